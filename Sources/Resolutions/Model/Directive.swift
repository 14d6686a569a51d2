/// The kind of a directive, by its governing verb (the classes of the ontology).
public enum DirectiveKind: String, Hashable, Sendable, CaseIterable {
    case instruction, invitation, request, exhortation, authorization, determination, declaration
    case proceduralRule
    /// The governing verb stands in no table: a `rg:Directive` of no narrower kind.
    case other
}

/// What one clause lays down: who issues it, who is addressed, what is to be done, and how.
public struct Directive: Hashable, Sendable {
    /// The index of the clause that lays it down.
    public var component: Int
    /// 1 for the clause's first directive, whose IRI is `#d_{clause}`; 2 for `#d_{clause}_2`.
    public var ordinal: Int
    public var kind: DirectiveKind
    /// The lemma in lower case: `instruct`, `call upon`.
    public var governingVerb: String
    public var issuer: AgentIdentifier
    public var addressees: [AgentIdentifier]
    public var roles: [RoleAssignment]
    /// Slugs of the action types, in order of appearance.
    public var actionTypes: [String]
    public var modality: Modality
    /// UTF-8 ranges of the clause's passage: the words that state the action.
    public var actionText: Range<Int>
    public var subjectTexts: [Range<Int>]
    /// The words that limit when the action applies; they may stand in a lead-in above the clause.
    public var conditions: [ComponentText]
    public var frequencies: [Range<Int>]
    public var deadlines: [ComponentText]
    /// Indexes, among the revision's directives, of those that the text joins to this one by "or".
    public var alternatives: [Int]
    /// What the action has to follow.
    public var procedures: [ReferenceTarget]
    /// 0 to 1 where a rule had to choose between readings.
    public var confidence: Double?

    public init(
        component: Int, ordinal: Int = 1, kind: DirectiveKind, governingVerb: String,
        issuer: AgentIdentifier, addressees: [AgentIdentifier] = [], roles: [RoleAssignment] = [],
        actionTypes: [String] = [], modality: Modality, actionText: Range<Int>,
        subjectTexts: [Range<Int>] = [], conditions: [ComponentText] = [],
        frequencies: [Range<Int>] = [], deadlines: [ComponentText] = [], alternatives: [Int] = [],
        procedures: [ReferenceTarget] = [], confidence: Double? = nil
    ) {
        self.component = component
        self.ordinal = ordinal
        self.kind = kind
        self.governingVerb = governingVerb
        self.issuer = issuer
        self.addressees = addressees
        self.roles = roles
        self.actionTypes = actionTypes
        self.modality = modality
        self.actionText = actionText
        self.subjectTexts = subjectTexts
        self.conditions = conditions
        self.frequencies = frequencies
        self.deadlines = deadlines
        self.alternatives = alternatives
        self.procedures = procedures
        self.confidence = confidence
    }
}

/// A stretch of the passage of a component.
public struct ComponentText: Hashable, Sendable {
    public var component: Int
    /// UTF-8 offsets in the component's passage.
    public var range: Range<Int>

    public init(component: Int, range: Range<Int>) {
        self.component = component
        self.range = range
    }
}

/// A part, other than the addressee's, that an actor has in a directive.
public enum Role: String, Hashable, Sendable, CaseIterable {
    case counterparty, reportRecipient, informed, consultee, collaborator, assisted
    case beneficiary, requestedBy, approver, channel
}

public struct RoleAssignment: Hashable, Sendable {
    public var role: Role
    public var agent: AgentIdentifier

    public init(_ role: Role, _ agent: AgentIdentifier) {
        self.role = role
        self.agent = agent
    }
}

/// How strongly a directive is worded; the raw value stands in its IRI.
public enum Modality: String, Hashable, Sendable, CaseIterable {
    case instruction, invitation, request, exhortation, authorization
    case shall, shallNot = "shall-not", should, shouldNot = "should-not", may, mayNot = "may-not"
    case must, will, infinitive, declarative
}

/// An agent by the path of its IRI below the data base: `body/tsag`, `post/director-tsb`, `group/member-states`.
public struct AgentIdentifier: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var path: String

    public init(_ path: String) { self.path = path }

    public static func < (a: AgentIdentifier, b: AgentIdentifier) -> Bool { a.path < b.path }
    public var description: String { path }
}

/// An agent named in a component.
public struct Mention: Hashable, Sendable {
    public var component: Int
    public var agent: AgentIdentifier
    /// UTF-8 offsets in the component's passage.
    public var range: Range<Int>

    public init(component: Int, agent: AgentIdentifier, range: Range<Int>) {
        self.component = component
        self.agent = agent
        self.range = range
    }
}

/// A subject that a clause enumerates.
public struct TopicAssignment: Hashable, Sendable {
    public var component: Int
    /// The subject as printed, without a bracketed acronym; its slug stands in the IRI.
    public var label: String

    public init(component: Int, label: String) {
        self.component = component
        self.label = label
    }
}
