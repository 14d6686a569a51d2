/// Reads a main clause with a subject of its own: "that X shall …", "the matter should be studied by X".
struct SubjectClause: Sendable {
    let clause: ClauseText
    let verbs: VerbTable

    private var text: TokenizedText { clause.text }
    private var mainVerbs: MainVerbs { MainVerbs(clause: clause, verbs: verbs) }

    /// What the modal verb of a clause governs.
    struct Predicate: Sendable {
        var verb: Int
        var isPassive: Bool
        /// "shall be" and no participle: a description.
        var isCopular: Bool
        /// The actors of a by-phrase.
        var agents: [Int]
    }

    func read(from start: Int, subject: Int, end: Int, frame: Frame) -> DirectiveDraft? {
        let first = behindIntroduction(subject, end: end)
        guard let modal = modal(from: first, to: end) else {
            return declarative(from: start, subject: first, end: end, frame: frame)
        }
        let predicate = predicate(behind: modal, end: end)
        let actors = subjectActors(from: first, before: modal)
        let isDirecting = Frame.isDirecting(frame.kind)
        var draft = DirectiveDraft(
            kind: frame.kind, lemma: frame.lemma,
            modality: isDirecting ? Frame.modality(of: frame.kind) : clause.modality(at: modal),
            action: Range(from: start, to: end), region: Range(from: first, to: end), verb: predicate.verb)
        if predicate.isPassive {
            let regulated = isRegulated(predicate.verb)
            draft.addressees = regulated ? actors : predicate.agents
            if regulated { draft.add(verbs.applying) }
            let named = verbs.passiveAction(text, at: predicate.verb, subject: Range(from: first, to: modal))
            draft.add(named)
            let direct = verbs.action(text, at: predicate.verb, forms: [.past])
            mainVerbs.actions(from: predicate.verb, to: end, form: .past).filter { named == nil || $0 != direct }.forEach { draft.add($0) }
        } else {
            draft.addressees = actors
            mainVerbs.actions(from: predicate.verb, to: end).forEach { draft.add($0) }
        }
        draft.isImpersonal = draft.addressees.isEmpty
        return draft
    }

    /// "that the report indicate …", "that X continue to …": no modal verb.
    private func declarative(from start: Int, subject: Int, end: Int, frame: Frame) -> DirectiveDraft? {
        guard subject < end else { return nil }
        var draft = DirectiveDraft(
            kind: frame.kind, lemma: frame.lemma,
            modality: Frame.isDirecting(frame.kind) ? Frame.modality(of: frame.kind) : .declarative, action: Range(from: start, to: end),
            region: Range(from: subject, to: end), verb: subject)
        if let list = clause.actors(at: subject, limit: end, allowsVerb: true) {
            let verb = firstVerb(from: list.end, to: end)
            if let verb, text[verb - 1].kind != .punctuation || verb == list.end || text[verb - 1].isSymbol(",") {
                let isPassive = text[verb].is(.be) || text[verb].is(.`is`, .are)
                if !isPassive { draft.addressees = list.agents }
                draft.verb = verb
            }
        }
        if draft.addressees.isEmpty {
            draft.isImpersonal = true
            var index = subject
            while index < end, !(text[index].depth == 0 && isFinite(index)) { index += 1 }
            draft.verb = index < end ? index : subject
        }
        guard frame.mode != .rules else { return nil }
        let form: VerbTable.Form = text[draft.verb].kind == .word && verbs.isVerb(text[draft.verb].word, .third) ? .third : .base
        mainVerbs.actions(from: draft.verb, to: end, form: form).forEach { draft.add($0) }
        return draft
    }

    private func firstVerb(from start: Int, to end: Int) -> Int? {
        var index = start
        while index < end, index < start + 12 {
            if isFinite(index) || text[index].is(.be) || text[index].is(.`is`, .are) || text[index].is(.`continue`, .continues) { return index }
            index += 1
        }
        return nil
    }

    private func isFinite(_ index: Int) -> Bool {
        let word = text[index].word
        let before = text[index - 1]
        if text[index].is(.further), verbs.bases.contains(text[index + 1].word) { return false }
        guard !before.is(.the, .a) && !before.is(.of) && !before.is(.to) && !before.is(.and) else { return false }
        return verbs.isVerb(word, .third) || verbs.bases.contains(word)
    }

    // MARK: - Parts

    /// Behind words that come before the subject: ", for reasons of economy,", "if …,", "at the same time,".
    func behindIntroduction(_ start: Int, end: Int) -> Int {
        var index = start
        if text[index].is(.that), text[index + 1].isSymbol(",") { index += 1 }
        for _ in 0..<4 {
            var next = index
            if text[next].isSymbol(",") { next += 1 }
            guard isIntroductory(next) else { return text[index].isSymbol(",") ? next : index }
            var comma = next
            while comma < end, !(text[comma].isSymbol(",") && text[comma].depth == text[next].depth) { comma += 1 }
            guard comma < end, modal(from: comma, to: end) != nil || comma + 1 < end else { return index }
            index = comma + 1
        }
        return index
    }

