import RDF

/// The properties that the nodes of a graph have, each with a type that holds all its values.
struct PropertyColumns {
    enum ValueType: String {
        case integer, number, boolean, string
    }

    struct Column {
        var property: PropertyGraph.Property
        var name: String
        var type: ValueType
        /// Whether some node has several values.
        var isList: Bool
        /// Whether one of several values holds a semicolon, with which Neo4j separates them.
        var hasSemicolon: Bool
    }

    private(set) var columns: [Column] = []
    private(set) var nodeCount = 0
    private(set) var edgeCount = 0
    /// The names of properties that give edges.
    private(set) var edgeNames: [IRI: String] = [:]

    /// Goes through the graph once.
    init(of graph: PropertyGraph) throws {
        var found: [PropertyGraph.Property: Column] = [:]
        var nodes = 0
        try graph.forEachNode { node in
            nodes += 1
            for (property, values) in node.values {
                var column = found[property]
                    ?? Column(property: property, name: "", type: Self.type(of: values[0]), isList: false, hasSemicolon: false)
                for value in values {
                    let type = Self.type(of: value)
                    if type != column.type {
                        let isNumeric = [.integer, .number].contains(type) && [.integer, .number].contains(column.type)
                        column.type = isNumeric ? .number : .string
                    }
                    if value.lexicalForm.utf8.contains(UInt8(ascii: ";")) { column.hasSemicolon = true }
                }
                if values.count > 1 { column.isList = true }
                found[property] = column
            }
        }
        nodeCount = nodes
        var predicates: Set<IRI> = []
        var edges = 0
        try graph.forEachEdge { edge in
            edges += 1
            predicates.insert(edge.predicate)
        }
        edgeCount = edges
        name(found, predicates, graph.options)
    }

    /// Names that fall together are told apart by a number, in the order of their IRIs.
    private mutating func name(
        _ found: [PropertyGraph.Property: Column], _ predicates: Set<IRI>, _ options: PropertyGraphOptions
    ) {
        var used: Set<String> = ["id", "label", "kind", "kinds"]
        func unique(_ name: String) -> String {
            var candidate = name
            var number = 1
            while !used.insert(candidate.lowercased()).inserted {
                number += 1
                candidate = "\(name)_\(number)"
            }
            return candidate
        }
        let sorted = found.values.sorted { a, b in
            a.property.predicate != b.property.predicate
                ? a.property.predicate < b.property.predicate : (a.property.language ?? "") < (b.property.language ?? "")
        }
        for var column in sorted {
            let language = column.property.language.map { "_" + $0.replacing("-", with: "_") } ?? ""
            column.name = unique(options.name(column.property.predicate) + language)
            columns.append(column)
        }
        used = []
        for predicate in predicates.sorted() { edgeNames[predicate] = unique(options.name(predicate)) }
    }

    /// The narrowest type that a value's lexical form fits.
    private static func type(of literal: Literal) -> ValueType {
        let form = literal.lexicalForm
        switch literal.datatype {
        case XSD.boolean where form == "true" || form == "false": return .boolean
        case XSD.integer where Int64(form) != nil: return .integer
        case XSD.decimal, XSD.double, XSD.float:
            return Double(form).map(\.isFinite) == true && !form.hasPrefix("+") ? .number : .string
        default: return .string
        }
    }
}
