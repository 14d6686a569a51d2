import RDF
import SPARQL

/// An expression compiled for the batches of one operator.
struct RowExpression {
    let evaluator: ExpressionEvaluator
    private let existence: [ExistenceTest]

    /// - Parameters:
    ///   - slots: the columns of the batches.
    ///   - certain: those of them that every row binds.
    init(
        _ expression: Expression, slots: [Slot], certain: SlotSet, graph: GraphIndex, context: QueryContext
    ) {
        evaluator = ExpressionEvaluator(expression, environment: context.environment) { variable in
            slots.firstIndex(of: context.variables.slot(of: variable))
        }
        existence = evaluator.patterns.map {
            ExistenceTest(pattern: $0, slots: slots, certain: certain, graph: graph, context: context)
        }
    }

    /// The solutions of a batch as the evaluator reads them. Patterns of EXISTS are answered here,
    /// for the whole batch, because only here may a limit end the query.
    func solutions(_ batch: Batch, _ context: QueryContext) throws(QueryError) -> BatchSolutions {
        var exists: [[Bool]] = []
        for test in existence { exists.append(try test.answers(for: batch)) }
        return BatchSolutions(
            batch: batch, terms: context.terms, exists: exists,
            firstSolution: batch.firstSolution ?? context.takeSolutionNumbers(batch.count))
    }

    /// The rows of a batch for which the expression is true.
    func trueRows(_ batch: Batch, _ context: QueryContext) throws(QueryError) -> [Int] {
        if let test = evaluator.regularExpressionTest {
            return try matchingRows(batch, test.slot, test.expression, context)
        }
        if let slot = evaluator.classTest { return try rowsByClass(batch, slot, context) }
        var solutions = try solutions(batch, context)
        var rows: [Int] = []
        rows.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            solutions.row = row
            if evaluator.isTrue(in: solutions) { rows.append(row) }
            try context.limits.count(16)
        }
        return rows
    }

    /// The same for an expression that looks at nothing but the class of one variable's terms, as a test
    /// of their language does: evaluated once for each class, and per row a look at the class.
    private func rowsByClass(_ batch: Batch, _ slot: Int, _ context: QueryContext) throws(QueryError) -> [Int] {
        let ids = batch.columns[slot]
        let dictionary = context.terms.dictionary
        var solutions = try solutions(batch, context)
        return dictionary.withReader { reader in
            // 0 where the class was not met yet, then 1 for true and 2 for false.
            var verdicts = [UInt8](repeating: 0, count: dictionary.classes.count)
            var rows: [Int] = []
            rows.reserveCapacity(ids.count)
            for row in ids.indices {
                if ids[row] == TermIDs.none || TermIDs.isLocal(ids[row]) {
                    solutions.row = row
                    if evaluator.isTrue(in: solutions) { rows.append(row) }
                    continue
                }
                let termClass = Int(reader.classIndex(ids[row]))
                if verdicts[termClass] == 0 {
                    solutions.row = row
                    verdicts[termClass] = evaluator.isTrue(in: solutions) ? 1 : 2
                }
                if verdicts[termClass] == 1 { rows.append(row) }
            }
            return rows
        }
    }

    /// The rows whose text matches a regular expression: the matcher reads the dictionary's bytes, and
    /// nothing else happens per row.
    private func matchingRows(
        _ batch: Batch, _ slot: Int, _ expression: RegularExpression, _ context: QueryContext
    ) throws(QueryError) -> [Int] {
        let ids = batch.columns[slot]
        let terms = context.terms
        return try terms.dictionary.withReader { reader throws(QueryError) -> [Int] in
            var rows: [Int] = []
            var last: (id: TermID, isMatch: Bool) = (TermIDs.none, false)
            for row in ids.indices {
                let id = ids[row]
                if id != last.id {
                    var isMatch = false
                    if id != TermIDs.none, terms.isString(id) {
                        if TermIDs.isLocal(id) {
                            isMatch = terms.withText(id) { expression.matches(Span(_unsafeElements: $0)) } ?? false
                        } else {
                            let text = reader.text(id)
                            isMatch = expression.matches(Span(_unsafeElements: text)) ?? false
                            try context.limits.count(16 + text.count >> 2)
                        }
                    }
                    last = (id, isMatch)
                }
                if last.isMatch { rows.append(row) }
            }
            return rows
        }
    }

    /// The id of the expression's term for each row of a batch; `TermIDs.none` for an error.
    func ids(_ batch: Batch, _ context: QueryContext) throws(QueryError) -> [TermID] {
        if let column = evaluator.slot { return batch.columns[column] }
        if let constant = evaluator.constant {
            let id = constant.map { context.terms.id(of: $0) } ?? TermIDs.none
            return [TermID](repeating: id, count: batch.count)
        }
        var solutions = try solutions(batch, context)
        var ids: [TermID] = []
        ids.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            solutions.row = row
            let term = evaluator.term(in: solutions)
            ids.append(term.map { context.terms.id(of: $0) } ?? TermIDs.none)
            try context.limits.count(16)
        }
        return ids
    }
}

/// One row of a batch as expressions see it.
struct BatchSolutions: ExpressionContext {
    let batch: Batch
    let terms: QueryTerms
    let exists: [[Bool]]
    let firstSolution: Int
    var row = 0

    init(batch: Batch, terms: QueryTerms, exists: [[Bool]], firstSolution: Int) {
        self.batch = batch
        self.terms = terms
        self.exists = exists
        self.firstSolution = firstSolution
    }

    @inline(__always)
    private func id(_ slot: Int) -> TermID { batch.columns[slot][row] }

    func term(at slot: Int) -> Term? {
        let id = id(slot)
        return id == TermIDs.none ? nil : terms.term(id)
    }

    func value(at slot: Int) -> Value {
        let id = id(slot)
        return id == TermIDs.none ? .error : terms.value(id)
    }

    func exists(_ pattern: Int) -> Bool { exists[pattern][row] }

    func isBound(_ slot: Int) -> Bool { id(slot) != TermIDs.none }

    func haveSameTerm(_ first: Int, _ second: Int) -> Bool? {
        let a = id(first), b = id(second)
        return a == TermIDs.none || b == TermIDs.none ? nil : a == b
    }

    func kind(at slot: Int) -> TermKind? {
        let id = id(slot)
        return id == TermIDs.none ? nil : terms.kind(id)
    }

    func text(at slot: Int) -> String? {
        let id = id(slot)
        if id == TermIDs.none || terms.kind(id) == .blankNode { return nil }
        return terms.withText(id) { String(decoding: $0, as: UTF8.self) }
    }

    @inline(__always)
    func withString<Result>(at slot: Int, _ body: (Span<UInt8>) -> Result) -> Result? {
        let id = id(slot)
        if id == TermIDs.none || !terms.isString(id) { return nil }
        return terms.withText(id) { body(Span(_unsafeElements: $0)) }
    }

    @inline(__always)
    func withText<Result>(at slot: Int, _ body: (Span<UInt8>) -> Result) -> Result? {
        let id = id(slot)
        if id == TermIDs.none || terms.kind(id) == .blankNode { return nil }
        return terms.withText(id) { body(Span(_unsafeElements: $0)) }
    }

    var solutionNumber: Int { firstSolution + row }
}
