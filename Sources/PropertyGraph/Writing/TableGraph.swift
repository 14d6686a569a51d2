import RDF
import Raptor

/// Nodes and edges as two tables in CSV ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180), lines ended by LF).
///
/// Plain: a header of names; several values are a JSON array; a third file says the types. For Neo4j: the headers of
/// [neo4j-admin](https://neo4j.com/docs/operations-manual/current/import/#import-tool-header-format); several values
/// are an array, or a string with a JSON array where one of them holds a semicolon.
struct TableGraph {
    enum Style { case plain, neo4j }

    let graph: PropertyGraph
    let columns: PropertyColumns
    let style: Style
    let fileNames: [String]

    func write(to sinks: [any ByteSink]) throws {
        let nodes = TextOutput(sinks[0])
        try nodes.write(nodeHeader().joined(separator: ",") + "\n")
        try graph.forEachNode { node in
            var fields: [String]
            switch style {
            case .plain:
                let kind = node.kind.isEmpty ? "" : Self.field(node.kind)
                fields = [Self.field(node.id), Self.field(node.label), kind, Self.field(PropertyText.json(node.kinds))]
            case .neo4j: fields = [node.id, node.label, (["Resource"] + node.kinds).joined(separator: ";")].map(Self.field)
            }
            for column in columns.columns { fields.append(field(node.values[column.property], column)) }
            try nodes.write(fields.joined(separator: ",") + "\n")
        }
        try nodes.flush()
        let edges = TextOutput(sinks[1])
        try edges.write(style == .plain ? "source,target,type,document\n" : ":START_ID,:END_ID,:TYPE,document:string\n")
        try graph.forEachEdge { edge in
            let name = columns.edgeNames[edge.predicate] ?? edge.predicate.string
            let type = style == .plain ? name : RelationshipName.make(name)
            let document = edge.graph.isEmpty ? "" : Self.field(edge.graph)
            try edges.write([Self.field(edge.source), Self.field(edge.target), type, document].joined(separator: ",") + "\n")
        }
        try edges.flush()
        guard style == .plain else { return }
        let description = TextOutput(sinks[2])
        try description.write(metadata())
        try description.flush()
    }

    private func nodeHeader() -> [String] {
        switch style {
        case .plain: ["id", "label", "kind", "kinds"] + columns.columns.map(\.name)
        case .neo4j: ["iri:ID", "label:string", ":LABEL"] + columns.columns.map { "\($0.name):\(neo4jType($0))" }
        }
    }

    private func neo4jType(_ column: PropertyColumns.Column) -> String {
        let type =
            switch column.type {
            case .integer: "long"
            case .number: "double"
            case .boolean: "boolean"
            case .string: "string"
            }
        return column.isList ? (column.hasSemicolon ? "string" : type + "[]") : type
    }

    private func field(_ values: [Literal]?, _ column: PropertyColumns.Column) -> String {
        guard let values, let first = values.first else { return "" }
        guard column.isList else {
            return PropertyText.bare(first, as: column.type) ?? Self.field(first.lexicalForm)
        }
        if style == .neo4j, !column.hasSemicolon { return Self.field(values.map(\.lexicalForm).joined(separator: ";")) }
        return Self.field(PropertyText.json(values, as: column.type))
    }

    /// In quotation marks where it has to be. An empty text is quoted, so that it is not taken for a missing one.
    private static func field(_ text: String) -> String {
        let needsQuotes = text.isEmpty || text.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: "'")
        } || text.utf8.first == 0x20 || text.utf8.last == 0x20
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }

    // MARK: Description

    /// The columns of both tables in [CSV on the Web](https://www.w3.org/TR/tabular-metadata/).
    private func metadata() -> String {
        func column(_ name: String, _ datatype: String, _ property: String?) -> String {
            var bytes = Array("{\"name\": ".utf8)
            JSONString.append(name, to: &bytes)
            bytes += ", \"titles\": ".utf8
            JSONString.append(name, to: &bytes)
            bytes += ", \"datatype\": \"\(datatype)\"".utf8
            if let property {
                bytes += ", \"propertyUrl\": ".utf8
                JSONString.append(property, to: &bytes)
            }
            return String(decoding: bytes, as: UTF8.self) + "}"
        }
        let nodes =
            [
                column("id", "anyURI", nil), column("label", "string", nil), column("kind", "string", nil),
                column("kinds", "json", nil),
            ]
            + columns.columns.map { item in
                let type =
                    switch item.type {
                    case .integer: "long"
                    case .number: "double"
                    case .boolean: "boolean"
                    case .string: "string"
                    }
                return column(item.name, item.isList ? "json" : type, item.property.predicate.string)
            }
        let edges = [
            column("source", "anyURI", nil), column("target", "anyURI", nil), column("type", "string", nil),
            column("document", "anyURI", nil),
        ]
        func table(_ suffix: String, _ columns: [String]) -> String {
            var url: [UInt8] = []
            JSONString.append(suffix, to: &url)
            return "    {\n      \"url\": \(String(decoding: url, as: UTF8.self)),\n      \"tableSchema\": {\"columns\": [\n        "
                + columns.joined(separator: ",\n        ") + "\n      ]}\n    }"
        }
        return "{\n  \"@context\": \"http://www.w3.org/ns/csvw\",\n  \"tables\": [\n" + table(fileNames.first ?? "nodes.csv", nodes) + ",\n"
            + table(fileNames.dropFirst().first ?? "edges.csv", edges) + "\n  ]\n}\n"
    }
}

/// Names of relationships as Neo4j's style guide has them: `reportsTo` is `REPORTS_TO`.
enum RelationshipName {
    static func make(_ name: String) -> String {
        var result = ""
        var previousIsLower = false
        for scalar in name.unicodeScalars {
            let isUpper = scalar.value >= 0x41 && scalar.value <= 0x5A
            if isUpper, previousIsLower { result += "_" }
            result += String(scalar).uppercased()
            previousIsLower = (scalar.value >= 0x61 && scalar.value <= 0x7A) || (scalar.value >= 0x30 && scalar.value <= 0x39)
        }
        return result
    }
}
