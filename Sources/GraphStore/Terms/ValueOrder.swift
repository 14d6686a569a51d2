import RDF

/// The numbers and points of time of a dictionary in the order of their values: what makes a comparison
/// with a constant a range, and a predicate readable in the order of its values.
///
/// The keys are doubles: values that compare as less never have a higher key, though values with equal
/// keys may differ. So a range of keys holds all that a comparison can be true for, and somewhat more;
/// the comparison itself stays to be done. NaN and ill-typed literals compare with nothing and are left
/// out.
package struct ValueOrder: Sendable {
    /// Values that compare with one another: numbers, or points of time of one kind.
    package enum Family: Hashable, Sendable {
        case number
        case time(DateTimeValue.Kind)

        static let count = 9

        var index: Int {
            switch self {
            case .number: 0
            case .time(let kind): 1 + Int(kind.rawValue)
            }
        }
    }

    /// Keys and ids, family by family, each ascending by key.
    package let keys: FixedBuffer<Double>
    package let ids: FixedBuffer<UInt32>
    /// Where each family begins, and at last the end.
    package let starts: FixedBuffer<UInt32>

    package init(keys: FixedBuffer<Double>, ids: FixedBuffer<UInt32>, starts: FixedBuffer<UInt32>) {
        self.keys = keys
        self.ids = ids
        self.starts = starts
    }

    package init() { self.init(keys: .init(), ids: .init(), starts: .init()) }

    /// The order of a table's terms, whose ids begin after `offset`. One pass over the table, and a sort of
    /// what it finds: O(v log v) in the number of such values.
    package init(_ table: TermTable, classes: TermClassTable, offset: Int = 0) {
        var families = [[(key: Double, id: UInt32)]](repeating: [], count: Family.count)
        let datatypes = classes.datatypes.map { datatype in
            datatype.flatMap { Self.isOrdered($0) ? $0 : nil }
        }
        for number in 0..<table.count {
            // In a snapshot that somebody forged a term may be of a class that there is not.
            let termClass = Int(table.termClass(number))
            guard termClass < datatypes.count, let datatype = datatypes[termClass] else { continue }
            let value = table.withText(number) { Value(datatype, utf8: Span(_unsafeElements: $0)) }
            guard let value, let (family, key) = Self.place(of: value) else { continue }
            families[family.index].append((key, UInt32(truncatingIfNeeded: offset + number + 1)))
        }
        var keys = GrowableBuffer<Double>(), ids = GrowableBuffer<UInt32>(), starts = GrowableBuffer<UInt32>()
        for family in families {
            starts.append(UInt32(truncatingIfNeeded: keys.count))
            for entry in family.sorted(by: { ($0.key, $0.id) < ($1.key, $1.id) }) {
                keys.append(entry.key)
                ids.append(entry.id)
            }
        }
        starts.append(UInt32(truncatingIfNeeded: keys.count))
        self.init(keys: keys.freeze(), ids: ids.freeze(), starts: starts.freeze())
    }

    private static func isOrdered(_ datatype: XSDDatatype) -> Bool {
        switch datatype {
        case .string, .boolean, .duration, .yearMonthDuration, .dayTimeDuration: false
        default: true
        }
    }

    /// Where a value stands; nil for one that is in no family.
    package static func place(of value: Value) -> (family: Family, key: Double)? {
        switch value {
        case .integer, .decimal, .float, .double:
            guard let key = value.double, !key.isNaN else { return nil }
            return (.number, key)
        case .dateTime(let time): return (.time(time.kind), Double(time.utcSeconds))
        default: return nil
        }
    }

    /// The ids of a family whose keys lie in a closed range, ascending.
    func ids(of family: Family, in range: ClosedRange<Double>) -> Range<Int> {
        guard starts.count == Family.count + 1 else { return 0..<0 }
        let start = min(Int(starts[family.index]), keys.count)
        let all = start..<max(start, min(Int(starts[family.index + 1]), keys.count, ids.count))
        let low = keys.lowerBound(of: range.lowerBound, in: all)
        // There is no next key after infinity.
        let high =
            range.upperBound == .infinity
            ? all.upperBound : keys.lowerBound(of: range.upperBound.nextUp, in: low..<all.upperBound)
        return low..<high
    }
}

/// What comparisons with constants allow for a variable.
package struct ValueRange: Hashable, Sendable {
    package let family: ValueOrder.Family
    /// The keys that values may have.
    package private(set) var keys: ClosedRange<Double>

    /// What a comparison `variable operation constant` allows; nil where it is no range of one family.
    package init?(_ operation: ComparisonOperation, _ constant: Value) {
        guard let (family, key) = ValueOrder.place(of: constant) else { return nil }
        self.family = family
        // Numbers may be compared as floats, which have 24 bits.
        let slack = family == .number && key.isFinite ? abs(key) * 1e-6 + 1e-40 : 0
        switch operation {
        case .below: keys = -.infinity...(key + slack)
        case .above: keys = (key - slack)...(.infinity)
        case .at: keys = (key - slack)...(key + slack)
        }
    }

    package enum ComparisonOperation { case below, above, at }

    /// What both allow; nil where they are of different families, for which no value is left.
    func intersection(_ other: ValueRange) -> ValueRange? {
        guard family == other.family else { return nil }
        var result = self
        let low = max(keys.lowerBound, other.keys.lowerBound)
        result.keys = low...max(low, min(keys.upperBound, other.keys.upperBound))
        return result
    }
}

extension TermDictionary {
    /// How many terms have a value in a range.
    package func count(in range: ValueRange) -> Int {
        values.ids(of: range.family, in: range.keys).count + addedValues.ids(of: range.family, in: range.keys).count
    }

    /// The terms with a value in a range, by value. Linear in their number.
    package func ids(in range: ValueRange, descending: Bool = false) -> [TermID] {
        let own = values.ids(of: range.family, in: range.keys)
        let extra = addedValues.ids(of: range.family, in: range.keys)
        var ids: [TermID] = []
        ids.reserveCapacity(own.count + extra.count)
        var next = extra.lowerBound
        for position in own {
            while next < extra.upperBound, addedValues.keys[next] < values.keys[position] {
                ids.append(addedValues.ids[next])
                next += 1
            }
            ids.append(values.ids[position])
        }
        addedValues.ids.append(next..<extra.upperBound, to: &ids)
        if descending { ids.reverse() }
        return ids
    }
}
