import RDF

/// A group in braces of its own.
public struct Block: QueryPattern {
    let content: PatternElements

    public init(@PatternBuilder _ content: () -> PatternElements) { self.content = content() }

    public var patternElement: PatternElement {
        PatternElement { (group, building) throws(QueryBuildingError) in
            let inner = try content.group(&building)
            group.scope.formUnion(inner.scope)
            group.add(inner.filtered)
        }
    }
}

/// OPTIONAL: what need not match. Filters directly inside see what stands before.
public struct Optionally: QueryPattern {
    let content: PatternElements

    public init(@PatternBuilder _ content: () -> PatternElements) { self.content = content() }

    public var patternElement: PatternElement {
        PatternElement { (group, building) throws(QueryBuildingError) in
            let left = group.joined()
            let right = try content.group(&building)
            let height = max(left.height, right.pattern.height, right.condition?.height ?? 0) + 1
            try building.requireHeight(height)
            group.scope.formUnion(right.scope)
            group.replace(
                by: Measured(
                    value: .leftJoin(left.value, right.pattern.value, condition: right.condition?.value), height: height))
        }
    }
}

/// UNION: the solutions of each block, duplicates kept.
///
/// ```swift
/// Union {
///     Block { Match(a, rg.instructs, b) }
///     Block { Match(a, rg.invites, b) }
/// }
/// ```
public struct Union: QueryPattern {
    let branches: [Block]

    public init(@UnionBuilder _ branches: () -> [Block]) { self.branches = branches() }

    /// A union of as many blocks as there are; at least one.
    public init(of branches: [Block]) { self.branches = branches }

    public var patternElement: PatternElement {
        PatternElement { (group, building) throws(QueryBuildingError) in
            var parts: [Algebra] = []
            var height = 0
            for branch in branches {
                let part = try branch.content.group(&building)
                parts.append(part.filtered.value)
                height = max(height, part.filtered.height)
                group.scope.formUnion(part.scope)
            }
            guard let first = parts.first else { throw QueryBuildingError(message: "a union needs at least one block") }
            try building.requireHeight(height + 1)
            group.add(
                parts.count == 1 ? Measured(value: first, height: height) : Measured(value: .union(parts), height: height + 1))
        }
    }
}

/// Makes the branches of a union.
@resultBuilder
public enum UnionBuilder {
    public static func buildBlock(_ branches: Block...) -> [Block] { branches }
}

/// MINUS: nothing that is compatible with what is inside.
public struct Minus: QueryPattern {
    let content: PatternElements

    public init(@PatternBuilder _ content: () -> PatternElements) { self.content = content() }

    public var patternElement: PatternElement {
        PatternElement { (group, building) throws(QueryBuildingError) in
            let left = group.joined()
            let right = try content.group(&building).filtered
            let height = max(left.height, right.height) + 1
            try building.requireHeight(height)
            group.replace(by: Measured(value: .minus(left.value, right.value), height: height))
        }
    }
}

/// GRAPH: matched in the graph of that name, or in each named graph for a variable.
public struct InGraph: QueryPattern {
    let name: any PatternNode
    let content: PatternElements

    public init(_ name: IRI, @PatternBuilder _ content: () -> PatternElements) {
        self.name = name
        self.content = content()
    }

    public init(_ name: Variable, @PatternBuilder _ content: () -> PatternElements) {
        self.name = name
        self.content = content()
    }

    public var patternElement: PatternElement {
        PatternElement { (group, building) throws(QueryBuildingError) in
            let name = building.node(name, in: &group)
            let inner = try content.group(&building)
            group.scope.formUnion(inner.scope)
            try building.requireHeight(inner.filtered.height + 1)
            group.add(Measured(value: .graph(name, inner.filtered.value), height: inner.filtered.height + 1))
        }
    }
}

/// SERVICE: matched by another endpoint.
public struct AtEndpoint: QueryPattern {
    let endpoint: IRI
    let isSilent: Bool
    let content: PatternElements

    /// - Parameter isSilent: whether a failure counts as one solution that binds nothing.
    public init(_ endpoint: IRI, isSilent: Bool = false, @PatternBuilder _ content: () -> PatternElements) {
        self.endpoint = endpoint
        self.isSilent = isSilent
        self.content = content()
    }

    public var patternElement: PatternElement {
        PatternElement { (group, building) throws(QueryBuildingError) in
            let inner = try content.group(&building)
            group.scope.formUnion(inner.scope)
            try building.requireHeight(inner.filtered.height + 1)
            let service = ServicePattern(endpoint: .iri(endpoint), isSilent: isSilent, pattern: inner.filtered.value)
            group.add(Measured(value: .service(service), height: inner.filtered.height + 1))
        }
    }
}
