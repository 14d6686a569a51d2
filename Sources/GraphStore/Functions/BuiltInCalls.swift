import RDF
import SPARQL

// The built-in functions of SPARQL 1.1, section 17.4: which arguments they take as terms, texts or
// values, and which function of this folder answers.

extension ExpressionEvaluator {
    /// Functions whose answer is a boolean; outer nil for all other functions, inner nil for an error.
    func predicate<Context: ExpressionContext>(
        _ function: BuiltInFunction, _ range: Range<Int>, _ context: Context
    ) -> Bool?? {
        func operand(_ index: Int) -> Int { program.operands[range.lowerBound + index] }
        switch function {
        case .isIRI: return .some(kind(operand(0), context).map { $0 == .iri })
        case .isBlank: return .some(kind(operand(0), context).map { $0 == .blankNode })
        case .isLiteral: return .some(kind(operand(0), context).map { $0 == .literal })
        case .isNumeric:
            let value = value(operand(0), context)
            return .some(value.isError ? nil : value.isNumeric)
        case .sameTerm:
            if case .variable(let a) = program.nodes[operand(0)], case .variable(let b) = program.nodes[operand(1)] {
                return .some(context.haveSameTerm(a, b))
            }
            guard let a = term(operand(0), context), let b = term(operand(1), context) else { return .some(nil) }
            return .some(a == b)
        case .langMatches:
            guard case .string(let tag) = value(operand(0), context),
                case .string(let range) = value(operand(1), context)
            else { return .some(nil) }
            return .some(LanguageRange.matches(tag: tag, range: range))
        case .strStarts, .strEnds, .contains:
            // A part without a language tag goes with every text.
            if case .constant(let number) = program.nodes[operand(1)],
                case .string(let part) = program.constants[number],
                let answer = withStringBytes(
                    operand(0), context,
                    { text in part.withUTF8Bytes { Self.test(function, text, part: $0) } })
            {
                return .some(answer)
            }
            guard let (text, _) = string(operand(0), context),
                let part = compatible(operand(1), with: operand(0), context)
            else { return .some(nil) }
            switch function {
            case .strStarts: return .some(StringFunctions.starts(text, with: part))
            case .strEnds: return .some(StringFunctions.ends(text, with: part))
            default: return .some(StringFunctions.position(of: part, in: text) != nil)
            }
        case .regex:
            guard case .string(let pattern) = value(operand(1), context),
                let flags = flags(range, at: 2, context)
            else { return .some(nil) }
            return .some(matches(operand(0), environment.regularExpression(pattern, flags: flags), context))
        default:
            return nil
        }
    }

