import GraphStore
import RDF
import SPARQL
import TestSupport

/// Whether an answer is the expected one.
enum AnswerComparison {
    /// Whether two tables hold the same solutions, but for the labels of blank nodes and the order of
    /// columns.
    ///
    /// - Parameters:
    ///   - isOrdered: whether the order of rows counts.
    ///   - isLax: whether duplicates may be missing, as REDUCED allows.
    static func areEqual(_ a: SolutionTable, _ b: SolutionTable, isOrdered: Bool, isLax: Bool) -> Bool {
        guard Set(a.variables) == Set(b.variables) else { return false }
        if isLax {
            guard a.rows.count <= b.rows.count else { return false }
            return GraphIsomorphism.areIsomorphic(
                triples(a.distinct, isOrdered: false), triples(b.distinct, isOrdered: false))
        }
        guard a.rows.count == b.rows.count else { return false }
        return GraphIsomorphism.areIsomorphic(triples(a, isOrdered: isOrdered), triples(b, isOrdered: isOrdered))
    }

    /// The table as a graph: a node for each row, blank unless the order counts.
    private static func triples(_ table: SolutionTable, isOrdered: Bool) -> [Triple] {
        var copies: [[Term?]: Int] = [:]
        return table.rows.enumerated().flatMap { index, row in
            let bindings = zip(table.variables, row).compactMap { variable, term in
                term.map { (IRI("variable:" + variable.name), $0) }
            }
            let node: Term
            if isOrdered {
                node = .iri(IRI("row:\(index)"))
            } else if bindings.allSatisfy({ $0.1.blankNode == nil }) {
                // A row without blank nodes is known by what it binds and how many alike came before.
                let text = bindings.map { "\($0.0) \($0.1)" }.sorted().joined(separator: " ")
                copies[row, default: 0] += 1
                node = .iri(IRI("row:\(copies[row, default: 0]) \(text)"))
            } else {
                node = .blankNode(BlankNode("row\(index)"))
            }
            return bindings.map { Triple(node, $0.0, $0.1) }
                + [Triple(node, RDFSyntaxNamespace.type, .iri("row:type"))]
        }
    }
}

extension SolutionTable {
    /// The table with each row once.
    fileprivate var distinct: SolutionTable {
        var seen: Set<[Term?]> = []
        return SolutionTable(variables: variables, rows: rows.filter { seen.insert($0).inserted })
    }

    init(_ solutions: Solutions) {
        let columns = solutions.variables.indices
        self.init(
            variables: solutions.variables,
            rows: (0..<solutions.count).map { row in columns.map { solutions.term(row: row, column: $0) } })
    }

    /// The table with decimals, floats and doubles in one lexical form for each value. The suites'
    /// result files write computed numbers in many ways ("2.0", "2"), and no specification says which
    /// a query engine is to give.
    var withCanonicalNumbers: SolutionTable {
        func canonical(_ term: Term?) -> Term? {
            guard let literal = term?.literal else { return term }
            let text = Array(literal.lexicalForm.utf8)
            let form: String? =
                switch literal.datatype {
                case XSD.decimal: DecimalNumber(utf8: text.span)?.description
                case XSD.double: FloatingPointText.double(text.span).map(FloatingPointText.canonical)
                case XSD.float: FloatingPointText.float(text.span).map(FloatingPointText.canonical)
                default: nil
                }
            return form.map { .literal(Literal($0, datatype: literal.datatype)) } ?? term
        }
        return SolutionTable(variables: variables, rows: rows.map { $0.map(canonical) })
    }

    /// The table as CSV tells it: blank nodes, and strings for everything else; unbound where the
    /// string is empty.
    var asCSV: SolutionTable {
        func plain(_ term: Term?) -> Term? {
            switch term {
            case nil: nil
            case .iri(let iri)?: .literal(Literal(iri.string))
            case .blankNode?: term
            case .literal(let literal)?:
                if literal.lexicalForm.hasPrefix("_:") {
                    .blankNode(BlankNode(String(literal.lexicalForm.dropFirst(2))))
                } else {
                    literal.lexicalForm.isEmpty ? nil : .literal(Literal(literal.lexicalForm))
                }
            }
        }
        return SolutionTable(variables: variables, rows: rows.map { $0.map(plain) })
    }
}
