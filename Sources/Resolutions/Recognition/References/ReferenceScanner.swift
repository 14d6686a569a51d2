/// Finds all references of a passage, from left to right; each word belongs to one reference at most.
///
/// A class: it holds all scanners with their tables, and each text is handed it.
final class ReferenceScanner: Sendable {
    let acts: ActScanner
    let instruments: InstrumentScanner
    let described: DescribedScanner
    let provisions = ProvisionScanner()
    let internals: InternalScanner

    let reports = ReportScanner()
    /// Where to look at all.
    private let starts: ReferenceStarts

    init(acts: ActScanner, instruments: InstrumentScanner, described: DescribedScanner, internals: InternalScanner) {
        self.acts = acts
        self.instruments = instruments
        self.described = described
        self.internals = internals
        starts = ReferenceStarts(
            words: [
                (.any, ActTable.words + ProvisionScanner.words + InternalScanner.words + DescribedScanner.words),
                (.provision, ProvisionScanner.headWords), (.pointer, InternalScanner.words), (.document, InstrumentScanner.documentWords),
            ],
            phrases: internals.headings.firstWords, names: instruments.table.trie.firstWords)
    }

    func mark(_ words: inout WordTable) { starts.mark(&words) }

    private struct Pending {
        var printed: PrintedProvisions
        var isInBrackets: Bool
    }

