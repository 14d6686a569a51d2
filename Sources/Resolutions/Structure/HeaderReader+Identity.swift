/// What the head of an act amounts to: its series, number and session.
extension HeaderReader {
    mutating func settle(numberIndex: Int?) {
        var entries: [SessionBracket.Entry] = []
        var designation = formulaDesignation
        let printed = numberIndex.flatMap { NumberLine.read(lines[$0].range, in: bytes, vocabulary) }
        if printed == nil { result.header.anomalies.insert(.missingHeading) }
        let runningHead = runningHeadNumber()
        if let number = printed ?? repeatedNumberLine() {
            result.header.actClass = number.actClass
            result.header.number = number.number
            if let runningHead, case let printed = number.number, printed != runningHead, printed.hasPrefix(runningHead),
                printed.utf8.count <= runningHead.utf8.count + 2
            {
                result.header.number = runningHead
                result.numberMark = String(printed.dropFirst(runningHead.utf8.count))
            }
            result.header.isMarkedRevised = number.isMarkedRevised
            result.header.numberLine = source.passage(number.range)
            if let mark = number.noteMark { result.numberMark = mark }
            entries = number.entries
            designation = number.designation ?? designation
            if let series = number.series { result.header.series = vocabulary.authority.series[series].slug }
            if let sector = number.sector { result.header.series = sector }
        } else if let runningHead, formulaEntries.isEmpty, result.header.series == nil || result.header.series == Self.radioSeries {
            // Running heads of this form stand in the volume of the radio conferences alone.
            result.header.number = runningHead
            result.header.series = Self.radioSeries
        }
        if entries.count == 2 || formulaEntries.count == 2 { result.header.anomalies.insert(.mergedRevisionMarks) }
        if entries.isEmpty { entries = formulaEntries }
        if result.header.series == nil { result.header.series = seriesOfDesignation(entries.last?.designation) }
        guard let series = result.header.series else { return }
        result.header.session = entries.last.map { session($0, of: series, designation) }
            ?? designation.map { Session(series: series, year: adoptionYear ?? annualYear($0, of: series), designation: $0) }
            ?? (adoptionYear ?? historyYear).map { Session(series: series, year: $0) }
        if entries.count == 2 { result.header.supersededSession = session(entries[0], of: series, nil) }
    }

    /// The series whose volume prints the running heads that `PageFurniture.RunningHead` reads.
    private static let radioSeries = "wrc"

    /// The number that all running heads of the act give; nil where there is none, or several.
    private func runningHeadNumber() -> String? {
        var found: Int?
        // Nothing but white space stands between lines, so all of them can be looked through at once.
        guard let first = lines.first, let last = lines.last else { return nil }
        var position = first.start
        while let next = PageFurniture.nextRunningHead(in: bytes, from: position, of: first.start..<last.end) {
            if let found, found != next.head.number { return nil }
            found = next.head.number
            position = next.start + 1
        }
        return found.map { String($0) }
    }

    /// The year of a numbered session of a body that meets once every year.
    private func annualYear(_ designation: String, of series: String) -> Int? {
        guard let first = vocabulary.series(series)?.firstSessionYear, let number = Int(designation), number > 0, number < 300 else { return nil }
        return first + number - 1
    }

    private func session(_ entry: SessionBracket.Entry, of series: String, _ designation: String?) -> Session {
        let hasPlaces = vocabulary.series(series)?.editionsHavePlaces ?? true
        return Session(
            series: series, place: hasPlaces ? entry.place : nil, year: entry.year,
            designation: entry.designation ?? designation)
    }

    /// `WRC-23` names the series whose short name is WRC.
    private func seriesOfDesignation(_ designation: String?) -> String? {
        guard let letters = designation?.split(separator: "-").first else { return nil }
        return vocabulary.authority.series.first { $0.acronym == String(letters) }?.slug
    }
}
