/// A blank node, as [RDF 1.1 Concepts, section 3.4](https://www.w3.org/TR/rdf11-concepts/#section-blank-nodes)
/// defines it. Its label holds within one graph or one query answer and says nothing outside it.
public struct BlankNode: Sendable {
    /// The label without the leading `_:`.
    public let label: String

    public init(_ label: String) {
        self.label = label
    }
}

extension BlankNode: Hashable {
    public static func == (a: BlankNode, b: BlankNode) -> Bool { CodePointText.equal(a.label, b.label) }
    public func hash(into hasher: inout Hasher) { CodePointText.hash(label, into: &hasher) }
}

extension BlankNode: CustomStringConvertible {
    public var description: String { "_:\(label)" }
}

extension Term {
    /// The same term; a blank node with a mark before its label, so that the nodes of two documents stay apart
    /// ([RDF 1.1 Semantics, section 4.1](https://www.w3.org/TR/rdf11-mt/#shared-blank-nodes-unions-and-merges)).
    public func marked(by mark: String) -> Term {
        guard case .blankNode(let node) = self, !mark.isEmpty else { return self }
        return .blankNode(BlankNode(mark + node.label))
    }
}

extension Triple {
    /// The same triple, its blank nodes marked.
    public func marked(by mark: String) -> Triple {
        Triple(subject.marked(by: mark), predicate, object.marked(by: mark))
    }
}

extension Quad {
    /// The same quad, its blank nodes marked.
    public func marked(by mark: String) -> Quad {
        Quad(triple.marked(by: mark), in: graph?.marked(by: mark))
    }
}
