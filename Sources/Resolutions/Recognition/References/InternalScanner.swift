/// Reads pointers to parts of this text or of another act: "Annexes B and C to this resolution",
/// "resolves 2 i) of Resolution 18 (Rev. …)", "considering a) above", "paragraph 5 of resolution 1540 (2004)".
struct InternalScanner: Sendable {
    let actScanner: ActScanner
    let headings: PhraseTrie<String>

    func scan(
        _ text: TokenizedText, at index: Int, context: ReferenceContext, memory: inout ReferenceMemory
    ) -> FoundReference? {
        let token = text[index]
        if token.is(.annex, .annexes) { return annexes(text, at: index, context: context, memory: &memory) }
        if token.is(.paragraph, .paragraphs) || token.is(.para, .paras) {
            return paragraphs(text, at: index, context: context, memory: &memory)
        }
        return items(text, at: index, context: context, memory: &memory)
    }

    // MARK: - Annexes

    private func annexes(
        _ text: TokenizedText, at index: Int, context: ReferenceContext, memory: inout ReferenceMemory
    ) -> FoundReference? {
        var labels: [String] = []
        var next = index + 1
        var end = next
        while text[next].kind == .number || (text[next].kind == .word && text[next].isCapitalised && text[next].end - text[next].start <= 3
            && (text[next].end - text[next].start == 1 || ActScanner.isRoman(text.bytes(next)))) {
            labels.append(text.string(next))
            next += 1
            end = next
            if text[next].isSymbol(",") { next += 1 }
            if text[next].is(.and, .or) { next += 1 }
            guard next > end else { break }
        }
        let fragments = labels.isEmpty ? ["annex"] : labels.map { "annex-" + $0 }
        if text[end].is(.to, .of) {
            if let behind = behindOwn(text, at: end + 1) {
                return own(text, index..<behind, fragments, context: context)
            }
            if let found = act(text, at: end + 1, context: context, memory: &memory) {
                return inAct(found, from: index, fragments: fragments)
            }
            if text[end].is(.to), !text[end + 1].is(.the), !labels.isEmpty { /* falls through to a bare annex */ }
            if labels.isEmpty { return nil }
        }
        if text[end].is(.hereto) || text[end].is(.below) || text[end].is(.above) {
            return own(text, index..<end, fragments, context: context)
        }
        guard !labels.isEmpty, text[index].isCapitalised, fragments.allSatisfy(context.fragments.contains) else { return nil }
        return own(text, index..<end, fragments, context: context)
    }

    // MARK: - Paragraphs of texts without headings

    private func paragraphs(
        _ text: TokenizedText, at index: Int, context: ReferenceContext, memory: inout ReferenceMemory
    ) -> FoundReference? {
        var fragments: [String] = []
        var next = index + 1
        var end = next
        while let number = text.integer(next) {
            var fragment = "operative_\(number)"
            var behind = next + 1
            while text[behind].isSymbol("("), text[behind + 1].kind != .punctuation, text[behind + 2].isSymbol(")"),
                !text[behind].hasSpaceBefore || text.bytes(behind + 1).count == 1 {
                fragment += "_" + text.string(behind + 1).lowercased()
                behind += 3
            }
            if text[behind].is(.to) || text[behind].isSymbol("-"), let last = text.integer(behind + 1), last > number, last - number < 200 {
                fragments += (number...last).map { "operative_\($0)" }
                behind += 2
            } else {
                fragments.append(fragment)
            }
            next = behind
            end = next
            if text[next].isSymbol(",") { next += 1 }
            if text[next].is(.and, .or) { next += 1 }
            guard next > end else { break }
        }
        guard !fragments.isEmpty else { return nil }
        if text[end].is(.above) || text[end].is(.below) {
            return own(text, index..<end, fragments, context: context)
        }
        guard text[end].is(.of) else { return nil }
        if let behind = behindOwn(text, at: end + 1) { return own(text, index..<behind, fragments, context: context) }
        var start = end + 1
        if text[start].is(.its) || text[start].is(.the) { start += 1 }
        guard let found = act(text, at: start, context: context, memory: &memory) else { return nil }
        return inAct(found, from: index, fragments: fragments)
    }

    // MARK: - Items under heading verbs

    private func items(
        _ text: TokenizedText, at index: Int, context: ReferenceContext, memory: inout ReferenceMemory
    ) -> FoundReference? {
        guard let (phrase, verbEnd) = heading(text, at: index) else { return nil }
        var base = Slug.make(phrase)
        var next = verbEnd
        // "instructs the Secretary-General 1 above": the section with that heading.
        var labels = self.labels(text, at: next)
        if labels == nil {
            for section in context.sections where section.keyword == phrase && !section.heading.isEmpty {
                let length = matchLength(section.heading, text: text, at: verbEnd)
                if length > 0 {
                    labels = self.labels(text, at: verbEnd + length)
                    base = section.fragment
                    next = verbEnd + length
                    break
                }
            }
        }
        guard let (fragments, end) = labels else { return nil }
        let full = fragments.map { base + "_" + $0 }
        if text[end].is(.of) || (text[end].is(.above) && text[end + 1].is(.of)) {
            if let behind = behindOwn(text, at: end + 1) { return own(text, index..<behind, full, context: context) }
            if let found = act(text, at: end + 1, context: context, memory: &memory) {
                return inAct(found, from: index, fragments: full)
            }
        }
        if text[end].is(.thereof), let revision = memory.lastRevision {
            return FoundReference(
                tokens: index..<end + 1, status: .resolved, targets: full.map { .component(revision, fragment: $0) })
        }
        let existing = full.map { known($0, context: context) }
        guard existing.contains(where: { $0 != nil }) || text[end].is(.above) || text[end].is(.below) else { return nil }
        return own(text, index..<end, full, context: context)
    }

