import RDF
import Raptor

extension PropertyGraph {
    /// Writes the graph; one sink for each of the format's files, in their order.
    ///
    /// Goes through the statements three or four times. The order is that of IRIs: the same graph gives the same
    /// bytes, whatever the order in which it was given.
    /// - Parameter fileNames: what the files are called, without folders, where one names another.
    /// - Returns: how many nodes and edges were written.
    /// - Throws: `OutputError`, or the system's own error where temporary files cannot be read.
    @discardableResult
    public func write(as format: PropertyGraphFormat, to sinks: [any ByteSink], fileNames: [String] = []) throws -> (nodes: Int, edges: Int) {
        let columns = try PropertyColumns(of: self)
        guard sinks.count == format.fileSuffixes.count else { return (0, 0) }
        switch format {
        case .graphml: try GraphMLGraph(graph: self, columns: columns, output: TextOutput(sinks[0])).write()
        case .csv: try TableGraph(graph: self, columns: columns, style: .plain, fileNames: fileNames).write(to: sinks)
        case .neo4j: try TableGraph(graph: self, columns: columns, style: .neo4j, fileNames: fileNames).write(to: sinks)
        case .cypher: try CypherGraph(graph: self, columns: columns, output: TextOutput(sinks[0])).write()
        }
        for sink in sinks { try sink.finish() }
        return (columns.nodeCount, columns.edgeCount)
    }
}

/// Collects text and passes it on in large pieces.
final class TextOutput {
    private let sink: any ByteSink
    private var bytes: [UInt8] = []

    init(_ sink: any ByteSink) { self.sink = sink }

    func write(_ text: String) throws {
        bytes += text.utf8
        if bytes.count >= 1 << 16 { try flush() }
    }

    func flush() throws {
        var held: [UInt8] = []
        swap(&held, &bytes)
        try sink.write(held.span)
        held.removeAll(keepingCapacity: true)
        swap(&held, &bytes)
    }
}

/// Values as texts.
enum PropertyText {
    /// A number or truth value in the form that all formats share; nil for a string.
    static func bare(_ literal: Literal, as type: PropertyColumns.ValueType) -> String? {
        switch type {
        case .string: nil
        case .integer: Int64(literal.lexicalForm).map(String.init) ?? literal.lexicalForm
        case .boolean, .number: literal.lexicalForm
        }
    }

    /// Several values as a JSON array.
    static func json(_ values: [Literal], as type: PropertyColumns.ValueType) -> String {
        var bytes = Array("[".utf8)
        for (index, value) in values.enumerated() {
            if index > 0 { bytes += ", ".utf8 }
            if let bare = bare(value, as: type), isJSONNumber(bare) || type == .boolean {
                bytes += bare.utf8
            } else {
                JSONString.append(value.lexicalForm, to: &bytes)
            }
        }
        return String(decoding: bytes, as: UTF8.self) + "]"
    }

    static func json(_ strings: [String]) -> String { json(strings.map { Literal($0) }, as: .string) }

    /// JSON has no `.5`, `5.` and `007`.
    private static func isJSONNumber(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.utf8.dropFirst() : text.utf8[...]
        guard let first = digits.first, first >= 0x30, first <= 0x39, let last = digits.last, last >= 0x30, last <= 0x39 else { return false }
        return first != 0x30 || digits.count == 1 || digits.dropFirst().first == UInt8(ascii: ".")
    }
}
