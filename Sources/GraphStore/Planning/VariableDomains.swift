/// How many different values each variable of a join can take at most, as far as statistics tell.
final class VariableDomains {
    /// By slot.
    private var sizes: [Double] = []

    /// The size of a variable's domain; infinite where nothing is known.
    func size(of slot: Slot) -> Double { slot < sizes.count ? sizes[slot] : .infinity }

    func note(_ scan: PatternScan, _ part: JoinPart) {
        if let slot = scan.subject.slot { note(slot, min(part.count, part.distinct.subjects)) }
        if let slot = scan.object.slot { note(slot, min(part.count, part.distinct.objects)) }
        if let slot = scan.predicate.slot { note(slot, part.distinct.predicates) }
    }

    private func note(_ slot: Slot, _ size: Double) {
        while sizes.count <= slot { sizes.append(.infinity) }
        sizes[slot] = min(sizes[slot], size)
    }
}
