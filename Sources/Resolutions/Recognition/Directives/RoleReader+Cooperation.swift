/// Those with whom the action is done, and those who are consulted.
extension RoleReader {
    /// Reads a verb or noun of cooperation or consultation at a token; false where there is none.
    func cooperation(at index: Int, end: Int, into draft: inout DirectiveDraft, coining: inout Coining) -> Bool {
        let token = text[index]
        if token.is(.consult, .consulting) {
            let object = behindInsertion(index + 1, end: end)
            let next = text[object].is(.with) ? object + 1 : object
            draft.add(.consultee, parties(at: next, end: end, coining: &coining))
        } else if token.is(.consultation, .consultations) {
            consultation(at: index, end: end, into: &draft, coining: &coining)
        } else if token.is(.views), text[index + 1].is(.of, .from) {
            if (1...3).contains(where: { text[index - $0].is(.seek) || text[index - $0].spells("seeking", in: text) }) {
                draft.add(.consultee, parties(at: index + 2, end: end, coining: &coining))
            }
        } else if token.is(.collaborate, .collaborating) || token.is(.cooperate, .cooperating) || token.is(.coordinate, .coordinating)
            || token.is(.liaise) || token.is(.work) && (isVerb(index) || index == draft.verb) || token.is(.working) && isOwnGerund(index, draft) || token.spells("engage", in: text)
            || token.spells("liaising", in: text) {
            let near = with(after: index, end: end)
            guard let with = near ?? distantWith(after: index, end: end) else { return true }
            // Behind what the cooperation is about, "with" may belong to another word.
            let sureness = near == nil ? Self.byOneReading : nil
            // "cooperate with one another and with X".
            let mutual = text[with + 1].spells("one", in: text) && text[with + 2].spells("another", in: text) || text[with + 1].is(.each) && text[with + 2].is(.other)
            // "coordinate with them": those named last before.
            if mutual {
                if text[with + 3].is(.and), text[with + 4].is(.with) { draft.add(.collaborator, parties(at: with + 5, end: end, coining: &coining)) }
            } else if text[with + 1].spells("them", in: text) {
                let last = clause.mentions.last { $0.tokens.upperBound <= index && $0.tokens.lowerBound >= draft.region.lowerBound }
                draft.add(.collaborator, last?.agents ?? [], confidence: Self.byOneReading)
                let behind = clause.behindSeparator(with + 2)
                if behind > with + 2 { draft.add(.collaborator, parties(at: behind, end: end, coining: &coining)) }
            } else {
                draft.add(.collaborator, parties(at: behindSharedObject(with + 1, end: end), end: end, coining: &coining), confidence: sureness)
            }
        } else if token.spells("collaborative", in: text), isObject(index, draft),
            let with = Range(from: index + 1, to: min(end, index + 10)).first(where: { text[$0].is(.with) }) {
            // "continue its collaborative activities on kites with X".
            draft.add(.collaborator, parties(at: with + 1, end: end, coining: &coining))
        } else if isCooperation(index) {
            collaboration(at: index, end: end, into: &draft, coining: &coining)
        } else if token.is(.together) || token.is(.jointly), text[index + 1].is(.with), text[index - 1].isSymbol(",") || index <= draft.verb || isVerb(index) {
            draft.add(.collaborator, parties(at: index + 2, end: end, coining: &coining))
        } else {
            return false
        }
        return true
    }

    /// "work with and inform X", "cooperate with and provide assistance to X": where the shared object begins.
    private func behindSharedObject(_ start: Int, end: Int) -> Int {
        guard text[start].is(.and, .or), verbs.infinitives.contains(text[start + 1].word) else { return start }
        for index in Range(from: start + 2, to: min(end, start + 8)) where text[index].is(.to, .with) { return index + 1 }
        return start + 2
    }

    private func isCooperation(_ index: Int) -> Bool {
        let token = text[index]
        return token.is(.collaboration, .cooperation) || token.is(.coordination, .conjunction) || token.is(.partnership) || token.is(.liaison)
            || token.spells("concert", in: text) && text[index - 1].is(.`in`) || token.spells("association", in: text) && text[index - 1].is(.`in`)
            || token.spells("interactions", in: text) || token.spells("co-operation", in: text) || token.spells("partnerships", in: text) || token.spells("dialogue", in: text)
    }

