/// Reads citations of numbered acts: "Resolutions 32, 44 and 54 (Rev. Hammamet, 2016) of WTSA".
struct ActScanner: Sendable {
    let acts: ActTable
    let agents: AgentTable
    let months: WordSet

    /// A citation whose kind word stands at `index`; nil where no number follows.
    func scan(
        _ text: TokenizedText, at index: Int, context: ReferenceContext, memory: ReferenceMemory
    ) -> FoundReference? {
        guard let actClass = ActTable.actClass(text[index]) else { return nil }
        var next = index + 1
        if text[next].symbol == 0x27 { return nil }
        var sectorSeries: String?
        // "Resolution ITU-R 75", "Decision ITU-R …"; Recommendations of Sectors are instruments.
        if let (_, behind) = Self.sector(text, at: next) {
            guard actClass != .recommendation else { return nil }
            sectorSeries = acts.bySlug["ra"] == nil ? nil : "ra"
            next = behind
        }
        if text[next].isCapitalised, text[next].is(.no), text[next + 1].isSymbol(".") { next += 2 }
        if let foreign = foreignSymbol(text, at: next, from: index, actClass: actClass) { return foreign }
        if let part = recommendationOfAct(text, at: next, from: index, actClass: actClass, context: context, memory: memory) { return part }
        var (numbers, end) = numbers(text, from: next)
        guard !numbers.isEmpty else { return conferenceDecision(text, at: next, from: index, actClass: actClass) }
        if let foreign = foreign(text, at: index, numbers: numbers, behind: end) { return foreign }
        shareEditions(&numbers)
        var start = index
        var series = sectorSeries
        if series == nil, let named = context.mentions.ending(at: index), let prefix = prefixSeries(named, text: text) {
            series = prefix
            start = named.tokens.lowerBound
        } else if series == nil, text[index - 1].isAcronym, let mark = Self.conference(text, index - 1), acts.bySlug["wrc"] != nil {
            // "WRC-12 Resolution 653".
            series = "wrc"
            start = index - 1
            for position in numbers.indices where numbers[position].edition == nil {
                numbers[position].edition = .designation(mark)
            }
        }
        var isUnknownBody = series == nil && isForeignBody(before: index, context: context)
        if isUnknownBody, let named = context.mentions.ending(at: index) { start = named.tokens.lowerBound }
        // "Resolution 12 (paragraph 3) adopted by …"
        let remark = text[end].isSymbol("(") && text[end + 1].is(.paragraph, .paragraphs) ? text.behindBracket(at: end) : end
        var paragraphs: [String] = []
        if let (body, behind, meeting, printedYear) = adoptingBody(text, at: remark, context: context) {
            if remark > end, let cited = ParagraphNumbers(text, at: end + 2) { paragraphs = cited.labels.map { "operative_" + $0 } }
            end = behind
            if let meeting, let printedYear { memory.meetingYears[meeting] = printedYear }
            let year = printedYear ?? meeting.flatMap { memory.meetingYears[$0] }
            if let body { series = body } else if series == nil { isUnknownBody = true }
            for position in numbers.indices {
                if let meeting { numbers[position].meeting = meeting }
                if let year, numbers[position].edition == nil { numbers[position].edition = .year(year) }
            }
        }
        guard !isUnknownBody else { return FoundReference(tokens: start..<end, status: .unresolved, targets: []) }
        let isOwn = text[index - 1].is(.its)
        if isOwn, series == nil { series = subjectSeries(text, at: index, numbers: numbers, behind: end, context: context) }
        var targets: [ReferenceTarget] = []
        var confidence: Double?
        for cited in numbers {
            if series == nil, cited.series == nil, !isOwn, isInferred(cited, context: context) { confidence = Self.seriesByContext }
            guard
                let own = series ?? cited.series
                    ?? seriesByContext(cited, actClass: actClass, isOwn: isOwn, context: context, memory: memory)
            else { continue }
            let key = ActKey(actClass: actClass, number: cited.number)
            // "S2 (1970)": a number with a letter does not restart.
            if acts.bySlug[own]?.numbersRestart == true, cited.meeting == nil, cited.number.first?.isNumber == true {
                if case .revision(let before, _, _)? = memory.restarting[key] {
                    targets.append(.work(before.work, number: cited.number))
                } else if let before = memory.restarting[key] {
                    targets.append(before)
                } else if let meeting = meetingBefore(text, at: index, context: context) {
                    var named = cited
                    named.meeting = meeting.number
                    if let year = meeting.year, named.edition == nil { named.edition = .year(year) }
                    let target = named.target(actClass: actClass, series: own)
                    memory.restarting[key] = target
                    targets.append(target)
                }
                continue
            }
            memory.series[key] = own
            let target = cited.target(actClass: actClass, series: own)
            memory.lastClass = actClass
            if case .revision(let revision, _, _) = target {
                memory.lastRevision = revision
                memory.lastRevisionFragment = context.fragment
            }
            if cited.meeting != nil { memory.restarting[key] = target }
            targets.append(target)
        }
        let isDated = targets.allSatisfy { if case .revision = $0 { true } else { false } }
        if !paragraphs.isEmpty {
            targets = targets.flatMap { target -> [ReferenceTarget] in
                guard case .revision(let revision, _, _) = target else { return [target] }
                return paragraphs.map { .component(revision, fragment: $0) }
            }
        }
        return FoundReference(
            tokens: start..<end, status: targets.isEmpty ? .unresolved : isDated ? .resolved : .workOnly,
            targets: targets, confidence: targets.isEmpty ? nil : confidence)
    }

