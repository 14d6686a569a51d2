import SPARQL

extension Query {
    /// About how many operators answering the query may put one above the other: each pattern of a join is one.
    /// Linear in the query.
    var operatorCount: Int { pattern.operatorCount }
}

extension Algebra {
    fileprivate var operatorCount: Int {
        let own =
            switch self {
            case .basicGraphPattern(let patterns): patterns.count
            default: 1
            }
        return children.reduce(own) { $0 + $1.operatorCount } + expressions.reduce(0) { $0 + $1.operatorCount }
    }
}

extension Expression {
    fileprivate var operatorCount: Int {
        children.reduce(1 + (pattern?.operatorCount ?? 0)) { $0 + $1.operatorCount }
    }
}
