import RDF
import Raptor
import Resolutions

/// Writes resolutions as linked data: each text that was read becomes the triples of one document.
///
/// A mapper is made once for a run; it is a value that threads can share. What all documents have in
/// common (the rules of the ontology, the descriptions of known agents) is prepared when it is made.
///
/// ```swift
/// var mapper = try ResolutionMapper(library: try AuthorityLibrary())
/// mapper.context = CorpusContext(revisions)
/// let mapped = mapper.map(revision) { source.position(of: $0).line }
/// ```
public struct ResolutionMapper: Sendable {
    public let authority: Authority
    public let namespace: DataNamespace
    public let options: MappingOptions
    /// The texts of the run.
    public var context: CorpusContext
    let labels: Labels
    let common: CommonGraph

    /// - Parameters:
    ///   - library: the agents, series and instruments that are known beforehand.
    ///   - namespace: where the data lives.
    ///   - context: the texts of the run.
    /// - Throws: where the ontology that the program carries cannot be read.
    public init(
        library: AuthorityLibrary, namespace: DataNamespace = DataNamespace(),
        options: MappingOptions = MappingOptions(), context: CorpusContext = CorpusContext()
    ) throws(RDFReadingError) {
        self.init(
            authority: library.authority, descriptions: library.descriptions,
            ontology: try ResolutionMapper.builtInOntology(), namespace: namespace, options: options,
            context: context)
    }

    package init(
        authority: Authority, descriptions: AuthorityDescriptions, ontology: [Triple],
        namespace: DataNamespace = DataNamespace(), options: MappingOptions = MappingOptions(),
        context: CorpusContext = CorpusContext()
    ) {
        self.authority = authority
        self.namespace = namespace
        self.options = options
        self.context = context
        labels = Labels(authority: authority)
        common = CommonGraph(
            base: namespace.base, ontology: ontology, descriptions: descriptions.allTriples(base: namespace.base),
            isMaterialised: options.isMaterialised)
    }

    /// The triples of the ontology, whose axioms say what follows from what is read.
    package static func builtInOntology() throws(RDFReadingError) -> [Triple] {
        let name = "resolution-graph.ttl"
        let text = OntologyFile.named(name)?.text ?? ""
        return try RDFReader.quads(in: text, syntax: .turtle, source: name).map(\.triple)
    }

    /// Maps one text. Linear in its length and in the number of its triples.
    ///
    /// - Parameters:
    ///   - earlier: the texts of `context.textsCompared(with:)`: what changed since each of them is part
    ///     of the graph of this text.
    ///   - trackedChanges: the text taken apart, where it is a proposal whose tracked changes were merged.
    ///   - lineNumber: the 1-based line of an offset in the source, counted in code points; where it is
    ///     nil or answers nil, spans have no line.
    public func map(
        _ revision: Revision, comparedWith earlier: [Revision] = [], trackedChanges: TrackedChanges? = nil,
        lineNumber: ((Int) -> Int?)? = nil
    ) -> MappedRevision {
        var mapping = RevisionMapping(revision, with: self, lineNumber: lineNumber)
        return mapping.run(comparedWith: earlier, trackedChanges: trackedChanges)
    }
}

extension ResolutionMapper {
    /// The name of a text's files, without suffix.
    func fileName(of revision: RevisionIdentifier, language: String) -> String {
        let isFurther = context.isFurtherLanguage(of: revision, language: language)
        return ExportName.make(for: revision, authority: authority, furtherLanguage: isFurther ? language : nil)
    }

    /// The label of a text, as the graph has it.
    public func label(of revision: Revision) -> String { label(of: CorpusContext.Text(revision)) }

    /// What changed from one text of an act to another, as triples: for each preambular, operative and
    /// annex clause what became of it. Both texts' own graphs are left out.
    public func changes(_ comparison: Comparison) -> [Triple] {
        let mapped = map(comparison.new, comparedWith: [comparison.old])
        let prefix = mapped.revision.string + "#change_\(comparison.old.identifier.edition.slug)_"
        return mapped.triples.filter { $0.subject.iri?.string.hasPrefix(prefix) ?? false }
    }
}
