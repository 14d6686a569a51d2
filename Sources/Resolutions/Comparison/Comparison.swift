/// Two texts of an act, held against each other component by component and word by word.
///
/// ```swift
/// let comparison = Comparison(from: dubai, to: newDelhi)
/// for change in comparison.clauseChanges where change.type == .modified {
///     print(comparison.difference(of: change).stretches)
/// }
/// ```
///
/// The counterpart of a clause has the same heading verb and the same addressees in its heading, then
/// the most similar words, whatever its number; what finds none there may find one under another
/// heading, if it is nearly word for word the same. One difference in the words makes a counterpart
/// `modified`.
public struct Comparison: Sendable {
    /// The text compared from.
    public let old: Revision
    /// The text compared to.
    public let new: Revision
    /// One for each component of either text: those of the new text in its order, each removal where
    /// the old text has it.
    public let changes: [ComponentChange]

    /// Aligns two texts. Linear in their length, apart from clauses that are alike without being the
    /// same: of these, groups of up to 128 (or what `limits` says) are assigned optimally, in time cubic in
    /// their number.
    public init(from old: Revision, to new: Revision, limits: ComparisonLimits = ComparisonLimits()) {
        self.old = old
        self.new = new
        var aligner = ComponentAligner(ComparedText(old), ComparedText(new), limits: limits)
        changes = aligner.changes()
    }

    /// The changes of the clauses that resolutions consist of: preambular, operative and annex clauses.
    public var clauseChanges: [ComponentChange] {
        changes.filter { Self.isCompared(kind(of: $0)) }
    }

    /// Whether changes of components of a kind are part of the graph.
    public static func isCompared(_ kind: ComponentKind) -> Bool {
        switch kind {
        case .preambularClause, .operativeClause, .annexClause: true
        case .frontMatter, .section, .annex, .footnote, .frontMatterClause: false
        }
    }

    /// The kind of the component that a change is about.
    public func kind(of change: ComponentChange) -> ComponentKind {
        (change.new.map { new.components[$0] } ?? change.old.map { old.components[$0] })?.kind ?? .frontMatter
    }

    /// The words of the change, one by one.
    public func difference(of change: ComponentChange) -> WordDifference {
        WordDifference(
            from: change.old.map { old.components[$0].comparedWords } ?? [],
            to: change.new.map { new.components[$0].comparedWords } ?? [])
    }
}

extension Component {
    /// What is compared: the words, for an annex those of its title.
    var comparedWords: [UInt8] { passage.isEmpty ? title?.utf8 ?? [] : passage.utf8 }
}
