/// Reads the parts that other actors have in the action of a directive.
struct RoleReader: Sendable {
    let clause: ClauseText
    let verbs: VerbTable
    /// Agents of the issuer's own organization, for contacts with others.
    let isOwn: @Sendable (Int) -> Bool

    private var text: TokenizedText { clause.text }

    func read(into draft: inout DirectiveDraft) {
        var inPurpose = false
        var index = draft.region.lowerBound
        let end = draft.region.upperBound
        while index < end {
            if Purpose.starts(text, at: index), !text[index].is(.including) { inPurpose = true }
            if index > draft.verb + 1, text[index].is(.to), Purpose.mayStartInfinitive(text, at: index),
                clause.infinitive(at: index, verbs: verbs) != nil, !Purpose.completes(text, infinitiveAt: index) {
                inPurpose = true
            }
            if text[index].isSymbol(";") || (text[index].isSymbol(",") && text[index + 1].is(.and) && text[index + 2].is(.to))
                || (text[index].isSymbol(",") && endsInGerund(index + 1)) {
                inPurpose = false
            }
            everywhere(at: index, end: end, into: &draft)
            if !inPurpose { outsidePurposes(at: index, end: end, into: &draft) }
            index += 1
        }
        if draft.isImpersonal, draft.kind == .determination, draft.modality != .infinitive { contacts(into: &draft) }
        draft.roles.removeAll { draft.addressees.contains($0.agent) && $0.role != .beneficiary }
    }

    /// The qualifiers of a heading: "in consultation with X", "in collaboration with Y".
    func qualifiers(in range: Range<Int>) -> [(role: Role, agent: Int)] {
        var draft = DirectiveDraft(kind: .other, lemma: "", modality: .declarative, action: range, region: range, verb: range.lowerBound)
        for index in range { outsidePurposes(at: index, end: range.upperBound, into: &draft) }
        return draft.roles
    }

    private func endsInGerund(_ index: Int) -> Bool {
        let bytes = text.bytes(index)
        return bytes.count > 4 && bytes.suffix(3).elementsEqual("ing".utf8)
    }

    private func actors(at index: Int, end: Int) -> [Int] {
        if let list = clause.actors(at: index, limit: end) { return list.agents }
        // "of decision-makers and national regulators": a plural that no authority knows stands first.
        var first = index
        while clause.isLeading(first), first < end { first += 1 }
        var next = first
        while next < min(end, first + 5), text[next].kind == .word, !text[next].is(.and, .or), !ClauseText.followers.contains(text[next].word) { next += 1 }
        guard next > first, text.bytes(next - 1).last == UInt8(ascii: "s"), !verbs.bases.contains(text[first].word) else { return [] }
        let behind = clause.behindSeparator(next)
        guard behind > next else { return [] }
        return clause.actors(at: behind, limit: end)?.agents ?? []
    }

    // MARK: - Outside purposes

