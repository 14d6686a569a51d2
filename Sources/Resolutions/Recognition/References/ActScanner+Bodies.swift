/// The bodies whose acts are cited, and the series that follow from them.
extension ActScanner {
    func prefixSeries(_ mention: AgentMention, text: TokenizedText) -> String? {
        guard let agent = mention.agents.first, mention.agents.count == 1 else { return nil }
        return acts.byBody[agent]?.slug ?? ownSeries(agent)
    }

    /// "Commission on Human Rights resolution 2005/1": a body right before the kind word, whose series is not known.
    func isForeignBody(before index: Int, context: ReferenceContext) -> Bool {
        guard let mention = context.mentions.ending(at: index), mention.agents.count == 1, let agent = mention.agents.first,
            agents.kinds[agent] == .body, acts.byBody[agent] == nil
        else { return false }
        // An organization before its organ's act ("United Nations resolution") says nothing of the organ.
        return !acts.series.contains { $0.organization == agents.agents[agent].identifier }
    }

    /// The series of a body that no authority lists, where the body has nothing to do with listed ones.
    func ownSeries(_ agent: Int) -> String? {
        guard agents.kinds[agent] == .body, agents.homes[agent] == nil, !agents.agents[agent].acronyms.isEmpty else { return nil }
        return agents.agents[agent].identifier.path.split(separator: "/").last.map(String.init)
    }

    /// "of the Plenipotentiary Conference", "of this assembly", "adopted by the CGPM at its 24th meeting
    /// (2011)", "of the 26th meeting of the CGPM (2018)". A nil series is a body that has none.
    func adoptingBody(
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
        // "of the fifth Policy Forum".
        if text[next].kind == .word, !text[next].isCapitalised, OrdinalNumeral.value(of: text.bytes(next)) != nil { next += 1 }
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
            return meeting == nil && agents.kinds[agent] == .body ? (nil, mention.tokens.upperBound, nil, nil) : nil
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
        } else if meeting != nil, text[next].is(.`in`), let printed = self.year(text, next + 1) {
            // "at its 21st meeting in 1999"
            year = printed
            next += 2
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
    func seriesByContext(
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
