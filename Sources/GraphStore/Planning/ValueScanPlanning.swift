import RDF
import SPARQL

// Ranges of values: conditions that compare a variable with a constant.
extension JoinPlanner {
    /// What the conditions allow for variables that they compare with constants.
    func valueRanges(_ conditions: [Expression]) -> [Slot: ValueRange] {
        guard graph.isCompact else { return [:] }
        var ranges: [Slot: ValueRange] = [:]
        for condition in conditions {
            guard case .comparison(let left, let operation, let right) = condition else { continue }
            let variable: Variable, constant: Term, isReversed: Bool
            switch (left, right) {
            case (.variable(let name), .term(let term)): (variable, constant, isReversed) = (name, term, false)
            case (.term(let term), .variable(let name)): (variable, constant, isReversed) = (name, term, true)
            default: continue
            }
            let side: ValueRange.ComparisonOperation
            switch operation {
            case .equal: side = .at
            case .less, .lessOrEqual: side = isReversed ? .above : .below
            case .greater, .greaterOrEqual: side = isReversed ? .below : .above
            case .notEqual: continue
            }
            guard let range = ValueRange(side, Value(constant)) else { continue }
            let slot = planner.variables.slot(of: variable)
            // Two families exclude each other; one of them is enough to go by.
            ranges[slot] = ranges[slot].map { $0.intersection(range) ?? $0 } ?? range
        }
        return ranges
    }

    /// How many rows a scan by value would give; nil where the part allows none.
    func valueEstimate(_ part: JoinPart, _ ranges: [Slot: ValueRange]) -> Double? {
        guard case .pattern(let scan) = part.kind, let range = range(of: scan, ranges) else { return nil }
        let values = Double(planner.terms.dictionary.count(in: range))
        let statistics = graph.statistics(of: scan.predicate.constant)
        let rowsPerValue = Double(statistics.count) / Double(max(1, statistics.distinctObjects))
        return min(Double(statistics.count), values * rowsPerValue)
    }

    private func range(of scan: PatternScan, _ ranges: [Slot: ValueRange]) -> ValueRange? {
        guard !ranges.isEmpty, scan.predicate.slot == nil, let subject = scan.subject.slot,
            let object = scan.object.slot, subject != object
        else { return nil }
        return ranges[object]
    }

    /// A scan by value, where that is less work than reading the predicate and testing each row: a
    /// look-up costs less than half a comparison of values.
    func valueScan(
        _ part: JoinPart, _ ranges: [Slot: ValueRange], welcomeOrder: (slot: Slot, isDescending: Bool)?
    ) -> Plan? {
        guard case .pattern(let scan) = part.kind, let range = range(of: scan, ranges),
            let estimate = valueEstimate(part, ranges)
        else { return nil }
        guard Double(planner.terms.dictionary.count(in: range)) < 2 * part.count else { return nil }
        let isDescending = welcomeOrder.map { $0.slot == scan.object.slot && $0.isDescending } ?? false
        return Plan(
            .valueScan(scan, range, isDescending: isDescending), slots: scan.slots, certain: part.slots,
            estimate: estimate)
    }
}
