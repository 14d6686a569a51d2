import RDF

/// A query whose rows are what violates one constraint of one shape: `?this` the focus node, `?value` the
/// value where there is one.
struct ShapeQuery: Sendable {
    let text: String
    let shape: Shape
    let constraint: Constraint
    /// What the constraint itself says of a violation, where that is not its shape's message.
    var message: String?
}

/// Translates shapes into queries.
struct ShapeQueries {
    private var writer: ConditionWriter
    private(set) var queries: [ShapeQuery] = []

    /// - Throws: ``ShapesError`` for what cannot be translated.
    init(_ shapes: [Shape], _ hierarchy: ClassHierarchy) throws(ShapesError) {
        writer = ConditionWriter(hierarchy)
        for shape in shapes {
            let focus = shape.targets.map { target in "{ \(pattern(of: target)) }" }.joined(separator: " UNION ")
            try add(shape, focus: focus)
        }
    }

    /// What finds the nodes of a target.
    private func pattern(of target: Shape.Target) -> String {
        switch target {
        case .node(let term): return "VALUES ?this { \(term) }"
        case .instances(let type):
            let classes = writer.hierarchy.classes(under: type).map(\.description).joined(separator: " ")
            return "VALUES ?class { \(classes) } ?this a ?class"
        case .subjects(let property): return "?this \(property) ?any"
        case .objects(let property): return "?any \(property) ?this"
        }
    }

    /// The queries of a shape at the nodes that a pattern finds.
    private mutating func add(_ shape: Shape, focus: String) throws(ShapesError) {
        let nodes = "{ SELECT DISTINCT ?this WHERE { \(focus) } }"
        for constraint in shape.constraints {
            if case .property(let inner) = constraint {
                try add(inner, focus: valuesAsFocus(of: shape, nodes) ?? focus)
                continue
            }
            if case .sparql(let select, let prefixes, let message) = constraint {
                let path = shape.path.map(\.sparql)
                let select = path.map { select.replacingAll("$PATH", with: $0) } ?? select
                append("\(prefixes)SELECT DISTINCT ?this ?value WHERE { \(nodes) { \(select) } }", shape, constraint, message)
                continue
            }
            append(try text(constraint, shape, nodes), shape, constraint, nil)
        }
    }

    /// The values at the end of a property shape's path as the focus nodes of shapes inside it.
    private mutating func valuesAsFocus(of shape: Shape, _ nodes: String) -> String? {
        guard let path = shape.path?.sparql else { return nil }
        let outer = writer.variable()
        return "{ SELECT DISTINCT ?this WHERE { \(nodes.replacingAll("?this", with: outer)) \(outer) \(path) ?this } }"
    }

    private mutating func append(_ text: String, _ shape: Shape, _ constraint: Constraint, _ message: String?) {
        queries.append(ShapeQuery(text: text, shape: shape, constraint: constraint, message: message))
    }

    /// The query for one constraint.
    private mutating func text(_ constraint: Constraint, _ shape: Shape, _ nodes: String) throws(ShapesError) -> String {
        guard let path = shape.path?.sparql else {
            switch constraint {
            case .hasValue(let value): return "SELECT ?this WHERE { \(nodes) FILTER(!sameTerm(?this, \(value))) }"
            case .closed(let allowed):
                return "SELECT DISTINCT ?this ?value WHERE { \(nodes) ?this ?property ?value FILTER(\(ConditionWriter.isNone(of: allowed, "?property"))) }"
            default:
                let condition = try writer.holds(constraint, "?this", focus: "?this", shape)
                return "SELECT DISTINCT ?this (?this AS ?value) WHERE { \(nodes) FILTER(!(\(condition))) }"
            }
        }
        switch constraint {
        case .minCount(let count): return Self.counted(nodes, path, "", "< \(count)")
        case .maxCount(let count): return Self.counted(nodes, path, "", "> \(count)")
        case .qualified(let inner, let min, let max):
            let condition = "FILTER(\(try writer.conforms(inner, "?counted")))"
            return Self.counted(nodes, path, condition, min.map { "< \($0)" } ?? "> \(max ?? 0)")
        case .hasValue(let value): return "SELECT ?this WHERE { \(nodes) FILTER NOT EXISTS { ?this \(path) \(value) } }"
        case .uniqueLanguage:
            return "SELECT DISTINCT ?this ?language WHERE { \(nodes) ?this \(path) ?a, ?b "
                + "FILTER(\(ConditionWriter.sameLanguage("?a", "?b"))) BIND(LCASE(LANG(?a)) AS ?language) }"
        case .equals(let property):
            return "SELECT DISTINCT ?this ?value WHERE { \(nodes) "
                + "{ ?this \(path) ?value FILTER NOT EXISTS { ?this \(property) ?value } } UNION "
                + "{ ?this \(property) ?value FILTER NOT EXISTS { ?this \(path) ?value } } }"
        case .lessThan(let property, let orEqual):
            return "SELECT DISTINCT ?this ?value ?other WHERE { \(nodes) ?this \(path) ?value . ?this \(property) ?other "
                + "FILTER(!COALESCE(?value \(orEqual ? "<=" : "<") ?other, false)) }"
        default:
            let condition = try writer.holds(constraint, "?value", focus: "?this", shape)
            return "SELECT DISTINCT ?this ?value WHERE { \(nodes) ?this \(path) ?value FILTER(!(\(condition))) }"
        }
    }

    /// Focus nodes by how many different values they have.
    private static func counted(_ nodes: String, _ path: String, _ condition: String, _ bound: String) -> String {
        "SELECT ?this WHERE { \(nodes) OPTIONAL { ?this \(path) ?counted \(condition) } } "
            + "GROUP BY ?this HAVING(COUNT(DISTINCT ?counted) \(bound))"
    }
}

extension String {
    fileprivate func replacingAll(_ mark: String, with text: String) -> String {
        var result: [UInt8] = []
        let (bytes, wanted) = (Array(utf8), Array(mark.utf8))
        var position = 0
        while position < bytes.count {
            if bytes[position] == wanted[0], bytes[position...].starts(with: wanted) {
                result += text.utf8
                position += wanted.count
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
