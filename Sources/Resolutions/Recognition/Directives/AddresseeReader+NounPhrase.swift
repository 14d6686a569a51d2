/// Noun phrases that name somebody, whether an authority knows them or not.
extension AddresseeReader {
    /// Unknown words that name somebody: from behind the determiners to the next comma, conjunction
    /// between nouns, or relative clause.
    func nounPhrase(at start: Int, limit: Int) -> Range<Int>? {
        var first = start
        while first < limit, clause.isLeading(first) { first += 1 }
        // "all others concerned": those who are concerned have no other name.
        if first - 2 >= start, text[first - 1].is(.concerned, .involved), text[first - 2].is(.others) {
            return first - 2..<behindPlace(first, limit: limit)
        }
        guard first < limit, text[first].kind == .word, !isQualifier(first), !text[first].is(.that), !clause.isAdverb(first),
            !text[first].spells("beyond", in: text), !text[first].is(.from)
        else { return nil }
        var end = first
        var length = 0
        var concerned: Int?
        let depth = text[first].depth
        while end < limit, length < 16 {
            let token = text[end]
            if token.depth > depth || token.isSymbol("(") || token.isSymbol(",") || token.isSymbol(";") || token.isSymbol(":") { break }
            // "Parties to the Treaty on …": the title of an instrument is one word of the phrase.
            if end > first, let cited = clause.references.first(where: { $0.tokens.lowerBound == end && $0.tokens.upperBound <= limit }) {
                end = cited.tokens.upperBound
                length += 1
                continue
            }
            if end > first, let behind = clause.behindConcerned(end, limit: limit) {
                concerned = behind
                break
            }
            // "parties listed in the annex".
            if end > first, token.ends("e", "d"), !token.isCapitalised, text[end - 1].word != text[end - 1].stem || text[end - 1].stem == 0 && text.bytes(end - 1).last == UInt8(ascii: "s"),
                text[end + 1].is(.`in`, .by) || text[end + 1].is(.on, .to) || text[end + 1].is(.under, .pursuant) {
                break
            }
            if end > first, clause.isAdverb(end) || token.spells("referred", in: text) || token.is(.concerned, .involved) { break }
            // "institutions dealing with kites".
            if end > first, text.endsInGerund(end), !text[end - 1].isCapitalised, text[end - 1].ends("n", "s") || text[end - 1].ends("e", "s") || text[end - 1].ends("t", "s"),
                text[end + 1].is(.with, .`in`) || text[end + 1].is(.on) || ClauseText.leading.contains(text[end + 1].word) {
                break
            }
            // "Working Group on Peacekeeping Operations": a name goes on behind its preposition.
            if end > first, token.is(.on) || token.is(.`in`) || token.is(.`for`), text[end - 1].isCapitalised, text[end + 1].isCapitalised {
                end += 1
                length += 1
                continue
            }
            if token.is(.that, .which) || token.is(.who, .whose) || token.is(.including) { break }
            if token.is(.`in`), text[end + 1].is(.a), text[end + 2].spells("position", in: text) { break }
            if token.is(.`in`), text[end + 1].is(.particular) { break }
            if token.is(.and, .or), end > first, isNoun(end - 1) || startsPhrase(end + 1) || clause.mentions.contains(where: { $0.tokens.upperBound == end }), !isWithinName(end) { break }
            // Only "of" and "to" keep a noun phrase together; after other prepositions it is no name.
            if token.is(.by, .`in`) || token.is(.with, .on) || token.is(.at, .from) || token.is(.through) || token.is(.between) || token.is(.over, .throughout) || token.is(.without) { break }
            if token.is(.`as`), text[end + 1].is(.well) { break }
            if token.is(.such), text[end + 1].is(.`as`) { break }
            end += 1
            length += 1
        }
        while end > first, text[end - 1].is(.to, .of) { end -= 1 }
        // "Special Rapporteur on the rights of the child": the name goes on to the end of the phrase.
        if end < limit, end > first, text[end].is(.on) || text[end].is(.`for`), text[end - 1].isCapitalised, Self.mandated.contains(text[end - 1], of: text) {
            let stop = Range(from: end, to: limit).first { text[$0].isSymbol(",") || text[$0].is(.and) && (text[$0 + 1].is(.the) || clause.mention(at: $0 + 1) != nil) } ?? limit
            return first..<stop
        }
        // A phrase of many words with verbs in it is no actor.
        guard end > first, length <= 12, namesSomebody(first..<end) else { return nil }
        return first..<behindPlace(concerned ?? end, limit: limit)
    }

