import RDF

/// A dataset whose blank nodes are numbers and whose other terms are text already, as the algorithm
/// spells the same statements many times.
struct NumberedDataset {
    enum Place {
        case text([UInt8])
        case node(Int)
    }

    struct Statement {
        let subject: Place
        /// An IRI with its angle brackets.
        let predicate: [UInt8]
        let object: Place
        let graph: Place?

        /// The blank nodes with the letters that tell their places
        /// ([section 4.8](https://www.w3.org/TR/rdf-canon/#hash-nd-quads)).
        var nodes: [(position: UInt8, node: Int)] {
            var found: [(UInt8, Int)] = []
            if case .node(let node) = subject { found.append((UInt8(ascii: "s"), node)) }
            if case .node(let node) = object { found.append((UInt8(ascii: "o"), node)) }
            if case .node(let node) = graph { found.append((UInt8(ascii: "g"), node)) }
            return found
        }

        /// The statement as a line, with a name for each of its blank nodes.
        func line(_ name: (Int) -> [UInt8]) -> [UInt8] {
            var line: [UInt8] = []
            func append(_ place: Place) {
                switch place {
                case .text(let text): line += text
                case .node(let node):
                    line += [UInt8(ascii: "_"), UInt8(ascii: ":")]
                    line += name(node)
                }
                line.append(UInt8(ascii: " "))
            }
            append(subject)
            append(.text(predicate))
            append(object)
            if let graph { append(graph) }
            line += [UInt8(ascii: "."), 0x0A]
            return line
        }
    }

    /// Each quad once.
    private(set) var quads: [Quad] = []
    private(set) var statements: [Statement] = []
    private(set) var nodes: [BlankNode] = []
    /// For each blank node: the statements that it stands in, each once.
    private(set) var statementsOfNode: [[Int]] = []

    /// Linear in the quads.
    init(_ quads: some Sequence<Quad>) {
        var seen: Set<Quad> = []
        var numbers: [BlankNode: Int] = [:]
        for quad in quads where seen.insert(quad).inserted {
            let statement = Statement(
                subject: place(of: quad.triple.subject, &numbers), predicate: text(of: .iri(quad.triple.predicate)),
                object: place(of: quad.triple.object, &numbers), graph: quad.graph.map { place(of: $0, &numbers) })
            for (_, node) in statement.nodes where statementsOfNode[node].last != statements.count {
                statementsOfNode[node].append(statements.count)
            }
            self.quads.append(quad)
            statements.append(statement)
        }
    }

    private mutating func place(of term: Term, _ numbers: inout [BlankNode: Int]) -> Place {
        guard let node = term.blankNode else { return .text(text(of: term)) }
        if let number = numbers[node] { return .node(number) }
        numbers[node] = nodes.count
        nodes.append(node)
        statementsOfNode.append([])
        return .node(nodes.count - 1)
    }

    private func text(of term: Term) -> [UInt8] {
        var text: [UInt8] = []
        CanonicalNTriples.append(term, escapingControls: true, to: &text)
        return text
    }
}
