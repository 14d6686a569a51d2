/// Reads one clause: the directives that it lays down, and the frame of the items below it.
struct ClauseReader: Sendable {
    let clause: ClauseText
    let verbs: VerbTable
    let frame: Frame
    let end: Int
    let endsInColon: Bool

    private var text: TokenizedText { clause.text }
    private var mainVerbs: MainVerbs { MainVerbs(clause: clause, verbs: verbs) }

    struct Outcome: Sendable {
        var drafts: [DirectiveDraft] = []
        var childFrame: Frame
        var unknownVerb: Range<Int>?
    }

    init(clause: ClauseText, verbs: VerbTable, frame: Frame) {
        self.clause = clause
        self.verbs = verbs
        self.frame = frame
        let trimmed = clause.trimmedEnd()
        end = trimmed.end
        endsInColon = trimmed.endsInColon
    }

    func read(coining: inout Coining) -> Outcome {
        guard end > 0, frame.mode != .none, !frame.isPurpose, !(Purpose.starts(text, at: 0) && text[0].is(.`in`)) else {
            return Outcome(childFrame: frame)
        }
        switch frame.mode {
        case .none: return Outcome(childFrame: frame)
        case .rules:
            let drafts = RuleReader(clause: clause, verbs: verbs, end: end).read()
            return Outcome(drafts: drafts, childFrame: frame)
        case .unheaded: return unheaded(coining: &coining)
        case .resolving, .directing: return headed(from: skipConnectives(0), frame: frame, coining: &coining)
        }
    }

    // MARK: - Under a heading

