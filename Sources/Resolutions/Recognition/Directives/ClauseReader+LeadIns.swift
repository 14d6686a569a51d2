/// How a clause that ends in a colon breaks off, and so what its items are: its objects, its conditions, its purpose.
extension ClauseReader {
    /// Whether the clause breaks off in words of a condition that the items are to state: "…, if:", "when one of the
    /// following conditions applies:". "if a line is closed:" is a condition of what the items say.
    func endsInCondition(_ start: Int) -> Bool {
        guard endsInColon else { return false }
        var index = end - 1
        while index >= start, end - index < 14, text[index].kind == .word {
            if text[index].is(.`if`, .when) || text[index].is(.`where`, .unless) || (text[index].is(.provided) && text[index + 1].is(.that)) {
                return index == end - 1 || text[index].is(.provided) && index == end - 2
                    || Range(from: index, to: end).contains { text[$0].is(.following) && text[$0 - 1].is(.the) }
            }
            index -= 1
        }
        return false
    }

    /// Whether an item only says when or of what its complete lead-in holds: "Where a State so decides", "To be necessary
    /// for the journey".
    func isDetail(_ start: Int) -> Bool {
        if text[start].is(.to), text[start].isCapitalised { return text[start + 1].is(.be) || frame.addressees.isEmpty }
        guard text[start].isCapitalised, text[start].is(.`where`, .when) || text[start].is(.`if`) else { return false }
        return SubjectClause(clause: clause, verbs: verbs).modal(from: start, to: end) == nil
    }

    /// "shall meet the criteria set forth below:", "the following limits:".
    var announcesCriteria: Bool {
        let tail = Range(from: max(0, end - 8), to: end)
        return tail.contains { Self.criteria.contains(text[$0], of: text) }
            && tail.contains { text[$0].is(.below, .following) }
    }

    private static let criteria: SpellingSet = ["criteria", "limits", "conditions", "requirements", "limitations"]

    /// "emissions limited to the daytime": a criterion that a participle states, without a verb of its own.
    func limitsSomething(_ start: Int) -> Bool {
        Range(from: start + 1, to: min(end, start + 8)).contains {
            (text[$0].spells("limited", in: text) || text[$0].spells("restricted", in: text) || text[$0].spells("confined", in: text)) && text[$0 + 1].is(.to)
        }
    }

    /// Whether a paragraph of an annex is a recital of a decision printed there: "Noting that …;".
    var opensRecital: Bool {
        guard text[0].isCapitalised, text.endsInGerund(0), EnglishVerbs.gerunds.contains(text.string(0).lowercased()) || text[0].is(.recalling, .recognizing)
        else { return false }
        let last = text[text.count - 1]
        return last.isSymbol(";") || last.isSymbol(",") || last.is(.and)
    }

    /// Whether the clause ends in a colon before any main verb has come.
    func isLeadIn(_ start: Int) -> Bool {
        guard endsInColon else { return false }
        if end <= start { return true }
        if text[end - 1].is(.to) && !Purpose.starts(text, at: end - 3) && !Purpose.starts(text, at: end - 4) { return true }
        if text[end - 1].is(.that), end - start <= 2 { return true }
        // "that, when:", "that, for stations that …, where …:": what limits the items, not yet what they say.
        if endsInCondition(start), SubjectClause(clause: clause, verbs: verbs).modal(from: start, to: end) == nil,
            clause.infinitive(at: start, verbs: verbs) == nil, frame.mode == .resolving, frame.pending == nil {
            return true
        }
        if frame.pending != nil { return false }
        for index in Range(from: start, to: end) where text[index].depth == 0 {
            if clause.infinitive(at: index, verbs: verbs) != nil, !Purpose.starts(text, at: index - 2) { return false }
            if clause.isModal(index) { return false }
        }
        // "that the report indicate:" has a verb without a modal; a condition alone has not.
        return true
    }

