import RDF
import SPARQL

/// One query on its way: planned, then run once.
package final class QueryRun {
    private let query: Query
    private let context: QueryContext
    private let factory: OperatorFactory
    package let plan: Plan
    package let meters: PlanMeters

    package init(_ query: Query, dataset: Dataset, options: QueryOptions) {
        self.query = query
        let graphs = dataset.activeGraphs(query.dataset)
        let terms = QueryTerms(dataset.dictionary)
        let variables = VariableTable()
        context = QueryContext(
            graphs: graphs, terms: terms, variables: variables, options: options,
            environment: EvaluationEnvironment(
                base: query.base, blankNodePrefix: dataset.dictionary.freshBlankNodePrefix),
            verification: dataset.verification)
        let planner = Planner(
            terms: terms, variables: variables, graphs: graphs, isOptimized: options.isOptimized)
        plan = planner.plan(query.pattern, graph: graphs.defaultGraph, demand: Self.demand(of: query, variables))
        meters = PlanMeters(isMeasuring: options.isMeasured)
        factory = OperatorFactory(context: context, graph: graphs.defaultGraph, seed: nil, meters: meters)
    }

    /// What the query's form wants of the solutions: a graph holds each triple once however often it
    /// is made, unless each solution brings blank nodes of its own.
    private static func demand(of query: Query, _ variables: VariableTable) -> Demand {
        switch query.form {
        case .select: return .everything
        case .ask: return Demand(slots: [], ignoresDuplicates: true)
        case .construct(let template):
            let parts = template.flatMap { [$0.subject, $0.predicate, $0.object] }
            let hasBlankNodes = parts.contains { part in
                if case .term(.blankNode) = part { true } else { false }
            }
            return Demand(
                slots: SlotSet(parts.compactMap(\.variable).map { variables.slot(of: $0) }),
                ignoresDuplicates: !hasBlankNodes)
        case .describe(let resources):
            return Demand(
                slots: SlotSet(resources.compactMap(\.variable).map { variables.slot(of: $0) }), ignoresDuplicates: true)
        }
    }

    var variables: VariableTable { context.variables }
    var terms: QueryTerms { context.terms }
    var limits: LimitMonitor { context.limits }

    package func answer() throws(QueryError) -> QueryAnswer {
        let root = factory.make(plan)
        switch query.form {
        case .select(let projected): return .solutions(try select(root, projected))
        case .ask: return .boolean(try root.next() != nil)
        case .construct(let template): return .graph(try construct(root, template))
        case .describe(let resources): return .graph(try describe(root, resources))
        }
    }

    private func select(_ root: Operator, _ projected: [Variable]) throws(QueryError) -> Solutions {
        let columns = root.columns(of: projected.map { context.variables.slot(of: $0) })
        var table = Batch(width: projected.count)
        while let batch = try root.next() {
            for (index, column) in columns.enumerated() {
                if let column {
                    table.columns[index] += batch.columns[column]
                } else {
                    table.columns[index] += repeatElement(TermIDs.none, count: batch.count)
                }
            }
            table.count += batch.count
            try context.limits.checkRows(table.count)
        }
        return Solutions(
            variables: projected, columns: table.columns, count: table.count, terms: context.terms.answerTerms)
    }

    // MARK: CONSTRUCT

    /// The template filled in with each solution; what would be no triple is left out
    /// ([SPARQL 1.1, section 16.2](https://www.w3.org/TR/sparql11-query/#construct)).
    private func construct(_ root: Operator, _ template: [TriplePattern]) throws(QueryError) -> AnswerGraph {
        var builder = AnswerGraphBuilder(context)
        let parts = template.map { TemplateTriple($0, root: root, context: context) }
        let labels = Set(parts.flatMap(\.labels)).sorted { CodePointText.compare($0, $1) < 0 }
        while let batch = try root.next() {
            // Blank nodes of the template are made afresh for each solution.
            var nodes: [String: [TermID]] = [:]
            for label in labels {
                nodes[label] = (0..<batch.count).map { _ in
                    context.terms.id(of: .blankNode(context.environment.makeBlankNode()))
                }
            }
            builder.add(
                subjects: interleaved(parts.map { $0.subject.ids(batch, nodes) }),
                predicates: interleaved(parts.map { $0.predicate.ids(batch, nodes) }),
                objects: interleaved(parts.map { $0.object.ids(batch, nodes) }))
            try context.limits.count(batch.count * parts.count)
            try builder.checkLimits()
        }
        return builder.graph
    }

    /// The columns of the template's triples as one, solution by solution.
    private func interleaved(_ columns: [[TermID]]) -> [TermID] {
        guard let first = columns.first, columns.count > 1 else { return columns.first ?? [] }
        var ids: [TermID] = []
        ids.reserveCapacity(first.count * columns.count)
        for row in first.indices {
            for column in columns { ids.append(column[row]) }
        }
        return ids
    }

    // MARK: DESCRIBE

    /// The concise bounded description of each resource: its triples and, in turn, those of the blank
    /// nodes that they lead to.
    private func describe(_ root: Operator, _ resources: [PatternTerm]) throws(QueryError) -> AnswerGraph {
        let waiting = VisitedNodes(highest: TermID(truncatingIfNeeded: context.terms.dictionary.count))
        for case .term(let term) in resources { _ = waiting.insert(context.terms.id(of: term)) }
        let columns = root.columns(of: resources.compactMap(\.variable).map { context.variables.slot(of: $0) })
            .compactMap { $0 }
        if !columns.isEmpty {
            while let batch = try root.next() {
                for row in 0..<batch.count {
                    for column in columns where batch.columns[column][row] != TermIDs.none {
                        _ = waiting.insert(batch.columns[column][row])
                    }
                }
            }
        }
        var builder = AnswerGraphBuilder(context)
        var next = 0
        while next < waiting.nodes.count {
            let node = waiting.nodes[next]
            next += 1
            if TermIDs.isLocal(node) { continue }
            for triple in context.graphs.defaultGraph.matches(of: IDPattern(subject: node)).triples() {
                builder.add(triple)
                if context.terms.kind(triple.object) == .blankNode { _ = waiting.insert(triple.object) }
            }
            try context.limits.count(8)
            try builder.checkLimits()
        }
        return builder.graph
    }
}
