/// Finds the agents named in a passage: longest name first, lists with a shared head or tail
/// distributed, short forms by context.
struct AgentScanner: Sendable {
    let table: AgentTable

    /// Words that may be short for an agent whatever stands before them, or nearly so.
    private static let shortForms: [Word] = [.parent, .bodies, .organizations, .organs]

    /// Marks the words at which a name or a short form may begin, and those behind which any word may be a short form.
    static func mark(_ words: inout WordTable, trie: PhraseTrie<AgentTable.Entry>) {
        words.mark(singulars: trie.firstWords, .agent)
        words.mark(shortForms, .agent)
        words.mark([Word.the, .this, .that], .pointer)
    }

    func scan(_ text: TokenizedText, memory: DocumentMemory) -> [AgentMention] {
        var mentions: [AgentMention] = []
        let tokens = text.tokens
        var index = 0
        // Whether a word with which short forms begin stands before.
        var isPointedAt = false
        while index < tokens.count {
            // Most words begin no name and can be no short form of one; these tests are all that they cost.
            let marks = tokens[index].marks
            let wasPointedAt = isPointedAt
            isPointedAt = marks.contains(.pointer)
            guard wasPointedAt || !marks.isDisjoint(with: [.agent, .capitalised, .acronym]), tokens[index].kind == .word,
                wasPointedAt || !marks.isDisjoint(with: [.capitalised, .acronym]) || isPhrase(text, at: index) || Self.isShortForm(tokens[index]),
                let mention = mention(in: text, at: index, memory: memory, mentions: mentions)
            else {
                index += 1
                continue
            }
            remember(mention, in: text, memory: memory)
            index = max(mention.tokens.upperBound, index + 1)
            isPointedAt = text[index - 1].marks.contains(.pointer)
            if !mention.agents.isEmpty { mentions.append(mention) }
        }
        return mentions
    }

    /// Whether a phrase may stand at a word in small letters: one of this word alone, or one that the next word goes on with.
    @inline(__always)
    private func isPhrase(_ text: TokenizedText, at index: Int) -> Bool {
        guard let node = table.trie.child(of: 0, by: text[index].stem) else { return false }
        let next = text[index + 1]
        return table.trie.hasValues(at: node) || next.is(.the) || next.kind == .punctuation || table.trie.child(of: node, by: next.stem) != nil
    }

    @inline(__always)
    private static func isShortForm(_ token: Token) -> Bool {
        token.is(.parent, .bodies) || token.is(.organizations, .organs)
    }

    /// A phrase of the trie that stands in a text.
    struct Match {
        var end: Int
        var node: Int32
    }

    /// The phrases that stand at a place, longest first. Where there is one only, as at most names, no list is made.
    struct Matches: Sequence, IteratorProtocol {
        private var longest: Match?
        private var shorter: [Match] = []

        /// Adds one that is longer than those before.
        mutating func append(_ match: Match) {
            if let longest { shorter.append(longest) }
            longest = match
        }

        mutating func next() -> Match? {
            let match = longest
            if match != nil { longest = shorter.popLast() }
            return match
        }
    }

    /// Whether a word may be short for an agent although no name begins with it.
    @inline(__always)
    private static func isFurtherWord(_ token: Token, behind before: Token) -> Bool {
        token.is(.parent) || token.is(.organizations, .organs) || token.is(.bodies) && before.is(.both)
            || token.stem != 0 && (before.is(.the, .this) || before.is(.that))
    }

    private func mention(in text: TokenizedText, at index: Int, memory: DocumentMemory, mentions: [AgentMention]) -> AgentMention? {
        let token = text[index]
        let beginsName = table.trie.begins(with: token.stem)
        let isFurtherWord = Self.isFurtherWord(token, behind: text[index - 1])
        guard beginsName || token.isCapitalised || token.isAcronym || isFurtherWord else { return nil }
        if isFurtherWord, let mention = closedSet(in: text, at: index, memory: memory, mentions: mentions) { return mention }
        if token.isCapitalised {
            if let mention = committee(in: text, at: index, memory: memory) { return mention }
            if let mention = alias(in: text, at: index, memory: memory) ?? issuerItself(in: text, at: index, memory: memory) { return mention }
        }
        if beginsName {
            let found = matches(in: text, at: index)
            // "Directors of the Radiocommunication Bureau, TSB and BDT" are three, though the first words
            // are a whole name: a plural head looks for further owners first.
            if token.word != token.stem {
                for match in found where !heads(of: match).isEmpty {
                    if let mention = headed(heads(of: match), at: index, end: match.end, in: text, memory: memory),
                        mention.agents.count > 1 {
                        return mention
                    }
                }
            }
            for match in found {
                if let mention = interpret(match, in: text, at: index, memory: memory) { return mention }
            }
        }
        if token.isAcronym {
            if let mention = session(in: text, at: index) { return mention }
            // Only what has the shape of an acronym was learnt as one.
            if !memory.acronyms.isEmpty, let known = memory.acronyms[text.bytes(index)] {
                return withHead(AgentMention(tokens: index..<index + 1, agents: [known]), in: text, memory: memory)
            }
        }
        return isFurtherWord ? shortForm(in: text, at: index, memory: memory) : nil
    }

