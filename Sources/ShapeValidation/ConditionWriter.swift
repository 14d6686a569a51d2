import RDF

/// Writes what must hold of a node as a condition of SPARQL: true where it does, false where it does not,
/// never an error.
struct ConditionWriter {
    let hierarchy: ClassHierarchy
    /// Numbers the variables, so that no two conditions share one by accident.
    private var variables = 0

    init(_ hierarchy: ClassHierarchy) { self.hierarchy = hierarchy }

    mutating func variable() -> String {
        variables += 1
        return "?v\(variables)"
    }

    // MARK: Shapes inside shapes

    /// Whether a node conforms to a shape.
    mutating func conforms(_ shape: Shape, _ node: String) throws(ShapesError) -> String {
        var conditions: [String] = []
        for constraint in shape.constraints { conditions.append(try condition(constraint, of: shape, node)) }
        return Self.all(conditions)
    }

    /// Whether a constraint of a shape holds at a focus node.
    private mutating func condition(_ constraint: Constraint, of shape: Shape, _ node: String) throws(ShapesError) -> String {
        guard let path = shape.path?.sparql else {
            switch constraint {
            case .hasValue(let value): return "sameTerm(\(node), \(value))"
            case .sparql: throw .unsupported(parameter: "sh:sparql inside another shape", shape: shape.name)
            default: return try holds(constraint, node, focus: node, shape)
            }
        }
        switch constraint {
        case .minCount(let count): return count == 0 ? "true" : try exists(count, path, node, shape) { _ throws(ShapesError) in "true" }
        case .maxCount(let count):
            return "!(\(try exists(count + 1, path, node, shape) { _ throws(ShapesError) in "true" }))"
        case .hasValue(let value): return "EXISTS { \(node) \(path) \(value) }"
        case .uniqueLanguage:
            let (a, b) = (variable(), variable())
            return "NOT EXISTS { \(node) \(path) \(a), \(b) FILTER(\(Self.sameLanguage(a, b))) }"
        case .qualified(let inner, let min, let max):
            let count = min ?? (max ?? 0) + 1
            if count == 0 { return "true" }
            var writer = self
            let condition = try exists(count, path, node, shape) { value throws(ShapesError) in try writer.conforms(inner, value) }
            variables = Swift.max(variables, writer.variables)
            return min != nil ? condition : "!(\(condition))"
        case .equals(let property):
            let (a, b) = (variable(), variable())
            return "(NOT EXISTS { \(node) \(path) \(a) FILTER NOT EXISTS { \(node) \(property) \(a) } } && "
                + "NOT EXISTS { \(node) \(property) \(b) FILTER NOT EXISTS { \(node) \(path) \(b) } })"
        case .sparql: throw .unsupported(parameter: "sh:sparql inside another shape", shape: shape.name)
        default:
            let value = variable()
            return "NOT EXISTS { \(node) \(path) \(value) FILTER(!(\(try holds(constraint, value, focus: node, shape)))) }"
        }
    }

    /// Whether so many different values of a path meet a condition.
    private mutating func exists(
        _ count: Int, _ path: String, _ node: String, _ shape: Shape,
        _ condition: (String) throws(ShapesError) -> String
    ) throws(ShapesError) -> String {
        // Values are told apart in pairs.
        guard count <= 8 else { throw .unsupported(parameter: "a count above 8 inside another shape", shape: shape.name) }
        let values = (0..<count).map { _ in variable() }
        var filters: [String] = []
        for (index, value) in values.enumerated() {
            let one = try condition(value)
            if one != "true" { filters.append(one) }
            for other in values[..<index] { filters.append("!sameTerm(\(value), \(other))") }
        }
        let filter = filters.isEmpty ? "" : " FILTER(\(filters.joined(separator: " && ")))"
        return "EXISTS { " + values.map { "\(node) \(path) \($0)" }.joined(separator: " . ") + filter + " }"
    }

    // MARK: Single values

