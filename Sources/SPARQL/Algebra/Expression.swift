import RDF

/// An expression of FILTER, BIND, SELECT, HAVING, GROUP BY or ORDER BY
/// ([SPARQL 1.1 Query, section 17](https://www.w3.org/TR/sparql11-query/#expressions)).
///
/// Aggregates do not occur here: translation to the algebra moves them into ``Grouping`` and leaves
/// the variable that carries the value (section 18.2.4.1). What is evaluated unlike an ordinary
/// function, because an argument may be an error or need not be evaluated, has a case of its own.
public indirect enum Expression: Hashable, Sendable {
    /// An IRI or a literal.
    case term(Term)
    case variable(Variable)
    /// BOUND (section 17.4.1.1)
    case bound(Variable)
    /// `||` with its three-valued logic (section 17.2); two or more.
    case or([Expression])
    /// `&&` with its three-valued logic (section 17.2); two or more.
    case and([Expression])
    case not(Expression)
    case comparison(Expression, ComparisonOperator, Expression)
    case arithmetic(Expression, ArithmeticOperator, Expression)
    /// Unary minus.
    case negation(Expression)
    /// Unary plus: the operand, an error if it is no number.
    case unaryPlus(Expression)
    /// IN (section 17.4.1.9); the list may be empty.
    case isIn(Expression, [Expression])
    /// NOT IN (section 17.4.1.10); the list may be empty.
    case isNotIn(Expression, [Expression])
    /// IF: condition, value if true, value if false; only one of the two is evaluated.
    case conditional(Expression, Expression, Expression)
    /// COALESCE: the first that is no error; the list may be empty.
    case coalesce([Expression])
    /// A built-in function; the parser has checked the number of arguments.
    case function(BuiltInFunction, [Expression])
    /// A function named by an IRI: a cast (section 17.5) or an extension.
    case call(IRI, [Expression])
    /// EXISTS (section 17.4.1.4)
    case exists(Algebra)
    /// NOT EXISTS
    case notExists(Algebra)
}

/// The comparisons of section 17.3; the raw value is the operator as written.
public enum ComparisonOperator: String, Hashable, Sendable, CaseIterable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
}

/// The arithmetic of section 17.3; the raw value is the operator as written.
public enum ArithmeticOperator: String, Hashable, Sendable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
}
