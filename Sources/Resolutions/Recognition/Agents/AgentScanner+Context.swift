/// Short forms that only the words before them explain.
extension AgentScanner {
    /// "these organizations", "its parent study groups or working parties".
    func closedSet(
        in text: TokenizedText, at index: Int, memory: DocumentMemory, mentions: [AgentMention]
    ) -> AgentMention? {
        if text[index].is(.parent), text[index - 1].is(.its) || text[index - 1].is(.their) {
            let first = text[index + 1].stem
            for agent in memory.recent.reversed() where table.firstStems[agent] == first && first != 0 {
                let name = table.nameStems[agent]
                var next = index + 1
                var length = 0
                while length < name.count, text[next].stem == name[length] {
                    next += 1
                    length += 1
                }
                return AgentMention(tokens: index..<max(next, index + 1), agents: [agent], confidence: AgentMention.nearest)
            }
            return nil
        }
        guard text[index].is(.organizations) || text[index].is(.organs), text[index - 1].is(.these, .both) else { return nil }
        // The organizations of the list named last before.
        var agents: [Int] = []
        var next: Int?
        for mention in mentions.reversed() where mention.agents.allSatisfy({ table.kinds[$0] == .body }) {
            if let next, !isListGap(text, Range(from: mention.tokens.upperBound, to: next)) { break }
            agents = mention.agents.filter { !agents.contains($0) } + agents
            next = mention.tokens.lowerBound
        }
        return agents.count > 1 ? AgentMention(tokens: index..<index + 1, agents: agents, confidence: AgentMention.nearest) : nil
    }

    /// "the Council" in a text of the Security Council, "the Conference" in one of the General Conference:
    /// the last word of the issuer's own name.
    func issuerItself(in text: TokenizedText, at index: Int, memory: DocumentMemory) -> AgentMention? {
        guard let issuer = memory.issuer, let tail = table.tails[issuer], text[index].stem == tail, text[index].isCapitalised,
            text[index].word == text[index].stem, text[index - 1].is(.the) || text[index - 1].is(.this), !text[index + 1].isCapitalised,
            !text[index + 1].is(.of), memory.lastByTail[tail] == nil || memory.lastByTail[tail] == issuer || table.homes[issuer] != nil
        else { return nil }
        return AgentMention(tokens: index..<index + 1, agents: [memory.lastByTail[tail] ?? issuer])
    }

    /// A name that the text has given: "the Mechanism".
    func alias(in text: TokenizedText, at index: Int, memory: DocumentMemory) -> AgentMention? {
        guard text[index].isCapitalised, !memory.aliases.isEmpty else { return nil }
        // "the Tribunal" after "the International Tribunal".
        if text[index - 1].is(.the), !text[index + 1].isCapitalised,
            let alias = memory.aliases.last(where: { $0.words.count > 1 && $0.words.last == text[index].stem }) {
            return AgentMention(tokens: index..<index + 1, agents: [alias.agent])
        }
        for alias in memory.aliases where alias.words.first == text[index].stem {
            let end = index + alias.words.count
            guard end <= text.count, !text[end].isCapitalised || text[end - 1].kind == .punctuation,
                zip(index..<end, alias.words).allSatisfy({ text[$0].stem == $1 })
            else { continue }
            return AgentMention(tokens: index..<end, agents: [alias.agent])
        }
        return nil
    }

    /// Learns `(“the International Tribunal”)` behind a name; behind the bracket.
    func learnAlias(of mention: AgentMention, at open: Int, in text: TokenizedText, memory: DocumentMemory) -> Int? {
        guard text[open].isSymbol("("), mention.agents.count == 1, let agent = mention.agents.first else { return nil }
        var next = open + 1
        while next < open + 4, text[next].spells("hereinafter", in: text) || text[next].spells("herein", in: text) || text[next].spells("hereafter", in: text) || text[next].is(.the) || text[next].isSymbol(",") { next += 1 }
        guard text[next].symbol == 0x22 else { return nil }
        next += 1
        if text[next].is(.the) { next += 1 }
        var words: [Int32] = []
        while words.count < 8, text[next].kind == .word {
            words.append(text[next].stem)
            next += 1
        }
        guard !words.isEmpty, words.allSatisfy({ $0 != 0 }), text[next].symbol == 0x22, text[next + 1].isSymbol(")") else { return nil }
        // The first meaning of a name stays; a text gives few of them.
        if memory.aliases.count < 64, !memory.aliases.contains(where: { $0.words == words }) { memory.aliases.append((words, agent)) }
        return next + 2
    }

    private func isListGap(_ text: TokenizedText, _ range: Range<Int>) -> Bool {
        range.allSatisfy { index in
            text[index].isSymbol(",") || text[index].isSymbol("/") || text[index].is(.and, .or) || text[index].is(.the)
                || text[index].is(.both)
        }
    }

