/// Reads one clause: the directives that it lays down, and the frame of the items below it.
struct ClauseReader: Sendable {
    let clause: ClauseText
    let verbs: VerbTable
    let frame: Frame
    /// The heading verb of the clause itself, as the reading of structure found it.
    var keyword: String?
    let end: Int
    let endsInColon: Bool

    var text: TokenizedText { clause.text }
    var mainVerbs: MainVerbs { MainVerbs(clause: clause, verbs: verbs) }

    struct Outcome: Sendable {
        var drafts: [DirectiveDraft] = []
        var childFrame: Frame
        var unknownVerb: Range<Int>?
    }

    init(clause: ClauseText, verbs: VerbTable, frame: Frame, keyword: String? = nil) {
        self.keyword = keyword
        self.clause = clause
        self.verbs = verbs
        self.frame = frame
        let trimmed = clause.trimmedEnd()
        end = trimmed.end
        endsInColon = trimmed.endsInColon
    }

    /// Marks the words at which the readers of a clause look for more.
    static func mark(_ words: inout WordTable) {
        RoleStarts.mark(&words)
        MainVerbs.mark(&words)
        SubjectClause.mark(&words)
        CircumstanceReader.mark(&words)
        words.mark([Word.accordance, .regulated, .given, .see, .such, .group], .cue)
    }

    func read(coining: inout Coining) -> Outcome {
        guard end > 0, frame.mode != .none, !frame.isPurpose, !isPurposeOnly, !isTable else {
            return Outcome(childFrame: frame)
        }
        switch frame.mode {
        case .none: return Outcome(childFrame: frame)
        case .rules: return rules(coining: &coining)
        case .unheaded: return unheaded(coining: &coining)
        case .resolving, .directing: return headed(from: skipConnectives(0), frame: frame, coining: &coining)
        }
    }

    /// "TABLE 1 …", or cells between bars: a table between the clauses lays nothing down by itself.
    private var isTable: Bool {
        text[0].is(.table) && text[1].kind == .number && text[0].isCapitalised || (0..<min(end, 24)).filter { text[$0].isSymbol("|") }.count > 2
    }

    /// Whether the words state a purpose and nothing else: no ", to do" and no main clause follows.
    private var isPurposeOnly: Bool {
        guard Purpose.starts(text, at: 0), text[0].is(.`in`) else { return false }
        return !(1..<max(end, 1)).contains {
            text[$0].isSymbol(",") && (clause.infinitive(at: $0 + 1, verbs: verbs) != nil || text[$0 + 1].is(.the) || clause.actors(at: $0 + 1) != nil)
        }
    }

    // MARK: - In an annex

    private func rules(coining: inout Coining) -> Outcome {
        var child = frame
        child.pending = nil
        if opensRecital { return Outcome(childFrame: child) }
        var drafts = RuleReader(clause: clause, verbs: verbs, end: end).read(coining: &coining)
        // An item completes its lead-in also where a rule of its own follows in a further sentence.
        // A sentence with a subject of its own behind the list is no item.
        let isSentence = text[0].isCapitalised && (text[0].is(.the, .a) || text[0].is(.this, .these))
        if !isSentence, drafts.first?.action.lowerBound ?? 1 > 0, var draft = completion(from: 0, frame: frame) {
            if let first = drafts.first { draft.cut(at: first.action.lowerBound) }
            drafts.insert(draft, at: 0)
        }
        // "the Bureau shall, for each of them, promptly:" leaves the rules to its items.
        if endsInColon, let draft = drafts.first, isIncomplete(draft) {
            child.pending = draft
            return Outcome(childFrame: child)
        }
        return Outcome(drafts: drafts, childFrame: child)
    }

    // MARK: - Under a heading

