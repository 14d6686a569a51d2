/// What SELECT says.
struct SelectClause {
    struct Item {
        var variable: Int
        /// nil where the variable comes from the pattern.
        var expression: Measured<Expression>?
        var offset: Int
    }

    var isDistinct = false
    var isReduced = false
    /// nil for `*`
    var items: [Item]?
    var offset: Int
}

/// The pattern and everything that follows it.
struct QueryBody {
    var group: Group
    var groupKeys: [Measured<GroupKey>] = []
    var having: [Measured<Expression>] = []
    var order: [Measured<OrderCondition>] = []
    var limit: Int?
    var offset: Int?
    var values: ValuesTable?
    /// Where the modifiers begin.
    var start: Int
}
