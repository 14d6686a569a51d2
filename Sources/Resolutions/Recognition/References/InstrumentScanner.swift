/// Finds instruments named by name: those of the authority, Recommendations, Reports and Questions of
/// a Sector, and capitalised names of treaties, declarations and the like that no authority knows.
struct InstrumentScanner: Sendable {
    let table: InstrumentTable
    let agents: AgentTable
    let acts: ActTable

    /// An instrument, and the tokens that name it.
    struct Named: Sendable {
        var tokens: Range<Int>
        var identifiers: [InstrumentIdentifier]
        var status: ReferenceStatus
        var confidence: Double?

        init(tokens: Range<Int>, identifiers: [InstrumentIdentifier], status: ReferenceStatus, confidence: Double? = nil) {
            self.tokens = tokens
            self.identifiers = identifiers
            self.status = status
            self.confidence = confidence
        }

        /// An instrument that the context names, not the words at hand.
        init(_ identifier: InstrumentIdentifier) {
            self.init(tokens: 0..<0, identifiers: [identifier], status: identifier.coined == nil ? .resolved : .described)
        }
    }

    // MARK: - Names of the authority

    func known(
        _ text: TokenizedText, at index: Int, context: ReferenceContext, memory: ReferenceMemory, isOwn: Bool = false
    ) -> Named? {
        guard text[index].kind == .word || text[index].kind == .number else { return nil }
        var node: Int32 = 0
        var next = index
        var best: (end: Int, candidates: [Int])?
        var bestOwn: (end: Int, candidates: [Int])?
        while next < text.count {
            if next > index, text[next].is(.the) {
                next += 1
                continue
            }
            // A comma counts for nothing: texts print names with more or fewer of them.
            if next > index, text[next].isSymbol(","), table.trie.child(of: node, by: text[text[next + 1].is(.the) ? next + 2 : next + 1].stem) != nil {
                next += 1
                continue
            }
            guard let child = table.trie.child(of: node, by: text[next].stem) else { break }
            node = child
            next += 1
            let values = table.trie.values(at: node)
            if !values.isEmpty {
                if values.contains(where: { self.isOwn($0, context: context) }) { bestOwn = (next, values) }
                best = (next, values)
            }
        }
        guard var best else { return nil }
        // "Financial Regulations and Financial Rules": the issuer's Regulations rather than another's joint name.
        if let own = bestOwn, own.end < best.end, text[own.end].is(.and) { best = own }
        // "Radio Regulations Board" names a body.
        if let mention = context.mentions.starting(at: index), mention.tokens.upperBound > best.end { return nil }
        let isSingleWord = best.end - index == 1
        if isSingleWord {
            guard text[index].isCapitalised, !isLonger(text, behind: best.end), !text[index - 1].isCapitalised || index == 0
            else { return nil }
            if !text[index].spells("protocols", in: text), let before = memory.instruments[text[index].stem],
                text[index - 1].is(.the) || text[index - 1].is(.said) || text[index - 1].is(.and, .or) {
                return Named(
                    tokens: index..<best.end, identifiers: [before], status: before.coined == nil ? .resolved : .described)
            }
        } else if !isOwn, !text[index].isCapitalised, !(index..<best.end).contains(where: { text[$0].isCapitalised }) {
            return nil
        }
        // A draft is another text.
        if text[index - 1].spells("draft", in: text) { return nil }
        // The title of a table says what it holds.
        if text[index - 1].kind == .number, text[index - 2].spells("table", in: text) { return nil }
        if let joint = joint(text, index..<best.end, of: best.candidates, context: context) { return joint }
        guard let number = choose(best.candidates, context: context, isShort: isSingleWord && !isPrintedAcronym(text, at: index, of: best.candidates)) else { return nil }
        let status = table.status(number)
        var start = index
        // A described instrument starts with its article.
        if status == .described, text[index - 1].is(.the) { start -= 1 }
        let identifier = table.identifier(number)
        if let tail = nameTail(text, index..<best.end) { memory.instruments[tail] = identifier }
        var end = best.end
        if let (further, behind) = furtherTreaties(text, from: index, behind: end) {
            return Named(tokens: start..<behind, identifiers: [identifier] + further, status: status)
        }
        end = behindAcronym(text, at: end)
        if text[end].is(.therein) { end += 1 }
        if status == .described, text[end].isSymbol("("), text[end + 1].kind == .word, !text[end + 1].isCapitalised,
            !text[end + 1].is(.see) {
            end = text.behindBracket(at: end)
        }
        return Named(tokens: start..<end, identifiers: [identifier], status: status)
    }

