import RDF

/// An element of a group graph pattern, as it stands between the braces of WHERE: `Match`, `Filter`,
/// `Optionally` and the others.
public protocol QueryPattern: Sendable {
    var patternElement: PatternElement { get }
}

/// What an element adds to the group that it stands in.
public struct PatternElement: QueryPattern {
    let add: @Sendable (inout GroupBuilder, inout QueryBuilding) throws(QueryBuildingError) -> Void

    init(_ add: @escaping @Sendable (inout GroupBuilder, inout QueryBuilding) throws(QueryBuildingError) -> Void) {
        self.add = add
    }

    public var patternElement: PatternElement { self }
}

/// The elements of a group, in their order.
public struct PatternElements: Sendable {
    var elements: [PatternElement]

    /// The group, put together as the parser does it.
    func group(_ building: inout QueryBuilding) throws(QueryBuildingError) -> Group {
        var builder = GroupBuilder()
        for element in elements { try element.add(&builder, &building) }
        let group = builder.finish()
        try building.requireHeight(group.filtered.height)
        return group
    }
}

/// Makes a group of the lines of a closure. One overload for each kind of statement, so that a long
/// query costs the compiler no more than its length.
@resultBuilder
public enum PatternBuilder {
    public static func buildExpression(_ pattern: any QueryPattern) -> PatternElements {
        PatternElements(elements: [pattern.patternElement])
    }

    public static func buildBlock(_ parts: PatternElements...) -> PatternElements {
        PatternElements(elements: parts.flatMap(\.elements))
    }

    public static func buildOptional(_ part: PatternElements?) -> PatternElements {
        part ?? PatternElements(elements: [])
    }

    public static func buildEither(first: PatternElements) -> PatternElements { first }
    public static func buildEither(second: PatternElements) -> PatternElements { second }

    public static func buildArray(_ parts: [PatternElements]) -> PatternElements {
        PatternElements(elements: parts.flatMap(\.elements))
    }
}
