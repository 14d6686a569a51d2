/// Names that share a head or a tail, and names in quotation marks.
extension InstrumentScanner {
    /// Behind "the treaties of Tlatelolco": ", Rarotonga, Bangkok and Pelindaba", with the marks of notes between them.
    func furtherTreaties(_ text: TokenizedText, from index: Int, behind first: Int) -> ([InstrumentIdentifier], Int)? {
        guard text[index].spells("treaties", in: text), text[index + 1].is(.of), first == index + 3,
            let head = table.trie.child(of: 0, by: text[index].stem), let node = table.trie.child(of: head, by: text[index + 1].stem)
        else { return nil }
        var found: [InstrumentIdentifier] = []
        var next = first
        var end = first
        while true {
            while text[next].kind == .number || text[next].isSymbol("[") || text[next].isSymbol("^") || text[next].isSymbol("]") { next += 1 }
            guard text[next].isSymbol(",") || text[next].is(.and) else { break }
            next += 1
            while text[next].kind == .number { next += 1 }
            if text[next].is(.and) { next += 1 }
            guard let place = table.trie.child(of: node, by: text[next].stem), let number = table.trie.values(at: place).first else { break }
            found.append(table.identifier(number))
            next += 1
            end = next
        }
        return found.isEmpty ? nil : (found, end)
    }

    func kindIsProtocol(_ token: Token, in text: TokenizedText) -> Bool {
        token.spells("protocol", in: text) || token.spells("protocols", in: text)
    }

    /// "Additional Protocols I and II to the Treaty", "the Optional Protocol thereto": named after what they are added to.
    func protocols(
        _ text: TokenizedText, from index: Int, head: Int, context: ReferenceContext, memory: ReferenceMemory
    ) -> Named? {
        var numbers: [String] = []
        var next = head + 1
        var end = next
        while ActScanner.isRoman(text.bytes(next)) {
            numbers.append(text.string(next))
            next += 1
            end = next
            if text[next].isSymbol(",") { next += 1 }
            if text[next].is(.and) { next += 1 }
            guard next > end else { break }
        }
        let owner: InstrumentIdentifier
        if text[end].is(.thereto) {
            guard let last = memory.lastInstrument else { return nil }
            owner = last
            end += 1
        } else {
            guard !numbers.isEmpty, text[end].is(.to), text[end + 1].is(.the),
                let named = known(text, at: end + 2, context: context, memory: memory) ?? shortForm(text, at: end + 2, memory: memory),
                let first = named.identifiers.first
            else { return nil }
            owner = first
            end = named.tokens.upperBound
        }
        guard let label = owner.coined?.label ?? table.numbers[owner.slug].map({ table.instruments[$0].label }) else { return nil }
        var words = text.string(index..<head + 1)
        if !numbers.isEmpty, words.hasSuffix("s") { words.removeLast() }
        // "Additional Protocols to the Geneva Conventions" may be known under another name of the Conventions.
        if numbers.isEmpty, let number = table.numbers[owner.slug] {
            for name in table.instruments[number].alternativeNames {
                if let known = table.numbers[Slug.make(words + " to the " + name)] {
                    return Named(tokens: index..<end, identifiers: [table.identifier(known)], status: table.status(known))
                }
            }
        }
        let labels = numbers.isEmpty ? [words + " to the " + label] : numbers.map { words + " " + $0 + " to the " + label }
        let identifiers = labels.map { label -> InstrumentIdentifier in
            let slug = Slug.make(label, maximumLength: 200)
            return InstrumentIdentifier(slug: slug, coined: table.numbers[slug] == nil ? .init(label: label, kind: .instrument) : nil)
        }
        return Named(tokens: (text[index - 1].is(.the) ? index - 1 : index)..<end, identifiers: identifiers, status: .described, confidence: 0.8)
    }

    /// Words that end the name of an instrument only in company: "Final Acts", "Standards of Conduct", "Code of Conduct",
    /// "Accounting Standards (IPSAS)".
    func isHeadByContext(_ text: TokenizedText, at index: Int) -> Bool {
        let token = text[index]
        if token.spells("acts", in: text) { return text[index - 1].spells("final", in: text) && text[index - 1].isCapitalised }
        let isStandards = token.spells("standards", in: text)
        guard isStandards || token.spells("code", in: text) else { return false }
        if text[index + 1].is(.of), text[index + 2].spells("conduct", in: text), text[index + 2].isCapitalised { return true }
        return isStandards && text[index + 1].isSymbol("(") && text[index + 2].isAcronym && text[index + 3].isSymbol(")")
    }

