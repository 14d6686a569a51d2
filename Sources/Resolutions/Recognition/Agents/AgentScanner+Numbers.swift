/// Numbered parts of a body: "ITU-T …, in particular Study Groups 2 and 3".
extension AgentScanner {
    /// "WRC-27": the body that meets, outside the brackets of a citation.
    func session(in text: TokenizedText, at index: Int) -> AgentMention? {
        let token = text[index]
        guard token.isAcronym, token.depth == 0 else { return nil }
        let bytes = text.bytes(index)
        guard let last = bytes.last, Tokenizer.isDigit(last), let hyphen = bytes.firstIndex(of: UInt8(ascii: "-")),
            (2...4).contains(bytes.endIndex - hyphen - 1), bytes[(hyphen + 1)...].allSatisfy(Tokenizer.isDigit),
            let body = table.sessionBodies[Array(bytes[..<hyphen])]
        else { return nil }
        return AgentMention(tokens: index..<index + 1, agents: [body])
    }

    /// A head that ends in a number, of the body named last that has such a part, and those that share the words
    /// before the number.
    func numbered(
        _ heads: [(agent: Int, owner: Int)], at index: Int, end: Int, in text: TokenizedText, memory: DocumentMemory
    ) -> AgentMention? {
        guard end - index > 1, text[end - 1].kind == .number, text[index].isCapitalised, !text[end].is(.of) else { return nil }
        let owners = Set(heads.map(\.owner))
        guard let owner = lastOwner(among: owners, memory: memory), let first = heads.first(where: { $0.owner == owner }) else { return nil }
        var agents = [first.agent]
        var last = end
        var next = end
        while true {
            guard text.skipListSeparator(&next), text[next].kind == .number, let agent = part(of: owner, index..<end - 1, number: next, in: text) else { break }
            agents.append(agent)
            next += 1
            last = next
        }
        return AgentMention(tokens: index..<last, agents: agents)
    }

    private func lastOwner(among owners: Set<Int>, memory: DocumentMemory) -> Int? {
        for agent in memory.recent.reversed() {
            if owners.contains(agent) { return agent }
            let above = table.ancestors[agent].intersection(owners)
            if above.count == 1 { return above.first }
        }
        return nil
    }

    /// The part whose name has the given words before the given number.
    private func part(of owner: Int, _ words: Range<Int>, number: Int, in text: TokenizedText) -> Int? {
        var node: Int32 = 0
        for index in Array(words) + [number] {
            guard let child = table.trie.child(of: node, by: text[index].stem) else { return nil }
            node = child
        }
        for case .head(let agent, owner) in table.trie.values(at: node) { return agent }
        return nil
    }
}
