import GraphStore
import RDF
import ResolutionOntology

extension ResolutionGraph {
    /// A body, a post or a group (`rg:Actor`).
    public struct Agent: Hashable, Sendable, Comparable, CustomStringConvertible {
        /// What an agent is.
        public enum Kind: String, Hashable, Sendable {
            /// An organization, or an organ of one, with a name of its own.
            case body
            /// A position that exists whoever holds it.
            case post
            /// Agents named collectively.
            case group
        }

        public let iri: IRI
        /// The name in full; the last part of the IRI where the graph gives none.
        public let label: String
        /// The first abbreviation under which texts name it.
        public let acronym: String?
        /// nil where the graph says only that it is an agent.
        public let kind: Kind?

        init(_ iri: IRI, in graph: ResolutionGraph) {
            let terms = Vocabulary.resolution
            self.iri = iri
            label = graph.dataset.label(of: iri)
            acronym = graph.dataset.texts(of: iri, terms.acronym).first
            let types = Set(graph.dataset.objects(of: iri, RDFSyntaxNamespace.type))
            kind = types.contains(terms.body) ? .body : types.contains(terms.post) ? .post : types.contains(terms.group) ? .group : nil
        }

        /// By label, then by IRI.
        public static func < (a: Agent, b: Agent) -> Bool {
            let order = CodePointText.compare(a.label, b.label)
            return order != 0 ? order < 0 : a.iri < b.iri
        }

        public var description: String { acronym.map { "\(label) (\($0))" } ?? label }
    }

    /// All agents of the graph, by their labels.
    public var agents: [Agent] {
        dataset.subjects(of: RDFSyntaxNamespace.type, Vocabulary.resolution.actor).map { Agent($0, in: self) }.sorted()
    }
}

extension Dataset {
    /// The label of a thing, English first; the last part of its IRI where it has none.
    package func label(of iri: IRI) -> String {
        let labels = texts(of: iri, RDFS.label) + texts(of: iri, SKOS.prefLabel)
        return labels.first ?? iri.string.split { $0 == "/" || $0 == "#" }.last.map(String.init) ?? iri.string
    }
}
