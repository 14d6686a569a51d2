import RDF
import SPARQL

/// The answer to a SELECT query: a sequence of solutions
/// ([SPARQL 1.1, section 18.1.8](https://www.w3.org/TR/sparql11-query/#defn_sparqlSolutionMapping)) as a
/// table of variables and rows. Cells become terms when they are read.
public struct Solutions: Sendable {
    /// The projected variables, in order.
    public let variables: [Variable]
    /// How many rows there are.
    public let count: Int
    /// One column of ids for each variable, `TermIDs.none` for an unbound cell.
    package let columns: [[TermID]]
    package let terms: AnswerTerms

    package init(variables: [Variable], columns: [[TermID]], count: Int, terms: AnswerTerms) {
        self.variables = variables
        self.columns = columns
        self.count = count
        self.terms = terms
    }

    /// The term in a cell, or nil if the variable is unbound there.
    public func term(row: Int, column: Int) -> Term? { terms.term(columns[column][row]) }
}

extension Solutions: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { count }

    public subscript(row: Int) -> Solution {
        precondition(row >= 0 && row < count, "row outside the answer")
        return Solution(solutions: self, row: row)
    }
}

/// One row of an answer.
public struct Solution: Sendable {
    private let solutions: Solutions
    private let row: Int

    init(solutions: Solutions, row: Int) {
        self.solutions = solutions
        self.row = row
    }

    /// What the row binds a variable to; nil where it is unbound or not part of the answer.
    public subscript(variable: Variable) -> Term? {
        solutions.variables.firstIndex(of: variable).flatMap { solutions.term(row: row, column: $0) }
    }

    /// What the row binds a variable to, by the variable's name without the question mark.
    public subscript(name: String) -> Term? { self[Variable(name)] }

    /// The bound variables and their terms, in the order of the projection.
    public var bindings: [(variable: Variable, term: Term)] {
        solutions.variables.enumerated().compactMap { column, variable in
            solutions.term(row: row, column: column).map { (variable, $0) }
        }
    }
}