    /// "the Council", "the joint meeting": a capitalised last word, or the first words of a name, of
    /// an agent that the text has named in full before.
    func shortForm(in text: TokenizedText, at index: Int, memory: DocumentMemory) -> AgentMention? {
        let token = text[index]
        guard token.stem != 0, text[index - 1].is(.the) || text[index - 1].is(.this) || text[index - 1].is(.that) else {
            return nil
        }
        if text[index - 1].is(.this), token.is(.conference, .assembly), let issuer = memory.issuer {
            return AgentMention(tokens: index..<index + 1, agents: [issuer])
        }
        if token.isCapitalised, !text[index + 1].isCapitalised, isShortForm(index, end: index + 1, in: text), let agent = memory.lastByTail[token.stem] {
            return AgentMention(tokens: index..<index + 1, agents: [agent], confidence: AgentMention.named)
        }
        if token.isCapitalised, !text[index + 1].isCapitalised, isShortForm(index, end: index + 1, in: text), !text[index + 1].is(.of, .on),
            !text[index + 1].is(.`for`), let agent = memory.lastByHead[token.stem] {
            return AgentMention(tokens: index..<index + 1, agents: [agent], confidence: AgentMention.named)
        }
        if token.isCapitalised, memory.shortNameStarts.contains(Int(token.stem)) {
            for length in 2..<5 where text[index + length - 1].isCapitalised && !text[index + length].isCapitalised && !text[index + length].is(.of) {
                if let agent = memory.lastByShortName[(index..<index + length).map { text[$0].stem }] { return AgentMention(tokens: index..<index + length, agents: [agent], confidence: AgentMention.named) }
            }
        }
        for agent in memory.recent.reversed().prefix(12) where table.shortNameStarts[agent] == token.stem && table.kinds[agent] == .group {
            let short = table.shortNames[agent]
            var next = index
            for stem in short {
                guard text[next].stem == stem else { break }
                next += 1
            }
            if next - index == short.count, !text[next].is(.of) {
                return AgentMention(tokens: index..<next, agents: [agent], confidence: AgentMention.named)
            }
        }
        return nil
    }

    /// A head without its owner: the agent nearest to the issuer; in the plural with several equally
    /// near, the group of them all.
    func bareHead(
        _ heads: [(agent: Int, owner: Int)], at index: Int, end: Int, in text: TokenizedText, memory: DocumentMemory
    ) -> AgentMention? {
        let isPlural = text[end - 1].stem != text[end - 1].word
        let before = text[index - 1]
        let collective = before.is(.each) || before.is(.every) || before.is(.any)
        if isOfAnother(index..<end, in: text), heads.contains(where: { table.kinds[$0.agent] == .post }) { return nil }
        guard isPlural || collective || before.is(.the) || before.is(.its) || before.is(.their) || before.is(.this)
        else { return nil }
        // "by study groups" behind "the study groups of the Sectors involved" in the same section: the same ones.
        if isPlural, before.is(.by) {
            let stems = (index..<end).map { text[$0].stem }
            if let named = memory.recent.last(where: { table.shortNames[$0] == stems }) { return AgentMention(tokens: index..<end, agents: [named], confidence: AgentMention.nearest) }
        }
        // Another organization's head is meant only where the text has named it.
        let home = memory.issuer.flatMap { table.homes[$0] }
        let isGeneral = end - index == 1
        var candidates: [Int] = []
        for head in heads {
            // "the Agency" is not all agencies.
            if table.kinds[head.agent] == .group, !isPlural, !collective, end - index == 1 { continue }
            // "the Committee" is no committee of a body that the text has not named.
            if isGeneral, table.kinds[head.agent] != .post, !memory.named.contains(head.owner), head.owner != memory.issuer,
                memory.issuer.map({ !table.ancestors[$0].contains(head.owner) }) ?? true {
                continue
            }
            if table.homes[head.agent] == home && home != nil || memory.named.contains(head.owner)
                || table.homes[head.agent] == nil && (home == nil || table.owners[head.agent].isEmpty) || memory.recent.contains(head.agent) {
                candidates.append(head.agent)
            }
        }
        guard !candidates.isEmpty else { return nil }
        // "their respective study groups": those of all.
        if isPlural, before.is(.respective), let all = table.closedSet(within: Set(candidates)) {
            return AgentMention(tokens: index..<end, agents: [all])
        }
        // "ITU-T and its study groups": those of whoever was named last.
        if before.is(.its), let last = memory.recent.last, let own = heads.first(where: { $0.owner == last }) {
            return AgentMention(tokens: index..<end, agents: [own.agent], confidence: AgentMention.nearest)
        }
        guard end - index > 1 || text[index].isCapitalised else { return nil }
        if !collective || table.kinds[candidates[0]] != .post, let agent = choose(candidates, memory: memory), !(isPlural && table.kinds[agent] == .post) {
            let isChosen = candidates.contains { $0 != agent }
            return AgentMention(tokens: index..<end, agents: [agent], confidence: isChosen ? AgentMention.nearest : nil)
        }
        guard isPlural || collective else { return nil }
        return table.closedSet(within: Set(candidates)).map { AgentMention(tokens: index..<end, agents: [$0]) }
    }
}