    func call<Context: ExpressionContext>(
        _ function: BuiltInFunction, _ range: Range<Int>, _ context: Context
    ) -> Value {
        if let result = predicate(function, range, context) { return result.map(Value.boolean) ?? .error }
        func operand(_ index: Int) -> Int { program.operands[range.lowerBound + index] }
        switch function {
        // Terms
        case .str:
            return text(operand(0), context).map(Value.string) ?? .error
        case .lang:
            guard let literal = term(operand(0), context)?.literal else { return .error }
            return .string(literal.language ?? "")
        case .datatype:
            guard let literal = term(operand(0), context)?.literal else { return .error }
            return .iri(literal.datatype)
        case .iri:
            return iri(value(operand(0), context))
        case .bnode:
            guard !range.isEmpty else { return .blankNode(environment.makeBlankNode()) }
            guard case .string(let label) = value(operand(0), context) else { return .error }
            return .blankNode(environment.makeBlankNode(label: label, solution: context.solutionNumber))
        case .strdt:
            return typedLiteral(range, context).map { Value($0) } ?? .error
        case .strlang:
            guard case .string(let text) = value(operand(0), context),
                case .string(let tag) = value(operand(1), context), LanguageRange.isTag(tag)
            else { return .error }
            return .languageString(text, language: tag.lowercased())
        case .uuid:
            return .iri(IRI("urn:uuid:" + UniqueIdentifier.random()))
        case .struuid:
            return .string(UniqueIdentifier.random())

        // Strings
        case .strlen:
            guard let (text, _) = string(operand(0), context) else { return .error }
            return .integer(Int128(StringFunctions.length(text)))
        case .ucase:
            return mapString(operand(0), context, StringFunctions.upperCase)
        case .lcase:
            return mapString(operand(0), context, StringFunctions.lowerCase)
        case .encodeForURI:
            guard let (text, _) = string(operand(0), context) else { return .error }
            return .string(StringFunctions.encodeForURI(text))
        case .substr: return substring(range, context)
        case .strBefore: return before(operand(0), operand(1), context)
        case .strAfter: return after(operand(0), operand(1), context)
        case .concat: return concatenation(range, context)
        case .replace: return replacement(range, context)

        // Numbers
        case .abs: return value(operand(0), context).absolute()
        case .round: return value(operand(0), context).rounded()
        case .ceil: return value(operand(0), context).ceiling()
        case .floor: return value(operand(0), context).floor()
        case .rand: return .double(Double.random(in: 0..<1))

        // Dates and times
        case .now: return .dateTime(environment.now)
        case .year, .month, .day, .hours, .minutes, .seconds, .timezone, .tz:
            guard case .dateTime(let time) = value(operand(0), context) else { return .error }
            return time.part(function)

        // Hashes
        case .md5, .sha1, .sha256, .sha384, .sha512:
            guard case .string(let text) = value(operand(0), context) else { return .error }
            return Digests.hexadecimal(function, of: text).map(Value.string) ?? .error

        case .isIRI, .isBlank, .isLiteral, .isNumeric, .sameTerm, .langMatches, .strStarts, .strEnds,
            .contains, .regex:
            return .error
        }
    }

    // MARK: Arguments

    /// A string literal, tagged or not, as section 17.4.3.1.1 names it.
    private func string<Context: ExpressionContext>(_ node: Int, _ context: Context) -> (String, language: String?)? {
        switch value(node, context) {
        case .string(let text): (text, nil)
        case .languageString(let text, let language): (text, language)
        default: nil
        }
    }

    /// Gives the bytes of a string to `body` where they lie in the store: for a variable, and for STR
    /// of one. Nil where the node must be evaluated instead.
    private func withStringBytes<Context: ExpressionContext, Result>(
        _ node: Int, _ context: Context, _ body: (Span<UInt8>) -> Result
    ) -> Result? {
        switch program.nodes[node] {
        case .variable(let slot): return context.withString(at: slot, body)
        case .function(.str, let range):
            guard case .variable(let slot) = program.nodes[program.operands[range.lowerBound]] else { return nil }
            return context.withText(at: slot, body)
        default: return nil
        }
    }

    private static func test(_ function: BuiltInFunction, _ text: Span<UInt8>, part: Span<UInt8>) -> Bool {
        switch function {
        case .strStarts: StringFunctions.starts(text, with: part)
        case .strEnds: StringFunctions.ends(text, with: part)
        default: StringFunctions.position(of: part, in: text) != nil
        }
    }

    /// The second argument of two that must be compatible (section 17.4.3.1.2): it has no language
    /// tag, or that of the first.
    private func compatible<Context: ExpressionContext>(_ node: Int, with first: Int, _ context: Context) -> String? {
        guard let (text, language) = string(node, context) else { return nil }
        guard let language else { return text }
        guard let other = string(first, context)?.language, CodePointText.equal(language, other) else { return nil }
        return text
    }

    private func flags<Context: ExpressionContext>(_ range: Range<Int>, at index: Int, _ context: Context) -> String? {
        guard index < range.count else { return "" }
        guard case .string(let flags) = value(program.operands[range.lowerBound + index], context) else { return nil }
        return flags
    }

    private static func literal(_ text: String, _ language: String?) -> Value {
        language.map { .languageString(text, language: $0) } ?? .string(text)
    }

    private func mapString<Context: ExpressionContext>(
        _ node: Int, _ context: Context, _ function: (String) -> String
    ) -> Value {
        guard let (text, language) = string(node, context) else { return .error }
        return Self.literal(function(text), language)
    }

