/// Numbered paragraphs: of texts without headings, of annexes.
extension InternalScanner {
    /// "paragraph 5 above", "§§ 1 to 4 below", "paragraph 7 of resolution 46/30", "§ 3 of Annex 1 to this
    /// Resolution", the numbers starting at `first`.
    func paragraphs(
        _ text: TokenizedText, at index: Int, first: Int, context: ReferenceContext, memory: ReferenceMemory
    ) -> FoundReference? {
        guard let numbers = ParagraphNumbers(text, at: first) else { return nil }
        let end = numbers.end
        let fragments = numbers.labels.map { Self.paragraph($0, context: context) }
        if text[end].is(.above) || text[end].is(.below) {
            return own(text, index..<end, fragments, context: context)
        }
        // "the procedure set out in paragraph 3": of this text, where it has such a paragraph.
        if !text[end].is(.of), !text[end].is(.thereof), !text[end].is(.`in`), fragments.allSatisfy(context.places.fragments.contains),
            text[index - 1].is(.`in`, .with) || text[index - 1].is(.by) || text[index - 1].is(.under) || text[index - 1].is(.to) {
            return own(text, index..<end, fragments, context: context)
        }
        guard text[end].is(.of) else { return nil }
        if let behind = behindOwn(text, at: end + 1) { return own(text, index..<behind, fragments, context: context) }
        var start = end + 1
        if text[start].is(.its) || text[start].is(.the) { start += 1 }
        // "paragraphs 1 to 10 of the annex thereto": of the act just named.
        if text[start].is(.annex), text[start + 1].is(.thereto), let revision = memory.lastRevision, memory.lastRevisionFragment == context.fragment {
            memory.passageAnnexHolder = revision
            return FoundReference(
                tokens: index..<start + 2, status: .resolved, targets: numbers.labels.map { .component(revision, fragment: "annex_" + $0) },
                citedRange: numbers.citedRange)
        }
        if text[start].is(.annex), let annex = annexes(text, at: start, context: context, memory: memory) {
            return inAnnex(annex, from: index, labels: numbers.labels, context: context)
        }
        guard let found = act(text, at: start, context: context, memory: memory) else { return nil }
        let cited = numbers.labels.map { "operative_" + $0 }
        return inAct(found, from: index, fragments: cited)
    }

    /// A paragraph of an annex of this text, or the annex where it has no such paragraph.
    private func inAnnex(_ annex: FoundReference, from start: Int, labels: [String], context: ReferenceContext) -> FoundReference {
        var found = annex
        found.tokens = start..<annex.tokens.upperBound
        if annex.targets.count == 1, case .component(let revision, let root) = annex.targets[0], revision == context.revision {
            let places = labels.compactMap { context.places.annexPlaces[root + " " + $0] }
            if places.count == labels.count {
                found.targets = places.map { .component(revision, fragment: $0) }
            } else if !context.places.fragments.contains(root) {
                // The file does not hold the annex; its paragraphs are known by their numbers.
                found.targets = labels.map { .component(revision, fragment: root + "_" + $0) }
            }
        }
        return found
    }

    /// The fragment of a numbered paragraph: in an annex one of that annex, else an operative one.
    private static func paragraph(_ label: String, context: ReferenceContext) -> String {
        if context.fragment.hasPrefix("annex") {
            let root = context.fragment.prefix { $0 != "_" }
            if let place = context.places.annexPlaces[root + " " + label] { return place }
        } else if context.fragment.hasPrefix("fn"), context.places.annexes.count == 1, !context.places.fragments.contains("operative_" + label),
            let place = context.places.annexPlaces[context.places.annexes[0] + " " + label] {
            // A note to a paragraph of the only annex.
            return place
        }
        return "operative_" + label
    }
}
