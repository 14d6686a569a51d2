/// Documents by their symbols and codes.
extension ReferenceScanner {
    /// Whether a symbol in brackets belongs to the instrument named right before: "the Outcome Document (A/60/L.1)".
    func repeatsSymbol(_ text: TokenizedText, at index: Int, behind found: [FoundReference]) -> Bool {
        guard text[index - 1].isSymbol("("), text[index + 1].isSymbol("/"), let last = found.last, last.tokens.upperBound == index - 1 else { return false }
        switch last.targets.last {
        case .instrument, .provision: break
        default: return false
        }
        return symbolEnd(text, from: index, isNamed: false).map { text[$0].isSymbol(")") } ?? false
    }

    /// `A/RES/60/1`, `S/RES/1540 (2004)`.
    func symbol(
        _ text: TokenizedText, at index: Int, context: ReferenceContext, memory: ReferenceMemory
    ) -> FoundReference? {
        guard text[index].isCapitalised else { return nil }
        if let document = document(text, at: index, context: context) { return document }
        guard text[index].end - text[index].start == 1, text[index + 1].isSymbol("/"),
            text[index + 2].is(.res), text[index + 3].isSymbol("/"), text[index + 4].kind == .number
        else { return nil }
        let isAssembly = text.bytes(index).first == UInt8(ascii: "A")
        let series = isAssembly ? "unga" : "unsc"
        guard acts.acts.bySlug[series] != nil, var (number, next) = acts.number(text, at: index + 4) else { return nil }
        if let (mark, _, after) = acts.edition(text, at: next) {
            number.edition = mark
            next = after
        }
        let target = number.target(actClass: .resolution, series: series)
        return FoundReference(
            tokens: index..<next, status: number.edition == nil ? .workOnly : .resolved, targets: [target])
    }

    /// "Document C99/27", "Document PP-18/37", "Circular Letter CR/1": a paper of a meeting, known by its code.
    func document(_ text: TokenizedText, at index: Int) -> FoundReference? {
        guard text[index].isCapitalised else { return nil }
        // "Circular Letter CR/297".
        let isLetter = text[index].spells("circular", in: text) && text[index + 1].spells("letter", in: text) && text[index + 1].isCapitalised
        guard isLetter || text[index].spells("document", in: text) || text[index].spells("documents", in: text) else { return nil }
        var identifiers: [InstrumentIdentifier] = []
        var next = isLetter ? index + 2 : index + 1
        var end = next
        while text[next].isCapitalised, text[next + 1].isSymbol("/") || text.bytes(next).contains(where: Tokenizer.isDigit) {
            var stop = next + 1
            while text[stop].isSymbol("/") || text[stop].isSymbol("-"), !text[stop].hasSpaceBefore, text[stop + 1].kind != .punctuation, !text[stop + 1].hasSpaceBefore {
                stop += 2
            }
            guard stop > next + 1 else { break }
            let label = (isLetter ? "Circular Letter " : "Document ") + text.string(next..<stop)
            identifiers.append(InstrumentIdentifier.coined(label, .instrument))
            end = stop
            next = stop
            guard text.skipListSeparator(&next) else { break }
        }
        guard !identifiers.isEmpty else { return nil }
        return FoundReference(tokens: index..<end, status: .resolved, targets: identifiers.map { .instrument($0) })
    }

    /// A document by its symbol, `S/2014/780`, `A/AC.297/2025/3`, `Document A66/28`, in the texts of
    /// organizations that print them so.
    private func document(_ text: TokenizedText, at index: Int, context: ReferenceContext) -> FoundReference? {
        guard text[index].isCapitalised, context.organization?.path == "body/un" || context.organization?.path == "body/who" else { return nil }
        if text[index].spells("document", in: text) || text[index].spells("documents", in: text), text[index].isCapitalised,
            let end = symbolEnd(text, from: index + 1, isNamed: true) {
            return document("Document " + text.string(index + 1..<end), index..<end)
        }
        guard text[index].isCapitalised, !text[index - 1].isSymbol("/") || text[index].hasSpaceBefore,
            let end = symbolEnd(text, from: index, isNamed: text[index - 1].is(.and))
        else { return nil }
        let label = text.string(index..<end)
        // "S/1994/333 and Add.1": an addition has a symbol of its own.
        if text[end].is(.and), text[end + 1].spells("add", in: text), text[end + 2].isSymbol("."), text[end + 3].kind == .number {
            let further = label + "/Add." + text.string(end + 3)
            let identifiers = [label, further].map { InstrumentIdentifier.coined($0, .instrument, maximumLength: 80) }
            return FoundReference(tokens: index..<end + 4, status: .resolved, targets: identifiers.map { .instrument($0) })
        }
        return document(context.organization?.path == "body/who" && !label.hasPrefix("A/") ? "Document " + label : label, index..<end)
    }

    private func document(_ label: String, _ tokens: Range<Int>) -> FoundReference? {
        let slug = Slug.make(label, maximumLength: 80)
        guard !slug.isEmpty else { return nil }
        let identifier = InstrumentIdentifier(slug: slug, coined: .init(label: label, kind: .instrument))
        return FoundReference(tokens: tokens, status: .resolved, targets: [.instrument(identifier)])
    }

    /// Behind a symbol of capitals, numbers and slashes without a blank; nil where no part is a number.
    private func symbolEnd(_ text: TokenizedText, from start: Int, isNamed: Bool) -> Int? {
        guard text[start].kind == .word, text[start].isCapitalised, text[start + 1].isSymbol("/"), !text[start + 1].hasSpaceBefore,
            !text[start + 2].is(.res)
        else { return nil }
        // `A`, `S`, `CD`, `NPT`: capitals; `A66` only behind the word "document".
        let first = text.bytes(start)
        guard first.count <= 6, first.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A || isNamed && Tokenizer.isDigit($0) }),
            isNamed || first.count > 1 || first.first == UInt8(ascii: "A") || first.first == UInt8(ascii: "S") || first.first == UInt8(ascii: "E")
        else { return nil }
        var next = start + 1
        var hasNumber = false
        while text[next].isSymbol("/"), !text[next].hasSpaceBefore, !text[next + 1].hasSpaceBefore, text[next + 1].kind == .number || text[next + 1].isCapitalised {
            let bytes = text.bytes(next + 1)
            let letters = bytes.prefix { !Tokenizer.isDigit($0) && $0 != UInt8(ascii: ".") }
            guard letters.count <= 6 else { return nil }
            if bytes.contains(where: Tokenizer.isDigit) { hasNumber = true }
            next += 2
            while text[next].isSymbol("-"), !text[next].hasSpaceBefore, !text[next + 1].hasSpaceBefore, text[next + 1].kind == .number { next += 2 }
            // "Rev.5" is cut at the point where no digit precedes it.
            if text[next].isSymbol("."), !text[next].hasSpaceBefore, text[next + 1].kind == .number, !text[next + 1].hasSpaceBefore { next += 2 }
        }
        guard hasNumber else { return nil }
        // "A/80/130 (Part I)", "NPT/CONF.1995/32 (Part I)/Corr.2".
        if text[next].isSymbol("("), text[next + 1].is(.part, .parts) || text[next + 1].spells("vol", in: text) {
            next = text.behindBracket(at: next)
            if text[next].isSymbol("/"), !text[next].hasSpaceBefore, text[next + 1].isCapitalised { next += 2 }
        }
        return next
    }
}
