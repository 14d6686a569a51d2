import PropertyGraph
import RDF
import Raptor
import ResolutionOntology

/// What an export can be written as, by the name that the command line uses: a syntax of RDF, or a form for
/// tools that know nodes and edges.
public enum ExportFormat: Hashable, Sendable {
    case rdf(RDFSyntax)
    case propertyGraph(PropertyGraphFormat)

    public static let turtle = ExportFormat.rdf(.turtle)
    public static let ntriples = ExportFormat.rdf(.ntriples)

    /// All that can be written, in the order in which help lists them.
    public static let all: [ExportFormat] = RDFSyntax.allCases.map { .rdf($0) } + PropertyGraphFormat.allCases.map { .propertyGraph($0) }

    public var name: String {
        switch self {
        case .rdf(let syntax): syntax.rawValue
        case .propertyGraph(let format): format.rawValue
        }
    }

    /// The format with a name that can be written, or nil.
    public init?(named name: String) {
        if let syntax = RDFSyntax(named: name) {
            self = .rdf(syntax)
        } else if let format = PropertyGraphFormat(rawValue: name) {
            self = .propertyGraph(format)
        } else {
            return nil
        }
    }

    /// The format that a file's suffix tells and that can be written, or nil.
    public init?(path: String) {
        if let syntax = RDFSyntax(path: path) {
            self = .rdf(syntax)
            return
        }
        let suffix = path.split(separator: ".").last.map { $0.lowercased() }
        switch suffix {
        case "graphml": self = .propertyGraph(.graphml)
        case "csv": self = .propertyGraph(.csv)
        case "cypher", "cql": self = .propertyGraph(.cypher)
        default: return nil
        }
    }

    /// What is put behind the name of a graph, for each of its files.
    public var fileSuffixes: [String] {
        switch self {
        case .rdf(let syntax): [syntax.fileSuffix]
        case .propertyGraph(let format): format.fileSuffixes
        }
    }

    /// The syntax of RDF that the format is, where files in it can be read again.
    public var readableSyntax: RDFSyntax? {
        if case .rdf(let syntax) = self, syntax.isReadable { syntax } else { nil }
    }

    /// The files of a graph of that name in a folder.
    func paths(stem: String) -> [String] { fileSuffixes.map { "\(stem).\($0)" } }

    /// The files that stand for one file that a person named: that one, or, where the format has several, those
    /// that share its name without the suffix.
    func paths(for path: String) -> [String] {
        guard fileSuffixes.count > 1 else { return [path] }
        let name = path.utf8.split(separator: UInt8(ascii: "/")).last?.count ?? path.utf8.count
        guard let dot = path.lastIndex(of: "."), path.utf8.distance(from: dot, to: path.endIndex) < name else {
            return paths(stem: path)
        }
        return paths(stem: String(path[..<dot]))
    }
}

extension PropertyGraphOptions {
    /// How the ontology's terms become nodes and edges. Of two properties that are inverse to each other, one gives
    /// edges: the one that is functional, or else the one whose definition names the other.
    static func resolutions(base: IRI) throws(RDFReadingError) -> PropertyGraphOptions {
        var functional: Set<IRI> = []
        var inverses: [(IRI, IRI)] = []
        var above: [IRI: Set<IRI>] = [:]
        for triple in try ResolutionMapper.builtInOntology() {
            guard let subject = triple.subject.iri, let object = triple.object.iri else { continue }
            if triple.predicate == OWL.inverseOf { inverses.append((subject, object)) }
            if triple.predicate == RDFS.subClassOf { above[subject, default: []].insert(object) }
            if triple.predicate == RDFSyntaxNamespace.type, object == OWL.functionalProperty { functional.insert(subject) }
        }
        var omitted: Set<IRI> = []
        for (one, other) in inverses { omitted.insert(functional.contains(other) && !functional.contains(one) ? one : other) }
        for start in above.keys {
            var reached = above[start] ?? []
            var pending = Array(reached)
            while let next = pending.popLast() {
                for further in above[next] ?? [] where reached.insert(further).inserted { pending.append(further) }
            }
            above[start] = reached
        }
        return PropertyGraphOptions(
            prefixes: Vocabulary.prefixes(base: base), homeNamespace: Vocabulary.resolution.namespace, omittedEdges: omitted,
            superclasses: above)
    }
}
