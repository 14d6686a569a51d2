/// Reads a main clause with a subject of its own: "that X shall …", "the matter should be studied by X".
struct SubjectClause: Sendable {
    let clause: ClauseText
    let verbs: VerbTable

    var text: TokenizedText { clause.text }
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
        if let told = passiveDirective(subject: first, end: end, frame: frame) { return told }
        guard let modal = modal(from: first, to: end) else {
            return declarative(from: start, subject: first, end: end, frame: frame)
        }
        let predicate = predicate(behind: modal, end: end)
        var actors = subjectActors(from: first, before: modal)
        var isChoice = false
        if actors.isEmpty { (actors, isChoice) = pronounActors(before: modal, from: subject) }
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
            // What is noted that somebody may or will do tells him nothing.
            draft.addressees = frame.kind == .declaration && (text[modal].is(.may, .will)) ? [] : actors
            if isChoice, !draft.addressees.isEmpty { draft.confidence = 0.8 }
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
        // What is only noted of somebody tells him nothing.
        if frame.kind != .declaration, let list = clause.actors(at: subject, limit: end, allowsVerb: true) {
            let verb = firstVerb(from: list.end, to: end)
            if let verb {
                // "administrations which are planning … consider": the verb of the relative clause is not the main one.
                let isRelative = Range(from: list.end, to: verb).contains { text[$0].is(.which, .who) || text[$0].is(.that) }
                let isPassive = text[verb].is(.be) || text[verb].is(.`is`, .are)
                let duty = clause.isAdverb(verb + 1) ? verb + 2 : verb + 1
                let isResponsible = isPassive && text[duty + 1].is(.`for`)
                    && (text[duty].spells("accountable", in: text) || text[duty].is(.responsible) && (text[verb].is(.be) || endsInGerund(duty + 2)))
                // "X is to act".
                let isBound = isPassive && clause.infinitive(at: verb + 1, verbs: verbs).map { !text[$0].is(.be) } == true
                if !isPassive || isRelative || isResponsible || isBound { draft.addressees = list.agents }
                draft.verb = verb
            }
        } else if let be = (subject..<min(end, subject + 12)).first(where: { text[$0].is(.be) && text[$0].depth == text[subject].depth }), isParticiple(be + 1) {
            // "that special action be initiated by X".
            draft.addressees = byPhrase(behind: be + 1, end: end)
            if !draft.addressees.isEmpty {
                draft.verb = be + 1
                draft.add(verbs.action(text, at: be + 1, forms: [.past]))
                return draft
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
        while index < end, index < start + 60 {
            let isFirst = Range(from: start, to: index).allSatisfy { clause.isAdverb($0) || text[$0].is(.further, .also) }
            if isFirst, verbs.bases.contains(text[index].word), !text[index].is(.further) { return index }
            if text[index].depth > text[start].depth {
                index += 1
                continue
            }
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
        return clause.isFinite(index, verbs: verbs) || verbs.isVerb(word, .third) || verbs.bases.contains(word) && clause.mention(at: index) == nil && !clause.isNominal(index)
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
            while comma < end, !(text[comma].isSymbol(",") && text[comma].depth == text[next].depth) || isListComma(comma) { comma += 1 }
            guard comma < end, modal(from: comma, to: end) != nil || comma + 1 < end, !endsInGerund(next) || modal(from: next, to: comma) == nil else { return index }
            index = comma + 1
        }
        return index
    }

    /// A comma between the numbers or letters of a list: "resolves 1.1, 1.2 and 1.3".
    func isListComma(_ comma: Int) -> Bool {
        text[comma + 1].kind == .number || text[comma + 2].isSymbol(")") && text.bytes(comma + 1).count <= 2
            || text[comma + 1].is(.`as`) && text[comma + 2].is(.applicable, .appropriate)
    }

    private func isIntroductory(_ index: Int) -> Bool {
        let token = text[index]
        return token.is(.`if`, .when) || token.is(.`where`, .unless) || token.is(.`in`, .on) || token.is(.`for`) || token.is(.after, .before)
            || token.is(.during) || token.is(.with) || token.is(.following) || token.is(.`as`) || token.is(.under) || token.is(.being)
            || token.is(.at) || token.is(.upon) || token.is(.pursuant) || token.is(.within) || token.is(.until) || token.is(.subject)
            || token.is(.`while`) || token.is(.without) || token.is(.to) || token.is(.from) || token.is(.however) || clause.isAdverb(index)
            || (index == 0 && endsInGerund(index)) || token.is(.because, .since) || token.is(.provided) || token.is(.notwithstanding)
            || token.is(.based) || (token.is(.should) && clause.actors(at: index + 1) != nil || token.is(.should) && text[index + 1].is(.the))
    }

    private func endsInGerund(_ index: Int) -> Bool {
        text.endsInGerund(index) && !text[index].isPrinted("meeting", in: text)
    }

    /// The first modal verb of the main clause: outside brackets, not in a relative or subordinate clause.
    func modal(from start: Int, to end: Int) -> Int? {
        let depth = text[start].depth
        var next = start
        while true {
            let index = text.next([.modal, .punctuation], from: next, before: end)
            guard index < end else { return nil }
            next = index + 1
            guard text[index].depth == depth else { continue }
            if text[index].isSymbol(";") || text[index].isSymbol(".") && text[index + 1].isCapitalised && text[index + 1].hasSpaceBefore {
                return nil
            }
            if clause.isModal(index), !isSubordinate(index, from: start),
                !(text[index].is(.should) && isIntroductory(index)) {
                return index
            }
        }
    }

    /// Marks the words that are asked whether they are the modal verb of a clause, or begin one within it.
    static func mark(_ words: inout WordTable) {
        words.mark([Word.shall, .should, .may, .will, .must], .modal)
        words.mark(
            [Word.which, .who, .whom, .whose, .`where`, .when, .whether, .`if`, .because, .since, .unless, .`while`, .whenever, .how, .that, .`as`, .and],
            .subordinate)
        words.mark([words.find(Array("insofar".utf8)[...])], .subordinate)
    }

    /// Whether a modal verb belongs to a relative or subordinate clause: a word that begins one stands
    /// before it, and no finite verb between ends that clause.
    func isSubordinate(_ modal: Int, from start: Int) -> Bool {
        var index = modal - 1
        while index >= start {
            let token = text[index]
            guard token.depth == text[modal].depth, !token.marks.isDisjoint(with: [.subordinate, .punctuation]) || token.word == 0 else {
                index -= 1
                continue
            }
            if token.isSymbol(";") || token.isSymbol(":") || (token.isSymbol(".") && text[index + 1].isCapitalised) { return false }
            if token.isSymbol(","), clause.actors(at: index + 1, limit: modal) != nil { return false }
            // A conjunction before a noun phrase starts a clause of its own.
            if token.is(.and), index < modal - 1, clause.actors(at: index + 1, limit: modal) != nil,
                text[index - 1].isSymbol(",") || !clause.isInsideList(index + 1, from: start) {
                return false
            }
            if beginsSubordinate(index, start: start, modal: modal) { return !hasFinite(from: index + 1, to: modal) }
            index -= 1
        }
        return false
    }

    private func beginsSubordinate(_ index: Int, start: Int, modal: Int) -> Bool {
        let token = text[index]
        // ", when submitting information, shall", ", when requested by X, shall".
        if endsInGerund(index + 1) || text[index + 1].ends("e", "d") && text[index + 1].end - text[index + 1].start > 4, token.is(.when) || token.is(.`while`) || token.is(.whenever) || token.is(.`where`) { return false }
        if token.is(.which, .who) || token.is(.whom, .whose) || token.is(.`where`, .when) || token.is(.whether) || token.is(.`if`)
            || token.is(.because, .since) || token.is(.unless) || token.is(.`while`) || token.is(.whenever) || token.spells("how", in: text) || token.spells("insofar", in: text) {
            return true
        }
        if token.is(.that), index > start {
            // "the administration for that kite shall": it points, and joins nothing.
            let before = text[index - 1]
            if before.is(.`for`, .of) || before.is(.with, .by) || before.is(.to, .from) || before.is(.on, .under) || before.is(.within, .at) { return false }
            // ", and that the dates will be set" is a clause beside the first.
            return clause.isModal(index + 1) || !(text[index - 1].is(.and) || text[index - 1].isSymbol(","))
        }
        return token.is(.`as`) && index == modal - 1
    }

    /// Whether a finite verb stands in a range: the clause begun before it is complete.
    private func hasFinite(from start: Int, to end: Int) -> Bool {
        for index in Range(from: start, to: end) where text[index].depth == text[end].depth {
            if clause.isFinite(index, verbs: verbs) || clause.isModal(index) { return true }
        }
        return false
    }

    func predicate(behind modal: Int, end: Int) -> Predicate {
        var index = modal + 1
        var isPassive = false
        if text[index].is(.not) { index += 1 }
        while index < end {
            if text[index].isSymbol(",") {
                guard let behind = behindInsertion(index, end: end) else { break }
                index = behind
                continue
            }
            if text[index].is(.also, .further) || clause.isAdverb(index) || text[index].is(.once) || text[index].is(.more)
                || text[index].is(.only, .still) || text[index].is(.not) || text[index].is(.then) || text[index].is(.again) || text[index].is(.jointly) {
                index += 1
                continue
            }
            if text[index].is(.each, .every), text[index + 1].is(.year) {
                index += 2
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
        let token = text[index]
        let isParticiple = verbs.isVerb(token.word, .past) || token.ends("e", "d") || token.ends("e", "n")
            || token.is(.given) || token.isPrinted("made", in: text) || token.isPrinted("put", in: text) || token.isPrinted("held", in: text)
        return Predicate(
            verb: index, isPassive: isParticiple, isCopular: !isParticiple, agents: isParticiple ? byPhrase(behind: index, end: end) : [])
    }

    /// Behind ", in special cases,": words inserted between the modal and the verb; a long insertion only where a
    /// verb follows it.
    private func behindInsertion(_ open: Int, end: Int) -> Int? {
        for comma in Range(from: open + 1, to: min(end, open + 60)) where text[comma].isSymbol(",") && text[comma].depth == text[open].depth {
            if comma < open + 14 { return comma + 1 }
            var next = comma + 1
            while clause.isAdverb(next) { next += 1 }
            if text[next].is(.be) || verbs.infinitives.contains(text[next].word) && !text[next].isCapitalised { return comma + 1 }
        }
        return nil
    }

    /// The actors of the by-phrase of a participle, in the same clause: not one of a further participle
    /// ("approved by the Council"), of a noun ("a report by the Secretary-General") or of a further clause.
    func byPhrase(behind verb: Int, end: Int) -> [Int] {
        var index = verb + 1
        while index < end, !text[index].isSymbol(";"), !text[index].isSymbol("."), index < verb + 60 {
            if text[index].depth == text[verb].depth {
                if text[index].is(.by), index == verb + 1 || !isOwnByPhrase(index) {
                    if let list = clause.actors(at: index + 1, limit: end) { return list.agents }
                }
                if text[index].is(.which, .who) || Purpose.starts(text, at: index) && !text[index].is(.including) { break }
                if text[index].is(.that), index > verb + 1, text[index - 1].is(.and) || text[index - 1].isSymbol(",") { break }
                if clause.isModal(index) { break }
            }
            index += 1
        }
        return []
    }

    /// Whether a by-phrase belongs to the word before it.
    private func isOwnByPhrase(_ by: Int) -> Bool {
        let bytes = text.bytes(by - 1)
        let before = text[by - 1]
        if before.isSymbol(",") { return false }
        if bytes.suffix(2).elementsEqual("ed".utf8) || verbs.isVerb(before.word, .past) || before.is(.given) { return true }
        return before.is(.report, .reports) || before.is(.decision) || before.is(.use) || before.is(.request, .requests) || before.is(.submitted)
            || before.is(.recommendation, .recommendations) || before.is(.approval) || before.spells("adoption", in: text) || before.spells("endorsement", in: text)
            || before.spells("contributions", in: text) || before.spells("contribution", in: text) || before.spells("commitment", in: text) || before.spells("proposals", in: text)
            || before.spells("consideration", in: text) || before.spells("submission", in: text) || before.spells("review", in: text)
            || before.spells("examination", in: text) || before.spells("action", in: text) || before.spells("participation", in: text)
    }

    /// The actors that are the subject: those of the last noun phrase before the modal verb that begins
    /// behind the introduction or a comma and is no member of a list begun before.
    func subjectActors(from start: Int, before modal: Int) -> [Int] {
        var found: [Int] = []
        var listEnd = start
        var candidate = start
        while candidate < modal {
            var head = candidate
            while text[head].is(.and, .but) || text[head].is(.then) || text[head].is(.however) || text[head].isSymbol(",")
                || (text[head].is(.that) || text[head].is(.this)) && clause.mention(at: head + 1) != nil && (head > start || refersBack(head)) || text[head].spells("consequently", in: text) || text[head].is(.therefore) || text[head].is(.also) {
                head += 1
            }
            if candidate >= listEnd, !(head > candidate && text[candidate].is(.and) && !found.isEmpty),
                let list = clause.actors(at: head, limit: modal, allowsVerb: false), !clause.isInsideList(head, from: start) || found.isEmpty && candidate == start {
                found = list.agents
                listEnd = list.end
            } else if candidate == start, !isIntroductory(candidate), !endsInGerund(candidate), !isParticiple(candidate), !text[candidate].is(.and) {
                // A subject that is no actor; what stands between commas behind it is an insertion.
                return laterSubject(from: start, before: modal)
            }
            while candidate < modal, !(text[candidate].isSymbol(",") && text[candidate].depth == text[start].depth) { candidate += 1 }
            candidate += 1
        }
        return found.isEmpty && isIntroductory(start) ? directSubject(from: start, before: modal) : found
    }

    /// "On receipt of this information the Bureau shall": a name with its article right before the modal verb, where
    /// no comma ends the introduction.
    private func directSubject(from start: Int, before modal: Int) -> [Int] {
        for mention in clause.mentions.reversed() where mention.tokens.upperBound <= modal && mention.tokens.lowerBound > start {
            guard let list = clause.actors(at: mention.tokens.lowerBound, limit: modal), list.end == modal else { return [] }
            let article = mention.tokens.lowerBound - 1
            let before = text[article - 1]
            guard text[article].is(.the), article - 1 > start, before.kind == .word || before.isSymbol(")"), !ClauseText.followers.contains(before.word),
                !ClauseText.leading.contains(before.word), !endsInGerund(article - 1)
            else { return [] }
            return list.agents
        }
        return []
    }

    /// "To this effect, that administration shall": one that was named before, not a conjunction.
    private func refersBack(_ that: Int) -> Bool {
        text[that - 1].isSymbol(",") && text[that + 1].word == text[that + 1].stem && !text[that + 1].isCapitalised
    }

    /// Behind a relative clause of an introduction without preposition nothing is the subject but a
    /// phrase that itself stands right before the modal verb.
    private func laterSubject(from start: Int, before modal: Int) -> [Int] {
        guard hasFinite(from: start, to: modal) else { return [] }
        var comma = modal - 1
        while comma > start, !(text[comma].isSymbol(",") && text[comma].depth == text[start].depth) { comma -= 1 }
        guard comma > start, !clause.isInsideList(comma + 1, from: start), let list = clause.actors(at: comma + 1, limit: modal), list.end >= modal - 2 else { return [] }
        return list.agents
    }

    private func isParticiple(_ index: Int) -> Bool {
        verbs.isVerb(text[index].word, .past) && !text[index].isCapitalised
    }

    /// "if X has informed …, it may": the actor that the introduction names first, and whether it names others.
    private func pronounActors(before modal: Int, from start: Int) -> (agents: [Int], isChoice: Bool) {
        var index = modal - 1
        while index > start, clause.isAdverb(index) || text[index].isSymbol(",") { index -= 1 }
        guard text[index].is(.it, .they) else { return ([], false) }
        var found: [Int] = []
        for mention in clause.mentions where mention.tokens.lowerBound >= start && mention.tokens.upperBound <= index {
            if found.isEmpty {
                found = clause.actors(at: mention.tokens.lowerBound, limit: index, allowsVerb: true)?.agents ?? []
            } else if !mention.agents.allSatisfy(found.contains) {
                return (found, true)
            }
        }
        return (found, false)
    }

    /// "shall be regulated by", "shall be governed by": the subject is told to apply.
    func isRegulated(_ verb: Int) -> Bool {
        text[verb].is(.regulated) || text[verb].spells("governed", in: text) || text[verb].spells("bound", in: text)
    }
}
