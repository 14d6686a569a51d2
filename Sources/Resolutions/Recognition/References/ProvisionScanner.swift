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

/// Reads "No. 9", "Nos. 86-88, 110-112 and 134-136", "Articles 13, 14A and 15", "Chapter III", "§ 13 e)",
/// "Tables 22-1B and 22-2".
struct ProvisionScanner: Sendable {
    /// The head words that need no capital.
    static let words: [Word] = [
        .paragraph, .paragraphs, .para, .paras, .article, .articles, .rule, .rules, .section, .chapter, .chapters,
    ]

    /// All head words, but for "tables", which has no number.
    static let headWords: [Word] = words + [.no, .nos, .number, .numbers, .sections, .appendix, .appendices, .annex, .annexes, .table]

    /// The provisions whose head word stands at `index`.
    func scan(_ text: TokenizedText, at index: Int) -> PrintedProvisions? {
        if let paragraphs = paragraphs(text, at: index) { return paragraphs }
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
            let hasDot = text.bytes(next).contains(UInt8(ascii: "."))
            // "in No. 5.262, 420-430 MHz": after a dotted number a plain one begins something else.
            if !isFirst, isDotted, !hasDot || isQuantity(text, at: next) { break }
            let start = isFirst ? index : next
            isFirst = false
            if hasDot { isDotted = true }
            var behind = kind == .table ? next + 3 : next + 1
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

    /// Whether "paragraph" or "§" stands here, with or without a number.
    static func isParagraphHead(_ text: TokenizedText, at index: Int) -> Bool {
        let token = text[index]
        return token.is(.paragraph, .paragraphs) || token.is(.para, .paras) || ParagraphNumbers.behindSectionSign(text, at: index) != nil
    }

    private func paragraphs(_ text: TokenizedText, at index: Int) -> PrintedProvisions? {
        guard Self.isParagraphHead(text, at: index) else { return nil }
        let first = ParagraphNumbers.behindSectionSign(text, at: index) ?? index + 1
        guard let numbers = ParagraphNumbers(text, at: first) else {
            // "§ 6.25" of the procedures of an appendix.
            guard text[first].kind == .number, text.bytes(first).contains(UInt8(ascii: ".")) else { return nil }
            return dotted(text, at: index, first: first)
        }
        let printed = numbers.labels.map { label -> String in
            guard let cut = label.firstIndex(of: "_") else { return label }
            return "\(label[..<cut]) (\(label[label.index(after: cut)...]))"
        }
        // Of "129 (a) to (s)" the paragraph is what is meant.
        let cited = numbers.hasLetterRange ? numbers.labels.prefix(1).map { String($0.prefix { $0 != "_" }) } : printed
        let item = PrintedProvisions.Item(tokens: index..<numbers.end, numbers: cited, citedRange: numbers.citedRange)
        return PrintedProvisions(kind: .paragraph, items: [item], end: numbers.end, isDotted: false)
    }

    /// `6.25`, `4.2.1 b)`, `6.26 and 6.29`.
    private func dotted(_ text: TokenizedText, at index: Int, first: Int) -> PrintedProvisions {
        var numbers: [String] = []
        var next = first
        var end = first
        while text[next].kind == .number, text.bytes(next).contains(UInt8(ascii: ".")) {
            numbers.append(text.string(next))
            next += 1
            if text.bytes(next).count == 1, text[next].kind == .word, text[next + 1].isSymbol(")") { next += 2 }
            end = next
            if text[next].isSymbol(",") { next += 1 }
            if text[next].is(.and, .or) || text[next].is(.to) { next += 1 }
            guard next > end else { break }
        }
        return PrintedProvisions(
            kind: .paragraph, items: [.init(tokens: index..<end, numbers: numbers)], end: end, isDotted: false)
    }

    /// "5 850 MHz", "7 190-7 235": a number of more than one group, or one with a unit behind its range.
    private func isQuantity(_ text: TokenizedText, at index: Int) -> Bool {
        var next = index + 1
        if text[next].kind == .number { return true }
        if text[next].isSymbol("-"), text[next + 1].kind == .number { next += 2 }
        let unit = text[next]
        return unit.spells("mhz", in: text) || unit.spells("ghz", in: text) || unit.spells("khz", in: text) || unit.spells("db", in: text)
            || unit.spells("dbw", in: text) || unit.spells("km", in: text) || unit.isSymbol("%")
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
        // "chapters III and IV of the study".
        if token.is(.chapter, .chapters), token.isCapitalised || ActScanner.isRoman(text.bytes(index + 1)) { return (.chapter, index + 1) }
        guard token.isCapitalised else { return nil }
        if token.is(.section) || token.is(.sections) { return (.section, index + 1) }
        if token.is(.appendix, .appendices) { return (.appendix, index + 1) }
        // "Annex 5 of Appendix 30", "Annex 10 to the Convention on Civil Aviation".
        if token.is(.annex, .annexes), let behind = behindNumbers(text, from: index + 1), text[behind].is(.of, .to),
            text[behind + 1].isCapitalised || text[behind + 1].is(.the, .that) && text[behind + 2].isCapitalised {
            return (.annex, index + 1)
        }
        if token.is(.table) || token.spells("tables", in: text) {
            return tableNumber(text, at: index + 1) == nil ? nil : (.table, index + 1)
        }
        if token.is(.rule, .rules) { return (.rule, index + 1) }
        return nil
    }

    private func behindNumbers(_ text: TokenizedText, from index: Int) -> Int? {
        var next = index
        while text[next].kind == .number || ActScanner.isRoman(text.bytes(next)) || text[next].is(.and, .or) || text[next].isSymbol(",") { next += 1 }
        return next > index ? next : nil
    }

    /// The "21-4" of "Table 21-4": tables of the Radio Regulations bear the number of their article.
    private func tableNumber(_ text: TokenizedText, at index: Int) -> String? {
        guard text[index].kind == .number, text[index + 1].isSymbol("-"), !text[index + 1].hasSpaceBefore,
            text[index + 2].kind == .number, !text[index + 2].hasSpaceBefore, text[index].end - text[index].start <= 2
        else { return nil }
        return text.string(index..<index + 3)
    }

    private func number(_ text: TokenizedText, at index: Int, kind: ProvisionKind) -> String? {
        if kind == .table { return tableNumber(text, at: index) }
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
        if kind == .table { return nil }
        if text[index].is(.to), text[index + 1].kind == .number { return index + 1 }
        if text[index].isSymbol("-"), text[index + 1].kind == .number { return index + 1 }
        return nil
    }
}
