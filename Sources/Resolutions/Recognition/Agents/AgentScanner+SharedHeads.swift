/// Heads that several owners share: "the Directors of A, B and C".
extension AgentScanner {
    /// "Directors of the Radiocommunication Bureau, TSB and BDT", "study groups and focus groups of S",
    /// and a bare "the study groups".
    func headed(
        _ heads: [(agent: Int, owner: Int)], at index: Int, end: Int, in text: TokenizedText,
        memory: DocumentMemory
    ) -> AgentMention? {
        guard text[end].is(.of, .in) || text[end].isSymbol(",") || text[end].is(.and, .or) else { return nil }
        var lists = [heads]
        var next = end
        // Further heads before "of": "study groups and focus groups of S".
        while true {
            var further = next
            guard text.skipListSeparator(&further), let match = matches(in: text, at: further).first(where: { !self.heads(of: $0).isEmpty }) else { break }
            let more = self.heads(of: match)
            let following = match.end
            guard text[following].is(.of, .in) || text[following].isSymbol(",") || text[following].is(.and, .or) else { break }
            lists.append(more)
            next = following
        }
        if text[next].is(.of, .in) {
            let isPlural = text[index].stem != text[index].word || text[end - 1].stem != text[end - 1].word
            let (owners, behind) = ownerList(
                in: text, from: next + 1, of: Set(heads.map(\.owner)), isPlural: isPlural, memory: memory)
            // "Member States and entities of the United Nations system": the system is another.
            if !owners.isEmpty, !text[behind].spells("system", in: text) {
                var agents: [Int] = []
                for list in lists {
                    for owner in owners {
                        if let agent = list.first(where: { $0.owner == owner })?.agent, !agents.contains(agent) {
                            agents.append(agent)
                        }
                    }
                }
                if !agents.isEmpty { return AgentMention(tokens: index..<behind, agents: agents) }
            }
        }
        return nil
    }

    func heads(of match: Match) -> [(agent: Int, owner: Int)] { table.phrases[Int(match.node)].heads }

    func entries(of match: Match) -> [AgentTable.Entry] { table.trie.values(at: match.node) }

    /// The owners after "of": names, acronyms and, before a shared tail, partial names.
    private func ownerList(
        in text: TokenizedText, from start: Int, of known: Set<Int>, isPlural: Bool, memory: DocumentMemory
    ) -> ([Int], Int) {
        var owners: [Int] = []
        var end = start
        var next = start
        while next < text.count {
            while text[next].is(.the) || text[next].is(.relevant) { next += 1 }
            guard let (found, behind) = owner(in: text, at: next, of: known, memory: memory) else { break }
            owners += found
            end = behind
            next = behind
            if text[next].isSymbol(",") { next += 1 }
            if text[next].is(.and, .or) { next += 1 }
            // "the Secretary-General of A, of B and of C": one of each, though the head is no plural.
            guard isPlural || next > behind && text[next].is(.of) else { break }
            if text[next].is(.of) { next += 1 }
            guard next > behind else { break }
        }
        return (owners, end)
    }

    private func owner(
        in text: TokenizedText, at index: Int, of known: Set<Int>, memory: DocumentMemory
    ) -> ([Int], Int)? {
        if let others = others(in: text, at: index, among: known, memory: memory) { return others }
        let found = matches(in: text, at: index)
        // "ITU" in "ITU Telecommunication Standardization Sector" is no owner of its own.
        let isLonger = found.contains { $0.end > index + 1 && entries(of: $0).contains { if case .name(let agent) = $0 { known.contains(agent) } else { false } } }
        if !isLonger, let agent = memory.acronyms[text.bytes(index)], known.contains(agent) { return ([agent], index + 1) }
        for match in found {
            for entry in entries(of: match) {
                switch entry {
                case .name(let agent) where known.contains(agent):
                    let mention = AgentMention(tokens: index..<match.end, agents: [agent])
                    return ([agent], behindApposition(mention, in: text, memory: memory))
                case .acronym(let agent, let bytes)
                where known.contains(agent) && isAcronym(bytes, in: text, index..<match.end):
                    return ([agent], match.end)
                default: continue
                }
            }
            let partials = table.phrases[Int(match.node)].partials.filter { known.contains($0.agent) }
            if let mention = sharedTail(partials, at: index, end: match.end, in: text, memory: memory) {
                return (mention.agents, mention.tokens.upperBound)
            }
        }
        return nil
    }

    /// "the other two Bureaux": what remains of the closed set once those named before are taken out.
    private func others(
        in text: TokenizedText, at index: Int, among known: Set<Int>, memory: DocumentMemory
    ) -> ([Int], Int)? {
        guard text[index].is(.other) else { return nil }
        var next = index + 1
        if text[next].is(.two, .three) { next += 1 }
        let tail = text[next].stem
        let set = known.filter { agent in
            guard let last = lastStem(agent) else { return false }
            return last == tail
        }
        guard set.count > 1 else { return nil }
        var rest = set
        for agent in memory.recent.reversed() {
            let involved = set.filter { $0 == agent || table.owners[agent].contains($0) }
            if !involved.isEmpty {
                rest.subtract(involved)
                break
            }
        }
        if rest.count == set.count, let issuer = memory.issuer {
            let nearest = set.max { table.nearness($0, to: issuer) < table.nearness($1, to: issuer) }
            if let nearest { rest.remove(nearest) }
        }
        return (rest.sorted(), next + 1)
    }
}