    /// How sure the series of an act is that is cited without its body.
    static let seriesByContext = 0.9

    /// Whether nothing printed with an act tells its series: no edition, or a place that is not the issuer's own session's.
    private func isInferred(_ cited: CitedNumber, context: ReferenceContext) -> Bool {
        switch cited.edition {
        case nil: true
        case .place(let place, let year)?: Slug.make(place) + "-\(year)" != context.revision.edition.slug
        case .year?, .designation?: false
        }
    }

    /// "the CGPM at its 24th meeting (2011) has adopted Resolution 10".
    private func meetingBefore(_ text: TokenizedText, at index: Int, context: ReferenceContext) -> (number: Int, year: Int?)? {
        guard text[index - 1].is(.adopted) else { return nil }
        for start in Range(from: max(0, index - 16), to: index) where text[start].is(.at) && text[start + 1].is(.its) {
            guard let number = Self.ordinal(text.bytes(start + 2)), text[start + 3].is(.meeting) else { continue }
            return (number, text[start + 4].isSymbol("(") ? year(text, start + 5) : nil)
        }
        return nil
    }

    // MARK: - Numbers

    /// All numbers of one head word, each with its date.
    func numbers(_ text: TokenizedText, from first: Int) -> ([CitedNumber], Int) {
        var next = first
        var numbers: [CitedNumber] = []
        var end = next
        while let (number, behind) = number(text, at: next) ?? furtherLetter(text, at: next, behind: numbers.last) {
            var cited = number
            next = behind
            let letters = letterRange(text, at: next, from: cited)
            if let letters { next = letters.1 }
            if let (mark, isRevised, after) = edition(text, at: next) {
                for (position, earlier) in earlierEditions(text, at: next).enumerated() {
                    numbers.append(CitedNumber(number: number.number, edition: .designation(earlier), isMarkedRevised: position > 0, series: number.series))
                }
                cited.edition = mark
                cited.isMarkedRevised = isRevised
                next = after
                // "1160 (1998) of 31 March 1998"
                if case .year = mark, let (_, behind) = date(text, at: next) { next = behind }
            } else if let (year, after) = date(text, at: next) {
                cited.edition = .year(year)
                next = after
            }
            numbers.append(cited)
            for letter in letters?.0 ?? [] {
                numbers.append(CitedNumber(number: letter.number, edition: cited.edition, series: letter.series))
            }
            end = next
            var further = next
            if text[further].isSymbol(",") { further += 1 }
            if text[further].is(.and, .or) { further += 1 }
            if further > next, text[further].is(.`in`), text[further + 1].is(.particular) {
                further += 2
                if text[further].isSymbol(",") { further += 1 }
                if text[further].is(.its) { break }
            }
            guard further > next else { break }
            next = further
            // "Resolutions 32 and Resolution 5" or "resolution 1 and 5 October": not the same list.
            if months.contains(text[next + 1].word) { break }
        }
        return (numbers, end)
    }

