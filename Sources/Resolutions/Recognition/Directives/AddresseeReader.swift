/// Reads the noun phrases between a directing verb and the infinitive: known agents, or words that
/// become a group of their own.
struct AddresseeReader: Sendable {
    let clause: ClauseText
    let verbs: VerbTable

    var text: TokenizedText { clause.text }

    struct Named: Sendable {
        var agents: [Int]
        /// The "to" of the infinitive, or where the list ends.
        var end: Int
        /// Where the list itself ends and qualifiers may begin.
        var listEnd: Int
    }

    func addressees(at start: Int, limit: Int, coining: inout Coining, needsInfinitive: Bool) -> Named? {
        let infinitive = self.infinitive(from: start, limit: limit)
        if needsInfinitive, infinitive == nil { return nil }
        var bound = infinitive ?? limit
        // "foundations also to provide": the word belongs to the infinitive.
        while infinitive != nil, bound > start + 1, text[bound - 1].is(.also, .further) { bound -= 1 }
        var agents: [Int] = []
        var next = behindPersons(start, limit: bound)
        var end = start
        while next < bound {
            if let governments = governments(at: next, limit: bound) {
                for agent in governments.labels.compactMap({ coining.group($0) }) where !agents.contains(agent) { agents.append(agent) }
                end = governments.end
            } else if let list = clause.adjectiveList(at: behindLeading(next, limit: bound), limit: bound, nouns: verbs.partyNouns) {
                for agent in list.labels.compactMap({ coining.group($0) }) where !agents.contains(agent) { agents.append(agent) }
                end = list.end
            } else if let known = lastGovernment(at: next, coining: coining) ?? ownMembers(at: next, of: agents.last, coining: &coining) {
                if !agents.contains(known.agent) { agents.append(known.agent) }
                end = known.end
            } else if let phrase = specificGroup(at: next, limit: bound, coining: coining), let agent = coining.group(text.string(phrase)) {
                if !agents.contains(agent) { agents.append(agent) }
                end = phrase.upperBound
            } else if let list = clause.actors(at: next, limit: beforeOwnMembers(next, limit: bound)) {
                for agent in list.agents where !agents.contains(agent) { agents.append(agent) }
                end = list.end
            } else if let phrase = nounPhrase(at: next, limit: bound) {
                // Unknown words are an addressee only where an infinitive or nothing else follows.
                var found = clause.distributed(phrase).compactMap { coining.group($0) }
                if phrase.count == 1, text[phrase.lowerBound - 1].is(.those, .these), let last = coining.last(text.string(phrase)) { found = [last] }
                guard !found.isEmpty else { break }
                for agent in found where !agents.contains(agent) { agents.append(agent) }
                end = behindRelative(phrase.upperBound, limit: bound)
            } else {
                // What the list begins with is nobody: there is no addressee at all.
                if agents.isEmpty { return nil }
                break
            }
            end = max(end, behindModifier(end, limit: bound))
            let behind = clause.behindSeparator(end)
            guard behind > end, behind < bound else { break }
            if isQualifier(behind) {
                guard let further = behindInsertion(behind, limit: bound) else { break }
                next = further
                continue
            }
            // "and in particular those with the means, as well as donors": some of those named before.
            if text[behind].is(.those), let close = Range(from: behind, to: bound).first(where: { text[$0].isSymbol(",") && text[$0].depth == text[behind].depth }) {
                let further = clause.behindSeparator(close)
                guard further > close + 1, further < bound, !isQualifier(further) else { break }
                next = further
                continue
            }
            // "Israel, the occupying power": a noun phrase in apposition, not one more of a list.
            if let close = behindApposition(separator: end, next: behind, limit: bound) {
                end = close
                let further = clause.behindSeparator(end)
                guard further > end, further < bound, !isQualifier(further), text[end].is(.and) || text[further - 1].is(.and) else { break }
                next = further
                continue
            }
            next = behind
        }
        guard !agents.isEmpty else { return nil }
        return Named(agents: agents, end: infinitive ?? end, listEnd: min(end, bound))
    }

    /// "researchers in laboratories and institutes": persons without an office are nobody, their institutions are told.
    private func behindPersons(_ start: Int, limit: Int) -> Int {
        let first = behindLeading(start, limit: limit)
        guard text[first].spells("researchers", in: text) || text[first].spells("scientists", in: text), text[first + 1].is(.`in`, .at) || text[first + 1].is(.from), first + 2 < limit else { return start }
        return first + 2
    }

