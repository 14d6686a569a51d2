/// The agents of an authority, indexed by everything under which a text may name them.
///
/// Agents are numbered by their place in `agents`; those that a text coins follow behind.
struct AgentTable: Sendable {
    /// What a phrase of the trie stands for.
    enum Entry: Sendable {
        /// A name of an agent.
        case name(Int)
        /// An acronym, which must stand in the text as its bytes say, a lost hyphen or a plural `s` aside.
        case acronym(Int, [UInt8])
        /// A name without its last word ("Telecommunication Development" Bureau), valid in a list
        /// whose last member ends in that word.
        case partial(Int, tail: Int32)
        /// What an agent is called within another: "Director" within TSB, "study groups" within ITU-T.
        case head(Int, owner: Int)
    }

    private(set) var agents: ExtendedArray<Authority.Agent>
    private(set) var numbers: ExtendedDictionary<AgentIdentifier, Int>
    private(set) var trie = PhraseTrie<Entry>()
    /// For each agent, the bodies that it belongs to or directs.
    private(set) var owners: ExtendedArray<[Int]>
    /// For each agent, all bodies above it.
    private(set) var ancestors: ExtendedArray<Set<Int>>
    /// For each agent, the organization to which it belongs; nil where no listed one stands above it.
    private(set) var homes = ExtendedArray<Int?>()
    /// Agents with a one-word name that is printed in lower case.
    private(set) var lowerCaseNames: Set<Int> = []
    /// For each agent, the groups that it is a member of.
    private(set) var groups: ExtendedArray<[Int]>
    /// For each agent, the words of its label in the singular.
    private(set) var nameStems = ExtendedArray<[Int32]>()

    /// For each agent, the last and the first word of its label in the singular.
    private(set) var tails = ExtendedArray<Int32?>()
    private(set) var firstStems = ExtendedArray<Int32>()
    /// For each agent whose label has a preposition, the noun before the first one.
    private(set) var heads = ExtendedArray<Int32?>()
    /// For each group called "X of Y" and each body with a preposition in its name, the words of X: what a text may call it after naming it in full.
    private(set) var shortNames = ExtendedArray<[Int32]>()
    /// The first word of each of these where it has several; 0 where not.
    private(set) var shortNameStarts = ExtendedArray<Int32>()

    /// The body whose sessions are named by an acronym and a year: "WRC-27".
    let sessionBodies: [[UInt8]: Int]

    init(authority: Authority, lexicon: inout LexiconBuilder) {
        let agents = authority.agents
        let numbers = Dictionary(
            agents.enumerated().map { ($1.identifier, $0) }, uniquingKeysWith: { first, _ in first })
        let owners = agents.map { agent in (agent.headOf + agent.partOfBody).compactMap { numbers[$0] } }
        var groups: [[Int]] = Array(repeating: [], count: agents.count)
        for number in agents.indices {
            for member in agents[number].members.compactMap({ numbers[$0] }) { groups[member].append(number) }
        }
        var sessionBodies: [[UInt8]: Int] = [:]
        for series in authority.series {
            guard let body = numbers[series.body] else { continue }
            for acronym in agents[body].acronyms where sessionBodies[Array(acronym.utf8)] == nil { sessionBodies[Array(acronym.utf8)] = body }
        }
        self.sessionBodies = sessionBodies
        self.agents = ExtendedArray(agents)
        self.numbers = ExtendedDictionary(numbers)
        self.owners = ExtendedArray(owners)
        self.groups = ExtendedArray(groups)
        ancestors = ExtendedArray(agents.indices.map { Self.ancestors(of: $0, owners: owners) })
        let organizations = Set(authority.organizations.compactMap { numbers[$0.agent] })
        homes = ExtendedArray(agents.indices.map { Self.home(of: $0, owners: owners, organizations: organizations) })
        for (number, agent) in agents.enumerated() {
            let names = [agent.label] + agent.alternativeNames
            if names.contains(where: { !$0.contains(" ") && $0.first?.isLowercase == true }) { lowerCaseNames.insert(number) }
        }
        var nameStems: [[Int32]] = []
        for number in agents.indices {
            nameStems.append(lexicon.stems(of: agents[number].label))
            insertNames(of: number, lexicon: &lexicon)
        }
        self.nameStems = ExtendedArray(nameStems)
        tails = ExtendedArray(nameStems.map { $0.last })
        firstStems = ExtendedArray(nameStems.map { $0.first ?? 0 })
        heads = ExtendedArray(nameStems.map(Self.head))
        let shortNames: [[Int32]] = zip(agents, nameStems).map { agent, stems in
            let end = agent.kind == .body ? Self.firstPreposition(stems) : agent.kind == .group ? stems.firstIndex(of: Word.of.rawValue) : nil
            return end.map { Array(stems[..<$0]) } ?? []
        }
        self.shortNames = ExtendedArray(shortNames)
        shortNameStarts = ExtendedArray(shortNames.map { $0.count > 1 ? $0[0] : 0 })
    }

    private static func head(of name: [Int32]) -> Int32? {
        guard let first = firstPreposition(name), first > 0 else { return nil }
        return name[first - 1]
    }

