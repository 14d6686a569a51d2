import RDF

/// Collects triples and builds a `Dataset` from all of them at once: the fast way to load.
///
/// Terms may come as values or as the UTF-8 bytes that a reader has at hand; the latter is how
/// millions of triples a second are loaded. Not for use from several threads at once.
public final class DatasetBuilder {
    // Not checked for overlapping access, which costs a tenth of loading: nothing that is called while one
    // of these three changes leads back here.
    @exclusivity(unchecked) private var terms: TermTableBuilder
    @exclusivity(unchecked) private var classes = TermClassTable()
    @exclusivity(unchecked) private var defaultGraph = GrowableBuffer<IDTriple>()
    private var namedGraphs: [GraphTriples] = []
    private var namedGraphIndexes: [TermID: Int] = [:]

    /// The triples of one named graph so far. A class, since the buffer cannot be copied.
    private final class GraphTriples {
        let name: TermID
        var triples = GrowableBuffer<IDTriple>()

        init(name: TermID) { self.name = name }

        func take() -> GrowableBuffer<IDTriple> {
            var empty = GrowableBuffer<IDTriple>()
            swap(&empty, &triples)
            return empty
        }
    }

    public init() {
        terms = TermTableBuilder()
    }

    /// A builder whose contents will be added to the one with this seed.
    init(partOfSeed seed: UInt64) {
        terms = TermTableBuilder(partOfSeed: seed)
    }

    /// What the hashes of this builder's terms depend on.
    var seed: UInt64 { terms.seed }

    /// How many triples were added so far, repeated ones included.
    public var addedCount: Int {
        namedGraphs.reduce(defaultGraph.count) { $0 + $1.triples.count }
    }

    /// Adds a triple to the default graph or to a named one.
    public func add(_ triple: Triple, to graph: Term? = nil) throws(DatasetError) {
        if case .literal = triple.subject { throw .literalSubject(triple) }
        var name = TermIDs.none
        if let graph {
            if case .literal(let literal) = graph { throw .literalGraphName(literal) }
            name = intern(graph)
        }
        add(
            IDTriple(intern(triple.subject), intern(.iri(triple.predicate)), intern(triple.object)),
            to: name)
    }

    /// Adds a quad.
    public func add(_ quad: Quad) throws(DatasetError) {
        try add(quad.triple, to: quad.graph)
    }

    /// Adds all quads of a dataset. Its terms are interned anew, as bytes; linear.
    ///
    /// - Parameter document: stands before the labels of blank nodes, to tell them from those of other
    ///   inputs.
    public func add(_ dataset: Dataset, document: String = "") {
        let dictionary = dataset.dictionary
        var receiver = DatasetReceiver(self, document: document)
        var ids = [TermID](repeating: TermIDs.none, count: dictionary.count + 1)
        func id(_ old: TermID) -> TermID {
            // Only a damaged snapshot that was not verified holds ids that are no terms.
            guard Int(old) < ids.count else { return intern(.iri(IRI(""))) }
            if ids[Int(old)] != TermIDs.none { return ids[Int(old)] }
            let new: TermID
            if dictionary.classIndex(old) == TermClassTable.blankNode {
                new = dictionary.withText(old) { receiver.blankNode(Span(_unsafeElements: $0)) }
            } else {
                let termClass = classes.intern(dictionary.classes[dictionary.classIndex(old)])
                new = dictionary.withText(old) { intern($0, class: termClass) }
            }
            ids[Int(old)] = new
            return new
        }
        for (name, index) in [(TermIDs.none, dataset.defaultGraph)] + dataset.namedGraphs {
            let graph = name == TermIDs.none ? name : id(name)
            if graph != TermIDs.none { _ = self.graph(named: graph) }
            let run = index.matches(of: IDPattern())
            var start = 0
            while start < run.count {
                let rows = start..<min(start + 4096, run.count)
                for triple in run.triples(rows) {
                    add(IDTriple(id(triple.subject), id(triple.predicate), id(triple.object)), to: graph)
                }
                start = rows.upperBound
            }
        }
    }

    /// Adds all that another builder holds. Terms keep the order in which they were first met, so the ids
    /// are those that reading the same statements here would have given.
    func add(_ part: DatasetBuilder) {
        var classNumbers: [TermClassTable.Index] = []
        for termClass in part.classes.classes { classNumbers.append(classes.intern(termClass)) }
        let ids = terms.intern(contentsOf: part.terms, classes: classNumbers)
        func addAll(_ triples: borrowing GrowableBuffer<IDTriple>, to graph: TermID) {
            for index in 0..<triples.count {
                let triple = triples.start[index]
                add(
                    IDTriple(ids[Int(triple.subject)], ids[Int(triple.predicate)], ids[Int(triple.object)]),
                    to: graph)
            }
        }
        addAll(part.defaultGraph, to: TermIDs.none)
        for graph in part.namedGraphs {
            _ = self.graph(named: ids[Int(graph.name)])
            addAll(graph.triples, to: ids[Int(graph.name)])
        }
    }

