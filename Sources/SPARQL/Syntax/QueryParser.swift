import RDF

/// Reads a SPARQL 1.1 query by recursive descent and translates it to algebra as it goes
/// ([SPARQL 1.1 Query, sections 18.2 and 19.8](https://www.w3.org/TR/sparql11-query/#sparqlGrammar)).
///
/// One token of look-ahead, no backtracking; linear in the length of the text. The productions are
/// in the files beside this one.
struct QueryParser {
    var lexer: Lexer
    /// The token to be read next.
    var token = Token(kind: .end, start: 0, end: 0)
    /// The keyword that the token is, if it is one.
    var keyword: Keyword?
    /// The word in capitals, if the token is one.
    var word = ""

    // Prologue
    var base: IRI?
    var prefixes = PrefixTable()

    // Names
    var variables = VariableTable()
    var blankNodes = BlankNodeScope()
    /// The number of hidden variables given out for aggregates and grouping expressions.
    var hiddenVariables = 0

    /// How deep the reader is inside groups, parentheses and brackets.
    var depth = 0
    var aggregates = AggregateCollector()

    /// What variables stand for from the start; read into the outermost group.
    var givenValues: [ValuesTable] = []

    init(_ source: QuerySource, base: IRI?, defaultPrefixes: PrefixMap) throws(QuerySyntaxError) {
        lexer = Lexer(source)
        self.base = base
        prefixes = PrefixTable(defaults: defaultPrefixes)
        blankNodes = BlankNodeScope(avoidingLabelsIn: source)
        try advance()
    }

    var source: QuerySource { lexer.source }

    // MARK: Tokens

    mutating func advance() throws(QuerySyntaxError) {
        token = try lexer.next()
        if token.kind == .word {
            word = source.text(token.start..<token.end).uppercased()
            keyword = Keyword(capitals: word)
        } else {
            keyword = nil
        }
    }

    /// Reads the token if it is of the kind.
    mutating func take(_ kind: Token.Kind) throws(QuerySyntaxError) -> Bool {
        guard token.kind == kind else { return false }
        try advance()
        return true
    }

    /// Reads the token if it is the keyword.
    mutating func take(_ wanted: Keyword) throws(QuerySyntaxError) -> Bool {
        guard keyword == wanted else { return false }
        try advance()
        return true
    }

    mutating func expect(_ kind: Token.Kind, _ description: String) throws(QuerySyntaxError) {
        guard token.kind == kind else { throw expected(description) }
        try advance()
    }

    mutating func expect(_ wanted: Keyword, _ purpose: String = "") throws(QuerySyntaxError) {
        guard keyword == wanted else { throw expected("\(wanted.rawValue)\(purpose)") }
        try advance()
    }

    // MARK: Errors

    /// "expected … , found …" at the current token.
    func expected(_ what: String) -> QuerySyntaxError {
        source.error(at: token.start, "expected \(what), found \(foundText)")
    }

    func error(at offset: Int, _ message: String) -> QuerySyntaxError {
        source.error(at: offset, message)
    }

    /// `line:column` of an offset, to point at what an error refers to.
    func place(_ offset: Int) -> String {
        let (line, column) = source.location(of: offset)
        return "\(line):\(column)"
    }

    private var foundText: String {
        guard token.kind != .end else { return "the end of the query" }
        let text = source.text(token.start..<token.end)
        let start = text.unicodeScalars.prefix(40)
        let isWhole = start.endIndex == text.unicodeScalars.endIndex
        return "'\(String(Substring(start)))\(isWhole ? "" : "…")'"
    }

    // MARK: Nesting

    /// To be called where a production may contain itself; ``leave()`` ends it.
    mutating func enter() throws(QuerySyntaxError) {
        depth += 1
        if depth > Query.maximumHeight { throw nestedTooDeep(at: token.start) }
    }

    mutating func leave() { depth -= 1 }

    /// A value of the height, if that is not too much.
    func measured<Value>(
        _ value: Value, height: Int, at offset: Int
    ) throws(QuerySyntaxError) -> Measured<Value> {
        if height > Query.maximumHeight { throw nestedTooDeep(at: offset) }
        return Measured(value: value, height: height)
    }

    private func nestedTooDeep(at offset: Int) -> QuerySyntaxError {
        error(at: offset, "the query is nested deeper than \(Query.maximumHeight) levels here")
    }
}

/// A tree and its height, known without walking it.
struct Measured<Value> {
    var value: Value
    var height: Int
}
