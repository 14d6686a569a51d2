import GraphStore
import RDF
import SPARQL

/// Reading single cells of a row as Swift values.
extension Solution {
    /// The IRI that the row binds a variable to.
    /// - Throws: ``RowError`` where the variable is unbound or bound to something else.
    public func iri(_ variable: Variable) throws(RowError) -> IRI {
        guard let iri = try term(variable).iri else { throw RowError(variable, "an IRI", self[variable]) }
        return iri
    }

    /// The text of the literal, whatever its datatype or language.
    /// - Throws: ``RowError`` where the variable is unbound or bound to something else.
    public func string(_ variable: Variable) throws(RowError) -> String {
        guard let literal = try term(variable).literal else { throw RowError(variable, "a literal", self[variable]) }
        return literal.lexicalForm
    }

    /// The whole number that the literal stands for.
    /// - Throws: ``RowError`` where the variable is unbound or bound to something else.
    public func integer(_ variable: Variable) throws(RowError) -> Int {
        guard let number = Int(try string(variable)) else { throw RowError(variable, "a whole number", self[variable]) }
        return number
    }

    /// The term that the row binds a variable to.
    /// - Throws: ``RowError`` where it binds none.
    public func term(_ variable: Variable) throws(RowError) -> Term {
        guard let term = self[variable] else { throw RowError(variable, "a value", nil) }
        return term
    }
}

/// A cell of a row that is not what was asked for.
public struct RowError: Error, Hashable, Sendable, CustomStringConvertible {
    public let variable: Variable
    /// What was asked for: `an IRI`, `a whole number`.
    public let expected: String
    /// What stands there; nil for an unbound variable.
    public let found: Term?

    init(_ variable: Variable, _ expected: String, _ found: Term?) {
        self.variable = variable
        self.expected = expected
        self.found = found
    }

    public var description: String {
        "expected \(expected) for \(variable), found \(found.map { "\($0)" } ?? "nothing")"
    }
}
