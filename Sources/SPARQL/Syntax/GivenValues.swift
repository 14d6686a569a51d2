import RDF

extension QueryParser {
    /// Keeps the values that the query is to begin with, in the order of the variables' names.
    ///
    /// Each has a table of its own: joined they are the one row of all, which Virtuoso 7 refuses in some queries.
    mutating func bind(_ values: [Variable: any TermConvertible]) {
        givenValues = values.sorted { $0.key < $1.key }
            .map { ValuesTable(variables: [$0.key], rows: [[$0.value.rdfTerm]]) }
    }
}