    private func heading(_ text: TokenizedText, at index: Int) -> (String, Int)? {
        var node: Int32 = 0
        var next = index
        var best: (String, Int)?
        while let child = headings.child(of: node, by: text[next].word) {
            node = child
            next += 1
            if let phrase = headings.values(at: node).first { best = (phrase, next) }
        }
        return best
    }

    /// `a)`, `2 i)`, `1 and 2`, `e), f), g) and h)`.
    private func labels(_ text: TokenizedText, at index: Int) -> ([String], Int)? {
        var fragments: [String] = []
        var next = index
        var end = index
        while true {
            var parts: [String] = []
            var position = next
            while let (label, behind) = label(text, at: position, isFirst: parts.isEmpty) {
                parts.append(label)
                position = behind
                if parts.count == 4 { break }
            }
            guard !parts.isEmpty else { break }
            fragments.append(parts.joined(separator: "_"))
            next = position
            end = next
            if text[next].isSymbol(",") { next += 1 }
            if text[next].is(.and, .or) { next += 1 }
            guard next > end else { break }
        }
        return fragments.isEmpty ? nil : (fragments, end)
    }

    private func label(_ text: TokenizedText, at index: Int, isFirst: Bool) -> (String, Int)? {
        let token = text[index]
        let length = token.end - token.start
        var end = index + 1
        if token.kind == .number {
            guard isFirst, length <= 6 else { return nil }
            // A quantity ("resolves 2 500 MHz") is no label.
            if text[index + 1].kind == .number { return nil }
        } else {
            guard token.kind == .word, length <= 4, text[end].isSymbol(")"), !text[end].hasSpaceBefore,
                length == 1 || ActScanner.isRoman(text.bytes(index).map { $0 & 0xDF }[...])
            else { return nil }
        }
        if text[end].isSymbol(")"), token.depth == text[end].depth { end += 1 }
        var label = Slug.make(text.string(index))
        if text[end].is(.bis) || text[end].is(.ter), !text[end].hasSpaceBefore {
            label += "-" + text.string(end)
            end += 1
        }
        return (label, end)
    }

    private func matchLength(_ heading: String, text: TokenizedText, at index: Int) -> Int {
        var next = index
        var rest = heading.utf8[...]
        while !rest.isEmpty {
            let printed = text.bytes(next).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
            guard !printed.isEmpty, rest.starts(with: printed) else { return 0 }
            rest = rest.dropFirst(printed.count).drop { $0 == 0x20 }
            next += 1
        }
        return next - index
    }

    // MARK: - Targets

    /// Behind "this resolution", "the present resolution", "this Recommendation", "this decision".
    private func behindOwn(_ text: TokenizedText, at index: Int) -> Int? {
        var next = index
        if text[next].is(.this) { next += 1 } else if text[next].is(.the), text[next + 1].is(.present) { next += 2 } else { return nil }
        return ActTable.actClass(text[next]) == nil ? nil : next + 1
    }

    private func act(
        _ text: TokenizedText, at index: Int, context: ReferenceContext, memory: inout ReferenceMemory
    ) -> FoundReference? {
        var next = index
        if text[next].is(.the) || text[next].is(.its) { next += 1 }
        if let mention = context.mentionStarts[next], ActTable.actClass(text[mention.tokens.upperBound]) != nil {
            next = mention.tokens.upperBound
        }
        return actScanner.scan(text, at: next, context: context, memory: &memory)
    }

    private func inAct(_ found: FoundReference, from start: Int, fragments: [String]) -> FoundReference {
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

    private func own(
        _ text: TokenizedText, _ tokens: Range<Int>, _ fragments: [String], context: ReferenceContext
    ) -> FoundReference {
        let existing = fragments.compactMap { known($0, context: context) }
        return FoundReference(
            tokens: tokens, status: existing.isEmpty ? .unresolved : .resolved,
            targets: existing.map { .component(context.revision, fragment: $0) })
    }

    /// The fragment as it is, or in the n-th section with the same verb.
    private func known(_ fragment: String, context: ReferenceContext) -> String? {
        if context.fragments.contains(fragment) { return fragment }
        guard let cut = fragment.firstIndex(of: "_") else { return nil }
        for number in 2...9 {
            let other = fragment[..<cut] + "\(number)" + fragment[cut...]
            if context.fragments.contains(String(other)) { return String(other) }
        }
        return nil
    }
}
