/// Items and sections under heading verbs, of this text and of other acts.
extension InternalScanner {
    /// "resolves 2 i) of Resolution 18 (Rev. …)", "considering a) above", "resolves 1-4 below".
    func items(
        _ text: TokenizedText, at index: Int, context: ReferenceContext, memory: ReferenceMemory
    ) -> FoundReference? {
        // In a list of one head the later members are found with the first: "e) and further resolves 1".
        guard !text[index].is(.also), let (phrase, verbEnd) = heading(text, at: index) else { return nil }
        if let section = section(text, at: index, phrase: phrase, verbEnd: verbEnd, context: context) { return section }
        if let section = actSection(text, at: index, phrase: phrase, verbEnd: verbEnd, context: context, memory: memory) { return section }
        var cited: String?
        var next = verbEnd
        // "instructs the Secretary-General 1 above": the section with that heading.
        var labels = self.labels(text, at: next)
        if labels == nil {
            for section in context.places.sections where section.keyword == phrase && !section.heading.isEmpty {
                let length = matchLength(section.heading, text: text, at: verbEnd)
                if length > 0 {
                    labels = self.labels(text, at: verbEnd + length)
                    cited = section.fragment
                    next = verbEnd + length
                    break
                }
            }
        }
        guard let (fragments, end) = labels else { return nil }
        let base = cited ?? Slug.make(phrase)
        let full = fragments.map { base + "_" + $0 }
        if let (of, further) = behindInsertion(text, at: end, phrase: phrase) {
            let full = full + further.map { base + "_" + $0 }
            if let behind = behindOwn(text, at: of + 1) { return own(text, index..<behind, full, context: context) }
            if let found = act(text, at: of + 1, context: context, memory: memory) {
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

    /// A whole section: "based on resolves above", "in decides above", "in the resolves part of this Resolution".
    private func section(_ text: TokenizedText, at index: Int, phrase: String, verbEnd: Int, context: ReferenceContext) -> FoundReference? {
        if text[verbEnd].is(.part, .section), text[verbEnd + 1].is(.of), let behind = behindOwn(text, at: verbEnd + 2),
            let whole = context.places.sections.first(where: { $0.keyword == phrase }) {
            return own(text, index..<behind, [whole.fragment], context: context)
        }
        guard followsPreposition(text, at: index) else { return nil }
        var fragment: String?
        var next = verbEnd
        for section in context.places.sections where section.keyword == phrase {
            let length = section.heading.isEmpty ? 0 : matchLength(section.heading, text: text, at: verbEnd)
            if section.heading.isEmpty || length > 0, length >= next - verbEnd {
                if fragment == nil || length > next - verbEnd { fragment = section.fragment }
                next = verbEnd + length
            }
        }
        // "resolves" may stand for the only "resolves to invite …".
        if fragment == nil {
            let longer = context.places.sections.filter { $0.keyword.hasPrefix(phrase + " ") }
            if longer.count == 1 { fragment = longer[0].fragment }
        }
        guard let fragment else { return nil }
        // A heading cited with its addressee needs no "above", but an item behind it is what is meant.
        let isVerbAlone = Self.isVerbOnly(text[index]) && (text[next].kind == .punctuation || text[next].kind == .end || text[next].is(.and, .or))
        guard text[next].is(.above, .below) || isVerbAlone || next - verbEnd >= 3 && labels(text, at: next) == nil else { return nil }
        return own(text, index..<next, [fragment], context: context)
    }

    /// A whole section of another act: "further resolves of Resolution 27 (Rev.WRC-19)", "resolves of that Resolution",
    /// "instructs the Director of the Bureau thereof".
    private func actSection(
        _ text: TokenizedText, at index: Int, phrase: String, verbEnd: Int, context: ReferenceContext, memory: ReferenceMemory
    ) -> FoundReference? {
        // Made where it is needed: most heading verbs cite nothing.
        var fragment: String { Slug.make(phrase) }
        if text[verbEnd].is(.of), followsPreposition(text, at: index) {
            if let revision = memory.lastRevision, text[verbEnd + 1].is(.that) || text[verbEnd + 1].is(.the) && text[verbEnd + 2].is(.said, .same) {
                let noun = text[verbEnd + 1].is(.that) ? verbEnd + 2 : verbEnd + 3
                guard ActTable.actClass(text[noun]) != nil else { return nil }
                return FoundReference(tokens: index..<noun + 1, status: .resolved, targets: [.component(revision, fragment: fragment)])
            }
            if let found = act(text, at: verbEnd + 1, context: context, memory: memory) { return inAct(found, from: index, fragments: [fragment]) }
        }
        guard text[index - 1].is(.particular, .its) || text[index - 1].isSymbol(",") || text[index - 1].is(.the), let revision = memory.lastRevision
        else { return nil }
        var next = verbEnd
        while next < verbEnd + 16, text[next].kind == .word || text[next].kind == .number {
            if text[next].is(.thereof), next > verbEnd {
                var full = fragment
                if let (label, _) = labels(text, at: next - 1), text[next - 1].kind == .number, label.count == 1 { full += "_" + label[0] }
                return FoundReference(tokens: index..<next + 1, status: .resolved, targets: [.component(revision, fragment: full)])
            }
            next += 1
        }
        return nil
    }

    private func followsPreposition(_ text: TokenizedText, at index: Int) -> Bool {
        let before = text[index - 1]
        return before.is(.`in`, .of) || before.is(.under, .to) || before.is(.on, .by) || before.is(.with, .from) || before.is(.pursuant)
    }

    /// A form that is a verb and nothing else, so that behind a preposition it can only be a heading.
    private static func isVerbOnly(_ token: Token) -> Bool { token.is(.resolves, .instructs) }

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
            // "3 a) and b)": both are items of 3.
            if parts.count == 1, let first = parts[0].utf8.first, !Tokenizer.isDigit(first), let before = fragments.last, let cut = before.lastIndex(of: "_") {
                parts.insert(String(before[..<cut]), at: 0)
            }
            fragments.append(parts.joined(separator: "_"))
            if text[position].is(.to) || text[position].isSymbol("-"), parts.count == 1, let (last, behind) = label(text, at: position + 1, isFirst: true),
                let between = Self.range(from: parts[0], to: last) {
                fragments += between
                position = behind
            }
            next = position
            end = next
            guard text.skipListSeparator(&next) else { break }
        }
        return fragments.isEmpty ? nil : (fragments, end)
    }

    /// What follows the first label up to the last: "b) to e)", "7 to 18", "1.1 to 1.6".
    static func range(from first: String, to last: String) -> [String]? {
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
        if text[end].isSymbol(")"), token.depth == text[end].depth || length > 1 && !Tokenizer.isDigit(text.utf8[token.end - 1])
            || token.kind == .word && closesLabelOnly(text, at: end) { end += 1 }
        var label = Slug.make(text.string(index))
        // "5b)" is the item b) of 5.
        if token.kind == .number, let last = label.utf8.last, !Tokenizer.isDigit(last), let before = label.utf8.dropLast().last, Tokenizer.isDigit(before) {
            label.insert("_", at: label.index(before: label.endIndex))
        }
        if text[end].is(.bis) || text[end].is(.ter), !text[end].hasSpaceBefore {
            label += "-" + text.string(end)
            end += 1
        }
        return (label, end)
    }

    /// Whether the bracket behind a letter belongs to it although one was open: "(see also b) of Resolution 1)".
    private func closesLabelOnly(_ text: TokenizedText, at bracket: Int) -> Bool {
        for next in Range(from: bracket + 1, to: min(bracket + 40, text.count)) {
            if text[next].isSymbol(")") { return true }
            if text[next].isSymbol("(") {
                let behind = text.behindBracket(at: next)
                return behind < text.count && text[behind].isSymbol(")")
            }
        }
        return false
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
}
