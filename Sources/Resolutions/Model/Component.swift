/// What kind of part of a revision a component is (the classes of the ontology).
public enum ComponentKind: Hashable, Sendable {
    case frontMatter, section, annex, footnote
    case preambularClause, operativeClause, annexClause, frontMatterClause

    public var isClause: Bool {
        switch self {
        case .preambularClause, .operativeClause, .annexClause, .frontMatterClause: true
        case .frontMatter, .section, .annex, .footnote: false
        }
    }
}

/// A part of the text of a revision that has its own IRI.
public struct Component: Hashable, Sendable {
    public var kind: ComponentKind
    /// The IRI's fragment: `resolves_2_ii`, `annex-B_e`, `fn2`.
    public var fragment: String
    /// The index, among the revision's components, of the one that directly contains this one;
    /// nil where that is the revision itself.
    public var parent: Int?
    /// The list marker as printed (`a)`, `2`, `•`) or the footnote's mark; nil for an unnumbered paragraph.
    public var enumerator: String?
    /// The heading verb that governs the component, the whole phrase in lower case without the
    /// addressee (`considering`, `further instructs`); nil in front matter, annexes and footnotes.
    public var keyword: String?
    /// A section's whole heading; a clause's or footnote's words without the enumerator; empty for an annex.
    public var passage: Passage
    /// In a section's passage: the UTF-8 length of the verb phrase; the addressees follow it.
    public var verbLength: Int
    /// An annex's printed title.
    public var title: Passage?
    /// An annex's printed letter or number.
    public var number: String?
    /// For a footnote: where its mark stands.
    public var anchor: FootnoteAnchor?
    public var anomalies: Set<Anomaly>

    public init(
        kind: ComponentKind, fragment: String, parent: Int?, enumerator: String? = nil,
        keyword: String? = nil, passage: Passage, verbLength: Int = 0, title: Passage? = nil,
        number: String? = nil, anchor: FootnoteAnchor? = nil, anomalies: Set<Anomaly> = []
    ) {
        self.kind = kind
        self.fragment = fragment
        self.parent = parent
        self.enumerator = enumerator
        self.keyword = keyword
        self.passage = passage
        self.verbLength = verbLength
        self.title = title
        self.number = number
        self.anchor = anchor
        self.anomalies = anomalies
    }
}

/// What bears a footnote's mark.
public enum FootnoteAnchor: Hashable, Sendable {
    /// The number line, the title or another part of the heading.
    case heading
    /// The component with this index.
    case component(Int)
}

/// A defect of the source text that affects reading it. The raw value stands in its IRI.
public enum Anomaly: String, Hashable, Sendable, CaseIterable {
    case mergedRevisionMarks = "merged-revision-marks"
    case lostHyphen = "lost-hyphen"
    case missingHeading = "missing-heading"
    /// A heading verb stood at the end of the paragraph before its items.
    case gluedHeading = "glued-heading"
    /// List items, or an enumerator and its text, were run together or torn apart.
    case mergedItems = "merged-items"
    /// A page number, a running head or another piece of page furniture stood inside the text.
    case pageFurniture = "page-furniture"
    /// The text of a footnote stood inside the text of a clause.
    case displacedFootnote = "displaced-footnote"
    /// A word was divided at a line end.
    case dividedWord = "divided-word"
    /// Control characters or marks of a markup language stood in the text.
    case strayCharacters = "stray-characters"
}