    /// Behind words that say which ones by their place or kind: "in Kosovo", "throughout the Federal Republic", "in armed
    /// conflicts", "without metrology infrastructure". A phrase that goes with the action ("in this regard") is left.
    func behindPlace(_ index: Int, limit: Int) -> Int {
        let token = text[index]
        guard index < limit, token.is(.`in`, .on) || token.is(.over, .throughout) || token.is(.`for`) || token.is(.without) else { return index }
        let name = text[index + 1].is(.the) ? index + 2 : index + 1
        guard name < limit, text[name].kind == .word else { return index }
        if text[name].isCapitalised {
            if let mention = clause.mention(at: name) { return min(mention.tokens.upperBound, limit) }
            var end = name
            while end < limit, text[end].kind == .word, text[end].isCapitalised || isWithinName(end) || text[end].is(.of) && (text[end + 1].isCapitalised || text[end + 1].is(.the) && text[end + 2].isCapitalised)
                || text[end].is(.the) && text[end - 1].is(.of) {
                end += 1
            }
            // "in the Kosovo Albanian community".
            let goesOn = end < limit && name > index + 1 && text[end].kind == .word && !text[end].isCapitalised && !ClauseText.followers.contains(text[end].word)
            return goesOn && (end + 1 >= limit || text[end + 1].isSymbol(",") || text[end + 1].is(.and, .or)) ? end + 1 : end
        }
        // "the countries without a laboratory", but not "the countries in close cooperation".
        guard token.is(.`in`) || token.is(.without), name == index + 1, !Self.adverbial.contains(text[name], of: text) else { return index }
        var end = name
        while end < limit, end - name < 5, text[end].kind == .word, !text[end].isCapitalised, !isQualifier(end), !text[end].is(.and, .or),
            !text[end].is(.of, .to), !text[end].is(.that), !clause.isLeading(end) {
            end += 1
        }
        let closes = end >= limit || text[end].isSymbol(",") || text[end].is(.and, .or) || text[end].kind == .end
        guard closes, end > name, end - name < 5, text[end - 1].word != text[end - 1].stem || token.is(.without) else { return index }
        return end
    }

    /// Those who have a mandate on something.
    private static let mandated: SpellingSet = ["rapporteur", "rapporteurs", "representative", "expert", "envoy", "adviser"]

    /// Nouns behind "in" that belong to what is done, not to who does it.
    static let adverbial: SpellingSet = [
        "accordance", "addition", "close", "collaboration", "compliance", "conformity", "conjunction", "consultation", "consultations", "cooperation",
        "coordination", "dialogue", "due", "fact", "full", "future", "general", "good", "great", "keeping", "light", "line", "order", "particular", "partnership",
        "preparation", "principle", "question", "response", "support", "turn", "view",
    ]

    private static let abstract: SpellingSet = [
        "efforts", "workshops", "meetings", "activities", "measures", "guidelines", "studies", "discussions", "contributions",
        "facilities", "services", "resources", "projects", "programmes", "initiatives", "actions", "steps", "issues", "processes",
        "results", "arrangements", "policies", "doctrines", "concepts", "limitations", "mechanisms", "plans", "consultations",
        "negotiations", "others", "him", "them", "convening", "operations", "missions", "practices", "works", "systems", "means",
        "contacts", "exchanges", "provisions", "standards", "reports", "opportunities", "approaches", "strategies", "support",
    ]

    /// Whether the head of a phrase can act: a plural or a proper name, not the name of an activity.
    private func namesSomebody(_ range: Range<Int>) -> Bool {
        var head = range.lowerBound
        while head + 1 < range.upperBound, !text[head + 1].is(.of) && !text[head + 1].is(.to) && !text[head + 1].is(.`for`), !text[head + 1].is(.on, .`in`) { head += 1 }
        if Self.agentive.contains(text[head], of: text) { return true }
        // "Kite Missions and Tether Operations" are those who carry them out.
        let isNamed = text[head].isCapitalised && head > range.lowerBound && text[head - 1].isCapitalised
        if Self.abstract.contains(text[head], of: text) && !isNamed || text[head].is(.not) { return false }
        // "an advance team" begins with no verb.
        if !text[range.lowerBound].isCapitalised, verbs.bases.contains(text[range.lowerBound].word), !clause.isLeading(range.lowerBound - 1) { return false }
        // "the Cluster Munition Coalition" is no activity.
        if text[head].isCapitalised, head > range.lowerBound { return true }
        let word = text.string(head).lowercased()
        if word.hasSuffix("tion") || word.hasSuffix("ment") && word != "government" || word.hasSuffix("ing") || word.hasSuffix("ence") && !text[head].isCapitalised {
            return false
        }
        return isNoun(head)
    }

    /// A determiner begins another noun phrase: "the leadership and all other elements".
    private func startsPhrase(_ index: Int) -> Bool {
        text[index].is(.the) || text[index].is(.all) || text[index].is(.its, .their) || text[index].is(.other, .any) || text[index].is(.each, .those)
    }

    private func isNoun(_ index: Int) -> Bool {
        let token = text[index]
        if token.isCapitalised { return true }
        let bytes = text.bytes(index)
        if Self.acting.contains(text[index], of: text) { return true }
        return bytes.last == UInt8(ascii: "s") || token.isPrinted("community", in: text) || token.isPrinted("academia", in: text)
            || token.isPrinted("industry", in: text) || token.isPrinted("society", in: text) || token.isPrinted("sector", in: text)
    }
}
