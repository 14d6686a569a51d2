import RDF

/// Shapes, read from the graph that states them.
public struct ShapesGraph: Sendable {
    /// The shapes that have targets, in the order of their IRIs.
    let shapes: [Shape]

    /// Reads the shapes of a graph.
    /// - Throws: ``ShapesError`` for what is no shape, and for what validation does not support.
    public init(_ triples: some Sequence<Triple>) throws(ShapesError) {
        var reader = ShapesReader(triples)
        shapes = try reader.shapesWithTargets()
    }

    /// How many shapes have targets.
    public var count: Int { shapes.count }
}

/// Reads shapes from their statements.
private struct ShapesReader {
    private var statements: [Term: [(property: IRI, value: Term)]] = [:]
    private var subjects: [Term] = []
    /// The shapes being read, to see one that leads back to itself.
    private var open: Set<Term> = []

    init(_ triples: some Sequence<Triple>) {
        for triple in triples {
            if statements[triple.subject] == nil { subjects.append(triple.subject) }
            statements[triple.subject, default: []].append((triple.predicate, triple.object))
        }
    }

    mutating func shapesWithTargets() throws(ShapesError) -> [Shape] {
        var shapes: [Shape] = []
        for subject in subjects where !targets(of: subject).isEmpty {
            if value(subject, "deactivated")?.literal?.lexicalForm == "true" { continue }
            shapes.append(try shape(subject, inside: "\(subject)"))
        }
        return shapes.sorted { CodePointText.compare($0.name, $1.name) < 0 }
    }

    // MARK: Shapes

    private mutating func shape(_ node: Term, inside outer: String) throws(ShapesError) -> Shape {
        let name = node.iri.map { $0.description } ?? outer
        guard open.insert(node).inserted else { throw .recursive(shape: name) }
        defer { open.remove(node) }
        var shape = Shape(
            node: node, name: name, path: nil, targets: targets(of: node), constraints: [],
            severity: try severity(of: node, name), message: message(of: node))
        if let path = value(node, "path") { shape.path = try self.path(path, name, depth: 0) }
        if value(node, "deactivated")?.literal?.lexicalForm == "true" { return shape }
        for statement in statements[node] ?? [] {
            guard let parameter = SHACL.name(of: statement.property) else { continue }
            if let constraint = try constraint(parameter, statement.value, node, name) {
                shape.constraints.append(constraint)
            }
        }
        return shape
    }

    private func targets(of node: Term) -> [Shape.Target] {
        var targets: [Shape.Target] = []
        for statement in statements[node] ?? [] {
            switch (SHACL.name(of: statement.property), statement.value.iri) {
            case ("targetNode", _): targets.append(.node(statement.value))
            case ("targetClass", let iri?): targets.append(.instances(of: iri))
            case ("targetSubjectsOf", let iri?): targets.append(.subjects(of: iri))
            case ("targetObjectsOf", let iri?): targets.append(.objects(of: iri))
            default: break
            }
        }
        // A shape that is also a class is about its instances (section 2.1.3.3).
        let types = (statements[node] ?? []).filter { $0.property == RDFSyntaxNamespace.type }.compactMap(\.value.iri)
        let isClass = types.contains(IRI(RDFS.iri.string + "Class")) || types.contains(IRI(OWL.iri.string + "Class"))
        let isShape = types.contains(SHACL.term("NodeShape")) || types.contains(SHACL.term("PropertyShape"))
        if isClass, isShape, let iri = node.iri { targets.append(.instances(of: iri)) }
        return targets
    }

    private func severity(of node: Term, _ name: String) throws(ShapesError) -> Shape.Severity {
        guard let value = value(node, "severity") else { return .violation }
        guard let word = value.iri.flatMap(SHACL.name), let severity = Shape.Severity(rawValue: word) else {
            throw .malformed(shape: name, expected: "sh:Info, sh:Warning or sh:Violation as its severity")
        }
        return severity
    }

    private func message(of node: Term) -> String? {
        let messages = values(node, "message").compactMap(\.literal)
        return (messages.first { $0.language == nil || $0.language == "en" } ?? messages.first)?.lexicalForm
    }

    // MARK: Constraints

