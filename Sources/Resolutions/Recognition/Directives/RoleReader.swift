/// Reads the parts that other actors have in the action of a directive.
struct RoleReader: Sendable {
    let clause: ClauseText
    let verbs: VerbTable
    /// Agents of the issuer's own organization, for contacts with others.
    let own: OwnAgents
    /// Whether words are asked at which no part can be found as well; for tests.
    var looksEverywhere = false

    var text: TokenizedText { clause.text }
    /// The body in whose name the text speaks: "keep it informed".
    var issuer: Int? { own.issuer }

    func read(into draft: inout DirectiveDraft, coining: inout Coining) {
        // Who praises or notes something binds nobody, itself included.
        if draft.kind == .declaration, draft.addressees.isEmpty { return }
        var inPurpose = false
        var index = draft.region.lowerBound
        let end = draft.region.upperBound
        while index < end {
            // Most words are no part of anything, and turn nothing.
            if text[index].marks.isDisjoint(with: [.role, .turn, .punctuation]), text[index].word != 0, index != draft.verb, !looksEverywhere {
                index += 1
                continue
            }
            // The title of an agenda item or of a document tells nobody anything.
            if text[index].symbol == 0x22, let close = Range(from: index + 1, to: min(end, index + 60)).first(where: { text[$0].symbol == 0x22 }) {
                index = close + 1
                continue
            }
            let token = text[index]
            // A purpose begins with these words and ends at such a word or at a sign.
            if token.kind == .punctuation || token.is(.`in`, .with) || token.is(.so) || token.is(.to, .and) || index == draft.verb {
                if Purpose.starts(text, at: index) { inPurpose = true }
                if index > draft.verb + 1, token.is(.to), Purpose.mayStartInfinitive(text, at: index),
                    clause.infinitive(at: index, verbs: verbs) != nil, !Purpose.completes(text, infinitiveAt: index) {
                    inPurpose = true
                }
                // The main verb itself, behind a purpose; and nobody reports in order to do anything.
                if index == draft.verb || token.is(.and) && isReporting(behind: index) { inPurpose = false }
                if token.isSymbol(";") || token.isSymbol(",") && (text[index + 1].is(.and) && text[index + 2].is(.to) || endsInGerund(index + 1)) {
                    inPurpose = false
                }
            }
            if looksEverywhere || RoleStarts.concern(token, of: text) {
                everywhere(at: index, end: end, into: &draft, coining: &coining)
                if !inPurpose { outsidePurposes(at: index, end: end, into: &draft, coining: &coining) }
            }
            index += 1
        }
        if draft.isImpersonal, draft.kind == .determination, draft.modality != .infinitive { contacts(into: &draft, coining: &coining) }
        // "administrations shall consult the neighbouring administrations": a group may deal with others of its kind.
        draft.roles.removeAll { role in
            draft.addressees.contains(role.agent) && role.role != .beneficiary && coining.kind(of: role.agent) != .group
        }
    }

    private func isReporting(behind and: Int) -> Bool {
        guard let verb = clause.infinitive(at: and + 1, verbs: verbs) else { return false }
        return text[verb].is(.report, .submit) || text[verb].is(.inform)
    }

    /// The qualifiers of a heading: "in consultation with X", "in collaboration with Y".
    func qualifiers(in range: Range<Int>, coining: inout Coining) -> [(role: Role, agent: Int)] {
        var draft = DirectiveDraft(kind: .other, lemma: "", modality: .declarative, action: range, region: range, verb: range.lowerBound)
        for index in range where looksEverywhere || RoleStarts.concern(text[index], of: text) { outsidePurposes(at: index, end: range.upperBound, into: &draft, coining: &coining) }
        return draft.roles
    }

    private func endsInGerund(_ index: Int) -> Bool {
        text.endsInGerund(index)
    }

    /// The actors at a token that an authority knows.
    func actors(at index: Int, end: Int) -> [Int] { clause.actors(at: index, limit: end)?.agents ?? [] }

    /// The actors at a token, known or not.
    func parties(at index: Int, end: Int, coining: inout Coining) -> [Int] {
        // "consult with that administration".
        let first = text[index].is(.that, .this) && clause.mention(at: index + 1) != nil ? index + 1 : index
        return PartyReader(clause: clause, verbs: verbs).parties(at: first, limit: end, coining: &coining)
    }

    // MARK: - Outside purposes

