/// The series of acts, and what identifies an act of a series. A class, because several scanners hold it.
final class ActTable: Sendable {
    let series: [Authority.Series]
    let bySlug: [String: Authority.Series]
    /// Series by the number of their body.
    let byBody: [Int: Authority.Series]

    init(authority: Authority, agents: AgentTable) {
        series = authority.series
        bySlug = Dictionary(authority.series.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
        var byBody: [Int: Authority.Series] = [:]
        for entry in authority.series {
            if let number = agents.numbers[entry.body], byBody[number] == nil { byBody[number] = entry }
        }
        self.byBody = byBody
    }

    /// The kind words.
    static let words: [Word] = [
        .resolution, .resolutions, .decision, .decisions, .recommendation, .recommendations, .opinion, .opinions,
    ]

    /// The class that a kind word names; the plural and capitals do not matter.
    @inline(__always)
    static func actClass(_ token: Token) -> ActClass? {
        if token.is(.resolution, .resolutions) { return .resolution }
        if token.is(.decision, .decisions) { return .decision }
        if token.is(.recommendation, .recommendations) { return .recommendation }
        if token.is(.opinion, .opinions) { return .opinion }
        return nil
    }
}

/// What stands in brackets or after "of" to date an act.
enum EditionMark: Hashable, Sendable {
    case place(String, Int)
    /// `WRC-23`, `Orb-88`.
    case designation(String)
    case year(Int)
}

/// One number of a list of acts, with its own date if it has one.
struct CitedNumber: Sendable {
    var number: String
    var edition: EditionMark?
    var isMarkedRevised = false
    /// A series that the form of the number alone decides (`70/1`, `WHA66.8`).
    var series: String?
    /// For series whose numbers restart: the meeting.
    var meeting: Int?

    /// The key of the act: the suffix of an ITU-R number belongs to the edition.
    func key(in series: String) -> String {
        if series == "ra", let hyphen = number.firstIndex(of: "-") { return String(number[..<hyphen]) }
        if let meeting { return "\(meeting)-\(Slug.make(number))" }
        return Slug.make(number)
    }

    func target(actClass: ActClass, series: String) -> ReferenceTarget {
        let work = WorkIdentifier(actClass: actClass, series: series, key: key(in: series))
        guard let edition else { return .work(work, number: number) }
        let session: Session =
            switch edition {
            case .place(let place, let year): Session(series: series, place: place, year: year)
            case .designation(let name): Session(series: series, year: Self.year(of: name), designation: Self.short(name))
            case .year(let year): Session(series: series, year: year, designation: Self.designation(series, number, meeting))
            }
        let revision = RevisionIdentifier(work: work, edition: .adopted(session))
        return .revision(revision, number: number, isMarkedRevised: isMarkedRevised)
    }

    /// General Assembly and World Health Assembly numbers begin with the session's number.
    private static func designation(_ series: String, _ number: String, _ meeting: Int?) -> String? {
        if let meeting { return String(meeting) }
        let separator: Character? = series == "unga" ? "/" : series == "wha" ? "." : nil
        guard let separator, let end = number.firstIndex(of: separator) else { return nil }
        // Special sessions ("S-10") have their own row of numbers; the year alone dates them.
        return number[..<end].allSatisfy(\.isNumber) || series == "wha" ? String(number[..<end]) : nil
    }

    /// `WRC-15` for "WRC-2015"; conferences up to 2000 bear their whole year.
    private static func short(_ designation: String) -> String {
        guard let hyphen = designation.lastIndex(of: "-"), let year = Int(designation[designation.index(after: hyphen)...]), year > 2000
        else { return designation }
        return String(designation[...hyphen]) + String(designation.suffix(2))
    }

    /// `WRC-23` met in 2023, `WRC-2000` in 2000, `WARC-92` in 1992.
    private static func year(of designation: String) -> Int? {
        guard let hyphen = designation.lastIndex(of: "-"),
            let number = Int(designation[designation.index(after: hyphen)...])
        else { return nil }
        return number > 99 ? number : number < 60 ? 2000 + number : 1900 + number
    }
}