    /// The constraint that a parameter declares; nil for one that says something else, or that belongs
    /// to another.
    private mutating func constraint(
        _ parameter: String, _ value: Term, _ node: Term, _ name: String
    ) throws(ShapesError) -> Constraint? {
        switch parameter {
        case "class": return .type(try iri(value, name))
        case "datatype": return .datatype(try iri(value, name))
        case "nodeKind":
            guard let kind = value.iri.flatMap(SHACL.name) else { throw .malformed(shape: name, expected: "a kind of node") }
            return .nodeKind(kind)
        case "minCount": return .minCount(try integer(value, name))
        case "maxCount": return .maxCount(try integer(value, name))
        case "minInclusive": return .comparison(component: "MinInclusiveConstraintComponent", operator: ">=", try literal(value, name))
        case "maxInclusive": return .comparison(component: "MaxInclusiveConstraintComponent", operator: "<=", try literal(value, name))
        case "minExclusive": return .comparison(component: "MinExclusiveConstraintComponent", operator: ">", try literal(value, name))
        case "maxExclusive": return .comparison(component: "MaxExclusiveConstraintComponent", operator: "<", try literal(value, name))
        case "minLength": return .length(component: "MinLengthConstraintComponent", operator: ">=", try integer(value, name))
        case "maxLength": return .length(component: "MaxLengthConstraintComponent", operator: "<=", try integer(value, name))
        case "pattern":
            return .pattern(try literal(value, name).lexicalForm, flags: self.value(node, "flags")?.literal?.lexicalForm ?? "")
        case "languageIn":
            var languages: [String] = []
            for member in try list(value, name) { languages.append(try literal(member, name).lexicalForm) }
            return .languageIn(languages)
        case "uniqueLang": return value.literal?.lexicalForm == "true" ? .uniqueLanguage : nil
        case "equals": return .equals(try iri(value, name))
        case "disjoint": return .disjoint(try iri(value, name))
        case "lessThan": return .lessThan(try iri(value, name), orEqual: false)
        case "lessThanOrEquals": return .lessThan(try iri(value, name), orEqual: true)
        case "not": return .not(try shape(value, inside: name))
        case "and": return .and(try shapes(value, name))
        case "or": return .or(try shapes(value, name))
        case "xone": return .exactlyOne(try shapes(value, name))
        case "node": return .node(try shape(value, inside: name))
        case "property": return .property(try shape(value, inside: name))
        case "qualifiedMinCount", "qualifiedMaxCount":
            guard let qualified = self.value(node, "qualifiedValueShape") else {
                throw .malformed(shape: name, expected: "sh:qualifiedValueShape beside sh:\(parameter)")
            }
            let count = try integer(value, name)
            let isMinimum = parameter == "qualifiedMinCount"
            return .qualified(try shape(qualified, inside: name), min: isMinimum ? count : nil, max: isMinimum ? nil : count)
        case "closed": return value.literal?.lexicalForm == "true" ? .closed(allowed: try allowedProperties(node, name)) : nil
        case "hasValue": return .hasValue(try ground(value, name))
        case "in":
            var members: [Term] = []
            for member in try list(value, name) { members.append(try ground(member, name)) }
            return .isIn(members)
        case "sparql": return try query(value, name)
        // What belongs to another parameter, or is no constraint (sections 2.1, 2.3.2, 4.7.3, 4.8.1).
        case "path", "flags", "qualifiedValueShape", "ignoredProperties", "targetNode", "targetClass", "targetSubjectsOf",
            "targetObjectsOf", "severity", "message", "deactivated", "name", "description", "order", "group", "defaultValue",
            "declare", "shapesGraph", "entailment":
            return nil
        default: throw .unsupported(parameter: "sh:" + parameter, shape: name)
        }
    }

    private func allowedProperties(_ node: Term, _ name: String) throws(ShapesError) -> [IRI] {
        var allowed: [IRI] = []
        for property in values(node, "property") {
            if let path = value(property, "path")?.iri { allowed.append(path) }
        }
        if let ignored = value(node, "ignoredProperties") {
            for member in try list(ignored, name) { allowed.append(try iri(member, name)) }
        }
        return allowed
    }