    private func outsidePurposes(at index: Int, end: Int, into draft: inout DirectiveDraft, coining: inout Coining) {
        let token = text[index]
        guard token.kind == .word, !cooperation(at: index, end: end, into: &draft, coining: &coining) else { return }
        if token.is(.inform, .informing) || token.is(.notify) || token.spells("apprise", in: text) || token.spells("brief", in: text) && text[index - 1].is(.to) {
            draft.add(.informed, parties(at: behindManner(index + 1), end: end, coining: &coining))
        } else if token.is(.attention), text[index - 1].is(.the), text[index - 2].spells("draw", in: text) || text[index - 2].spells("drawing", in: text), text[index + 1].is(.of) {
            // "draw the attention of X to this Resolution".
            draft.add(.informed, parties(at: index + 2, end: end, coining: &coining))
        } else if token.spells("copy", in: text), text[index - 1].is(.a), text[index - 2].is(.with), text[index + 1].is(.to) {
            draft.add(.informed, parties(at: index + 2, end: end, coining: &coining))
        } else if token.is(.attention), text[index - 1].is(.its), (1...2).contains(where: { text[index - 1 - $0].is(.to) }),
            (2...6).contains(where: { text[index - $0].spells("bring", in: text) }), let issuer {
            // "bring to its attention".
            draft.add(.informed, [issuer])
        } else if token.spells("update", in: text), text[index - 1].is(.to) || text[index - 1].is(.and) || text[index - 1].isSymbol(","), text[index + 1].is(.the),
            let list = clause.actors(at: index + 1, limit: end), text[list.end].is(.on) || text[list.end].spells("regularly", in: text) || text[list.end].is(.about) || text[list.end].kind == .punctuation {
            // "update the Council on …".
            draft.add(.informed, list.agents)
        } else if token.is(.keep), let list = clause.actors(at: index + 1, limit: end), text[list.end].is(.informed) || text[list.end + 1].is(.informed) {
            draft.add(.informed, list.agents)
        } else if token.is(.keep), text[index + 1].is(.it), let issuer, (2...4).contains(where: { text[index + $0].is(.informed) }) {
            draft.add(.informed, [issuer])
        } else if token.is(.request), text[index - 1].is(.the) || text[index - 1].is(.upon, .on), text[index + 1].is(.of, .from) || text[index + 1].is(.by),
            (1...2).contains(where: { text[index - $0].is(.at, .upon) || text[index - $0].is(.on) }) {
            draft.add(.requestedBy, parties(at: index + 2, end: end, coining: &coining))
        } else if token.is(.approval), text[index + 1].is(.by, .of), (1...2).contains(where: { text[index - $0].is(.`for`, .to) || text[index - $0].is(.with, .after) || text[index - $0].is(.upon) }) {
            draft.add(.approver, actors(at: index + 2, end: end))
        } else if token.is(.approval), let purpose = forApproval(index) {
            draft.add(.approver, recipients(before: purpose))
        } else if token.spells("adoption", in: text) || token.spells("endorsement", in: text), text[index + 1].is(.by),
            (1...3).contains(where: { text[index - $0].is(.`for`) }) {
            draft.add(.approver, actors(at: index + 2, end: end))
        } else if token.is(.through, .via) {
            if !followsParticiple(index, draft) {
                let known = channels(at: index + 1, end: end)
                let isNamed = text[index + 1].is(.the) && text[index + 2].isCapitalised
                draft.add(.channel, isNamed && known.isEmpty ? parties(at: index + 1, end: end, coining: &coining) : known)
            }
        } else if token.is(.guidelines) || token.spells("guidance", in: text), text[index + 1].is(.`for`), index - draft.verb < 8 {
            draft.add(.beneficiary, parties(at: index + 2, end: end, coining: &coining))
        } else if token.is(.assist) || token.is(.support) || token.spells("help", in: text) && !actors(at: index + 1, end: end).isEmpty, isMainVerb(index, draft) {
            if !(text[index + 1].is(.the) && text[index + 2].spells("organization", in: text)) {
                // "support and encourage X": the verbs share their object.
                let object = text[index + 1].is(.and) && verbs.infinitives.contains(text[index + 2].word) ? index + 3 : index + 1
                draft.add(.assisted, parties(at: behindInsertion(object, end: end), end: end, coining: &coining))
            }
        } else if token.is(.to), index > draft.verb || draft.verb >= end {
            recipients(at: index, end: end, into: &draft, coining: &coining)
        } else if token.is(.provide, .providing) || token.spells("offer", in: text), let list = clause.actors(at: index + 1, limit: end), isGivenHelp(behind: list.end, end: end) {
            // "provide X with technical assistance".
            draft.add(.beneficiary, list.agents)
        } else if token.is(.requested), text[index + 1].is(.by), text[index - 1].is(.`if`, .when) || text[index - 1].is(.`as`) || text[index - 1].is(.so) {
            // "if so requested by X".
            draft.add(.requestedBy, actors(at: index + 2, end: end))
        } else if token.is(.requested), text[index + 1].is(.by), draft.actionTypes.contains("reply") || draft.actionTypes.contains("furnish") {
            draft.add(.counterparty, actors(at: index + 2, end: end))
        } else if token.is(.request), draft.kind == .proceduralRule, index == draft.verb {
            draft.add(.counterparty, actors(at: index + 1, end: end))
        } else if token.spells("assistance", in: text) || token.is(.support), text[index - 1].is(.the), text[index - 2].is(.with), text[index + 1].is(.of) {
            draft.add(.counterparty, actors(at: index + 2, end: end))
        }
    }