    private static func firstPreposition(_ name: [Int32]) -> Int? {
        let prepositions: [Word] = [.of, .on, .for, .to, .in, .against]
        return name.firstIndex { stem in prepositions.contains { $0.rawValue == stem } }
    }

    private static func ancestors(of number: Int, owners: [[Int]]) -> Set<Int> {
        var found: Set<Int> = []
        var pending = owners[number]
        while let next = pending.popLast() {
            if found.insert(next).inserted { pending += owners[next] }
        }
        return found
    }

    /// The nearest organization at or above an agent.
    private static func home(of number: Int, owners: [[Int]], organizations: Set<Int>) -> Int? {
        var level = [number]
        var seen: Set<Int> = [number]
        while !level.isEmpty {
            if let found = level.filter(organizations.contains).min() { return found }
            level = level.flatMap { owners[$0] }.filter { seen.insert($0).inserted }
        }
        return nil
    }

    private mutating func insertNames(of number: Int, lexicon: inout LexiconBuilder) {
        let agent = agents[number]
        var names = [agent.label] + agent.alternativeNames
        // "ITU Council" is also called "Council" by those who need not say whose: the name without the
        // acronym of a body above, where two words remain.
        for name in names {
            for ancestor in ancestors[number] {
                for acronym in agents[ancestor].acronyms where name.hasPrefix(acronym + " ") {
                    let rest = String(name.dropFirst(acronym.count + 1))
                    if rest.contains(" "), !names.contains(rest) { names.append(rest) }
                }
            }
        }
        for name in names {
            let words = lexicon.stems(of: name)
            guard !words.isEmpty else { continue }
            // A name that is an acronym itself is to be met in capitals only.
            if words.count == 1, Self.isAcronym(name) {
                trie.insert(words, .acronym(number, Array(name.utf8)))
            } else {
                trie.insert(words, .name(number))
            }
            if words.count >= 3, agent.kind == .body, let tail = words.last {
                trie.insert(Array(words.dropLast()), .partial(number, tail: tail))
            } else if words.count == 2, agent.kind != .post, let tail = words.last {
                trie.insert(Array(words.dropLast()), .partial(number, tail: tail))
            }
            // "intergovernmental and non-governmental organizations" are two groups.
            if words.count == 2, agent.kind == .group, words.last == lexicon.stems(of: "organizations").first {
                trie.insert(Array(words.dropLast()), .partial(number, tail: words[1]))
            }
            insertHeads(of: number, name: words, lexicon: &lexicon)
        }
        for acronym in agent.acronyms {
            trie.insert(lexicon.stems(of: acronym), .acronym(number, Array(acronym.utf8)))
            let joined = acronym.filter { $0 != "-" }
            if joined != acronym, !joined.contains(" ") {
                trie.insert(lexicon.stems(of: joined), .acronym(number, Array(joined.utf8)))
            }
        }
    }

    /// "Director of the Telecommunication Standardization Bureau", head of TSB, makes "Director" a head
    /// within TSB; "ITU-T study groups", part of ITU-T, makes "study groups" one within ITU-T.
    private mutating func insertHeads(of number: Int, name: [Int32], lexicon: inout LexiconBuilder) {
        for owner in owners[number] {
            let body = agents[owner]
            for ownerName in [body.label] + body.alternativeNames + body.acronyms {
                let words = lexicon.stems(of: ownerName)
                guard !words.isEmpty, name.count > words.count else { continue }
                if name.starts(with: words) {
                    trie.insert(Array(name.dropFirst(words.count)), .head(number, owner: owner))
                } else if name.count > words.count + 1, name.suffix(words.count).elementsEqual(words) {
                    let rest = Array(name.dropLast(words.count))
                    if rest.last == Word.of.rawValue {
                        trie.insert(Array(rest.dropLast()), .head(number, owner: owner))
                    }
                }
            }
        }
    }

    private static func isAcronym(_ name: String) -> Bool {
        name.utf8.filter { $0 >= 0x41 && $0 <= 0x5A }.count >= 2 && !name.contains(" ")
    }

    /// Adds an agent that a text has coined; returns its number.
    mutating func add(_ agent: Authority.Agent) -> Int {
        if let known = numbers[agent.identifier] { return known }
        let number = agents.count
        agents.append(agent)
        numbers.insert(number, for: agent.identifier)
        let above = agent.partOfBody.compactMap { numbers[$0] }
        owners.append(above)
        ancestors.append(above.reduce(into: Set(above)) { $0.formUnion(ancestors[$1]) })
        groups.append([])
        homes.append(above.first.flatMap { homes[$0] })
        nameStems.append([])
        tails.append(nil)
        firstStems.append(0)
        heads.append(nil)
        shortNames.append([])
        shortNameStarts.append(0)
        return number
    }

    /// How near an agent is to another in the hierarchy: the number of bodies above both; more is nearer.
    func nearness(_ agent: Int, to other: Int) -> Int {
        var shared = ancestors[agent].intersection(ancestors[other]).count
        if ancestors[agent].contains(other) || ancestors[other].contains(agent) || agent == other { shared += 1 }
        return shared
    }
}
