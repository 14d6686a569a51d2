/// The class of the act that a document is; the raw value stands in its IRI.
public enum ActClass: String, Hashable, Sendable, CaseIterable {
    case resolution, decision, recommendation, opinion
}

/// An act as a lasting work: class, series and key, as in `resolution/wtsa/11`.
public struct WorkIdentifier: Hashable, Sendable {
    public var actClass: ActClass
    /// The slug of the series: `wtsa`, `pp`, `unga` …; the body of the series is `body/{series}`.
    public var series: String
    /// The number in lower case, every run outside `[a-z0-9]` as `-`; with the meeting before it
    /// where numbers restart; `x-{title slug}` where the number is unknown.
    public var key: String

    public init(actClass: ActClass, series: String, key: String) {
        self.actClass = actClass
        self.series = series
        self.key = key
    }

    /// The path below the data base: `resolution/wtsa/11`; for a Recommendation of a Sector that of the
    /// instrument, as citations of it have it: `instrument/recommendation-itu-d-19`.
    public var path: String {
        isOfSector ? "instrument/\(actClass.rawValue)-\(series)-\(key)" : "\(actClass.rawValue)/\(series)/\(key)"
    }

    /// Whether a Sector of ITU issued it, not a conference or assembly in a numbered series.
    public var isOfSector: Bool { actClass == .recommendation && series.hasPrefix("itu-") }
}

/// Which text of a work: an adopted edition or a proposal.
public enum EditionIdentifier: Hashable, Sendable {
    /// An adopted edition, by its session. `place` is nil where editions are not named by a place
    /// (United Nations, WHO, Metre Convention); for radio conferences the name is as printed: `WRC-23`.
    case adopted(Session)
    /// A proposal, by the code printed above it: `ARB/36A1/1`.
    case proposal(code: String)

    /// The last segment of the revision's path: `dubai-2012`, `wrc-23`, `2025`, `proposal-arb-36a1-1`.
    public var slug: String {
        switch self {
        case .adopted(let session): session.editionSlug
        case .proposal(let code): "proposal-" + Slug.make(code)
        }
    }
}

/// One meeting of an assembly or conference.
public struct Session: Hashable, Sendable {
    /// The slug of the series whose body met.
    public var series: String
    /// The place as printed, without the year.
    public var place: String?
    public var year: Int?
    /// The session's own name or number where it has one instead of a place: `WRC-23`, `80`, `66`.
    public var designation: String?

    public init(series: String, place: String? = nil, year: Int? = nil, designation: String? = nil) {
        self.series = series
        self.place = place
        self.year = year
        self.designation = designation
    }

    /// `dubai-2012`; `wrc-23`; `2025`.
    public var editionSlug: String {
        if let place, let year { return Slug.make(place) + "-\(year)" }
        if let designation, designation.utf8.contains(UInt8(ascii: "-")) { return Slug.make(designation) }
        if let year { return String(year) }
        return designation.map { Slug.make($0) } ?? "undated"
    }

    /// `session/wtsa/dubai-2012`; `session/wrc/wrc-23`; `session/unga/80`.
    public var path: String {
        if place == nil, let designation { return "session/\(series)/\(Slug.make(designation))" }
        return "session/\(series)/\(editionSlug)"
    }
}

/// How the number of an act is known.
public enum Identification: String, Hashable, Sendable {
    case stated, inferred, supplied
}

/// One text of one act, settled: what its IRI is made of.
public struct RevisionIdentifier: Hashable, Sendable {
    public var work: WorkIdentifier
    public var edition: EditionIdentifier

    public init(work: WorkIdentifier, edition: EditionIdentifier) {
        self.work = work
        self.edition = edition
    }

    /// The path below the data base: `resolution/wtsa/11/dubai-2012`.
    public var path: String { "\(work.path)/\(edition.slug)" }
}
