import RDF
import SPARQL

/// An expression compiled to a flat table, so that evaluating it neither counts references nor looks
/// at variable names. Children come before their parents; the root is last.
struct ExpressionProgram: Sendable {
    /// One operation. Numbers are positions in the tables of the program.
    enum Node: Sendable {
        /// A constant; its number in ``constants`` and ``constantTerms``.
        case constant(Int)
        case variable(slot: Int)
        /// A variable that has no slot, and so is never bound.
        case unbound
        case bound(slot: Int)
        case or(Range<Int>)
        case and(Range<Int>)
        case not(Int)
        case comparison(Int, ComparisonOperator, Int)
        /// `=` or `!=` between two variables, which equal ids often decide.
        case sameSlots(Int, Int, isNegated: Bool)
        case arithmetic(Int, ArithmeticOperator, Int)
        case negation(Int)
        case unaryPlus(Int)
        case isIn(Int, Range<Int>, isNegated: Bool)
        case conditional(Int, Int, Int)
        case coalesce(Range<Int>)
        case function(BuiltInFunction, Range<Int>)
        /// REGEX with a constant pattern, compiled; nil if it is faulty.
        case regex(Int, Int)
        case cast(XSDDatatype, Int)
        /// A function that is not known: always an error.
        case unknownFunction
        case exists(Int, isNegated: Bool)
    }

    private(set) var nodes: [Node] = []
    /// Operands of nodes that take any number of them.
    private(set) var operands: [Int] = []
    private(set) var constants: [Value] = []
    private(set) var constantTerms: [Term?] = []
    private(set) var regularExpressions: [RegularExpression?] = []
    private(set) var patterns: [Algebra] = []
    private(set) var unknownFunctions: [IRI] = []

    var root: Int { nodes.count - 1 }

    init(_ expression: Expression, environment: EvaluationEnvironment, slot: (Variable) -> Int?) {
        _ = compile(expression, environment, slot)
    }

    private init() {}

    /// The one variable of which nothing but the class of its terms is read; nil where more is, or no
    /// variable at all.
    var slotReadByClass: Int? {
        var found: Int?
        // Variables may stand only where a function takes no more than their class from them.
        var covered: Set<Int> = []
        for node in nodes.indices.reversed() {
            switch nodes[node] {
            case .function(.lang, let range), .function(.datatype, let range), .function(.isIRI, let range),
                .function(.isBlank, let range), .function(.isLiteral, let range):
                guard range.count == 1, case .variable(let slot) = nodes[operands[range.lowerBound]],
                    found == nil || found == slot
                else { return nil }
                found = slot
                covered.insert(operands[range.lowerBound])
            case .variable: if !covered.contains(node) { return nil }
            case .constant, .or, .and, .not, .comparison, .function(.langMatches, _): break
            default: return nil
            }
        }
        return found
    }

    // MARK: Compiling

