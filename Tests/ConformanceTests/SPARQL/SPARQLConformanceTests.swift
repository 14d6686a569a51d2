import TestSupport
import Testing

/// W3C's test suites of [SPARQL 1.0](https://www.w3.org/2001/sw/DataAccess/tests/r2) and
/// [SPARQL 1.1](https://www.w3.org/2009/sparql/docs/tests/): all that is about queries and their
/// results. (Update, entailment, the protocols and service descriptions are not implemented.)
///
/// This file is the conformance statement: what it does not list passes.
@Suite(
    "W3C SPARQL 1.0 and 1.1", .serialized,
    .enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceReason)"))
struct SPARQLConformanceTests {
    /// Tests that fail, each with its reason and the paragraph of the specification.
    static let exceptions: [String: String] = [:]

    static let folders = [
        // SPARQL 1.0, syntax
        ("sparql10/syntax-sparql1", 81), ("sparql10/syntax-sparql2", 53), ("sparql10/syntax-sparql3", 51),
        ("sparql10/syntax-sparql4", 12), ("sparql10/syntax-sparql5", 2),
        // SPARQL 1.0, evaluation
        ("sparql10/algebra", 14), ("sparql10/ask", 4), ("sparql10/basic", 27), ("sparql10/bnode-coreference", 1),
        ("sparql10/boolean-effective-value", 7), ("sparql10/bound", 1), ("sparql10/cast", 7), ("sparql10/construct", 5),
        ("sparql10/dataset", 12), ("sparql10/distinct", 11), ("sparql10/expr-builtin", 25), ("sparql10/expr-equals", 15),
        ("sparql10/expr-ops", 18), ("sparql10/graph", 17), ("sparql10/i18n", 5), ("sparql10/open-world", 18),
        ("sparql10/optional", 7), ("sparql10/optional-filter", 5), ("sparql10/reduced", 2), ("sparql10/regex", 21),
        ("sparql10/solution-seq", 13), ("sparql10/sort", 14), ("sparql10/triple-match", 4),
        ("sparql10/type-promotion", 30),
        // SPARQL 1.1
        ("sparql11/aggregates", 47), ("sparql11/bind", 10), ("sparql11/bindings", 11), ("sparql11/cast", 6),
        ("sparql11/construct", 7), ("sparql11/exists", 6), ("sparql11/functions", 75), ("sparql11/grouping", 6),
        ("sparql11/negation", 12), ("sparql11/project-expression", 7), ("sparql11/property-path", 33),
        ("sparql11/service", 7), ("sparql11/subquery", 14), ("sparql11/syntax-fed", 3), ("sparql11/syntax-query", 94),
        // Result formats
        ("sparql11/csv-tsv-res", 6), ("sparql11/json-res", 4),
    ]

    @Test("Every test passes but the exceptions", arguments: folders)
    func suite(folder: String, count: Int) throws {
        let entries = try TestManifest(folder: folder).entries
        var passed = 0
        for entry in entries {
            let failure = QueryTestRunner.failure(of: entry)
            if failure == nil { passed += 1 }
            let isException = Self.exceptions["\(folder)/\(entry.name)"] != nil
            if let failure, !isException {
                Issue.record("\(folder)/\(entry.name): \(failure)")
            } else if failure == nil, isException {
                Issue.record("\(folder)/\(entry.name) passes and is no longer an exception")
            }
        }
        print("W3C \(folder): \(passed) of \(entries.count) pass")
        #expect(entries.count == count)
    }
}
