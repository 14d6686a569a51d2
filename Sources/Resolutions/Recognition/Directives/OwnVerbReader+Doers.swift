/// Who is told to act where the words are not simply "requests X to …".
extension OwnVerbReader {
    // MARK: - Subjects

    /// The subject that a "that"-clause names and no authority knows: behind a verb of demand, or before
    /// a modal verb where it can act.
    func unknownSubject(
        _ draft: DirectiveDraft, _ kind: DirectiveKind, from start: Int, to end: Int, coining: inout Coining
    ) -> AddresseeReader.Named? {
        let reader = AddresseeReader(clause: clause, verbs: verbs)
        let subjects = SubjectClause(clause: clause, verbs: verbs)
        let first = subjects.behindIntroduction(start, end: end)
        if let modal = subjects.modal(from: first, to: end) {
            let predicate = subjects.predicate(behind: modal, end: end)
            if predicate.isPassive { return passiveDoers(behind: predicate.verb, to: end, coining: &coining) }
            guard !predicate.isCopular, kind != .declaration || !text[modal].is(.may, .will) else { return nil }
            return reader.actingSubject(at: first, before: modal, coining: &coining)
        }
        guard Frame.isDirecting(kind) || kind == .other else { return nil }
        return reader.subject(at: first, limit: end, coining: &coining)
    }

    /// "may be considered by other international and national bodies": those of the by-phrase right behind the participle.
    private func passiveDoers(behind verb: Int, to end: Int, coining: inout Coining) -> AddresseeReader.Named? {
        let by = clause.isAdverb(verb + 1) ? verb + 2 : verb + 1
        guard by < end, text[by].is(.by), !text.endsInGerund(by + 1) else { return nil }
        let agents = PartyReader(clause: clause, verbs: verbs).parties(at: by + 1, limit: end, coining: &coining)
        return agents.isEmpty ? nil : AddresseeReader.Named(agents: agents, end: end, listEnd: end)
    }

    /// Takes the whole subject of a "that"-clause whose first actor an authority knows: "that Governments and
    /// international bodies provide".
    func completeSubject(of draft: inout DirectiveDraft, from start: Int, to end: Int, coining: inout Coining) {
        let subjects = SubjectClause(clause: clause, verbs: verbs)
        let first = subjects.behindIntroduction(start, end: end)
        var bound = draft.verb
        if let modal = subjects.modal(from: first, to: end) {
            guard !subjects.predicate(behind: modal, end: end).isPassive else { return }
            bound = modal
        }
        while bound > first + 1, clause.isAdverb(bound - 1) || text[bound - 1].is(.also, .further) { bound -= 1 }
        let reader = AddresseeReader(clause: clause, verbs: verbs)
        guard bound > first, let named = reader.somebody(at: first, limit: bound, coining: &coining), named.listEnd == bound,
            draft.addressees.allSatisfy(named.agents.contains)
        else { return }
        draft.addressees = named.agents
    }

    /// "reminds X that …", "reminds X of …": X is told, whatever it is.
    func reminded(_ governing: VerbTable.Governing, at start: Int, to end: Int, coining: inout Coining) -> DirectiveDraft? {
        guard governing.lemma == "remind", let bound = Range(from: start + 1, to: min(end, start + 40)).first(where: { text[$0].is(.that) || text[$0].is(.of) && text[$0 + 1].is(.their, .its) })
        else { return nil }
        guard let named = AddresseeReader(clause: clause, verbs: verbs).somebody(at: start, limit: bound, coining: &coining), named.listEnd == bound else { return nil }
        return DirectiveDraft(
            kind: governing.kind, lemma: governing.lemma, modality: .declarative, addressees: named.agents,
            action: Range(from: start, to: end), region: Range(from: bound, to: end), verb: bound)
    }

    /// "urges Member States, and invites donors to act": those who share the infinitive of the next clause.
    func sharing(_ start: Int, to end: Int, isLast: Bool, coining: inout Coining) -> AddresseeReader.Named? {
        guard !isLast, end > start, let named = AddresseeReader(clause: clause, verbs: verbs).somebody(at: start, limit: end, coining: &coining) else { return nil }
        return named.listEnd >= end || text[named.listEnd].isSymbol(",") ? named : nil
    }

    /// "requests that Office to brief the Council": one named before, not a clause.
    func thatOne(_ governing: VerbTable.Governing, at start: Int, to end: Int, coining: inout Coining) -> DirectiveDraft? {
        guard text[start].is(.that), text[start + 1].isCapitalised else { return nil }
        var attempt = coining
        guard let named = AddresseeReader(clause: clause, verbs: verbs).addressees(at: start + 1, limit: end, coining: &attempt, needsInfinitive: true),
            named.listEnd == named.end, named.agents.count == 1, let verb = clause.infinitive(at: named.end, verbs: verbs)
        else { return nil }
        coining = attempt
        return told(governing, named, verb: verb, to: end)
    }