    /// All phrases of the trie that start at a token, longest first. Articles and possessive marks
    /// inside a name do not count.
    func matches(in text: TokenizedText, at index: Int) -> Matches {
        var found = Matches()
        var node: Int32 = 0
        var next = index
        while next < text.count {
            if next > index, text[next].is(.the) || (text[next].symbol == 0x27 && text[next].end > text[next].start + 1) {
                next += 1
                continue
            }
            let token = text[next]
            // "Information and Communication Technology (ICT) Policy Forum".
            if next > index, token.isSymbol("("), text[next + 1].isAcronym, text[next + 2].isSymbol(")"),
                table.trie.child(of: node, by: text[next + 3].stem) != nil {
                next += 3
                continue
            }
            guard let child = table.trie.child(of: node, by: token.stem) else { break }
            node = child
            next += 1
            if table.trie.hasValues(at: node) { found.append(Match(end: next, node: node)) }
        }
        return found
    }

    private func interpret(
        _ match: Match, in text: TokenizedText, at index: Int, memory: DocumentMemory
    ) -> AgentMention? {
        // "the Government of Somalia" is one government, not the group of all.
        let isOneOfMany = match.end - index == 1 && text[match.end].is(.of) && text[index].word == text[index].stem
            && (text[match.end + 1].isCapitalised || text[match.end + 1].is(.the) && text[match.end + 2].isCapitalised)
        let range = index..<match.end
        // Most names are those of one agent, for which no list is made.
        var first: Int?
        var others: [Int] = []
        for name in table.phrases[Int(match.node)].names where isMeant(name, range, isOneOfMany: isOneOfMany, in: text, memory: memory) {
            if first == nil { first = name.agent } else { others.append(name.agent) }
        }
        let heads = self.heads(of: match)
        if !heads.isEmpty {
            if let mention = numbered(heads, at: index, end: match.end, in: text, memory: memory) { return mention }
            if let mention = headed(heads, at: index, end: match.end, in: text, memory: memory) { return mention }
            // A head that is a name as well: the nearest of both readings.
            if let first {
                var both = heads
                both.append((first, first))
                for other in others { both.append((other, other)) }
                if let mention = bareHead(both, at: index, end: match.end, in: text, memory: memory) { return mention }
            }
        }
        if let first {
            let short = isShortForm(index, end: match.end, in: text) ? text[index].stem : nil
            let agent = others.isEmpty ? choose(first, short: short, memory: memory) : choose([first] + others, short: short, memory: memory)
            if let agent {
                var mention = AgentMention(tokens: range, agents: [agent])
                mention.tokens = index..<behindApposition(mention, in: text, memory: memory)
                return withHead(mention, in: text, memory: memory)
            }
        }
        if !heads.isEmpty, let mention = bareHead(heads, at: index, end: match.end, in: text, memory: memory) {
            return mention
        }
        return sharedTail(table.phrases[Int(match.node)].partials, at: index, end: match.end, in: text, memory: memory)
    }

    /// Whether a name as it is printed, with what stands around it, means an agent of that name.
    private func isMeant(
        _ name: AgentPhrase.Name, _ range: Range<Int>, isOneOfMany: Bool, in text: TokenizedText, memory: DocumentMemory
    ) -> Bool {
        let kind = table.kinds[name.agent]
        // "the Secretary-General of IMO" is not the issuer's own.
        if kind == .post, isOfAnother(range, in: text) { return false }
        if let acronym = name.acronym { return isAcronym(table.acronyms[acronym], in: text, range) }
        if kind == .group, isOneOfMany || isOfAnotherOrganization(name.agent, range, in: text, memory: memory) { return false }
        return isPrintedAsName(name.agent, in: text, range)
    }

