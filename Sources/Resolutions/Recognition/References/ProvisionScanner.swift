/// Numbered provisions as printed, before it is known of which instrument: one head word gives one
/// item for its single numbers and one for each range.
struct PrintedProvisions: Sendable {
    struct Item: Sendable {
        var tokens: Range<Int>
        var numbers: [String]
        var citedRange: ClosedRange<Int>?
    }

    var kind: ProvisionKind
    var items: [Item]
    var end: Int
    /// Whether a number has a full stop, as those of the Radio Regulations.
    var isDotted: Bool
}

/// Reads "No. 9", "Nos. 86-88, 110-112 and 134-136", "Articles 13, 14A and 15", "Chapter III".
struct ProvisionScanner: Sendable {
    /// The provisions whose head word stands at `index`.
    func scan(_ text: TokenizedText, at index: Int) -> PrintedProvisions? {
        guard let (kind, first) = head(text, at: index) else { return nil }
        var singles: [String] = []
        var items: [PrintedProvisions.Item] = []
        var singleTokens: Range<Int>?
        var isDotted = false
        var next = first
        var end = first
        var isFirst = true
        while let number = number(text, at: next, kind: kind) {
            // "Article 6, 1921": the year of the article's text.
            if !isFirst, kind == .article, let year = Int(number), year > 1800 { break }
            let start = isFirst ? index : next
            isFirst = false
            if text.bytes(next).contains(UInt8(ascii: ".")) { isDotted = true }
            var behind = next + 1
            if let upper = rangeEnd(text, behind: behind, kind: kind), let last = self.number(text, at: upper, kind: kind) {
                behind = upper + 1
                if let low = Int(number), let high = Int(last), low < high, high - low < 1000 {
                    items.append(.init(tokens: start..<behind, numbers: (low...high).map(String.init), citedRange: low...high))
                } else {
                    items.append(.init(tokens: start..<behind, numbers: [number, last]))
                }
            } else {
                singles.append(number)
                if let before = singleTokens {
                    singleTokens = before.lowerBound..<behind
                } else {
                    // Single numbers are one reference; it stands where its first number does.
                    singleTokens = start..<behind
                    items.append(.init(tokens: start..<behind, numbers: []))
                }
                if let slot = items.firstIndex(where: { $0.numbers.isEmpty || $0.tokens.lowerBound == singleTokens?.lowerBound }),
                    let singleTokens {
                    items[slot].tokens = singleTokens
                    items[slot].numbers = singles
                }
            }
            end = behind
            next = behind
            if text[next].isSymbol("/"), text[next + 1].kind == .number, !text[next + 1].hasSpaceBefore { next += 1 }
            if text[next].isSymbol(",") { next += 1 }
            if text[next].is(.and, .or) { next += 1 }
            // "Articles 9 and/or 11".
            if text[next].isSymbol("/"), text[next + 1].is(.or) { next += 2 }
            // "Nos. 5.346 and No. 5.347".
            guard next > behind else { break }
            if text[next].is(.to) { break }
        }
        guard !items.isEmpty else { return nil }
        return PrintedProvisions(kind: kind, items: items, end: end, isDotted: isDotted)
    }

    private func head(_ text: TokenizedText, at index: Int) -> (ProvisionKind, Int)? {
        let token = text[index]
        if token.is(.no) || token.is(.nos) || token.is(.number, .numbers) {
            guard token.isCapitalised, text[index + 1].isSymbol(".") || token.is(.number, .numbers) || token.is(.nos) else { return nil }
            // "general recommendation No. 39": a number of something else.
            let before = text[index - 1]
            if before.kind == .word, before.isCapitalised && !before.spells("rr", in: text) || before.is(.recommendation, .recommendations)
                || before.is(.report, .reports) || before.is(.decision) || before.is(.opinion) || before.is(.rule)
                || before.is(.agreement) || before.is(.resolution) {
                return nil
            }
            return (.number, text[index + 1].isSymbol(".") ? index + 2 : index + 1)
        }
        if token.is(.article, .articles) { return (.article, index + 1) }
        if token.is(.rule, .rules), text[index + 1].kind == .number, text[index + 2].is(.of) { return (.rule, index + 1) }
        if token.is(.section), text[index + 1].kind == .number, text[index + 2].is(.of), text[index + 3].is(.the), text[index + 4].isCapitalised {
            return (.section, index + 1)
        }
        guard token.isCapitalised else { return nil }
        if token.is(.chapter, .chapters) { return (.chapter, index + 1) }
        if token.is(.section) || token.is(.sections) { return (.section, index + 1) }
        if token.is(.appendix, .appendices) { return (.appendix, index + 1) }
        if token.is(.table) { return nil }
        if token.is(.rule, .rules) { return (.rule, index + 1) }
        return nil
    }

    private func number(_ text: TokenizedText, at index: Int, kind: ProvisionKind) -> String? {
        let token = text[index]
        if token.kind == .number {
            // An edition year, an amount or a date is no provision.
            if text[index + 1].isSymbol("%") { return nil }
            return text.string(index)
        }
        let bytes = text.bytes(index)
        if kind != .number, ActScanner.isRoman(bytes) { return text.string(index) }
        return nil
    }

    private func rangeEnd(_ text: TokenizedText, behind index: Int, kind: ProvisionKind) -> Int? {
        if text[index].is(.to), text[index + 1].kind == .number { return index + 1 }
        if text[index].isSymbol("-"), text[index + 1].kind == .number { return index + 1 }
        return nil
    }
}
