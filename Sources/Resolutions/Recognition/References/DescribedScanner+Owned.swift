/// Policies, strategies, codes and reports that the name of their owner and their subject identify.
extension DescribedScanner {
    /// "the United Nations code of conduct", "the Secretary-General's travel policy", "the Union's strategy on noise", "the
    /// Inspection Unit report entitled …", "the report of the Inspection Unit on noise".
    func owned(_ text: TokenizedText, at index: Int, context: ReferenceContext, memory: ReferenceMemory) -> FoundReference? {
        if text[index + 1].is(.report), text[index + 2].is(.of), text[index + 3].is(.the) {
            guard let owner = context.mentions.starting(at: index + 4), isOfAnother(owner, context: context) else { return nil }
            return report(text, from: index, behind: owner.tokens.upperBound)
        }
        guard let owner = context.mentions.starting(at: index + 1) else { return nil }
        var first = owner.tokens.upperBound
        if text[first].symbol == 0x27 { first += 1 }
        if text[first].is(.report) { return isOfAnother(owner, context: context) ? report(text, from: index, behind: first + 1) : nil }
        var head = first
        while head < first + 3, isQualifier(text[head]), headEnd(text, at: head) == nil { head += 1 }
        guard let end = headEnd(text, at: head) else { return nil }
        let isSpecific = head > first || text[head].spells("code", in: text)
        if text[end].is(.on), text[end + 1].kind == .word {
            return coined(text, Range(from: index, to: subjectEnd(text, from: end + 1)), kind: .arrangement)
        }
        guard isSpecific, endsName(text, at: end) else { return nil }
        let key = text.string(first..<end)
        if let known = memory.described[key] { return FoundReference(tokens: index..<end, status: .described, targets: [.instrument(known)]) }
        guard let reference = coined(text, index..<end, kind: .arrangement) else { return nil }
        if head > first, case .instrument(let identifier)? = reference.targets.first { memory.described[key] = identifier }
        return reference
    }

    /// An adjective or noun before the head word; in "to develop a strategy" there is no name.
    private func isQualifier(_ token: Token) -> Bool {
        token.kind == .word && !token.isCapitalised && !table.connectors.contains(token.word) && !token.is(.a, .an) && !token.is(.or)
    }

    /// Whether a body's reports are cited by their titles: in texts of organizations that give reports symbols the symbol
    /// identifies them, and an organization's own reports are its daily business.
    private func isOfAnother(_ owner: AgentMention, context: ReferenceContext) -> Bool {
        guard context.organization?.path != "body/un", context.organization?.path != "body/who", let agent = owner.agents.first, let issuer = context.issuer
        else { return false }
        return agents.homes[agent] != nil && agents.homes[agent] != agents.homes[issuer]
    }

    /// "entitled "…"", "on noise" behind the name of a report.
    private func report(_ text: TokenizedText, from index: Int, behind end: Int) -> FoundReference? {
        let label: String
        let close: Int
        if text[end].spells("entitled", in: text), text[end + 1].isSymbol("\""),
            let quote = Range(from: end + 2, to: min(end + 60, text.count)).first(where: { text[$0].isSymbol("\"") }) {
            close = quote + 1
            label = text.string(index + 1..<close)
        } else if text[end].is(.on) {
            close = subjectEnd(text, from: end + 1)
            // The acronym behind its author's name is no part of the title.
            let name = text[end - 1].isSymbol(")") ? Range(from: index + 1, to: end).last { text[$0].isSymbol("(") } ?? end : end
            label = text.string(index + 1..<name) + " " + text.string(end..<close)
        } else {
            return nil
        }
        // What a symbol identifies is read as a document.
        guard !text[close].isSymbol("(") else { return nil }
        return found(text, index..<close, label: label, kind: .report)
    }

    /// Behind "policy", "strategy", "code of conduct".
    private func headEnd(_ text: TokenizedText, at index: Int) -> Int? {
        if text[index].is(.policy) || text[index].spells("strategy", in: text) { return index + 1 }
        return text[index].spells("code", in: text) && text[index + 1].is(.of) && text[index + 2].spells("conduct", in: text) ? index + 3 : nil
    }

    /// Whether the name of a policy can end here; in "policy forum" it goes on.
    private func endsName(_ text: TokenizedText, at index: Int) -> Bool {
        let token = text[index]
        return token.kind != .word || token.is(.and, .or) || token.is(.`as`, .with) || token.is(.which, .that) || token.is(.adopted, .approved)
            || token.spells("launched", in: text) || token.spells("established", in: text)
    }

    /// Behind "cooperation agreement" with up to three words before "agreement".
    func behindQualified(_ text: TokenizedText, from start: Int) -> Int? {
        var next = start
        while next < start + 3, isQualifier(text[next]), !text[next].is(.agreement) { next += 1 }
        return next > start && text[next].is(.agreement) ? next + 1 : nil
    }

    /// The subject of an action plan behind its author: "presented by the Committee on", "relating to".
    func subjectBehindAuthor(_ text: TokenizedText, at index: Int) -> Int? {
        guard text[index].is(.presented, .submitted) || text[index].is(.adopted, .approved), text[index + 1].is(.by) else { return nil }
        for next in index + 2..<index + 10 {
            if text[next].is(.on, .for) { return next + 1 }
            if text[next].spells("relating", in: text), text[next + 1].is(.to) { return next + 2 }
            guard text[next].kind == .word else { return nil }
        }
        return nil
    }

    /// The end of a subject: before a mark, a clause, and what is named beside it.
    func subjectEnd(_ text: TokenizedText, from start: Int) -> Int {
        let end = nounPhraseEnd(text, from: start)
        for next in Range(from: start, to: end) {
            let token = text[next]
            if token.is(.which, .that) || token.is(.`as`, .with) || token.is(.and) && text[next + 1].is(.the, .to)
                || token.is(.to) || token.isSymbol("(") || token.isSymbol("[") || token.isSymbol("^") {
                return next
            }
        }
        return end
    }
}
