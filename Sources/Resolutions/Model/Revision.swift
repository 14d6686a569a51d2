/// One text of one act, read: what is printed at its head, its components in reading order, and
/// what they lay down and refer to.
///
/// `components` is the document order; a component's `rg:order` is its index plus one.
public struct Revision: Sendable {
    /// The file that the text was read from.
    public var source: SourceFile
    /// The stretch of the file that this act takes up.
    public var sourceRange: SourceRange
    public var header: Header
    public var identifier: RevisionIdentifier
    public var identification: Identification
    /// 0 to 1 where the identity had to be inferred.
    public var identificationConfidence: Double?
    /// The BCP 47 tag of the language of the text.
    public var language: String
    public var components: [Component]
    public var directives: [Directive]
    public var references: [Reference]
    public var mentions: [Mention]
    public var topics: [TopicAssignment]
    /// Agents that no authority knows, coined from the words of this text.
    public var coinedAgents: [Authority.Agent]
    /// Defects of the heading.
    public var anomalies: Set<Anomaly>
    /// Every character of `sourceRange`, each in exactly one leaf, in order.
    public var leaves: [Leaf]
    public var diagnostics: [Diagnostic]

    public init(
        source: SourceFile, sourceRange: SourceRange, header: Header, identifier: RevisionIdentifier,
        identification: Identification, identificationConfidence: Double? = nil, language: String = "en",
        components: [Component] = [], directives: [Directive] = [], references: [Reference] = [],
        mentions: [Mention] = [], topics: [TopicAssignment] = [], coinedAgents: [Authority.Agent] = [],
        anomalies: Set<Anomaly> = [], leaves: [Leaf] = [], diagnostics: [Diagnostic] = []
    ) {
        self.source = source
        self.sourceRange = sourceRange
        self.header = header
        self.identifier = identifier
        self.identification = identification
        self.identificationConfidence = identificationConfidence
        self.language = language
        self.components = components
        self.directives = directives
        self.references = references
        self.mentions = mentions
        self.topics = topics
        self.coinedAgents = coinedAgents
        self.anomalies = anomalies
        self.leaves = leaves
        self.diagnostics = diagnostics
    }
}

/// The file that a text was read from.
public struct SourceFile: Hashable, Sendable {
    /// The name without its folder.
    public var name: String
    /// Lower-case hexadecimal SHA-256 of the file's bytes.
    public var sha256: String

    public init(name: String, sha256: String) {
        self.name = name
        self.sha256 = sha256
    }
}

/// A stretch of the source and what it was read as: together the leaves of a text are all of it.
public struct Leaf: Hashable, Sendable {
    public enum Role: String, Hashable, Sendable, CaseIterable {
        case proposalLine, cover, numberLine, title, history, formula, otherHeader
        case heading, enumerator, clause, annexHeading, footnoteMark, footnote
        /// Marks of the converter: bookmarks, footnote references.
        case artefact
        /// Page numbers, running heads and the like.
        case furniture
        /// The end or the beginning of another act, which stands in the same file.
        case otherAct
        case whiteSpace
        /// Text that no rule could place; a diagnostic names it.
        case unread
    }

    public var role: Role
    public var range: SourceRange

    public init(_ role: Role, _ range: SourceRange) {
        self.role = role
        self.range = range
    }
}
