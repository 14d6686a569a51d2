/// How many facts were found, of how many that there are.
struct Score: Sendable {
    var right = 0
    var annotated = 0
    var found = 0

    var precision: Double { found == 0 ? 1 : Double(right) / Double(found) }
    var recall: Double { annotated == 0 ? 1 : Double(right) / Double(annotated) }
    var harmonicMean: Double {
        precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }

    /// Counts each fact as often as it stands on both sides.
    mutating func add<Fact: Hashable>(annotated: [Fact], found: [Fact]) {
        var open: [Fact: Int] = [:]
        for fact in annotated { open[fact, default: 0] += 1 }
        for fact in found where open[fact, default: 0] > 0 {
            open[fact, default: 0] -= 1
            right += 1
        }
        self.annotated += annotated.count
        self.found += found.count
    }
}

/// What is scored, each by itself.
enum ScoredKind: String, CaseIterable, Sendable {
    case identity, clauses, enumerators, directives, addressees, roles, references
}
