/// Numbered publications of bodies.
extension ActScanner {
    /// "CISPR Publication 11", "Publication CISPR 11", and the short form "CISPR 11" of one that the text has named so.
    func publication(
        _ text: TokenizedText, at index: Int, context: ReferenceContext, memory: ReferenceMemory
    ) -> InstrumentScanner.Named? {
        guard text[index].isCapitalised else { return nil }
        let isKindWord = isPublication(text, at: index)
        guard let mention = context.mentions.starting(at: isKindWord ? index + 1 : index), mention.agents.count == 1,
            let agent = mention.agents.first, agents.kinds[agent] == .body
        else { return nil }
        let behind = mention.tokens.upperBound
        let isNamed = isKindWord || isPublication(text, at: behind)
        let number = !isKindWord && isNamed ? behind + 1 : behind
        guard text[number].kind == .number, text[number].hasSpaceBefore else { return nil }
        let label = [agents.agents[agent].acronyms.first ?? agents.agents[agent].label, "Publication", text.string(number)].joined(separator: " ")
        guard isNamed || memory.publications.contains(label) else { return nil }
        memory.publications.insert(label)
        let identifier = InstrumentIdentifier(
            slug: Slug.make(label), coined: .init(label: label, kind: .instrument, instrumentOf: agents.agents[agent].identifier))
        return InstrumentScanner.Named(tokens: index..<number + 1, identifiers: [identifier], status: .workOnly)
    }

    private func isPublication(_ text: TokenizedText, at index: Int) -> Bool {
        text[index].isCapitalised && text[index].spells("publication", in: text)
    }
}
