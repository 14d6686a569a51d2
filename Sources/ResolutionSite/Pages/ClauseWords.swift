import LinkedResolutions

/// The words of a component, cut where links and marks of changes begin and end.
struct ClauseWords {
    private let component: IRI
    private let context: PageContext

    init(_ component: IRI, context: PageContext) {
        self.component = component
        self.context = context
    }

    /// One entry for each language; the stretches of tracked changes in their place where there are any.
    var texts: [View] {
        let rg = Vocabulary.resolution
        let stretches = Self.stretches(of: component, in: context.graph)
        if !stretches.isEmpty { return [["words": stretches]] }
        return context.graph.literals(component, rg.text).map { text in
            ["language": text.language, "words": words(text)]
        }
    }

    /// Kept, deleted and inserted words of a proposal, in order.
    static func stretches(of component: IRI, in graph: PageGraph) -> [View] {
        let rg = Vocabulary.resolution
        let all = graph.things(component, rg.hasStretch).sorted {
            (graph.integer($0, rg.order) ?? 0, $0) < (graph.integer($1, rg.order) ?? 0, $1)
        }
        var views: [View] = []
        var end: Int?
        var wasDeleted = false
        for stretch in all {
            guard let text = graph.literal(stretch, rg.stretchText)?.lexicalForm, !text.isEmpty else { continue }
            let kind = graph.thing(stretch, rg.stretchKind)?.lastPart
            let span = graph.thing(stretch, rg.evidence)
            // Merged words run together in the source: what was deleted and what was put in its place are set apart.
            let start = span.flatMap { graph.integer($0, rg.startOffset) }
            let isApart = !views.isEmpty && (start != end || start == nil || (wasDeleted && kind == "inserted"))
            end = span.flatMap { graph.integer($0, rg.endOffset) }
            wasDeleted = kind == "deleted"
            views.append([
                "text": text, "anchor": stretch.splitAtFragment.fragment, "deleted": kind == "deleted" ? true : nil,
                "inserted": kind == "inserted" ? true : nil, "plain": kind == "kept" ? true : nil,
                "space": isApart ? true : nil,
            ])
        }
        return views
    }

    /// The text with a link where a reference stands that has one target.
    private func words(_ text: Literal) -> [View] {
        let rg = Vocabulary.resolution
        let bytes = Array(text.lexicalForm.utf8)
        var marks: [(range: Range<Int>, href: String)] = []
        var searched = 0
        for reference in context.graph.things(component, rg.hasReference).sorted(by: Self.isEarlier) {
            let cited = context.graph.literals(reference, rg.citedText).first { $0.language == text.language }
            guard let cited, let range = Self.find(Array(cited.lexicalForm.utf8), in: bytes, from: searched) else { continue }
            searched = range.upperBound
            let targets = context.graph.things(reference, rg.target)
            let href =
                targets.count == 1
                ? targets.first.flatMap(context.href) : reference.splitAtFragment.fragment.map { "#" + $0 }
            if let href { marks.append((range, href)) }
        }
        var views: [View] = []
        var position = 0
        func plain(to end: Int) {
            if position < end {
                views.append(["plain": true, "text": String(decoding: bytes[position..<end], as: UTF8.self)])
            }
        }
        for mark in marks {
            plain(to: mark.range.lowerBound)
            views.append(["href": mark.href, "text": String(decoding: bytes[mark.range], as: UTF8.self)])
            position = mark.range.upperBound
        }
        plain(to: bytes.count)
        return views
    }

    /// By the number at the end of the IRI, which follows the order in the text.
    private static func isEarlier(_ a: IRI, _ b: IRI) -> Bool {
        func number(_ iri: IRI) -> Int {
            iri.string.utf8.lastIndex(of: UInt8(ascii: "_")).flatMap {
                Int(iri.string[iri.string.utf8.index(after: $0)...])
            } ?? 0
        }
        return (number(a), a) < (number(b), b)
    }

    private static func find(_ words: [UInt8], in text: [UInt8], from start: Int) -> Range<Int>? {
        guard !words.isEmpty, start + words.count <= text.count else { return nil }
        for position in start...(text.count - words.count)
        where text[position] == words[0] && text[position..<(position + words.count)].elementsEqual(words) {
            return position..<(position + words.count)
        }
        return nil
    }
}
