import RDF

extension Query {
    /// Reads a [SPARQL 1.1 query](https://www.w3.org/TR/sparql11-query/#grammar) (no Update).
    ///
    /// - Parameters:
    ///   - text: The query. Linear time in its length.
    ///   - base: What relative IRIs resolve against until the query itself says BASE. Without either,
    ///     a relative IRI is an error.
    ///   - defaultPrefixes: Prefixes that the query may use without declaring them. One that it
    ///     declares itself takes precedence.
    /// - Throws: ``QuerySyntaxError`` where the text breaks the grammar or a rule that the grammar
    ///   cannot express, uses an undeclared prefix, or nests deeper than ``maximumHeight``.
    public init(
        parsing text: String, base: IRI? = nil, defaultPrefixes: PrefixMap = PrefixMap()
    ) throws(QuerySyntaxError) {
        var parser = try QueryParser(try QuerySource(text), base: base, defaultPrefixes: defaultPrefixes)
        self = try parser.query()
    }
}
