/// What stands at the head of an act, before its first heading verb.
///
/// Each part is as printed, with its place in the source; what it means together with the headers
/// of other texts is settled by `IdentityResolver`.
public struct Header: Hashable, Sendable {
    public var proposal: Proposal?
    /// The class of the act, from the number line or the form of the text.
    public var actClass: ActClass
    /// The slug of the series, from the number line or the enacting formula.
    public var series: String?
    /// The number as printed: `11`, `80/16`, `WHA66.16`'s `66.16`, `ITU-R 6-2`'s `6-2`.
    public var number: String?
    /// The whole number line.
    public var numberLine: Passage?
    /// Whether the number line marks the text as revised (`Rev.`).
    public var isMarkedRevised: Bool
    /// The session named by the number line or the enacting formula.
    public var session: Session?
    /// Where two sessions are run together by merged tracked changes: the one that stood before.
    public var supersededSession: Session?
    public var title: Passage?
    public var history: [HistoryEntry]
    public var formula: Passage?
    /// The body in whose name the act speaks, as printed in the formula; nil if there is no formula.
    public var issuer: Passage?
    public var anomalies: Set<Anomaly>

    public init(
        proposal: Proposal? = nil, actClass: ActClass = .resolution, series: String? = nil,
        number: String? = nil, numberLine: Passage? = nil, isMarkedRevised: Bool = false,
        session: Session? = nil, supersededSession: Session? = nil, title: Passage? = nil,
        history: [HistoryEntry] = [], formula: Passage? = nil, issuer: Passage? = nil,
        anomalies: Set<Anomaly> = []
    ) {
        self.proposal = proposal
        self.actClass = actClass
        self.series = series
        self.number = number
        self.numberLine = numberLine
        self.isMarkedRevised = isMarkedRevised
        self.session = session
        self.supersededSession = supersededSession
        self.title = title
        self.history = history
        self.formula = formula
        self.issuer = issuer
        self.anomalies = anomalies
    }
}

/// The lines that mark a text as a proposal to a session.
public struct Proposal: Hashable, Sendable {
    /// `MOD`, `ADD`, `SUP` or `NOC`.
    public var action: String
    /// The code as printed: `ARB/36A1/1`.
    public var code: String
    public var range: SourceRange

    public init(action: String, code: String, range: SourceRange) {
        self.action = action
        self.code = code
        self.range = range
    }

    /// The letters before the first `/`: who proposes.
    public var proponent: String { String(code.prefix { $0 != "/" }) }
}

/// One entry of the parenthesised list of sessions under a title.
public struct HistoryEntry: Hashable, Sendable {
    public var place: String
    public var year: Int
    public var range: SourceRange

    public init(place: String, year: Int, range: SourceRange) {
        self.place = place
        self.year = year
        self.range = range
    }
}
