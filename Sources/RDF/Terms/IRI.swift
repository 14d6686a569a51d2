/// An IRI, as [RDF 1.1 Concepts, section 3.2](https://www.w3.org/TR/rdf11-concepts/#section-IRIs)
/// defines it: absolute, compared code point by code point, never normalised.
///
/// The initialiser does not check the syntax: readers check what they read, and serializers refuse
/// what their syntax cannot carry.
public struct IRI: Sendable {
    /// The IRI as text, without angle brackets.
    public let string: String

    public init(_ string: String) {
        self.string = string
    }
}

extension IRI: Hashable {
    public static func == (a: IRI, b: IRI) -> Bool { CodePointText.equal(a.string, b.string) }
    public func hash(into hasher: inout Hasher) { CodePointText.hash(string, into: &hasher) }
}

extension IRI: Comparable {
    /// By code point.
    public static func < (a: IRI, b: IRI) -> Bool { CodePointText.compare(a.string, b.string) < 0 }
}

extension IRI: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(value) }
}

extension IRI: CustomStringConvertible {
    /// The IRI in angle brackets, unescaped: for messages, not for files.
    public var description: String { "<\(string)>" }
}
