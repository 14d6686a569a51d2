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
