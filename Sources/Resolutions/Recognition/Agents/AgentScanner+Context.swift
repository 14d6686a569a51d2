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
                return AgentMention(tokens: index..<max(next, index + 1), agents: [agent])
            }
            return nil
        }
        guard text[index].is(.organizations) || text[index].is(.organs), text[index - 1].is(.these) else { return nil }
        // The organizations of the list named last before.
        var agents: [Int] = []
        var next: Int?
        for mention in mentions.reversed() where mention.agents.allSatisfy({ table.agents[$0].kind == .body }) {
            if let next, !isListGap(text, Range(from: mention.tokens.upperBound, to: next)) { break }
            agents = mention.agents.filter { !agents.contains($0) } + agents
            next = mention.tokens.lowerBound
        }
        return agents.count > 1 ? AgentMention(tokens: index..<index + 1, agents: agents) : nil
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
        if token.isCapitalised, !text[index + 1].isCapitalised, let agent = memory.lastByTail[token.stem] {
            return AgentMention(tokens: index..<index + 1, agents: [agent])
        }
        for agent in memory.recent.reversed().prefix(12) {
            let short = table.shortNames[agent]
            guard short.count > 1, short.first == token.stem else { continue }
            var next = index
            for stem in short {
                guard text[next].stem == stem else { break }
                next += 1
            }
            if next - index == short.count, !text[next].is(.of) {
                return AgentMention(tokens: index..<next, agents: [agent])
            }
        }
        return nil
    }
}
