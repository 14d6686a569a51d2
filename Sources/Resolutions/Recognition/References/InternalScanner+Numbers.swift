/// Places of this text by a number of several parts alone, as agendas are cited.
extension InternalScanner {
    /// "agenda item 10.2", "items 2.1 to 2.14", "outside 2.1-2.14 as listed above".
    func numbered(_ text: TokenizedText, at index: Int, context: ReferenceContext) -> FoundReference? {
        var first = index
        if text[first].is(.agenda) { first += 1 }
        let isItem = text[first].is(.item, .items)
        guard isItem || first == index else { return nil }
        if isItem { first += 1 }
        guard isItem || text[index - 1].kind == .word && !text[index - 1].isCapitalised, let (labels, end) = numbers(text, from: first),
            !context.places.numbered.isEmpty
        else { return nil }
        if isItem {
            // "item 1.2 of the agenda of that conference", "(WRC-15)": of another text.
            if text[end].is(.of, .`in`) || text[end].isSymbol("(") { return nil }
        } else {
            let behind = text[end].is(.`as`) && text[end + 1].spells("listed", in: text) ? end + 2 : end
            guard text[behind].is(.above, .below) else { return nil }
        }
        let fragments = labels.compactMap { context.places.numbered[$0] ?? nil }
        guard fragments.count == labels.count else { return nil }
        return FoundReference(
            tokens: index..<end, status: .resolved, targets: fragments.map { .component(context.revision, fragment: $0) })
    }

    /// `2.1`, `2.1 and 2.3`, `2.1-2.14`: with points as the labels have hyphens.
    private func numbers(_ text: TokenizedText, from first: Int) -> ([String], Int)? {
        var labels: [String] = []
        var next = first
        var end = first
        while let label = number(text, at: next) {
            labels.append(label)
            next += 1
            if text[next].is(.to) || text[next].isSymbol("-"), let last = number(text, at: next + 1), let between = Self.range(from: label, to: last) {
                labels += between
                next += 2
            }
            end = next
            guard text.skipListSeparator(&next) else { break }
        }
        return labels.isEmpty ? nil : (labels, end)
    }

    private func number(_ text: TokenizedText, at index: Int) -> String? {
        let bytes = text.bytes(index)
        guard text[index].kind == .number, bytes.contains(UInt8(ascii: ".")) else { return nil }
        return Slug.make(String(decoding: bytes, as: UTF8.self))
    }
}
