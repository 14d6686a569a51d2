import GraphStore
import RDF
import SPARQL

extension FuzzTarget {
    static let sparqlSyntax = FuzzTarget(
        name: "sparql", abstract: "a query is read, written and read again"
    ) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        guard let query = try? Query(parsing: text, base: IRI("http://example.org/"), defaultPrefixes: prefixes) else {
            return
        }
        _ = query.pattern.tree()
        let written = query.description
        do {
            let again = try Query(parsing: written)
            require(again == query, "a written query reads back as itself:\n\(written)")
        } catch {
            require(false, "a written query is a query: \(error)\n\(written)")
        }
    }

    static let sparqlEvaluation = FuzzTarget(
        name: "evaluation", abstract: "a query is answered over a small graph, optimized and as it is written"
    ) { bytes in
        guard let data else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let query = try? Query(parsing: text, base: IRI("http://example.org/"), defaultPrefixes: prefixes) else {
            return
        }
        let limits = QueryLimits(time: .seconds(2), rows: 20_000, memory: 64 << 20)
        let clock = ContinuousClock()
        var counts: [Int] = []
        for isOptimized in [true, false] {
            let start = clock.now
            let options = QueryOptions(limits: limits, isOptimized: isOptimized)
            if let answer = try? data.answer(query, options: options) { counts.append(size(of: answer)) }
            require(clock.now - start < .seconds(8), "a query ends soon after its limit")
        }
        // A subselect with LIMIT or a function of chance may answer otherwise each time.
        guard counts.count == 2, !text.utf8.contains(where: { $0 > 127 }) else { return }
        let capitals = text.uppercased()
        guard !["LIMIT", "OFFSET", "RAND", "UUID", "SAMPLE", "NOW", "GROUP_CONCAT", "BNODE", "STRUUID", "DESCRIBE"]
            .contains(where: capitals.contains)
        else { return }
        require(counts[0] == counts[1], "the plan answers as the algebra does: \(counts)")
    }

    static let regularExpression = FuzzTarget(
        name: "regex", abstract: "REGEX and REPLACE with any pattern: flags, pattern and text on a line each"
    ) { bytes in
        let lines = bytes.split(separator: 10, maxSplits: 2, omittingEmptySubsequences: false)
        guard lines.count == 3, let data else { return }
        let values: [Variable: any TermConvertible] = Dictionary(
            uniqueKeysWithValues: zip(["flags", "pattern", "text"], lines).map {
                (Variable($0), String(decoding: $1, as: UTF8.self))
            })
        let query = """
            SELECT (REGEX(?text, ?pattern, ?flags) AS ?matches) (REPLACE(?text, ?pattern, "<$0>", ?flags) AS ?replaced) {}
            """
        guard let bound = try? Query(parsing: query, binding: values) else {
            return require(false, "values never make a query wrong")
        }
        let clock = ContinuousClock()
        let start = clock.now
        _ = try? data.answer(bound, options: QueryOptions(limits: QueryLimits(time: .seconds(2), memory: 64 << 20)))
        require(clock.now - start < .seconds(8), "a regular expression ends soon after the limit")
    }

    private static let prefixes = PrefixMap([
        "": IRI("http://example.org/"), "xsd": IRI("http://www.w3.org/2001/XMLSchema#"),
        "rdf": IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ])

    private static func size(of answer: QueryAnswer) -> Int {
        switch answer {
        case .solutions(let solutions): solutions.count
        case .boolean(let value): value ? 1 : 0
        case .graph(let graph): graph.count
        }
    }

    /// Thirty nodes, five properties, values of every kind, two named graphs.
    private static let data: Dataset? = {
        var quads: [Quad] = []
        let values: [Literal] = [
            Literal(7), Literal("x"), Literal("été", language: "fr"), Literal("2020-02-29", datatype: XSD.date),
            Literal("1.5", datatype: XSD.decimal), Literal("NaN", datatype: XSD.double),
            Literal("true", datatype: XSD.boolean), Literal("no number", datatype: XSD.integer),
            Literal("2021-01-01T00:00:00Z", datatype: XSD.dateTime), Literal(""),
        ]
        for number in 0..<30 {
            let node = Term.iri(IRI("http://example.org/n\(number)"))
            let graph: Term? = number % 3 == 0 ? nil : .iri(IRI("http://example.org/g\(number % 3)"))
            func add(_ property: String, _ object: Term, _ graph: Term?) {
                quads.append(Quad(Triple(node, IRI("http://example.org/" + property), object), in: graph))
            }
            add("p", .iri(IRI("http://example.org/n\((number * 7 + 1) % 30)")), nil)
            add("q", .iri(IRI("http://example.org/n\((number * number) % 30)")), graph)
            add("r", .literal(values[number % values.count]), nil)
            add("s", .blankNode(BlankNode("b\(number % 4)")), graph)
            add("t", .literal(Literal(number)), nil)
        }
        return try? Dataset(quads: quads)
    }()
}
