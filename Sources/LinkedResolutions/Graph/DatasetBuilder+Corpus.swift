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
            var graph = NamedTriples(.iri(mapped.revision), capacity: mapped.count)
            for block in mapped.blocks { try add(block, of: mapped.terms, to: &graph, &ids) }
            graph.flush(to: self)
            let new = mapped.shared.filter { shared.insert($0, of: mapped.terms) }
            try add(new[...], of: mapped.terms, to: &authority, &ids)
            authority.flush(to: self)
        }
    }

    /// Adds triples to a named graph, and with it to the default graph. Those of one subject stand together, so it is
    /// looked up once for them.
    private func add(
        _ triples: ArraySlice<CompactTriple>, of terms: TermList, to graph: inout NamedTriples, _ ids: inout MappedTermIDs
    ) throws {
        guard var last = triples.first?.subject else { return }
        var subject = ids.known(last, in: terms, self)
        for triple in triples {
            if triple.subject != last {
                subject = ids.known(triple.subject, in: terms, self)
                last = triple.subject
            }
            let predicate = ids.known(triple.predicate, in: terms, self)
            guard subject.isIRI, predicate.isIRI else {
                // The mapping makes none; the checked way says what is wrong.
                if let triple = terms.triple(triple) { try add(triple) }
                continue
            }
            graph.triples.append(IDTriple(subject.id, predicate.id, ids.known(triple.object, in: terms, self).id))
        }
    }
}

/// The triples of a named graph before they go into the builder, there and into the default graph, all at once; the
/// name is interned when the first ones do.
private struct NamedTriples {
    private let name: Term
    private var id = TermIDs.none
    var triples: [IDTriple] = []

    init(_ name: Term, capacity: Int = 0) {
        self.name = name
        triples.reserveCapacity(capacity)
    }

    mutating func flush(to builder: DatasetBuilder) {
        guard !triples.isEmpty else { return }
        if id == TermIDs.none { id = builder.intern(name) }
        builder.add(triples, to: TermIDs.none)
        builder.add(triples, to: id)
        triples.removeAll(keepingCapacity: true)
    }
}

/// The ids of the terms of mapped documents: each term of a document is interned once, from its bytes, those that all
/// documents have in common once for all, so that a triple costs three look-ups in one array and no hash.
private struct MappedTermIDs {
    /// What is known of a term; the id is 0 as long as nobody asked for it.
    struct Known {
        var id: TermID = 0
        var isIRI = false
    }

    /// By the term's number in the document at hand; the first `commonCount` stay from one document to the next.
    private var terms: [Known] = []
    /// The builder's numbers of the document's classes.
    private var classes: [TermClassTable.Index] = []

    /// Makes ready for the next document of the same mapper.
    mutating func begin(_ list: TermList, _ builder: DatasetBuilder) {
        if terms.isEmpty { terms = Array(repeating: Known(), count: list.commonCount) }
        terms.removeLast(terms.count - list.commonCount)
        terms.append(contentsOf: repeatElement(Known(), count: list.count - list.commonCount))
        classes.removeLast(max(0, classes.count - list.commonClassCount))
        for number in classes.count..<list.classes.count {
            classes.append(builder.number(of: list.classes.classes[number]))
        }
    }

    @inline(__always)
    mutating func known(_ number: UInt32, in list: TermList, _ builder: DatasetBuilder) -> Known {
        let known = terms[Int(number)]
        return known.id != 0 ? known : intern(number, list, builder)
    }

    @inline(never)
    private mutating func intern(_ number: UInt32, _ list: TermList, _ builder: DatasetBuilder) -> Known {
        let termClass = list.termClass(of: number)
        let known = Known(
            id: list.withText(of: number) { builder.intern($0, class: classes[Int(termClass)]) },
            isIRI: termClass == TermClassTable.iri)
        terms[Int(number)] = known
        return known
    }
}
