import RDF

/// Something that a path can be made of: a property, or a path.
///
/// ```swift
/// rg.inRevision.then(rg.adoptedAt)        // rg:inRevision/rg:adoptedAt
/// rg.provisionOf.or(rg.revisionOf).zeroOrOne   // (rg:provisionOf|rg:revisionOf)?
/// ```
public protocol PathConvertible: Sendable {
    var propertyPath: PropertyPath { get }
}

extension IRI: PathConvertible {
    public var propertyPath: PropertyPath { .predicate(self) }
}

extension PropertyPath: PathConvertible {
    public var propertyPath: PropertyPath { self }
}

extension PathConvertible {
    /// `path / next / …`
    public func then(_ next: any PathConvertible...) -> PropertyPath {
        .sequence([propertyPath] + next.map(\.propertyPath))
    }

    /// `path | other | …`
    public func or(_ others: any PathConvertible...) -> PropertyPath {
        .alternative([propertyPath] + others.map(\.propertyPath))
    }

    /// `^path`: from object to subject.
    public var inverse: PropertyPath { .inverse(propertyPath) }
    /// `path*`
    public var zeroOrMore: PropertyPath { .zeroOrMore(propertyPath) }
    /// `path+`
    public var oneOrMore: PropertyPath { .oneOrMore(propertyPath) }
    /// `path?`
    public var zeroOrOne: PropertyPath { .zeroOrOne(propertyPath) }
}

extension PropertyPath {
    /// `!(iri | … | ^iri | …)`: one step along a property that is none of these.
    public static func anyExcept(_ forward: IRI..., inverse: [IRI] = []) -> PropertyPath {
        .negated(NegatedPropertySet(forward: forward, inverse: inverse))
    }
}

extension PropertyPath {
    /// How high the tree of the path is.
    var height: Int {
        switch self {
        case .predicate, .negated: 1
        case .inverse(let inner), .zeroOrMore(let inner), .oneOrMore(let inner), .zeroOrOne(let inner): inner.height + 1
        case .sequence(let parts), .alternative(let parts): (parts.map(\.height).max() ?? 0) + 1
        }
    }
}
