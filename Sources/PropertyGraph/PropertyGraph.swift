import RDF

/// A graph of triples on its way to tools that know nodes, edges and properties.
///
/// A thing becomes a node, with its IRI as `id`, its classes as kinds and its literals as properties; a
/// statement between two things an edge. Statements may come in any order; they are sorted by subject outside
/// memory, so that a node has all its properties in one place however large the graph is.
///
/// Used by one thread at a time.
public final class PropertyGraph {
    private let sorter: LineSorter
    let options: PropertyGraphOptions

    /// - Parameter runSize: how many bytes of statements are sorted in memory at a time.
    public init(options: PropertyGraphOptions, runSize: Int = 48 << 20) {
        self.options = options
        sorter = LineSorter(runSize: runSize)
    }

    /// Adds a statement of a graph (a document), or of none.
    public func add(_ triple: Triple, in graph: IRI?) throws {
        let subject = StatementLine.key(triple.subject)
        var line = subject
        line.append(StatementLine.tab)
        line += triple.predicate.string.utf8
        line.append(StatementLine.tab)
        StatementLine.append(triple.object, to: &line)
        line.append(StatementLine.tab)
        line += (graph?.string ?? "").utf8
        try sorter.add(line)
        guard !triple.object.isLiteral, triple.predicate != RDFSyntaxNamespace.type,
            !options.omittedEdges.contains(triple.predicate)
        else { return }
        // What an edge leads to is a node, even where nothing else is said of it.
        try sorter.add(StatementLine.key(triple.object))
    }

    // MARK: Reading

    struct Property: Hashable {
        var predicate: IRI
        var language: String?
    }

    struct Node {
        var id: String
        var label: String
        var kind: String
        var kinds: [String]
        var values: [Property: [Literal]]
    }

    struct Edge {
        var source: String
        var target: String
        var predicate: IRI
        var graph: String
    }

    /// Hands on every node, by its IRI.
    func forEachNode(_ body: (Node) throws -> Void) throws {
        var id: String?
        var types: [IRI] = []
        var values: [Property: [Literal]] = [:]
        var last: (IRI, Literal)?
        func finish() throws {
            guard let id else { return }
            try body(node(id, types, values))
        }
        try sorter.forEach { line in
            let statement = StatementLine(line)
            if statement.subject != id {
                try finish()
                id = statement.subject
                types = []
                values = [:]
                last = nil
            }
            guard let predicate = statement.predicate, let object = statement.object else { return }
            if predicate == RDFSyntaxNamespace.type, let type = object.iri {
                if types.last != type { types.append(type) }
            } else if let literal = object.literal {
                // The same in another document.
                if let last, last.0 == predicate, last.1 == literal { return }
                last = (predicate, literal)
                values[Property(predicate: predicate, language: literal.language), default: []].append(literal)
            }
        }
        try finish()
    }

    /// Hands on every edge, by its source, property, target and document.
    func forEachEdge(_ body: (Edge) throws -> Void) throws {
        try sorter.forEach { line in
            let statement = StatementLine(line)
            guard let predicate = statement.predicate, let object = statement.object, !object.isLiteral,
                predicate != RDFSyntaxNamespace.type, !options.omittedEdges.contains(predicate)
            else { return }
            try body(
                Edge(
                    source: statement.subject, target: StatementLine.name(object), predicate: predicate,
                    graph: statement.graph))
        }
    }

    private func node(_ id: String, _ types: [IRI], _ values: [Property: [Literal]]) -> Node {
        let above = types.reduce(into: Set<IRI>()) { $0.formUnion((options.superclasses[$1] ?? []).subtracting([$1])) }
        let kind = types.first { !above.contains($0) } ?? types.first
        return Node(
            id: id, label: label(values) ?? id.split { $0 == "/" || $0 == "#" }.last.map(String.init) ?? id,
            kind: kind.map(options.name) ?? "", kinds: types.map(options.name), values: values)
    }