    /// - Parameter looksEverywhere: whether words at which nothing can begin are looked at as well; for tests.
    func scan(
        _ text: TokenizedText, context: ReferenceContext, memory: ReferenceMemory, looksEverywhere: Bool = false
    ) -> [FoundReference] {
        var found: [FoundReference] = []
        var pending: [Pending] = []
        // What a lead-in names holds for its items.
        if memory.passageFragment.isEmpty || !Self.isInside(context.fragment, memory.passageFragment) {
            memory.passageInstrument = nil
            memory.passageFragment = context.fragment
        }
        memory.passageReport = nil
        memory.passageAnnexHolder = nil
        let isFootnote = context.fragment.hasPrefix("fn")
        // "Ibid.": what the note before pointed to.
        if isFootnote, text[0].spells("ibid", in: text), text.count <= 2 {
            guard var reference = memory.lastFootnote else { return [] }
            reference.tokens = 0..<1
            return [reference]
        }
        var index = 0
        // Where a chain of provisions began: "§ 6.25 of Article 6 of Appendix 30B" is the appendix's.
        var chainStart: Int?
        let tokens = text.tokens
        let starts = starts
        while index < tokens.count {
            // At most words nothing begins and nothing is waited for.
            if !looksEverywhere, pending.isEmpty {
                index = text.next(ReferenceStarts.marks, from: index, before: tokens.count)
                guard index < tokens.count else { break }
            }
            let kinds = looksEverywhere ? .all : starts.kinds(at: tokens[index])
            if kinds.isEmpty, pending.isEmpty {
                index += 1
                continue
            }
            guard !kinds.isEmpty else {
                if !pending.isEmpty, text[index].kind != .punctuation, breaksList(text, at: index) {
                    found += defaults(pending, context: context, memory: memory)
                    pending = []
                }
                index += 1
                continue
            }
            let mayBeProvision = kinds.contains(.provision)
            let isParagraph = mayBeProvision && ProvisionScanner.isParagraphHead(text, at: index)
            guard text[index].kind != .punctuation || isParagraph else {
                index += 1
                continue
            }
            if mayBeProvision, isParagraph || text[index].is(.annex, .annexes), let reference = internals.scan(text, at: index, context: context, memory: memory) {
                found += defaults(pending, context: context, memory: memory)
                pending = []
                found.append(reference)
                index = max(reference.tokens.upperBound, index + 1)
                continue
            }
            if mayBeProvision, var printed = provisions.scan(text, at: index) {
                if let start = chainStart, !printed.items.isEmpty {
                    printed.items[0].tokens = start..<printed.items[0].tokens.upperBound
                    chainStart = nil
                }
                let start = printed.items.first?.tokens.lowerBound ?? index
                index = printed.end
                if printed.kind == .appendix, let number = printed.items.last?.numbers.last, let regulations = instruments.table.radioRegulations {
                    memory.lastAppendix = .provision(of: instruments.table.identifier(regulations), kind: .appendix, number: number)
                }
                let after = behindDetails(text, from: printed.end)
                if let next = outerProvision(text, behind: after, inner: printed) {
                    chainStart = start
                    index = next
                    continue
                }
                if let reference = thatAppendix(text, from: start, behind: after, inner: printed.kind, memory: memory) {
                    found.append(reference)
                    index = reference.tokens.upperBound
                    continue
                }
                // "Appendices 1 to 3 to Annex 5 to this Resolution".
                if printed.kind == .appendix, text[after].is(.to, .of), text[after + 1].is(.annex),
                    var reference = internals.annexes(text, at: after + 1, context: context, memory: memory) {
                    reference.tokens = start..<reference.tokens.upperBound
                    found.append(reference)
                    index = reference.tokens.upperBound
                    continue
                }
                if let (report, end) = reports.scan(text, behind: after, printed: printed) {
                    for earlier in pending where earlier.printed.kind == printed.kind { found += resolve(earlier.printed, of: report, upTo: nil) }
                    pending = []
                    found += resolve(printed, of: report, upTo: end)
                    memory.passageReport = report
                    index = end
                    continue
                }
                if let (report, end) = lastReport(text, behind: after, inner: printed.kind, found: found) {
                    found += resolve(printed, of: report, upTo: end, confidence: 0.8)
                    index = end
                    continue
                }
                // "No. 47 in Article 8 of the Constitution": the number says it all.
                if printed.kind == .article, let last = pending.last, last.printed.kind == .number, text[last.printed.end].is(.in, .of),
                    last.printed.end + 1 == printed.items.first?.tokens.lowerBound,
                    let named = boundInstrument(text, at: after, context: context, memory: memory) {
                    for earlier in pending { found += resolve(earlier.printed, of: named, upTo: earlier.printed.end == last.printed.end ? named.tokens.upperBound : nil) }
                    pending = []
                    note(named, memory: memory)
                    index = named.tokens.upperBound
                    continue
                }
                if let named = boundInstrument(text, at: after, context: context, memory: memory) {
                    for earlier in pending { found += resolve(earlier.printed, of: named, upTo: nil) }
                    pending = []
                    found += resolve(printed, of: named, upTo: named.tokens.upperBound)
                    note(named, memory: memory)
                    index = named.tokens.upperBound
                } else {
                    pending.append(Pending(printed: printed, isInBrackets: text[start].depth > 0))
                }
                continue
            }
            if !pending.isEmpty, breaksList(text, at: index) {
                found += defaults(pending, context: context, memory: memory)
                pending = []
            }
            if let reference = reference(text, at: index, kinds, found: found, context: context, memory: memory) {
                index = max(reference.tokens.upperBound, index + 1)
                // "the Recognition Arrangement of Standards (ABC)": one naming, with the short form in brackets.
                if let last = found.indices.last, text[reference.tokens.lowerBound - 1].isSymbol("("), text[reference.tokens.upperBound].isSymbol(")"),
                    found[last].targets == reference.targets, found[last].tokens.upperBound < reference.tokens.lowerBound,
                    !(found[last].tokens.upperBound..<reference.tokens.lowerBound - 1).contains(where: { text[$0].isSymbol(",") || text[$0].isSymbol(";") || text[$0].isSymbol(")") }) {
                    found[last].tokens = found[last].tokens.lowerBound..<reference.tokens.upperBound + 1
                } else {
                    found.append(reference)
                }
            } else {
                index += 1
            }
        }
        found += defaults(pending, context: context, memory: memory)
        found.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
        for index in found.indices where found[index].status == .described && found[index].confidence == nil && found[index].targets.contains(where: Self.isCoined) {
            found[index].confidence = Self.description
        }
        if isFootnote { memory.lastFootnote = found.count == 1 && !found[0].targets.isEmpty ? found[0] : nil }
        return found
    }

