/// Subjects of a clause: those who are said to act, where no verb directs them.
extension AddresseeReader {
    /// The subject of a clause without a modal verb: the noun phrases right before its verb; nil before
    /// a passive, whose subject is no doer.
    func subject(at start: Int, limit: Int, coining: inout Coining) -> Named? {
        for index in Range(from: start + 1, to: min(limit, start + 40)) where text[index].depth == text[start].depth {
            let token = text[index]
            if token.isSymbol(",") { continue }
            guard token.kind == .word, !clause.isModal(index), !token.is(.be) else { return nil }
            let isNegation = token.is(.not)
            guard isNegation || !token.isCapitalised && verbs.bases.contains(token.word) else { continue }
            let before = text[index - 1]
            let isQualified = before.is(.concerned, .involved) && index - 2 > start
            guard !before.is(.the, .a), !before.is(.of), !before.is(.to), !before.is(.and), isQualified || !clause.isLeading(index - 1) else { continue }
            if isNegation && !verbs.bases.contains(text[index + 1].word) || text[index + 1].is(.be) { return nil }
            let bound = clause.isAdverb(index - 1) ? index - 1 : index
            if let known = clause.actors(at: start, limit: bound, allowsVerb: true), known.end == bound {
                return Named(agents: known.agents, end: bound, listEnd: bound)
            }
            guard let named = addressees(at: start, limit: bound, coining: &coining, needsInfinitive: false), named.listEnd == bound else {
                return nil
            }
            return named
        }
        return nil
    }

    /// The subject before a modal verb, where its head is somebody who can act.
    func actingSubject(at start: Int, before modal: Int, coining: inout Coining) -> Named? {
        var bound = modal
        // ", in accordance with their procedures, shall"
        if text[bound - 1].isSymbol(",") {
            var comma = bound - 2
            while comma > start, !text[comma].isSymbol(",") { comma -= 1 }
            guard comma > start else { return nil }
            bound = comma
        }
        guard let phrase = nounPhrase(at: start, limit: bound), phrase.upperBound == bound, canAct(phrase),
            let agent = coining.group(text.string(phrase))
        else { return nil }
        return Named(agents: [agent], end: bound, listEnd: bound)
    }

    /// The noun phrases at a token, known or not, where nothing but a verb or the end follows them.
    func somebody(at start: Int, limit: Int, coining: inout Coining) -> Named? {
        var attempt = coining
        guard let named = addressees(at: start, limit: limit, coining: &attempt, needsInfinitive: false) else { return nil }
        coining = attempt
        return named
    }

    static let acting: SpellingSet = [
        "state", "states", "country", "countries", "government", "governments", "party", "parties", "committee", "committees", "panel",
        "group", "groups", "council", "commission", "secretariat", "authority", "authorities", "organization", "organizations",
        "institution", "institutions", "agency", "agencies", "body", "bodies", "entity", "entities", "tribunal", "court", "office",
        "president", "chair", "chairperson", "chairman", "director", "secretary", "representative", "envoy", "coordinator", "commander",
        "force", "forces", "team", "board", "bureau", "assembly", "conference", "ministry", "minister", "ministers", "leadership",
        "community", "mission", "union", "members", "member", "stakeholders", "partners", "donors", "elements", "mechanism", "presidency",
        "administration", "registrar", "prosecutor", "judges", "monitor", "ombudsperson", "ombudsman", "facilitator", "special rapporteur",
        "palestine", "forum", "forums", "leaders", "companies", "operators", "militias", "persons", "individuals",
    ]

    /// Whether the head of a noun phrase is one who can act.
    private func canAct(_ range: Range<Int>) -> Bool {
        var head = range.lowerBound
        while head + 1 < range.upperBound, !text[head + 1].is(.of) && !text[head + 1].is(.to) && !text[head + 1].is(.`for`) && !text[head + 1].is(.on) {
            head += 1
        }
        return Self.acting.contains(text[head], of: text) || Self.acting.contains(text[range.upperBound - 1], of: text)
    }

    /// Nouns that name somebody who can be told to act.
    static let agentive: SpellingSet = [
        "delegation", "delegations", "agency", "agencies", "institution", "institutions", "operator", "operators", "company", "companies",
        "manufacturer", "manufacturers", "provider", "providers", "chairman", "chairmen", "chairperson", "chairpersons", "vice-chairmen",
        "manager", "country", "countries", "state", "states", "authority", "authorities", "secretariat", "organization", "organizations",
        "committee", "committees", "party", "parties", "sides", "rapporteur", "rapporteurs", "convener", "coordinator", "coordinators", "bodies", "entities", "government",
    ]

    /// The subject of a clause whose first noun phrase names somebody, known to no authority.
    func agentiveSubject(at start: Int, limit: Int, coining: inout Coining) -> Named? {
        guard let phrase = nounPhrase(at: start, limit: limit) else { return nil }
        var head = phrase.lowerBound
        while head + 1 < phrase.upperBound, !text[head + 1].is(.of), !text[head + 1].is(.to, .`for`), !text[head + 1].is(.or) { head += 1 }
        // "The network or system operator": alternatives share their last word.
        guard Self.agentive.contains(text[head], of: text)
            || text[head + 1].is(.or) && Self.agentive.contains(text[phrase.upperBound - 1], of: text)
        else { return nil }
        return addressees(at: start, limit: limit, coining: &coining, needsInfinitive: false)
    }
}
