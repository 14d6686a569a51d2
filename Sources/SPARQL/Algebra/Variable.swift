import RDF

/// A query variable ([SPARQL 1.1 Query, section 4.1.3](https://www.w3.org/TR/sparql11-query/#QSynVariables)).
///
/// A variable is either *named* (`?x` in the query) or *hidden*. Hidden variables carry solutions
/// inside a query but are never part of an answer: blank nodes in patterns (section 4.1.4: they act
/// as variables), the middle of a path sequence, the value of an aggregate. Their names begin with
/// characters that no named variable can begin with, so the name alone tells them apart.
public struct Variable: Sendable {
    /// The name without `?` or `$`.
    public let name: String

    /// A variable by its name, without the question mark. The name is not checked.
    public init(_ name: String) {
        self.name = name
    }

    /// The variable that stands for a blank node of a pattern.
    public init(blankNodeLabel label: String) {
        name = "_:" + label
    }

    /// The variable that carries the value of the aggregate or grouping expression with this number.
    package init(hiddenNumber number: Int) {
        name = ".\(number)"
    }

    /// Whether the variable never appears in an answer.
    public var isHidden: Bool {
        switch name.utf8.first {
        case UInt8(ascii: "."): true
        case UInt8(ascii: "_"): name.utf8.dropFirst().first == UInt8(ascii: ":")
        default: false
        }
    }

    /// The label, if the variable stands for a blank node of a pattern.
    public var blankNodeLabel: String? {
        guard isHidden, name.utf8.first == UInt8(ascii: "_") else { return nil }
        return String(name.dropFirst(2))
    }
}

extension Variable: Hashable {
    public static func == (a: Variable, b: Variable) -> Bool { CodePointText.equal(a.name, b.name) }
    public func hash(into hasher: inout Hasher) { CodePointText.hash(name, into: &hasher) }
}

extension Variable: Comparable {
    /// By the code points of the name.
    public static func < (a: Variable, b: Variable) -> Bool { CodePointText.compare(a.name, b.name) < 0 }
}

extension Variable: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(value) }
}

extension Variable: CustomStringConvertible {
    /// `?name`; a hidden variable as it is called inside (`_:label`, `?.0`).
    public var description: String { blankNodeLabel == nil ? "?\(name)" : name }
}
