/// A passage with its agents and references, read as a clause.
///
/// A class, because each of the dozen readers of a clause holds it.
final class ClauseText: Sendable {
    let text: TokenizedText
    let references: [FoundReference]
    private let index: MentionIndex

    var mentions: [AgentMention] { index.mentions }

    init(_ text: TokenizedText, _ mentions: [AgentMention], _ references: [FoundReference]) {
        self.text = text
        self.references = references
        index = MentionIndex(mentions)
    }

    func trimmedEnd() -> (end: Int, endsInColon: Bool, endsInOr: Bool) { text.trimmedEnd() }

    // MARK: - Actors

    static let leading = WordSet(
        .the, .a, .an, .all, .any, .each, .every, .both, .either, .other, .others, .future, .next, .forthcoming, .upcoming, .relevant, .concerned, .appropriate, .respective, .interested,
        .competent, .its, .their, .his, .her, .these, .those, .such, .various, .also, .some, .said, .present, .two, .three, .four, .five, .six, .pertinent)

    /// Words that may follow an actor without making its name part of a longer noun.
    static let followers = WordSet(
        .and, .or, .nor, .but, .which, .who, .whom, .whose, .`where`, .when, .whenever, .`if`, .unless, .whether, .`while`,
        .`as`, .than, .then, .so, .of, .to, .`in`, .on, .by, .with, .from, .at, .`for`, .into, .through, .via, .under, .between,
        .among, .within, .before, .after, .during, .until, .upon, .towards, .without, .against, .per, .about, .regarding,
        .concerning, .following, .above, .below, .shall, .should, .may, .will, .must, .can, .could, .would, .might, .be,
        .`is`, .are, .was, .were, .has, .have, .had, .not, .`do`, .also, .further, .once, .jointly, .together, .inter, .only,
        .`continue`, .continues, .concerned, .involved, .interested, .appropriate, .relevant, .that, .this, .the, .its, .their, .a, .an, .such, .any, .no, .these, .those,
        .including, .over, .each, .all, .both, .annually, .regularly, .periodically, .report, .submit, .provide, .closely,
        .present, .throughout, .because, .however, .how, .pursuant)

    /// Articles, quantifiers and numbers before a name: "all", "a future", "the 2027", "those and other".
    func isLeading(_ index: Int) -> Bool {
        if Self.leading.contains(text[index].word) || text[index].kind == .number { return true }
        if text[index].kind == .word, OrdinalNumeral.mayEnd(text[index].ending), text[index].ends("t", "h") || text.bytes(index).contains(UInt8(ascii: "-")),
            OrdinalNumeral.value(of: text.bytes(index)) != nil {
            return true
        }
        return text[index].is(.and) && Self.leading.contains(text[index - 1].word) && Self.leading.contains(text[index + 1].word)
    }

    /// Adjectives that leave a name what it is: "the affected administration".
    func isModifier(_ index: Int) -> Bool {
        text[index].kind == .word && !text[index].isCapitalised && (Self.modifiers.contains(text[index].word) || isAttribute(index))
            && (mention(at: index + 1) != nil || isModifier(index + 1) || isLeading(index + 1))
    }

    /// A participle between an article and a name for many: "the submitting administration", "any invited Member State".
    private func isAttribute(_ index: Int) -> Bool {
        let named = text[index + 1]
        guard named.spells("administration", in: text) || named.spells("administrations", in: text) || named.spells("member", in: text) else { return false }
        return Self.articles.contains(text[index - 1].word) && !Self.prepositions.contains(text[index].word)
            && (text.endsInGerund(index) || text[index].ends("e", "d") && text[index].end - text[index].start > 4)
    }

    private static let articles = WordSet(.the, .a, .an, .all, .any, .each, .every, .other)
    private static let prepositions = WordSet(.including, .concerning, .regarding, .following, .based, .given, .provided)