    /// "A, in each region, as well as to B": where the list goes on behind an insertion.
    private func behindInsertion(_ start: Int, limit: Int) -> Int? {
        for comma in Range(from: start, to: limit) where text[comma].isSymbol(",") && text[comma + 1].is(.`as`) && text[comma + 2].is(.well) && text[comma + 3].is(.`as`) {
            let next = text[comma + 4].is(.to, .upon) || text[comma + 4].is(.on) ? comma + 5 : comma + 4
            return next < limit ? next : nil
        }
        return nil
    }

    /// "the Governments of Iceland and Norway", "the Heads of the Kite Office and of the Kite Board": one of each.
    private func governments(at start: Int, limit: Int) -> (labels: [String], end: Int)? {
        let first = behindLeading(start, limit: limit)
        guard text[first].isCapitalised, text[first + 1].is(.of), let head = Self.singularHeads[text.string(first).lowercased()] else { return nil }
        let isGovernment = head == "Government"
        var labels: [String] = []
        var next = first + 2
        var end = next
        while next < limit {
            // Of others than governments the preposition must be printed again: "the Heads of State and Government".
            if !isGovernment, !labels.isEmpty, !text[next].is(.of), !text[next - 1].is(.of) { break }
            while text[next].is(.the) || text[next].is(.of) { next += 1 }
            guard let owner = ownerName(at: next, limit: limit, needsMention: isGovernment) else { break }
            labels.append(head + " of " + (isGovernment ? "" : text[next - 1].is(.the) ? "the " : "") + text.string(owner))
            end = owner.upperBound
            next = clause.behindSeparator(end)
            guard next > end else { break }
        }
        return labels.count > 1 ? (labels, end) : nil
    }

    private static let singularHeads = [
        "governments": "Government", "heads": "Head", "directors": "Director", "presidents": "President", "chairs": "Chair", "ministers": "Minister",
    ]

    /// A name that an authority knows, or capitalised words.
    private func ownerName(at start: Int, limit: Int, needsMention: Bool) -> Range<Int>? {
        if let mention = clause.mention(at: start), mention.tokens.upperBound <= limit { return mention.tokens }
        guard !needsMention, start < limit, text[start].isCapitalised else { return nil }
        var end = start
        while end < limit, text[end].kind == .word, text[end].isCapitalised || text[end].is(.on) && text[end + 1].isCapitalised { end += 1 }
        return start..<end
    }

    private func behindLeading(_ start: Int, limit: Int) -> Int {
        var first = start
        while first < limit, clause.isLeading(first) { first += 1 }
        return first
    }

    /// "the Government": the one named last, "the Government of X".
    private func lastGovernment(at start: Int, coining: Coining) -> (agent: Int, end: Int)? {
        guard text[start].is(.the), text[start + 1].spells("government", in: text), text[start + 1].isCapitalised, !text[start + 2].is(.of),
            clause.isHead(behind: start + 2, allowsVerb: true), let agent = coining.last("Government")
        else { return nil }
        return (agent, start + 2)
    }

    /// Before "and its Member States".
    private func beforeOwnMembers(_ start: Int, limit: Int) -> Int {
        Range(from: start + 1, to: limit).first { text[$0].is(.its) && text[$0 - 1].is(.and) } ?? limit
    }

    /// "the African Union and its Member States": not those of the issuer's organization.
    private func ownMembers(at start: Int, of body: Int?, coining: inout Coining) -> (agent: Int, end: Int)? {
        guard let body, text[start].is(.its), let mention = clause.mention(at: start + 1), mention.agents.count == 1, let members = mention.agents.first,
            coining.kind(of: body) == .body, coining.table.kinds[members] == .group,
            !coining.table.ancestors[members].contains(body), !coining.table.agents[body].partOfBody.contains(where: { coining.table.agents[members].partOfBody.contains($0) }),
            let agent = coining.group(text.string(mention.tokens) + " of the " + coining.table.agents[body].label)
        else { return nil }
        return (agent, mention.tokens.upperBound)
    }

    /// The "to" that begins the action: the first infinitive outside brackets that does not complete a
    /// noun of the addressee ("States in a position to do so").
    private func infinitive(from start: Int, limit: Int) -> Int? {
        guard start < limit else { return nil }
        return knownInfinitive(from: start, limit: limit) ?? unknownInfinitive(from: start, limit: limit)
            ?? knownInfinitive(from: start, limit: limit, isLast: true)
    }

