/// Reads a paragraph that begins with its own verb: "Requests the Secretary-General to …", "Decides that …",
/// and the further main clauses of it that have governing verbs of their own.
struct OwnVerbReader: Sendable {
    let clause: ClauseText
    let verbs: VerbTable
    let end: Int
    let endsInColon: Bool
    let frame: Frame

    var text: TokenizedText { clause.text }

    func read(
        _ governing: VerbTable.Governing, from verbEnd: Int, coining: inout Coining
    ) -> ClauseReader.Outcome {
        let start = behindPairedVerb(verbEnd)
        var own = frame
        own.kind = governing.kind
        own.lemma = governing.lemma
        own.addressees = []
        own.conditions = []
        var outcome = ClauseReader.Outcome(childFrame: own)
        if let named = addresseesOnly(governing, from: start, coining: &coining) {
            outcome.childFrame.addressees = named.agents
            if text[end - 1].is(.to) { outcome.childFrame.modality = .infinitive }
            return outcome
        }
        let form: VerbTable.Form = governing.form == .past ? .past : .third
        let further = FurtherVerbs(clause: clause, verbs: verbs, end: end, form: form).all(from: start)
        guard var first = main(governing, from: start, to: further.first?.separator ?? end, isFirst: true, isLast: further.isEmpty, coining: &coining) else { return outcome }
        outcome.childFrame.addressees = first.addressees
        outcome.childFrame.endsInThat = text[end - 1].is(.that)
        outcome.childFrame.isPurpose = endsInPurpose
        // "urges the States to:", "requests the Director to take the following steps:": the items begin with their verbs.
        if endsInColon, further.isEmpty { handDown(first, &outcome) }
        if further.isEmpty && isLeadIn(first, from: start) || first.action.isEmpty { return outcome }
        outcome.drafts = [first]
        if let second = gapped(after: first, to: further.first?.separator ?? end, coining: &coining) {
            outcome.drafts[0].cut(at: second.action.lowerBound)
            outcome.drafts.append(second)
        }
        read(further, coining: &coining, &outcome)
        if outcome.drafts.count == 1 {
            first.action = Range(from: first.action.lowerBound, to: end)
            first.region = Range(from: first.region.lowerBound, to: end)
            outcome.drafts = [first]
            if let second = SecondClause(clause: clause, verbs: verbs, end: end).read(after: &outcome.drafts[0]) {
                outcome.drafts.append(second)
            }
        }
        outcome.childFrame.isCompleted = true
        takeModal(&outcome)
        return outcome
    }

    /// The further clauses of an item whose first one is read: ", and urges the organizations to …".
    func readFurther(from start: Int, coining: inout Coining, _ outcome: inout ClauseReader.Outcome) {
        read(FurtherVerbs(clause: clause, verbs: verbs, end: end).all(from: start), coining: &coining, &outcome)
    }

    /// Tells the items below that they begin with the verbs of what is asked.
    private func handDown(_ draft: DirectiveDraft, _ outcome: inout ClauseReader.Outcome) {
        guard Frame.isDirecting(draft.kind), !endsInPurpose, text[end - 1].is(.to) || announcesItems(from: draft.verb) else { return }
        outcome.childFrame.modality = .infinitive
    }

    /// Whether what is to be done is nothing but what the items say: "to consider undertaking the following:".
    private func asksForItems(_ draft: DirectiveDraft) -> Bool {
        guard Frame.isDirecting(draft.kind), announcesItems(from: draft.verb) else { return false }
        return Range(from: draft.verb, to: min(end, draft.verb + 5)).contains { text[$0].is(.following) && text[$0 - 1].is(.the) }
    }

    /// "the following", with a few words behind it at most.
    private func announcesItems(from verb: Int) -> Bool {
        Range(from: max(verb, end - 12), to: end).contains { text[$0].is(.following) && text[$0 - 1].is(.the) }
    }

    /// "…, in order to:": the items say what for.
    private var endsInPurpose: Bool {
        text[end - 1].is(.to) && (Purpose.starts(text, at: end - 3) || Purpose.starts(text, at: end - 4))
    }

    // MARK: - Further clauses

    /// Adds the directives of the further clauses in which somebody else acts.
    private func read(
        _ further: [FurtherVerbs.Found], coining: inout Coining, _ outcome: inout ClauseReader.Outcome
    ) {
        for (position, next) in further.enumerated() {
            let stop = position + 1 < further.count ? further[position + 1].separator : end
            let isLast = position + 1 == further.count
            guard var draft = main(next.governing, from: next.end, to: stop, isLast: isLast, coining: &coining) else { continue }
            if isLast, endsInColon {
                outcome.childFrame.kind = next.governing.kind
                outcome.childFrame.lemma = next.governing.lemma
                outcome.childFrame.addressees = draft.addressees
                handDown(draft, &outcome)
                if isLeadIn(draft, from: next.end) { continue }
            }
            guard acts(draft, besides: outcome.drafts) else {
                goOn(with: draft, to: stop, &outcome.drafts)
                continue
            }
            draft.region = Range(from: min(draft.region.lowerBound, stop), to: stop)
            // The words of a first clause end where those of the next directive begin.
            if let before = outcome.drafts.indices.last, outcome.drafts[before].action.upperBound < next.separator {
                outcome.drafts[before].action = Range(from: outcome.drafts[before].action.lowerBound, to: next.separator)
            }
            outcome.drafts.append(draft)
        }
    }

