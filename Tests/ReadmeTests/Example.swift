import Foundation
import LinkedResolutions

/// Reads a folder of texts, writes its graph as Turtle, and tells who is to report to whom.
func reportingLines(in folder: URL, writingGraphTo file: URL) throws -> [String] {
    let corpus = try Corpus(contentsOf: [folder])  // corpus.diagnostics: what was not understood, and where
    let graph = try ResolutionGraph(corpus)  // the same as RDF, indexed
    try graph.write(to: file, as: .turtle)

    let rows = try graph.select("""
        SELECT ?who ?whom WHERE { ?a rg:reportsTo ?b . ?a rdfs:label ?who . ?b rdfs:label ?whom } ORDER BY ?who ?whom
        """)
    return rows.compactMap { row in
        guard let who = row["who"]?.literal, let whom = row["whom"]?.literal else { return nil }
        return "\(who.lexicalForm) reports to \(whom.lexicalForm)"
    }
}