    private func outsidePurposes(at index: Int, end: Int, into draft: inout DirectiveDraft) {
        let token = text[index]
        if token.is(.consult, .consulting) {
            let next = text[index + 1].is(.with) ? index + 2 : index + 1
            draft.add(.consultee, actors(at: next, end: end))
        } else if token.is(.consultation, .consultations) {
            consultation(at: index, end: end, into: &draft)
        } else if token.is(.views), text[index + 1].is(.of) {
            if (1...3).contains(where: { text[index - $0].is(.seek) }) { draft.add(.consultee, actors(at: index + 2, end: end)) }
        } else if token.is(.collaborate, .collaborating) || token.is(.cooperate, .cooperating) || token.is(.coordinate, .coordinating)
            || token.is(.liaise) || (token.is(.work) && isVerb(index)) || token.is(.working) {
            if let with = with(after: index, end: end) {
                // "coordinate with them": those named last before.
                if text[with + 1].spells("them", in: text) {
                    let last = clause.mentions.last { $0.tokens.upperBound <= index && $0.tokens.lowerBound >= draft.region.lowerBound }
                    draft.add(.collaborator, last?.agents ?? [])
                } else {
                    draft.add(.collaborator, actors(at: with + 1, end: end))
                }
            }
        } else if token.is(.collaboration, .cooperation) || token.is(.coordination, .conjunction) || token.is(.partnership) || token.is(.liaison) {
            collaboration(at: index, end: end, into: &draft)
        } else if token.is(.together), text[index + 1].is(.with), text[index - 1].isSymbol(",") {
            draft.add(.collaborator, actors(at: index + 2, end: end))
        } else if token.is(.inform, .informing) || token.is(.notify) {
            draft.add(.informed, actors(at: index + 1, end: end))
        } else if token.is(.attention), text[index - 1].is(.the), text[index - 2].spells("draw", in: text) || text[index - 2].spells("drawing", in: text), text[index + 1].is(.of) {
            // "draw the attention of X to this Resolution".
            draft.add(.informed, actors(at: index + 2, end: end))
        } else if token.is(.keep), let list = clause.actors(at: index + 1, limit: end), text[list.end].is(.informed) {
            draft.add(.informed, list.agents)
        } else if token.is(.request), text[index - 1].is(.the) || text[index - 1].is(.upon, .on), text[index + 1].is(.of, .from) || text[index + 1].is(.by),
            (1...2).contains(where: { text[index - $0].is(.at, .upon) || text[index - $0].is(.on) }) {
            draft.add(.requestedBy, actors(at: index + 2, end: end))
        } else if token.is(.approval), text[index + 1].is(.by, .of), (1...2).contains(where: { text[index - $0].is(.`for`, .to) || text[index - $0].is(.with) }) {
            draft.add(.approver, actors(at: index + 2, end: end))
        } else if token.spells("adoption", in: text) || token.spells("endorsement", in: text), text[index + 1].is(.by),
            (1...3).contains(where: { text[index - $0].is(.`for`) }) {
            draft.add(.approver, actors(at: index + 2, end: end))
        } else if token.is(.through, .via) {
            if !followsParticiple(index, draft) { draft.add(.channel, actors(at: index + 1, end: end)) }
        } else if token.is(.guidelines) || token.spells("guidance", in: text), text[index + 1].is(.`for`), index - draft.verb < 8 {
            draft.add(.beneficiary, actors(at: index + 2, end: end))
        } else if token.is(.assist) || token.is(.support), isMainVerb(index, draft) {
            if !(text[index + 1].is(.the) && text[index + 2].spells("organization", in: text)) {
                draft.add(.assisted, actors(at: index + 1, end: end))
            }
        } else if token.is(.to), index > draft.verb || draft.verb >= end {
            recipients(at: index, end: end, into: &draft)
        } else if token.is(.requested), text[index + 1].is(.by), draft.actionTypes.contains("reply") || draft.actionTypes.contains("furnish") {
            draft.add(.counterparty, actors(at: index + 2, end: end))
        } else if token.is(.request), draft.kind == .proceduralRule, index == draft.verb {
            draft.add(.counterparty, actors(at: index + 1, end: end))
        } else if token.spells("assistance", in: text), text[index - 1].is(.the), text[index - 2].is(.with), text[index + 1].is(.of) {
            draft.add(.counterparty, actors(at: index + 2, end: end))
        }
    }

    /// "comments made by X through Y": the channel of what X did.
    private func followsParticiple(_ index: Int, _ draft: DirectiveDraft) -> Bool {
        var before = index - 1
        while before > draft.verb, before > index - 14, !text[before].isSymbol(",") {
            if text[before].is(.by), text.bytes(before - 1).suffix(2).elementsEqual("ed".utf8) || text[before - 1].spells("made", in: text), before - 1 != draft.verb { return true }
            before -= 1
        }
        return false
    }

    private func isVerb(_ index: Int) -> Bool {
        text[index - 1].is(.to) || text[index - 1].is(.and) || clause.isModal(index - 1) || clause.isAdverb(index - 1)
    }

    private func isMainVerb(_ index: Int, _ draft: DirectiveDraft) -> Bool {
        index == draft.verb || (index > draft.verb && index - draft.verb <= 4 && (text[index - 1].is(.and) || text[index - 1].is(.to)))
    }

    /// "in (close) consultation (and collaboration) with X", "after consultation with X".
    private func consultation(at index: Int, end: Int, into draft: inout DirectiveDraft) {
        // "after consultation of the Member States".
        if text[index + 1].is(.of), isAdverbial(index) {
            draft.add(.consultee, actors(at: index + 2, end: end))
            return
        }
        guard let with = with(after: index, end: min(end, index + 5)) else { return }
        guard isAdverbial(index) else { return }
        let agents = actors(at: with + 1, end: end)
        draft.add(.consultee, agents)
        if (index..<with).contains(where: { text[$0].is(.collaboration, .cooperation) || text[$0].is(.coordination) }) {
            draft.add(.collaborator, agents)
        }
    }

