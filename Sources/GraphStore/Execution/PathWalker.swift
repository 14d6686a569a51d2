/// Walks property paths through one graph
/// ([SPARQL 1.1, section 18.4](https://www.w3.org/TR/sparql11-query/#PropertyPathPatterns)).
///
/// `*`, `+` and `?` give each end once, found breadth first; the other operators keep duplicates.
/// Recursion is as deep as the path is written, never as deep as the data.
final class PathWalker {
    private let graph: GraphIndex
    private let limits: LimitMonitor
    private let highest: TermID
    /// Bitmaps that are free for the next closure.
    private var spare: [VisitedNodes] = []

    init(graph: GraphIndex, context: QueryContext) {
        self.graph = graph
        limits = context.limits
        highest = TermID(truncatingIfNeeded: context.terms.dictionary.count)
    }

    /// Appends the ends of the path from a node; in a negated or plain path as often as there are ways.
    func walk(_ path: CompiledPath, from node: TermID, to ends: inout [TermID]) throws(QueryError) {
        switch path {
        case .nowhere:
            break
        case .predicate(let predicate):
            step(IDPattern(subject: node, predicate: predicate), .object, &ends)
        case .inverse(.predicate(let predicate)):
            step(IDPattern(predicate: predicate, object: node), .subject, &ends)
        case .inverse(.negated(let forward, let inverse)):
            try walk(.negated(forward: inverse, inverse: forward), from: node, to: &ends)
        case .inverse(.nowhere):
            break
        case .inverse(let inner):
            try walk(inner.reversed, from: node, to: &ends)
        case .sequence(let parts):
            var frontier = [node]
            for part in parts {
                var next: [TermID] = []
                for node in frontier { try walk(part, from: node, to: &next) }
                frontier = next
            }
            ends += frontier
        case .alternative(let parts):
            for part in parts { try walk(part, from: node, to: &ends) }
        case .zeroOrOne(let inner):
            let once = takeVisited()
            _ = once.insert(node)
            var direct: [TermID] = []
            try walk(inner, from: node, to: &direct)
            for end in direct { _ = once.insert(end) }
            ends += once.nodes
            giveBack(once)
        case .zeroOrMore(let inner):
            try close(inner, from: [node], includingStart: true, to: &ends)
        case .oneOrMore(let inner):
            try close(inner, from: [node], includingStart: false, to: &ends)
        case .negated(let forward, let inverse):
            if let forward { stepOutside(forward, IDPattern(subject: node), .object, &ends) }
            if let inverse { stepOutside(inverse, IDPattern(object: node), .subject, &ends) }
        }
        try limits.count(1)
    }

    /// Appends each node that any of `starts` reaches by repeating the path, once.
    func close(
        _ path: CompiledPath, from starts: [TermID], includingStart: Bool, to ends: inout [TermID]
    ) throws(QueryError) {
        if let runs = runs(of: path) {
            return try close(runs, from: starts, includingStart: includingStart, to: &ends)
        }
        let visited = takeVisited()
        var direct: [TermID] = []
        if includingStart {
            for start in starts { _ = visited.insert(start) }
        } else {
            for start in starts { try walk(path, from: start, to: &direct) }
            for end in direct { _ = visited.insert(end) }
        }
        var next = 0
        while next < visited.nodes.count {
            direct.removeAll(keepingCapacity: true)
            try walk(path, from: visited.nodes[next], to: &direct)
            for end in direct { _ = visited.insert(end) }
            next += 1
        }
        ends += visited.nodes
        giveBack(visited)
    }

    /// The runs of a path that is one predicate, forwards or backwards, on a graph that is one index.
    private func runs(of path: CompiledPath) -> PredicateRuns? {
        switch path {
        case .predicate(let predicate): graph.runs(of: predicate, by: .subject)
        case .inverse(.predicate(let predicate)): graph.runs(of: predicate, by: .object)
        default: nil
        }
    }

    /// The usual closure, over one predicate: per node one look-up, per edge one bit.
    private func close(
        _ runs: PredicateRuns, from starts: [TermID], includingStart: Bool, to ends: inout [TermID]
    ) throws(QueryError) {
        let visited = takeVisited()
        try withExtendedLifetime(runs) { () throws(QueryError) in
            try visited.close(runs.reader, from: starts, includingStart: includingStart, limits)
        }
        ends += visited.nodes
        giveBack(visited)
    }

    /// Whether a node occurs as a subject or an object.
    func isNode(_ id: TermID) -> Bool {
        graph.count(of: IDPattern(subject: id)) > 0 || graph.count(of: IDPattern(object: id)) > 0
    }

    /// The nodes from which the path can lead anywhere, each once: all nodes of the graph where it
    /// can be empty.
    func starts(of path: CompiledPath) -> [TermID] {
        let found = VisitedNodes(highest: highest)
        collectStarts(of: path, into: found)
        return found.nodes
    }

    private func collectStarts(of path: CompiledPath, into found: VisitedNodes) {
        switch path {
        case .nowhere, .inverse(.nowhere):
            break
        case .predicate(let predicate):
            collect(IDPattern(predicate: predicate), .pso, .subject, found)
        case .inverse(.predicate(let predicate)):
            collect(IDPattern(predicate: predicate), .pos, .object, found)
        case .oneOrMore(let inner):
            collectStarts(of: inner, into: found)
        case .alternative(let parts):
            for part in parts { collectStarts(of: part, into: found) }
        case .sequence(let parts):
            for part in parts {
                collectStarts(of: part, into: found)
                if !part.canBeEmpty { break }
            }
        case .inverse, .zeroOrMore, .zeroOrOne, .negated:
            collect(IDPattern(), .spo, .subject, found)
            collect(IDPattern(), .osp, .object, found)
        }
    }

    private func collect(
        _ pattern: IDPattern, _ order: TripleOrder, _ position: TriplePosition, _ found: VisitedNodes
    ) {
        let run = graph.matches(of: pattern, in: order)
        var portion: [TermID] = []
        var start = 0
        while start < run.count {
            let rows = start..<min(start + 4096, run.count)
            portion.removeAll(keepingCapacity: true)
            run.append(position, rows: rows, to: &portion)
            for id in portion { _ = found.insert(id) }
            start = rows.upperBound
        }
    }

    private func step(_ pattern: IDPattern, _ position: TriplePosition, _ ends: inout [TermID]) {
        let run = graph.matches(of: pattern)
        run.append(position, rows: 0..<run.count, to: &ends)
    }

    private func stepOutside(
        _ predicates: Set<TermID>, _ pattern: IDPattern, _ position: TriplePosition, _ ends: inout [TermID]
    ) {
        for triple in graph.matches(of: pattern).triples() where !predicates.contains(triple.predicate) {
            ends.append(triple[position])
        }
    }

    private func takeVisited() -> VisitedNodes {
        spare.popLast() ?? VisitedNodes(highest: highest)
    }

    private func giveBack(_ visited: VisitedNodes) {
        visited.removeAll()
        spare.append(visited)
    }
}
