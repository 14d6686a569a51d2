/// Agents that no authority knows, coined from the words of a text.
struct Coining: Sendable {
    let table: AgentTable
    /// Those coined so far; the first one's number is the first behind those of the table.
    private(set) var agents: [Authority.Agent] = []
    private var numbers: [AgentIdentifier: Int] = [:]
    private(set) var coined: [(agent: Int, label: String)] = []

    /// How sure a fact is that rests on an agent of the reader's own making.
    static let confidence = 0.7
    /// The names that the text gives to bodies of which no authority knows.
    private let fullNames: [[Substring]]
    /// The same for those that it sets up by a description: "working group of the Security Council".
    private let established: [[Substring]]

    init(table: AgentTable, fullNames: [String] = [], established: [String] = []) {
        self.table = table
        self.fullNames = fullNames.map(Self.words)
        self.established = established.map(Self.words)
    }

    func isCoined(_ agent: Int) -> Bool { agent >= table.agents.count }

    func identifier(of agent: Int) -> AgentIdentifier {
        isCoined(agent) ? agents[agent - table.agents.count].identifier : table.agents[agent].identifier
    }

    func kind(of agent: Int) -> Authority.AgentKind { isCoined(agent) ? .group : table.kinds[agent] }

    private func number(of identifier: AgentIdentifier) -> Int? { table.numbers[identifier] ?? numbers[identifier] }

    /// The number of the group with this label, coined if need be; nil for words without letters.
    mutating func group(_ printed: String) -> Int? {
        let label = fullName(of: Self.withoutQualifiers(printed))
        let slug = Slug.make(label, maximumLength: 160)
        guard !slug.isEmpty else { return nil }
        let identifier = AgentIdentifier("group/" + slug)
        if let known = number(of: identifier) ?? number(of: AgentIdentifier(Self.american("group/" + slug))) { return known }
        let number = table.agents.count + agents.count
        agents.append(Authority.Agent(identifier: identifier, kind: .group, label: label))
        numbers[identifier] = number
        coined.append((number, label))
        return number
    }

    /// The words between blanks. By bytes, since to part a text into characters costs twenty times that.
    private static func words(of label: String) -> [Substring] { label.utf8.split(separator: 0x20).map(Substring.init) }

    /// "the parties directly concerned", "other concerned States": words that make no other actor of it.
    private static func withoutQualifiers(_ printed: String) -> String {
        var words = words(of: printed)
        while words.count > 1, let last = words.last, last == "concerned" || last == "involved" {
            let adverbs = words.dropLast().reversed().prefix { $0.hasSuffix("ly") }.count
            guard words.count > 1 + adverbs else { return printed }
            words.removeLast(1 + adverbs)
        }
        let preposition = words.firstIndex(where: prepositions.contains) ?? words.endIndex
        let head = words[..<preposition]
        guard head.count > 1 else { return words.joined(separator: " ") }
        let kept = head.indices.filter { $0 == head.endIndex - 1 || !qualifiers.contains(head[$0]) }.map { head[$0] }
        return (kept + words[preposition...]).joined(separator: " ")
    }

    private static let qualifiers: Set<Substring> = ["concerned", "relevant", "appropriate", "this", "these"]

    /// "organisations" are organizations.
    private static func american(_ path: String) -> String {
        let words = path.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard words.contains(where: { $0.starts(with: "organisation".utf8) }) else { return path }
        return words.map { word in
            word.starts(with: "organisation".utf8) ? "organization" + Substring(word.dropFirst("organisation".utf8.count)) : Substring(word)
        }.joined(separator: "-")
    }

    /// The name in full where the text has one only that begins with these words, "Ad Hoc Committee" on something,
    /// or that is about this noun, "Committee".
    private func fullName(of printed: String) -> String {
        let words = Self.words(of: printed)
        guard let first = words.first?.first else { return printed }
        guard first.isUppercase else { return describedName(of: words)?.joined(separator: " ") ?? printed }
        let found = fullNames.filter { name in
            guard name.count > words.count else { return false }
            if words.count > 1 { return name.prefix(words.count).elementsEqual(words) && Self.prepositions.contains(name[words.count]) }
            guard let preposition = name.firstIndex(where: { Self.prepositions.contains($0) }), preposition > 0 else { return false }
            return name[preposition - 1] == words[0]
        }
        guard let name = found.first, found.allSatisfy({ $0 == name }) else { return printed }
        return name.joined(separator: " ")
    }

    /// "working group", "mechanism": the one that the text sets up with these words before its first preposition.
    private func describedName(of words: [Substring]) -> [Substring]? {
        let found = established.filter { name in
            guard let preposition = name.firstIndex(where: Self.prepositions.contains), preposition >= words.count else { return false }
            return name[..<preposition].suffix(words.count).elementsEqual(words)
        }
        guard let name = found.first, found.allSatisfy({ $0 == name }) else { return nil }
        return name
    }

    private static let prepositions: Set<Substring> = ["of", "on", "for", "to", "in", "against"]

    /// Whom "those countries" means: the last whose name the text has made of this noun.
    func last(_ noun: String) -> Int? {
        coined.last { $0.label.hasPrefix(noun + " ") }?.agent
    }
}
