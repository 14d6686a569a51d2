/// Reads those who fill a role: agents that an authority knows, and noun phrases whose head is one who
/// can take part ("other regional partners"), which become groups of their own.
struct PartyReader: Sendable {
    let clause: ClauseText
    let verbs: VerbTable

    private var text: TokenizedText { clause.text }

    /// A list that starts at a token: "A, its partners and other relevant bodies". A member behind a bare
    /// comma counts only where a conjunction closes the list behind it.
    func parties(at start: Int, limit: Int, coining: inout Coining) -> [Int] {
        var agents: [Int] = []
        var pending: [String] = []
        var next = start
        var isOpen = false
        func add(_ agent: Int) { if !agents.contains(agent) { agents.append(agent) } }
        while next < limit {
            let end: Int
            if let phrase = owned(at: next, limit: limit) ?? others(at: next, limit: limit, coining: coining) {
                pending.append(text.string(phrase))
                end = phrase.upperBound
            } else if let list = clause.adjectiveList(at: behindDeterminers(next, limit: limit), limit: limit, nouns: verbs.partyNouns) {
                pending += list.labels
                end = list.end
            } else if let list = known(at: next, limit: limit, coining: coining) {
                if !isOpen {
                    coin(pending, coining: &coining).forEach(add)
                    pending = []
                }
                list.agents.forEach(add)
                end = behindQualifier(list.end, limit: limit)
            } else if let (phrases, behind) = phrases(at: next, limit: limit) {
                pending += phrases
                end = behind
                // "the flying community (e.g. A, B and others)".
                if text[end].isSymbol("("), end < limit, let examples = clause.behindIncluding(end + 1).flatMap({ clause.actors(at: $0, limit: text.behindBracket(at: end)) }) {
                    coin(pending, coining: &coining).forEach(add)
                    pending = []
                    examples.agents.forEach(add)
                }
            } else {
                break
            }
            if !isOpen {
                coin(pending, coining: &coining).forEach(add)
                pending = []
            }
            let behind = clause.behindSeparator(end)
            guard behind > end, behind < limit else { break }
            isOpen = behind == end + 1 && text[end].isSymbol(",")
            next = behind
        }
        return agents
    }

    private func behindDeterminers(_ start: Int, limit: Int) -> Int {
        var first = start
        while first < limit, clause.isLeading(first) { first += 1 }
        return first
    }

    /// "All relevant parties" alone are nobody; those named behind "including" are.
    private func coin(_ labels: [String], coining: inout Coining) -> [Int] {
        labels.filter { $0 != "parties" }.compactMap { coining.group($0) }
    }

    /// Behind what says which ones: "parties concerned", "Verification Mission in Kosovo", "countries without laboratories".
    private func behindLimits(_ index: Int, isName: Bool, limit: Int) -> Int {
        let end = clause.behindConcerned(index, limit: limit) ?? index
        guard isName || text[end].is(.without) else { return end }
        return AddresseeReader(clause: clause, verbs: verbs).behindPlace(end, limit: limit)
    }

    /// Behind "concerned", "involved", "responsible".
    private func behindQualifier(_ index: Int, limit: Int) -> Int {
        var next = index
        while next < limit, text[next].is(.concerned, .involved) || text[next].is(.interested) { next += 1 }
        return next
    }

    /// The agents of the authority that stand in a list at a token, up to "other" ones that are a group of their own.
    private func known(at start: Int, limit: Int, coining: Coining) -> (agents: [Int], end: Int)? {
        guard let list = clause.actors(at: start, limit: limit) else { return nil }
        let others = Range(from: start + 1, to: list.end).first { text[$0].is(.other) && self.others(at: $0, limit: limit, coining: coining) != nil }
        return others.map { clause.actors(at: start, limit: $0) } ?? list
    }

    /// "Other concerned States": not all of those that the name means elsewhere.
    private func others(at start: Int, limit: Int, coining: Coining) -> Range<Int>? {
        var first = start
        while first < limit, clause.isLeading(first), !text[first].is(.other) { first += 1 }
        var name = first
        while name < limit, clause.mention(at: name) == nil, clause.isLeading(name) { name += 1 }
        guard text[first].is(.other), name < limit, let mention = clause.mention(at: name), mention.tokens.upperBound <= limit,
            let agent = mention.agents.first, coining.table.agents[agent].label.hasPrefix("all "), clause.isHead(behind: mention.tokens.upperBound, allowsVerb: false)
        else { return nil }
        return first..<mention.tokens.upperBound
    }