    /// "SOLAS" printed as the authority has it; "ITRS" is not "ITRs".
    private func isPrintedAcronym(_ text: TokenizedText, at index: Int, of candidates: [Int]) -> Bool {
        // "SOLAS ships" are ships.
        let behind = text[index + 1]
        if behind.isSymbol("/") || behind.isSymbol("-") { return false }
        // Two letters ("CS", "RR") stand for too many things outside the organization that uses them.
        guard text[index].isAcronym, text[index].end - text[index].start > 2, behind.kind != .word || behind.isCapitalised || ClauseText.followers.contains(behind.word) else { return false }
        let printed = text.string(index)
        return candidates.contains { table.instruments[$0].label == printed || table.instruments[$0].alternativeNames.contains(printed) }
    }

    private func nameTail(_ text: TokenizedText, _ range: Range<Int>) -> Int32? {
        for index in range where table.heads.contains(text[index].stem) { return text[index].stem }
        return nil
    }

    /// "Convention" in "Convention on the Rights of the Child" is not yet the whole name.
    func isLonger(_ text: TokenizedText, behind index: Int) -> Bool {
        if text[index].isCapitalised { return true }
        // "the Treaty between the States of A and B on Measures".
        if text[index].is(.between) { return text[index + 1].isCapitalised || text[index + 1].is(.the) && text[index + 2].isCapitalised }
        guard table.connectors.contains(text[index].word), !text[index].is(.and), !text[index].is(.in), !text[index].is(.to),
            !text[index].is(.by), !text[index].is(.with)
        else { return false }
        let next = text[index + 1].is(.the) ? index + 2 : index + 1
        return text[next].isCapitalised
    }

    /// "the strategic and financial plans of the Union": one name for several instruments of the issuer.
    private func joint(_ text: TokenizedText, _ name: Range<Int>, of candidates: [Int], context: ReferenceContext) -> Named? {
        guard candidates.count > 1, name.contains(where: { text[$0].is(.and) }), candidates.allSatisfy({ isOwn($0, context: context) }) else { return nil }
        let start = text[name.lowerBound - 1].is(.the) && candidates.allSatisfy { table.status($0) == .described } ? name.lowerBound - 1 : name.lowerBound
        return Named(tokens: start..<name.upperBound, identifiers: candidates.map(table.identifier), status: table.status(candidates[0]))
    }

    private func choose(_ candidates: [Int], context: ReferenceContext, isShort: Bool) -> Int? {
        let own = candidates.filter { isOwn($0, context: context) }
        if let first = own.first { return own.allSatisfy { $0 == first } ? first : nil }
        if isShort { return nil }
        guard let first = candidates.first, candidates.allSatisfy({ $0 == first }) else { return nil }
        return first
    }

    /// Whether an instrument is of the issuer or of a body above it.
    private func isOwn(_ number: Int, context: ReferenceContext) -> Bool {
        guard let body = table.instruments[number].instrumentOf.flatMap({ agents.numbers[$0] }), let issuer = context.issuer
        else { return false }
        return body == issuer || agents.ancestors[issuer].contains(body)
    }

    // MARK: - Recommendations, Reports, Questions of Sectors

    /// The words before the number of a document; acronyms may stand for them.
    static let documentWords: [Word] = [.recommendation, .recommendations, .report, .reports, .question, .questions]

