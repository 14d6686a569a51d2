/// How many different values each variable of a join can take at most, as far as statistics tell.
final class VariableDomains {
    private(set) var sizes: [Slot: Double] = [:]

    func note(_ scan: PatternScan, in graph: GraphIndex) {
        let count = graph.count(of: scan.constants)
        let statistics = scan.predicate.slot == nil ? graph.statistics(of: scan.predicate.constant) : nil
        if let slot = scan.subject.slot {
            note(slot, min(count, statistics?.distinctSubjects ?? graph.distinctSubjectCount))
        }
        if let slot = scan.object.slot {
            note(slot, min(count, statistics?.distinctObjects ?? graph.distinctObjectCount))
        }
        if let slot = scan.predicate.slot { note(slot, graph.predicates.count) }
    }

    private func note(_ slot: Slot, _ size: Int) {
        sizes[slot] = min(sizes[slot] ?? .infinity, Double(size))
    }
}