    /// `191`, `7-3`, `70/1`, `2453 A (XXIII)`, `WHA66.8`, `EB132.R7`.
    func number(_ text: TokenizedText, at index: Int) -> (CitedNumber, Int)? {
        let token = text[index]
        if token.kind == .word, token.isCapitalised {
            if let special = specialSessionNumber(text, at: index) { return special }
            // Of the words that are no special session's, only those with a number in them bear one.
            let bytes = text.bytes(index)
            guard bytes.contains(where: { Tokenizer.isDigit($0) || $0 >= 0x80 }) else { return nil }
            let printed = text.string(index)
            for entry in acts.series {
                let prefix = entry.slug.uppercased()
                if printed.hasPrefix(prefix), printed.dropFirst(prefix.count).first?.isNumber == true {
                    let number = String(printed.dropFirst(prefix.count))
                    // "decision WHA65(9)".
                    if text[index + 1].isSymbol("("), !text[index + 1].hasSpaceBefore, text[index + 2].kind == .number, text[index + 3].isSymbol(")") {
                        return (CitedNumber(number: number + "(" + text.string(index + 2) + ")", series: entry.slug), index + 4)
                    }
                    return (CitedNumber(number: number, series: entry.slug), index + 1)
                }
            }
            // "A4 (1991)", "B1.9 (2000)": one letter and a number, with its year.
            if bytes.count <= 5, bytes.dropFirst().allSatisfy({ Tokenizer.isDigit($0) || $0 == UInt8(ascii: ".") }), bytes.count > 1,
                text[index + 1].isSymbol("("), year(text, index + 2) != nil {
                return (CitedNumber(number: printed), index + 1)
            }
            return nil
        }
        guard token.kind == .number else { return nil }
        var next = index + 1
        // A number of a list with a unit or a date behind it is none.
        if months.contains(text[next].word) { return nil }
        while (text[next].isSymbol("-") || text[next].isSymbol("/")) && !text[next].hasSpaceBefore
            && text[next + 1].kind != .punctuation && text[next + 1].kind != .end && !text[next + 1].hasSpaceBefore {
            next += 2
        }
        var series: String?
        if next == index + 3, text[index + 1].isSymbol("/") {
            let first = text.integer(index) ?? 0
            // "1/CP.21" is no number of the General Assembly.
            if text[index + 2].kind != .number { return nil }
            series = first >= 1946 ? known("ecosoc") : known("unga")
        }
        // "217 A (III)", "53/77 AA".
        if text[next].kind == .word, Self.isLetterSuffix(text.bytes(next)) {
            if text[next + 1].isSymbol("("), Self.isRoman(text.bytes(next + 2)), text[next + 3].isSymbol(")") {
                series = known("unga")
                next += 4
            } else if series != nil {
                next += 1
            }
        } else if text[next].isSymbol("("), Self.isRoman(text.bytes(next + 1)), text[next + 2].isSymbol(")") {
            series = known("unga")
            next += 3
        }
        return (CitedNumber(number: text.string(index..<next), series: series), next)
    }

    func known(_ slug: String) -> String? { acts.bySlug[slug] == nil ? nil : slug }

    private func shareEditions(_ numbers: inout [CitedNumber]) {
        for position in numbers.indices.reversed() where numbers[position].edition == nil {
            if position + 1 < numbers.count, case .year? = numbers[position + 1].edition, numbers[position].series == numbers[position + 1].series {
                numbers[position].edition = numbers[position + 1].edition
                continue
            }
            guard position + 1 < numbers.count, case .place? = numbers[position + 1].edition else {
                if position + 1 < numbers.count, case .designation? = numbers[position + 1].edition {
                    numbers[position].edition = numbers[position + 1].edition
                    numbers[position].isMarkedRevised = numbers[position + 1].isMarkedRevised
                }
                continue
            }
            numbers[position].edition = numbers[position + 1].edition
            numbers[position].isMarkedRevised = numbers[position + 1].isMarkedRevised
        }
    }

    // MARK: - Dates

