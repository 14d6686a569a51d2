/// Reads the rules of an annex: a directive only where an actor is told to act.
struct RuleReader: Sendable {
    let clause: ClauseText
    let verbs: VerbTable
    let end: Int

    private var text: TokenizedText { clause.text }
    private var subjects: SubjectClause { SubjectClause(clause: clause, verbs: verbs) }

    func read(coining: inout Coining) -> [DirectiveDraft] {
        let asked = requests(coining: &coining)
        if !asked.isEmpty { return asked }
        var drafts: [DirectiveDraft] = []
        var start = 0
        while start < end, drafts.isEmpty {
            let stop = sentenceEnd(from: start)
            if let draft = rule(from: start, to: stop, coining: &coining) { drafts.append(draft) }
            start = stop + 1
        }
        guard !drafts.isEmpty else { return [] }
        // A first rule in the first sentence keeps the words of those that only describe.
        drafts[0].action = Range(from: drafts[0].action.lowerBound, to: end)
        if let second = SecondClause(clause: clause, verbs: verbs, end: end, isRule: true).read(after: &drafts[0]) { drafts.append(second) }
        return drafts
    }

    /// "We call upon the States to …", "Requests the Secretary-General to …": a declaration or a statement in
    /// an annex that tells others to act.
    private func requests(coining: inout Coining) -> [DirectiveDraft] {
        var drafts: [DirectiveDraft] = []
        var start = 0
        while start < end {
            let stop = sentenceEnd(from: start)
            var next = signatories(from: start, to: stop) ?? start
            let speaks = text[next].spells("we", in: text)
            if speaks { next += 1 }
            while next < stop, text[next].is(.also, .further) || clause.isAdverb(next) || text[next].is(.therefore) || text[next].isSymbol(",") { next += 1 }
            var found: [(governing: VerbTable.Governing, start: Int, stop: Int)] = []
            if let (governing, behind) = verbs.governing(text, at: next), governing.form == (speaks ? .base : .third),
                speaks || text[start].isCapitalised {
                found.append((governing, behind, stop))
                for next in FurtherVerbs(clause: clause, verbs: verbs, end: stop, form: governing.form).all(from: behind) {
                    // "call upon the agencies and invite others to …" share their infinitive.
                    found[found.count - 1].stop = next.separator
                    found.append((next.governing, next.end, stop))
                }
            }
            if let own = found.first, text[start].isCapitalised, !speaks, let draft = commitment(own.governing, from: own.start, to: own.stop) { drafts.append(draft) }
            for (governing, behind, _) in found where Frame.isDirecting(governing.kind) && governing.lemma != "call for" {
                let limit = found.first { $0.start == behind }?.stop ?? stop
                guard let named = AddresseeReader(clause: clause, verbs: verbs).addressees(
                    at: behind, limit: limit, coining: &coining, needsInfinitive: limit == stop),
                    !named.agents.allSatisfy({ agent in drafts.contains { $0.addressees.contains(agent) } })
                else { continue }
                var draft = DirectiveDraft(
                    kind: .proceduralRule, lemma: governing.lemma, modality: Frame.modality(of: governing.kind), addressees: named.agents,
                    action: Range(from: named.end, to: stop), region: Range(from: named.listEnd, to: stop),
                    verb: clause.infinitive(at: named.end, verbs: verbs) ?? named.end)
                MainVerbs(clause: clause, verbs: verbs).actions(from: draft.verb, to: stop).forEach { draft.add($0) }
                drafts.append(draft)
            }
            start = stop + 1
        }
        return drafts
    }

    /// "Undertakes to inform X", "Decides to strengthen …": what the issuer of a decision printed in an annex binds itself to.
    private func commitment(_ governing: VerbTable.Governing, from start: Int, to stop: Int) -> DirectiveDraft? {
        guard governing.kind == .determination, let verb = clause.infinitive(at: start, verbs: verbs), verb < stop else { return nil }
        var draft = DirectiveDraft(
            kind: .proceduralRule, lemma: governing.lemma, modality: .infinitive, action: Range(from: start, to: stop), region: Range(from: verb, to: stop), verb: verb)
        draft.isImpersonal = true
        MainVerbs(clause: clause, verbs: verbs).actions(from: verb, to: stop).forEach { draft.add($0) }
        return draft
    }

    /// "We urge", or "In this regard, …, we urge": the word for those who signed.
    private func signatories(from start: Int, to stop: Int) -> Int? {
        Range(from: start, to: stop).first { index in
            text[index].spells("we", in: text) && text[index].depth == 0 && (index == start || text[index - 1].isSymbol(",") && text[start].isCapitalised)
        }
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

    /// Behind "Decides further that": a decision printed in an annex.
    private func behindVerb(_ start: Int) -> Int {
        guard text[start].isCapitalised, let (governing, behind) = verbs.governing(text, at: start), governing.form == .third else { return start }
        var next = behind
        while text[next].is(.also, .further) || clause.isAdverb(next) { next += 1 }
        return text[next].is(.that) ? next + 1 : start
    }

    private func rule(from start: Int, to stop: Int, coining: inout Coining) -> DirectiveDraft? {
        let frame = Frame(mode: .rules, kind: .proceduralRule)
        // "Member States are encouraged to act".
        if var asked = subjects.passiveDirective(subject: subjects.behindIntroduction(start, end: stop), end: stop, frame: Frame(mode: .resolving)) {
            asked.kind = .proceduralRule
            return asked
        }
        let subject = behindVerb(start)
        if let charged = subjects.charged(subject: subjects.behindIntroduction(subject, end: stop), from: start, end: stop) { return charged }
        guard let modal = subjects.modal(from: subject, to: stop) else { return nil }
        let predicate = subjects.predicate(behind: modal, end: stop)
        guard !predicate.isCopular else { return nil }
        guard var draft = subjects.read(from: start, subject: subject, end: stop, frame: frame) else { return nil }
        if draft.addressees.isEmpty, !predicate.isPassive,
            let named = AddresseeReader(clause: clause, verbs: verbs).agentiveSubject(
                at: subjects.behindIntroduction(subject, end: stop), limit: modal, coining: &coining) {
            draft.addressees = named.agents
            draft.isImpersonal = false
        }
        guard !draft.addressees.isEmpty else { return nil }
        draft.lemma = text.string(modal).lowercased()
        draft.region = start..<stop
        return draft
    }
}
