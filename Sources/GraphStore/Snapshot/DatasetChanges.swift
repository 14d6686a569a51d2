import RDF

// New snapshots from old ones.
extension Dataset {
    /// This dataset with triples added to the default graph or to a named one; those already there
    /// stay as they are.
    public func inserting(_ triples: some Sequence<Triple>, into graph: Term? = nil) throws(DatasetError) -> Dataset {
        try changing(inserting: triples.map { Quad($0, in: graph) }, removing: [])
    }

    /// This dataset without the triples; those that are not there are passed over.
    public func removing(_ triples: some Sequence<Triple>, from graph: Term? = nil) throws(DatasetError) -> Dataset {
        try changing(inserting: [], removing: triples.map { Quad($0, in: graph) })
    }

    /// This dataset with quads taken away and others added. A quad in both lists is in the result.
    ///
    /// Linear in the number of changes since the last bulk build; the graph as a whole is sorted
    /// again only when the changes pass an eighth of it. A named graph stays known when its last
    /// triple goes.
    public func changing(
        inserting inserted: [Quad], removing removed: [Quad]
    ) throws(DatasetError) -> Dataset {
        var writer = TermDictionaryWriter(dictionary)
        var changes = GraphChanges()
        for quad in removed {
            let triple = quad.triple
            guard let subject = dictionary.id(of: triple.subject),
                let predicate = dictionary.id(of: .iri(triple.predicate)),
                let object = dictionary.id(of: triple.object)
            else { continue }
            var name = TermIDs.none
            if let graph = quad.graph {
                guard let id = dictionary.id(of: graph) else { continue }
                name = id
            }
            changes[name].removing.append(IDTriple(subject, predicate, object))
        }
        for quad in inserted {
            let triple = quad.triple
            if case .literal = triple.subject { throw .literalSubject(triple) }
            if case .literal(let literal)? = quad.graph { throw .literalGraphName(literal) }
            let name = quad.graph.map { writer.intern($0) } ?? TermIDs.none
            changes[name].adding.append(
                IDTriple(
                    writer.intern(triple.subject), writer.intern(.iri(triple.predicate)),
                    writer.intern(triple.object)))
        }
        if writer.isFull { throw .tooManyTerms }
        return applying(changes, dictionary: writer.finish())
    }

    private func applying(_ changes: GraphChanges, dictionary: TermDictionary) -> Dataset {
        var defaultGraph = defaultGraph
        var named = namedGraphs
        for (name, change) in changes.inOrder {
            if name == TermIDs.none {
                defaultGraph = defaultGraph.changed(adding: change.adding, removing: change.removing)
            } else if let position = named.firstIndex(where: { $0.name == name }) {
                named[position].index = named[position].index.changed(
                    adding: change.adding, removing: change.removing)
            } else if !change.adding.isEmpty {
                named.append((name, GraphIndex(TripleIndex(change.adding))))
            }
        }
        return Dataset(
            dictionary: dictionary, defaultGraph: defaultGraph, namedGraphs: named, verification: verification)
    }
}

/// Changes per graph, in the order in which the graphs were first met.
private struct GraphChanges {
    struct Change {
        var adding: [IDTriple] = []
        var removing: [IDTriple] = []
    }

    private(set) var inOrder: [(name: TermID, change: Change)] = []
    private var positions: [TermID: Int] = [:]

    subscript(name: TermID) -> Change {
        get { positions[name].map { inOrder[$0].change } ?? Change() }
        _modify {
            let position: Int
            if let known = positions[name] {
                position = known
            } else {
                position = inOrder.count
                positions[name] = position
                inOrder.append((name, Change()))
            }
            yield &inOrder[position].change
        }
    }
}

/// Gives ids to terms that a dictionary may lack. The dictionary itself stays as it is.
private struct TermDictionaryWriter {
    private let old: TermDictionary
    private var classes: TermClassTable
    private var newTerms: [Term] = []
    private var newIDs: [Term: TermID] = [:]

    init(_ dictionary: TermDictionary) {
        old = dictionary
        classes = dictionary.classes
    }

    var isFull: Bool { old.count + newTerms.count > Int(TermIDs.last) }

    mutating func intern(_ term: Term) -> TermID {
        if let id = old.id(of: term) ?? newIDs[term] { return id }
        let id = TermID(truncatingIfNeeded: old.count + newTerms.count + 1)
        newTerms.append(term)
        newIDs[term] = id
        return id
    }

    /// The dictionary with the new terms. Linear in what was added since the last bulk build; the
    /// layers become one when the upper passes a quarter of the lower.
    mutating func finish() -> TermDictionary {
        if newTerms.isEmpty { return old }
        let merges = old.added.count + newTerms.count > max(65_536, old.base.count / 4)
        var builder = TermTableBuilder()
        if merges { Self.copy(old.base, to: &builder) }
        Self.copy(old.added, to: &builder)
        for term in newTerms {
            let termClass = classes.intern(term.termClass)
            _ = term.withText { builder.intern($0, class: termClass) }
        }
        let table = builder.freeze()
        return merges
            ? TermDictionary(base: table, classes: classes)
            : TermDictionary(base: old.base, added: table, classes: classes, values: old.values)
    }

    /// The same terms with the same ids in one layer.
    static func merged(_ dictionary: TermDictionary) -> TermDictionary {
        if dictionary.added.count == 0 { return dictionary }
        var builder = TermTableBuilder()
        copy(dictionary.base, to: &builder)
        copy(dictionary.added, to: &builder)
        return TermDictionary(base: builder.freeze(), classes: dictionary.classes)
    }

    private static func copy(_ table: TermTable, to builder: inout TermTableBuilder) {
        for number in 0..<table.count {
            let termClass = table.termClass(number)
            _ = table.withText(number) { builder.intern($0, class: termClass) }
        }
    }
}

extension TermDictionary {
    /// The same terms with the same ids in one layer. Linear.
    var merged: TermDictionary { TermDictionaryWriter.merged(self) }
}
