/// A half-open range of a source file, counted in Unicode code points from its start, a byte-order
/// mark and each character of CR LF included (the unit of RFC 5147's `char` scheme).
public struct SourceRange: Hashable, Sendable {
    public var lowerBound: Int
    public var upperBound: Int

    public init(_ lowerBound: Int, _ upperBound: Int) {
        self.lowerBound = lowerBound
        self.upperBound = upperBound
    }

    public var count: Int { upperBound - lowerBound }
    public var isEmpty: Bool { upperBound <= lowerBound }

    /// The smallest range that holds both.
    public func union(_ other: SourceRange) -> SourceRange {
        SourceRange(min(lowerBound, other.lowerBound), max(upperBound, other.upperBound))
    }

    public func contains(_ offset: Int) -> Bool { offset >= lowerBound && offset < upperBound }
    public func contains(_ other: SourceRange) -> Bool {
        other.lowerBound >= lowerBound && other.upperBound <= upperBound
    }
}

extension SourceRange: Comparable {
    /// By start, then by end.
    public static func < (a: SourceRange, b: SourceRange) -> Bool {
        (a.lowerBound, a.upperBound) < (b.lowerBound, b.upperBound)
    }
}

extension SourceRange: CustomStringConvertible {
    /// As in an RFC 5147 fragment: `3665,3731`.
    public var description: String { "\(lowerBound),\(upperBound)" }
}

/// A place in a source file as a person names it.
public struct SourcePosition: Hashable, Sendable {
    /// 1-based line.
    public var line: Int
    /// 1-based column, counted in code points.
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