    /// The end of "on the equality of all (ABC)" behind a name, before the bracket.
    func subjectBeforeAcronym(_ text: TokenizedText, from start: Int) -> Int? {
        guard text[start].is(.on), text[start + 1].kind == .word, !text[start + 1].isCapitalised else { return nil }
        for next in start + 1..<start + 14 {
            if text[next].isSymbol("(") { return text[next + 1].isAcronym && text[next + 2].isSymbol(")") ? next : nil }
            guard text[next].kind == .word else { return nil }
        }
        return nil
    }

    /// Behind "(ABC)" or "(XYZ ABC)", which may follow the mark that ends italics.
    func behindAcronym(_ text: TokenizedText, at end: Int) -> Int {
        let open = text[end].isSymbol("_") ? end + 1 : end
        guard text[open].isSymbol("("), text[open + 1].isAcronym else { return end }
        let close = text[open + 2].isAcronym ? open + 3 : open + 2
        return text[close].isSymbol(")") ? close + 1 : end
    }

    /// "Supplement 2 to Recommendation ITU-T D.50 (05/2013)", "Supplement 3 to the ITU-T Series A Recommendations".
    func supplement(_ text: TokenizedText, at index: Int) -> Named? {
        guard text[index].isCapitalised, text[index].spells("supplement", in: text), text[index + 1].kind == .number, text[index + 2].is(.to)
        else { return nil }
        let next = text[index + 3].is(.the) ? index + 4 : index + 3
        if let named = sectorDocument(text, at: next), named.identifiers.count == 1, let document = named.identifiers.first,
            let name = document.coined?.label ?? table.numbers[document.slug].map({ table.instruments[$0].label }) {
            let identifier = coinedInstrument("Supplement " + text.string(index + 1) + " to " + name)
            return Named(tokens: index..<named.tokens.upperBound, identifiers: [identifier], status: named.status)
        }
        guard let (_, behind) = ActScanner.sector(text, at: next), text[behind].spells("series", in: text), text[behind + 1].isCapitalised,
            text[behind + 2].is(.recommendations)
        else { return nil }
        let range = index..<behind + 3
        return Named(tokens: range, identifiers: [coinedInstrument(text.string(range))], status: .workOnly)
    }

    private func coinedInstrument(_ label: String) -> InstrumentIdentifier {
        let slug = Slug.make(label, maximumLength: 200)
        return InstrumentIdentifier(slug: slug, coined: table.numbers[slug] == nil ? .init(label: label, kind: .instrument) : nil)
    }

    /// The quotation mark that closes a title: only words, numbers and commas stand before it.
    func closingQuote(_ text: TokenizedText, from start: Int) -> Int? {
        for next in Range(from: start, to: min(start + 30, text.count)) {
            if text[next].isSymbol("\"") { return next }
            guard text[next].kind != .punctuation || text[next].isSymbol(",") || text[next].isSymbol("-") || text[next].symbol == 0x27 else { return nil }
        }
        return nil
    }

    /// "the Treaty": the instrument last named in full with that word.
    func shortForm(_ text: TokenizedText, at index: Int, memory: ReferenceMemory) -> Named? {
        guard text[index].isCapitalised, table.heads.contains(text[index].stem), text[index - 1].is(.the),
            !text[index + 1].isCapitalised, !isLonger(text, behind: index + 1),
            let identifier = memory.instruments[text[index].stem]
        else { return nil }
        return Named(
            tokens: index..<index + 1, identifiers: [identifier], status: identifier.coined == nil ? .resolved : .described,
            confidence: 0.8)
    }

    /// Behind a comma inside a name, "Prevent, Suppress and Punish Trafficking": where capitalised words and a
    /// conjunction follow that name no instrument.
    func enumeration(_ text: TokenizedText, behind comma: Int) -> Int? {
        var next = comma + 1
        var words = 0
        while next < comma + 12 {
            let token = text[next]
            if token.is(.and, .or), words > 0 { return text[next + 1].isCapitalised || text[next + 1].is(.on) ? comma + 1 : nil }
            guard token.isCapitalised && !table.heads.contains(token.stem) || token.isSymbol(",") && words > 0 else { return nil }
            words += 1
            next += 1
        }
        return nil
    }

    /// Whether a further instrument begins here ("… and the Convention on …").
    func startsInstrument(_ text: TokenizedText, at index: Int) -> Bool {
        for offset in 0..<8 {
            let token = text[index + offset]
            if token.kind == .word, token.isCapitalised {
                if table.heads.contains(token.stem) { return true }
            } else if !table.connectors.contains(token.word) || token.is(.and) {
                return false
            }
        }
        return false
    }
}