    /// Whether a constraint holds of one value.
    mutating func holds(_ constraint: Constraint, _ value: String, focus: String, _ shape: Shape) throws(ShapesError) -> String {
        switch constraint {
        case .type(let type):
            let found = variable()
            let classes = hierarchy.classes(under: type).map(\.description).joined(separator: " ")
            return "EXISTS { VALUES \(found) { \(classes) } \(value) a \(found) }"
        case .datatype(let type): return Self.hasDatatype(value, type)
        case .nodeKind(let kind): return try Self.isKind(value, kind, shape)
        case .comparison(_, let sign, let bound): return "COALESCE(\(value) \(sign) \(bound), false)"
        case .length(_, let sign, let bound): return "(!isBlank(\(value)) && COALESCE(STRLEN(STR(\(value))) \(sign) \(bound), false))"
        case .pattern(let pattern, let flags):
            return "(!isBlank(\(value)) && COALESCE(REGEX(STR(\(value)), \(Literal(pattern)), \(Literal(flags))), false))"
        case .languageIn(let languages):
            let matches = languages.map { "LANGMATCHES(LANG(\(value)), \(Literal($0)))" }
            return "COALESCE(\(Self.any(matches)), false)"
        case .isIn(let terms): return Self.any(terms.map { "sameTerm(\(value), \($0))" })
        case .disjoint(let property): return "NOT EXISTS { \(focus) \(property) \(value) }"
        case .lessThan(let property, let orEqual):
            let other = variable()
            return "NOT EXISTS { \(focus) \(property) \(other) FILTER(!COALESCE(\(value) \(orEqual ? "<=" : "<") \(other), false)) }"
        case .not(let inner): return "!(\(try conforms(inner, value)))"
        case .and(let inner):
            var parts: [String] = []
            for shape in inner { parts.append(try conforms(shape, value)) }
            return Self.all(parts)
        case .or(let inner):
            var parts: [String] = []
            for shape in inner { parts.append(try conforms(shape, value)) }
            return Self.any(parts)
        case .exactlyOne(let inner):
            var parts: [String] = []
            for shape in inner { parts.append("IF(\(try conforms(shape, value)), 1, 0)") }
            return "(\(parts.isEmpty ? "0" : parts.joined(separator: " + ")) = 1)"
        case .node(let inner), .property(let inner): return try conforms(inner, value)
        case .closed(let allowed):
            let (property, object) = (variable(), variable())
            return "NOT EXISTS { \(value) \(property) \(object) FILTER(\(Self.isNone(of: allowed, property))) }"
        case .hasValue, .minCount, .maxCount, .uniqueLanguage, .equals, .qualified, .sparql:
            throw .malformed(shape: shape.name, expected: "sh:path beside \(constraint.component)")
        }
    }

    // MARK: Pieces

    static func sameLanguage(_ a: String, _ b: String) -> String {
        "!sameTerm(\(a), \(b)) && COALESCE(LANG(\(a)) != \"\" && LCASE(LANG(\(a))) = LCASE(LANG(\(b))), false)"
    }

    static func isNone(of allowed: [IRI], _ property: String) -> String {
        allowed.isEmpty ? "true" : "\(property) NOT IN (\(allowed.map(\.description).joined(separator: ", ")))"
    }

    static func all(_ conditions: [String]) -> String {
        conditions.isEmpty ? "true" : "(" + conditions.joined(separator: " && ") + ")"
    }

    static func any(_ conditions: [String]) -> String {
        conditions.isEmpty ? "false" : "(" + conditions.joined(separator: " || ") + ")"
    }

    /// Of the datatype, and well formed where a constructor of SPARQL can tell (section 4.1.2).
    private static func hasDatatype(_ value: String, _ type: IRI) -> String {
        let constructed = [XSD.integer, XSD.decimal, XSD.boolean, XSD.double, XSD.float, XSD.dateTime, XSD.date]
        let isOf = "COALESCE(DATATYPE(\(value)) = \(type), false)"
        guard constructed.contains(type) else { return isOf }
        return "(\(isOf) && isLiteral(COALESCE(\(type)(STR(\(value))), <\(SHACL.namespace)datatype>)))"
    }

    private static func isKind(_ value: String, _ kind: String, _ shape: Shape) throws(ShapesError) -> String {
        switch kind {
        case "IRI": return "isIRI(\(value))"
        case "Literal": return "isLiteral(\(value))"
        case "BlankNode": return "isBlank(\(value))"
        case "BlankNodeOrIRI": return "(isBlank(\(value)) || isIRI(\(value)))"
        case "BlankNodeOrLiteral": return "(isBlank(\(value)) || isLiteral(\(value)))"
        case "IRIOrLiteral": return "(isIRI(\(value)) || isLiteral(\(value)))"
        default: throw .malformed(shape: shape.name, expected: "a kind of node, found sh:\(kind)")
        }
    }
}