    private static let modifiers = WordSet(
        .affected, .related, .mentioned, .cited, .authorizing, .responsible, .requesting, .coordinating, .participating, .potentially, .national, .corresponding, .cooperating, .designated, .individual, .existing,
        .eligible, .remaining, .contributing, .objecting, .neighbouring)

    func mention(at token: Int) -> AgentMention? { index.starting(at: token) }

    /// Whether the words behind a name leave it the head of its noun phrase.
    func isHead(behind index: Int, allowsVerb: Bool) -> Bool {
        let token = text[index]
        // "the Secretariat's advice" is advice.
        if token.symbol == 0x27, !token.hasSpaceBefore, text[index + 1].kind == .word, !Self.followers.contains(text[index + 1].word) { return false }
        guard token.kind == .word else { return token.kind != .number }
        if Self.followers.contains(token.word) { return true }
        if token.isCapitalised { return false }
        if token.isPrinted("peacekeeping", in: text) || token.isPrinted("peacebuilding", in: text) || token.isPrinted("funding", in: text)
            || token.isPrinted("training", in: text) {
            return false
        }
        if token.end - token.start > 3, token.ends("l", "y") || token.ends("e", "d") || text.endsInGerund(index) && !token.isPrinted("meeting", in: text) {
            return true
        }
        if token.isPrinted("responsible", in: text) || token.isPrinted("able", in: text) || token.isPrinted("party", in: text)
            || token.isPrinted("parties", in: text) || token.isPrinted("members", in: text) {
            return true
        }
        return allowsVerb
    }

    /// A list of actors that starts at a token: "TSAG, RAG and TDAG", "ISO and/or IEC (including …)".
    func actors(at start: Int, limit: Int? = nil, allowsVerb: Bool = false) -> (agents: [Int], end: Int)? {
        let limit = limit ?? text.count
        var agents: [Int] = []
        var next = start
        var end = start
        var isClosed = false
        while next < limit {
            var name = next
            while name < limit, mention(at: name) == nil, isLeading(name) || isModifier(name) { name += 1 }
            guard let mention = mention(at: name), mention.tokens.upperBound <= limit,
                isHead(behind: mention.tokens.upperBound, allowsVerb: allowsVerb)
            else { break }
            // "to other administrations, administrations …": the same again begins something new.
            if !agents.isEmpty, mention.agents.allSatisfy(agents.contains) { break }
            for agent in mention.agents where !agents.contains(agent) { agents.append(agent) }
            end = mention.tokens.upperBound
            while text[end].is(.concerned) || text[end].is(.involved) || text[end].is(.interested) { end += 1 }
            if text[end].isSymbol("(") {
                let close = text.behindBracket(at: end)
                if let inner = behindIncluding(end + 1).flatMap({ actors(at: $0, limit: close) }) {
                    for agent in inner.agents where !agents.contains(agent) { agents.append(agent) }
                }
                end = close
            }
            next = behindSeparator(end)
            guard next > end else { break }
            // "A, B and C, the D": what follows "and C," is no member of the list.
            let isJoined = next - end > 1 || !text[end].isSymbol(",")
            if isClosed, !isJoined { break }
            isClosed = isJoined && !text[end].isSymbol("/") && !text[next - 1].is(.including) && (text[end].is(.and, .or) || text[end + 1].is(.and, .or))
        }
        return agents.isEmpty ? nil : (agents, min(end, limit))
    }

    /// Behind the "including" or "e.g." with which a bracket names some of those before it.
    func behindIncluding(_ index: Int) -> Int? {
        if text[index].is(.including) { return index + 1 }
        guard text[index].spells("e", in: text), text[index + 1].isSymbol("."), text[index + 2].spells("g", in: text), text[index + 3].isSymbol(".") else { return nil }
        return text[index + 4].isSymbol(",") ? index + 5 : index + 4
    }

