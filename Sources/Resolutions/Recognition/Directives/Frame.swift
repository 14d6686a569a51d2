/// What governs a clause from above: the heading's verb and addressees, and the lead-ins between.
struct Frame: Sendable {
    enum Mode: Sendable {
        /// Preamble, front matter, footnotes: no directives.
        case none
        /// "resolves", "decides": the items say who does what.
        case resolving
        /// "instructs", "invites": addressees stand in the heading or in the items.
        case directing
        /// An annex: rules with modal verbs.
        case rules
        /// A text without heading lines: each paragraph brings its own verb.
        case unheaded
    }

    var mode: Mode
    var kind: DirectiveKind = .other
    var lemma = ""
    /// How sure it is whom the heading addresses, where it names them by a short form.
    var confidence: Double?
    /// How sure it is that a circumstance printed above a clause holds for the clause.
    static let inheritance = 0.9
    /// The items below state a purpose or details only.
    var isPurpose = false
    /// The lead-in above has its own directive; items without a verb are its details.
    var isCompleted = false
    /// The heading says what to do, "to complete in time for the conference", and its items only with what.
    var namesAction = false
    /// The items below are the criteria or limits that the lead-in says to meet.
    var setsCriteria = false
    /// The items below only say when the action of the lead-in is taken.
    var isCondition = false
    /// The items below complete an infinitive or a "that" of the lead-in.
    var modality: Modality?
    /// The lead-in ends in "that": each item is a clause with a subject of its own.
    var endsInThat = false

    /// The modality of a directive whose governing verb alone says how strong it is.
    static func modality(of kind: DirectiveKind) -> Modality {
        switch kind {
        case .instruction: .instruction
        case .invitation: .invitation
        case .request: .request
        case .exhortation: .exhortation
        case .authorization: .authorization
        default: .declarative
        }
    }

    // Frames are copied several times for every clause, and few have any of this: one reference holds it all.

    var addressees: [Int] {
        get { box?.details.addressees ?? [] }
        set { if !newValue.isEmpty || !addressees.isEmpty { change { $0.addressees = newValue } } }
    }
    var roles: [(role: Role, agent: Int)] {
        get { box?.details.roles ?? [] }
        set { if !newValue.isEmpty || !roles.isEmpty { change { $0.roles = newValue } } }
    }
    var conditions: [ComponentText] {
        get { box?.details.conditions ?? [] }
        set { if !newValue.isEmpty || !conditions.isEmpty { change { $0.conditions = newValue } } }
    }
    /// Times that the heading sets: "to complete in time for the conference".
    var deadlines: [ComponentText] {
        get { box?.details.deadlines ?? [] }
        set { if !newValue.isEmpty || !deadlines.isEmpty { change { $0.deadlines = newValue } } }
    }
    /// What the items below complete: the main clause of the lead-in, which breaks off before them.
    var pending: DirectiveDraft? {
        get { box?.details.pending }
        set { if box?.details.pending != nil || newValue != nil { change { $0.pending = newValue } } }
    }

    private struct Details: Sendable {
        var addressees: [Int] = []
        var roles: [(role: Role, agent: Int)] = []
        var conditions: [ComponentText] = []
        var deadlines: [ComponentText] = []
        var pending: DirectiveDraft?
    }

    /// Never changed once it is made: another takes its place.
    private final class Box: Sendable {
        let details: Details

        init(_ details: Details) { self.details = details }
    }

    private var box: Box?

    private mutating func change(_ change: (inout Details) -> Void) {
        var details = box?.details ?? Details()
        change(&details)
        box = Box(details)
    }

    init(mode: Mode, kind: DirectiveKind = .other, lemma: String = "") {
        self.mode = mode
        self.kind = kind
        self.lemma = lemma
    }

    /// Whether a verb of this kind tells another to act.
    static func isDirecting(_ kind: DirectiveKind) -> Bool {
        switch kind {
        case .instruction, .invitation, .request, .exhortation, .authorization: true
        default: false
        }
    }
}

/// A directive while it is read: tokens and agent numbers instead of offsets and identifiers.
struct DirectiveDraft: Sendable {
    var kind: DirectiveKind
    var lemma: String
    var modality: Modality
    var addressees: [Int] = []
    var actionTypes: [String] = []
    /// The words of the action.
    var action: Range<Int>
    /// Where its circumstances and other actors are looked for: from behind the governing verb on.
    var region: Range<Int>
    /// The main verb.
    var verb: Int
    /// Whether the issuer itself, or nobody, is the doer.
    var isImpersonal = false
    var roles: [(role: Role, agent: Int)] = []
    var subjects: [Range<Int>] = []
    var conditions: [Range<Int>] = []
    var frequencies: [Range<Int>] = []
    var deadlines: [Range<Int>] = []
    /// How sure the reading is, where there was another; nil where the words leave no choice.
    var confidence: Double?

    /// Leaves out the words from a token on.
    mutating func cut(at end: Int) {
        action = Range(from: action.lowerBound, to: min(end, action.upperBound))
        region = Range(from: region.lowerBound, to: min(end, region.upperBound))
    }

    mutating func add(_ slug: String?) {
        if let slug, !actionTypes.contains(slug) { actionTypes.append(slug) }
    }

    /// - Parameter confidence: how sure it is that they have this role, where the words can be read otherwise.
    mutating func add(_ role: Role, _ agents: [Int], confidence: Double? = nil) {
        for agent in agents where !roles.contains(where: { $0.role == role && $0.agent == agent }) {
            roles.append((role, agent))
            doubt(confidence)
        }
    }

    /// Lowers the confidence to that of one of the facts read; nil is a fact that leaves no choice.
    mutating func doubt(_ confidence: Double?) {
        if let confidence { self.confidence = min(self.confidence ?? 1, confidence) }
    }
}
