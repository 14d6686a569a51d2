/// Committees of the Security Council, which are named by the resolution that sets them up.
extension AgentScanner {
    /// "Committee established pursuant to paragraph 9 of resolution 1267 (1999)", "a Committee of the Security Council" and
    /// "the Committee established by paragraph 24 above" in the text that sets one up. From then on "the Committee" is it.
    func committee(in text: TokenizedText, at index: Int, memory: DocumentMemory) -> AgentMention? {
        guard text[index].spells("committee", in: text) else { return nil }
        let name = [text[index].stem]
        let agent: Int?
        if isFounded(text, index + 1) {
            let limit = min(text.count, index + 16)
            let named = Range(from: index + 3, to: limit).lazy.compactMap { text[$0].is(.resolution) ? text.integer($0 + 1) : nil }.first
            if let named {
                agent = table.numbers[AgentIdentifier("body/unsc-\(named)-committee")]
            } else if Range(from: index + 3, to: limit).contains(where: { text[$0].is(.paragraph) }) {
                agent = memory.ownCommittee
            } else {
                return nil
            }
            // Where no authority lists it, no other committee is meant by "the Committee" from here on.
            if agent == nil { memory.lastByHead[name[0]] = nil }
        } else if text[index - 1].is(.a), text[index + 1].is(.of), text[index + 2].is(.the), text[index + 3].spells("security", in: text), text[index + 4].is(.council) {
            agent = memory.ownCommittee
        } else {
            return nil
        }
        guard let agent else { return nil }
        if name[0] != 0, !memory.aliases.contains(where: { $0.words == name && $0.agent == memory.ownCommittee }) {
            memory.aliases.removeAll { $0.words == name }
            memory.aliases.append((name, agent))
        }
        return AgentMention(tokens: index..<index + 1, agents: [agent])
    }

    /// "established pursuant to", "created by", "established in accordance with".
    private func isFounded(_ text: TokenizedText, _ index: Int) -> Bool {
        text[index].spells("established", in: text) || text[index].spells("created", in: text)
    }
}
