/// Acts whose series or act the words around them tell.
extension ActScanner {
    /// "resolutions 63/71 of 2 December 2008 on the Convention and 70/54 of 7 December 2015": a number with its date goes
    /// on with the list that the title of an earlier one interrupted.
    func further(
        _ text: TokenizedText, at index: Int, behind found: [FoundReference], memory: ReferenceMemory
    ) -> FoundReference? {
        // "GC(69)/DEC/11" behind "decision GC(69)/DEC/10, entitled …".
        if text[index].isCapitalised, text[index + 1].isSymbol("("), text[index + 2].kind == .number, let end = symbolEnd(text, from: index) {
            let symbol = text.string(index..<end)
            // "GC(69)/RES/DEC(2025)": the volume that holds them.
            if symbol.contains("/RES/DEC") {
                return FoundReference(tokens: index..<end, status: .resolved, targets: [.instrument(.coined(symbol, .instrument, maximumLength: 200))])
            }
            return foreignSymbol(text, at: index, from: index, actClass: symbol.contains("/DEC") ? .decision : .resolution)
        }
        guard text[index].kind == .number, text[index - 1].isSymbol(",") || text[index - 1].is(.and), text[index + 1].isSymbol("/"),
            !text[index + 1].hasSpaceBefore, text[index + 2].kind == .number, let actClass = memory.lastClass, found.suffix(4).contains(where: Self.isAct)
        else { return nil }
        let (numbers, end) = numbers(text, from: index)
        guard let first = numbers.first, first.series != nil, first.edition != nil else { return nil }
        let targets = numbers.compactMap { cited in cited.series.map { cited.target(actClass: actClass, series: $0) } }
        let isDated = targets.allSatisfy { if case .revision = $0 { true } else { false } }
        return FoundReference(tokens: index..<end, status: isDated ? .resolved : .workOnly, targets: targets)
    }

    private static func isAct(_ reference: FoundReference) -> Bool {
        switch reference.targets.first {
        case .work, .revision: true
        default: false
        }
    }

    /// "resolution GC(69)/RES/15", "decisions C-24/DEC.4 and C-24/DEC.5": acts of bodies without a series, by their symbols.
    func foreignSymbol(_ text: TokenizedText, at first: Int, from start: Int, actClass: ActClass) -> FoundReference? {
        var identifiers: [InstrumentIdentifier] = []
        var next = first
        var end = first
        let word = switch actClass {
        case .resolution: "Resolution"
        case .decision: "Decision"
        case .recommendation: "Recommendation"
        case .opinion: "Opinion"
        }
        // "A/HRC/RES/S-15/1" is the symbol of a document.
        guard text[first].end - text[first].start > 1 else { return nil }
        while let behind = symbolEnd(text, from: next) {
            let label = word + " " + text.string(next..<behind)
            let kind = InstrumentKind(rawValue: word) ?? .instrument
            identifiers.append(InstrumentIdentifier.coined(label, kind, maximumLength: 200))
            next = behind
            end = behind
            guard text.skipListSeparator(&next) else { break }
        }
        guard !identifiers.isEmpty else { return nil }
        return FoundReference(tokens: start..<end, status: .resolved, targets: identifiers.map { .instrument($0) })
    }

    /// Capitals and, without a blank, brackets, numbers and "/RES/" or "/DEC.".
    private func symbolEnd(_ text: TokenizedText, from start: Int) -> Int? {
        guard text[start].kind == .word, text[start].isCapitalised, text.bytes(start).count <= 10 else { return nil }
        var next = start + 1
        var hasMark = false
        let depth = text[start].depth
        while next < text.count, !text[next].hasSpaceBefore {
            let token = text[next]
            if token.kind == .punctuation {
                let joins = token.isSymbol("/") || token.isSymbol("-") || token.isSymbol("(") || token.isSymbol(")") && text[next - 1].depth > depth
                guard joins || token.isSymbol(".") && text[next + 1].kind == .number && !text[next + 1].hasSpaceBefore else { break }
            } else if text[next - 1].isSymbol("/") {
                let bytes = text.bytes(next)
                if bytes.starts(with: "RES".utf8) || bytes.starts(with: "DEC".utf8) { hasMark = true }
            }
            next += 1
        }
        guard hasMark else { return nil }
        // "GC(69)/RES/9 A.2", "GC(69)/RES/16 B": a part of the act.
        let part = text.bytes(next)
        if text[next].isCapitalised, text[next - 1].kind == .number, part.dropFirst().allSatisfy({ Tokenizer.isDigit($0) || $0 == UInt8(ascii: ".") }),
            text[next + 1].kind != .word || text[next + 1].is(.and) {
            return next + 1
        }
        return next
    }

    /// "Resolution A4 (1991) … in Recommendations I and II": recommendations that the act named last contains.
    func recommendationOfAct(
        _ text: TokenizedText, at first: Int, from start: Int, actClass: ActClass, context: ReferenceContext, memory: ReferenceMemory
    ) -> FoundReference? {
        guard actClass == .recommendation, text[start].isCapitalised, Self.isRoman(text.bytes(first)), let revision = memory.lastRevision,
            memory.lastRevisionFragment == context.fragment
        else { return nil }
        var targets: [ReferenceTarget] = []
        var next = first
        var end = first
        while Self.isRoman(text.bytes(next)) {
            targets.append(.component(revision, fragment: "recommendation-" + text.string(next)))
            next += 1
            end = next
            guard text.skipListSeparator(&next) else { break }
        }
        return FoundReference(tokens: start..<end, status: .resolved, targets: targets)
    }

    /// Whose act "its Resolution 9" is where the clause names another body as the one that speaks: "the Council, in its
    /// decision 5", "in its Resolution 9 (Rev. Kigali, 2022), on spectrum, WTDC recognizes".
    func subjectSeries(
        _ text: TokenizedText, at index: Int, numbers: [CitedNumber], behind end: Int, context: ReferenceContext
    ) -> String? {
        let own = context.revision.work.series
        for position in Range(from: max(1, index - 8), to: index).reversed() {
            guard let mention = context.mentions.ending(at: position), mention.agents.count == 1 else { continue }
            return series(of: mention, numbers: numbers, own: own)
        }
        // Behind the act only where its edition cannot be one of the issuer's.
        guard case .place? = numbers.first?.edition, acts.bySlug[own]?.editionsHavePlaces == false else { return nil }
        for position in Range(from: end, to: min(end + 30, text.count)) {
            if let mention = context.mentions.starting(at: position), mention.agents.count == 1, let series = series(of: mention, numbers: numbers, own: own),
                acts.bySlug[series]?.editionsHavePlaces == true { return series }
        }
        return nil
    }

    private func series(of mention: AgentMention, numbers: [CitedNumber], own: String) -> String? {
        guard let agent = mention.agents.first, agents.kinds[agent] == .body else { return nil }
        if let series = acts.byBody[agent]?.slug { return series }
        // "S2 (1970)": a number with a letter is of no series that an authority lists.
        guard let first = numbers.first, first.series == nil, first.number.first?.isLetter == true else { return nil }
        return agents.agents[agent].identifier.path.split(separator: "/").last.map(String.init)
    }
}