    var endsInPurpose: Bool {
        guard endsInColon, end >= 3 else { return false }
        return (text[end - 1].is(.to) && (Purpose.starts(text, at: end - 3) || Purpose.starts(text, at: end - 4)))
    }

    /// "the following conditions shall apply:", "the Bureau shall review as follows:": what is laid down stands in
    /// the items.
    func isAnnouncement(_ draft: DirectiveDraft) -> Bool {
        guard endsInColon, !clause.infinitiveStarts(draft.action.lowerBound, verbs: verbs) else { return false }
        if text[end - 1].spells("follows", in: text), text[end - 2].is(.`as`) { return true }
        let verb = text[draft.verb]
        guard verb.is(.apply) || verb.is(.applied) || verb.spells("followed", in: text) || verb.spells("observed", in: text) || verb.is(.applies) else { return false }
        return Range(from: draft.action.lowerBound, to: draft.verb).contains { text[$0].is(.following) && text[$0 - 1].is(.the) }
    }

    /// Where the purpose that the clause ends in begins, the comma before it included.
    var purposeStart: Int {
        var start = Purpose.starts(text, at: end - 3) ? end - 3 : end - 4
        if text[start - 1].isSymbol(",") { start -= 1 }
        return start
    }

    /// ", inter alia:", "by:", "such as:", "including:": the items are means or examples.
    var endsInMeans: Bool {
        let last = text[end - 1]
        return last.is(.including) || (last.is(.`as`) && text[end - 2].is(.such))
    }

    /// "to ensure that:", "to take the following steps:".
    func isIncomplete(_ draft: DirectiveDraft) -> Bool {
        let last = text[end - 1]
        let isMeans = last.is(.by) || last.is(.alia) && (text[end - 3].is(.by) || text[end - 4].is(.by))
        if isMeans || last.is(.that) || last.is(.to) && !endsInPurpose || draft.verb >= end - 1 || clause.isModal(end - 1) { return true }
        if last.is(.on) || last.is(.of) || last.is(.with, .and) || last.is(.between) {
            // "a report … which includes analysis on:" is complete; its items say what the report holds.
            return last.is(.and) || last.is(.between) || !Range(from: draft.verb, to: end).contains { text[$0].is(.which) || text[$0].is(.including) || text[$0].is(.alia) }
        }
        return lacksObject(draft)
    }

    /// Whether nothing but insertions stands behind the last of the main verbs: "to study, within their
    /// mandates:", "shall ensure, in particular:".
    func lacksObject(_ draft: DirectiveDraft) -> Bool {
        var verb = draft.verb
        guard verb < end, verbs.bases.contains(text[verb].word), !text[verb - 1].is(.be) else { return false }
        // Verbs joined to it: "review and revise", "continue to study".
        while verb + 1 < end {
            var next = verb + 1
            if text[next].isSymbol(",") { next += 1 }
            if text[next].is(.and, .or) { next += 1 }
            if let further = clause.infinitive(at: next, verbs: verbs) { next = further }
            while clause.isAdverb(next) { next += 1 }
            guard next > verb + 1 || text[verb].is(.`continue`), next < end, verbs.bases.contains(text[next].word), !text[next].isCapitalised else { break }
            verb = next
        }
        var index = verb + 1
        while index < end, clause.isAdverb(index) || text[index].is(.the) && text[index + 1].is(.following) { return false }
        while index < end {
            guard text[index].isSymbol(",") || text[index].is(.inter) || text[index].is(.alia) || text[index].is(.`in`) && text[index + 1].is(.particular) else { return false }
            if text[index].isSymbol(",") {
                var close = index + 1
                guard text[close].is(.within, .under) || text[close].is(.`in`, .at) || text[close].is(.inter) || text[close].is(.`as`) || text[close].is(.with) || text[close].is(.on)
                else { return false }
                while close < end, !text[close].isSymbol(",") { close += 1 }
                index = close
            } else {
                index += 1
            }
        }
        return true
    }
}