    /// Behind ", ", "and", "or", "and/or", ", as well as", "/", "or by": where a list may go on.
    func behindSeparator(_ index: Int) -> Int {
        var next = index
        if text[next].isSymbol(",") { next += 1 }
        // "other organizations such as X": those named are meant as well.
        if text[next].is(.such), text[next + 1].is(.`as`) { return next + 2 }
        if text[next].isSymbol("/") { return next + 1 }
        // ", including, in particular, X".
        if text[next].is(.including), text[next + 1].isSymbol(","), text[next + 2].is(.`in`), text[next + 3].is(.particular), text[next + 4].isSymbol(",") { return next + 5 }
        if text[next].is(.including) { return next + 1 }
        // "stakeholders, inter alia, A and B".
        if next > index, text[next].is(.inter), text[next + 1].is(.alia) { return text[next + 2].isSymbol(",") ? next + 3 : next + 2 }
        if text[next].is(.and, .or) {
            next += 1
            if text[next].isSymbol("/"), text[next + 1].is(.or) { next += 2 }
            if text[next].is(.`in`), text[next + 1].is(.particular) { next += 2 }
            // "A and, where appropriate, B".
            if text[next].isSymbol(","), text[next + 1].is(.`where`, .`as`) || text[next + 1].is(.`if`, .when),
                let close = (next + 2..<next + 5).first(where: { text[$0].isSymbol(",") }) {
                next = close + 1
            }
        } else if text[next].is(.`as`), text[next + 1].is(.well), text[next + 2].is(.`as`) {
            next += 3
        } else if next > index, text[next].spells("particularly", in: text) || text[next].spells("especially", in: text) || text[next].spells("notably", in: text) {
            next += 1
        } else if next > index, text[next].is(.`in`), text[next + 1].is(.particular) {
            next += 2
        }
        if next > index, text[next].is(.by) || text[next].is(.with) || text[next].is(.of),
            text[index].is(.or) || text[index].is(.and) || text[next - 1].is(.`as`) || text[next - 1].is(.and, .or) {
            next += 1
        } else if next > index, text[next].is(.to), text[next - 1].is(.and, .or), startsName(next + 1) {
            next += 1
        }
        return next
    }

    private func startsName(_ index: Int) -> Bool {
        var first = index
        while first < index + 3, mention(at: first) == nil, isLeading(first) { first += 1 }
        return mention(at: first) != nil
    }

    /// Whether a list of actors that began before a token goes on behind it.
    func isInsideList(_ index: Int, from start: Int) -> Bool {
        // No list of actors is longer than this; the bound keeps the time linear in a text of nothing but names.
        let nearest = max(start, index - 80)
        for mention in mentions where mention.tokens.lowerBound >= nearest && mention.tokens.upperBound <= index {
            guard text[mention.tokens.lowerBound].depth == text[index].depth else { continue }
            // "to the Bureau, the administration shall": without a conjunction there is no list.
            if let list = actors(at: mention.tokens.lowerBound), list.end > index,
                Range(from: mention.tokens.upperBound, to: list.end).contains(where: { text[$0].is(.and, .or) || text[$0].isSymbol("/") }) {
                return true
            }
        }
        return false
    }

    // MARK: - Verbs

    private static let finite = WordSet(.`is`, .are, .was, .were, .has, .have, .had, .does, .`do`, .can, .could, .would, .might)

    /// Verb forms that are nouns just as often: no sign of a clause.
    private static let nominal = WordSet(
        .requests, .reports, .plans, .measures, .uses, .results, .limits, .notices, .places, .works, .processes, .issues, .needs,
        .costs, .tests, .supports, .studies, .changes, .reviews, .records, .offers, .links, .forms, .aims, .notes, .request,
        .report, .plan, .measure, .use, .result, .limit, .notice, .place, .work, .process, .issue, .need, .cost,
        .test, .support, .study, .change, .review, .record, .link, .form, .aim, .note, .means, .networks, .stations, .station,
        .services, .benefits, .benefit, .assigns, .allocates, .order, .access, .market, .target, .targets, .end)

    func isNominal(_ index: Int) -> Bool { Self.nominal.contains(text[index].word) }

