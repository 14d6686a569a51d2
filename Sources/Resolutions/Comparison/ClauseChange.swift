/// How a clause relates to its counterpart in another text; the raw value stands in its IRI.
public enum ChangeType: String, Hashable, Sendable, CaseIterable {
    /// The same words at the same place.
    case unchanged
    /// At least one difference in the normalised words.
    case modified
    /// The same words at another place.
    case moved
    /// No counterpart in the earlier text.
    case added
    /// No counterpart in the later text.
    case removed
}

/// How one component relates to its counterpart in another text of the same act.
public struct ComponentChange: Hashable, Sendable {
    public var type: ChangeType
    /// The index of the component in the text compared from; nil for an addition.
    public var old: Int?
    /// The index of the component in the text compared to; nil for a removal.
    public var new: Int?
    /// 0 to 1 where the counterpart, or that there is none, had to be chosen.
    public var confidence: Double?

    public init(type: ChangeType, old: Int?, new: Int?, confidence: Double? = nil) {
        self.type = type
        self.old = old
        self.new = new
        self.confidence = confidence
    }
}
