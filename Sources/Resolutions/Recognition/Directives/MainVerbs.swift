/// Finds the verbs of the main clause: coordinated ones count, those of purposes do not.
struct MainVerbs: Sendable {
    let clause: ClauseText
    let verbs: VerbTable

    private var text: TokenizedText { clause.text }

    /// The action types of the verbs from `start` on; `end` ends the main clause.
    func actions(from start: Int, to end: Int, form: VerbTable.Form = .base) -> [String] {
        var found: [String] = []
        func add(_ slug: String?) { if let slug, !found.contains(slug) { found.append(slug) } }
        var next = first(start, form: form, add: add)
        // "encourage and assist", "consider and propose".
        while next < end {
            var following = next
            if text[following].isSymbol(",") { following += 1 }
            if text[following].is(.and, .or) { following += 1 }
            while clause.isAdverb(following) || text[following].is(.also) { following += 1 }
            guard following > next, verbs.isVerb(text[following].word, form) || verbs.bases.contains(text[following].word),
                form == .base
            else { break }
            next = first(following, form: form, add: add)
        }
        var inPurpose = false
        while true {
            // Nothing else parts verbs.
            next = text.next([.turn, .punctuation], from: next, before: end)
            guard next < end else { break }
            let token = text[next]
            if token.depth > text[start].depth {
                next += 1
                continue
            }
            if isPurpose(next) { inPurpose = true }
            if token.is(.to), next > start + 1, Purpose.mayStartInfinitive(text, at: next),
                clause.infinitive(at: next, verbs: verbs) != nil, !Purpose.completes(text, infinitiveAt: next) {
                inPurpose = true
            }
            if token.isSymbol(":") { break }
            if token.isSymbol(";") || token.isSymbol(".") { inPurpose = false }
            if token.is(.by), text[next + 1].isSymbol(",") || endsInGerund(next + 1) { inPurpose = true }
            let separated = token.isSymbol(",") || token.isSymbol(";")
            if separated || token.is(.and) {
                var following = next + (separated ? 1 : 0)
                let hasAnd = text[following].is(.and)
                if hasAnd { following += 1 }
                if text[following].is(.further) || text[following].is(.also) { following += 1 }
                if text[following].isSymbol(",") { following += 1 }
                if let verb = clause.infinitive(at: following, verbs: verbs), hasAnd || token.isSymbol(";") {
                    // "in order to ensure … and to report …": nobody reports in order to do anything.
                    if separated || text[verb].is(.report, .submit) || text[verb].is(.inform) { inPurpose = false }
                    if !inPurpose {
                        next = first(verb, form: .base, add: add)
                        continue
                    }
                } else if token.is(.and), text[next + 1].isSymbol(","), let behind = behindInsertion(next + 1, end: end), form == .base,
                    verbs.isVerb(text[behind].word, .base) {
                    inPurpose = false
                    next = first(behind, form: .base, add: add)
                    continue
                } else if hasAnd || token.is(.and), !inPurpose, form == .base, verbs.isVerb(text[following].word, .base),
                    isDeterminer(following + 1) {
                    next = first(following, form: .base, add: add)
                    continue
                }
            }
            next += 1
        }
        return found
    }

    /// Marks the words that part verbs from each other and from their purposes.
    static func mark(_ words: inout WordTable) {
        words.mark([Word.`in`, .with, .so, .including, .to, .by, .and], .turn)
    }

    /// Behind ", after consultation with X,".
    private func behindInsertion(_ comma: Int, end: Int) -> Int? {
        var close = comma + 1
        while close < end, close < comma + 30, !text[close].isSymbol(",") { close += 1 }
        return text[close].isSymbol(",") ? close + 1 : nil
    }

