import RDF

/// Small datasets made up at random, with what spoils files: odd characters in literals and IRIs, numbers in
/// many forms, and blank nodes that are hard to tell apart.
public enum RandomDataset {
    private static let iris: [IRI] = [
        "https://example.org/a", "https://example.org/a#b", "https://example.org/dir/", "https://example.org/7", "urn:x:1.",
        "https://example.org/é", "https://example.org/e\u{301}", "https://example.org/a?b=c&d=(e)'f',", "https://example.org/%20-",
        "https://example.org/a/../b", "http://www.w3.org/1999/02/22-rdf-syntax-ns#List", "mailto:a@b.c", "https://example.org/\u{1F600}",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil", "https://example.org", "https://example.org/:x:y",
    ]
    private static let predicates: [IRI] = [
        "https://example.org/p", "https://example.org/q-r", "https://example.org/ns#s", RDFSyntaxNamespace.type,
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#first", "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest",
    ]
    private static let pieces = [
        "word", " ", "\"", "\\", "\n", "\r", "\t", "'", "\"\"\"", "<", ">", "&", "]]>", "é", "e\u{301}", "\u{1F600}", "\u{2028}", "\u{85}",
        "\u{FEFF}", "\u{202E}", "\\u0041", "{", "}", "\u{FFFD}", "", ".", "@en", "^^",
    ]
    private static let controls = ["\u{1}", "\u{8}", "\u{C}", "\u{B}", "\u{1F}", "\u{7F}"]
    private static let numbers: [(String, IRI)] = [
        ("7", XSD.integer), ("007", XSD.integer), ("+7", XSD.integer), ("x", XSD.integer), ("2.50", XSD.decimal), ("2.", XSD.decimal),
        ("1e0", XSD.double), ("INF", XSD.double), ("true", XSD.boolean), ("1", XSD.boolean), ("2024-02-30", XSD.date), ("", XSD.string),
    ]

    /// A few statements, in the default graph or in several.
    public static func quads(
        _ generator: inout SeededGenerator, upTo count: Int = 12, namedGraphs: Bool = true, controls: Bool = false
    ) -> [Quad] {
        // Few nodes make many that look alike.
        let nodes = Int.random(in: 1...6, using: &generator)
        let isPlain = Bool.random(using: &generator)
        func blank(_ generator: inout SeededGenerator) -> Term {
            .blankNode(BlankNode("n\(Int.random(in: 0..<nodes, using: &generator))"))
        }
        func resource(_ generator: inout SeededGenerator) -> Term {
            Int.random(in: 0..<10, using: &generator) < (isPlain ? 9 : 4)
                ? blank(&generator) : .iri(iris[Int.random(in: 0..<iris.count, using: &generator)])
        }
        return (0..<Int.random(in: 0...count, using: &generator)).map { _ in
            let subject = resource(&generator)
            let predicate = predicates[Int.random(in: 0..<(isPlain ? 2 : predicates.count), using: &generator)]
            let object = Int.random(in: 0..<10, using: &generator) < (isPlain ? 1 : 4)
                ? .literal(literal(&generator, controls: controls)) : resource(&generator)
            var graph: Term?
            if namedGraphs, Int.random(in: 0..<3, using: &generator) == 2 { graph = resource(&generator) }
            return Quad(Triple(subject, predicate, object), in: graph)
        }
    }

    /// A literal with odd characters or in an odd form; control characters only where asked for.
    public static func literal(_ generator: inout SeededGenerator, controls: Bool = false) -> Literal {
        if Int.random(in: 0..<3, using: &generator) == 0 {
            let (form, datatype) = numbers[Int.random(in: 0..<numbers.count, using: &generator)]
            return Literal(form, datatype: datatype)
        }
        let all = controls ? pieces + Self.controls : pieces
        let text = (0..<Int.random(in: 0...5, using: &generator)).map { _ in all[Int.random(in: 0..<all.count, using: &generator)] }.joined()
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: return Literal(text, language: "en")
        case 1: return Literal(text, language: "zh-hant-tw")
        case 2: return Literal(text, datatype: iris[Int.random(in: 0..<iris.count, using: &generator)])
        default: return Literal(text)
        }
    }

    /// The same dataset in another order, with other labels.
    public static func disguised(_ quads: [Quad], _ generator: inout SeededGenerator) -> [Quad] {
        var names: [BlankNode: BlankNode] = [:]
        var numbers = Array(0..<1000).shuffled(using: &generator)
        func other(_ term: Term) -> Term {
            guard let node = term.blankNode else { return term }
            if let name = names[node] { return .blankNode(name) }
            let name = BlankNode("x\(numbers.removeLast())")
            names[node] = name
            return .blankNode(name)
        }
        return quads.shuffled(using: &generator).map { quad in
            Quad(
                Triple(other(quad.triple.subject), quad.triple.predicate, other(quad.triple.object)),
                in: quad.graph.map(other))
        }
    }
}
