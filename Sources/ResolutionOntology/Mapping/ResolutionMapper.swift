import RDF
import Resolutions

/// Writes resolutions as linked data: each text that was read becomes the triples of one document.
///
/// A mapper is made once for a run; it is a value that threads can share. What all documents have in
/// common (the rules of the ontology, the descriptions of known agents) is prepared when it is made.
public struct ResolutionMapper: Sendable {
    public let authority: Authority
    public let namespace: DataNamespace
    public let options: MappingOptions
    public let context: CorpusContext
    let labels: Labels
    let common: CommonGraph

    /// - Parameters:
    ///   - authority: the agents, series and instruments that are known beforehand.
    ///   - ontology: the triples of the ontology, whose axioms say what follows from what is read.
    ///   - concepts: the triples of the closed lists (heading verbs, modalities, …).
    ///   - namespace: where the data lives.
    ///   - context: the texts of the run.
    public init(
        authority: Authority, ontology: [Triple], concepts: [Triple],
        namespace: DataNamespace = DataNamespace(), options: MappingOptions = MappingOptions(),
        context: CorpusContext = CorpusContext()
    ) {
        self.authority = authority
        self.namespace = namespace
        self.options = options
        self.context = context
        labels = Labels(authority: authority)
        common = CommonGraph(
            ontology: ontology, concepts: concepts, authority: authority, namespace: namespace,
            isMaterialised: options.isMaterialised)
    }

    /// Maps one text. Linear in its length and in the number of its triples.
    ///
    /// - Parameter lineNumber: the 1-based line of an offset in the source, counted in code points;
    ///   where it is nil or answers nil, spans have no line.
    public func map(_ revision: Revision, lineNumber: ((Int) -> Int?)? = nil) -> MappedRevision {
        var mapping = RevisionMapping(revision, with: self, lineNumber: lineNumber)
        return mapping.run()
    }
}
