import RDF

/// Comparison, logic, arithmetic and the built-in functions of
/// [SPARQL 1.1 Query, section 17](https://www.w3.org/TR/sparql11-query/#expressions).
extension QueryComputable {
    // MARK: Comparison

    /// `=`
    public func equals(_ other: any QueryOperand) -> QueryExpression { comparison(.equal, other) }
    /// `!=`
    public func differs(from other: any QueryOperand) -> QueryExpression { comparison(.notEqual, other) }
    /// `<`
    public func isLess(than other: any QueryOperand) -> QueryExpression { comparison(.less, other) }
    /// `<=`
    public func isAtMost(_ other: any QueryOperand) -> QueryExpression { comparison(.lessOrEqual, other) }
    /// `>`
    public func isGreater(than other: any QueryOperand) -> QueryExpression { comparison(.greater, other) }
    /// `>=`
    public func isAtLeast(_ other: any QueryOperand) -> QueryExpression { comparison(.greaterOrEqual, other) }
    /// `IN (…)`
    public func isIn(_ list: [any QueryOperand]) -> QueryExpression {
        QueryExpression([self] + list) { .isIn($0[0], Array($0.dropFirst())) }
    }
    /// `NOT IN (…)`
    public func isNotIn(_ list: [any QueryOperand]) -> QueryExpression {
        QueryExpression([self] + list) { .isNotIn($0[0], Array($0.dropFirst())) }
    }
    /// `sameTerm(…)`
    public func isSameTerm(as other: any QueryOperand) -> QueryExpression { function(.sameTerm, other) }

    private func comparison(_ comparison: ComparisonOperator, _ other: any QueryOperand) -> QueryExpression {
        QueryExpression([self, other]) { .comparison($0[0], comparison, $0[1]) }
    }

    // MARK: Logic

    /// `&&`; a chain is one conjunction.
    public func and(_ others: any QueryOperand...) -> QueryExpression {
        QueryExpression([self] + others) { parts in
            if case .and(let earlier) = parts[0] { return .and(earlier + parts.dropFirst()) }
            return .and(parts)
        }
    }

    /// `||`; a chain is one disjunction.
    public func or(_ others: any QueryOperand...) -> QueryExpression {
        QueryExpression([self] + others) { parts in
            if case .or(let earlier) = parts[0] { return .or(earlier + parts.dropFirst()) }
            return .or(parts)
        }
    }

    /// `!`
    public var not: QueryExpression { QueryExpression([self]) { .not($0[0]) } }

    // MARK: Arithmetic

    /// `+`
    public func plus(_ other: any QueryOperand) -> QueryExpression { arithmetic(.add, other) }
    /// `-`
    public func minus(_ other: any QueryOperand) -> QueryExpression { arithmetic(.subtract, other) }
    /// `*`
    public func times(_ other: any QueryOperand) -> QueryExpression { arithmetic(.multiply, other) }
    /// `/`
    public func divided(by other: any QueryOperand) -> QueryExpression { arithmetic(.divide, other) }
    /// Unary `-`
    public var negated: QueryExpression { QueryExpression([self]) { .negation($0[0]) } }

    private func arithmetic(_ operation: ArithmeticOperator, _ other: any QueryOperand) -> QueryExpression {
        QueryExpression([self, other]) { .arithmetic($0[0], operation, $0[1]) }
    }

    // MARK: Terms

    /// `STR`: the text of a literal or the IRI as a string.
    public var str: QueryExpression { function(.str) }
    /// `LANG`
    public var language: QueryExpression { function(.lang) }
    /// `DATATYPE`
    public var datatype: QueryExpression { function(.datatype) }
    /// `isIRI`
    public var isIRI: QueryExpression { function(.isIRI) }
    /// `isBLANK`
    public var isBlank: QueryExpression { function(.isBlank) }
    /// `isLITERAL`
    public var isLiteral: QueryExpression { function(.isLiteral) }
    /// `isNUMERIC`
    public var isNumeric: QueryExpression { function(.isNumeric) }

    // MARK: Strings

    /// `STRLEN`, in code points
    public var length: QueryExpression { function(.strlen) }
    /// `UCASE`
    public var uppercased: QueryExpression { function(.ucase) }
    /// `LCASE`
    public var lowercased: QueryExpression { function(.lcase) }
    /// `CONTAINS`
    public func contains(_ part: any QueryOperand) -> QueryExpression { function(.contains, part) }
    /// `STRSTARTS`
    public func hasPrefix(_ part: any QueryOperand) -> QueryExpression { function(.strStarts, part) }
    /// `STRENDS`
    public func hasSuffix(_ part: any QueryOperand) -> QueryExpression { function(.strEnds, part) }
    /// `STRBEFORE`
    public func before(_ part: any QueryOperand) -> QueryExpression { function(.strBefore, part) }
    /// `STRAFTER`
    public func after(_ part: any QueryOperand) -> QueryExpression { function(.strAfter, part) }
    /// `REGEX`, with flags such as `"i"`
    public func matches(_ pattern: any QueryOperand, flags: String? = nil) -> QueryExpression {
        QueryExpression([self, pattern] + (flags.map { [$0] } ?? [])) { .function(.regex, $0) }
    }
    /// `REPLACE`: every match of a regular expression
    public func replacing(_ pattern: any QueryOperand, with replacement: any QueryOperand) -> QueryExpression {
        function(.replace, pattern, replacement)
    }

    /// Any other built-in function with this as its first argument.
    public func function(_ function: BuiltInFunction, _ others: any QueryOperand...) -> QueryExpression {
        QueryExpression([self] + others) { .function(function, $0) }
    }
}

extension Variable {
    /// `BOUND`
    public var isBound: QueryExpression { QueryExpression(.bound(self)) }
}

extension QueryExpression {
    /// A built-in function by its name; one with a wrong number of arguments is refused when it is printed
    /// and read again, and is an error when it is evaluated.
    public static func function(_ function: BuiltInFunction, _ arguments: any QueryOperand...) -> QueryExpression {
        QueryExpression(arguments) { .function(function, $0) }
    }

    /// `&&` of as many conditions as there are; of none, `true`.
    public static func all(of conditions: [any QueryOperand]) -> QueryExpression {
        conditions.count == 1 ? conditions[0].queryExpression
            : conditions.isEmpty ? true.queryExpression : QueryExpression(conditions) { .and($0) }
    }

    /// `||` of as many conditions as there are; of none, `false`.
    public static func any(of conditions: [any QueryOperand]) -> QueryExpression {
        conditions.count == 1 ? conditions[0].queryExpression
            : conditions.isEmpty ? false.queryExpression : QueryExpression(conditions) { .or($0) }
    }

    /// `CONCAT`
    public static func concat(_ parts: any QueryOperand...) -> QueryExpression {
        QueryExpression(parts) { .function(.concat, $0) }
    }

    /// `COALESCE`: the first that is no error.
    public static func coalesce(_ parts: any QueryOperand...) -> QueryExpression { QueryExpression(parts) { .coalesce($0) } }

    /// `IF`
    public static func conditional(
        _ condition: any QueryOperand, then value: any QueryOperand, else other: any QueryOperand
    ) -> QueryExpression {
        QueryExpression([condition, value, other]) { .conditional($0[0], $0[1], $0[2]) }
    }

    /// A function named by an IRI: a cast (`xsd:integer(…)`) or an extension.
    public static func call(_ name: IRI, _ arguments: any QueryOperand...) -> QueryExpression {
        QueryExpression(arguments) { .call(name, $0) }
    }
}