    /// "the Governments of the Member States", "regional committees": a group of an organization that is not the issuer's,
    /// under words that do not say of which organization.
    private func isOfAnotherOrganization(_ agent: Int, _ range: Range<Int>, in text: TokenizedText, memory: DocumentMemory) -> Bool {
        guard table.kinds[agent] == .group, let issuer = memory.issuer, let home = table.homes[agent], let own = table.homes[issuer], home != own,
            !memory.named.contains(home)
        else { return false }
        return !range.contains { table.distinguishes(text.string($0).lowercased(), group: agent) }
    }

    /// "Secretary-General of IMO": a post in a body that the words behind it name.
    func isOfAnother(_ post: Range<Int>, in text: TokenizedText) -> Bool {
        guard text[post.upperBound].is(.of), !post.contains(where: { text[$0].is(.of) }) else { return false }
        let owner = text[post.upperBound + 1].is(.the) ? post.upperBound + 2 : post.upperBound + 1
        return text[owner].isCapitalised && !text[owner].is(.union) && !text[owner].is(.organization) && !text[owner].is(.conference, .assembly)
            && !text[owner].is(.bureau)
    }

    /// "the Council", but not "each Sector", "the Sectors involved" or "the Sector which will lead".
    func isShortForm(_ index: Int, end: Int, in text: TokenizedText) -> Bool {
        guard end - index == 1, text[index].word == text[index].stem else { return false }
        let before = text[index - 1]
        let behind = text[end]
        return !before.is(.each, .every) && !before.is(.any) && !before.is(.all) && !before.is(.her) && !behind.is(.which) && !behind.is(.concerned, .involved)
    }

    /// A one-word name is a name only in capitals ("Council"), as its first letter is in the authority.
    private func isPrintedAsName(_ agent: Int, in text: TokenizedText, _ range: Range<Int>) -> Bool {
        let first = text[range.lowerBound]
        if range.count == 1, first.word != first.stem, table.kinds[agent] == .body { return false }
        guard range.count == 1, !table.lowerCaseNames.contains(agent) else { return true }
        return text[range.lowerBound].isCapitalised
    }

    func isAcronym(_ acronym: [UInt8], in text: TokenizedText, _ range: Range<Int>) -> Bool {
        let printed = text.utf8[text.range(range)]
        if printed.elementsEqual(acronym) { return true }
        return printed.count == acronym.count + 1 && printed.last == UInt8(ascii: "s")
            && printed.dropLast().elementsEqual(acronym)
    }

    /// Among agents of one name: that of the issuer's organization, else one of no organization, else
    /// the one nearest to the issuer; none where two are equally near. A one-word name of another
    /// organization's agent is none at all.
    func choose(_ candidates: [Int], short: Int32? = nil, memory: DocumentMemory) -> Int? {
        let home = memory.issuer.flatMap { table.homes[$0] }
        guard candidates.count > 1 else { return candidates.first.flatMap { choose($0, short: short, memory: memory) } }
        // "the Union" is the issuer's own organization, whatever other union the text has named.
        if short != nil, let home, candidates.contains(home) { return home }
        if let short, let known = memory.lastByTail[short] { return known }
        var all = SoleAgent()
        var own = SoleAgent()
        var free = SoleAgent()
        for agent in candidates {
            all.add(agent)
            if isOwn(agent, home) { own.add(agent) }
            if isFree(agent, short: short, memory: memory) { free.add(agent) }
        }
        if short != nil, own.isEmpty, free.isEmpty, home != nil, candidates.allSatisfy({ table.tails[$0] == short }) { return nil }
        let pool = !own.isEmpty ? own : !free.isEmpty ? free : all
        if let sole = pool.sole { return sole }
        guard let issuer = memory.issuer else { return nil }
        var best = -1
        var nearest = SoleAgent()
        for agent in candidates {
            guard own.isEmpty || isOwn(agent, home), !own.isEmpty || free.isEmpty || isFree(agent, short: short, memory: memory) else { continue }
            let nearness = table.nearness(agent, to: issuer)
            if nearness > best { (best, nearest) = (nearness, SoleAgent()) }
            if nearness == best { nearest.add(agent) }
        }
        return nearest.sole
    }

    private func isOwn(_ agent: Int, _ home: Int?) -> Bool { table.homes[agent] != nil && table.homes[agent] == home }