    /// `(Rev. Dubai, 2018)`, `(REV.WRC-23)`, `(Geneva, 2013)`, `(2009)`.
    func edition(_ text: TokenizedText, at index: Int) -> (EditionMark, Bool, Int)? {
        guard text[index].isSymbol("(") else { return nil }
        var next = index + 1
        var isRevised = false
        if text[next].is(.rev) {
            isRevised = true
            next += text[next + 1].isSymbol(".") ? 2 : 1
        }
        if var mark = Self.conference(text, next) {
            next += 1
            // "(WARC-92, Rev.WRC-03 and Rev.WRC-07)": `earlierEditions` has all but the last.
            while text[next].isSymbol(",") || text[next].is(.and) {
                var later = next + 1
                if text[later].is(.rev) { later += text[later + 1].isSymbol(".") ? 2 : 1 }
                guard let further = Self.conference(text, later) else { break }
                mark = further
                isRevised = true
                next = later + 1
            }
            if text[next].isSymbol(")") { return (.designation(mark), isRevised, next + 1) }
            return nil
        }
        if let year = year(text, next), text[next + 1].isSymbol(")") || text[next + 1].isSymbol(",") {
            let close = text.behindBracket(at: index)
            // "(2016, last amended 2017)": the text meant is the amended one.
            let amended = text[close - 2].kind == .number && close - 2 > next ? self.year(text, close - 2) : nil
            return (.year(amended ?? year), isRevised || amended != nil, close)
        }
        let start = next
        while next < text.count, next - start < 8, text[next].kind == .word || text[next].isSymbol("-") || text[next].symbol == 0x27
            || text[next].isSymbol(".") {
            next += 1
        }
        guard next > start, text[start].isCapitalised, text[next].isSymbol(","), let year = year(text, next + 1),
            text[next + 2].isSymbol(")")
        else { return nil }
        return (.place(text.string(start..<next), year), isRevised, next + 3)
    }

    /// The first two of "(WARC-92, Rev.WRC-03 and Rev.WRC-07)": each edition is cited.
    private func earlierEditions(_ text: TokenizedText, at index: Int) -> [String] {
        var marks: [String] = []
        for next in Range(from: index + 1, to: text.behindBracket(at: index)) {
            if let mark = Self.conference(text, next) { marks.append(mark) }
        }
        return marks.dropLast()
    }

    /// "of 17 December 2021".
    private func date(_ text: TokenizedText, at index: Int) -> (Int, Int)? {
        if text[index].is(.of), text[index + 1].end - text[index + 1].start == 4, let year = year(text, index + 1) { return (year, index + 2) }
        // "WHA65.8 in May 2012"
        if text[index].is(.`in`), months.contains(text[index + 1].word), let year = year(text, index + 2) { return (year, index + 3) }
        guard text[index].is(.of), text[index + 1].kind == .number, months.contains(text[index + 2].word),
            let year = year(text, index + 3)
        else { return nil }
        return (year, index + 4)
    }

    func year(_ text: TokenizedText, _ index: Int) -> Int? {
        guard let value = text.integer(index), (1850...2100).contains(value) else { return nil }
        return value
    }

    /// `WRC-23`, `WARC-92`, `Orb-88`: letters, a hyphen and two or four digits.
    static func conference(_ text: TokenizedText, _ index: Int) -> String? {
        guard text[index].kind == .word, text[index].isCapitalised else { return nil }
        let bytes = text.bytes(index)
        guard let hyphen = bytes.lastIndex(of: UInt8(ascii: "-"))
        else { return nil }
        let digits = bytes[(hyphen + 1)...]
        let letters = bytes[..<hyphen]
        guard digits.count == 2 || digits.count == 4, digits.allSatisfy(Tokenizer.isDigit), letters.count >= 3,
            letters.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == UInt8(ascii: "-") })
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func isRoman(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X"), UInt8(ascii: "L"), UInt8(ascii: "C"), UInt8(ascii: "D"), UInt8(ascii: "M"): true
            default: false
            }
        }
    }

    /// The Sector that "ITU-R", or "ITU R" where the hyphen was lost, names, and the position behind it.
    static func sector(_ text: TokenizedText, at index: Int) -> (name: String, end: Int)? {
        guard text[index].end - text[index].start <= 5 else { return nil }
        let bytes = text.bytes(index)
        guard bytes.count >= 3, bytes[bytes.startIndex] == UInt8(ascii: "I"), bytes[bytes.startIndex + 1] == UInt8(ascii: "T"),
            bytes[bytes.startIndex + 2] == UInt8(ascii: "U")
        else { return nil }
        let letter: UInt8
        let end: Int
        switch bytes.count {
        case 3:
            guard text.bytes(index + 1).count == 1, let next = text.bytes(index + 1).first, text[index + 1].isCapitalised,
                text[index + 2].kind == .number || text[index + 2].isCapitalised
            else { return nil }
            (letter, end) = (next, index + 2)
        case 4, 5:
            guard let last = bytes.last, bytes.count == 4 || bytes[bytes.startIndex + 3] == UInt8(ascii: "-") else { return nil }
            (letter, end) = (last, index + 1)
        default: return nil
        }
        guard letter == UInt8(ascii: "R") || letter == UInt8(ascii: "T") || letter == UInt8(ascii: "D") else { return nil }
        return ("ITU-" + String(UnicodeScalar(letter)), end)
    }
}