    /// Whoever was told in the clause before is told more: the words and the other actors of both clauses belong together.
    private func goOn(with draft: DirectiveDraft, to stop: Int, _ drafts: inout [DirectiveDraft]) {
        guard drafts.count > 1, !draft.addressees.isEmpty, let last = drafts.indices.last, Set(drafts[last].addressees) == Set(draft.addressees) else { return }
        drafts[last].action = Range(from: drafts[last].action.lowerBound, to: stop)
        drafts[last].region = Range(from: drafts[last].region.lowerBound, to: stop)
        draft.actionTypes.forEach { drafts[last].add($0) }
    }

    /// Whether another than in the clauses before acts here: others are told to, or the issuer decides
    /// where others were told to act.
    private func acts(_ draft: DirectiveDraft, besides earlier: [DirectiveDraft]) -> Bool {
        let named = Set(earlier.flatMap(\.addressees))
        if !draft.addressees.isEmpty { return !Set(draft.addressees).isSubset(of: named) }
        guard !Frame.isDirecting(draft.kind), let first = earlier.first else { return false }
        return Frame.isDirecting(first.kind) && !first.addressees.isEmpty && earlier.allSatisfy { Frame.isDirecting($0.kind) }
    }

    /// "… shall:" hands the modal verb and its subject to the items.
    private func takeModal(_ outcome: inout ClauseReader.Outcome) {
        guard endsInColon, end > 0, clause.isModal(end - 1) else { return }
        outcome.childFrame.modality = clause.modality(at: end - 1)
        outcome.childFrame.isCompleted = false
        let subjects = SubjectClause(clause: clause, verbs: verbs)
        var start = end - 1
        while start > 0, !text[start].is(.that) { start -= 1 }
        if start > 0 {
            let actors = subjects.subjectActors(from: start + 1, before: end - 1)
            if !actors.isEmpty { outcome.childFrame.addressees = actors }
        }
    }

    /// Behind the second of two verbs that share their addressees, "Invites and encourages the States";
    /// the first one says the kind.
    private func behindPairedVerb(_ start: Int) -> Int {
        guard text[start].is(.and) else { return start }
        var next = start + 1
        while text[next].is(.also, .further) || clause.isAdverb(next) { next += 1 }
        guard let (second, behind) = verbs.governing(text, at: next), second.form == .third, !text[behind].is(.that) else { return start }
        return behind
    }

    /// Whom a lead-in names that breaks off behind them, without any punctuation: "invites the laboratories".
    private func addresseesOnly(
        _ governing: VerbTable.Governing, from start: Int, coining: inout Coining
    ) -> AddresseeReader.Named? {
        guard Frame.isDirecting(governing.kind), end == text.count || endsInColon, start < end else { return nil }
        var attempt = coining
        let behind = text[start].is(.that) && endsInColon ? start + 1 : start
        guard let named = AddresseeReader(clause: clause, verbs: verbs).addressees(
            at: behind, limit: end, coining: &attempt, needsInfinitive: false), named.listEnd >= end, named.end >= end
        else { return nil }
        coining = attempt
        return named
    }

