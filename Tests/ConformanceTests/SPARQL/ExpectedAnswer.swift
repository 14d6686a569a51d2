import GraphStore
import RDF
import SPARQL

/// What a test expects, read from its result file.
enum ExpectedAnswer {
    /// `isOrdered` where the file numbers its rows.
    case solutions(SolutionTable, isOrdered: Bool)
    case boolean(Bool)
    case graph([Triple])

    private static let resultSet = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"

    init(file: IRI) throws {
        if let format = Self.format(of: file) {
            switch try ResultsReader.read(try W3CFile.bytes(of: file), as: format) {
            case .solutions(let table): self = .solutions(table, isOrdered: false)
            case .boolean(let value): self = .boolean(value)
            }
        } else {
            self = Self.resultSet(in: try W3CFile.triples(of: file))
        }
    }

    /// The format of a results document by its suffix, or nil for RDF.
    static func format(of file: IRI) -> ResultsFormat? {
        ResultsFormat.allCases.first { file.string.hasSuffix("." + $0.fileExtension) }
    }

    /// A result set in RDF
    /// ([DAWG result set vocabulary](https://www.w3.org/2001/sw/DataAccess/tests/result-set)), or the
    /// triples themselves where there is none.
    private static func resultSet(in triples: [Triple]) -> ExpectedAnswer {
        let bySubject = Dictionary(grouping: triples, by: \.subject)
        func objects(_ subject: Term, _ name: String) -> [Term] {
            (bySubject[subject] ?? []).filter { $0.predicate == IRI(resultSet + name) }.map(\.object)
        }
        let set = triples.first {
            $0.predicate == RDFSyntaxNamespace.type && $0.object == .iri(IRI(resultSet + "ResultSet"))
        }
        guard let set = set?.subject else { return .graph(triples) }
        if let value = objects(set, "boolean").first?.literal {
            return .boolean(value.lexicalForm == "true" || value.lexicalForm == "1")
        }
        var table = SolutionTable(
            variables: objects(set, "resultVariable").compactMap(\.literal).map { Variable($0.lexicalForm) })
        var indices: [Int] = []
        for solution in objects(set, "solution") {
            var row = [Term?](repeating: nil, count: table.variables.count)
            for binding in objects(solution, "binding") {
                guard let name = objects(binding, "variable").first?.literal?.lexicalForm,
                    let column = table.variables.firstIndex(of: Variable(name))
                else { continue }
                row[column] = objects(binding, "value").first
            }
            table.rows.append(row)
            if let index = objects(solution, "index").first?.literal { indices.append(Int(index.lexicalForm) ?? 0) }
        }
        let isOrdered = !table.rows.isEmpty && indices.count == table.rows.count
        if isOrdered { table.rows = zip(indices, table.rows).sorted { $0.0 < $1.0 }.map(\.1) }
        return .solutions(table, isOrdered: isOrdered)
    }
}