    private func collaboration(at index: Int, end: Int, into draft: inout DirectiveDraft) {
        guard let with = with(after: index, end: min(end, index + 7)) else { return }
        guard isAdverbial(index) || isContinued(index, draft) else { return }
        let agents = actors(at: with + 1, end: end)
        draft.add(.collaborator, agents)
        if (index..<with).contains(where: { text[$0].is(.consultation, .consultations) }) { draft.add(.consultee, agents) }
    }

    /// "in", "after", "through" or "following" before the noun, adjectives between.
    private func isAdverbial(_ index: Int) -> Bool {
        var before = index - 1
        while before >= 0, before > index - 6 {
            let token = text[before]
            if token.is(.`in`, .after) || token.is(.following) || token.is(.through) && text[index].is(.consultation, .consultations) {
                return true
            }
            guard token.kind == .word, !token.is(.of) && !token.is(.to, .on) && !token.is(.`for`) else { return false }
            before -= 1
        }
        return false
    }

    /// "continue cooperation with", "strengthen its collaboration with": the object of the main verb.
    private func isContinued(_ index: Int, _ draft: DirectiveDraft) -> Bool {
        guard index - draft.verb <= 5, index > draft.verb else { return false }
        let verb = text[draft.verb]
        let isKind = verb.is(.`continue`) || verb.is(.strengthen) || verb.is(.enhance) || verb.is(.pursue) || verb.is(.maintain)
            || verb.is(.promote) || verb.is(.foster) || verb.is(.intensify) || verb.is(.improve)
        guard isKind else { return false }
        return Range(from: draft.verb + 1, to: index).allSatisfy { text[$0].kind == .word && !text[$0].is(.of) && !text[$0].is(.to) && !text[$0].is(.`for`) && !text[$0].is(.on) }
    }

    /// The "with" that belongs to a verb or noun: no punctuation and no further preposition between.
    private func with(after index: Int, end: Int) -> Int? {
        var next = index + 1
        while next < end, next < index + 9 {
            let token = text[next]
            if token.is(.with) { return next }
            if token.kind == .punctuation && !token.isSymbol(",") || token.is(.between, .among) || token.is(.to) || token.is(.`in`) || token.is(.on) { return nil }
            if token.isSymbol(","), next > index + 1 { return nil }
            next += 1
        }
        return nil
    }

    // MARK: - Reports and other things handed over

    private static let noRecipientAfter: Set<String> = [
        "relating", "related", "respect", "regard", "pursuant", "contribution", "contributions", "access", "addition", "according",
        "due", "applicable", "belonging", "subject", "amendments", "assistance", "relevant", "support", "participation", "attention",
        "contribute", "annex", "interest", "adhere", "response", "appropriate", "services", "open", "available", "concern",
    ]

    private func recipients(at index: Int, end: Int, into draft: inout DirectiveDraft) {
        let reports = draft.actionTypes.contains("report")
        let before = text.string(index - 1).lowercased()
        if before == "attention" { return }
        guard !Self.noRecipientAfter.contains(before) || index - 1 == draft.verb || isHelp(before: index, draft) else { return }
        var next = index + 1
        // "to each meeting of X", "to the next session of X".
        var skip = next
        while skip < next + 6, text[skip].kind == .word || text[skip].kind == .number {
            if (text[skip].is(.meeting) || text[skip].is(.session)), text[skip + 1].is(.of) {
                next = skip + 2
                break
            }
            if clause.mention(at: skip) != nil { break }
            skip += 1
        }
        if text[next].is(.the), text[next + 1].spells("attention", in: text), text[next + 2].is(.of) {
            draft.add(.informed, actors(at: next + 3, end: end))
            return
        }
        var agents = actors(at: next, end: end)
        if agents.isEmpty, reports {
            // "to the Council sessions".
            while clause.isLeading(next) { next += 1 }
            // "to the Council annual reports".
            if let mention = clause.mention(at: next) {
                let behind = mention.tokens.upperBound
                if text[behind].is(.session, .sessions) || text[behind].is(.meeting) || (behind..<behind + 4).contains(where: { text[$0].is(.report, .reports) }) {
                    agents = mention.agents
                }
            }
        }
        guard !agents.isEmpty else { return }
        if isHelp(before: index, draft) {
            draft.add(.beneficiary, agents)
        } else if reports {
            draft.add(.reportRecipient, agents)
        } else if isHandedOver(index, draft) {
            draft.add(.counterparty, agents)
        }
    }

