/// The agents of an authority, indexed by everything under which a text may name them.
///
/// Agents are numbered by their place in `agents`; those that a text coins follow behind, in `Coining`. A class: two
/// dozen tables, which every reader of a text holds and none changes.
final class AgentTable: Sendable {
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

    let agents: [Authority.Agent]
    /// For each agent, its kind: asked of every name, which to take an agent out of `agents` for would count all its
    /// strings and arrays up and down.
    let kinds: [Authority.AgentKind]
    let numbers: [AgentIdentifier: Int]
    let trie: PhraseTrie<Entry>
    /// By node of the trie: what its phrase stands for.
    let phrases: [AgentPhrase]
    /// Acronyms as printed, by the numbers that `phrases` gives them.
    let acronyms: [[UInt8]]
    /// For each agent, the bodies that it belongs to or directs.
    let owners: [[Int]]
    /// For each agent, all bodies above it.
    let ancestors: [Set<Int>]
    /// For each agent, the organization to which it belongs; nil where no listed one stands above it.
    let homes: [Int?]
    /// Agents with a one-word name that is printed in lower case.
    let lowerCaseNames: Set<Int>
    /// For each agent, the groups that it is a member of.
    let groups: [[Int]]
    /// For each group, its members in ascending order; empty for other agents and for groups of fewer than two.
    private let closedSets: [[Int]]
    /// For each group of an organization, the words that say of which: those of the names of its owners and its
    /// organization, and those behind the preposition of its own label; in lower case.
    private let distinguishingWords: [Set<String>]
    /// For each agent, the words of its label in the singular.
    let nameStems: [[Int32]]

    /// For each agent, the last and the first word of its label in the singular.
    let tails: [Int32?]
    let firstStems: [Int32]
    /// For each agent whose label has a preposition, the noun before the first one.
    let heads: [Int32?]
    /// For each group called "X of Y" and each body with a preposition in its name, the words of X: what a text may call it after naming it in full.
    let shortNames: [[Int32]]
    /// The first word of each of these where it has several; 0 where not.
    let shortNameStarts: [Int32]

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
        self.agents = agents
        kinds = agents.map(\.kind)
        closedSets = agents.map { agent in
            guard agent.kind == .group else { return [] }
            let members = Set(agent.members.compactMap { numbers[$0] })
            return members.count > 1 ? members.sorted() : []
        }
        self.numbers = numbers
        self.owners = owners
        self.groups = groups
        let ancestors = agents.indices.map { Self.ancestors(of: $0, owners: owners) }
        self.ancestors = ancestors
        let organizations = Set(authority.organizations.compactMap { numbers[$0.agent] })
        let homes = agents.indices.map { Self.home(of: $0, owners: owners, organizations: organizations) }
        self.homes = homes
        distinguishingWords = agents.indices.map { number in
            guard agents[number].kind == .group, let home = homes[number] else { return [] }
            return Self.distinguishingWords(of: agents[number], owners: (owners[number] + [home]).map { agents[$0] })
        }
        lowerCaseNames = Set(agents.indices.filter { number in
            ([agents[number].label] + agents[number].alternativeNames).contains { !$0.contains(" ") && $0.first?.isLowercase == true }
        })
        var names = AgentNames(agents: agents, owners: owners, ancestors: ancestors)
        var nameStems: [[Int32]] = []
        for number in agents.indices {
            nameStems.append(lexicon.stems(of: agents[number].label))
            names.insert(number, lexicon: &lexicon)
        }
        let trie = names.trie
        self.trie = trie
        var acronyms: [[UInt8]] = []
        phrases = (0..<trie.nodeCount).map { AgentPhrase(trie.values(at: Int32($0)), acronyms: &acronyms) }
        self.acronyms = acronyms
        self.nameStems = nameStems
        tails = nameStems.map { $0.last }
        firstStems = nameStems.map { $0.first ?? 0 }
        heads = nameStems.map(Self.head)
        let shortNames: [[Int32]] = zip(agents, nameStems).map { agent, stems in
            let end = agent.kind == .body ? Self.firstPreposition(stems) : agent.kind == .group ? stems.firstIndex(of: Word.of.rawValue) : nil
            return end.map { Array(stems[..<$0]) } ?? []
        }
        self.shortNames = shortNames
        shortNameStarts = shortNames.map { $0.count > 1 ? $0[0] : 0 }
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

    private static func distinguishingWords(of group: Authority.Agent, owners: [Authority.Agent]) -> Set<String> {
        var words = Set<String>()
        for owner in owners {
            words.formUnion(owner.label.lowercased().split(separator: " ").map(String.init))
            words.formUnion(owner.acronyms.map { $0.lowercased() })
        }
        let label = group.label.lowercased().split(separator: " ").map(String.init)
        if let preposition = label.firstIndex(where: { $0 == "of" || $0 == "to" || $0 == "for" }) { words.formUnion(label[preposition...]) }
        words.subtract(["of", "the", "and", "for", "to", "on", "in"])
        return words
    }

    /// Whether a word in lower case says of which organization a group is.
    func distinguishes(_ word: String, group: Int) -> Bool {
        group < distinguishingWords.count && distinguishingWords[group].contains(word)
    }

    /// The first group of two members at least all of whom are in a set; only the groups of those in it are looked at.
    func closedSet(within candidates: Set<Int>) -> Int? {
        var first: Int?
        for candidate in candidates {
            for group in groups[candidate] where group < first ?? Int.max && group < closedSets.count {
                let members = closedSets[group]
                if !members.isEmpty, members.allSatisfy(candidates.contains) { first = group }
            }
        }
        return first
    }

    /// How near an agent is to another in the hierarchy: the number of bodies above both; more is nearer.
    func nearness(_ agent: Int, to other: Int) -> Int {
        var shared = ancestors[agent].intersection(ancestors[other]).count
        if ancestors[agent].contains(other) || ancestors[other].contains(agent) || agent == other { shared += 1 }
        return shared
    }
}