    private func query(_ node: Term, _ name: String) throws(ShapesError) -> Constraint? {
        if value(node, "deactivated")?.literal?.lexicalForm == "true" { return nil }
        guard let select = value(node, "select")?.literal?.lexicalForm else {
            throw .unsupported(parameter: "sh:sparql without sh:select", shape: name)
        }
        var prefixes = ""
        for graph in values(node, "prefixes") {
            for declaration in values(graph, "declare") {
                guard let prefix = value(declaration, "prefix")?.literal?.lexicalForm,
                    let namespace = value(declaration, "namespace")?.literal?.lexicalForm
                else { throw .malformed(shape: name, expected: "sh:prefix and sh:namespace in each sh:declare") }
                prefixes += "PREFIX \(prefix): <\(namespace)>\n"
            }
        }
        return .sparql(select: select, prefixes: prefixes, message: message(of: node))
    }

    private mutating func shapes(_ head: Term, _ name: String) throws(ShapesError) -> [Shape] {
        var shapes: [Shape] = []
        for member in try list(head, name) { shapes.append(try shape(member, inside: name)) }
        return shapes
    }

    // MARK: Paths

    private func path(_ node: Term, _ name: String, depth: Int) throws(ShapesError) -> ShapePath {
        guard depth < 32 else { throw .malformed(shape: name, expected: "a path of fewer parts inside each other") }
        if let iri = node.iri { return .property(iri) }
        func parts(_ head: Term) throws(ShapesError) -> [ShapePath] {
            var parts: [ShapePath] = []
            for member in try list(head, name) { parts.append(try path(member, name, depth: depth + 1)) }
            return parts
        }
        if let inner = value(node, "inversePath") { return .inverse(try path(inner, name, depth: depth + 1)) }
        if let head = value(node, "alternativePath") { return .alternative(try parts(head)) }
        for (parameter, mark) in [("zeroOrMorePath", "*"), ("oneOrMorePath", "+"), ("zeroOrOnePath", "?")] {
            if let inner = value(node, parameter) { return .repeated(try path(inner, name, depth: depth + 1), mark: mark) }
        }
        let sequence = try parts(node)
        guard sequence.count > 1 else { throw .malformed(shape: name, expected: "a path of properties") }
        return .sequence(sequence)
    }

    // MARK: Values

    private func values(_ node: Term, _ parameter: String) -> [Term] {
        let property = SHACL.term(parameter)
        return (statements[node] ?? []).filter { $0.property == property }.map(\.value)
    }

    private func value(_ node: Term, _ parameter: String) -> Term? { values(node, parameter).first }

    private func list(_ head: Term, _ name: String) throws(ShapesError) -> [Term] {
        var members: [Term] = []
        var seen: Set<Term> = []
        var node = head
        while node != .iri(RDFSyntaxNamespace.nil) {
            guard seen.insert(node).inserted,
                let first = (statements[node] ?? []).first(where: { $0.property == RDFSyntaxNamespace.first })?.value,
                let rest = (statements[node] ?? []).first(where: { $0.property == RDFSyntaxNamespace.rest })?.value
            else { throw .malformed(shape: name, expected: "a list") }
            members.append(first)
            node = rest
        }
        return members
    }

    private func iri(_ value: Term, _ name: String) throws(ShapesError) -> IRI {
        guard let iri = value.iri else { throw .malformed(shape: name, expected: "an IRI, found \(value)") }
        return iri
    }

    private func literal(_ value: Term, _ name: String) throws(ShapesError) -> Literal {
        guard let literal = value.literal else { throw .malformed(shape: name, expected: "a literal, found \(value)") }
        return literal
    }

    private func integer(_ value: Term, _ name: String) throws(ShapesError) -> Int {
        guard let number = value.literal.flatMap({ Int($0.lexicalForm) }), number >= 0 else {
            throw .malformed(shape: name, expected: "a whole number, found \(value)")
        }
        return number
    }

    /// A value that a query can name: no blank node.
    private func ground(_ value: Term, _ name: String) throws(ShapesError) -> Term {
        guard value.blankNode == nil else { throw .unsupported(parameter: "a blank node as a value", shape: name) }
        return value
    }
}
