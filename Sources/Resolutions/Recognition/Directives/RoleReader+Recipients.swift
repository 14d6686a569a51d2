/// Those to whom something is reported, handed over or given.
extension RoleReader {
    private static let noRecipientAfter: SpellingSet = [
        "relating", "related", "respect", "regard", "pursuant", "contribution", "contributions", "access", "addition", "according",
        "due", "applicable", "belonging", "subject", "amendments", "assistance", "relevant", "support", "participation", "attention",
        "contribute", "annex", "interest", "copy", "adhere", "response", "appropriate", "services", "open", "available", "concern",
    ]

    func recipients(at index: Int, end: Int, into draft: inout DirectiveDraft, coining: inout Coining) {
        let reports = draft.actionTypes.contains("report") && !isTransmitted(index, draft) || !draft.addressees.isEmpty && isOwnReport(before: index)
        let before = text[index - 1]
        if before.is(.attention) { return }
        guard !Self.noRecipientAfter.contains(before, of: text) || index - 1 == draft.verb || isHelp(before: index, draft) else { return }
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
            draft.add(.informed, parties(at: next + 3, end: end, coining: &coining))
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
        if agents.isEmpty, reports, text[next].is(.it), isSaid(to: index, draft), let issuer { agents = [issuer] }
        if agents.isEmpty, reports && isSaid(to: index, draft) || isHelp(before: index, draft) {
            agents = parties(at: next, end: end, coining: &coining)
        }
        // "to the Council and the flying community": more than the authority knows.
        if reports, !agents.isEmpty {
            var attempt = coining
            let all = parties(at: next, end: end, coining: &attempt)
            if all.count > agents.count, agents.allSatisfy(all.contains) {
                agents = all
                coining = attempt
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

    /// "to the Council for approval": those to whom something goes, right before a token.
    func recipients(before end: Int) -> [Int] {
        for mention in clause.mentions.reversed() where mention.tokens.upperBound <= end {
            guard let list = clause.actors(at: mention.tokens.lowerBound, limit: end), list.end == end else { return [] }
            var before = mention.tokens.lowerBound - 1
            while before >= 0, clause.isLeading(before) || clause.isModifier(before) { before -= 1 }
            return text[before].is(.to) ? list.agents : []
        }
        return []
    }

    /// "transmit the resolution to X, and report": the verb nearest before hands something over.
    private func isTransmitted(_ index: Int, _ draft: DirectiveDraft) -> Bool {
        var before = index - 1
        while before >= draft.region.lowerBound, before > index - 24 {
            if text[before].is(.transmit, .forward) || text[before].is(.send, .communicate) { return true }
            if text[before].is(.report, .reports) || text[before].is(.submit) || text[before].is(.provide, .prepare) || text[before].is(.present) { return false }
            before -= 1
        }
        return false
    }

    /// "in his regular report to", "in its reports to", "in the above report to".
    private func isOwnReport(before to: Int) -> Bool {
        guard text[to - 1].is(.report, .reports) else { return false }
        if text[to - 2].is(.above), text[to - 3].is(.the) { return true }
        return (2...4).contains { text[to - $0].is(.his, .her) || text[to - $0].is(.its, .their) }
    }

    /// "report to", "report annually to", "submit a report to".
    private func isSaid(to index: Int, _ draft: DirectiveDraft) -> Bool {
        text[index - 1].is(.report, .reports) || index - 1 == draft.verb || clause.isAdverb(index - 1) || text[index - 1].is(.back)
    }

    /// "with technical assistance", ", with the necessary support".
    func isGivenHelp(behind index: Int, end: Int) -> Bool {
        var with = text[index].isSymbol(",") ? index + 1 : index
        if with < end, text[with].is(.on), text[with + 1].is(.request) { with += text[with + 2].isSymbol(",") ? 3 : 2 }
        guard text[with].is(.with) else { return false }
        return Range(from: with + 1, to: min(end, with + 5)).contains {
            text[$0].spells("assistance", in: text) || text[$0].is(.support) || text[$0].is(.training, .expertise) || text[$0].spells("guidance", in: text)
        }
    }

    /// "technical assistance to X", "capacity building to X", "guidelines for X".
    func isHelp(before index: Int, _ draft: DirectiveDraft) -> Bool {
        // "shall refrain from providing any form of support to X" helps nobody.
        if text[draft.verb].spells("refrain", in: text) || draft.modality == .shallNot || text[draft.verb].spells("prevent", in: text) { return false }
        // "assistance, as required, to X".
        var end = index
        if text[index - 1].isSymbol(","), let open = (2...8).first(where: { text[index - $0].isSymbol(",") }) { end = index - open }
        var before = end - 1
        while before > draft.verb, before > end - 3, text[before].kind == .word || text[before].isSymbol("-") || text[before].isSymbol("/") {
            let token = text[before]
            if token.spells("assistance", in: text) || token.is(.support) || token.is(.training, .expertise) || token.spells("guidance", in: text) || before == index - 1 && token.spells("personnel", in: text) { return true }
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
            if text[before].is(.submit) || text[before].is(.transmit) || text[before].is(.forward) || text[before].is(.send) || text[before].is(.communicate) { return true }
            // "documents submitted to X" are not handed over here; "shall be submitted to X" are.
            if text[before].is(.submitted) || text[before].is(.presented) { return text[before - 1].is(.be) || text[before - 2].is(.be) }
            if text[before].isSymbol(";") { return false }
            before -= 1
        }
        return false
    }
}