    /// Whether a component lies in another.
    private static func isInside(_ fragment: String, _ outer: String) -> Bool {
        let length = outer.utf8.count
        // Nearly every fragment that is not inside is told by this one byte.
        return fragment.utf8.dropFirst(length).first == UInt8(ascii: "_") && fragment.hasPrefix(outer)
    }

    /// How sure it is that words which only describe a text name one of its own.
    private static let description = 0.8

    private static func isCoined(_ target: ReferenceTarget) -> Bool {
        switch target {
        case .instrument(let instrument), .provision(of: let instrument, _, _): instrument.coined != nil
        case .work, .revision, .component: false
        }
    }

    /// Each scanner says no to most words at its first look; that look is repeated here, since only to ask costs more.
    private func reference(
        _ text: TokenizedText, at index: Int, _ kinds: ReferenceKinds, found: [FoundReference], context: ReferenceContext,
        memory: ReferenceMemory
    ) -> FoundReference? {
        let token = text[index]
        let isNameOrNumber = token.isCapitalised || token.kind == .number
        if kinds.contains(.pointer), let reference = internals.scan(text, at: index, context: context, memory: memory) { return reference }
        if token.isCapitalised {
            if !context.mentions.mentions.isEmpty, let named = acts.publication(text, at: index, context: context, memory: memory) { return instrument(named, memory: memory) }
            if let named = instruments.supplement(text, at: index) { return instrument(named, memory: memory) }
            if kinds.contains(.document), let named = instruments.sectorDocument(text, at: index) { return instrument(named, memory: memory) }
            if token.is(.report), let report = reports.conferenceReport(text, at: index) { return report }
        }
        if ActTable.actClass(token) != nil, let reference = acts.scan(text, at: index, context: context, memory: memory) { return reference }
        // "GC(69)/DEC/11", "36/87": a further number goes on with a bracket or a slash.
        if isNameOrNumber, text[index + 1].isSymbol("(") || text[index + 1].isSymbol("/"), let reference = acts.further(text, at: index, behind: found, memory: memory) { return reference }
        if token.isCapitalised {
            if text[index + 1].isSymbol("/"), repeatsSymbol(text, at: index, behind: found) { return nil }
            // A symbol has a slash behind its first letters, or the word "document" or "Circular Letter" before them.
            if text[index + 1].isSymbol("/") || token.spells("document", in: text) || token.spells("documents", in: text) || token.spells("circular", in: text) {
                if let reference = symbol(text, at: index, context: context, memory: memory) { return reference }
                if let reference = document(text, at: index) { return reference }
            }
        }
        if instruments.table.beginsName(token), var named = instruments.known(text, at: index, context: context, memory: memory) {
            // "the Constitution and Convention": one head, several targets.
            while text[named.tokens.upperBound].is(.and),
                let next = instruments.known(text, at: named.tokens.upperBound + 1, context: context, memory: memory),
                next.status == named.status {
                named.identifiers += next.identifiers
                named.tokens = named.tokens.lowerBound..<next.tokens.upperBound
            }
            return instrument(named, memory: memory)
        }
        if token.is(.the) {
            if instruments.table.beginsName(text[index + 1]),
                var named = instruments.known(text, at: index + 1, context: context, memory: memory), named.status == .described {
                named.tokens = index..<named.tokens.upperBound
                return instrument(named, memory: memory)
            }
            if let reference = described.scan(
                text, at: index, context: context, found: found, memory: memory) {
                return reference
            }
        }
        if isNameOrNumber, let named = instruments.capitalised(text, at: index, context: context, memory: memory) { return instrument(named, memory: memory) }
        if token.isCapitalised, text[index - 1].is(.the), let named = instruments.shortForm(text, at: index, memory: memory) {
            return instrument(named, memory: memory)
        }
        return nil
    }

    private func instrument(_ named: InstrumentScanner.Named, memory: ReferenceMemory) -> FoundReference {
        note(named, memory: memory)
        return FoundReference(
            tokens: named.tokens, status: named.status, targets: named.identifiers.map { .instrument($0) },
            confidence: named.confidence)
    }

    private func note(_ named: InstrumentScanner.Named, memory: ReferenceMemory) {
        memory.lastInstrument = named.identifiers.last
        memory.passageInstrument = named.identifiers.last
    }