    private mutating func compile(
        _ expression: Expression, _ environment: EvaluationEnvironment, _ slot: (Variable) -> Int?
    ) -> Int {
        switch expression {
        case .term(let term):
            return addConstant(Value(term), term)
        case .variable(let variable):
            return add(slot(variable).map { .variable(slot: $0) } ?? .unbound)
        case .bound(let variable):
            if let slot = slot(variable) { return add(.bound(slot: slot)) }
            return addConstant(.boolean(false), .literal(Literal(false)))
        case .or(let list):
            return add(.or(compile(list, environment, slot)))
        case .and(let list):
            return add(.and(compile(list, environment, slot)))
        case .not(let operand):
            let operand = compile(operand, environment, slot)
            return fold(.not(operand), operands: [operand], environment)
        case .comparison(let first, let operation, let second):
            if case .variable(let a) = first, case .variable(let b) = second, let a = slot(a), let b = slot(b),
                operation == .equal || operation == .notEqual
            {
                return add(.sameSlots(a, b, isNegated: operation == .notEqual))
            }
            let a = compile(first, environment, slot)
            let b = compile(second, environment, slot)
            return fold(.comparison(a, operation, b), operands: [a, b], environment)
        case .arithmetic(let first, let operation, let second):
            let a = compile(first, environment, slot)
            let b = compile(second, environment, slot)
            return fold(.arithmetic(a, operation, b), operands: [a, b], environment)
        case .negation(let operand):
            let operand = compile(operand, environment, slot)
            return fold(.negation(operand), operands: [operand], environment)
        case .unaryPlus(let operand):
            let operand = compile(operand, environment, slot)
            return fold(.unaryPlus(operand), operands: [operand], environment)
        case .isIn(let operand, let list):
            let operand = compile(operand, environment, slot)
            return add(.isIn(operand, compile(list, environment, slot), isNegated: false))
        case .isNotIn(let operand, let list):
            let operand = compile(operand, environment, slot)
            return add(.isIn(operand, compile(list, environment, slot), isNegated: true))
        case .conditional(let condition, let first, let second):
            let condition = compile(condition, environment, slot)
            let a = compile(first, environment, slot)
            let b = compile(second, environment, slot)
            return add(.conditional(condition, a, b))
        case .coalesce(let list):
            return add(.coalesce(compile(list, environment, slot)))
        case .function(let function, let arguments):
            return compileFunction(function, arguments, environment, slot)
        case .call(let iri, let arguments):
            return compileCall(iri, arguments, environment, slot)
        case .exists(let pattern):
            patterns.append(pattern)
            return add(.exists(patterns.count - 1, isNegated: false))
        case .notExists(let pattern):
            patterns.append(pattern)
            return add(.exists(patterns.count - 1, isNegated: true))
        }
    }

    private mutating func compile(
        _ list: [Expression], _ environment: EvaluationEnvironment, _ slot: (Variable) -> Int?
    ) -> Range<Int> {
        let compiled = list.map { compile($0, environment, slot) }
        operands += compiled
        return operands.count - compiled.count..<operands.count
    }

    private mutating func compileFunction(
        _ function: BuiltInFunction, _ arguments: [Expression], _ environment: EvaluationEnvironment,
        _ slot: (Variable) -> Int?
    ) -> Int {
        let range = compile(arguments, environment, slot)
        if function == .regex {
            let text = operands[range.lowerBound]
            let rest = operands[range].dropFirst().map { constantString($0) }
            if let pattern = rest.first ?? nil, rest.count == 1 || rest[1] != nil {
                let flags = rest.count > 1 ? rest[1] ?? "" : ""
                regularExpressions.append(environment.regularExpression(pattern, flags: flags))
                let node = Node.regex(text, regularExpressions.count - 1)
                return fold(node, operands: [text], environment)
            }
        }
        switch function {
        // These differ from call to call, or from query to query.
        case .rand, .uuid, .struuid, .bnode: return add(.function(function, range))
        default: return fold(.function(function, range), operands: Array(operands[range]), environment)
        }
    }

    private mutating func compileCall(
        _ iri: IRI, _ arguments: [Expression], _ environment: EvaluationEnvironment, _ slot: (Variable) -> Int?
    ) -> Int {
        guard let datatype = XSDDatatype(iri), arguments.count == 1, let argument = arguments.first else {
            unknownFunctions.append(iri)
            return add(.unknownFunction)
        }
        let operand = compile(argument, environment, slot)
        return fold(.cast(datatype, operand), operands: [operand], environment)
    }

    // MARK: Tables

    private mutating func add(_ node: Node) -> Int {
        nodes.append(node)
        return nodes.count - 1
    }

    private mutating func addConstant(_ value: Value, _ term: Term?) -> Int {
        constants.append(value)
        constantTerms.append(term)
        return add(.constant(constants.count - 1))
    }

    private func constantString(_ node: Int) -> String? {
        if case .constant(let number) = nodes[node], case .string(let text) = constants[number] { return text }
        return nil
    }

    /// Adds the node or, where all its operands are constant, its result.
    private mutating func fold(_ node: Node, operands: [Int], _ environment: EvaluationEnvironment) -> Int {
        let index = add(node)
        let isConstant = operands.allSatisfy { operand in
            if case .constant = nodes[operand] { return true }
            return false
        }
        guard isConstant else { return index }
        let evaluator = ExpressionEvaluator(program: self, environment: environment)
        let term = evaluator.term(in: EmptySolution())
        return addConstant(Value(term), term)
    }
}
