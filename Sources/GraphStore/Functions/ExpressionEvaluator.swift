import RDF
import SPARQL

/// A compiled expression and the means to evaluate it for one solution after another
/// ([SPARQL 1.1, section 17](https://www.w3.org/TR/sparql11-query/#expressions)).
///
/// Compiling reads constants, gives variables their slots, computes what is constant and compiles
/// regular expressions; evaluating allocates only for the texts that it makes. Recursion is as deep as
/// the expression, which the parser bounds.
package struct ExpressionEvaluator: Sendable {
    let program: ExpressionProgram
    let environment: EvaluationEnvironment

    /// - Parameters:
    ///   - slot: the number under which a context knows a variable; nil for one that is never bound.
    package init(_ expression: Expression, environment: EvaluationEnvironment, slot: (Variable) -> Int?) {
        self.environment = environment
        program = ExpressionProgram(expression, environment: environment, slot: slot)
    }

    init(program: ExpressionProgram, environment: EvaluationEnvironment) {
        self.program = program
        self.environment = environment
    }

    /// The patterns of EXISTS and NOT EXISTS, numbered as the context is asked for them.
    package var patterns: [Algebra] { program.patterns }

    /// The functions that the expression calls and that are not known. Calling one is an error.
    package var unknownFunctions: [IRI] { program.unknownFunctions }

    /// The term, if the expression is the same for all solutions; `.some(nil)` if it is an error for all.
    package var constant: Term?? {
        if case .constant(let number) = program.nodes[program.root] { return .some(program.constantTerms[number]) }
        return nil
    }

    /// The slot, if the expression is just a variable.
    package var slot: Int? {
        if case .variable(let slot) = program.nodes[program.root] { return slot }
        return nil
    }

    /// The slot and the expression, if this is REGEX of a variable with a constant pattern that is sound.
    var regularExpressionTest: (slot: Int, expression: RegularExpression)? {
        guard case .regex(let text, let number) = program.nodes[program.root],
            case .variable(let slot) = program.nodes[text], let expression = program.regularExpressions[number]
        else { return nil }
        return (slot, expression)
    }

    /// The slot, if the expression reads only that variable and of its terms only the class: whether they
    /// are IRIs, blank nodes or literals, and their language or datatype.
    var classTest: Int? { program.slotReadByClass }

    /// Whether the effective boolean value is true, as FILTER and HAVING ask; false for an error.
    package func isTrue<Context: ExpressionContext>(in context: Context) -> Bool {
        boolean(program.root, context) == true
    }

    /// The value; an error where evaluation fails.
    package func value<Context: ExpressionContext>(in context: Context) -> Value {
        value(program.root, context)
    }

    /// The term, with the very lexical form that it has in the data; nil for an error.
    package func term<Context: ExpressionContext>(in context: Context) -> Term? {
        term(program.root, context)
    }

    // MARK: Booleans

    /// The effective boolean value of a node; nil for an error.
    func boolean<Context: ExpressionContext>(_ node: Int, _ context: Context) -> Bool? {
        switch program.nodes[node] {
        case .constant(let number):
            return program.constants[number].effectiveBoolean
        case .bound(let slot):
            return context.isBound(slot)
        case .or(let range):
            // True wins over an error (section 17.2).
            var hasError = false
            for index in range {
                switch boolean(program.operands[index], context) {
                case true?: return true
                case false?: break
                case nil: hasError = true
                }
            }
            return hasError ? nil : false
        case .and(let range):
            var hasError = false
            for index in range {
                switch boolean(program.operands[index], context) {
                case false?: return false
                case true?: break
                case nil: hasError = true
                }
            }
            return hasError ? nil : true
        case .not(let operand):
            return boolean(operand, context).map { !$0 }
        case .comparison(let a, let operation, let b):
            return Self.compare(value(a, context), operation, value(b, context))
        case .sameSlots(let a, let b, let isNegated):
            return areEqual(a, b, context).map { $0 != isNegated }
        case .isIn(let operand, let range, let isNegated):
            return isIn(value(operand, context), range, context).map { $0 != isNegated }
        case .conditional(let condition, let first, let second):
            return boolean(condition, context).flatMap { boolean($0 ? first : second, context) }
        case .exists(let pattern, let isNegated):
            return context.exists(pattern) != isNegated
        case .regex(let text, let expression):
            return matches(text, program.regularExpressions[expression], context)
        case .function(let function, let range):
            if let result = predicate(function, range, context) { return result }
            return value(node, context).effectiveBoolean
        default:
            return value(node, context).effectiveBoolean
        }
    }

    /// The operators of section 17.3; nil for a type error.
    static func compare(_ a: Value, _ operation: ComparisonOperator, _ b: Value) -> Bool? {
        switch operation {
        case .equal: return a.isEqual(to: b)
        case .notEqual: return a.isEqual(to: b).map { !$0 }
        case .less, .lessOrEqual, .greater, .greaterOrEqual: break
        }
        guard let comparison = a.compare(b) else { return nil }
        guard case .ordered(let order) = comparison else { return false }
        switch operation {
        case .less: return order == .less
        case .lessOrEqual: return order != .greater
        case .greater: return order == .greater
        default: return order != .less
        }
    }

    /// Two variables: the same term equals itself unless it is NaN.
    private func areEqual<Context: ExpressionContext>(_ a: Int, _ b: Int, _ context: Context) -> Bool? {
        let first = context.value(at: a)
        if context.haveSameTerm(a, b) == true {
            switch first {
            case .double(let value): return !value.isNaN
            case .float(let value): return !value.isNaN
            case .error: return nil
            default: return true
            }
        }
        return first.isEqual(to: context.value(at: b))
    }

    /// IN: true as soon as one is equal; else an error if one comparison was.
    private func isIn<Context: ExpressionContext>(_ value: Value, _ range: Range<Int>, _ context: Context) -> Bool? {
        var hasError = false
        for index in range {
            switch value.isEqual(to: self.value(program.operands[index], context)) {
            case true?: return true
            case false?: break
            case nil: hasError = true
            }
        }
        return hasError ? nil : false
    }

    // MARK: Values

    func value<Context: ExpressionContext>(_ node: Int, _ context: Context) -> Value {
        switch program.nodes[node] {
        case .constant(let number):
            return program.constants[number]
        case .variable(let slot):
            return context.value(at: slot)
        case .unbound, .unknownFunction:
            return .error
        case .bound, .or, .and, .not, .comparison, .sameSlots, .isIn, .exists, .regex:
            return boolean(node, context).map(Value.boolean) ?? .error
        case .arithmetic(let a, let operation, let b):
            return Value.arithmetic(value(a, context), operation, value(b, context))
        case .negation(let operand):
            return value(operand, context).negated()
        case .unaryPlus(let operand):
            let value = value(operand, context)
            return value.isNumeric ? value : .error
        case .conditional(let condition, let first, let second):
            guard let condition = boolean(condition, context) else { return .error }
            return value(condition ? first : second, context)
        case .coalesce(let range):
            for index in range {
                let value = value(program.operands[index], context)
                if !value.isError { return value }
            }
            return .error
        case .cast(let datatype, let operand):
            return value(operand, context).cast(to: datatype)
        case .function(let function, let range):
            return call(function, range, context)
        }
    }

    // MARK: Terms

    func term<Context: ExpressionContext>(_ node: Int, _ context: Context) -> Term? {
        switch program.nodes[node] {
        case .constant(let number):
            return program.constantTerms[number]
        case .variable(let slot):
            return context.term(at: slot)
        case .conditional(let condition, let first, let second):
            return boolean(condition, context).flatMap { term($0 ? first : second, context) }
        case .coalesce(let range):
            for index in range {
                if let term = term(program.operands[index], context) { return term }
            }
            return nil
        case .cast(let datatype, let operand):
            return value(operand, context).term(castTo: datatype)
        case .function(.strdt, let range):
            return typedLiteral(range, context).map { .literal($0) }
        default:
            return value(node, context).term
        }
    }

    /// The kind of term that a node gives; nil for an error.
    func kind<Context: ExpressionContext>(_ node: Int, _ context: Context) -> TermKind? {
        if case .variable(let slot) = program.nodes[node] { return context.kind(at: slot) }
        switch value(node, context) {
        case .error: return nil
        case .iri: return .iri
        case .blankNode: return .blankNode
        default: return .literal
        }
    }

    /// The text that STR gives for a node; nil for a blank node and for an error.
    func text<Context: ExpressionContext>(_ node: Int, _ context: Context) -> String? {
        if case .variable(let slot) = program.nodes[node] { return context.text(at: slot) }
        switch term(node, context) {
        case .iri(let iri)?: return iri.string
        case .literal(let literal)?: return literal.lexicalForm
        case .blankNode?, nil: return nil
        }
    }
}