    // MARK: Terms

    private func iri(_ value: Value) -> Value {
        switch value {
        case .iri: return value
        case .string(let reference):
            let isUsable = reference.withUTF8Bytes { IRICharacters.firstForbidden(in: $0) == nil }
            let isAbsolute = reference.withUTF8Bytes { IRICharacters.schemeLength(of: $0) != nil }
            guard isUsable else { return .error }
            if isAbsolute { return .iri(IRI(reference)) }
            guard let base = environment.base else { return .error }
            return .iri(IRIReference.resolve(reference, against: base))
        default: return .error
        }
    }

    /// STRDT. `rdf:langString` needs a tag, which STRDT cannot give.
    func typedLiteral<Context: ExpressionContext>(_ range: Range<Int>, _ context: Context) -> Literal? {
        guard case .string(let text) = value(program.operands[range.lowerBound], context),
            case .iri(let datatype) = value(program.operands[range.lowerBound + 1], context),
            datatype != RDFSyntaxNamespace.langString
        else { return nil }
        return Literal(text, datatype: datatype)
    }

    // MARK: Strings

    private func substring<Context: ExpressionContext>(_ range: Range<Int>, _ context: Context) -> Value {
        guard let (text, language) = string(program.operands[range.lowerBound], context),
            case .integer(let start) = value(program.operands[range.lowerBound + 1], context)
        else { return .error }
        var length: Int128?
        if range.count > 2 {
            guard case .integer(let given) = value(program.operands[range.lowerBound + 2], context)
            else { return .error }
            length = given
        }
        return Self.literal(StringFunctions.substring(text, from: start, length: length), language)
    }

    private func before<Context: ExpressionContext>(_ first: Int, _ second: Int, _ context: Context) -> Value {
        guard let (text, language) = string(first, context), let part = compatible(second, with: first, context)
        else { return .error }
        guard let position = StringFunctions.position(of: part, in: text) else { return .string("") }
        return Self.literal(StringFunctions.slice(text, 0..<position), language)
    }

    private func after<Context: ExpressionContext>(_ first: Int, _ second: Int, _ context: Context) -> Value {
        guard let (text, language) = string(first, context), let part = compatible(second, with: first, context)
        else { return .error }
        guard let position = StringFunctions.position(of: part, in: text) else { return .string("") }
        let end = position + part.utf8.count
        return Self.literal(StringFunctions.slice(text, end..<text.utf8.count), language)
    }

    /// The tag of all arguments, if they have the same.
    private func concatenation<Context: ExpressionContext>(_ range: Range<Int>, _ context: Context) -> Value {
        var result = ""
        var common: String?
        for index in range {
            guard let (text, language) = string(program.operands[index], context) else { return .error }
            if index == range.lowerBound {
                common = language
            } else if let known = common, language.map({ CodePointText.equal(known, $0) }) != true {
                common = nil
            }
            result += text
        }
        return Self.literal(result, common)
    }

    // MARK: Regular expressions

    func matches<Context: ExpressionContext>(
        _ node: Int, _ expression: RegularExpression?, _ context: Context
    ) -> Bool? {
        guard let expression else { return nil }
        if let answer = withStringBytes(node, context, { expression.matches($0) }) { return answer }
        guard let (text, _) = string(node, context) else { return nil }
        return expression.matches(text)
    }

    /// REPLACE; an error where the pattern matches the empty string (XPath's FORX0003) or the
    /// replacement is faulty (FORX0004).
    private func replacement<Context: ExpressionContext>(_ range: Range<Int>, _ context: Context) -> Value {
        let operands = program.operands[range]
        guard let (text, language) = string(operands[range.lowerBound], context),
            case .string(let pattern) = value(operands[range.lowerBound + 1], context),
            case .string(let replacement) = value(operands[range.lowerBound + 2], context),
            let flags = flags(range, at: 3, context),
            let expression = environment.regularExpression(pattern, flags: flags),
            let result = expression.replacingMatches(in: text, with: replacement)
        else { return .error }
        return Self.literal(result, language)
    }
}