    private func headed(from start: Int, frame: Frame, coining: inout Coining) -> Outcome {
        var child = frame
        if isLeadIn(start) {
            child.isPurpose = endsInPurpose
            if !child.isPurpose, frame.mode == .directing, frame.addressees.isEmpty,
                let named = AddresseeReader(clause: clause, verbs: verbs).addressees(
                    at: start, limit: end, coining: &coining, needsInfinitive: false),
                named.end >= end || clause.infinitive(at: named.end, verbs: verbs) != nil || text[named.end].is(.to) {
                child.addressees = named.agents
                child.confidence = named.confidence
            }
            if text[start].is(.that), frame.mode == .resolving { child.modality = nil }
            return Outcome(childFrame: child)
        }
        guard var draft = predicate(from: start, frame: frame, coining: &coining) else {
            return Outcome(childFrame: child)
        }
        // Details of a lead-in that is complete without them tell nobody anything.
        if frame.isCompleted, draft.isImpersonal, Frame.isDirecting(draft.kind), !mainVerbs.hasVerb(from: start, to: end) {
            return Outcome(childFrame: child)
        }
        // Whom the heading addresses, every item addresses; a sentence of its own is no item of it.
        if draft.addressees.isEmpty, !frame.addressees.isEmpty, draft.kind == frame.kind, Frame.isDirecting(draft.kind) {
            if text[start].isCapitalised { return Outcome(childFrame: child) }
            draft.addressees = frame.addressees
            draft.isImpersonal = false
        }
        if draft.confidence == nil { draft.confidence = frame.confidence }
        if endsInPurpose { draft.cut(at: purposeStart) }
        var drafts = [draft]
        if let second = SecondClause(clause: clause, verbs: verbs, end: end).read(after: &drafts[0]) { drafts.append(second) }
        if endsInColon {
            child.isPurpose = endsInPurpose || endsInMeans
            child.addressees = draft.addressees
            child.kind = draft.kind
            child.lemma = draft.lemma
            if Frame.isDirecting(draft.kind) { child.mode = .directing }
            // A lead-in that only lacks its verb's objects leaves the directives to its items.
            if isIncomplete(draft) { return Outcome(childFrame: child) }
            child.isCompleted = true
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
                    action: Range(from: named.end, to: end), region: Range(from: named.listEnd, to: end), verb: verb, confidence: named.confidence)
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
            addressees: named.agents, action: Range(from: named.end, to: end), region: Range(from: named.listEnd, to: end), verb: main,
            confidence: named.confidence)
        mainVerbs.actions(from: main, to: end).forEach { draft.add($0) }
        return draft
    }

    /// "that X shall …", or an item that is a whole clause.
    private func subjectClause(from start: Int, subject: Int, frame: Frame) -> DirectiveDraft? {
        SubjectClause(clause: clause, verbs: verbs).read(from: start, subject: subject, end: end, frame: frame)
    }

    // MARK: - Lead-ins

    private func skipConnectives(_ start: Int) -> Int {
        var next = start
        while text[next].is(.also) || text[next].is(.further) || text[next].isSymbol("*") { next += 1 }
        if next > start, text[next].isSymbol(",") { next += 1 }
        return next
    }

    private func behindAdverbial(_ start: Int) -> Int? {
        let token = text[start]
        guard token.is(.`in`, .on) || token.is(.with, .within) || token.is(.`for`, .after) || token.is(.`as`) || token.is(.following)
            || token.is(.through) || token.is(.`if`, .when) || token.is(.`where`) || token.is(.pursuant) || token.is(.under)
            || token.isSymbol(",") || clause.isAdverb(start) || token.is(.upon) || token.is(.at) || token.is(.`while`) || token.is(.taking)
        else { return nil }
        var next = start + 1
        while next < end {
            if text[next].depth == token.depth {
                if text[next].isSymbol(",") { return next + 1 }
                if clause.infinitive(at: next, verbs: verbs) != nil, !Purpose.starts(text, at: next - 2), text[next - 1].symbol == 0 { return next }
            }
            next += 1
        }
        return nil
    }

    /// Whether the clause ends in a colon before any main verb has come.
    private func isLeadIn(_ start: Int) -> Bool {
        guard endsInColon else { return false }
        if end <= start { return true }
        if text[end - 1].is(.to) && !Purpose.starts(text, at: end - 3) && !Purpose.starts(text, at: end - 4) { return true }
        if text[end - 1].is(.that), end - start <= 2 { return true }
        for index in Range(from: start, to: end) where text[index].depth == 0 {
            if clause.infinitive(at: index, verbs: verbs) != nil, !Purpose.starts(text, at: index - 2) { return false }
            if clause.isModal(index) { return false }
        }
        // "that the report indicate:" has a verb without a modal; a condition alone has not.
        return true
    }

    private var endsInPurpose: Bool {
        guard endsInColon, end >= 3 else { return false }
        return (text[end - 1].is(.to) && (Purpose.starts(text, at: end - 3) || Purpose.starts(text, at: end - 4)))
    }

    /// Where the purpose that the clause ends in begins, the comma before it included.
    private var purposeStart: Int {
        var start = Purpose.starts(text, at: end - 3) ? end - 3 : end - 4
        if text[start - 1].isSymbol(",") { start -= 1 }
        return start
    }

    /// ", inter alia:", "by:", "such as:", "including:": the items are means or examples.
    private var endsInMeans: Bool {
        let last = text[end - 1]
        return last.is(.by) || last.is(.including) || (last.is(.`as`) && text[end - 2].is(.such)) || last.is(.alia) && text[end - 3].is(.by)
            || last.is(.alia) && text[end - 4].is(.by)
    }

    /// "to ensure that:", "to take the following steps:".
    private func isIncomplete(_ draft: DirectiveDraft) -> Bool {
        let last = text[end - 1]
        return last.is(.that) || last.is(.to) && !endsInPurpose || draft.verb >= end - 1 || last.is(.on) || last.is(.of)
    }

    // MARK: - Texts without headings

    private func unheaded(coining: inout Coining) -> Outcome {
        var start = 0
        while text[start].isSymbol("*") || text[start].isSymbol("_") { start += 1 }
        if let own = ownVerb(at: start) {
            return OwnVerbReader(clause: clause, verbs: verbs, end: end, endsInColon: endsInColon, frame: frame)
                .read(own.governing, isKnown: true, from: own.end, coining: &coining)
        }
        var inherited = frame
        guard !frame.lemma.isEmpty else {
            let isVerb = text[start].isCapitalised && text.bytes(start).last == UInt8(ascii: "s")
            return Outcome(childFrame: frame, unknownVerb: isVerb ? start..<start + 1 : nil)
        }
        inherited.mode = Frame.isDirecting(frame.kind) ? .directing : .resolving
        var outcome = headed(from: skipConnectives(start), frame: inherited, coining: &coining)
        outcome.childFrame.mode = .unheaded
        return outcome
    }

    /// "Further requests", "Strongly condemns", "Expresses its appreciation".
    private func ownVerb(at start: Int) -> (governing: VerbTable.Governing, end: Int)? {
        var index = start
        while index < start + 5 {
            if let (governing, end) = verbs.governing(text, at: index), governing.form == .third || governing.form == .base {
                return (governing, end)
            }
            guard text[index].is(.also, .further) || text[index].is(.once) || text[index].is(.again) || clause.isAdverb(index)
                || text[index].is(.more) || text[index].is(.and) || text[index].isSymbol("*") || text[index].isSymbol(",")
                || text[index].is(.therefore)
            else { return nil }
            index += 1
        }
        return nil
    }
}
