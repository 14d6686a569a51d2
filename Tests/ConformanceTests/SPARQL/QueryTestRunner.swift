import GraphStore
import RDF
import SPARQL
import TestSupport

/// Runs single tests of the suites.
enum QueryTestRunner {
    /// What went wrong, or nil where the test passes.
    static func failure(of entry: TestManifest.Entry) -> String? {
        do {
            switch entry.kind {
            case .positiveSyntax:
                let query = try query(entry)
                let again = try Query(parsing: query.description)
                return again == query ? nil : "printed, it is another query:\n\(query)"
            case .negativeSyntax:
                guard (try? query(entry)) != nil else { return nil }
                return "accepted"
            case .evaluation:
                return try evaluationFailure(of: entry)
            }
        } catch {
            return "\(error)"
        }
    }

    private static func query(_ entry: TestManifest.Entry) throws -> Query {
        let text = String(decoding: try W3CFile.bytes(of: entry.query), as: UTF8.self)
        return try Query(parsing: text, base: entry.query)
    }

    // MARK: Evaluation

    private static func evaluationFailure(of entry: TestManifest.Entry) throws -> String? {
        let query = try query(entry)
        var options = QueryOptions()
        options.serviceClient = try StoredEndpoints(entry.serviceData)
        let answer = try dataset(for: entry, query).answer(query, options: options)
        guard let result = entry.result else { return nil }
        let expected = try ExpectedAnswer(file: result)
        switch (answer, expected) {
        case (.boolean(let actual), .boolean(let expected)):
            return actual == expected ? nil : "answers \(actual)"
        case (.graph(let actual), .graph(let expected)):
            let actual = Array(actual)
            return GraphIsomorphism.areIsomorphic(actual, expected) ? nil : "another graph:\n\(lines(actual))"
        case (.solutions(let solutions), .solutions(let expected, let isOrdered)):
            return try difference(
                SolutionTable(solutions), expected, format: ExpectedAnswer.format(of: result),
                isOrdered: isOrdered || query.pattern.isOrdered, isLax: entry.hasLaxCardinality)
        default:
            return "an answer of another kind"
        }
    }

    /// Compares the answer, written in the format of the result file and read again, with the file.
    private static func difference(
        _ actual: SolutionTable, _ expected: SolutionTable, format: ResultsFormat?, isOrdered: Bool, isLax: Bool
    ) throws -> String? {
        var actual = actual
        var expected = expected
        if let format {
            guard case .solutions(let table) = try ResultsReader.read(
                try ResultsWriter.document(actual, as: format), as: format)
            else { return "written as \(format) and read again, it is no table" }
            actual = table
            if format == .csv { (actual, expected) = (actual.asCSV, expected.asCSV) }
        }
        if AnswerComparison.areEqual(actual, expected, isOrdered: isOrdered, isLax: isLax) { return nil }
        if AnswerComparison.areEqual(
            actual.withCanonicalNumbers, expected.withCanonicalNumbers, isOrdered: isOrdered, isLax: isLax)
        {
            return nil
        }
        return "expected\n\(lines(expected))\nfound\n\(lines(actual))"
    }

    private static func dataset(for entry: TestManifest.Entry, _ query: Query) throws -> Dataset {
        let builder = DatasetBuilder()
        var files = 0
        func load(_ file: IRI, into graph: Term?) throws {
            files += 1
            if let graph { try builder.addGraph(named: graph) }
            for triple in try W3CFile.triples(of: file, blankNodePrefix: "f\(files)") {
                try builder.add(triple, to: graph)
            }
        }
        for file in entry.data { try load(file, into: nil) }
        for file in entry.graphData { try load(file, into: .iri(file)) }
        // FROM and FROM NAMED choose among loaded graphs, so what they name is loaded.
        if let clause = query.dataset, entry.data.isEmpty, entry.graphData.isEmpty {
            for file in Set(clause.defaultGraphs + clause.namedGraphs).sorted() { try load(file, into: .iri(file)) }
        }
        return try builder.build()
    }

    // MARK: Messages

    private static func lines(_ triples: [Triple]) -> String {
        triples.map { "    \($0)" }.joined(separator: "\n")
    }

    private static func lines(_ table: SolutionTable) -> String {
        let head = table.variables.map(\.description).joined(separator: "\t")
        let rows = table.rows.map { $0.map { $0?.description ?? "–" }.joined(separator: "\t") }
        return ([head] + rows).map { "    " + $0 }.joined(separator: "\n")
    }
}

/// Endpoints that answer from data in memory.
private struct StoredEndpoints: ServiceClient {
    private var datasets: [IRI: Dataset] = [:]

    init(_ services: [(endpoint: IRI, data: [IRI])]) throws {
        for service in services {
            let triples = try service.data.flatMap { try W3CFile.triples(of: $0) }
            datasets[service.endpoint] = try Dataset(triples)
        }
    }

    func solutions(of pattern: Algebra, at endpoint: IRI) throws(ServiceError) -> ValuesTable {
        guard let dataset = datasets[endpoint] else { throw ServiceError.failed("unknown endpoint") }
        let columns = pattern.variablesInScope.filter { !$0.isHidden }
        // The endpoint gets text, as a real one would.
        let text = "SELECT * WHERE " + pattern.text()
        do {
            let query = try Query(parsing: text)
            guard case .solutions(let solutions) = try dataset.answer(query, options: QueryOptions(serviceClient: self))
            else {
                throw ServiceError.failed("no solutions")
            }
            let table = SolutionTable(solutions)
            return ValuesTable(variables: columns.isEmpty ? columns : table.variables, rows: table.rows)
        } catch {
            throw ServiceError.failed("\(error)")
        }
    }
}

extension Algebra {
    /// Whether the outermost operators keep an order.
    fileprivate var isOrdered: Bool {
        switch self {
        case .orderBy: true
        case .slice(let inner, _, _), .distinct(let inner), .reduced(let inner), .project(let inner, _): inner.isOrdered
        default: false
        }
    }
}
