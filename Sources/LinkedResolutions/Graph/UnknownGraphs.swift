import GraphStore
import RDF
import SPARQL

extension Query {
    /// The graphs that FROM and FROM NAMED name and that are not loaded; they are taken as empty,
    /// since nothing is fetched.
    public func unknownGraphs(in dataset: Dataset) -> [IRI] {
        guard let clause = self.dataset else { return [] }
        let known = Set(dataset.graphNames)
        return (clause.defaultGraphs + clause.namedGraphs).filter { !known.contains(.iri($0)) }
    }
}