    /// English first, then without a language, then the first of the others.
    private func label(_ values: [Property: [Literal]]) -> String? {
        for predicate in options.labels {
            for language in ["en", nil] {
                if let text = values[Property(predicate: predicate, language: language)]?.first { return text.lexicalForm }
            }
            let others = values.keys.filter { $0.predicate == predicate }.compactMap(\.language).sorted()
            if let language = others.first, let text = values[Property(predicate: predicate, language: language)]?.first {
                return text.lexicalForm
            }
        }
        return nil
    }
}

/// A statement as a line to sort: subject, property, object, graph, a tab between them.
struct StatementLine {
    static let tab = UInt8(ascii: "\t")
    private static let separator: UInt8 = 0x01

    let subject: String
    let predicate: IRI?
    let object: Term?
    let graph: String

    init(_ line: [UInt8]) {
        guard let first = line.firstIndex(of: Self.tab),
            let second = line[(first + 1)...].firstIndex(of: Self.tab),
            let third = line[(second + 1)...].firstIndex(of: Self.tab)
        else {
            subject = String(decoding: line, as: UTF8.self)
            predicate = nil
            object = nil
            graph = ""
            return
        }
        subject = String(decoding: line[..<first], as: UTF8.self)
        predicate = IRI(String(decoding: line[(first + 1)..<second], as: UTF8.self))
        object = Self.term(line[(second + 1)..<third])
        graph = String(decoding: line[(third + 1)...], as: UTF8.self)
    }

    /// The name of a node: an IRI, or a blank node with `_:`.
    static func name(_ term: Term) -> String {
        switch term {
        case .iri(let iri): iri.string
        case .blankNode(let node): "_:" + node.label
        case .literal(let literal): literal.lexicalForm
        }
    }

    static func key(_ term: Term) -> [UInt8] { Array(name(term).utf8) }

    static func append(_ term: Term, to line: inout [UInt8]) {
        switch term {
        case .iri(let iri):
            line.append(UInt8(ascii: "I"))
            line += iri.string.utf8
        case .blankNode(let node):
            line.append(UInt8(ascii: "B"))
            line += node.label.utf8
        case .literal(let literal):
            line.append(UInt8(ascii: "L"))
            for byte in literal.lexicalForm.utf8 {
                switch byte {
                case tab: line += "\\t".utf8
                case 0x0A: line += "\\n".utf8
                case separator: line += "\\1".utf8
                case UInt8(ascii: "\\"): line += "\\\\".utf8
                default: line.append(byte)
                }
            }
            line.append(separator)
            line += (literal.language.map { "@" + $0 } ?? literal.datatype.string).utf8
        }
    }

    private static func term(_ field: ArraySlice<UInt8>) -> Term? {
        guard let mark = field.first else { return nil }
        let rest = field.dropFirst()
        switch mark {
        case UInt8(ascii: "I"): return .iri(IRI(String(decoding: rest, as: UTF8.self)))
        case UInt8(ascii: "B"): return .blankNode(BlankNode(String(decoding: rest, as: UTF8.self)))
        default:
            let end = rest.lastIndex(of: separator) ?? rest.endIndex
            var text: [UInt8] = []
            var isEscaped = false
            for byte in rest[..<end] {
                if isEscaped {
                    isEscaped = false
                    switch byte {
                    case UInt8(ascii: "t"): text.append(tab)
                    case UInt8(ascii: "n"): text.append(0x0A)
                    case UInt8(ascii: "1"): text.append(separator)
                    default: text.append(byte)
                    }
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else {
                    text.append(byte)
                }
            }
            let form = String(decoding: text, as: UTF8.self)
            let type = String(decoding: rest[end...].dropFirst(), as: UTF8.self)
            if type.hasPrefix("@") { return .literal(Literal(form, language: String(type.dropFirst()))) }
            return .literal(Literal(form, datatype: IRI(type)))
        }
    }
}
