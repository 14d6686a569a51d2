/// How a text is mapped.
public struct MappingOptions: Hashable, Sendable {
    /// Whether the words of clauses and directives are in the graph. Titles, labels, topics and
    /// character positions are there in any case.
    public var includesText: Bool
    /// Whether everything that follows from the ontology is written out: inverses, superclasses,
    /// property chains and so on. Without it only the core form is made.
    public var isMaterialised: Bool

    public init(includesText: Bool = true, isMaterialised: Bool = true) {
        self.includesText = includesText
        self.isMaterialised = isMaterialised
    }
}
