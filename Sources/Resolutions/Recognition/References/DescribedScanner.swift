/// Texts known by description only: "the agreement between A and B", "the action plan for the P", "the
/// Guidelines for X therein", "the Memorandum of Understanding on S", and procedures that an action must
/// follow although their source is not named.
struct DescribedScanner: Sendable {
    let table: InstrumentTable
    let agents: AgentTable

    /// The word before all that is described; a name of the authority may stand behind it.
    static let words: [Word] = [.the]

    /// The nouns with which a description begins right behind that word.
    private static let nouns = WordSet(.agreement, .memorandum, .action, .plan, .guidelines, .directives, .procedure, .procedures)

    func scan(
        _ text: TokenizedText, at index: Int, context: ReferenceContext, found earlier: [FoundReference], memory: ReferenceMemory
    ) -> FoundReference? {
        guard text[index].is(.the) else { return nil }
        let noun = text[index + 1]
        let mentions = context.mentions
        if let reference = named(text, at: index) { return reference }
        if let reference = owned(text, at: index, context: context, memory: memory) { return reference }
        // Most nouns behind "the" are none that a description begins with, and no agreement is near.
        let isAgreementNear = text[index + 2].is(.agreement) || text[index + 3].is(.agreement) || text[index + 4].is(.agreement)
        guard isAgreementNear || Self.nouns.contains(noun.word) else { return nil }
        if isAgreementNear, let headEnd = behindQualified(text, from: index + 1) {
            // "the general cooperation agreement between A and B".
            if text[headEnd].is(.between) { return arrangement(text, at: index, headEnd: headEnd, mentions) }
            // "the model kite agreement approved by the Council".
            if text[headEnd].is(.approved, .adopted), text[headEnd + 1].is(.by) {
                return found(text, index..<headEnd, label: text.string(index + 1..<headEnd), kind: .arrangement)
            }
        }
        // "the framework agreement for the Ten-Year Kite Programme".
        if text[index + 1].spells("framework", in: text), text[index + 2].is(.agreement), text[index + 3].is(.`for`, .on) {
            return coined(text, Range(from: index, to: nounPhraseEnd(text, from: index + 4)), kind: .arrangement)
        }
        if noun.is(.agreement) || (noun.is(.memorandum) && text[index + 2].is(.of) && text[index + 3].is(.understanding)) {
            return arrangement(text, at: index, headEnd: noun.is(.agreement) ? index + 2 : index + 4, mentions)
        }
        if (noun.is(.action) && text[index + 2].is(.plan)) || (noun.is(.plan) && text[index + 2].is(.of) && text[index + 3].is(.action)) {
            let head = noun.is(.action) ? index + 3 : index + 4
            if let start = subjectBehindAuthor(text, at: head) {
                return coined(text, Range(from: index, to: subjectEnd(text, from: start)), kind: .arrangement)
            }
            guard text[head].is(.for) else { return nil }
            return coined(text, Range(from: index, to: nounPhraseEnd(text, from: head + 1)), kind: .arrangement)
        }
        if noun.is(.guidelines) || noun.is(.directives), noun.isCapitalised {
            var end = index + 2
            while end < text.count, text[end].kind == .word, !text[end].is(.therein), !text[end].is(.and) { end += 1 }
            guard text[end].is(.therein), let last = earlier.last?.targets.last, let container = Self.label(of: last, table: table) else { return nil }
            let label = text.string(index + 1..<end) + " in " + container
            return found(text, index..<end + 1, label: label, kind: .arrangement)
        }
        if noun.is(.procedure, .procedures), text[index + 2].is(.laid), text[index + 3].is(.down),
            text[index - 1].is(.with) && text[index - 2].is(.accordance) || text[index - 1].is(.following) || text[index - 1].is(.under) {
            // One whose source is named ("laid down in Resolution 1") is found there.
            guard !text[index + 4].is(.in), !text[index + 4].is(.by) else { return nil }
            return FoundReference(tokens: Range(from: index, to: nounPhraseEnd(text, from: index + 4)), status: .unresolved, targets: [])
        }
        return nil
    }