    /// Whether a token is the finite verb of a clause whose subject stands before it: "is", "applies",
    /// "stations communicate".
    func isFinite(_ index: Int, verbs: VerbTable) -> Bool {
        let token = text[index]
        guard token.kind == .word, !token.isCapitalised else { return false }
        if Self.finite.contains(token.word) { return !text[index - 1].is(.to) }
        let before = text[index - 1]
        // "that caused this", "which notified it": no participle behind a relative pronoun.
        if before.is(.which, .that) || before.is(.who), token.end - token.start > 4, token.ends("e", "d") { return true }
        guard before.kind == .word || before.kind == .number || before.symbol == 0x22 || before.isSymbol(")"), !Self.leading.contains(before.word), !before.is(.to, .of),
            !before.is(.`in`, .on), !before.is(.by, .`for`), !before.is(.with, .from), !before.is(.and, .or), !before.is(.through, .at),
            !before.is(.under, .between), !before.is(.into, .within), !before.is(.via, .against), !before.is(.without, .`as`)
        else { return false }
        if verbs.thirds.contains(token.word) { return !Self.nominal.contains(token.word) && !text[index + 1].isSymbol(",") && text[index + 1].kind != .end }
        guard verbs.bases.contains(token.word) else { return false }
        // "procedures in accordance with A and B therein apply".
        if token.is(.apply) { return true }
        if before.is(.which, .that) || before.is(.who), !text[index + 1].is(.of) { return true }
        guard !Self.nominal.contains(token.word) else { return false }
        let bytes = text.bytes(index - 1)
        return bytes.count > 3 && bytes.last == UInt8(ascii: "s") && bytes.dropLast().last != UInt8(ascii: "s")
    }

    /// Whether "to" at a token begins an infinitive; the token of its verb.
    func infinitive(at index: Int, verbs: VerbTable) -> Int? {
        guard text[index].is(.to) else { return nil }
        var verb = index + 1
        while isAdverb(verb) || text[verb].is(.also) || text[verb].is(.further) || text[verb].is(.once) || text[verb].is(.more)
            || text[verb].is(.again) || (text[verb].isSymbol(",") && verb > index + 1) {
            verb += 1
        }
        if text[verb].isSymbol(",") || text[verb].is(.`as`) || text[verb].is(.`in`) || text[verb].is(.within) {
            // "to, in consultation with X, report": the verb stands behind the inserted phrase.
            var close = verb + 1
            while close < text.count, !text[close].isSymbol(",") { close += 1 }
            if text[verb].isSymbol(","), verbs.infinitives.contains(text[close + 1].word) { return close + 1 }
            if !text[verb].isSymbol(","), verbs.infinitives.contains(text[close + 1].word), close - verb < 12 { return close + 1 }
            return nil
        }
        return verbs.infinitives.contains(text[verb].word) && !text[verb].isCapitalised ? verb : nil
    }

    func infinitiveStarts(_ index: Int, verbs: VerbTable) -> Bool { infinitive(at: index, verbs: verbs) != nil }

    func isAdverb(_ index: Int) -> Bool {
        let token = text[index]
        guard token.kind == .word, token.ends("l", "y"), token.end - token.start > 4 else { return false }
        return !token.isPrinted("apply", in: text) && !token.isPrinted("supply", in: text) && !token.isPrinted("reply", in: text)
            && !token.isPrinted("comply", in: text) && !token.isPrinted("rely", in: text) && !token.isPrinted("multiply", in: text)
    }

    func isModal(_ index: Int) -> Bool {
        let token = text[index]
        return !token.isCapitalised && (token.is(.shall, .should) || token.is(.may, .will) || token.is(.must))
    }

    func modality(at index: Int) -> Modality {
        let isNegative = text[index + 1].is(.not)
        let token = text[index]
        if token.is(.shall) { return isNegative ? .shallNot : .shall }
        if token.is(.should) { return isNegative ? .shouldNot : .should }
        if token.is(.may) { return isNegative ? .mayNot : .may }
        if token.is(.must) { return .must }
        return .will
    }
}