    /// "…, working with X", not "personnel working with X".
    private func isOwnGerund(_ index: Int, _ draft: DirectiveDraft) -> Bool {
        let before = text[index - 1]
        return index <= draft.verb + 1 || before.kind == .punctuation || before.is(.and, .by) || before.is(.including) || before.is(.`while`) || before.is(.through)
    }

    private func isVerb(_ index: Int) -> Bool {
        text[index - 1].is(.to) || text[index - 1].is(.and) || clause.isModal(index - 1) || clause.isAdverb(index - 1)
    }

    /// "in (close) consultation (and collaboration) with X", "after consultation with X", "hold consultations with X".
    private func consultation(at index: Int, end: Int, into draft: inout DirectiveDraft, coining: inout Coining) {
        // "after consultation of the Member States".
        if text[index + 1].is(.of), isAdverbial(index) {
            draft.add(.consultee, parties(at: index + 2, end: end, coining: &coining))
            return
        }
        guard let with = with(after: index, end: min(end, index + 5)) else { return }
        guard isAdverbial(index) || isObject(index, draft) else { return }
        let agents = parties(at: with + 1, end: end, coining: &coining)
        draft.add(.consultee, agents)
        if Range(from: index, to: with).contains(where: { text[$0].is(.collaboration, .cooperation) || text[$0].is(.coordination) }) {
            draft.add(.collaborator, agents)
        }
    }

    private func collaboration(at index: Int, end: Int, into draft: inout DirectiveDraft, coining: inout Coining) {
        // "with the cooperation of X".
        if text[index + 1].is(.of), (2...3).contains(where: { text[index - $0].is(.with) && text[index - $0 + 1].is(.the) }) {
            draft.add(.collaborator, parties(at: index + 2, end: end, coining: &coining))
            return
        }
        guard let with = with(after: index, end: min(end, index + 7)) else { return }
        guard isAdverbial(index) || isObject(index, draft) || isDemanded(index, draft) else { return }
        let agents = parties(at: with + 1, end: end, coining: &coining)
        draft.add(.collaborator, agents)
        if Range(from: index, to: with).contains(where: { text[$0].is(.consultation, .consultations) }) { draft.add(.consultee, agents) }
    }

    /// "Calls for a prompt inquiry and full cooperation with X": cooperation is what is called for.
    private func isDemanded(_ index: Int, _ draft: DirectiveDraft) -> Bool {
        guard draft.isImpersonal, Frame.isDirecting(draft.kind), draft.addressees.isEmpty else { return false }
        var before = index - 1
        while before >= draft.action.lowerBound, index - before < 4, text[before].kind == .word, !text[before].is(.and) {
            if ClauseText.followers.contains(text[before].word) || ClauseText.leading.contains(text[before].word) { return false }
            before -= 1
        }
        return before < draft.action.lowerBound || text[before].is(.and)
    }

    /// "in", "after", "through" or "following" before the noun, adjectives between.
    private func isAdverbial(_ index: Int) -> Bool {
        var before = index - 1
        while before >= 0, before > index - 6 {
            let token = text[before]
            if token.is(.`in`, .after) || token.is(.following) || token.is(.through) && text[index].is(.consultation, .consultations)
                || token.is(.through) && text[index + 1].is(.with) && !text[before - 1].is(.including)
                || token.is(.upon) || token.is(.subject) && text[before + 1].is(.to) {
                return true
            }
            guard token.kind == .word, !token.is(.of) && !token.is(.on) && !token.is(.`for`), !token.is(.to) || text[before - 1].is(.subject) else { return false }
            before -= 1
        }
        return false
    }