    /// Behind "immediately", "in writing".
    private func behindManner(_ index: Int) -> Int {
        var next = index
        while clause.isAdverb(next) || text[next].is(.also) { next += 1 }
        return text[next].is(.`in`) && text[next + 1].spells("writing", in: text) ? next + 2 : next
    }

    /// Behind ", if so requested by X," where such words stand at a token, else the token.
    func behindInsertion(_ index: Int, end: Int) -> Int {
        guard text[index].isSymbol(",") else { return index }
        let open = text[index + 1]
        guard open.is(.`if`, .when) || open.is(.through, .via) || open.is(.`as`) || open.is(.`where`, .within) || open.is(.upon, .on) || open.is(.`in`, .at) else { return index }
        for close in Range(from: index + 2, to: min(end, index + 16)) where text[close].isSymbol(",") { return close + 1 }
        return index
    }

    /// Those through whom the action passes; a bare comma behind the first of them ends an insertion.
    private func channels(at index: Int, end: Int) -> [Int] {
        guard let list = clause.actors(at: index, limit: end) else { return [] }
        let isJoined = Range(from: index, to: list.end).contains { text[$0].is(.and, .or) || text[$0].isSymbol("/") }
        guard !isJoined, let first = clause.mentions.first(where: { $0.tokens.lowerBound >= index }) else { return list.agents }
        return clause.actors(at: index, limit: first.tokens.upperBound)?.agents ?? list.agents
    }

    /// The "for" of "for its consideration and approval".
    private func forApproval(_ approval: Int) -> Int? {
        for index in stride(from: approval - 1, through: max(approval - 5, 0), by: -1) {
            let token = text[index]
            if token.is(.`for`) { return index }
            guard token.is(.its, .their) || token.is(.and) || token.is(.review) || token.spells("consideration", in: text) || token.spells("examination", in: text)
            else { return nil }
        }
        return nil
    }

    /// "comments made by X through Y": the channel of what X did.
    private func followsParticiple(_ index: Int, _ draft: DirectiveDraft) -> Bool {
        // "guidelines developed through X"; "shall be developed through X" is the action itself.
        if index - 1 > draft.verb, text[index - 1].ends("e", "d"), !text[index - 2].is(.be), !clause.isAdverb(index - 2) { return true }
        var before = index - 1
        while before > draft.verb, before > index - 14, !text[before].isSymbol(",") {
            if text[before].is(.by), text[before - 1].ends("e", "d") || text[before - 1].spells("made", in: text), before - 1 != draft.verb { return true }
            before -= 1
        }
        return false
    }

    private func isMainVerb(_ index: Int, _ draft: DirectiveDraft) -> Bool {
        // "…, and to assist X".
        if index > draft.verb, text[index - 1].is(.to), text[index - 2].is(.and) { return true }
        return index == draft.verb || (index > draft.verb && index - draft.verb <= 4 && (text[index - 1].is(.and) || text[index - 1].is(.to)))
    }

    // MARK: - Purposes included

    /// How sure a role is that another reading of the words would not give: one named only in a purpose, or far from its verb.
    static let byOneReading = 0.8

