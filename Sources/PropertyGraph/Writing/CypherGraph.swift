import RDF

/// A script of [openCypher](https://opencypher.org/) statements, each ended by `;`, that adds the graph to a database: a
/// constraint, nodes, then relationships. Running it again changes nothing, since all is merged.
struct CypherGraph {
    let graph: PropertyGraph
    let columns: PropertyColumns
    let output: TextOutput
    private static let batch = 250

    func write() throws {
        try output.write(
            "CREATE CONSTRAINT resource_iri IF NOT EXISTS FOR (n:Resource) REQUIRE n.iri IS UNIQUE;\n")
        var kinds: [String] = []
        var rows: [String] = []
        func flushNodes() throws {
            guard !rows.isEmpty else { return }
            let labels = kinds.isEmpty ? "" : " SET n" + kinds.map { ":`\($0)`" }.joined()
            try output.write(
                "UNWIND [\n  \(rows.joined(separator: ",\n  "))\n] AS row\nMERGE (n:Resource {iri: row.iri}) SET n += row\(labels);\n")
            rows.removeAll(keepingCapacity: true)
        }
        try graph.forEachNode { node in
            if node.kinds != kinds || rows.count >= Self.batch {
                try flushNodes()
                kinds = node.kinds
            }
            rows.append(row(node))
        }
        try flushNodes()
        var pending: [IRI: [String]] = [:]
        func flushEdges(_ predicate: IRI) throws {
            guard let edges = pending.removeValue(forKey: predicate), !edges.isEmpty else { return }
            let name = RelationshipName.make(columns.edgeNames[predicate] ?? predicate.string)
            try output.write(
                "UNWIND [\n  \(edges.joined(separator: ",\n  "))\n] AS row\nMATCH (a:Resource {iri: row.source}) MATCH (b:Resource {iri: row.target})\nMERGE (a)-[:`\(name)` {document: row.document}]->(b);\n")
        }
        try graph.forEachEdge { edge in
            pending[edge.predicate, default: []].append(
                "{source: \(quoted(edge.source)), target: \(quoted(edge.target)), document: \(quoted(edge.graph))}")
            if pending[edge.predicate]?.count == Self.batch { try flushEdges(edge.predicate) }
        }
        for predicate in pending.keys.sorted() { try flushEdges(predicate) }
        try output.flush()
    }

    private func row(_ node: PropertyGraph.Node) -> String {
        var members = ["iri: \(quoted(node.id))", "label: \(quoted(node.label))"]
        for column in columns.columns {
            guard let values = node.values[column.property], let first = values.first else { continue }
            func text(_ value: Literal) -> String { bare(value, column.type) ?? quoted(value.lexicalForm) }
            let value = column.isList ? "[" + values.map(text).joined(separator: ", ") + "]" : text(first)
            members.append("`\(column.name)`: \(value)")
        }
        return "{" + members.joined(separator: ", ") + "}"
    }

    /// Cypher has no number that begins or ends with a point.
    private func bare(_ value: Literal, _ type: PropertyColumns.ValueType) -> String? {
        guard let text = PropertyText.bare(value, as: type) else { return nil }
        guard type == .number, let number = Double(text) else { return text }
        return "\(number)"
    }

    /// A string literal; controls as `\uXXXX`.
    private func quoted(_ text: String) -> String {
        var result = "'"
        for scalar in text.unicodeScalars {
            switch scalar {
            case "'": result += "\\'"
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "'"
    }
}