    /// "to VERB the …" with a verb that no table knows.
    private func unknownInfinitive(from start: Int, limit: Int) -> Int? {
        for index in Range(from: start + 1, to: limit) where text[index].is(.to) && text[index].depth == text[start].depth {
            let verb = clause.isAdverb(index + 1) ? index + 2 : index + 1
            guard text[verb].kind == .word, !text[verb].isCapitalised, !ClauseText.leading.contains(text[verb].word) else { continue }
            if ClauseText.leading.contains(text[verb + 1].word) || text[verb + 1].is(.that) || text[verb + 1].is(.this) { return index }
        }
        return nil
    }

    /// - Parameter isLast: whether "to do so" is what they are told, because nothing else is.
    private func knownInfinitive(from start: Int, limit: Int, isLast: Bool = false) -> Int? {
        /// An infinitive that may belong to the addressee: "administrations planning to fly kites".
        var complement: Int?
        for index in Range(from: start, to: limit) where text[index].depth == text[start].depth {
            if text[index].isSymbol(";") || text[index].isSymbol(":") { return nil }
            guard let verb = clause.infinitive(at: index, verbs: verbs) else { continue }
            if text[verb].spells("do", in: text), text[verb + 1].is(.so), !isLast { continue }
            if index == start { return nil }
            if text[index - 1].is(.able) || text[index - 1].spells("position", in: text) || text[index - 1].spells("wishing", in: text)
                || text[index - 1].spells("yet", in: text) || text[index - 1].is(.order) || text[index - 1].is(.view) {
                continue
            }
            if complement == nil, Self.wants(text, at: index - 1) {
                complement = index
                continue
            }
            if complement != nil, text[index - 1].is(.and, .or) { continue }
            if let complement, Range(from: complement, to: index).contains(where: { Purpose.starts(text, at: $0) }) { return complement }
            return index
        }
        return complement
    }

    /// Words that want an infinitive behind them: "planning", "intending", "willing".
    private static func wants(_ text: TokenizedText, at index: Int) -> Bool {
        text[index].spells("planning", in: text) || text[index].spells("intending", in: text) || text[index].spells("seeking", in: text)
            || text[index].spells("willing", in: text) || text[index].spells("ready", in: text) || text[index].spells("desiring", in: text)
            || text[index].spells("preparing", in: text) || text[index].spells("continuing", in: text) || text[index].spells("choosing", in: text)
    }

    /// What may follow a name inside an addressee: "responsible for …", "of the Union", "that have not
    /// yet done so", up to the next comma or conjunction.
    private func behindModifier(_ index: Int, limit: Int) -> Int {
        var next = index
        guard next < limit else { return next }
        let token = text[next]
        guard token.kind == .word, !token.is(.and, .or), !token.is(.to) || clause.infinitive(at: next, verbs: verbs) == nil else {
            return next
        }
        if token.is(.`as`), text[next + 1].is(.well) { return next }
        if token.is(.such), text[next + 1].is(.`as`) { return next }
        let depth = token.depth
        // "Member States in accordance with their laws and customs": no list goes on inside such words.
        let isAdverbial = token.is(.`in`) && Self.adverbial.contains(text[next + 1], of: text) || token.is(.within, .under)
        while next < limit {
            if text[next].depth <= depth {
                if text[next].isSymbol(",") || text[next].is(.including) { break }
                if text[next].is(.and), !isAdverbial, !isWithinName(next) { break }
            }
            next += 1
        }
        return next
    }

    /// "Latin America and the Caribbean", "Protocols I and II": a conjunction between capitalised words of
    /// one name.
    func isWithinName(_ and: Int) -> Bool {
        let next = text[and + 1].is(.the) ? and + 2 : and + 1
        guard text[and].is(.and), text[and - 1].isCapitalised, text[next].isCapitalised else { return false }
        if next > and + 1 { return text[next].spells("caribbean", in: text) || text[next].spells("pacific", in: text) }
        return clause.mention(at: next) == nil && !partsPlurals(and)
    }

    /// "Special Envoys and Special Representatives", "Political Missions and Peacekeeping Operations": two names in the
    /// plural, not the two halves of what stands behind a preposition.
    private func partsPlurals(_ and: Int) -> Bool {
        func isPlural(_ index: Int) -> Bool { text.bytes(index).count > 3 && text[index].ends("t", "s") || text[index].ends("n", "s") || text[index].ends("y", "s") || text[index].ends("e", "s") }
        guard isPlural(and - 1) else { return false }
        var first = and - 1
        while first > 0, text[first - 1].kind == .word, text[first - 1].isCapitalised { first -= 1 }
        if first > 0, text[first - 1].is(.of, .on) || text[first - 1].is(.`for`, .`in`) || text[first - 1].is(.to, .with) || text[first - 1].is(.the) && first > 1 && text[first - 2].is(.of, .on) { return false }
        var last = and + 1
        while text[last + 1].kind == .word, text[last + 1].isCapitalised { last += 1 }
        return last > and + 1 && isPlural(last)
    }