    private func everywhere(at index: Int, end: Int, into draft: inout DirectiveDraft, coining: inout Coining) {
        let token = text[index]
        if token.is(.participation) || token.isPrinted("e-participation", in: text), text[index + 1].is(.of, .by), facilitates(before: index, draft) {
            draft.add(.beneficiary, parties(at: index + 2, end: end, coining: &coining), confidence: Self.byOneReading)
        } else if token.is(.participation), text[index + 1].is(.`in`), facilitates(before: index, draft),
            let by = Range(from: index + 2, to: min(end, index + 14)).first(where: { text[$0].is(.by) || text[$0].kind == .punctuation }), text[by].is(.by) {
            // "facilitate participation in the work by X".
            draft.add(.beneficiary, parties(at: by + 1, end: end, coining: &coining), confidence: Self.byOneReading)
        } else if token.is(.through), text[index - 1].isSymbol(","), (2...4).contains(where: { text[index - $0].is(.submitting) || text[index - $0].spells("transmitting", in: text) }) {
            // "with a view to submitting it, through X, to Y".
            draft.add(.channel, actors(at: index + 1, end: end), confidence: Self.byOneReading)
        } else if token.is(.ability) || token.is(.capacity, .capability) || token.spells("capabilities", in: text) || token.spells("capacities", in: text),
            text[index + 1].is(.of), enhances(before: index) {
            draft.add(.beneficiary, parties(at: index + 2, end: end, coining: &coining), confidence: Self.byOneReading)
        } else if token.is(.assist), text[index - 1].is(.to), providesMeans(before: index, draft) {
            draft.add(.beneficiary, parties(at: index + 1, end: end, coining: &coining), confidence: Self.byOneReading)
        } else if token.is(.to), isHelp(before: index, draft) {
            draft.add(.beneficiary, parties(at: index + 1, end: end, coining: &coining), confidence: Self.byOneReading)
        } else if token.spells("enable", in: text), text[index - 1].is(.to) || text[index - 1].is(.will, .that) || text[index - 1].is(.which) {
            // "to enable X to …", "that will enable and assist X to …": only those whom somebody enables.
            let named = text[index + 1].is(.and) && verbs.bases.contains(text[index + 2].word) ? index + 3 : index + 1
            if let list = clause.actors(at: named, limit: end),
                text[list.end].is(.to) || text[list.end].isSymbol(",") && text[list.end + 1].is(.to) || text[list.end].is(.which, .that) && Range(from: list.end, to: end).contains(where: { clause.infinitive(at: $0, verbs: verbs) != nil }) {
                draft.add(.beneficiary, list.agents.filter { !draft.addressees.contains($0) }, confidence: Self.byOneReading)
            }
        } else if token.is(.benefit), text[index - 1].is(.to) {
            // "in order to benefit X".
            draft.add(.beneficiary, actors(at: index + 1, end: end).filter { !draft.addressees.contains($0) }, confidence: Self.byOneReading)
        } else if token.is(.benefit), text[index - 1].is(.the), text[index - 2].is(.`for`), text[index + 1].is(.of) {
            draft.add(.beneficiary, actors(at: index + 2, end: end).filter { !draft.addressees.contains($0) }, confidence: Self.byOneReading)
        }
    }

    private func facilitates(before index: Int, _ draft: DirectiveDraft) -> Bool {
        (1...5).contains { offset in
            let token = text[index - offset]
            return token.is(.facilitate, .facilitating) || token.is(.enhance, .enhancing) || token.is(.promote)
                || token.spells("encourage", in: text) || token.spells("encouraging", in: text) || token.spells("increase", in: text)
                || token.spells("enable", in: text) || token.spells("promoting", in: text) || token.is(.foster) || token.spells("fostering", in: text)
        }
    }

    private func enhances(before index: Int) -> Bool {
        (1...4).contains { offset in
            let token = text[index - offset]
            return token.is(.enhance, .enhancing) || token.is(.strengthen, .strengthening) || token.is(.improve, .improving)
                || token.spells("build", in: text) || token.spells("building", in: text) || token.spells("develop", in: text)
                || token.spells("developing", in: text) || token.spells("increase", in: text)
        }
    }

    /// "providing experts to assist X".
    private func providesMeans(before index: Int, _ draft: DirectiveDraft) -> Bool {
        guard index != draft.verb else { return false }
        return (2...6).contains { offset in text[index - offset].is(.providing) || text[index - offset].is(.studies) || text[index - offset].is(.experts) || text[index - offset].is(.expertise) }
    }
}
