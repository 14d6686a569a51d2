/// Finds a further main clause of the same paragraph in which a different actor acts.
struct SecondClause: Sendable {
    let clause: ClauseText
    let verbs: VerbTable
    let end: Int
    var isRule = false

    private var text: TokenizedText { clause.text }

    /// The second directive, and the first one cut before it. A clause with the same actor only adds
    /// its action types to the first.
    func read(after first: inout DirectiveDraft) -> DirectiveDraft? {
        let subjects = SubjectClause(clause: clause, verbs: verbs)
        var index = first.verb + 1
        while index < end {
            defer { index += 1 }
            guard clause.isModal(index), text[index].depth == text[first.verb].depth else { continue }
            guard let start = boundary(before: index, after: first.verb), !subjects.isSubordinate(index, from: start) else { continue }
            let predicate = subjects.predicate(behind: index, end: clauseEnd(from: index))
            guard !predicate.isCopular else { continue }
            let stop = clauseEnd(from: index)
            let actors = predicate.isPassive ? predicate.agents : subjects.subjectActors(from: start, before: index)
            let main = MainVerbs(clause: clause, verbs: verbs)
            // "X shall act, and shall report": one subject for both verbs.
            if start == index, !predicate.isPassive {
                main.actions(from: predicate.verb, to: stop).forEach { first.add($0) }
                continue
            }
            let isSame = actors.isEmpty ? isPronoun(start, before: index) : Set(actors).isSubset(of: Set(first.addressees))
            if isSame {
                if first.region.upperBound > start { first.region = Range(from: first.region.lowerBound, to: separator(before: start)) }
                main.actions(from: predicate.verb, to: stop, form: predicate.isPassive ? .past : .base).forEach { first.add($0) }
                continue
            }
            guard !actors.isEmpty else {
                if first.region.upperBound > start, text[separator(before: start)].isSymbol(";") {
                    first.region = Range(from: first.region.lowerBound, to: separator(before: start))
                }
                continue
            }
            var second = DirectiveDraft(
                kind: first.kind, lemma: isRule ? text.string(index).lowercased() : first.lemma, modality: clause.modality(at: index), addressees: actors, action: Range(from: start, to: end),
                region: Range(from: start, to: stop), verb: predicate.verb)
            if predicate.isPassive {
                second.add(verbs.passiveAction(text, at: predicate.verb, subject: Range(from: start, to: index)))
            } else {
                main.actions(from: predicate.verb, to: stop).forEach { second.add($0) }
            }
            let cut = separator(before: start)
            first.action = Range(from: first.action.lowerBound, to: min(cut, first.action.upperBound))
            first.region = Range(from: first.region.lowerBound, to: min(cut, first.region.upperBound))
            let main2 = MainVerbs(clause: clause, verbs: verbs)
            if Frame.isDirecting(first.kind) || !isPassive(first) {
                first.actionTypes = main2.actions(from: first.verb, to: cut, form: first.actionForm(in: text, verbs: verbs))
            }
            return second
        }
        return nil
    }

    private func isPassive(_ draft: DirectiveDraft) -> Bool { text[draft.verb - 1].is(.be) || text[draft.verb - 2].is(.be) }

    /// Where the clause of a modal verb begins: behind the last ";", ". ", ", and", "and" or ", however," before it.
    private func boundary(before modal: Int, after verb: Int) -> Int? {
        var index = modal - 1
        while index > verb {
            let token = text[index]
            if token.isSymbol(";") || (token.isSymbol(".") && text[index + 1].isCapitalised) { return skip(index + 1) }
            if token.is(.that), token.depth == text[modal].depth, text[index - 1].is(.and) || text[index - 1].isSymbol(","), !clause.isModal(index + 1) {
                return index + 1
            }
            if token.is(.and), text[index].depth == text[modal].depth, clause.actors(at: index + 1, limit: modal) != nil
                || text[index - 1].isSymbol(",") {
                // "A and B shall": the conjunction may belong to the subject itself.
                if !joinsSubject(index) { return skip(index + 1) }
            }
            index -= 1
        }
        return nil
    }

    private func joinsSubject(_ index: Int) -> Bool {
        clause.mentions.contains { $0.tokens.upperBound == index || $0.tokens.contains(index) } && !text[index - 1].isSymbol(",")
    }

    private func skip(_ index: Int) -> Int {
        var next = index
        while text[next].is(.and, .but) || text[next].is(.however) || text[next].isSymbol(",") { next += 1 }
        return next
    }

    private func separator(before start: Int) -> Int {
        var index = start
        while index > 0, text[index - 1].kind == .punctuation && !text[index - 1].isSymbol(")") || text[index - 1].is(.and, .but) || text[index - 1].is(.however) || text[index - 1].is(.that) {
            index -= 1
        }
        return index
    }

    private func clauseEnd(from modal: Int) -> Int {
        var index = modal
        while index < end, !text[index].isSymbol(";"), !(text[index].isSymbol(".") && text[index + 1].isCapitalised && text[index + 1].hasSpaceBefore) { index += 1 }
        return index
    }

    private func isPronoun(_ start: Int, before modal: Int) -> Bool {
        modal - start <= 2 && (text[start].spells("it", in: text) || text[start].spells("they", in: text))
    }
}

extension DirectiveDraft {
    func actionForm(in text: TokenizedText, verbs: VerbTable) -> VerbTable.Form {
        text[verb - 1].is(.be) || text[verb - 2].is(.be) ? .past : .base
    }
}