    /// Whether an agent is of no organization. A single word means no part of another one, unless the text has named it.
    private func isFree(_ agent: Int, short: Int32?, memory: DocumentMemory) -> Bool {
        table.homes[agent] == nil && (short == nil || table.owners[agent].isEmpty || memory.named.contains(agent))
    }

    /// The same for the only agent of a name, which most names have: no lists are made.
    private func choose(_ agent: Int, short: Int32?, memory: DocumentMemory) -> Int? {
        guard let short else { return agent }
        let home = memory.issuer.flatMap { table.homes[$0] }
        if let home, agent == home { return home }
        if let known = memory.lastByTail[short] { return known }
        guard let home, table.tails[agent] == short else { return agent }
        let isFree = table.homes[agent] == nil && (table.owners[agent].isEmpty || memory.named.contains(agent))
        return table.homes[agent] == home || isFree ? agent : nil
    }

    /// Behind "(TSB)" where a bracket with nothing but an acronym follows; learns the acronym.
    func behindApposition(
        _ mention: AgentMention, in text: TokenizedText, memory: DocumentMemory
    ) -> Int {
        let open = mention.tokens.upperBound
        if let close = learnAlias(of: mention, at: open, in: text, memory: memory) { return close }
        guard text[open].isSymbol("("), text[open + 1].isAcronym, let agent = mention.agents.first else { return open }
        var close = open + 2
        if text[close].kind == .number { close += 1 }
        guard text[close].isSymbol(")") else { return open }
        if close == open + 2, mention.agents.count == 1 {
            let bytes = text.bytes(open + 1)
            if memory.acronyms[bytes] == nil { memory.acronyms[bytes] = agent }
        }
        return close + 1
    }

    /// "ITU-T" + "study groups", "TSB" + "Director".
    private func withHead(
        _ mention: AgentMention, in text: TokenizedText, memory: DocumentMemory
    ) -> AgentMention {
        guard mention.agents.count == 1, let owner = mention.agents.first else { return mention }
        var start = mention.tokens.upperBound
        if text[start].symbol == 0x27 { start += 1 }
        var agents: [Int] = []
        var end = start
        while let (agent, next) = head(within: owner, in: text, at: end) {
            agents.append(agent)
            end = next
            // "ITU-T study groups and focus groups": a further head of the same owner.
            var further = next
            guard text.skipListSeparator(&further), head(within: owner, in: text, at: further) != nil else { break }
            end = further
        }
        guard !agents.isEmpty else { return mention }
        return AgentMention(tokens: mention.tokens.lowerBound..<end, agents: agents)
    }

    private func head(within owner: Int, in text: TokenizedText, at index: Int) -> (Int, Int)? {
        guard table.trie.child(of: 0, by: text[index].stem) != nil else { return nil }
        for match in matches(in: text, at: index) {
            if let head = heads(of: match).first(where: { $0.owner == owner }) { return (head.agent, match.end) }
        }
        return nil
    }

    func lastStem(_ agent: Int) -> Int32? { table.tails[agent] }

    /// "Community of Latin American and Caribbean States": "States" alone is not this body.
    private func endsInPlural(_ mention: AgentMention, _ tail: Int32, in text: TokenizedText) -> Bool {
        guard let last = mention.tokens.last(where: { text[$0].stem == tail }) else { return true }
        return text[last].word != text[last].stem
    }

    private func remember(_ mention: AgentMention, in text: TokenizedText, memory: DocumentMemory) {
        for agent in mention.agents where memory.recent.last != agent {
            memory.named.insert(agent)
            if let earlier = memory.recent.lastIndex(of: agent) { memory.recent.remove(at: earlier) }
            memory.recent.append(agent)
        }
        if mention.agents.count == 1, let agent = mention.agents.first, mention.tokens.count > 1,
            table.kinds[agent] == .body, let tail = table.tails[agent], !endsInPlural(mention, tail, in: text) {
            memory.lastByTail[tail] = agent
        }
        if mention.agents.count == 1, let agent = mention.agents.first, mention.tokens.count > 1, table.kinds[agent] == .body,
            let head = table.heads[agent] {
            memory.lastByHead[head] = agent
            guard memory.lastWithShortName != agent else { return }
            memory.lastWithShortName = agent
            let short = table.shortNames[agent]
            for start in Range(from: 0, to: short.count - 1) {
                memory.lastByShortName[Array(short[start...])] = agent
                memory.shortNameStarts.insert(Int(short[start]))
            }
        }
    }
}