    // MARK: - Provisions

    private func boundInstrument(
        _ text: TokenizedText, at index: Int, context: ReferenceContext, memory: ReferenceMemory
    ) -> InstrumentScanner.Named? {
        guard text[index].is(.of) || text[index].is(.in) || text[index].is(.to) else { return nil }
        var next = index + 1
        if text[next].is(.the) || text[next].is(.its) { next += 1 }
        if text[next].is(.current) || text[next].is(.said) || text[next].is(.existing) || text[next].is(.present) { next += 1 }
        guard
            let named = instruments.known(text, at: next, context: context, memory: memory, isOwn: text[next - 1].is(.its))
                ?? instruments.capitalised(text, at: next, context: context, memory: memory)
                ?? instruments.shortForm(text, at: next, memory: memory)
        else { return nil }
        return named
    }

    private func resolve(
        _ printed: PrintedProvisions, of named: InstrumentScanner.Named, upTo end: Int?, confidence: Double? = nil
    ) -> [FoundReference] {
        printed.items.enumerated().map { position, item in
            let isLast = position == printed.items.count - 1
            let tokens = isLast ? Range(from: item.tokens.lowerBound, to: end ?? item.tokens.upperBound) : item.tokens
            let targets = named.identifiers.flatMap { instrument in
                item.numbers.map { ReferenceTarget.provision(of: instrument, kind: printed.kind, number: $0) }
            }
            return FoundReference(
                tokens: tokens, status: named.status == .described ? .described : .resolved, targets: targets,
                citedRange: item.citedRange, confidence: confidence)
        }
    }

    /// Provisions after which no "of the I" follows: those of the Radio Regulations in the texts of radio
    /// conferences, otherwise those of the instrument named last in the same passage.
    private func defaults(
        _ pending: [Pending], context: ReferenceContext, memory: ReferenceMemory
    ) -> [FoundReference] {
        pending.flatMap { entry -> [FoundReference] in
            let printed = entry.printed
            if printed.kind == .paragraph {
                // "the Commitment (§ 24)"; "paragraph 3" behind "paragraph 2 of the report".
                if let revision = memory.passageAnnexHolder {
                    return printed.items.map { item in
                        let places = item.numbers.map { ReferenceTarget.component(revision, fragment: "annex_" + $0) }
                        return FoundReference(tokens: item.tokens, status: .resolved, targets: places, citedRange: item.citedRange, confidence: 0.7)
                    }
                }
                if let report = memory.passageReport { return resolve(printed, of: report, upTo: nil, confidence: 0.6) }
                guard entry.isInBrackets, let instrument = memory.passageInstrument else { return [] }
                return resolve(printed, of: InstrumentScanner.Named(instrument), upTo: nil, confidence: 0.8)
            }
            let isRadio = context.revision.work.series == "wrc" || context.revision.work.series == "ra"
            if let number = instruments.table.radioRegulations,
                (isRadio && (printed.isDotted || [.appendix, .article, .chapter, .table].contains(printed.kind)))
                    || (printed.isDotted && printed.kind == .number && isITU(context)) {
                return resolve(printed, of: InstrumentScanner.Named(instruments.table.identifier(number)), upTo: nil)
            }
            if let instrument = memory.passageInstrument, printed.kind == .article || printed.kind == .number {
                return resolve(printed, of: InstrumentScanner.Named(instrument), upTo: nil, confidence: 0.6)
            }
            return []
        }
    }

    private func isITU(_ context: ReferenceContext) -> Bool {
        context.organization != nil && context.organization == acts.acts.bySlug["wrc"]?.organization
    }

    /// Whether a word ends a list of provisions that waits for its instrument.
    private func breaksList(_ text: TokenizedText, at index: Int) -> Bool {
        let token = text[index]
        if token.is(.in, .of), provisions.scan(text, at: index + 1) != nil { return false }
        // "paragraphs 60 to 63, and in particular paragraph 63".
        if token.is(.in) && text[index + 1].is(.particular) || token.is(.particular) { return false }
        return token.depth == 0 && !token.is(.and, .or) && !token.is(.relevant) && !token.is(.the)
    }
}
