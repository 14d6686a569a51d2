import RDF

/// A SPARQL query: what to answer, over which graphs, from which pattern
/// ([SPARQL 1.1 Query, section 18.2](https://www.w3.org/TR/sparql11-query/#sparqlQuery)).
public struct Query: Hashable, Sendable {
    /// The base IRI in force at the end of the prologue; `IRI()` resolves against it.
    public var base: IRI?
    /// The prefixes that the query itself declares.
    public var prefixes: PrefixMap
    public var form: QueryForm
    /// FROM and FROM NAMED; nil if the query has neither.
    public var dataset: DatasetClause?
    /// The WHERE clause with all solution modifiers and the closing VALUES. For SELECT the outermost
    /// operators are those of section 18.2.5 and include a ``Algebra/project(_:_:)``.
    public var pattern: Algebra

    public init(
        form: QueryForm, pattern: Algebra, dataset: DatasetClause? = nil, prefixes: PrefixMap = PrefixMap(),
        base: IRI? = nil
    ) {
        self.form = form
        self.pattern = pattern
        self.dataset = dataset
        self.prefixes = prefixes
        self.base = base
    }
}

/// The four kinds of query ([SPARQL 1.1 Query, section 16](https://www.w3.org/TR/sparql11-query/#QueryForms)).
public enum QueryForm: Hashable, Sendable {
    /// SELECT: a table with these columns, in this order.
    case select([Variable])
    /// ASK: whether there is a solution.
    case ask
    /// CONSTRUCT: the graph of the template filled in with each solution. Blank nodes of the
    /// template are `term(.blankNode)` and are made afresh for each solution.
    case construct([TriplePattern])
    /// DESCRIBE: a graph about these IRIs and the values of these variables.
    case describe([PatternTerm])

    var isSelect: Bool {
        if case .select = self { return true }
        return false
    }
}

/// FROM and FROM NAMED ([SPARQL 1.1 Query, section 13.2](https://www.w3.org/TR/sparql11-query/#specifyingDataset)).
public struct DatasetClause: Hashable, Sendable {
    /// The graphs whose merge is the default graph.
    public var defaultGraphs: [IRI]
    public var namedGraphs: [IRI]

    public init(defaultGraphs: [IRI] = [], namedGraphs: [IRI] = []) {
        self.defaultGraphs = defaultGraphs
        self.namedGraphs = namedGraphs
    }
}

extension Query {
    /// How high the tree of a parsed query may be. The parser refuses what would be higher, with a
    /// clear error; whoever builds algebra by hand should keep to it, because evaluation, printing
    /// and even giving the memory back recurse over the tree.
    public static var maximumHeight: Int { 500 }
}