    func headed(from start: Int, frame: Frame, coining: inout Coining) -> Outcome {
        var child = frame
        if frame.namesAction, endsInColon, frame.mode == .directing, !frame.addressees.isEmpty, clause.infinitive(at: start, verbs: verbs) == nil, !text[start].is(.that) {
            // "the studies of kites in the following winds:": complete, for the heading has the verb; the list is a detail of it.
            let draft = DirectiveDraft(
                kind: frame.kind, lemma: frame.lemma, modality: Frame.modality(of: frame.kind), addressees: frame.addressees,
                action: Range(from: start, to: end), region: Range(from: start, to: end), verb: start)
            child.isPurpose = true
            return Outcome(drafts: [draft], childFrame: child)
        }
        if isLeadIn(start) {
            child.isPurpose = endsInPurpose
            if !child.isPurpose, frame.mode == .directing, frame.addressees.isEmpty,
                let named = AddresseeReader(clause: clause, verbs: verbs).addressees(
                    at: start, limit: end, coining: &coining, needsInfinitive: false),
                named.end >= end || clause.infinitive(at: named.end, verbs: verbs) != nil || text[named.end].is(.to) {
                child.addressees = named.agents
            }
            child.isCondition = endsInCondition(start)
            return Outcome(childFrame: child)
        }
        if frame.isCompleted, isDetail(start) { return Outcome(childFrame: child) }
        // "with a view to amending those references: / that are mandatory, …": items that say which ones.
        if frame.isCompleted, text[start].is(.that), text[start + 1].is(.are, .`is`) || verbs.bases.contains(text[start + 1].word),
            !clause.isNominal(start + 1), !text[start + 1].isCapitalised {
            return Outcome(childFrame: child)
        }
        guard var draft = completion(from: start, frame: frame) ?? predicate(from: start, frame: frame, coining: &coining) else {
            return Outcome(childFrame: child)
        }
        unknownSubject(of: &draft, from: start, coining: &coining)
        // Details of a lead-in that is complete without them tell nobody anything; nor do items that only say when.
        if frame.isCompleted, draft.isImpersonal, !mainVerbs.hasVerb(from: start, to: end) {
            guard frame.setsCriteria, limitsSomething(start) else { return Outcome(childFrame: child) }
            draft.actionTypes = []
        }
        // "administrations shall apply the following: / take measures": whoever the lead-in tells is told by the item.
        if frame.isCompleted, frame.mode == .resolving, draft.addressees.isEmpty, verbs.bases.contains(text[draft.verb].word), !text[draft.verb].isCapitalised,
            draft.verb == start || text[draft.verb - 1].isSymbol(",") {
            draft.addressees = frame.addressees
            draft.isImpersonal = draft.addressees.isEmpty
        }
        if frame.isCondition, draft.isImpersonal || draft.modality == .declarative { return Outcome(childFrame: child) }
        // Whom the heading addresses, every item addresses; a sentence of its own is no item of it.
        if !frame.addressees.isEmpty, draft.kind == frame.kind, Frame.isDirecting(draft.kind) {
            if text[start].isCapitalised, !verbs.infinitives.contains(text[start].word) {
                if draft.addressees.isEmpty { return Outcome(childFrame: child) }
            } else {
                draft.addressees = frame.addressees + draft.addressees.filter { !frame.addressees.contains($0) }
            }
            draft.isImpersonal = false
        }
        if isAnnouncement(draft) {
            child.pending = nil
            child.addressees = draft.addressees
            child.isCompleted = true
            return Outcome(childFrame: child)
        }
        if endsInPurpose { draft.cut(at: purposeStart) }
        var drafts = [draft]
        if let second = furtherRequest(after: &drafts[0], frame: frame, coining: &coining)
            ?? SecondClause(clause: clause, verbs: verbs, end: end).read(after: &drafts[0]) {
            drafts.append(second)
        }
        child.pending = nil
        if endsInColon {
            child.isPurpose = endsInPurpose || endsInMeans
            child.addressees = draft.addressees
            child.kind = draft.kind
            child.lemma = draft.lemma
            if Frame.isDirecting(draft.kind) { child.mode = .directing }
            // A lead-in that only lacks its verb's objects leaves the directives to its items.
            if isIncomplete(draft) {
                if let outcome = completeHalf(draft, start: start, frame: frame, child: child) { return outcome }
                if !Frame.isDirecting(draft.kind) { child.pending = draft }
                return Outcome(childFrame: child)
            }
            child.isCompleted = true
            child.setsCriteria = announcesCriteria
            if endsInCondition(start) { child.isCondition = true }
            // "that X is authorized to draw up the budget as follows: / the total shall …": details of what the
            // heading lays down, not of the passive verb.
            if Frame.isDirecting(draft.kind), !Frame.isDirecting(frame.kind), clause.infinitive(at: start, verbs: verbs) == nil {
                (child.mode, child.kind, child.lemma) = (frame.mode, frame.kind, frame.lemma)
                child.addressees = []
            }
        }
        return Outcome(drafts: drafts, childFrame: child)
    }

