/// The keywords of the grammar, read without regard to case
/// ([SPARQL 1.1 Query, section 19.8](https://www.w3.org/TR/sparql11-query/#sparqlGrammar)).
enum Keyword: String, CaseIterable, Sendable {
    case base = "BASE"
    case prefix = "PREFIX"
    case select = "SELECT"
    case distinct = "DISTINCT"
    case reduced = "REDUCED"
    case `as` = "AS"
    case construct = "CONSTRUCT"
    case describe = "DESCRIBE"
    case ask = "ASK"
    case from = "FROM"
    case named = "NAMED"
    case `where` = "WHERE"
    case group = "GROUP"
    case by = "BY"
    case having = "HAVING"
    case order = "ORDER"
    case ascending = "ASC"
    case descending = "DESC"
    case limit = "LIMIT"
    case offset = "OFFSET"
    case values = "VALUES"
    case undef = "UNDEF"
    case optional = "OPTIONAL"
    case graph = "GRAPH"
    case service = "SERVICE"
    case silent = "SILENT"
    case bind = "BIND"
    case minus = "MINUS"
    case union = "UNION"
    case filter = "FILTER"
    case not = "NOT"
    case exists = "EXISTS"
    case `in` = "IN"
    case `true` = "TRUE"
    case `false` = "FALSE"
    case separator = "SEPARATOR"

    private static let byName: [String: Keyword] = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    /// The keyword with this name in capitals, or nil.
    init?(capitals: String) {
        guard let keyword = Self.byName[capitals] else { return nil }
        self = keyword
    }
}

/// What a word before an opening parenthesis may call.
enum BuiltInCall: Sendable {
    case function(BuiltInFunction)
    case aggregate(AggregateFunction)
    case bound
    case conditional
    case coalesce

    private static let byName: [String: BuiltInCall] = {
        var table: [String: BuiltInCall] = [
            "BOUND": .bound, "IF": .conditional, "COALESCE": .coalesce,
            "URI": .function(.iri), "ISURI": .function(.isIRI),
        ]
        for function in BuiltInFunction.allCases { table[function.rawValue.uppercased()] = .function(function) }
        let aggregates: [AggregateFunction] = [
            .count, .sum, .average, .minimum, .maximum, .sample, .groupConcat(separator: " "),
        ]
        for function in aggregates { table[function.keyword] = .aggregate(function) }
        return table
    }()

    init?(capitals: String) {
        guard let call = Self.byName[capitals] else { return nil }
        self = call
    }
}
