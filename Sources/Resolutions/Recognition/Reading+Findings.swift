/// What a text names and the program does not know: places that are not there, acts without a series, bodies
/// that no authority lists.
extension Reading {
    /// Reports what was not understood in all components, each name once per text.
    mutating func reportFindings() {
        var reported: Set<String> = []
        for component in revision.components.indices {
            for reference in references[component] { reportReference(reference, component) }
            for name in unknown[component] where reported.insert(texts[component].string(name)).inserted {
                report(
                    .note, .unknownBody, "no authority knows the body “\(texts[component].string(name))”", component, name)
            }
        }
    }

    /// The names of bodies that the text gives and no authority knows, each once.
    static func fullNames(_ names: [[Range<Int>]], in texts: [TokenizedText]) -> [String] {
        var found: [String] = []
        for (component, text) in texts.enumerated() {
            for name in names[component] {
                let words = text.string(name)
                if !found.contains(words), found.count < 200 { found.append(words) }
            }
        }
        return found
    }

    /// What the text sets up without a name, by the words that say what it is: "establish a working group of the Security
    /// Council".
    static func establishedNames(in texts: [TokenizedText]) -> [String] {
        var found: [String] = []
        for text in texts {
            let tokens = text.tokens
            for article in Range(from: 1, to: tokens.count) where tokens[article].is(.a, .an) && setsUp(text, before: article) {
                guard let end = descriptionEnd(text, from: article + 1) else { continue }
                let words = text.string(article + 1..<end)
                if !found.contains(words), found.count < 50 { found.append(words) }
            }
        }
        return found
    }

    private static func setsUp(_ text: TokenizedText, before article: Int) -> Bool {
        founding.contains(text[article - 1].is(.of) && article > 1 ? text[article - 2] : text[article - 1], of: text)
    }

    private static let founding: SpellingSet = [
        "establish", "establishing", "establishes", "establishment", "create", "creating", "creates", "creation", "constitute", "constitutes",
    ]

    /// Behind "working group of the Security Council", "mechanism on children and kites"; nil for a description without a
    /// preposition.
    private static func descriptionEnd(_ text: TokenizedText, from start: Int) -> Int? {
        let nouns = ["group", "committee", "commission", "mechanism", "panel", "board", "body", "force", "team", "council", "tribunal"]
        guard let head = Range(from: start, to: min(text.count, start + 6)).first(where: {
            nouns.contains(text.string($0)) && (text[$0 + 1].is(.of) || text[$0 + 1].is(.on))
        }), Range(from: start, to: head).allSatisfy({ text[$0].kind == .word && !text[$0].is(.of, .to) }) else { return nil }
        var end = head + 2
        while end < text.count, end < head + 12, text[end].kind == .word, !text.endsInGerund(end) || text[end].isCapitalised, !text[end].is(.to, .`in`), !text[end].is(.which, .that),
            !text[end].is(.`as`, .by), !text[end].is(.with, .within), !text[end].is(.`for`, .under), !text[end].is(.at) {
            end += 1
        }
        return end > head + 2 ? end : nil
    }

    private mutating func report(
        _ level: Diagnostic.Level, _ code: Diagnostic.Code, _ message: String, _ component: Int, _ tokens: Range<Int>
    ) {
        let passage = revision.components[component].passage
        diagnostics.append(
            Diagnostic(
                level, code, message, file: revision.source.name,
                range: passage.sourceRange(of: texts[component].range(tokens))))
    }

    private mutating func reportReference(_ reference: FoundReference, _ component: Int) {
        // Nearly all are understood, and need no words.
        var words: String { texts[component].string(reference.tokens) }
        if reference.isDangling {
            report(
                .warning, .danglingReference, "“\(words)” points to a place that this text does not have", component, reference.tokens)
        } else if reference.status == .unresolved {
            report(
                .note, .unresolvedReference, "what “\(words)” refers to could not be identified", component, reference.tokens)
        }
    }

    // MARK: - Names of bodies

    /// Capitalised words that end in a noun for bodies ("… Commission", "Office of the …") and belong to no agent
    /// and no reference that was found.
    func unknownNames(_ component: Int) -> [Range<Int>] {
        let text = texts[component]
        // Most passages name no body at all, and need no table of what is taken.
        let nouns = recognizer.bodyNouns
        guard text.marks.isSuperset(of: [.capitalised, .bodyNoun]), text.tokens.contains(where: { $0.marks.isSuperset(of: [.capitalised, .bodyNoun]) && nouns.contains($0.stem) })
        else { return [] }
        var taken = Array(repeating: false, count: text.count)
        for mention in mentions[component] { for index in mention.tokens where index < text.count { taken[index] = true } }
        for reference in references[component] { for index in reference.tokens where index < text.count { taken[index] = true } }
        var names: [Range<Int>] = []
        var index = 0
        while true {
            index = text.next(.capitalised, from: index, before: text.count)
            guard index < text.count else { break }
            guard let end = nameEnd(text, from: index, taken: taken) else {
                index += 1
                continue
            }
            // The noun stands in the first noun group: "International System of Units" is no unit.
            let group = Range(from: index, to: end).prefix { !text[$0].is(.of, .for) && !text[$0].is(.on) }
            if end - index > 1, group.contains(where: { nouns.contains(text[$0].stem) }) {
                names.append(index..<end)
            }
            index = end
        }
        return names
    }

    /// Behind the capitalised words that start at a token, "of the" and "for" between them included.
    private func nameEnd(_ text: TokenizedText, from start: Int, taken: [Bool]) -> Int? {
        func isNamePart(_ index: Int) -> Bool {
            index < text.count && !taken[index] && text[index].kind == .word && text[index].isCapitalised
        }
        // The first word of a sentence is capitalised in any case.
        guard isNamePart(start), start > 0, !(text[start - 1].isSymbol(".")) else { return nil }
        var end = start + 1
        while end < text.count {
            if isNamePart(end) {
                end += 1
                continue
            }
            var next = end
            while next < end + 2, text[next].is(.of, .for) || text[next].is(.the) && !text[next - 1].is(.and) || text[next].is(.on, .and) { next += 1 }
            guard next > end, isNamePart(next) else { break }
            end = next + 1
        }
        return end
    }
}
