/// The graphs that a query sees: its default graph and its named graphs
/// ([SPARQL 1.1, section 13](https://www.w3.org/TR/sparql11-query/#rdfDataset)).
package struct ActiveGraphs: Sendable {
    package let defaultGraph: GraphIndex
    /// In the order in which the dataset met them.
    package let named: [(name: TermID, index: GraphIndex)]
    private let positions: [TermID: Int]

    package init(defaultGraph: GraphIndex, named: [(name: TermID, index: GraphIndex)]) {
        self.defaultGraph = defaultGraph
        self.named = named
        var positions: [TermID: Int] = [:]
        for (position, graph) in named.enumerated() { positions[graph.name] = position }
        self.positions = positions
    }

    /// The named graph with a name; the empty graph if there is none.
    package func graph(named name: TermID) -> GraphIndex? {
        positions[name].map { named[$0].index }
    }
}