    /// "delegates to the Executive Board the choice of …", "recommends to the Member States that they …".
    func receiver(_ governing: VerbTable.Governing, at start: Int, to end: Int) -> DirectiveDraft? {
        guard text[start].is(.to), let list = clause.actors(at: start + 1, limit: end), governing.kind == .authorization || text[list.end].is(.that) else { return nil }
        return DirectiveDraft(
            kind: governing.kind, lemma: governing.lemma, modality: Frame.modality(of: governing.kind), addressees: list.agents,
            action: Range(from: list.end, to: end), region: Range(from: list.end, to: end), verb: list.end)
    }

    /// The "that" of "expresses its strong conviction that X should …": what X should do is said.
    func behindOpinion(_ governing: VerbTable.Governing, _ start: Int, to end: Int) -> Int? {
        guard governing.kind == .declaration, text[start].is(.its),
            let that = Range(from: start + 2, to: min(end, start + 5)).first(where: { text[$0].is(.that) })
        else { return nil }
        guard Self.opinions.contains(text[that - 1], of: text),
            let modal = SubjectClause(clause: clause, verbs: verbs).modal(from: that + 1, to: end), text[modal].is(.should, .shall) || text[modal].is(.must)
        else { return nil }
        return that
    }

    // MARK: - Verbs behind the governing one

    /// "decides to authorize X to …": the verb behind "decides to" says what kind of directive it is.
    func embedded(_ governing: VerbTable.Governing, at start: Int, to end: Int, coining: inout Coining) -> DirectiveDraft? {
        guard governing.kind == .determination, let verb = clause.infinitive(at: start, verbs: verbs),
            let (inner, behind) = verbs.governing(text, at: verb), inner.form == .base, Frame.isDirecting(inner.kind)
        else { return nil }
        var attempt = coining
        guard let named = AddresseeReader(clause: clause, verbs: verbs).addressees(at: behind, limit: end, coining: &attempt, needsInfinitive: true),
            let main = clause.infinitive(at: named.end, verbs: verbs)
        else { return nil }
        coining = attempt
        return told(inner, named, verb: main, to: end)
    }

    private func told(_ governing: VerbTable.Governing, _ named: AddresseeReader.Named, verb: Int, to end: Int) -> DirectiveDraft {
        var draft = DirectiveDraft(
            kind: governing.kind, lemma: governing.lemma, modality: Frame.modality(of: governing.kind),
            addressees: named.agents, action: Range(from: named.end, to: end), region: Range(from: named.listEnd, to: end), verb: verb)
        MainVerbs(clause: clause, verbs: verbs).actions(from: verb, to: end).forEach { draft.add($0) }
        return draft
    }

    /// "takes note of the assessment by X, and requests him to …": whoever was named last before.
    func pronoun(_ governing: VerbTable.Governing, at start: Int, to end: Int) -> DirectiveDraft? {
        let isOne = text[start].spells("him", in: text) || text[start].is(.her)
        guard isOne || text[start].spells("them", in: text), let verb = clause.infinitive(at: start + 1, verbs: verbs) else { return nil }
        var last: (agents: [Int], end: Int) = ([], 0)
        for mention in clause.mentions where mention.tokens.lowerBound >= last.end && mention.tokens.upperBound <= start {
            // "them" are several, named together; "him" is one.
            if let list = clause.actors(at: mention.tokens.lowerBound, limit: start, allowsVerb: true), isOne || list.agents.count > 1 { last = list }
        }
        guard !last.agents.isEmpty, isOne == (last.agents.count == 1) else { return nil }
        var draft = told(governing, AddresseeReader.Named(agents: last.agents, end: start + 1, listEnd: start + 1), verb: verb, to: end)
        draft.confidence = 0.8
        return draft
    }

    /// "stresses the urgent need for X to …", "the responsibility of X to …": what X is to do is said, though nobody is asked.
    func needed(_ governing: VerbTable.Governing, from start: Int, to end: Int, coining: inout Coining) -> DirectiveDraft? {
        guard text[start].is(.the) else { return nil }
        let noun = Range(from: start + 1, to: min(end, start + 4)).first { index in
            (text[index].is(.need) || text[index].spells("necessity", in: text)) && text[index + 1].is(.`for`)
                || Self.duties.contains(text[index], of: text) && text[index + 1].is(.of)
        }
        guard let noun, !text[noun + 2].is(.a, .an) else { return nil }
        var attempt = coining
        guard let named = AddresseeReader(clause: clause, verbs: verbs).addressees(at: noun + 2, limit: end, coining: &attempt, needsInfinitive: true),
            !Range(from: noun + 2, to: named.end).contains(where: { text[$0].is(.`for`) || text[$0].is(.which, .that) }),
            let verb = clause.infinitive(at: named.end, verbs: verbs)
        else { return nil }
        coining = attempt
        var draft = told(governing, named, verb: verb, to: end)
        draft.modality = .declarative
        draft.action = Range(from: start, to: end)
        return draft
    }