    /// "technical assistance to X", "capacity building to X", "guidelines for X".
    private func isHelp(before index: Int, _ draft: DirectiveDraft) -> Bool {
        var before = index - 1
        while before > draft.verb, before > index - 3, text[before].kind == .word || text[before].isSymbol("-") || text[before].isSymbol("/") {
            let token = text[before]
            if token.spells("assistance", in: text) || token.is(.support) || token.is(.training, .expertise) || token.spells("guidance", in: text) { return true }
            if token.spells("capacity-building", in: text) || token.spells("building", in: text) && text[before - 1].is(.capacity) { return true }
            if token.is(.`in`, .on) || token.is(.of) || token.is(.to) { return false }
            before -= 1
        }
        return false
    }

    private func isHandedOver(_ index: Int, _ draft: DirectiveDraft) -> Bool {
        if draft.actionTypes.contains("submit") || draft.actionTypes.contains("reply") || draft.actionTypes.contains("furnish") { return true }
        var before = index - 1
        while before >= draft.region.lowerBound, before > index - 16 {
            if text[before].is(.submit) || text[before].is(.transmit) || text[before].is(.forward) || text[before].is(.send) { return true }
            // "documents submitted to X" are not handed over here; "shall be submitted to X" are.
            if text[before].is(.submitted) || text[before].is(.presented) { return text[before - 1].is(.be) || text[before - 2].is(.be) }
            if text[before].isSymbol(";") { return false }
            before -= 1
        }
        return false
    }

    // MARK: - Purposes included

    private func everywhere(at index: Int, end: Int, into draft: inout DirectiveDraft) {
        let token = text[index]
        if token.is(.participation), text[index + 1].is(.of, .by), facilitates(before: index, draft) {
            draft.add(.beneficiary, actors(at: index + 2, end: end))
        } else if token.is(.ability) || token.is(.capacity, .capability), text[index + 1].is(.of), enhances(before: index) {
            draft.add(.beneficiary, actors(at: index + 2, end: end))
        } else if token.is(.assist), text[index - 1].is(.to), providesMeans(before: index, draft) {
            draft.add(.beneficiary, actors(at: index + 1, end: end))
        }
    }

    private func facilitates(before index: Int, _ draft: DirectiveDraft) -> Bool {
        (1...5).contains { offset in
            let token = text[index - offset]
            return token.is(.facilitate, .facilitating) || token.is(.enhance, .enhancing) || token.is(.promote)
        }
    }

    private func enhances(before index: Int) -> Bool {
        (1...4).contains { offset in
            let token = text[index - offset]
            return token.is(.enhance, .enhancing) || token.is(.strengthen, .strengthening) || token.is(.improve, .improving)
        }
    }

    /// "providing experts to assist X".
    private func providesMeans(before index: Int, _ draft: DirectiveDraft) -> Bool {
        guard index != draft.verb else { return false }
        return (2...6).contains { offset in text[index - offset].is(.providing) || text[index - offset].is(.experts) || text[index - offset].is(.expertise) }
    }

    /// "that the necessary contacts with X should be agreed": those others are the collaborators.
    private func contacts(into draft: inout DirectiveDraft) {
        let subject = draft.region.lowerBound..<min(max(draft.verb, draft.region.lowerBound), draft.region.upperBound)
        func isContact(_ index: Int) -> Bool {
            text[index].spells("contacts", in: text) || text[index].is(.coordination) || text[index].is(.cooperation) || text[index].is(.collaboration)
        }
        guard subject.contains(where: isContact) else { return }
        for index in Range(from: draft.action.lowerBound, to: draft.region.upperBound) where isContact(index) && text[index].depth == text[draft.action.lowerBound].depth {
            guard text[index + 1].is(.with, .between) else { continue }
            draft.add(.collaborator, actors(at: index + 2, end: draft.region.upperBound).filter { !isOwn($0) })
        }
    }
}
