/// A reference while it is read: token positions instead of offsets.
struct FoundReference: Sendable {
    var tokens: Range<Int>
    var status: ReferenceStatus
    var targets: [ReferenceTarget]
    var citedRange: ClosedRange<Int>?
    var confidence: Double?
    /// Whether it points to a place of this text that is not there.
    var isDangling = false
}

/// An act named by class and number, as memory keeps it.
struct ActKey: Hashable, Sendable {
    var actClass: ActClass
    var number: String
}

/// What earlier references of the same text say about later ones.
///
/// A class: a dozen tables, asked at every word by scanners that would otherwise each be handed a copy. It belongs
/// to the reading of one text.
final class ReferenceMemory {
    /// The series under which the text has named an act before.
    @exclusivity(unchecked) var series: [ActKey: String] = [:]
    /// For acts whose numbers restart, the target of the last full mention.
    @exclusivity(unchecked) var restarting: [ActKey: ReferenceTarget] = [:]
    /// The dated texts named so far: what a bare repeat with "thereof" or "of the same" means.
    @exclusivity(unchecked) var lastRevision: RevisionIdentifier?
    /// The fragment of the passage that named it.
    @exclusivity(unchecked) var lastRevisionFragment = ""
    /// The class of the act named last.
    @exclusivity(unchecked) var lastClass: ActClass?
    /// For the last word of an instrument's name (singular), the instrument last named in full with it.
    @exclusivity(unchecked) var instruments: [Int32: InstrumentIdentifier] = [:]
    @exclusivity(unchecked) var lastInstrument: InstrumentIdentifier?
    /// The last instrument named in the passage at hand, or in one around it.
    @exclusivity(unchecked) var passageInstrument: InstrumentIdentifier?
    /// The report whose paragraph the passage at hand named last.
    @exclusivity(unchecked) var passageReport: InstrumentScanner.Named?
    /// The act to whose annex the passage at hand pointed with "the annex thereto".
    @exclusivity(unchecked) var passageAnnexHolder: RevisionIdentifier?
    /// The years of meetings, where the text has given them.
    @exclusivity(unchecked) var meetingYears: [Int: Int] = [:]
    /// Instruments known by description, by the words between their owner and their subject: "parity strategy".
    @exclusivity(unchecked) var described: [String: InstrumentIdentifier] = [:]
    /// The last reference of the footnote read last: what "Ibid." repeats.
    @exclusivity(unchecked) var lastFootnote: FoundReference?
    /// The appendix named last.
    @exclusivity(unchecked) var lastAppendix: ReferenceTarget?
    /// The fragment of the passage that named an instrument.
    @exclusivity(unchecked) var passageFragment = ""
    /// The annexes that the text has called its own, whether the file holds them or not.
    @exclusivity(unchecked) var annexes: Set<String> = []
    /// The publications that the text has named in full, by their labels.
    @exclusivity(unchecked) var publications: Set<String> = []
}

/// What the reference scanners know of the text that they read.
struct ReferenceContext {
    var revision: RevisionIdentifier
    /// The number of the issuing body.
    var issuer: Int?
    var organization: AgentIdentifier?
    let places: TextPlaces
    /// The fragment of the section, annex or clause in which the passage stands, itself included.
    var fragment: String = ""
    /// The agents that the passage names.
    var mentions = MentionIndex()

    init(revision: RevisionIdentifier, issuer: Int?, organization: AgentIdentifier?, places: TextPlaces) {
        self.revision = revision
        self.issuer = issuer
        self.organization = organization
        self.places = places
    }
}

extension InstrumentIdentifier {
    /// An instrument that no authority knows, named by what the text calls it.
    static func coined(_ label: String, _ kind: InstrumentKind, maximumLength: Int = .max) -> InstrumentIdentifier {
        InstrumentIdentifier(slug: Slug.make(label, maximumLength: maximumLength), coined: .init(label: label, kind: kind))
    }
}