    private static let duties: SpellingSet = ["responsibility", "responsibilities", "duty", "obligation", "obligations"]

    /// ", and all States Parties to promote …": others under the same verb, with an action of their own.
    func gapped(after first: DirectiveDraft, to end: Int, coining: inout Coining) -> DirectiveDraft? {
        guard Frame.isDirecting(first.kind), !first.addressees.isEmpty else { return nil }
        for comma in Range(from: first.verb + 1, to: end) where text[comma].isSymbol(",") && text[comma].depth == 0 && text[comma + 1].is(.and) {
            var next = comma + 2
            let repeatsPreposition = text[next].is(.upon, .on)
            if repeatsPreposition { next += 1 }
            guard repeatsPreposition || text[next].is(.all, .the), let list = clause.actors(at: next, limit: end),
                let verb = clause.infinitive(at: list.end, verbs: verbs), !Set(list.agents).isSubset(of: first.addressees)
            else { continue }
            let named = AddresseeReader.Named(agents: list.agents, end: list.end, listEnd: list.end)
            let governing = VerbTable.Governing(lemma: first.lemma, kind: first.kind, form: .third)
            var draft = told(governing, named, verb: verb, to: end)
            draft.action = Range(from: comma, to: end)
            return draft
        }
        // "to discuss the plan and the Board to review it": what stands before the conjunction is nobody.
        for and in Range(from: first.verb + 2, to: end) where text[and].is(.and) && text[and].depth == 0 && text[and + 1].is(.the) && !text[and - 1].isSymbol(",") {
            guard !clause.mentions.contains(where: { $0.tokens.upperBound == and }), let list = clause.actors(at: and + 1, limit: end),
                let verb = clause.infinitive(at: list.end, verbs: verbs), !Set(list.agents).isSubset(of: first.addressees),
                clause.actors(at: first.verb + 1, limit: end) == nil
            else { continue }
            var draft = told(
                VerbTable.Governing(lemma: first.lemma, kind: first.kind, form: .third),
                AddresseeReader.Named(agents: list.agents, end: list.end, listEnd: list.end), verb: verb, to: end)
            draft.action = Range(from: and, to: end)
            return draft
        }
        return nil
    }

    // MARK: - Acts and efforts

    /// Behind "its call upon", "its invitation to", "the request to", "its appeal to".
    func behindNamedAct(_ start: Int, to end: Int) -> Int? {
        guard text[start].is(.its) || text[start].is(.the) else { return nil }
        for index in Range(from: start + 1, to: min(end, start + 5)) where Self.namedActs.contains(text[index], of: text) {
            let behind = index + 1
            if text[behind].is(.upon, .on) || text[behind].is(.to) || text[behind].is(.`for`) || text[behind].spells("that", in: text) { return behind + 1 }
        }
        return nil
    }

    /// Those who are to do what is demanded or encouraged as a thing: "immediate action from the parties",
    /// "the full implementation of the agreement by the Government", "continued effort in the institutes to …".
    func doers(from start: Int, to end: Int, coining: inout Coining) -> AddresseeReader.Named? {
        var index = start
        while index < end, index < start + 40 {
            let token = text[index]
            if token.isSymbol(";") || token.isSymbol(",") || token.is(.that) || token.is(.which, .who) { return nil }
            let isEffort = token.is(.`in`) && text[index - 1].spells("effort", in: text) || token.is(.`in`) && text[index - 1].spells("efforts", in: text)
            if token.is(.of), index - start < 6, isAct(index - 1), let list = clause.actors(at: index + 1, limit: end) {
                return AddresseeReader.Named(agents: list.agents, end: list.end, listEnd: list.end)
            }
            if token.is(.by) || token.is(.from) || isEffort, token.depth == text[start].depth {
                if let list = clause.actors(at: index + 1, limit: end, allowsVerb: false) {
                    return AddresseeReader.Named(agents: list.agents, end: list.end, listEnd: list.end)
                }
                let reader = AddresseeReader(clause: clause, verbs: verbs)
                return reader.somebody(at: index + 1, limit: end, coining: &coining)
            }
            index += 1
        }
        return nil
    }

    /// Nouns for what somebody does of his own: "the continuing involvement of regional organizations".
    private func isAct(_ index: Int) -> Bool {
        Self.ownActs.contains(text[index], of: text)
    }

    private static let opinions: SpellingSet = ["conviction", "belief", "view", "expectation", "determination", "position"]
    private static let namedActs: SpellingSet = [
        "call", "calls", "invitation", "request", "requests", "appeal", "appeals", "demand", "encouragement", "recommendation",
    ]
    private static let ownActs: SpellingSet = [
        "involvement", "participation", "engagement", "efforts", "effort", "collaboration", "contribution", "contributions", "commitment",
    ]
}
