/// Reads citations of numbered acts: "Resolutions 32, 44 and 54 (Rev. Hammamet, 2016) of WTSA".
struct ActScanner: Sendable {
    let acts: ActTable
    let agents: AgentTable
    let months: WordSet

    /// A citation whose kind word stands at `index`; nil where no number follows.
    func scan(
        _ text: TokenizedText, at index: Int, context: ReferenceContext, memory: inout ReferenceMemory
    ) -> FoundReference? {
        guard let actClass = ActTable.actClass(text[index]) else { return nil }
        var next = index + 1
        if text[next].symbol == 0x27 { return nil }
        var sectorSeries: String?
        // "Resolution ITU-R 75", "Decision ITU-R …"; Recommendations of Sectors are instruments.
        if text[next].isAcronym, Self.isSector(text.bytes(next)) {
            guard actClass != .recommendation else { return nil }
            sectorSeries = acts.bySlug["ra"] == nil ? nil : "ra"
            next += 1
        }
        if text[next].isCapitalised, text[next].is(.no), text[next + 1].isSymbol(".") { next += 2 }
        var numbers: [CitedNumber] = []
        var end = next
        while let (number, behind) = number(text, at: next) ?? furtherLetter(text, at: next, behind: numbers.last) {
            var cited = number
            next = behind
            if let (mark, isRevised, after) = edition(text, at: next) {
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
        guard !numbers.isEmpty else { return nil }
        if isForeign(text, at: index) { return FoundReference(tokens: index..<end, status: .unresolved, targets: []) }
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
        if let (body, behind, meeting, year) = adoptingBody(text, at: remark, context: context) {
            end = behind
            if let body { series = body } else if series == nil { isUnknownBody = true }
            for position in numbers.indices {
                if let meeting { numbers[position].meeting = meeting }
                if let year, numbers[position].edition == nil { numbers[position].edition = .year(year) }
            }
        }
        guard !isUnknownBody else { return FoundReference(tokens: start..<end, status: .unresolved, targets: []) }
        let isOwn = text[index - 1].is(.its)
        var targets: [ReferenceTarget] = []
        for cited in numbers {
            guard
                let own = series ?? cited.series
                    ?? seriesByContext(cited, actClass: actClass, isOwn: isOwn, context: context, memory: memory)
            else { continue }
            let key = ActKey(actClass: actClass, number: cited.number)
            if acts.bySlug[own]?.numbersRestart == true, cited.meeting == nil {
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
            if case .revision(let revision, _, _) = target { memory.lastRevision = revision }
            if cited.meeting != nil { memory.restarting[key] = target }
            targets.append(target)
        }
        let isDated = targets.allSatisfy { if case .revision = $0 { true } else { false } }
        return FoundReference(
            tokens: start..<end, status: targets.isEmpty ? .unresolved : isDated ? .resolved : .workOnly,
            targets: targets)
    }

    /// "general recommendation No. 39", "chap. I, resolution 1", "document X/1, decision 4/2": acts of
    /// bodies whose series no authority knows.
    private func isForeign(_ text: TokenizedText, at index: Int) -> Bool {
        if text[index - 1].spells("general", in: text), text[index].is(.recommendation, .recommendations) { return true }
        guard text[index - 1].isSymbol(",") else { return false }
        if Self.isRoman(text.bytes(index - 2)), text[index - 3].isSymbol("."), text[index - 4].spells("chap", in: text) { return true }
        return text[index - 2].kind == .number && text[index - 3].isSymbol("/") && text[index - 2].hasSpaceBefore == false
            && !text[index].isCapitalised && text[index].is(.decision, .decisions)
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

    /// `191`, `7-3`, `70/1`, `2453 A (XXIII)`, `WHA66.8`, `EB132.R7`.
    func number(_ text: TokenizedText, at index: Int) -> (CitedNumber, Int)? {
        let token = text[index]
        if token.kind == .word, token.isCapitalised {
            if let special = specialSessionNumber(text, at: index) { return special }
            let printed = text.string(index)
            for entry in acts.series {
                let prefix = entry.slug.uppercased()
                if printed.hasPrefix(prefix), printed.dropFirst(prefix.count).first?.isNumber == true {
                    let number = String(printed.dropFirst(prefix.count))
                    return (CitedNumber(number: number, series: entry.slug), index + 1)
                }
            }
            // "A4 (1991)", "B1.9 (2000)": one letter and a number, with its year.
            let bytes = text.bytes(index)
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
        // "217 A (III)".
        if text[next].kind == .word, text[next].end - text[next].start == 1, text[next].isCapitalised {
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

    private func known(_ slug: String) -> String? { acts.bySlug[slug] == nil ? nil : slug }

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
        if let mark = Self.conference(text, next), text[next + 1].isSymbol(")") {
            return (.designation(mark), isRevised, next + 2)
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

    private func year(_ text: TokenizedText, _ index: Int) -> Int? {
        guard let value = text.integer(index), (1850...2100).contains(value) else { return nil }
        return value
    }

    /// `WRC-23`, `WARC-92`, `Orb-88`: letters, a hyphen and two or four digits.
    static func conference(_ text: TokenizedText, _ index: Int) -> String? {
        let bytes = text.bytes(index)
        guard text[index].kind == .word, text[index].isCapitalised,
            let hyphen = bytes.lastIndex(of: UInt8(ascii: "-"))
        else { return nil }
        let digits = bytes[(hyphen + 1)...]
        let letters = bytes[..<hyphen]
        guard digits.count == 2 || digits.count == 4, digits.allSatisfy(Tokenizer.isDigit), letters.count >= 3,
            letters.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == UInt8(ascii: "-") })
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func isRoman(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy { "IVXLCDM".utf8.contains($0) }
    }

    static func isSector(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.elementsEqual("ITU-R".utf8) || bytes.elementsEqual("ITU-T".utf8) || bytes.elementsEqual("ITU-D".utf8)
            || bytes.elementsEqual("ITUR".utf8) || bytes.elementsEqual("ITUT".utf8) || bytes.elementsEqual("ITUD".utf8)
    }

    // MARK: - Bodies

    private func prefixSeries(_ mention: AgentMention, text: TokenizedText) -> String? {
        guard let agent = mention.agents.first, mention.agents.count == 1 else { return nil }
        return acts.byBody[agent]?.slug ?? ownSeries(agent)
    }

    /// "Commission on Human Rights resolution 2005/1": a body right before the kind word, whose series is not known.
    private func isForeignBody(before index: Int, context: ReferenceContext) -> Bool {
        guard let mention = context.mentions.ending(at: index), mention.agents.count == 1, let agent = mention.agents.first,
            agents.agents[agent].kind == .body, acts.byBody[agent] == nil
        else { return false }
        // An organization before its organ's act ("United Nations resolution") says nothing of the organ.
        return !acts.series.contains { $0.organization == agents.agents[agent].identifier }
    }

    /// The series of a body that no authority lists, where the body has nothing to do with listed ones.
    private func ownSeries(_ agent: Int) -> String? {
        guard agents.agents[agent].kind == .body, agents.homes[agent] == nil, !agents.agents[agent].acronyms.isEmpty else { return nil }
        return agents.agents[agent].identifier.path.split(separator: "/").last.map(String.init)
    }

    /// "of the Plenipotentiary Conference", "of this assembly", "adopted by the CGPM at its 24th meeting
    /// (2011)", "of the 26th meeting of the CGPM (2018)". A nil series is a body that has none.
    private func adoptingBody(
        _ text: TokenizedText, at index: Int, context: ReferenceContext
    ) -> (series: String?, end: Int, meeting: Int?, year: Int?)? {
        var next = index
        if text[next].is(.adopted) || text[next].is(.approved) {
            next += 1
            // "Resolution 6 (2003) adopted at its 22nd meeting": by the issuer.
            if text[next].is(.at), text[next + 1].is(.its), let number = Self.ordinal(text.bytes(next + 2)), text[next + 3].is(.meeting) {
                return (context.revision.work.series, next + 4, number, nil)
            }
            guard text[next].is(.by) else { return nil }
        } else {
            guard text[next].is(.of) || text[next].is(.from) else { return nil }
        }
        next += 1
        if text[next].is(.this) || (text[next].is(.the) && text[next + 1].is(.present)) {
            next += text[next].is(.this) ? 1 : 2
            guard text[next].is(.conference, .assembly) else { return nil }
            return (context.revision.work.series, next + 1, nil, nil)
        }
        if text[next].is(.the) { next += 1 }
        if text[next].is(.same), text[next + 1].is(.conference, .assembly) { return nil }
        var meeting: Int?
        if let number = Self.ordinal(text.bytes(next)) {
            meeting = number
            next += 1
            if text[next].is(.meeting) || text[next].is(.session) { next += 1 }
            if text[next].is(.of) { next += 1 }
            if text[next].is(.the) { next += 1 }
        }
        guard let mention = context.mentions.starting(at: next), let agent = mention.agents.first, mention.agents.count == 1
        else { return nil }
        if acts.byBody[agent] == nil, meeting == nil, let own = ownSeries(agent) { return (own, mention.tokens.upperBound, nil, nil) }
        guard let series = acts.byBody[agent] else {
            return meeting == nil && agents.agents[agent].kind == .body ? (nil, mention.tokens.upperBound, nil, nil) : nil
        }
        next = mention.tokens.upperBound
        if meeting == nil, text[next].is(.at), text[next + 1].is(.its), let number = Self.ordinal(text.bytes(next + 2)) {
            meeting = number
            next += 3
            if text[next].is(.meeting) || text[next].is(.session) { next += 1 }
        }
        var year: Int?
        if text[next].isSymbol("("), let printed = self.year(text, next + 1), text[next + 2].isSymbol(")") {
            year = printed
            next += 3
        }
        return (series.slug, next, meeting, year)
    }

    /// `26th` → 26.
    static func ordinal(_ bytes: ArraySlice<UInt8>) -> Int? {
        let digits = bytes.prefix(while: Tokenizer.isDigit)
        guard !digits.isEmpty, digits.count < 5, bytes.count == digits.count + 2 else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// The series of an act cited without its body: the one under which the text named it before, what
    /// the form of its date says, else the issuer's.
    private func seriesByContext(
        _ cited: CitedNumber, actClass: ActClass, isOwn: Bool, context: ReferenceContext, memory: ReferenceMemory
    ) -> String? {
        let own = context.revision.work.series
        if isOwn { return own }
        if case .designation = cited.edition, known("wrc") != nil { return "wrc" }
        if let before = memory.series[ActKey(actClass: actClass, number: cited.number)] { return before }
        let organization = acts.bySlug[own]?.organization
        if case .year = cited.edition {
            // Editions by year alone: the Security Council's in the United Nations, the Council's in ITU.
            if acts.bySlug[own]?.editionsHavePlaces == true { return known("council") }
            if organization == acts.bySlug["unga"]?.organization { return actClass == .resolution ? known("unsc") : nil }
        }
        if case .place = cited.edition, acts.bySlug[own]?.editionsHavePlaces == false || own == "wrc" || own == "council" {
            return known("pp")
        }
        return own
    }
}
