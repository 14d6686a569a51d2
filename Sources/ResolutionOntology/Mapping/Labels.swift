import Resolutions

/// The labels of works, revisions, sessions and provisions, in English.
struct Labels: Sendable {
    private let series: [String: Authority.Series]
    private let agentLabels: [AgentIdentifier: String]
    private let instrumentLabels: [String: String]

    init(authority: Authority) {
        series = Dictionary(authority.series.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
        agentLabels = Dictionary(
            authority.agents.map { ($0.identifier, $0.label) }, uniquingKeysWith: { first, _ in first })
        instrumentLabels = Dictionary(
            authority.instruments.map { ($0.slug, $0.label) }, uniquingKeysWith: { first, _ in first })
    }

    /// The body in whose series an act stands.
    func body(ofSeries slug: String) -> AgentIdentifier {
        series[slug]?.body ?? AgentIdentifier("body/" + slug)
    }

    /// The year in which a session met. A session that has a number only (`unga/80`) may go on into
    /// another year, and what its texts print is the year of their adoption; nil there. Where acts are
    /// numbered anew at each meeting, the meeting is one of a few days.
    func year(of session: Session) -> Int? {
        guard session.place == nil, let designation = session.designation, designation.utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
            session.year != Int(designation)
        else { return session.year }
        return series[session.series]?.numbersRestart == true ? session.year : nil
    }

    /// `WTSA Resolution 11`, `Resolution ITU-R 75`, `Decision 5 of the Plenipotentiary Conference`.
    ///
    /// - Parameter number: as printed; nil where no text gives it.
    func label(of work: WorkIdentifier, number: String?) -> String {
        let series = series[work.series]
        if work.isOfSector { return numbered(work, number) }
        if series?.numberMark != nil { return numbered(work, number) }
        if let series, series.isLabelledByAcronym, let acronym = series.acronym {
            return "\(acronym) \(numbered(work, number))"
        }
        let body = body(ofSeries: work.series)
        let name = agentLabels[body] ?? Labels.words(in: body.path)
        return "\(numbered(work, number)) of the \(name)"
    }

    /// `Resolution 11 (Rev. Dubai, 2012)`, `Resolution ITU-R 75 (Dubai, 2023)`; for a proposal
    /// `MOD ARB/36A1/1: proposed Resolution 11 (Rev. New Delhi, 2024)`.
    ///
    /// - Parameter isRevised: whether the text is printed as revised or has an earlier session in
    ///   its history.
    func label(
        ofRevisionOf work: WorkIdentifier, number: String?, at session: Session?, isRevised: Bool,
        proposal: Proposal? = nil
    ) -> String {
        var label = numbered(work, number)
        if let place = session.flatMap(Labels.inBrackets) {
            label += isRevised ? " (Rev. \(place))" : " (\(place))"
        }
        guard let proposal else { return label }
        return "\(proposal.action) \(proposal.code): proposed \(label)"
    }

    /// `WTSA (New Delhi, 2024)`, `WRC-23`, `UNGA 80`.
    func label(of session: Session) -> String {
        let name = session.series.uppercased()
        guard let inside = Labels.inBrackets(session) else { return name }
        guard session.place == nil, let designation = session.designation else { return "\(name) (\(inside))" }
        return designation.utf8.contains(UInt8(ascii: "-")) ? designation : "\(name) \(designation)"
    }

    /// `No. 9 of the ITU Constitution`.
    func label(ofProvision kind: ProvisionKind, number: String, of instrument: InstrumentIdentifier) -> String {
        let word = kind == .number ? "No." : kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst()
        return "\(word) \(number) of the \(label(of: instrument))"
    }

    func label(of instrument: InstrumentIdentifier) -> String {
        instrumentLabels[instrument.slug] ?? instrument.coined?.label ?? Labels.words(in: instrument.slug)
    }

    /// A last resort for what has a path and no name: the last segment of the path in words.
    static func words(in path: String) -> String {
        let segment = path.utf8.split(separator: UInt8(ascii: "/")).last.map { Array($0) } ?? []
        return String(decoding: segment.map { $0 == UInt8(ascii: "-") ? 0x20 : $0 }, as: UTF8.self)
    }

    /// `Resolution 11`, `Resolution ITU-R 75`, `Resolution` where there is no number.
    private func numbered(_ work: WorkIdentifier, _ number: String?) -> String {
        var text = work.actClass.word
        if work.isOfSector {
            text += " " + work.series.uppercased()
        } else if let mark = series[work.series]?.numberMark {
            text += " " + mark
        }
        if let number { text += " " + number }
        return text
    }

    /// What stands in the brackets after a number: `Dubai, 2012`, `WRC-23`, `2025`.
    private static func inBrackets(_ session: Session) -> String? {
        if let place = session.place, let year = session.year { return "\(place), \(year)" }
        if let designation = session.designation, designation.utf8.contains(UInt8(ascii: "-")) {
            return designation
        }
        return session.year.map { String($0) } ?? session.place ?? session.designation
    }
}

extension WorkIdentifier {
    /// Whether the number is unknown and the key made from the title.
    var isNumberUnknown: Bool { key.hasPrefix("x-") }

    /// The number of the lasting work, from a number as printed on one of its texts or in a citation:
    /// an edition's suffix that is not part of the key goes (`6-2` of `resolution/ra/6` is `6`).
    func number(fromPrinted printed: String?) -> String? {
        guard let printed, !printed.isEmpty else { return isNumberUnknown ? nil : key }
        guard Slug.make(printed).hasPrefix(key + "-") else { return printed }
        var bytes = Array(printed.utf8)
        while !bytes.isEmpty {
            let shortened = String(decoding: bytes, as: UTF8.self)
            if Slug.make(shortened) == key, bytes.last.map({ $0 != UInt8(ascii: "-") }) ?? false {
                return shortened
            }
            bytes.removeLast()
        }
        return key
    }
}
