import LinkedResolutions

/// A graph as a data set: its counts, vocabularies, partitions and links to other data sets, computed
/// from the graph itself ([VoID](https://www.w3.org/TR/void/), [DCAT 3](https://www.w3.org/TR/vocab-dcat-3/)).
public struct GraphDescription: Sendable {
    /// A property and how often it is used (VoID, section 4.5).
    public struct PropertyPartition: Hashable, Sendable {
        public var property: IRI
        public var triples: Int
        public var distinctSubjects: Int
        public var distinctObjects: Int
    }

    /// A class and how many things are of it.
    public struct ClassPartition: Hashable, Sendable {
        public var type: IRI
        public var entities: Int
    }

    /// Statements of one property whose objects are in another data set (VoID, section 5).
    public struct Linkset: Hashable, Sendable {
        public var property: IRI
        /// What the IRIs of the other data set begin with.
        public var target: IRI
        public var triples: Int
    }

    /// A text that the graph was read from.
    public struct Source: Hashable, Sendable {
        public var document: IRI
        /// SHA-256 of its bytes, in lower-case hexadecimal, where the graph says it.
        public var sha256: String?
    }

    public let options: DescriptionOptions
    public let triples: Int
    /// Things of the data's own that the graph says something about.
    public let entities: Int
    public let distinctSubjects: Int
    public let distinctObjects: Int
    /// Texts that were read.
    public let documents: Int
    /// By IRI.
    public let properties: [PropertyPartition]
    /// By IRI.
    public let classes: [ClassPartition]
    /// By property and target.
    public let linksets: [Linkset]
    /// The namespaces of the properties and classes in use.
    public let vocabularies: [IRI]
    /// The texts that the graph names as its sources, by IRI.
    public let sources: [Source]

    /// The path of the data set's own IRI under the base of the data.
    static let path = "graph/dataset"

    /// Counts the default graph: one reading of its statements, and a query for what has to be told apart.
    /// - Throws: `QueryError` where the memory or time that queries may take is not enough.
    public init(_ dataset: Dataset, options: DescriptionOptions = DescriptionOptions()) throws {
        self.options = options
        var counter = PartitionCounter(base: options.base)
        for triple in dataset.triples() { counter.add(triple) }
        triples = dataset.count
        entities = counter.entities
        distinctSubjects = counter.distinctSubjects
        linksets = counter.linksets
        let graph = ResolutionGraph(dataset)
        let objects = try graph.select("SELECT (COUNT(DISTINCT ?o) AS ?count) WHERE { ?s ?p ?o }")
        distinctObjects = try objects.first?.integer("count") ?? 0
        properties = try graph.select(
            """
            SELECT ?p (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects)
            WHERE { ?s ?p ?o } GROUP BY ?p
            """
        ).map { row in
            PropertyPartition(
                property: try row.iri("p"), triples: try row.integer("triples"),
                distinctSubjects: try row.integer("subjects"), distinctObjects: try row.integer("objects"))
        }.sorted { $0.property < $1.property }
        classes = try graph.select(
            "SELECT ?class (COUNT(DISTINCT ?s) AS ?entities) WHERE { ?s a ?class FILTER(isIRI(?class)) } GROUP BY ?class"
        ).map { row in ClassPartition(type: try row.iri("class"), entities: try row.integer("entities")) }
            .sorted { $0.type < $1.type }
        vocabularies = Set((properties.map(\.property) + classes.map(\.type)).map(\.namespace)).sorted()
        let pages = PageGraph(dataset: dataset)
        sources = pages.subjects(RDFSyntaxNamespace.type, Vocabulary.resolution.sourceDocument).map { document in
            Source(document: document, sha256: pages.literal(document, Vocabulary.resolution.sha256)?.lexicalForm)
        }
        documents = sources.count
    }

    /// The IRI of the data set.
    public var iri: IRI { IRI(options.base.string + Self.path) }
    /// The IRI of the description.
    public var document: IRI { IRI(options.address.string + "void.ttl") }
}

extension IRI {
    /// The IRI up to and with its last `#` or `/`.
    var namespace: IRI {
        guard let mark = string.utf8.lastIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") }) else { return self }
        return IRI(String(string[...mark]))
    }
}
