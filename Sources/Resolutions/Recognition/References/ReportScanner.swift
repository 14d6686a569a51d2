/// Reports and studies of which a paragraph or chapter is cited: "paragraph 129 of the consensus report of the group",
/// "paragraph 12 of his report of 16 March (S/1994/300)".
struct ReportScanner: Sendable {
    /// The report named behind "of", and the position behind its name.
    func scan(_ text: TokenizedText, behind index: Int, printed: PrintedProvisions) -> (InstrumentScanner.Named, Int)? {
        guard printed.kind == .paragraph || printed.kind == .chapter || printed.kind == .part, text[index].is(.of, .in) else { return nil }
        let article = text[index + 1]
        guard article.is(.the) || article.is(.his, .her) || article.is(.its, .their) else { return nil }
        let first = index + 2
        // At most four words stand before the noun.
        guard let noun = (first..<first + 5).first(where: { text[$0].is(.report) || text[$0].is(.study) }),
            (first..<noun).allSatisfy({ text[$0].kind == .word || text[$0].kind == .number })
        else { return nil }
        let end = nameEnd(text, from: noun + 1)
        if let symbol = symbol(text, at: end) { return symbol }
        let label = text.string(first..<end)
        let slug = Slug.make(label, maximumLength: 200)
        guard !slug.isEmpty, end > first + 1 || text[noun + 1].kind != .word else { return nil }
        let identifier = InstrumentIdentifier(slug: slug, coined: .init(label: label, kind: .report))
        return (InstrumentScanner.Named(tokens: first..<end, identifiers: [identifier], status: .described), end)
    }

    /// "Report of the Second Conference on Lakes, Geneva, 4–15 May 1995 (… publication …), chap. I, resolution 1, annex": the
    /// printed report, in which the place cited stands.
    func conferenceReport(_ text: TokenizedText, at index: Int) -> FoundReference? {
        guard text[index].is(.report), text[index].isCapitalised, index <= 1, text[index + 1].is(.of), text[index + 2].is(.the) else { return nil }
        var end = index + 3
        while end < min(index + 40, text.count), text[end].kind != .punctuation || text[end].isSymbol("-") { end += 1 }
        guard text[end].isSymbol(",") || text[end].isSymbol("("),
            (index + 3..<end).contains(where: { text[$0].isCapitalised && text[$0].is(.conference, .assembly) || text[$0].spells("summit", in: text) })
        else { return nil }
        guard let open = Range(from: end, to: min(end + 24, text.count)).first(where: { text[$0].isSymbol("(") }) else { return nil }
        let close = text.behindBracket(at: open)
        // Where a symbol identifies it, the symbol is what is cited.
        guard (open..<close).contains(where: { text[$0].spells("publication", in: text) }) else { return nil }
        let label = text.string(index..<end)
        let identifier = InstrumentIdentifier.coined(label, .report, maximumLength: 200)
        return FoundReference(tokens: index..<behindPlace(text, from: close), status: .described, targets: [.instrument(identifier)])
    }

    /// Behind ", chap. I, resolution 1, annexes I and II".
    private func behindPlace(_ text: TokenizedText, from start: Int) -> Int {
        var next = start
        var end = start
        while next < text.count {
            let token = text[next]
            if token.spells("chap", in: text) || token.spells("sect", in: text) {
                next += text[next + 1].isSymbol(".") ? 2 : 1
                continue
            }
            let isPlace = token.is(.resolution) || token.is(.annex, .annexes) || token.kind == .number || ActScanner.isRoman(text.bytes(next))
            guard isPlace || token.isSymbol(",") || token.is(.and) else { break }
            next += 1
            if isPlace { end = next }
        }
        return end
    }

    /// "of the group of experts", "annexed to the report of the Secretary-General of 10 October 1990": up to a mark, a
    /// bracket, a verb or another preposition.
    private func nameEnd(_ text: TokenizedText, from start: Int) -> Int {
        var next = start
        var end = start
        while next < text.count, next < start + 24 {
            let token = text[next]
            guard token.kind == .word || token.kind == .number || token.isSymbol("-") else { break }
            if token.is(.and, .or) || token.is(.which, .that) || token.is(.as) { break }
            guard token.is(.of, .the) || token.is(.to) || end > start || token.spells("annexed", in: text) else { break }
            if token.is(.for, .on) || token.is(.in, .by) || token.is(.is, .are) { break }
            next += 1
            end = next
        }
        while end > start, text[end - 1].is(.of, .the) || text[end - 1].is(.to) { end -= 1 }
        return end
    }

    /// The symbol in brackets that identifies the report.
    private func symbol(_ text: TokenizedText, at index: Int) -> (InstrumentScanner.Named, Int)? {
        guard text[index].isSymbol("("), text[index + 1].isCapitalised, text[index + 2].isSymbol("/") else { return nil }
        let end = text.behindBracket(at: index)
        guard end - index < 20, text[end - 1].isSymbol(")") else { return nil }
        let label = text.string(index + 1..<end - 1)
        guard !label.contains(",") else { return nil }
        let identifier = InstrumentIdentifier.coined(label, .instrument, maximumLength: 200)
        return (InstrumentScanner.Named(tokens: index..<end, identifiers: [identifier], status: .resolved), end)
    }
}
