/// What stands behind the numbers of provisions: details, the provision that holds them, and words for one named before.
extension ReferenceScanner {
    /// Behind a bracket and a further paragraph: "(relating to ITU-R)", ", paragraph 3,".
    func behindDetails(_ text: TokenizedText, from index: Int) -> Int {
        var next = index
        // "the Preamble (No. 1) of the Constitution".
        if text[next].isSymbol(")"), text[next + 1].is(.of) { next += 1 }
        if text[next].isSymbol("(") { next = text.behindBracket(at: next) }
        if text[next].isSymbol(","), text[next + 1].isSymbol("#") || text[next + 1].kind == .punctuation {
            // ", § 4.2.1 b)".
            var end = next + 2
            while text[end].kind == .punctuation, !text[end].isSymbol(","), end < next + 4 { end += 1 }
            if text[end].kind == .number {
                end += 1
                if text[end].kind == .word, text[end + 1].isSymbol(")") { end += 2 }
                next = end
            }
        }
        // "Article 6, 1921, of": the year of its text.
        if text[next].isSymbol(","), text[next + 1].kind == .number, text.integer(next + 1).map({ $0 > 1800 }) == true {
            next += 2
            if text[next].isSymbol(",") || text[next].isSymbol(")") { next += 1 }
            return next
        }
        // "paragraph 63 (d), of the Final Document".
        if text[next].isSymbol(","), text[next + 1].is(.of) { return next + 1 }
        let comma = text[next].isSymbol(",") ? next + 1 : next
        guard text[comma].is(.paragraph, .paragraphs), text[comma + 1].kind == .number else { return next }
        next = comma + 2
        while text[next].is(.to) || text[next].is(.and) || text[next].isSymbol("-"), text[next + 1].kind == .number { next += 2 }
        if text[next].isSymbol(",") { next += 1 }
        return next
    }

    /// The head word of the provision that holds those just read: "Article 6 of" before "Appendix 30B", "paragraph 36 of"
    /// before "Article VIII". A number of an article stands for itself.
    func outerProvision(_ text: TokenizedText, behind index: Int, inner: PrintedProvisions) -> Int? {
        guard inner.kind != .number, text[index].is(.of, .to) || text[index].is(.in) else { return nil }
        let next = text[index + 1].is(.the, .these) ? index + 2 : index + 1
        guard let outer = provisions.scan(text, at: next) else { return nil }
        return Self.rank(outer.kind) > Self.rank(inner.kind) ? next : nil
    }

    private static func rank(_ kind: ProvisionKind) -> Int {
        switch kind {
        case .paragraph: 0
        case .table: 1
        case .section, .part, .rule, .number: 2
        case .article, .annex: 3
        case .appendix, .chapter: 4
        }
    }

    /// "Article 8 of that Appendix": the one named last.
    func thatAppendix(
        _ text: TokenizedText, from start: Int, behind index: Int, inner: ProvisionKind, memory: ReferenceMemory
    ) -> FoundReference? {
        guard inner == .article || inner == .paragraph || inner == .annex, text[index].is(.of, .to),
            text[index + 1].is(.that) || text[index + 1].is(.the) && text[index + 2].is(.said, .same)
        else { return nil }
        let noun = text[index + 1].is(.that) ? index + 2 : index + 3
        guard text[noun].is(.appendix), let last = memory.lastAppendix else { return nil }
        return FoundReference(tokens: start..<noun + 1, status: .resolved, targets: [last], confidence: 0.8)
    }

    /// "paragraph 14 of this report", "paragraph 2 thereof": the document that the same passage has named last.
    func lastReport(
        _ text: TokenizedText, behind index: Int, inner: ProvisionKind, found: [FoundReference]
    ) -> (InstrumentScanner.Named, Int)? {
        guard inner == .paragraph || inner == .part || inner == .section || inner == .chapter else { return nil }
        let end: Int
        if text[index].is(.thereof) {
            end = index + 1
        } else if text[index].is(.of), text[index + 1].is(.this, .that), text[index + 2].is(.report) || text[index + 2].is(.study) {
            end = index + 3
        } else {
            return nil
        }
        switch found.last?.targets.last {
        case .instrument(let instrument), .provision(of: let instrument, _, _): return (InstrumentScanner.Named(instrument), end)
        default: return nil
        }
    }
}