    /// Makes an empty named graph known, so that `GRAPH ?g` finds its name.
    public func addGraph(named name: Term) throws(DatasetError) {
        if case .literal(let literal) = name { throw .literalGraphName(literal) }
        _ = graph(named: intern(name))
    }

    /// Everything added so far as a dataset. The builder is empty afterwards.
    ///
    /// Linear in the triples.
    public func build() throws(DatasetError) -> Dataset {
        let isFull = terms.isFull
        var fresh = TermTableBuilder()
        swap(&fresh, &terms)
        let dictionary = TermDictionary(base: fresh.freeze(), classes: classes)
        classes = TermClassTable()
        var triples = GrowableBuffer<IDTriple>()
        swap(&triples, &defaultGraph)
        let graphs = namedGraphs
        namedGraphs = []
        namedGraphIndexes = [:]
        if isFull { throw .tooManyTerms }
        guard triples.count <= Int(UInt32.max), graphs.allSatisfy({ $0.triples.count <= Int(UInt32.max) })
        else { throw .tooManyTriples }
        let index = GraphIndex(TripleIndex(sorting: triples))
        var named: [(name: TermID, index: GraphIndex)] = []
        for graph in graphs {
            named.append((graph.name, GraphIndex(TripleIndex(sorting: graph.take()))))
        }
        return Dataset(dictionary: dictionary, defaultGraph: index, namedGraphs: named)
    }
}

// What readers of files call, with bytes.
extension DatasetBuilder {
    /// The id of an IRI, from its UTF-8 bytes without angle brackets, escapes undone.
    @inline(__always)
    package func intern(iri text: UnsafeBufferPointer<UInt8>) -> TermID {
        intern(text, class: TermClassTable.iri)
    }

    /// The id of a blank node, from its label without `_:`.
    @inline(__always)
    package func intern(blankNode label: UnsafeBufferPointer<UInt8>) -> TermID {
        intern(label, class: TermClassTable.blankNode)
    }

    /// The id of an `xsd:string`, escapes undone.
    @inline(__always)
    package func intern(string text: UnsafeBufferPointer<UInt8>) -> TermID {
        intern(text, class: TermClassTable.string)
    }

    /// The id of a literal with a datatype, given as the bytes of its IRI.
    @inline(__always)
    package func intern(literal text: UnsafeBufferPointer<UInt8>, datatype: UnsafeBufferPointer<UInt8>) -> TermID {
        intern(text, class: classes.intern(datatype: Span(_unsafeElements: datatype)))
    }

    /// The id of a language-tagged string, the tag in any case.
    @inline(__always)
    package func intern(literal text: UnsafeBufferPointer<UInt8>, language: UnsafeBufferPointer<UInt8>) -> TermID {
        intern(text, class: classes.intern(language: Span(_unsafeElements: language)))
    }

    /// The id of a term.
    package func intern(_ term: Term) -> TermID {
        let termClass = classes.intern(term.termClass)
        return term.withText { intern($0, class: termClass) }
    }

    /// The number that a class of terms has here.
    package func number(of termClass: TermClass) -> TermClassTable.Index { classes.intern(termClass) }

    /// The id of a term, from its UTF-8 bytes and the number of its class.
    package func intern(_ text: Span<UInt8>, class termClass: TermClassTable.Index) -> TermID {
        text.withUnsafeBufferPointer { intern($0, class: termClass) }
    }

    @inline(__always)
    private func intern(_ text: UnsafeBufferPointer<UInt8>, class termClass: TermClassTable.Index) -> TermID {
        guard let number = terms.intern(text, class: termClass) else { return TermIDs.none }
        return TermID(number + 1)
    }

    /// Adds a triple of ids that this builder gave out. The caller has made sure that the subject is
    /// no literal and the predicate an IRI.
    @inline(__always)
    package func add(_ triple: IDTriple, to graph: TermID = TermIDs.none) {
        if graph == TermIDs.none {
            defaultGraph.append(triple)
        } else {
            self.graph(named: graph).triples.append(triple)
        }
    }

    /// Adds triples to a graph, which is looked up once.
    package func add(_ triples: [IDTriple], to graph: TermID) {
        triples.withUnsafeBufferPointer { triples in
            if graph == TermIDs.none {
                defaultGraph.append(contentsOf: triples)
            } else {
                self.graph(named: graph).triples.append(contentsOf: triples)
            }
        }
    }

    private func graph(named name: TermID) -> GraphTriples {
        if let index = namedGraphIndexes[name] { return namedGraphs[index] }
        let graph = GraphTriples(name: name)
        namedGraphIndexes[name] = namedGraphs.count
        namedGraphs.append(graph)
        return graph
    }
}
