import RDF
import SPARQL

// The arithmetic of SPARQL 1.1, section 17.3, with the promotions of XPath 2.0, appendix B.1:
// integer, decimal, float, double. Beyond the specification, dates and durations may be added and
// subtracted as XPath defines it.

extension Value {
    /// The result of an operator; an error for other operands than numbers, for overflow and for the
    /// division of an integer or a decimal by zero.
    package static func arithmetic(_ a: Value, _ operation: ArithmeticOperator, _ b: Value) -> Value {
        switch (a, b) {
        case (.error, _), (_, .error):
            return .error
        case (.integer(let x), .integer(let y)):
            return integers(x, operation, y)
        case (.dateTime, _), (_, .dateTime), (.duration, _), (_, .duration):
            return times(a, operation, b)
        default:
            guard a.isNumeric, b.isNumeric else { return .error }
            if case .double = a { return doubles(a, operation, b) }
            if case .double = b { return doubles(a, operation, b) }
            if case .float = a { return floats(a, operation, b) }
            if case .float = b { return floats(a, operation, b) }
            guard let x = a.decimal, let y = b.decimal else { return .error }
            return decimals(x, operation, y)
        }
    }

    private static func integers(_ x: Int128, _ operation: ArithmeticOperator, _ y: Int128) -> Value {
        let (result, overflow): (Int128, Bool)
        switch operation {
        case .add: (result, overflow) = x.addingReportingOverflow(y)
        case .subtract: (result, overflow) = x.subtractingReportingOverflow(y)
        case .multiply: (result, overflow) = x.multipliedReportingOverflow(by: y)
        case .divide:
            // Integers divide to a decimal (section 17.3).
            guard let x = DecimalNumber(x), let y = DecimalNumber(y) else { return .error }
            return decimals(x, .divide, y)
        }
        return overflow ? .error : .integer(result)
    }

    private static func decimals(_ x: DecimalNumber, _ operation: ArithmeticOperator, _ y: DecimalNumber) -> Value {
        let result =
            switch operation {
            case .add: x.adding(y)
            case .subtract: x.subtracting(y)
            case .multiply: x.multiplied(by: y)
            case .divide: x.divided(by: y)
            }
        return result.map(Value.decimal) ?? .error
    }

    private static func floats(_ a: Value, _ operation: ArithmeticOperator, _ b: Value) -> Value {
        guard let x = a.float, let y = b.float else { return .error }
        switch operation {
        case .add: return .float(x + y)
        case .subtract: return .float(x - y)
        case .multiply: return .float(x * y)
        case .divide: return .float(x / y)
        }
    }

    private static func doubles(_ a: Value, _ operation: ArithmeticOperator, _ b: Value) -> Value {
        guard let x = a.double, let y = b.double else { return .error }
        switch operation {
        case .add: return .double(x + y)
        case .subtract: return .double(x - y)
        case .multiply: return .double(x * y)
        case .divide: return .double(x / y)
        }
    }

    private static func times(_ a: Value, _ operation: ArithmeticOperator, _ b: Value) -> Value {
        switch (a, operation, b) {
        case (.dateTime(let time), .add, .duration(let duration)), (.duration(let duration), .add, .dateTime(let time)):
            return time.adding(duration).map(Value.dateTime) ?? .error
        case (.dateTime(let time), .subtract, .duration(let duration)):
            return duration.negated().flatMap { time.adding($0) }.map(Value.dateTime) ?? .error
        case (.dateTime(let later), .subtract, .dateTime(let earlier)):
            return later.duration(since: earlier).map(Value.duration) ?? .error
        case (.duration(let first), .add, .duration(let second)):
            return first.adding(second).map(Value.duration) ?? .error
        case (.duration(let first), .subtract, .duration(let second)):
            return second.negated().flatMap { first.adding($0) }.map(Value.duration) ?? .error
        default:
            return .error
        }
    }

    /// Unary minus.
    package func negated() -> Value {
        switch self {
        case .integer(let value): value == .min ? .error : .integer(-value)
        case .decimal(let value): value.negated().map(Value.decimal) ?? .error
        case .float(let value): .float(-value)
        case .double(let value): .double(-value)
        case .duration(let value): value.negated().map(Value.duration) ?? .error
        default: .error
        }
    }

    // MARK: Functions on numbers (section 17.4.4)

    func absolute() -> Value {
        switch self {
        case .integer(let value): value < 0 ? negated() : self
        case .decimal(let value): value.scaled < 0 ? negated() : self
        case .float(let value): .float(value.magnitude)
        case .double(let value): .double(value.magnitude)
        default: .error
        }
    }

    /// Halves go up: `ROUND(-2.5)` is -2.
    func rounded() -> Value {
        switch self {
        case .integer: self
        case .decimal(let value): value.rounded().map(Value.decimal) ?? .error
        case .float(let value): .float(Self.roundHalfUp(value))
        case .double(let value): .double(Self.roundHalfUp(value))
        default: .error
        }
    }

    private static func roundHalfUp<Number: BinaryFloatingPoint>(_ value: Number) -> Number {
        let floor = value.rounded(.down)
        guard value != floor else { return value }
        let result = value - floor >= 0.5 ? value.rounded(.up) : floor
        // Minus zero stays for what lies in [-0.5, 0), as XPath says.
        return result == 0 && value < 0 ? -0.0 : result
    }

    func ceiling() -> Value {
        switch self {
        case .integer: self
        case .decimal(let value): value.ceiling().map(Value.decimal) ?? .error
        case .float(let value): .float(value.rounded(.up))
        case .double(let value): .double(value.rounded(.up))
        default: .error
        }
    }

    func floor() -> Value {
        switch self {
        case .integer: self
        case .decimal(let value): value.floor().map(Value.decimal) ?? .error
        case .float(let value): .float(value.rounded(.down))
        case .double(let value): .double(value.rounded(.down))
        default: .error
        }
    }
}
