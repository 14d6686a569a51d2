import RDF

/// Writes [JSON-LD 1.1](https://www.w3.org/TR/json-ld11/), which Raptor does not have: the context, then each
/// block as soon as it comes. Consecutive blocks of one named graph stand in one graph object.
final class JSONLDSession: WriterSession {
    private let context: JSONLDContext
    private var hasBegun = false
    /// The graph whose object is open.
    private var openGraph: Term?
    /// Whether an object stands before in the list that is open.
    private var needsComma = false
    private var text: [UInt8] = []

    init(context: JSONLDContext, sink: any ByteSink, scope: RDFWriter.BlankNodeScope) throws(RDFWritingError) {
        self.context = context
        try super.init(sink: sink, scope: scope)
    }

    override func write(_ block: Span<Triple>) throws(RDFWritingError) {
        beginBlock()
        try write(block, in: nil)
    }

    override func write(quads: Span<Quad>) throws(RDFWritingError) {
        beginBlock()
        var start = 0
        while start < quads.count {
            let graph = quads[start].graph
            var triples: [Triple] = []
            while start < quads.count, quads[start].graph == graph {
                triples.append(quads[start].triple)
                start += 1
            }
            try write(triples.span, in: graph)
        }
    }

    override func finish() throws(RDFWritingError) {
        text.removeAll(keepingCapacity: true)
        begin()
        closeGraph()
        text += "\n  ]\n}\n".utf8
        try passText()
        try super.finish()
    }

    private func write(_ block: Span<Triple>, in graph: Term?) throws(RDFWritingError) {
        guard block.count > 0 else { return }
        let (triples, graph) = try portable(block, in: graph)
        let nodes = try nodes(of: triples, isNested: graph != nil)
        text.removeAll(keepingCapacity: true)
        begin()
        if graph != openGraph {
            closeGraph()
            if let graph { try open(graph, before: block[0]) }
        }
        text += (needsComma ? ",\n" : "\n").utf8
        text += nodes
        needsComma = true
        try passText()
    }

    private func nodes(of triples: [Triple], isNested: Bool) throws(RDFWritingError) -> [UInt8] {
        let writer = JSONLDNodes(context: context, indent: isNested ? "        " : "    ")
        var bytes: [UInt8] = []
        do {
            try writer.append(triples.span, to: &bytes)
            return bytes
        } catch {
            throw refusal(of: triples, by: writer, otherwise: error)
        }
    }

    /// Names the statement that cannot be written.
    private func refusal(of triples: [Triple], by writer: JSONLDNodes, otherwise error: JSONLDRefusal) -> RDFWritingError {
        for triple in triples {
            var bytes: [UInt8] = []
            do { try writer.append([triple].span, to: &bytes) } catch { return .refused(triple, reason: error.reason) }
        }
        return .raptor(error.reason)
    }

    // MARK: Statements

    /// The statements with checked IRIs, and labels of blank nodes that JSON-LD can carry.
    private func portable(
        _ block: Span<Triple>, in graph: Term?
    ) throws(RDFWritingError) -> (triples: [Triple], graph: Term?) {
        var result: [Triple] = []
        var portableGraph: Term?
        result.reserveCapacity(block.count)
        for index in block.indices {
            let triple = block[index]
            do throws(TermRefusal) {
                if let graph, portableGraph == nil {
                    if graph.isLiteral { throw TermRefusal(reason: "its graph's name is a literal") }
                    portableGraph = try portable(graph)
                }
                if triple.subject.isLiteral { throw TermRefusal(reason: "its subject is a literal") }
                try check(triple.predicate)
                result.append(Triple(try portable(triple.subject), triple.predicate, try portable(triple.object)))
            } catch {
                throw .refused(triple, reason: error.reason)
            }
        }
        return (result, portableGraph)
    }

    private func portable(_ term: Term) throws(TermRefusal) -> Term {
        switch term {
        case .iri(let iri): try check(iri)
        case .blankNode(let node): return .blankNode(BlankNode(try portableLabel(node)))
        case .literal(let literal):
            try check(literal.datatype)
            if let language = literal.language, !LanguageTag.isWellFormed(language) {
                throw TermRefusal(reason: "'\(language)' is no language tag")
            }
        }
        return term
    }

    private func check(_ iri: IRI) throws(TermRefusal) {
        try iri.string.withBytes { bytes throws(TermRefusal) in try TermFactory.check(bytes) }
    }

    // MARK: Frame

    private func begin() {
        guard !hasBegun else { return }
        hasBegun = true
        text += "{\n  \"@context\": ".utf8
        context.append(to: &text, indent: "  ")
        text += ",\n  \"@graph\": [".utf8
    }

    private func open(_ graph: Term, before first: Triple) throws(RDFWritingError) {
        text += (needsComma ? ",\n    {\n      \"@id\": " : "\n    {\n      \"@id\": ").utf8
        do throws(JSONLDRefusal) {
            try context.appendReference(graph, to: &text)
        } catch {
            throw .refused(first, reason: error.reason)
        }
        text += ",\n      \"@graph\": [".utf8
        openGraph = graph
        needsComma = false
    }

    private func closeGraph() {
        guard openGraph != nil else { return }
        text += "\n      ]\n    }".utf8
        openGraph = nil
        needsComma = true
    }

    private func passText() throws(RDFWritingError) {
        var bytes: [UInt8] = []
        swap(&bytes, &text)
        try pass(bytes.span)
        swap(&bytes, &text)
    }
}
