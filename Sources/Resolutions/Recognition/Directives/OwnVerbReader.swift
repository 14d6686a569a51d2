/// Reads a paragraph that begins with its own verb: "Requests the Secretary-General to …", "Decides that …".
struct OwnVerbReader: Sendable {
    let clause: ClauseText
    let verbs: VerbTable
    let end: Int
    let endsInColon: Bool
    let frame: Frame

    private var text: TokenizedText { clause.text }

    func read(
        _ governing: VerbTable.Governing, isKnown: Bool, from verbEnd: Int, coining: inout Coining
    ) -> ClauseReader.Outcome {
        let start = behindPairedVerb(verbEnd)
        var own = frame
        own.kind = governing.kind
        own.lemma = governing.lemma
        own.addressees = []
        own.conditions = []
        own.confidence = nil
        var outcome = ClauseReader.Outcome(childFrame: own)
        if let named = addresseesOnly(governing, from: start, coining: &coining) {
            outcome.childFrame.addressees = named.agents
            outcome.childFrame.confidence = named.confidence
            return outcome
        }
        guard var first = main(governing, from: start, to: end, coining: &coining) else { return outcome }
        outcome.childFrame.addressees = first.addressees
        outcome.childFrame.confidence = first.confidence
        if endsInColon && isLeadIn(first, from: start) || first.action.isEmpty { return outcome }
        if let (next, behind) = further(from: start), var second = main(next, from: behind, to: end, coining: &coining),
            !second.addressees.isEmpty, !Set(second.addressees).isSubset(of: Set(first.addressees)) {
            let cut = verbStart(of: behind)
            first.action = Range(from: first.action.lowerBound, to: min(cut, first.action.upperBound))
            first.region = Range(from: first.region.lowerBound, to: min(cut, first.region.upperBound))
            if Frame.isDirecting(first.kind), first.verb < cut {
                first.actionTypes = MainVerbs(clause: clause, verbs: verbs).actions(from: first.verb, to: cut)
            }
            second.region = min(second.region.lowerBound, end)..<end
            outcome.drafts = [first, second]
            return outcome
        }
        outcome.drafts = [first]
        if let second = SecondClause(clause: clause, verbs: verbs, end: end).read(after: &outcome.drafts[0]) {
            outcome.drafts.append(second)
        }
        return outcome
    }

    /// Behind the second of two verbs that share their addressees, "Invites and encourages the States";
    /// the first one says the kind.
    private func behindPairedVerb(_ start: Int) -> Int {
        guard text[start].is(.and), let (second, behind) = verbs.governing(text, at: start + 1), second.form == .third,
            Frame.isDirecting(second.kind)
        else { return start }
        return behind
    }

    /// Whom a lead-in names that breaks off behind them, without any punctuation: "invites the laboratories".
    private func addresseesOnly(
        _ governing: VerbTable.Governing, from start: Int, coining: inout Coining
    ) -> AddresseeReader.Named? {
        guard Frame.isDirecting(governing.kind), end == text.count, start < end else { return nil }
        var attempt = coining
        guard let named = AddresseeReader(clause: clause, verbs: verbs).addressees(
            at: start, limit: end, coining: &attempt, needsInfinitive: false), named.listEnd >= end, named.end >= end
        else { return nil }
        coining = attempt
        return named
    }

    private func main(
        _ governing: VerbTable.Governing, from start: Int, to end: Int, coining: inout Coining
    ) -> DirectiveDraft? {
        guard start <= end else { return nil }
        var frame = Frame(mode: .resolving, kind: governing.kind, lemma: governing.lemma)
        let isDirecting = Frame.isDirecting(governing.kind)
        var next = start
        while text[next].is(.also, .further) || text[next].is(.once) || text[next].is(.again) || clause.isAdverb(next) { next += 1 }
        if isDirecting {
            frame.mode = .directing
            let reader = AddresseeReader(clause: clause, verbs: verbs)
            if let named = reader.addressees(at: next, limit: end, coining: &coining, needsInfinitive: !endsInColon),
                !text[next].is(.that) {
                let verb = clause.infinitive(at: named.end, verbs: verbs)
                var draft = DirectiveDraft(
                    kind: governing.kind, lemma: governing.lemma, modality: Frame.modality(of: governing.kind),
                    addressees: named.agents, action: Range(from: named.end, to: end), region: Range(from: named.listEnd, to: end), verb: verb ?? end,
                    confidence: named.confidence)
                if let verb { MainVerbs(clause: clause, verbs: verbs).actions(from: verb, to: end).forEach { draft.add($0) } }
                return draft
            }
        }
        if text[next].is(.that), !text[next + 1].is(.of),
            var draft = SubjectClause(clause: clause, verbs: verbs).read(from: next, subject: next + 1, end: end, frame: frame) {
            // "Demands that the parties cease …": whoever is the subject is told, though no authority knows it.
            if isDirecting, draft.addressees.isEmpty,
                let named = AddresseeReader(clause: clause, verbs: verbs).subject(at: next + 1, limit: end, coining: &coining) {
                draft.addressees = named.agents
                draft.confidence = named.confidence
                draft.isImpersonal = false
            }
            return draft
        }
        let verb = clause.infinitive(at: next, verbs: verbs)
        var draft = DirectiveDraft(
            kind: governing.kind, lemma: governing.lemma,
            modality: isDirecting ? Frame.modality(of: governing.kind) : verb == nil ? .declarative : .infinitive,
            action: min(next, end)..<end, region: min(next, end)..<end, verb: verb ?? next)
        draft.isImpersonal = true
        if let verb { MainVerbs(clause: clause, verbs: verbs).actions(from: verb, to: end).forEach { draft.add($0) } }
        return draft
    }

    /// A lead-in that names addressees, or ends in "that" or "to", and leaves the action to its items.
    private func isLeadIn(_ draft: DirectiveDraft, from start: Int) -> Bool {
        let last = text[end - 1]
        if last.is(.that, .to) { return true }
        if draft.verb >= end { return true }
        return start >= end
    }

    /// A coordinated governing verb: ", and encourages those …".
    private func further(from start: Int) -> (VerbTable.Governing, Int)? {
        var index = start
        while index < end {
            defer { index += 1 }
            guard text[index].is(.and), text[index].depth == 0 else { continue }
            var next = index + 1
            while text[next].is(.also, .further) || text[next].is(.`in`) && text[next + 1].is(.this) || clause.isAdverb(next) || text[next].isSymbol(",") { next += 1 }
            if let (governing, behind) = verbs.governing(text, at: next), governing.form == .third, Frame.isDirecting(governing.kind),
                text[index - 1].isSymbol(",") || text[index - 1].kind == .number || text[index - 1].kind == .word {
                return (governing, behind)
            }
        }
        return nil
    }

    private func verbStart(of behind: Int) -> Int {
        var index = behind - 1
        while index > 0, !text[index].is(.and) { index -= 1 }
        if text[index - 1].isSymbol(",") { index -= 1 }
        return index
    }
}
