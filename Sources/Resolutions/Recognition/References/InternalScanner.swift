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
            // "Annex 5 to Appendix 30", "Annex 1 to Recommendation ITU-R M.1": not of this text.
            let next = text[end + 1].is(.the) || text[end + 1].is(.that) ? end + 2 : end + 1
            if labels.isEmpty || text[next].isCapitalised, text[next].kind == .word { return nil }
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
        // "the procedure set out in paragraph 3": of this text, where it has such a paragraph.
        if !text[end].is(.of), !text[end].is(.thereof), !text[end].is(.`in`), fragments.allSatisfy(context.fragments.contains),
            text[index - 1].is(.`in`) || text[index - 1].is(.by) || text[index - 1].is(.under) || text[index - 1].is(.to) {
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
        // In a list of one head the later members are found with the first: "e) and further resolves 1".
        guard !text[index].is(.also), let (phrase, verbEnd) = heading(text, at: index) else { return nil }
        if let section = section(text, at: index, phrase: phrase, verbEnd: verbEnd, context: context) { return section }
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
        if let (of, further) = behindInsertion(text, at: end, phrase: phrase) {
            let full = full + further.map { base + "_" + $0 }
            if let behind = behindOwn(text, at: of + 1) { return own(text, index..<behind, full, context: context) }
            if let found = act(text, at: of + 1, context: context, memory: &memory) {
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

    /// The "of" or "from" that binds items to their act: right behind them, behind "above", "as applicable" between
    /// commas, or behind further items under the same verb ("resolves 6 or resolves 7 of Resolution 35").
    private func behindInsertion(_ text: TokenizedText, at end: Int, phrase: String) -> (of: Int, further: [String])? {
        var next = end
        var further: [String] = []
        if text[next].is(.above) { next += 1 }
        if text[next].isSymbol(","), text[next + 1].is(.`as`), text[next + 2].is(.applicable, .appropriate), text[next + 3].isSymbol(",") { next += 4 }
        if text[next].is(.or, .and), let (again, verbEnd) = heading(text, at: next + 1), again == phrase, let (more, behind) = labels(text, at: verbEnd) {
            next = behind
            further = more
        }
        return text[next].is(.of, .from) ? (next, further) : nil
    }

    /// A whole section: "based on resolves above", "in decides above", "in accordance with resolves of this Resolution".
    private func section(_ text: TokenizedText, at index: Int, phrase: String, verbEnd: Int, context: ReferenceContext) -> FoundReference? {
        let before = text[index - 1]
        guard before.is(.`in`, .of) || before.is(.under, .to) || before.is(.on, .by) || before.is(.with, .from) || before.is(.pursuant) else { return nil }
        var fragment: String?
        var next = verbEnd
        for section in context.sections where section.keyword == phrase {
            let length = section.heading.isEmpty ? 0 : matchLength(section.heading, text: text, at: verbEnd)
            if section.heading.isEmpty || length > 0, length >= next - verbEnd {
                if fragment == nil || length > next - verbEnd { fragment = section.fragment }
                next = verbEnd + length
            }
        }
        // A heading cited with its addressee needs no "above", but an item behind it is what is meant.
        guard let fragment, text[next].is(.above, .below) || next - verbEnd >= 3 && labels(text, at: next) == nil else { return nil }
        return own(text, index..<next, [fragment], context: context)
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
            if text[position].is(.to), parts.count == 1, let (last, behind) = label(text, at: position + 1, isFirst: true),
                let between = Self.range(from: parts[0], to: last) {
                fragments += between
                position = behind
            }
            next = position
            end = next
            if text[next].isSymbol(",") { next += 1 }
            if text[next].is(.and, .or) { next += 1 }
            guard next > end else { break }
        }
        return fragments.isEmpty ? nil : (fragments, end)
    }

    /// What follows the first label up to the last: "b) to e)", "7 to 18", "1.1 to 1.6".
    private static func range(from first: String, to last: String) -> [String]? {
        if let low = Int(first), let high = Int(last), low < high, high - low < 100 { return (low + 1...high).map(String.init) }
        if let low = first.utf8.first, let high = last.utf8.first, first.utf8.count == 1, last.utf8.count == 1, low >= 0x61, low < high, high <= 0x7A {
            return (low + 1...high).map { String(UnicodeScalar($0)) }
        }
        guard let cut = first.lastIndex(of: "-"), let other = last.lastIndex(of: "-"), first[..<cut] == last[..<other],
            let low = Int(first[first.index(after: cut)...]), let high = Int(last[last.index(after: other)...]), low < high, high - low < 100
        else { return nil }
        return (low + 1...high).map { first[...cut] + String($0) }
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
        if text[end].isSymbol(")"), token.depth == text[end].depth || length > 1 && !Tokenizer.isDigit(text.utf8[token.end - 1]) { end += 1 }
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
            guard !printed.isEmpty, rest.starts(with: printed) else {
                // The addressee without what follows its name: "instructs the Secretary-General 4".
                return rest.first == UInt8(ascii: ",") ? next - index : 0
            }
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
        if let mention = context.mentions.starting(at: next), ActTable.actClass(text[mention.tokens.upperBound]) != nil {
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
            targets: existing.map { .component(context.revision, fragment: $0) }, isDangling: existing.count < fragments.count)
    }

    /// The fragment as it is, or in the n-th section with the same verb.
    private func known(_ fragment: String, context: ReferenceContext) -> String? {
        if context.fragments.contains(fragment) { return fragment }
        guard let cut = fragment.firstIndex(of: "_") else { return nil }
        // "resolves 1.2.3" stands inside 1 and 1.2.
        let nested = context.lastLabels[String(fragment[..<cut]) + " " + fragment[fragment.index(after: cut)...]]
        if let nested { return nested }
        // "1b)" is the item b) of 1.
        if let last = fragment.last, last.isLetter, let before = fragment.dropLast().last, before.isNumber {
            let split = fragment.dropLast() + "_" + String(last)
            if context.fragments.contains(String(split)) { return String(split) }
        }
        for number in 2...9 {
            let other = fragment[..<cut] + "\(number)" + fragment[cut...]
            if context.fragments.contains(String(other)) { return String(other) }
        }
        return nil
    }
}
