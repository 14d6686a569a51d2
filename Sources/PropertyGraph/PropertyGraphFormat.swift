/// A form in which a graph goes into a tool that knows nodes, edges and properties rather than triples.
public enum PropertyGraphFormat: String, CaseIterable, Hashable, Sendable {
    /// [GraphML](http://graphml.graphdrawing.org/): Gephi, yEd, Cytoscape, networkx.
    case graphml
    /// Two tables with a header each, nodes and edges, and a description of their columns after
    /// [CSV on the Web](https://www.w3.org/TR/tabular-data-primer/): pandas, DuckDB, spreadsheets.
    case csv
    /// Two tables with the headers that `neo4j-admin database import` reads.
    case neo4j
    /// A script for Neo4j's `cypher-shell` that adds to a database in use.
    case cypher

    /// What is put behind the name of the graph, for each file.
    public var fileSuffixes: [String] {
        switch self {
        case .graphml: ["graphml"]
        case .csv: ["nodes.csv", "edges.csv", "csv-metadata.json"]
        case .neo4j: ["neo4j-nodes.csv", "neo4j-relationships.csv"]
        case .cypher: ["cypher"]
        }
    }
}
