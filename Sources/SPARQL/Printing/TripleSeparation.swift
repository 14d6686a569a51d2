/// Decides which basic graph patterns of a join need braces of their own: triples that follow
/// triples would be read as one pattern with them.
///
/// Of two neighbours, the one that shares a blank node with another operand stays outside, because a
/// label may not stand in two groups.
struct TripleSeparation {
    /// The indices of the operands that go into braces.
    private(set) var groups: Set<Int> = []

    init(_ operands: [Algebra]) {
        let neighbours = operands.indices.dropFirst().filter { operands[$0 - 1].isTriples && operands[$0].isTriples }
        guard !neighbours.isEmpty else { return }
        let labels = operands.map(Self.hiddenVariables)
        var uses: [Variable: Int] = [:]
        for operand in labels { for label in operand { uses[label, default: 0] += 1 } }
        for index in neighbours where !groups.contains(index - 1) {
            let isShared = labels[index].contains { uses[$0, default: 0] > 1 }
            groups.insert(isShared ? index - 1 : index)
        }
    }

    /// The hidden variables of triples and paths, each once.
    private static func hiddenVariables(of operand: Algebra) -> [Variable] {
        switch operand {
        case .basicGraphPattern, .path: operand.variablesInScope.filter(\.isHidden)
        default: []
        }
    }
}

extension Algebra {
    fileprivate var isTriples: Bool {
        if case .basicGraphPattern = self { return true }
        return false
    }
}
