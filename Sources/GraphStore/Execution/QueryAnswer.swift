import RDF
import SPARQL

/// What a query gives, by its form
/// ([SPARQL 1.1, section 16](https://www.w3.org/TR/sparql11-query/#QueryForms)).
public enum QueryAnswer: Sendable {
    /// SELECT
    case solutions(Solutions)
    /// ASK
    case boolean(Bool)
    /// CONSTRUCT and DESCRIBE
    case graph(AnswerGraph)
}

extension QueryAnswer {
    /// Reads the texts of all terms, which are verified by that. An answer holds ids, and its terms are read when
    /// it is written, too late for an error.
    fileprivate func touchTerms() -> UInt8 {
        switch self {
        case .solutions(let solutions): solutions.terms.touch(solutions.columns)
        case .boolean: 0
        case .graph(let graph):
            graph.terms.touch(TriplePosition.allCases.map { position in graph.triples.map { $0[position] } })
        }
    }
}

extension Dataset {
    /// Answers a query over this dataset.
    ///
    /// `FROM` and `FROM NAMED` choose among the named graphs of the dataset; one that is not there is
    /// empty. Of what lies in a snapshot file, all that the answer was drawn from has been verified
    /// (`init(snapshot:)`).
    public func answer(_ query: Query, options: QueryOptions = QueryOptions()) throws(QueryError) -> QueryAnswer {
        let answer = try run(query, options) { (run) throws(QueryError) in try run.answer() }
        if let verification, !verification.isAllVerified { verification.note(answer.touchTerms()) }
        try verifyAnswer()
        return answer
    }

    /// Plans a query and runs it, on a stack that is as high as it needs, where the plan is given up, too.
    func run<Value>(
        _ query: Query, _ options: QueryOptions, _ body: (QueryRun) throws(QueryError) -> Value
    ) throws(QueryError) -> Value {
        let result: Result<Value, QueryError> = withUnsafeCurrentTask { task in
            do throws(QueryError) {
                let value = try DeepStack.run(levels: query.operatorCount) { () throws(QueryError) in
                    let run = QueryRun(query, dataset: self, options: options)
                    run.limits.task = task
                    return try body(run)
                }
                return .success(value)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Makes sure of all that was read of the file that the dataset lies in, before an answer drawn from it
    /// is handed on.
    func verifyAnswer() throws(QueryError) {
        do throws(SnapshotError) { try verification?.verifyWhatWasRead() } catch { throw .snapshot(error) }
    }

    /// The graphs that a query sees.
    package func activeGraphs(_ clause: DatasetClause?) -> ActiveGraphs {
        guard let clause else { return ActiveGraphs(defaultGraph: defaultGraph, named: namedGraphs) }
        func graph(_ name: IRI) -> (name: TermID, index: GraphIndex)? {
            guard let id = dictionary.id(of: .iri(name)), let index = index(ofNamed: id) else { return nil }
            return (id, index)
        }
        var seen: Set<TermID> = []
        let merged = clause.defaultGraphs.compactMap(graph).filter { seen.insert($0.name).inserted }
        seen = []
        let named = clause.namedGraphs.compactMap(graph).filter { seen.insert($0.name).inserted }
        return ActiveGraphs(
            defaultGraph: merged.isEmpty ? GraphIndex() : GraphIndex.union(merged.map(\.index)), named: named)
    }
}