    private func isIntroductory(_ index: Int) -> Bool {
        let token = text[index]
        return token.is(.`if`, .when) || token.is(.`where`, .unless) || token.is(.`in`, .on) || token.is(.`for`) || token.is(.after, .before)
            || token.is(.during) || token.is(.with) || token.is(.following) || token.is(.`as`) || token.is(.under) || token.is(.being)
            || token.is(.at) || token.is(.upon) || token.is(.pursuant) || token.is(.within) || token.is(.until) || token.is(.subject)
            || token.is(.`while`) || token.is(.without) || token.is(.to) || token.is(.from) || token.is(.however) || clause.isAdverb(index)
            || (index == 0 && endsInGerund(index)) || token.is(.because, .since) || token.is(.provided) || token.is(.notwithstanding)
    }

    private func endsInGerund(_ index: Int) -> Bool {
        let bytes = text.bytes(index)
        return bytes.count > 4 && bytes.suffix(3).elementsEqual("ing".utf8) && !bytes.elementsEqual("meeting".utf8)
    }

    /// The first modal verb of the main clause: outside brackets, not in a relative or subordinate clause.
    func modal(from start: Int, to end: Int) -> Int? {
        var index = start
        while index < end {
            if text[index].depth == text[start].depth, clause.isModal(index), !isSubordinate(index, from: start) { return index }
            index += 1
        }
        return nil
    }

    /// Whether a relative pronoun or a subordinating word stands between a modal verb and the words
    /// before it that could be its subject.
    func isSubordinate(_ modal: Int, from start: Int) -> Bool {
        var index = modal - 1
        var steps = 0
        while index >= start, steps < 14 {
            let token = text[index]
            if token.isSymbol(";") || token.isSymbol(".") || token.isSymbol(":") { return false }
            if token.is(.which, .who) || token.is(.whom, .whose) || token.is(.`where`, .when) || token.is(.whether) || token.is(.`if`)
                || token.is(.because, .since) || token.is(.unless) || token.is(.`while`) || token.is(.whenever) {
                return true
            }
            if token.is(.that), index > start { return true }
            if token.is(.`as`), index == modal - 1 { return true }
            if token.isSymbol(","), clause.actors(at: index + 1, limit: modal) != nil { return false }
            // A conjunction before a noun phrase starts a clause of its own.
            if token.is(.and), steps > 0, clause.actors(at: index + 1, limit: modal) != nil { return false }
            index -= 1
            steps += 1
        }
        return false
    }

    func predicate(behind modal: Int, end: Int) -> Predicate {
        var index = modal + 1
        var isPassive = false
        if text[index].is(.not) { index += 1 }
        while index < end {
            if text[index].isSymbol(",") {
                // ", in special cases,": inserted between the modal and the verb.
                var comma = index + 1
                while comma < end, comma < index + 14, !text[comma].isSymbol(",") { comma += 1 }
                guard text[comma].isSymbol(",") else { break }
                index = comma + 1
                continue
            }
            if text[index].is(.also, .further) || clause.isAdverb(index) || text[index].is(.once) || text[index].is(.more)
                || text[index].is(.only, .still) || text[index].is(.not) || text[index].is(.then) || text[index].is(.again) || text[index].is(.jointly) {
                index += 1
                continue
            }
            if text[index].is(.be) {
                isPassive = true
                index += 1
                continue
            }
            break
        }
        guard isPassive else { return Predicate(verb: index, isPassive: false, isCopular: false, agents: []) }
        let bytes = text.bytes(index)
        let isParticiple = verbs.isVerb(text[index].word, .past) || bytes.suffix(2).elementsEqual("ed".utf8) || bytes.suffix(2).elementsEqual("en".utf8)
            || text[index].is(.given) || bytes.elementsEqual("made".utf8) || bytes.elementsEqual("put".utf8) || bytes.elementsEqual("held".utf8)
        return Predicate(
            verb: index, isPassive: isParticiple, isCopular: !isParticiple, agents: isParticiple ? byPhrase(behind: index, end: end) : [])
    }

    /// The actors of the first by-phrase behind a participle, in the same clause.
    func byPhrase(behind verb: Int, end: Int) -> [Int] {
        var index = verb + 1
        while index < end, !text[index].isSymbol(";"), !text[index].isSymbol("."), index < verb + 24 {
            if text[index].is(.by), text[index].depth == text[verb].depth {
                if let list = clause.actors(at: index + 1, limit: end) { return list.agents }
            }
            if text[index].is(.which) || Purpose.starts(text, at: index) { break }
            index += 1
        }
        return []
    }

    /// The actors that are the subject: the first of the phrases before the modal verb that names some.
    func subjectActors(from start: Int, before modal: Int) -> [Int] {
        var index = start
        while index < modal {
            if let list = clause.actors(at: index, limit: modal, allowsVerb: false) { return list.agents }
            // The next noun phrase behind a comma: "Being a rapporteur group, the IRG shall".
            guard index == start ? isIntroductory(index) || endsInGerund(index) : true else { return [] }
            while index < modal, !(text[index].isSymbol(",") && text[index].depth == text[start].depth) { index += 1 }
            index += 1
        }
        return []
    }

    /// "shall be regulated by", "shall be governed by": the subject is told to apply.
    func isRegulated(_ verb: Int) -> Bool {
        text[verb].is(.regulated) || text[verb].spells("governed", in: text) || text[verb].spells("bound", in: text)
    }
}
