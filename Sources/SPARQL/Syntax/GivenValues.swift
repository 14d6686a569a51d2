import RDF

extension QueryParser {
    /// Keeps the values that the query is to begin with, in the order of the variables' names.
    mutating func bind(_ values: [Variable: any TermConvertible]) {
        guard !values.isEmpty else { return }
        let variables = values.keys.sorted()
        givenValues = ValuesTable(variables: variables, rows: [variables.map { values[$0]?.rdfTerm }])
    }
}
