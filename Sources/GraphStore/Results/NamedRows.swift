import RDF
import SPARQL

/// Rows whose columns are known by name only, as JSON and XML give them, in the order of a document:
/// JSON may declare its variables behind its rows.
struct NamedRows {
    private var declared: [Variable] = []
    private var known: Set<Variable> = []
    /// The number of each variable that was declared or met.
    private var numbers: [Variable: Int] = [:]
    /// Only what is bound, so that rows of nothing cost nothing.
    private var rows: [[(number: Int, term: Term)]] = []

    /// How many cells a table may have for each byte of its document, beside the first million: what
    /// is unbound takes no room in a document, but it does in a table.
    private static let cellsPerByte = 16

    /// Takes a variable of the head. Returns what is wrong with it, or nil.
    mutating func declare(_ name: String) -> String? {
        if let fault = ResultTerms.fault(ofVariable: name) { return fault }
        let variable = Variable(name)
        guard known.insert(variable).inserted else { return "the variable ?\(name) is declared twice" }
        declared.append(variable)
        _ = number(of: variable)
        return nil
    }

    mutating func append(_ bindings: [(name: String, term: Term)]) {
        rows.append(bindings.map { (number(of: Variable($0.name)), $0.term) })
    }

    private mutating func number(of variable: Variable) -> Int {
        if let known = numbers[variable] { return known }
        numbers[variable] = numbers.count
        return numbers.count - 1
    }

    /// The table, its variables in the order in which they were declared; or what is wrong with it.
    func table(byteCount: Int) -> Result<SolutionTable, ResultsFault> {
        guard numbers.count == declared.count else {
            let strange = numbers.filter { !known.contains($0.key) }.min { $0.value < $1.value }
            return .failure(ResultsFault("the head does not declare the variable ?\(strange?.key.name ?? "")"))
        }
        let (cells, overflow) = declared.count.multipliedReportingOverflow(by: rows.count)
        guard !overflow, cells <= 1_000_000 + byteCount * Self.cellsPerByte else {
            return .failure(ResultsFault("\(rows.count) rows of \(declared.count) variables are too many for so short a document"))
        }
        var columns = [Int](repeating: 0, count: declared.count)
        for (column, variable) in declared.enumerated() { columns[numbers[variable] ?? column] = column }
        let table = rows.map { bindings in
            var row = [Term?](repeating: nil, count: declared.count)
            for (number, term) in bindings { row[columns[number]] = term }
            return row
        }
        return .success(SolutionTable(variables: declared, rows: table))
    }
}

/// What is wrong with a document of results, before it is known where.
struct ResultsFault: Error {
    let problem: String

    init(_ problem: String) { self.problem = problem }
}