    /// "Recommendations ITU-R M.1036 and SM.329", "ITU-T Recommendation J.61", "Question 3/2".
    func sectorDocument(_ text: TokenizedText, at index: Int) -> Named? {
        let token = text[index]
        let kind: InstrumentKind
        let word: String
        if token.is(.recommendation, .recommendations) {
            (kind, word) = (.recommendation, "Recommendation")
        } else if token.is(.report, .reports) {
            (kind, word) = (.report, "Report")
        } else if token.is(.question, .questions) {
            (kind, word) = (.question, "Question")
        } else if token.isAcronym, ActScanner.sector(text, at: index) != nil {
            // "… as well as ITU-R M.2090".
            (kind, word) = (.recommendation, "Recommendation")
        } else {
            return nil
        }
        guard token.isCapitalised else { return nil }
        var next = token.isAcronym && kind == .recommendation && ActScanner.sector(text, at: index) != nil ? index : index + 1
        let isBare = next == index
        var start = index
        var sector: String?
        if let (name, behind) = ActScanner.sector(text, at: next) {
            sector = name
            next = behind
        } else if let (name, behind) = ActScanner.sector(text, at: index - 1), behind == index {
            sector = name
            start = index - 1
        }
        var identifiers: [InstrumentIdentifier] = []
        var end = next
        var isDated = true
        while let (number, behind) = documentNumber(text, at: next, kind: kind, hasSector: sector != nil && !isBare) {
            let label = [word, sector, number].compactMap { $0 }.joined(separator: " ")
            identifiers.append(identifier(label: label, kind: kind, sector: sector))
            next = behind
            if text[next].isSymbol("("), text[next + 1].kind == .number, text.behindBracket(at: next) - next <= 6 {
                next = text.behindBracket(at: next)
            } else {
                isDated = false
            }
            end = next
            guard text.skipListSeparator(&next) else { break }
            if let (_, behind) = ActScanner.sector(text, at: next) { next = behind }
        }
        guard !identifiers.isEmpty else { return nil }
        let status: ReferenceStatus = isDated ? .resolved : .workOnly
        return Named(tokens: start..<end, identifiers: identifiers, status: status)
    }

    /// `A.23`, `M.1036-6`, `3/2`, `229-2/4`.
    private func documentNumber(
        _ text: TokenizedText, at index: Int, kind: InstrumentKind, hasSector: Bool
    ) -> (String, Int)? {
        let bytes = text.bytes(index)
        let hasDot = bytes.contains(UInt8(ascii: "."))
        switch kind {
        case .recommendation, .report:
            // Those of the Development Sector are bare numbers: "Recommendation ITU-D 19".
            guard text[index].kind == .word && hasDot && text[index].isCapitalised || hasSector && text[index].kind == .number else { return nil }
        default:
            guard text[index].kind == .number else { return nil }
        }
        var next = index + 1
        var hasSlash = false
        while (text[next].isSymbol("-") || text[next].isSymbol("/")) && !text[next].hasSpaceBefore
            && text[next + 1].kind == .number && !text[next + 1].hasSpaceBefore {
            hasSlash = hasSlash || text[next].isSymbol("/")
            next += 2
        }
        if kind == .question, !hasSlash { return nil }
        let range = text.range(index..<next)
        if let latin = LookAlikes.latin(text.utf8[range]) { return (String(decoding: latin, as: UTF8.self), next) }
        return (text.string(index..<next), next)
    }

    private func identifier(label: String, kind: InstrumentKind, sector: String?) -> InstrumentIdentifier {
        let slug = Slug.make(label)
        if let number = table.numbers[slug] { return table.identifier(number) }
        let body = sector.map { AgentIdentifier("body/" + Slug.make($0)) }
        return InstrumentIdentifier(slug: slug, coined: .init(label: label, kind: kind, instrumentOf: body))
    }

    // MARK: - Capitalised names

    /// "Universal Declaration of Human Rights", "2030 Agenda for Sustainable Development": read from the
    /// first capitalised word.
    ///
    /// Asked at every capital and number: the first look is inlined where it is asked.
    @inline(__always)
    func capitalised(_ text: TokenizedText, at index: Int, context: ReferenceContext, memory: ReferenceMemory) -> Named? {
        let first = text[index]
        guard first.isCapitalised || (first.kind == .number && text.integer(index).map { $0 > 1900 } == true),
            !text[index - 1].isCapitalised || index == 0 || text[index - 1].kind == .number
        else { return nil }
        return nameInCapitals(text, at: index, context: context, memory: memory)
    }

