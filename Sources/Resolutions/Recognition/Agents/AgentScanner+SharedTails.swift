/// Lists of names with one last word.
extension AgentScanner {
    /// "Telecommunication Standardization and Telecommunication Development Bureaux".
    func sharedTail(
        _ partials: [(agent: Int, tail: Int32)], at index: Int, end: Int, in text: TokenizedText,
        memory: DocumentMemory
    ) -> AgentMention? {
        guard !partials.isEmpty else { return nil }
        var agents: [Int] = []
        var next = end
        if text[next].isSymbol("("), text[next + 1].isAcronym, text[next + 2].isSymbol(")") { next += 3 }
        let firstEnd = next
        while next < text.count {
            guard text.skipListSeparator(&next) else { return nil }
            while text[next].is(.the, .other) { next += 1 }
            var found: (agents: [Int], end: Int, tail: Int32)?
            for match in matches(in: text, at: next) {
                for entry in entries(of: match) {
                    switch entry {
                    case .name(let agent):
                        if let tail = lastStem(agent), partials.contains(where: { $0.tail == tail }),
                            text[match.end - 1].word != text[match.end - 1].stem {
                            found = ([agent], match.end, tail)
                        }
                    case .partial(let agent, let tail) where partials.contains { $0.tail == tail }:
                        var behind = match.end
                        if text[behind].isSymbol("("), text[behind + 1].isAcronym { behind += 3 }
                        if text[behind].stem == tail, text[behind].word != tail {
                            found = ([agent], behind + 1, tail)
                        } else if found == nil {
                            found = ([agent], behind, 0)
                        }
                    default: continue
                    }
                }
                if found != nil { break }
            }
            guard let found else { return nil }
            agents += found.agents
            next = found.end
            if found.tail != 0 {
                guard let first = partials.first(where: { $0.tail == found.tail }) else { return nil }
                return AgentMention(tokens: index..<next, agents: [first.agent] + agents)
            }
            guard next > firstEnd else { return nil }
        }
        return nil
    }
}
