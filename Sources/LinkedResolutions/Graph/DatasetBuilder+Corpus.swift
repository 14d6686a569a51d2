import GraphStore
import RDF
import ResolutionOntology
import Resolutions

extension DatasetBuilder {
    /// Adds the triples of all texts of a corpus: to the default graph, and to the graph of each.
    ///
    /// Linear in the texts and their triples.
    /// - Parameters:
    ///   - base: the base of all data IRIs.
    ///   - includesText: whether the words of clauses and directives are in the graph.
    public func add(_ corpus: Corpus, base: IRI = Vocabulary.defaultBase, includesText: Bool = true) throws {
        let mapper = corpus.knowledge.mapper(base: base, includesText: includesText, context: corpus.context)
        var authority = NamedTriples(.iri(IRI(base.string + "graph/authority")))
        var shared = SharedStatements()
        var ids = MappedTermIDs()
        for (revision, source) in zip(corpus.revisions, corpus.sources) {
            let earlier = corpus.textsCompared(with: revision)
            let changes = corpus.trackedChanges(of: revision)
            let mapped = mapper.map(revision, comparedWith: earlier, trackedChanges: changes) { source.position(of: $0).line }
            ids.begin(mapped.terms, self)
            shared.begin(mapped.terms)
            var graph = NamedTriples(.iri(mapped.revision))
            for block in mapped.blocks {
                for triple in block { try add(triple, of: mapped.terms, to: &graph, &ids) }
            }
            graph.flush(to: self)
            for triple in mapped.shared where shared.insert(triple, of: mapped.terms) {
                try add(triple, of: mapped.terms, to: &authority, &ids)
            }
            authority.flush(to: self)
        }
    }

    /// Adds a triple to a named graph, and with it to the default graph.
    private func add(
        _ compact: CompactTriple, of terms: TermList, to graph: inout NamedTriples, _ ids: inout MappedTermIDs
    ) throws {
        guard terms.termClass(of: compact.subject) == TermClassTable.iri, terms.termClass(of: compact.predicate) == TermClassTable.iri
        else {
            // The mapping makes none; the checked way says what is wrong.
            if let triple = terms.triple(compact) { try add(triple) }
            return
        }
        let subject = ids.id(of: compact.subject, in: terms, self)
        let predicate = ids.id(of: compact.predicate, in: terms, self)
        let object = ids.id(of: compact.object, in: terms, self)
        graph.add(IDTriple(subject, predicate, object), self)
    }
}

/// The triples of a named graph before they go into the builder, there and into the default graph, all at once; the
/// name is interned when the first one comes.
private struct NamedTriples {
    private let name: Term
    private var id = TermIDs.none
    private var triples: [IDTriple] = []

    init(_ name: Term) { self.name = name }

    mutating func add(_ triple: IDTriple, _ builder: DatasetBuilder) {
        if id == TermIDs.none { id = builder.intern(name) }
        triples.append(triple)
    }

    mutating func flush(to builder: DatasetBuilder) {
        guard !triples.isEmpty else { return }
        builder.add(triples, to: TermIDs.none)
        builder.add(triples, to: id)
        triples.removeAll(keepingCapacity: true)
    }
}

/// The ids of the terms of mapped documents: each term of a document is interned once, from its bytes, those that all
/// documents have in common once for all, so that a triple costs three look-ups in arrays and no hash.
private struct MappedTermIDs {
    private var common: [TermID] = []
    private var own: [TermID] = []
    /// The builder's numbers of the document's classes.
    private var classes: [TermClassTable.Index] = []

    /// Makes ready for the next document of the same mapper.
    mutating func begin(_ terms: TermList, _ builder: DatasetBuilder) {
        if common.isEmpty { common = Array(repeating: TermIDs.none, count: terms.commonCount) }
        own = Array(repeating: TermIDs.none, count: terms.count - terms.commonCount)
        classes.removeLast(max(0, classes.count - terms.commonClassCount))
        for number in classes.count..<terms.classes.count {
            classes.append(builder.number(of: terms.classes.classes[number]))
        }
    }

    mutating func id(of number: UInt32, in terms: TermList, _ builder: DatasetBuilder) -> TermID {
        let index = Int(number)
        if index < common.count {
            if common[index] == TermIDs.none { common[index] = intern(number, terms, builder) }
            return common[index]
        }
        if own[index - common.count] == TermIDs.none { own[index - common.count] = intern(number, terms, builder) }
        return own[index - common.count]
    }

    private func intern(_ number: UInt32, _ terms: TermList, _ builder: DatasetBuilder) -> TermID {
        let termClass = classes[Int(terms.termClass(of: number))]
        return terms.withText(of: number) { builder.intern($0, class: termClass) }
    }
}
