/// Reads pointers to parts of this text or of another act: "Annexes B and C to this resolution",
/// "resolves 2 i) of Resolution 18 (Rev. …)", "considering a) above", "paragraph 5 of resolution 1540 (2004)".
struct InternalScanner: Sendable {
    let actScanner: ActScanner
    let headings: PhraseTrie<String>

    /// The words that begin a pointer without a capital, those of `headings` apart.
    static let words: [Word] = [.annex, .annexes, .preamble, .paragraph, .paragraphs, .para, .paras, .agenda, .item, .items]

    func scan(
        _ text: TokenizedText, at index: Int, context: ReferenceContext, memory: ReferenceMemory
    ) -> FoundReference? {
        let token = text[index]
        if token.is(.annex, .annexes) { return annexes(text, at: index, context: context, memory: memory) }
        // "the Attachment to this Resolution" is an annex by another name.
        if token.isCapitalised, token.spells("attachment", in: text), text[index + 1].is(.to), behindOwn(text, at: index + 2) != nil {
            return annexes(text, at: index, context: context, memory: memory)
        }
        // "the preamble to the present resolution".
        if token.is(.preamble), text[index + 1].is(.to, .of), context.places.fragments.contains("preamble"), let behind = behindOwn(text, at: index + 2) {
            return own(text, index..<behind, ["preamble"], context: context)
        }
        if token.is(.paragraph, .paragraphs) || token.is(.para, .paras) {
            return paragraphs(text, at: index, first: index + 1, context: context, memory: memory)
        }
        if let first = ParagraphNumbers.behindSectionSign(text, at: index) {
            return paragraphs(text, at: index, first: first, context: context, memory: memory)
        }
        if headings.child(of: 0, by: token.word) != nil, let items = items(text, at: index, context: context, memory: memory) { return items }
        return token.kind == .number || token.is(.agenda) || token.is(.item, .items) ? numbered(text, at: index, context: context) : nil
    }

    // MARK: - Annexes

    /// "Annexes B and C to this resolution", "the annexes to this decision", "Annex 2" where the text names it as its
    /// own elsewhere, "the Annex" where it has one only.
    func annexes(
        _ text: TokenizedText, at index: Int, context: ReferenceContext, memory: ReferenceMemory
    ) -> FoundReference? {
        let (labels, end) = annexLabels(text, behind: index)
        let fragments = labels.isEmpty ? Self.unlabelled(isPlural: text[index].is(.annexes), context: context) : labels.map { "annex-" + $0 }
        if text[end].is(.to, .of) {
            if let behind = behindOwn(text, at: end + 1) {
                memory.annexes.formUnion(fragments)
                return ownAnnexes(index..<behind, fragments, context: context)
            }
            if let found = act(text, at: end + 1, context: context, memory: memory) {
                return inAct(found, from: index, fragments: fragments)
            }
            // "Annex 5 to Appendix 30", "Annex 1 to Recommendation ITU-R M.1": not of this text.
            let next = text[end + 1].is(.the) || text[end + 1].is(.that) ? end + 2 : end + 1
            if labels.isEmpty || text[next].isCapitalised, text[next].kind == .word { return nil }
            if labels.isEmpty { return nil }
        }
        if text[end].is(.hereto) || text[end].is(.below) || text[end].is(.above) {
            return own(text, index..<end, fragments, context: context)
        }
        if labels.isEmpty {
            guard text[index].isCapitalised, text[index].is(.annex), text[index - 1].is(.the), text[index - 2].is(.`in`, .to) || text[index - 2].is(.of, .by),
                context.places.annexes.count == 1, !text[end].isCapitalised
            else { return nil }
            return own(text, index..<end, fragments, context: context)
        }
        // "as elaborated in annex II": in small letters only where no other document can be meant.
        guard text[index].isCapitalised || text[index - 1].is(.`in`, .under),
            fragments.allSatisfy({ context.places.fragments.contains($0) || memory.annexes.contains($0) })
        else { return nil }
        return ownAnnexes(index..<end, fragments, context: context)
    }