    private func predicate(from start: Int, frame: Frame, coining: inout Coining) -> DirectiveDraft? {
        if text[start].is(.that), !text[start + 1].is(.of) { return subjectClause(from: start, subject: start + 1, frame: frame) }
        if let verb = clause.infinitive(at: start, verbs: verbs) {
            return infinitiveClause(from: start, verb: verb, frame: frame, coining: &coining)
        }
        let addressees = AddresseeReader(clause: clause, verbs: verbs)
        if frame.mode == .directing, frame.addressees.isEmpty {
            if let named = addressees.addressees(at: start, limit: end, coining: &coining, needsInfinitive: true),
                let verb = clause.infinitive(at: named.end, verbs: verbs) {
                var draft = DirectiveDraft(
                    kind: frame.kind, lemma: frame.lemma, modality: Frame.modality(of: frame.kind), addressees: named.agents,
                    action: Range(from: named.end, to: end), region: Range(from: named.listEnd, to: end), verb: verb)
                mainVerbs.actions(from: verb, to: end).forEach { draft.add($0) }
                return draft
            }
        }
        // An adverbial before the infinitive: "in consultation with X, to …".
        if let behind = behindAdverbial(start), behind < end {
            if var draft = predicate(from: behind, frame: frame, coining: &coining) {
                draft.action = Range(from: start, to: draft.action.upperBound)
                draft.region = Range(from: start, to: draft.region.upperBound)
                return draft
            }
        }
        // "taking into account …" lays nothing down.
        if text[start].is(.taking) || text[start].is(.noting, .considering) || text[start].is(.recognizing) { return nil }
        if let draft = subjectClause(from: start, subject: start, frame: frame), draft.modality != .declarative || frame.mode == .resolving {
            return draft
        }
        return nil
    }

    /// "to VERB …": the addressee of the heading, an actor whom the clause asks ("to request X to …"),
    /// or the issuer itself.
    private func infinitiveClause(
        from start: Int, verb: Int, frame: Frame, coining: inout Coining
    ) -> DirectiveDraft? {
        if !Frame.isDirecting(frame.kind), let draft = embedded(from: start, verb: verb, coining: &coining) { return draft }
        let isOwn = !Frame.isDirecting(frame.kind)
        var draft = DirectiveDraft(
            kind: frame.kind, lemma: frame.lemma,
            modality: isOwn ? .infinitive : Frame.modality(of: frame.kind),
            addressees: isOwn ? [] : frame.addressees, action: Range(from: start, to: end), region: Range(from: verb, to: end), verb: verb)
        draft.isImpersonal = isOwn
        mainVerbs.actions(from: verb, to: end).forEach { draft.add($0) }
        return draft
    }

    /// "to request X to VERB", "to continue inviting X to VERB".
    private func embedded(from start: Int, verb: Int, coining: inout Coining) -> DirectiveDraft? {
        var index = verb
        if text[index].is(.`continue`) {
            index += 1
            if let next = clause.infinitive(at: index, verbs: verbs) { index = next }
        }
        guard let (governing, behind) = verbs.governing(text, at: index), Frame.isDirecting(governing.kind),
            governing.form == .base || governing.form == .gerund
        else { return nil }
        let reader = AddresseeReader(clause: clause, verbs: verbs)
        guard let named = reader.addressees(at: behind, limit: end, coining: &coining, needsInfinitive: true),
            let main = clause.infinitive(at: named.end, verbs: verbs)
        else { return nil }
        var draft = DirectiveDraft(
            kind: governing.kind, lemma: governing.lemma, modality: Frame.modality(of: governing.kind),
            addressees: named.agents, action: Range(from: named.end, to: end), region: Range(from: named.listEnd, to: end), verb: main)
        mainVerbs.actions(from: main, to: end).forEach { draft.add($0) }
        return draft
    }

    /// "that X shall …", or an item that is a whole clause.
    private func subjectClause(from start: Int, subject: Int, frame: Frame) -> DirectiveDraft? {
        SubjectClause(clause: clause, verbs: verbs).read(from: start, subject: subject, end: end, frame: frame)
    }

    /// Whom "that X shall …" names though no authority knows X: "the delegation of the State", "operating agencies".
    private func unknownSubject(of draft: inout DirectiveDraft, from start: Int, coining: inout Coining) {
        guard draft.addressees.isEmpty, draft.isImpersonal, frame.mode != .none, draft.modality != .infinitive, draft.modality != .declarative else { return }
        let subjects = SubjectClause(clause: clause, verbs: verbs)
        let first = subjects.behindIntroduction(text[start].is(.that) ? start + 1 : start, end: end)
        guard let modal = subjects.modal(from: first, to: end) else { return }
        let predicate = subjects.predicate(behind: modal, end: end)
        guard !predicate.isPassive, !predicate.isCopular,
            let named = AddresseeReader(clause: clause, verbs: verbs).agentiveSubject(at: first, limit: modal, coining: &coining)
        else { return }
        draft.addressees = named.agents
        draft.isImpersonal = false
    }

    // MARK: - Lead-ins

