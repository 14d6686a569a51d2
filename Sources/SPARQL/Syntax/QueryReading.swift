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
    ///   - values: What variables stand for from the start: VALUES of one row for each, before everything else
    ///     in the outermost group of WHERE. They are put into the algebra, never into the text, so that no
    ///     value can change what the query says. As with any VALUES, a subselect does not see it
    ///     (section 18.2.1), and the query must not give the variable a value itself.
    /// - Throws: ``QuerySyntaxError`` where the text breaks the grammar or a rule that the grammar
    ///   cannot express, uses an undeclared prefix, or nests deeper than ``maximumHeight``.
    public init(
        parsing text: String, base: IRI? = nil, defaultPrefixes: PrefixMap = PrefixMap(),
        binding values: [Variable: any TermConvertible] = [:]
    ) throws(QuerySyntaxError) {
        var parser = try QueryParser(try QuerySource(text), base: base, defaultPrefixes: defaultPrefixes)
        parser.bind(values)
        self = try parser.query()
    }
}
