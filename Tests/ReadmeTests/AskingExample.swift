import LinkedResolutions

/// Who is to report to a body, asked three ways: typed, in SPARQL, and as a query built in Swift.
func whoReports(to name: String, in graph: ResolutionGraph) throws -> [String] {
    let body = try graph.agent(named: name)  // a label, an acronym or an IRI; the nearest are suggested if unknown
    let lines = graph.reportingLines(to: body)  // each with its clause, and the characters it was read from

    let rows = try graph.select(
        "SELECT DISTINCT ?who WHERE { ?who rg:reportsTo ?body }", binding: ["body": body.iri])  // bound, not spliced

    let who = Variable("who")  // a mistyped variable does not compile
    let built = try graph.select(Select(who) { Match(who, Vocabulary.resolution.reportsTo, body.iri) }.distinct())

    return try lines.map { "\($0.from): \($0.directive.clause)" } + rows.map { try $0.iri(who).string }
        + built.map { try $0.iri(who).string }
}