    func skipConnectives(_ start: Int) -> Int {
        var next = start
        while text[next].is(.also) || text[next].is(.further) || text[next].isSymbol("*") { next += 1 }
        if next > start, text[next].isSymbol(",") { next += 1 }
        return next
    }

    private func behindAdverbial(_ start: Int) -> Int? {
        let token = text[start]
        guard token.is(.`in`, .on) || token.is(.with, .within) || token.is(.`for`, .after) || token.is(.`as`) || token.is(.following)
            || token.is(.through) || token.is(.`if`, .when) || token.is(.`where`) || token.is(.pursuant) || token.is(.under)
            || token.isSymbol(",") || clause.isAdverb(start) || token.is(.based) || token.is(.upon) || token.is(.at) || token.is(.`while`) || token.is(.taking)
        else { return nil }
        if let comma = (start + 1..<max(end, start + 1)).first(where: {
            text[$0].isSymbol(",") && text[$0].depth == token.depth && clause.infinitive(at: $0 + 1, verbs: verbs) != nil
        }) {
            return comma + 1
        }
        var next = start + 1
        while next < end {
            if text[next].depth == token.depth {
                if text[next].isSymbol(","), !SubjectClause(clause: clause, verbs: verbs).isListComma(next) { return next + 1 }
                if clause.infinitive(at: next, verbs: verbs) != nil, !Purpose.starts(text, at: next - 2), text[next - 1].symbol == 0 { return next }
            }
            next += 1
        }
        return nil
    }

    /// "that X may do this; when doing so, X should:": what stands before the last semicolon is complete without
    /// the items, which belong to what stands behind it.
    private func completeHalf(_ draft: DirectiveDraft, start: Int, frame: Frame, child: Frame) -> Outcome? {
        guard frame.mode == .resolving, let semicolon = (draft.verb..<max(end, draft.verb)).last(where: { text[$0].isSymbol(";") }),
            let rest = subjectClause(from: semicolon + 1, subject: semicolon + 1, frame: frame), rest.verb > semicolon
        else { return nil }
        var first = draft
        first.cut(at: semicolon)
        first.actionTypes = mainVerbs.actions(from: first.verb, to: semicolon)
        var items = child
        items.pending = rest
        items.addressees = []
        items.mode = frame.mode
        items.kind = frame.kind
        items.lemma = frame.lemma
        return Outcome(drafts: [first], childFrame: items)
    }

    /// An item that completes the main clause of its lead-in: "the Bureau shall: / publish …". Its own main
    /// clause with an actor goes first.
    private func completion(from start: Int, frame: Frame) -> DirectiveDraft? {
        guard let pending = frame.pending else { return nil }
        if let own = subjectClause(from: start, subject: text[start].is(.that) ? start + 1 : start, frame: frame), !own.addressees.isEmpty,
            own.modality != .declarative {
            return own
        }
        var draft = pending
        draft.action = Range(from: start, to: end)
        draft.region = Range(from: start, to: end)
        draft.verb = start
        draft.roles = []
        if text[pending.verb].kind == .end || verbs.bases.contains(text[start].word) || clause.isAdverb(start) {
            var verb = start
            while clause.isAdverb(verb) || text[verb].is(.not) || text[verb].is(.also) { verb += 1 }
            if let behind = behindAdverbial(verb), verbs.bases.contains(text[behind].word) { verb = behind }
            draft.verb = verb
            let own = mainVerbs.actions(from: verb, to: end)
            if !own.isEmpty { draft.actionTypes = own }
        }
        return draft
    }

    /// ", and to call upon X to VERB" behind what the issuer itself does: a second directive.
    private func furtherRequest(after first: inout DirectiveDraft, frame: Frame, coining: inout Coining) -> DirectiveDraft? {
        guard frame.mode == .resolving, !Frame.isDirecting(frame.kind) else { return nil }
        // "that X should act, and to call upon Y to act": behind a clause with a subject only a comma parts the two.
        let needsComma = first.modality != .infinitive && !Frame.isDirecting(first.kind)
        for index in Range(from: first.verb + 1, to: end) where text[index].is(.and) && text[index].depth == text[first.verb].depth {
            if needsComma, !text[index - 1].isSymbol(",") { continue }
            guard let verb = clause.infinitive(at: index + 1, verbs: verbs), let (governing, _) = verbs.governing(text, at: verb),
                Frame.isDirecting(governing.kind), let second = embedded(from: index + 1, verb: verb, coining: &coining),
                Set(second.addressees) != Set(first.addressees)
            else { continue }
            let cut = text[index - 1].isSymbol(",") ? index - 1 : index
            first.cut(at: cut)
            first.actionTypes = mainVerbs.actions(from: first.verb, to: cut)
            return second
        }
        return nil
    }
}
