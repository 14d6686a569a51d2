import RDF
import SPARQL

/// The set functions of [SPARQL 1.1, section 18.5.1](https://www.w3.org/TR/sparql11-query/#setFunctions)
/// over one group, fed value by value.
///
/// COUNT skips errors and SAMPLE takes what is no error; with one error among their values SUM, AVG,
/// MIN, MAX and GROUP_CONCAT have none. MIN and MAX follow the order of ORDER BY. DISTINCT drops terms
/// that were there already. `COUNT(DISTINCT *)` counts solutions, not terms: its caller feeds each once.
package struct AggregateAccumulator: Sendable {
    private let function: AggregateFunction
    private var seen: Set<Term>?
    private var hasFailed = false
    private var count: Int128 = 0
    private var sum: Value = .integer(0)
    /// The best value so far (MIN, MAX) or the first one (SAMPLE), with the term it came from.
    private var chosen: (value: Value, term: Term?)?
    private var text: [UInt8] = []

    package init(_ aggregate: Aggregate) {
        self.init(aggregate.function, isDistinct: aggregate.isDistinct && aggregate.argument != nil)
    }

    package init(_ function: AggregateFunction, isDistinct: Bool = false) {
        self.function = function
        seen = isDistinct ? [] : nil
    }

    /// Counts one solution, for `COUNT(*)`.
    package mutating func addSolution() { count += 1 }

    /// Takes the argument's value for one solution. The term is asked for only where it is needed: by
    /// DISTINCT and by functions that give a term back.
    package mutating func add(_ value: Value, term: @autoclosure () -> Term?) {
        if hasFailed { return }
        if case .error = value {
            switch function {
            case .count, .sample: break
            default: hasFailed = true
            }
            return
        }
        if seen != nil {
            guard let term = term(), seen?.insert(term).inserted == true else { return }
        }
        switch function {
        case .count:
            count += 1
        case .sum, .average:
            count += 1
            sum = Value.arithmetic(sum, .add, value)
            // Durations and dates add to numbers no more than texts do.
            hasFailed = !value.isNumeric || sum.isError
        case .minimum:
            if chosen == nil || chosen.map({ value.sortingOrder($0.value) }) == .less { chosen = (value, term()) }
        case .maximum:
            if chosen == nil || chosen.map({ value.sortingOrder($0.value) }) == .greater { chosen = (value, term()) }
        case .sample:
            if chosen == nil { chosen = (value, term()) }
        case .groupConcat(let separator):
            addText(value, separator)
        }
    }

    /// The elements are joined as CONCAT would (18.5.1.7), so they must be strings.
    private mutating func addText(_ value: Value, _ separator: String) {
        switch value {
        case .string(let string), .languageString(let string, _):
            if count > 0 { text += Array(separator.utf8) }
            count += 1
            text += Array(string.utf8)
        default:
            hasFailed = true
        }
    }

    /// The term that the group has; nil for an error.
    package var result: Term? {
        if hasFailed { return nil }
        switch function {
        case .count: return Value.integer(count).term
        case .sum: return sum.term
        case .average:
            return (count == 0 ? Value.integer(0) : Value.arithmetic(sum, .divide, .integer(count))).term
        case .minimum, .maximum, .sample: return chosen?.term
        case .groupConcat: return .literal(Literal(String(decoding: text, as: UTF8.self)))
        }
    }
}