    /// "Government of X": a general name and whose it is.
    private func owned(at start: Int, limit: Int) -> Range<Int>? {
        var first = start
        while first < limit, clause.mention(at: first) == nil, clause.isLeading(first) { first += 1 }
        guard let mention = clause.mention(at: first), mention.tokens.count == 1, verbs.partyNouns.contains(text[first].stem),
            text[first + 1].is(.of)
        else { return nil }
        let name = text[first + 2].is(.the) ? first + 3 : first + 2
        if verbs.regionNouns.contains(text[name].stem), name < limit {
            // "administrations of Region 2" are administrations.
            return text[name + 1].kind == .number ? nil : first..<name + 1
        }
        guard text[name].isCapitalised, let end = nameEnd(from: name, limit: limit) else { return nil }
        return first..<end
    }

    /// The noun phrases at a token and what stands behind them. "Regional and national partners" are two.
    private func phrases(at start: Int, limit: Int) -> (labels: [String], end: Int)? {
        // "these countries" are those named before, whoever they are.
        guard !text[start].is(.these, .this), !text[start].is(.such) else { return nil }
        var first = start
        while first < limit, clause.isLeading(first) { first += 1 }
        var index = first
        while index < limit, index - first < 9 {
            let token = text[index]
            // "public/private bodies", "women's organizations".
            if token.isSymbol("/") || token.symbol == 0x27 && token.end - token.start > 1, index > first, !token.hasSpaceBefore {
                index += 1
                continue
            }
            guard token.kind == .word, !clause.isModal(index), !clause.isAdverb(index) else { return nil }
            // "FAO and OIE": an acronym that no authority knows.
            if index == first, token.isAcronym, text[index + 1].kind != .word || ClauseText.followers.contains(text[index + 1].word), clause.mention(at: index) == nil { return ([text.string(index)], index + 1) }
            if verbs.partyNouns.contains(token.stem), clause.isHead(behind: index + 1, allowsVerb: false) {
                let owner = behindOwner(index + 1, isName: token.isCapitalised, limit: limit)
                let end = behindLimits(owner, isName: token.isCapitalised, limit: limit)
                return (clause.distributed(first..<end), behindQualifier(end, limit: limit))
            }
            if token.is(.and), index > first, index + 1 < limit, !text[index - 1].isCapitalised, !text[index + 1].isCapitalised,
                !ClauseText.followers.contains(text[index + 1].word), !clause.isLeading(index + 1), !verbs.bases.contains(text[index + 1].word) {
                index += 1
                continue
            }
            guard !ClauseText.followers.contains(token.word), index > first || !isGerund(index) || clause.isLeading(first - 1) || isDescribed(index) else { return nil }
            index += 1
        }
        return nil
    }

    private func isGerund(_ index: Int) -> Bool {
        let bytes = text.bytes(index)
        return bytes.count > 4 && bytes.suffix(3).elementsEqual("ing".utf8) && !text[index].isCapitalised
    }

    /// "neighbouring countries": a participle that says which ones, not a verb with its object ("involving countries").
    private func isDescribed(_ participle: Int) -> Bool {
        text[participle].is(.neighbouring) || text[participle].is(.participating) || text[participle].is(.existing) || text[participle].is(.cooperating)
    }

    /// Behind "of the region", "of the Committee", "for Children and Armed Conflict": whose they are.
    private func behindOwner(_ index: Int, isName: Bool, limit: Int) -> Int {
        guard text[index].is(.of) || isName && text[index].is(.`for`, .on), index + 1 < limit else { return index }
        let name = text[index + 1].is(.the) ? index + 2 : index + 1
        if let mention = clause.mention(at: name) { return min(mention.tokens.upperBound, limit) }
        if text[name].isCapitalised, let end = nameEnd(from: name, limit: limit) { return end }
        guard text[index].is(.of) else { return index }
        var end = name
        while end < limit, end - name < 4, text[end].kind == .word, !ClauseText.followers.contains(text[end].word) { end += 1 }
        return end > name ? end : index
    }

    /// Behind capitalised words, "of the" and "and" between them included.
    private func nameEnd(from start: Int, limit: Int) -> Int? {
        if let mention = clause.mention(at: start) { return min(mention.tokens.upperBound, limit) }
        var end = start
        while end < limit {
            if text[end].kind == .word, text[end].isCapitalised {
                end += 1
                continue
            }
            var next = end
            while next < end + 2, text[next].is(.of, .the) || text[next].is(.and) && !text[next + 1].is(.the) && clause.mention(at: next + 1) == nil { next += 1 }
            guard next > end, next < limit, text[next].isCapitalised, text[next].kind == .word else { break }
            end = next + 1
        }
        return end > start ? end : nil
    }
}