    /// Whether an item has a verb of its own: an infinitive or a base form at its head, or a modal verb.
    func hasVerb(from start: Int, to end: Int) -> Bool {
        var head = start
        while head < end, clause.isAdverb(head) || text[head].is(.also, .further) || text[head].is(.not) { head += 1 }
        guard head < end else { return false }
        if !text[head].isCapitalised, verbs.bases.contains(text[head].word) || text[head].is(.to, .that) { return true }
        let subjects = SubjectClause(clause: clause, verbs: verbs)
        // "if a kite is lost, consult its owner".
        let behind = subjects.behindIntroduction(head, end: end)
        if behind > head, behind < end, verbs.bases.contains(text[behind].word), !text[behind].isCapitalised { return true }
        return subjects.modal(from: start, to: end) != nil
            || Range(from: start, to: end).contains { clause.isFinite($0, verbs: verbs) && text[$0].depth == text[start].depth && !subjects.isSubordinate($0, from: start) }
    }

    /// Adds the action of one verb, "continue to" and the like seen through; returns what follows it.
    private func first(_ index: Int, form: VerbTable.Form, add: (String?) -> Void) -> Int {
        let token = text[index]
        if token.is(.further, .also) || clause.isAdverb(index), verbs.bases.contains(text[index + 1].word) {
            return first(index + 1, form: form, add: add)
        }
        if token.is(.`continue`, .continues) || token.is(.continuing) {
            var next = index + 1
            while clause.isAdverb(next) || text[next].is(.its) || text[next].is(.their) || text[next].is(.the) { next += 1 }
            if let verb = clause.infinitive(at: next, verbs: verbs) { return first(verb, form: .base, add: add) }
            if let slug = verbs.action(text, at: next, forms: [.gerund]) {
                add(slug)
                return next + 1
            }
            var noun = next
            while noun < next + 3, !isActionNoun(noun), !text[noun + 1].is(.of) { noun += 1 }
            // "continue its task of flying kites".
            if text[noun + 1].is(.of), endsInGerund(noun + 2) { add(verbs.action(text, at: noun + 2, forms: [.gerund])); return noun + 3 }
            if isActionNoun(noun) { add(actionOfNoun(noun)) } else { add(verbs.action(text, at: index, forms: [.base, .third])) }
            return next
        }
        // "seek to coordinate", "endeavour to agree".
        if token.is(.seek) || token.spells("endeavour", in: text) || token.spells("strive", in: text), let verb = clause.infinitive(at: index + 1, verbs: verbs) {
            return first(verb, form: .base, add: add)
        }
        // "keep X informed".
        if token.is(.keep), let list = clause.actors(at: index + 1, allowsVerb: true), (0...2).contains(where: { text[list.end + $0].is(.informed) }) {
            add("inform")
            return list.end
        }
        add(verbs.action(text, at: index, forms: VerbTable.Forms(form)))
        // "prepare reports", "submit a report", "present an annual report" are reporting as well.
        if token.is(.prepare) || token.is(.provide) || token.is(.presented) || token.is(.submit) || token.is(.present) {
            if let report = ownReport(behind: index) { add(verbs.action(text, at: report, forms: [.base, .third])) }
        }
        return index + 1
    }

    /// "a report", "its annual report", but not "the report of somebody", which is handed on. Insertions between
    /// commas are passed over: "provide to the Council, on an annual basis, a report".
    func ownReport(behind verb: Int) -> Int? {
        var index = verb + 1
        while index < verb + 32, !text[index].is(.on) || text[index - 1].isSymbol(",") {
            if text[index].isSymbol(",") {
                let next = text[index + 1]
                guard next.is(.on, .at) || next.is(.`in`, .by) || next.is(.no) || next.is(.through, .`for`) || next.is(.with, .within) || next.is(.`as`) || next.is(.after, .following) else { return nil }
                var close = index + 1
                while text[close].kind != .end, !text[close].isSymbol(","), close < index + 16 { close += 1 }
                guard text[close].isSymbol(",") else { return nil }
                index = close + 1
                continue
            }
            guard text[index].kind == .word || text[index].kind == .number || text[index].isSymbol("(") || text[index].isSymbol(")") else { return nil }
            if text[index].is(.report, .reports), text[index].depth == text[verb].depth {
                var before = index - 1
                let names = clause.mentions
                while before > verb, !ClauseText.leading.contains(text[before].word), before > index - 4, !names.contains(where: { $0.tokens.contains(before) }) {
                    before -= 1
                }
                if names.contains(where: { $0.tokens.contains(before) }) { return index }
                return text[before].is(.the) || text[before].is(.this, .these) || text[before].is(.such) ? nil : index
            }
            index += 1
        }
        return nil
    }

