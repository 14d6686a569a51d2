import GraphStore
import RDF
import SPARQL

/// Whom everybody knows: three statements, and a query of them.
func acquaintances() throws -> [String] {
    let knows: IRI = "https://example.org/knows"
    let dataset = try Dataset([
        Triple("https://example.org/a", knows, .iri("https://example.org/b")),
        Triple("https://example.org/b", knows, .iri("https://example.org/c")),
    ])
    let query = try Query(parsing: "SELECT ?who WHERE { <https://example.org/a> <https://example.org/knows>+ ?who }")
    guard case .solutions(let rows) = try dataset.answer(query) else { return [] }
    return rows.compactMap { $0["who"]?.iri?.string }
}