    private func main(
        _ governing: VerbTable.Governing, from start: Int, to end: Int, isFirst: Bool = false, isLast: Bool, coining: inout Coining
    ) -> DirectiveDraft? {
        guard start <= end else { return nil }
        var frame = Frame(mode: .resolving, kind: governing.kind, lemma: governing.lemma)
        let isDirecting = Frame.isDirecting(governing.kind)
        var next = start
        while text[next].is(.also, .further) || text[next].is(.once) || text[next].is(.again) || clause.isAdverb(next) { next += 1 }
        // "Requests in that context the Secretary-General to …"
        if isDirecting, text[next].is(.`in`), text[next + 1].is(.this, .that), text[next + 3].is(.the) || text[next + 3].isCapitalised || text[next + 3].isSymbol(",") {
            next += text[next + 3].isSymbol(",") ? 4 : 3
        }
        let reader = AddresseeReader(clause: clause, verbs: verbs)
        if let reminded = reminded(governing, at: next, to: end, coining: &coining) { return reminded }
        if let embedded = embedded(governing, at: next, to: end, coining: &coining) { return embedded }
        if isDirecting {
            frame.mode = .directing
            if let told = pronoun(governing, at: next, to: end) ?? receiver(governing, at: next, to: end) ?? thatOne(governing, at: next, to: end, coining: &coining) {
                return told
            }
            if !text[next].is(.that), let named = reader.addressees(at: next, limit: end, coining: &coining, needsInfinitive: !(endsInColon && isLast)) ?? sharing(next, to: end, isLast: isLast, coining: &coining) {
                let verb = clause.infinitive(at: named.end, verbs: verbs)
                var draft = DirectiveDraft(
                    kind: governing.kind, lemma: governing.lemma, modality: Frame.modality(of: governing.kind),
                    addressees: named.agents, action: Range(from: verb == nil && !isLast ? next : named.end, to: end), region: Range(from: named.listEnd, to: end), verb: verb ?? end)
                if let verb { MainVerbs(clause: clause, verbs: verbs).actions(from: verb, to: end).forEach { draft.add($0) } }
                return draft
            }
        }
        // "recommends relevant bodies take steps": a clause without "that".
        if isDirecting, !text[next].is(.that), clause.infinitive(at: next, verbs: verbs) == nil,
            let named = shortSubject(at: next, to: end, coining: &coining) {
            var verb = named.end
            while clause.isAdverb(verb) { verb += 1 }
            var draft = DirectiveDraft(
                kind: governing.kind, lemma: governing.lemma, modality: Frame.modality(of: governing.kind), addressees: named.agents,
                action: Range(from: next, to: end), region: Range(from: named.end, to: end), verb: verb)
            MainVerbs(clause: clause, verbs: verbs).actions(from: verb, to: end).forEach { draft.add($0) }
            return draft
        }
        let that = behindOpinion(governing, next, to: end) ?? behindInsertion(next, to: end)
        if text[that].is(.that), !text[that + 1].is(.of),
            var draft = SubjectClause(clause: clause, verbs: verbs).read(from: next, subject: that + 1, end: end, frame: frame) {
            // "Demands that the parties cease …": whoever is the subject is told, though no authority knows it.
            if draft.addressees.isEmpty {
                if let named = unknownSubject(draft, governing.kind, from: that + 1, to: end, coining: &coining) {
                    draft.addressees = named.agents
                    draft.isImpersonal = false
                }
            } else {
                completeSubject(of: &draft, from: that + 1, to: end, coining: &coining)
            }
            return draft
        }
        let verb = clause.infinitive(at: next, verbs: verbs)
        var draft = DirectiveDraft(
            kind: governing.kind, lemma: governing.lemma,
            modality: isDirecting ? Frame.modality(of: governing.kind) : verb == nil ? .declarative : .infinitive,
            action: min(next, end)..<end, region: min(next, end)..<end, verb: verb ?? next)
        if isDirecting, let named = doers(from: next, to: end, coining: &coining) {
            draft.addressees = named.agents
            draft.doubt(RoleReader.byOneReading)
            return draft
        }
        // "Reiterates its call upon the States to …": the words of another verb name the addressees.
        if !isDirecting, let behind = behindNamedAct(next, to: end),
            let named = reader.addressees(at: behind, limit: end, coining: &coining, needsInfinitive: true) {
            draft.addressees = named.agents
            // What they are to do stands behind; the verb itself only says it again.
            if let verb = clause.infinitive(at: named.end, verbs: verbs) {
                draft.region = Range(from: named.listEnd, to: end)
                draft.verb = verb
                MainVerbs(clause: clause, verbs: verbs).actions(from: verb, to: end).forEach { draft.add($0) }
            }
            return draft
        }
        if governing.kind == .declaration, let needed = needed(governing, from: next, to: end, coining: &coining) { return needed }
        draft.isImpersonal = true
        if let verb { MainVerbs(clause: clause, verbs: verbs).actions(from: verb, to: end).forEach { draft.add($0) } }
        return draft
    }

    /// One who can act, right before a verb that is no noun: "relevant bodies take".
    private func shortSubject(at start: Int, to end: Int, coining: inout Coining) -> AddresseeReader.Named? {
        var attempt = coining
        guard let named = AddresseeReader(clause: clause, verbs: verbs).subject(at: start, limit: end, coining: &attempt),
            named.end - start <= 5, !clause.isNominal(named.end), clause.mention(at: named.end) == nil,
            verbs.partyNouns.contains(text[named.end - 1].stem) || clause.actors(at: start, limit: named.end, allowsVerb: true)?.end == named.end
        else { return nil }
        coining = attempt
        return named
    }

    /// Behind ", in this regard," between a verb and its "that".
    private func behindInsertion(_ start: Int, to end: Int) -> Int {
        guard text[start].isSymbol(",") || text[start].is(.`in`) || text[start].is(.to) else { return start }
        var next = start + 1
        while next < end, next < start + 14 {
            if text[next].is(.that), text[next - 1].isSymbol(",") || next - start <= 4 { return next }
            next += 1
        }
        return start
    }

    /// A lead-in that names addressees, or ends in "that" or "to", and leaves the action to its items.
    private func isLeadIn(_ draft: DirectiveDraft, from start: Int) -> Bool {
        let last = text[end - 1]
        if endsInPurpose { return false }
        if endsInColon, asksForItems(draft) { return true }
        if last.is(.that, .to), endsInColon || end == text.count { return true }
        guard endsInColon else { return false }
        if last.is(.of, .on) || last.is(.`for`) || last.is(.with) || last.is(.are, .were) || last.is(.`is`) || last.is(.be) || clause.isModal(end - 1) && draft.isImpersonal {
            return true
        }
        if draft.verb >= end { return true }
        return start >= end
    }
}