    /// `1`, `A and B`, `I, II and III` behind "Annex".
    private func annexLabels(_ text: TokenizedText, behind index: Int) -> (labels: [String], end: Int) {
        var labels: [String] = []
        var next = index + 1
        var end = next
        while text[next].kind == .number || (text[next].kind == .word && text[next].isCapitalised && text[next].end - text[next].start <= 3
            && (text[next].end - text[next].start == 1 || ActScanner.isRoman(text.bytes(next)))) {
            labels.append(text.string(next))
            next += 1
            end = next
            guard text.skipListSeparator(&next) else { break }
        }
        return (labels, end)
    }

    /// "the annexes": all of them; "the annex": the only one, whatever its number.
    private static func unlabelled(isPlural: Bool, context: ReferenceContext) -> [String] {
        if isPlural, !context.places.annexes.isEmpty { return context.places.annexes }
        if !context.places.fragments.contains("annex"), context.places.annexes.count == 1 { return context.places.annexes }
        return ["annex"]
    }

    /// Annexes that the text calls its own exist, whether the file holds them or not.
    private func ownAnnexes(_ tokens: Range<Int>, _ fragments: [String], context: ReferenceContext) -> FoundReference {
        FoundReference(
            tokens: tokens, status: .resolved, targets: fragments.map { .component(context.revision, fragment: $0) },
            isDangling: !fragments.allSatisfy(context.places.fragments.contains))
    }

    // MARK: - Targets

    /// Behind "this resolution", "the present resolution", "this Recommendation", "this decision".
    func behindOwn(_ text: TokenizedText, at index: Int) -> Int? {
        var next = index
        if text[next].is(.this) { next += 1 } else if text[next].is(.the), text[next + 1].is(.present) { next += 2 } else { return nil }
        return ActTable.actClass(text[next]) == nil ? nil : next + 1
    }

    func act(
        _ text: TokenizedText, at index: Int, context: ReferenceContext, memory: ReferenceMemory
    ) -> FoundReference? {
        var next = index
        if text[next].is(.the) || text[next].is(.its) { next += 1 }
        if let mention = context.mentions.starting(at: next), ActTable.actClass(text[mention.tokens.upperBound]) != nil {
            next = mention.tokens.upperBound
        }
        return actScanner.scan(text, at: next, context: context, memory: memory)
    }

    func inAct(_ found: FoundReference, from start: Int, fragments: [String]) -> FoundReference {
        var targets: [ReferenceTarget] = []
        for target in found.targets {
            if case .revision(let revision, _, _) = target {
                targets += fragments.map { .component(revision, fragment: $0) }
            } else {
                targets.append(target)
            }
        }
        return FoundReference(tokens: start..<found.tokens.upperBound, status: found.status, targets: targets)
    }

    func own(
        _ text: TokenizedText, _ tokens: Range<Int>, _ fragments: [String], context: ReferenceContext
    ) -> FoundReference {
        let existing = fragments.compactMap { known($0, context: context) }
        return FoundReference(
            tokens: tokens, status: existing.isEmpty ? .unresolved : .resolved,
            targets: existing.map { .component(context.revision, fragment: $0) }, isDangling: existing.count < fragments.count)
    }

    /// The fragment as it is, or in the n-th section with the same verb.
    func known(_ fragment: String, context: ReferenceContext) -> String? {
        if context.places.fragments.contains(fragment) { return fragment }
        guard let cut = fragment.firstIndex(of: "_") else { return nil }
        // "resolves 1.2.3" stands inside 1 and 1.2.
        let nested = context.places.lastLabels[String(fragment[..<cut]) + " " + fragment[fragment.index(after: cut)...]]
        if let nested { return nested }
        // "1.2 a)" stands inside 1, 1.2.
        if let item = fragment.lastIndex(of: "_"), item > cut {
            let outer = context.places.lastLabels[String(fragment[..<cut]) + " " + fragment[fragment.index(after: cut)..<item]]
            if let outer, context.places.fragments.contains(outer + fragment[item...]) { return outer + fragment[item...] }
        }
        for number in 2...9 {
            let other = fragment[..<cut] + "\(number)" + fragment[cut...]
            if context.places.fragments.contains(String(other)) { return String(other) }
        }
        return nil
    }
}