    /// "continue cooperation with", "strengthen its collaboration with", "hold consultations with": the object of
    /// a main verb, with nothing but adjectives, nouns of the same kind and other such verbs between.
    private func isObject(_ index: Int, _ draft: DirectiveDraft) -> Bool {
        guard index > draft.verb else { return false }
        var before = index - 1
        while before >= draft.verb, before > index - 9 {
            let token = text[before]
            if verbs.cooperationVerbs.contains(token.word) {
                if before == draft.verb { return true }
                // "ensure that X continues the collaboration with Y".
                if token.is(.continues) { return true }
                let lead = text[before - 1]
                if lead.is(.and, .or) || lead.is(.to) || lead.isSymbol(",") || clause.isModal(before - 1) || clause.isAdverb(before - 1) {
                    // "in order to strengthen cooperation" is a purpose; the caller has seen to that.
                    return true
                }
            }
            if token.isSymbol(",") {
                // "initiate, as soon as possible, consultations": behind the verb and an insertion.
                var open = before - 1
                while open > draft.verb, !text[open].isSymbol(","), before - open < 10 { open -= 1 }
                return text[open].isSymbol(",") && verbs.cooperationVerbs.contains(text[open - 1].word) && open - 1 >= draft.verb
            }
            guard token.kind == .word, !token.is(.of), !token.is(.`for`, .on), !token.is(.by, .between), !token.is(.`in`) else { return false }
            before -= 1
        }
        return false
    }

    /// The "with" that belongs to a verb or noun: no punctuation and no further preposition between.
    private func with(after index: Int, end: Int) -> Int? {
        var next = index + 1
        while next < end, next < index + 9 {
            let token = text[next]
            if token.is(.with) { return next }
            if token.kind == .punctuation && !token.isSymbol(",") || token.is(.between, .among) || token.is(.to) || token.is(.`in`) || token.is(.on) { return nil }
            if token.isSymbol(","), next > index + 1 { return nil }
            next += 1
        }
        return nil
    }

    /// "collaborate on flying kites, as appropriate, with X": behind what the cooperation is about.
    private func distantWith(after index: Int, end: Int) -> Int? {
        let first = clause.isAdverb(index + 1) ? index + 2 : index + 1
        guard text[first].is(.on, .`in`) || text[first].is(.regarding) || text[first].isSymbol(",") else { return nil }
        for next in Range(from: first + 1, to: min(end, index + 30)) where text[next].depth == text[index].depth {
            let token = text[next]
            if token.isSymbol(";") || token.isSymbol(":") || clause.infinitive(at: next, verbs: verbs) != nil || clause.isModal(next) { return nil }
            if token.is(.that, .which) || Purpose.starts(text, at: next) || token.is(.between, .among) { return nil }
            // "work dealing with X", "kites associated with X".
            guard token.is(.with), !text.endsInGerund(next - 1), !text[next - 1].ends("e", "d"), !isCooperation(next - 1) else { continue }
            return next
        }
        return nil
    }

    /// "that the necessary contacts with X should be agreed": those others are the collaborators.
    func contacts(into draft: inout DirectiveDraft, coining: inout Coining) {
        // "when coordination between A and B is being effected," only says when; "for work where coordination is required"
        // says what for.
        let first = text[draft.region.lowerBound]
        let start = first.is(.when, .`if`) || first.is(.`where`, .`while`)
            ? SubjectClause(clause: clause, verbs: verbs).behindIntroduction(draft.region.lowerBound, end: draft.region.upperBound) : draft.region.lowerBound
        let subject = start..<min(max(draft.verb, start), max(draft.region.upperBound, start))
        func isContact(_ index: Int) -> Bool {
            text[index].spells("contacts", in: text) || text[index].is(.coordination) || text[index].is(.cooperation) || text[index].is(.collaboration)
        }
        guard subject.contains(where: isContact) else { return }
        for index in Range(from: start, to: draft.region.upperBound) where isContact(index) && text[index].depth == text[draft.action.lowerBound].depth {
            guard text[index + 1].is(.with, .between) else { continue }
            draft.add(.collaborator, parties(at: index + 2, end: draft.region.upperBound, coining: &coining).filter { !own.contains($0) }, confidence: Self.byOneReading)
        }
    }
}
