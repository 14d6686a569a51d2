/// Reads the rules of an annex: a directive only where an actor is told to act.
struct RuleReader: Sendable {
    let clause: ClauseText
    let verbs: VerbTable
    let end: Int

    private var text: TokenizedText { clause.text }
    private var subjects: SubjectClause { SubjectClause(clause: clause, verbs: verbs) }

    func read() -> [DirectiveDraft] {
        var drafts: [DirectiveDraft] = []
        var start = 0
        while start < end, drafts.isEmpty {
            let stop = sentenceEnd(from: start)
            if let draft = rule(from: start, to: stop) { drafts.append(draft) }
            start = stop + 1
        }
        guard !drafts.isEmpty else { return [] }
        // A first rule in the first sentence keeps the words of those that only describe.
        drafts[0].action = Range(from: drafts[0].action.lowerBound, to: end)
        if let second = SecondClause(clause: clause, verbs: verbs, end: end, isRule: true).read(after: &drafts[0]) { drafts.append(second) }
        return drafts
    }

    private func sentenceEnd(from start: Int) -> Int {
        var index = start
        while index < end {
            if text[index].isSymbol("."), text[index].depth == 0, text[index + 1].isCapitalised, text[index + 1].hasSpaceBefore,
                !text[index - 1].is(.no, .nos) {
                return index
            }
            index += 1
        }
        return end
    }

    private func rule(from start: Int, to stop: Int) -> DirectiveDraft? {
        let frame = Frame(mode: .rules, kind: .proceduralRule)
        guard let modal = subjects.modal(from: start, to: stop) else { return nil }
        let predicate = subjects.predicate(behind: modal, end: stop)
        guard !predicate.isCopular else { return nil }
        guard var draft = subjects.read(from: start, subject: start, end: stop, frame: frame), !draft.addressees.isEmpty else { return nil }
        draft.lemma = text.string(modal).lowercased()
        draft.region = start..<stop
        return draft
    }
}
