import RDF

// The constructor functions of SPARQL 1.1, section 17.5, for all datatypes that the store computes with.

extension Value {
    /// The value cast to a datatype; an error where XPath's casting table has none or the text does not fit.
    ///
    /// The value does not know that it is of a derived type: ``term(castTo:)`` does.
    package func cast(to target: XSDDatatype) -> Value {
        switch self {
        case .error, .blankNode:
            return .error
        case .string(let text):
            if target == .string { return self }
            return text.withUTF8Bytes { text in
                text.withoutOuterWhiteSpace { Value(target, utf8: $0) }
            } ?? .error
        default:
            break
        }
        if target.isInteger { return castToInteger(target) }
        switch target {
        case .string: return castToString()
        case .boolean: return castToBoolean()
        case .decimal: return castToDecimal()
        case .float: return castToFloat()
        case .double: return castToDouble()
        default: return castToTime(target)
        }
    }

    /// The term that a cast gives, of the very datatype that was asked for; nil for an error.
    package func term(castTo target: XSDDatatype) -> Term? {
        guard let term = cast(to: target).term else { return nil }
        guard target.isInteger || target == .dateTimeStamp, let literal = term.literal else { return term }
        return .literal(Literal(literal.lexicalForm, datatype: target.iri))
    }

    /// Numbers and times in canonical form; IRIs, tagged strings and literals of unknown datatypes as
    /// their text.
    private func castToString() -> Value {
        switch self {
        case .iri(let iri): .string(iri.string)
        case .languageString(let text, _): .string(text)
        case .boolean(let value): .string(value ? "true" : "false")
        case .float(let value): .string(FloatingPointText.castToString(value))
        case .double(let value): .string(FloatingPointText.castToString(value))
        case .blankNode, .error: .error
        default: term?.literal.map { .string($0.lexicalForm) } ?? .error
        }
    }

    private func castToBoolean() -> Value {
        switch self {
        case .boolean: self
        case .integer(let value): .boolean(value != 0)
        case .decimal(let value): .boolean(value.scaled != 0)
        case .float(let value): .boolean(!(value.isNaN || value == 0))
        case .double(let value): .boolean(!(value.isNaN || value == 0))
        default: .error
        }
    }

    private func castToInteger(_ target: XSDDatatype) -> Value {
        let integer: Int128? =
            switch self {
            case .boolean(let value): value ? 1 : 0
            case .integer(let value): value
            case .decimal(let value): value.integerPart
            case .float(let value): Self.integer(Double(value))
            case .double(let value): Self.integer(value)
            default: nil
            }
        guard let integer, target.contains(integer) else { return .error }
        return .integer(integer)
    }

    private static func integer(_ value: Double) -> Int128? {
        let whole = value.rounded(.towardZero)
        return whole.isFinite ? Int128(exactly: whole) : nil
    }

    private func castToDecimal() -> Value {
        let decimal: DecimalNumber? =
            switch self {
            case .boolean(let value): DecimalNumber(Int128(value ? 1 : 0))
            case .float(let value): DecimalNumber(value)
            case .double(let value): DecimalNumber(value)
            default: self.decimal
            }
        return decimal.map(Value.decimal) ?? .error
    }

    private func castToFloat() -> Value {
        switch self {
        case .boolean(let value): .float(value ? 1 : 0)
        case .double(let value): .float(Float(value))
        default: float.map(Value.float) ?? .error
        }
    }

    private func castToDouble() -> Value {
        if case .boolean(let value) = self { return .double(value ? 1 : 0) }
        return double.map(Value.double) ?? .error
    }

    private func castToTime(_ target: XSDDatatype) -> Value {
        switch self {
        case .dateTime(let value):
            guard let kind = DateTimeValue.Kind(target) else { return .error }
            guard let result = value.converted(to: kind) else { return .error }
            if target == .dateTimeStamp, result.timeZoneOffset == nil { return .error }
            return .dateTime(result)
        case .duration(let value):
            guard let kind = DurationValue.Kind(target) else { return .error }
            let result = DurationValue(
                kind: kind, months: kind == .dayTimeDuration ? 0 : value.months,
                exactSeconds: kind == .yearMonthDuration ? .zero : value.exactSeconds)
            return result.map(Value.duration) ?? .error
        default:
            return .error
        }
    }
}