    private func isActionNoun(_ index: Int) -> Bool { actionOfNoun(index) != nil }

    private func actionOfNoun(_ index: Int) -> String? {
        let token = text[index]
        guard token.kind == .word else { return nil }
        if token.is(.cooperation) { return "cooperate" }
        if token.is(.collaboration) { return "collaborate" }
        if token.is(.coordination) { return "coordinate" }
        if token.is(.participation) { return "participate" }
        guard !token.isCapitalised else { return nil }
        return verbs.action(text, at: index, forms: [.base, .third])
    }

    private func isDeterminer(_ index: Int) -> Bool {
        let token = text[index]
        return token.is(.the) || token.is(.a, .an) || token.is(.this, .that) || token.is(.these, .those) || token.is(.its)
            || token.is(.their) || token.is(.all) || token.is(.any) || token.is(.such) || token.is(.on, .to) || token.is(.with)
    }

    private func endsInGerund(_ index: Int) -> Bool {
        text.endsInGerund(index)
    }

    /// "in order to", "with a view to", "so as to", "so that", "in particular by", "including".
    func isPurpose(_ index: Int) -> Bool { Purpose.starts(text, at: index) }
}

/// Where the words of a purpose begin.
enum Purpose {
    private static let completed: SpellingSet = [
        "mechanisms", "measures", "arrangements", "means", "ways", "efforts", "steps", "need", "needs", "ability", "opportunity", "opportunities",
        "initiatives", "action", "actions", "methods", "plans", "proposals", "possibility", "programmes", "strategies", "effort",
        "how", "whether", "agree", "seek", "strive", "endeavour", "undertake", "wish", "care", "decision", "possible", "necessary",
        "continue", "continues", "continuing",
    ]

    /// Whether a bare "to" may begin a purpose here: behind a noun or a bracket, not in "to be presented".
    static func mayStartInfinitive(_ text: TokenizedText, at index: Int) -> Bool {
        let before = text[index - 1]
        return (before.kind == .word || before.isSymbol(")")) && !before.is(.and, .or) && !text[index + 1].is(.be)
    }

    /// Whether the infinitive at a token completes the noun or verb before it: "mechanisms to enhance".
    static func completes(_ text: TokenizedText, infinitiveAt index: Int) -> Bool {
        completed.contains(text[index - 1], of: text)
    }

    /// Asked at every word of a clause: what nearly all of them are told is decided where it is asked.
    @inline(__always)
    static func starts(_ text: TokenizedText, at index: Int) -> Bool {
        let token = text[index]
        return (token.is(.`in`, .with) || token.is(.so, .including)) && isOpening(text, at: index)
    }

    private static func isOpening(_ text: TokenizedText, at index: Int) -> Bool {
        if text[index].is(.`in`), text[index + 1].is(.order), text[index + 2].is(.to) || text[index + 2].is(.that) { return true }
        if text[index].is(.with), text[index + 1].is(.a) || text[index + 1].is(.the), text[index + 2].is(.view) { return true }
        if text[index].is(.so), text[index + 1].is(.`as`) || text[index + 1].is(.that) { return true }
        if text[index].is(.including) { return true }
        return false
    }

    /// The first token of a purpose in a range, or its end.
    static func first(_ text: TokenizedText, in range: Range<Int>) -> Int {
        for index in range where starts(text, at: index) { return index }
        return range.upperBound
    }
}