    private func nameInCapitals(_ text: TokenizedText, at index: Int, context: ReferenceContext, memory: ReferenceMemory) -> Named? {
        let first = text[index]
        // "Reaffirming the Constitution of …": the first word of a sentence is capitalised in any case.
        if index == 0, !text[1].isCapitalised { return nil }
        // "the 2017 Lakes Action Plan": a known one with its year.
        if first.kind == .number, let named = known(text, at: index + 1, context: context, memory: memory) {
            return text[named.tokens.upperBound].isCapitalised ? nil : named
        }
        // Most capitals are those of bodies and people: nothing goes on behind them.
        let second = text[index + 1]
        guard first.kind == .number || second.isCapitalised || second.kind == .number || table.connectors.contains(second.word)
            || table.heads.contains(first.stem) || isHeadByContext(text, at: index)
        else { return nil }
        var next = index
        var end = index
        var head: Int?
        var isPastFirstNoun = false
        var isJoinedByAnd = false
        var hasYear = false
        while next < text.count, next - index < 40 {
            let token = text[next]
            if token.isCapitalised || (token.kind == .number && (next == index || token.depth > first.depth || text[next - 1].isCapitalised)) {
                if token.kind == .word, table.heads.contains(token.stem) || isHeadByContext(text, at: next) {
                    // The head stands in the first noun group: not in "Preamble of the Constitution", but right behind a
                    // body's name, "Community of West African States Convention".
                    if head == nil, !isPastFirstNoun || context.mentions.ending(at: next)?.tokens.lowerBound == index { head = next }
                }
                next += 1
                end = next
            } else if table.connectors.contains(token.word), next > index {
                var following = next + 1
                while table.connectors.contains(text[following].word) && following - next < 3 { following += 1 }
                if text[following].is(.a, .an), head != nil { following += 1 }
                // "the Final Document of the 2000 Review Conference".
                let isYear = head != nil && text[following].kind == .number && text[following + 1].isCapitalised && token.is(.of)
                guard isYear || text[following].isCapitalised, text[following].kind == .word || text[following].kind == .number else { break }
                if isYear {
                    following += 1
                    hasYear = true
                }
                if head == nil, token.is(.and, .or) || token.is(.to) || token.is(.by) { break }
                if head != nil, token.is(.and), startsInstrument(text, at: following) { break }
                if token.is(.and) { isJoinedByAnd = true } else { isPastFirstNoun = true }
                if isJoinedByAnd, head == nil { break }
                // "the Final Document of the Conference of the Parties to the Treaty": the Treaty is named by itself.
                // What a conference of a year is called goes on.
                if let head, text[head].spells("document", in: text), text[following].spells("parties", in: text), !hasYear { break }
                next = following
            } else if head != nil, token.is(.or), text[next - 1].spells("state", in: text), text[next + 1].isCapitalised, text[next + 1].spells("government", in: text) {
                // "the Final Document of the Conference of Heads of State or Government".
                next += 1
            } else if head != nil, token.is(.as), text[next + 1].is(.a), text[next + 2].isCapitalised {
                next += 2
            } else if head != nil, token.isSymbol("/"), !token.hasSpaceBefore, text[next + 1].isCapitalised, !text[next + 1].hasSpaceBefore {
                next += 1
            } else if head != nil, token.isSymbol(","), let following = enumeration(text, behind: next) {
                next = following
            } else {
                break
            }
        }
        if head != nil, text[index - 1].isSymbol("\""), let close = closingQuote(text, from: end) { end = close }
        // "the Action Plan 2021–2026": its years are no part of the name.
        if text[end - 1].kind == .number, text[end].isSymbol("-"), end - 1 > index { end -= 1 }
        guard let head, end - index > 1 else { return nil }
        // "Internet Protocol" names a technique; an instrument is a protocol to or on something, or of a place.
        if text[head].spells("protocol", in: text) || text[head].spells("protocols", in: text), head == end - 1,
            text[head - 1].spells("internet", in: text) || text[head - 1].spells("transfer", in: text) || text[head - 1].spells("control", in: text)
                || text[head - 1].spells("initiation", in: text) || text[head - 1].spells("alerting", in: text) {
            return nil
        }
        if kindIsProtocol(text[head], in: text), let named = protocols(text, from: index, head: head, context: context, memory: memory) { return named }
        // "the Protocols to the Convention": a class of texts; the Convention is what is named.
        if text[head].spells("protocols", in: text), head == index, text[head + 1].is(.to), text[head + 2].is(.the),
            shortForm(text, at: head + 3, memory: memory) != nil { return nil }
        if text[head].spells("declarations", in: text) || text[index - 1].kind == .number { return nil }
        // "North Atlantic Treaty Organization", "Treaty Series" are none; an agenda is one with a number or a subject.
        if ["Organization", "Organisation", "Series", "Body", "Bodies", "Conference", "Secretariat"].contains(text.string(head + 1)) { return nil }
        if text.string(head) == "Agenda", text[index].kind != .number, !text[head + 1].is(.for, .of) { return nil }
        // "Programme" and "Plan" are instruments only "of/for Action", "Framework" only with a subject.
        let kindWord = Self.singular(text.string(head))
        // "the Plans in Appendices 30", "Regional Agreements": texts of a class, unless numbers tell which.
        if text.string(head) != kindWord, kindWord != "Protocol", ["Plan", "Agreement", "Programme", "Framework", "Commitment"].contains(kindWord) { return nil }
        if ["Programme", "Plan", "Platform"].contains(kindWord) {
            let isActionPlan = head > index && text[head - 1].is(.action) && end - index > 2
            guard isActionPlan || text[head + 1].is(.of, .for) && text[head + 2].is(.action) else { return nil }
        }
        if ["Agreement", "Framework", "Commitment", "Regulations"].contains(kindWord), end - index < 3 { return nil }
        // "the Final Document of the Tenth Special Session"; other documents are known by their symbols.
        if kindWord == "Document" {
            guard head == index + 1, text[index].spells("final", in: text), text[head].spells("document", in: text), text[head + 1].is(.of), end > head + 2
            else { return nil }
        }
        // "the Final Acts of WRC-07"; in "WRC-196" the mark of a note is glued to the year.
        if kindWord == "Act", !text[head + 1].is(.of) || end < head + 3 || end == head + 3 && ActScanner.conference(text, head + 2) == nil { return nil }
        // What the clause adopts is not referred to.
        if index <= 3, text[0].spells("adopts", in: text) || text[0].spells("approves", in: text) { return nil }
        if head == index, end - index < 3 { return nil }
        // "the Annex to the Convention on Verification": an annex of the Convention named before.
        if kindWord == "Convention", head == index, text[index - 1].is(.the), text[index - 2].is(.to), text[index - 3].is(.annex),
            let before = memory.instruments[text[head].stem] {
            return Named(tokens: index..<index + 1, identifiers: [before], status: before.coined == nil ? .resolved : .described)
        }
        // "the present Declaration" is the text itself.
        if text[index - 1].is(.present, .this) { return nil }
        // "Busan Declaration on development effectiveness": a subject in small letters.
        if head == end - 1, text[end].is(.on), text[end + 1].kind == .word, !text[end + 1].is(.the), !text[end + 1].is(.a) {
            var behind = end + 1
            while behind < end + 4, text[behind].kind == .word, !table.connectors.contains(text[behind].word) { behind += 1 }
            if text[behind].isSymbol(",") || text[behind].isSymbol(";") || behind >= text.count { end = behind }
        }
        if head == end - 1 || head == end - 2 && text[end - 1].kind == .number, let behind = subjectBeforeAcronym(text, from: end) { end = behind }
        var stop = end
        if text[stop].isSymbol("("), text[stop + 1].isAcronym, text[stop + 2].isSymbol(")") { stop += 3 }
        let label = text.string(index..<end)
        let slug = Slug.make(label, maximumLength: 200)
        guard !slug.isEmpty else { return nil }
        let start = text[index - 1].is(.the) ? index - 1 : index
        let isKnown = table.numbers[slug] != nil
        let kind: InstrumentKind = ["Charter", "Constitution", "Statute"].contains(kindWord) ? .basicInstrument : .instrument
        let identifier = isKnown
            ? InstrumentIdentifier(slug: slug)
            : InstrumentIdentifier(slug: slug, coined: .init(label: label, kind: kind))
        if text[head].stem > 0 { memory.instruments[text[head].stem] = identifier }
        return Named(tokens: start..<stop, identifiers: [identifier], status: .described, confidence: 0.8)
    }

    private static func singular(_ word: String) -> String {
        word.hasSuffix("s") && word != "Regulations" && word != "Consensus" ? String(word.dropLast()) : word
    }
}
