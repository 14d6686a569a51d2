/// Clauses that tell their subject to act by a passive verb: "that X is invited to …", "X are requested to …".
extension SubjectClause {
    /// Where the verb that governs such a clause stands, and whom it tells.
    private struct Told {
        var governing: VerbTable.Governing
        /// Behind the participle.
        var behind: Int
        /// The "to" of what is to be done, and its verb.
        var infinitive: (to: Int, verb: Int)
        var subjects: [Int]
    }

    /// The directive of such a clause under a verb that itself tells nobody anything ("resolves", "decides");
    /// the kind is that of the passive verb.
    func passiveDirective(subject: Int, end: Int, frame: Frame) -> DirectiveDraft? {
        guard frame.mode == .resolving, !Frame.isDirecting(frame.kind), frame.kind != .declaration,
            let told = told(from: subject, end: end)
        else { return nil }
        var draft = DirectiveDraft(
            kind: told.governing.kind, lemma: told.governing.lemma, modality: Frame.modality(of: told.governing.kind),
            addressees: told.subjects, action: Range(from: told.infinitive.to, to: end),
            region: Range(from: told.behind, to: end), verb: told.infinitive.verb)
        MainVerbs(clause: clause, verbs: verbs).actions(from: told.infinitive.verb, to: end).forEach { draft.add($0) }
        return draft
    }

    /// The rule of an annex that leaves a duty to its subject without a modal verb: "X is responsible for checking …".
    func charged(subject: Int, from start: Int, end: Int) -> DirectiveDraft? {
        guard let list = clause.actors(at: subject, limit: end), text[list.end].is(.`is`, .are) else { return nil }
        let isDuty = text[list.end + 1].is(.responsible) && text[list.end + 2].is(.`for`) && text.endsInGerund(list.end + 3)
        // "X is to check …".
        let infinitive = clause.infinitive(at: list.end + 1, verbs: verbs).flatMap { text[$0].is(.be) ? nil : $0 }
        guard isDuty || infinitive != nil else { return nil }
        var draft = DirectiveDraft(
            kind: .proceduralRule, lemma: isDuty ? "be responsible" : "be to", modality: .declarative, addressees: list.agents, action: start..<end,
            region: start..<end, verb: infinitive ?? list.end + 3)
        MainVerbs(clause: clause, verbs: verbs).actions(from: draft.verb, to: end, form: isDuty ? .gerund : .base).forEach { draft.add($0) }
        return draft
    }

    private func told(from start: Int, end: Int) -> Told? {
        for index in Range(from: start + 1, to: end) where text[index].depth == text[start].depth {
            if text[index].isSymbol(";") || clause.isModal(index) && !isSubordinate(index, from: start) { return nil }
            guard text[index].is(.`is`, .are) || text[index].is(.be) && !text[index - 1].is(.to) && !clause.isModal(index - 1),
                !isSubordinate(index, from: start)
            else { continue }
            var participle = index + 1
            while text[participle].is(.also, .further) || text[participle].spells("hereby", in: text) || clause.isAdverb(participle) { participle += 1 }
            // The first verb of the main clause decides.
            guard let (governing, behind) = verbs.governing(text, at: participle), governing.form == .past,
                Frame.isDirecting(governing.kind), let infinitive = infinitive(behind: behind, end: end)
            else { return nil }
            let subjects = subjectActors(from: start, before: index)
            guard !subjects.isEmpty else { return nil }
            return Told(governing: governing, behind: behind, infinitive: infinitive, subjects: subjects)
        }
        return nil
    }

    /// The infinitive behind a participle, also one behind an insertion: "is invited, if need be, to …".
    private func infinitive(behind start: Int, end: Int) -> (to: Int, verb: Int)? {
        if let verb = toldVerb(at: start, end: end) { return (start, verb) }
        guard text[start].isSymbol(",") else { return nil }
        for comma in Range(from: start + 1, to: min(end, start + 20)) where text[comma].isSymbol(",") {
            if let verb = toldVerb(at: comma + 1, end: end) { return (comma + 1, verb) }
        }
        return nil
    }

    /// Behind "is invited to" a word is a verb though no list knows it.
    private func toldVerb(at index: Int, end: Int) -> Int? {
        if let verb = clause.infinitive(at: index, verbs: verbs) { return verb < end ? verb : nil }
        let verb = index + 1
        guard text[index].is(.to), verb < end, text[verb].kind == .word, !text[verb].isCapitalised,
            !clause.isLeading(verb), clause.actors(at: verb) == nil
        else { return nil }
        return verb
    }
}