    /// Behind ", the occupying power": one comma, an article and a noun phrase in small letters, after which
    /// no conjunction goes on with a list.
    private func behindApposition(separator: Int, next: Int, limit: Int) -> Int? {
        guard text[separator].isSymbol(","), next == separator + 1, text[next].is(.the) || text[next].is(.a), text[next + 1].kind == .word,
            !text[next + 1].isCapitalised, clause.mention(at: next + 1) == nil
        else { return nil }
        var close = next + 1
        while close < limit, !text[close].isSymbol(",") {
            if text[close].is(.and, .or) { return nil }
            close += 1
        }
        if text[close].isSymbol(","), text[close + 1].is(.and, .or) { return nil }
        return close < limit ? close + 1 : close
    }

    /// "Government of Iraq", "Working Group on Peacekeeping Operations": words that name one of those that a
    /// general name stands for.
    private func specificGroup(at start: Int, limit: Int, coining: Coining) -> Range<Int>? {
        var first = start
        while first < limit, clause.mention(at: first) == nil, clause.isLeading(first) { first += 1 }
        guard let mention = clause.mention(at: first), mention.agents.count == 1, let agent = mention.agents.first,
            coining.table.kinds[agent] == .group, mention.tokens.count <= (text[first].is(.all) ? 3 : 2)
        else { return nil }
        let behind = mention.tokens.upperBound
        let name = text[behind + 1].is(.the) ? behind + 2 : behind + 1
        // "States neighbouring Iceland".
        if text[behind].spells("neighbouring", in: text) || text[behind].spells("bordering", in: text), name < limit, text[name].isCapitalised {
            if let neighbour = clause.mention(at: name) { return first..<min(neighbour.tokens.upperBound, limit) }
            return first..<name + 1
        }
        // "States not Parties to the Convention": those outside it, none of those within.
        if text[behind].is(.not), text[behind + 1].spells("parties", in: text) || text[behind + 1].spells("party", in: text), behind + 1 < limit {
            if text[first].is(.all) { first += 1 }
            return first..<(behindTreaty(behind + 2, limit: limit) ?? behind + 2)
        }
        // "States Parties to the Protocol": those of this one.
        if text[behind - 1].spells("parties", in: text), let end = behindTreaty(behind, limit: limit) {
            if text[first].is(.all) { first += 1 }
            return first..<end
        }
        if text[behind].is(.of), name < limit, verbs.regionNouns.contains(text[name].stem), text[name + 1].kind != .number { return first..<name + 1 }
        guard text[first].isCapitalised, behind < limit, text[behind].is(.of) || text[behind].is(.on) || text[behind].is(.`for`), text[name].isCapitalised else { return nil }
        var end = name
        while end < limit, text[end].isCapitalised || text[end].is(.of) || text[end].is(.the) && text[end - 1].is(.of) || isWithinName(end) { end += 1 }
        while end > name, !text[end - 1].isCapitalised { end -= 1 }
        // A State's or an organization's whole name belongs to it.
        if let owner = clause.mention(at: name) { end = max(end, min(owner.tokens.upperBound, limit)) }
        return first..<end
    }

    /// Behind "to the Convention on Kites": whose parties they are.
    private func behindTreaty(_ index: Int, limit: Int) -> Int? {
        guard text[index].is(.to) else { return nil }
        return clause.references.first { index + 1..<index + 3 ~= $0.tokens.lowerBound && $0.tokens.upperBound <= limit }?.tokens.upperBound
    }

    private func behindRelative(_ index: Int, limit: Int) -> Int {
        guard text[index].is(.that, .which) || text[index].is(.who, .whose) || text[index].isSymbol("(") else { return index }
        if text[index].isSymbol("(") { return min(text.behindBracket(at: index), limit) }
        var next = index
        while next < limit, !text[next].isSymbol(",") { next += 1 }
        return next
    }

    func isQualifier(_ index: Int) -> Bool {
        let token = text[index]
        return token.is(.`in`, .with) || token.is(.`as`) || token.is(.within) || token.is(.after) || token.is(.at, .on)
            || token.is(.through) || token.is(.`if`, .when) || token.is(.`where`) || token.is(.subject) || token.is(.under)
            || token.is(.each) && text[index + 1].is(.within, .with) || token.is(.upon) || token.is(.by) || token.is(.taking)
            || token.is(.throughout) || token.is(.while) || token.is(.following) || token.is(.pursuant) || token.is(.`for`) || token.is(.which, .who)
    }
}