    /// "the draft treaty on the use of lamps", "the Interim Agreement signed between the Parties", "the Advisory Opinion
    /// rendered on 9 July 2004 by the Court on the wall".
    private func named(_ text: TokenizedText, at index: Int) -> FoundReference? {
        let first = text[index + 1]
        if first.spells("draft", in: text), text[index + 3].is(.on),
            text[index + 2].spells("treaty", in: text) || text[index + 2].spells("convention", in: text) || text[index + 2].spells("protocol", in: text) {
            return coined(text, Range(from: index, to: nounPhraseEnd(text, from: index + 4)), kind: .instrument)
        }
        if first.isCapitalised, text[index + 2].is(.agreement), text[index + 2].isCapitalised, text[index + 3].spells("signed", in: text) || text[index + 3].spells("concluded", in: text),
            text[index + 4].is(.between, .by), text[index + 5].is(.the), text[index + 6].isCapitalised {
            return coined(text, Range(from: index, to: index + 7), kind: .arrangement)
        }
        // "the decision made at its 10th meeting (1954)".
        if first.is(.decision), text[index + 2].spells("made", in: text) || text[index + 2].spells("taken", in: text), text[index + 3].is(.at),
            text[index + 4].is(.its), ActScanner.ordinal(text.bytes(index + 5)) != nil, text[index + 6].is(.meeting), text[index + 7].isSymbol("("),
            text[index + 8].kind == .number, text[index + 9].isSymbol(")") {
            return found(text, index..<index + 10, label: text.string(index + 1..<index + 10), kind: .decision)
        }
        if first.spells("advisory", in: text), text[index + 2].is(.opinion) {
            var end = index + 3
            let depth = first.depth
            while end < min(index + 40, text.count), text[end].depth == depth, text[end].kind != .punctuation, !text[end].is(.which, .that) { end += 1 }
            return end > index + 5 ? coined(text, Range(from: index, to: end), kind: .opinion) : nil
        }
        return nil
    }

    /// "between A and B"; "on S".
    private func arrangement(
        _ text: TokenizedText, at index: Int, headEnd: Int, _ mentions: MentionIndex
    ) -> FoundReference? {
        if text[headEnd].is(.between) {
            var next = headEnd + 1
            var end = next
            var parties = 0
            while next < text.count {
                if text[next].is(.the) { next += 1 }
                guard let mention = mentions.starting(at: next) else { break }
                parties += 1
                end = mention.tokens.upperBound
                next = end
                if text[next].isSymbol(",") || text[next].isSymbol("/") { next += 1 }
                if text[next].is(.and) { next += 1 }
                guard next > end else { break }
            }
            return parties > 1 ? coined(text, index..<end, kind: .arrangement) : nil
        }
        guard text[index + 1].isCapitalised else { return nil }
        // "the Agreement governing the relationship between A and B".
        if text[headEnd].spells("governing", in: text) { 
            let end = nounPhraseEnd(text, from: headEnd + 1)
            let stop = Range(from: headEnd + 1, to: end).first { text[$0].is(.`as`) || text[$0].is(.which, .that) } ?? end
            return coined(text, Range(from: index, to: stop), kind: .arrangement)
        }
        guard text[headEnd].is(.on) || text[headEnd].is(.concerning) else { return nil }
        return coined(text, Range(from: index, to: nounPhraseEnd(text, from: headEnd + 1)), kind: .arrangement)
    }

    /// Up to the next comma, closing bracket or end; a bracket that identifies it is included.
    func nounPhraseEnd(_ text: TokenizedText, from start: Int) -> Int {
        var end = start
        let depth = text[start].depth
        while end < text.count {
            let token = text[end]
            if token.depth < depth || (token.kind == .punctuation && token.depth == depth
                && (token.isSymbol(",") || token.isSymbol(";") || token.isSymbol(".") || token.isSymbol(":") || token.isSymbol(")"))) {
                break
            }
            if token.isSymbol("("), token.depth == depth {
                end = text.behindBracket(at: end)
                break
            }
            end += 1
        }
        return end
    }

    func coined(_ text: TokenizedText, _ range: Range<Int>, kind: InstrumentKind) -> FoundReference? {
        var labelEnd = range.upperBound
        if text[labelEnd - 1].isSymbol(")"), let open = range.last(where: { text[$0].isSymbol("(") }) {
            labelEnd = open
        }
        guard labelEnd > range.lowerBound + 1 else { return nil }
        return found(text, range, label: text.string(range.lowerBound + 1..<labelEnd), kind: kind)
    }

    func found(_ text: TokenizedText, _ range: Range<Int>, label: String, kind: InstrumentKind) -> FoundReference {
        let slug = Slug.make(label, maximumLength: 200)
        let identifier = table.numbers[slug] != nil
            ? InstrumentIdentifier(slug: slug) : InstrumentIdentifier(slug: slug, coined: .init(label: label, kind: kind))
        return FoundReference(tokens: range, status: .described, targets: [.instrument(identifier)])
    }

    private static func label(of target: ReferenceTarget, table: InstrumentTable) -> String? {
        guard case .instrument(let identifier) = target else { return nil }
        if let coined = identifier.coined { return coined.label }
        return table.numbers[identifier.slug].map { table.instruments[$0].label }
    }
}
