/// Agents that no authority knows, coined from the words of a text.
struct Coining: Sendable {
    let table: AgentTable
    /// Those coined so far; the first one's number is the first behind those of the table.
    private(set) var agents: [Authority.Agent] = []
    /// For each of them, the first directive that names it.
    private(set) var firstUses: [Int?] = []
    private var numbers: [AgentIdentifier: Int] = [:]
    private(set) var coined: [(agent: Int, label: String)] = []

    /// How sure a fact is that rests on an agent of the reader's own making.
    static let confidence = 0.7
    /// The names that the text gives to bodies of which no authority knows.
    private lazy var fullNames = findNames().map(GivenName.init)
    private let findNames: @Sendable () -> [String]
    /// The same for those that it sets up by a description: "working group of the Security Council". Both are looked for when
    /// the first label of their kind is coined, which in most texts none is.
    private lazy var established = findEstablished().map(GivenName.init)
    private let findEstablished: @Sendable () -> [String]

    /// A name in words, and where its first preposition stands.
    private struct GivenName: Sendable {
        let words: [Substring]
        let preposition: Int?

        init(_ name: String) {
            words = Coining.words(of: name)
            preposition = words.firstIndex(where: Coining.prepositions.contains)
        }
    }

    init(table: AgentTable, fullNames: @escaping @Sendable () -> [String], established: @escaping @Sendable () -> [String]) {
        self.table = table
        findNames = fullNames
        findEstablished = established
    }

    func isCoined(_ agent: Int) -> Bool { agent >= table.agents.count }

    func identifier(of agent: Int) -> AgentIdentifier {
        isCoined(agent) ? agents[agent - table.agents.count].identifier : table.agents[agent].identifier
    }

    /// Notes that a directive names agents.
    mutating func note(_ agent: Int, in directive: Int) {
        guard isCoined(agent), firstUses[agent - table.agents.count] == nil else { return }
        firstUses[agent - table.agents.count] = directive
    }

    func kind(of agent: Int) -> Authority.AgentKind { isCoined(agent) ? .group : table.kinds[agent] }

    private func number(of identifier: AgentIdentifier) -> Int? { table.numbers[identifier] ?? numbers[identifier] }

    /// The number of the group with this label, coined if need be; nil for words without letters.
    mutating func group(_ printed: String) -> Int? {
        let label = fullName(of: Self.withoutQualifiers(printed))
        let slug = Slug.make(label, maximumLength: 160)
        guard !slug.isEmpty else { return nil }
        let identifier = AgentIdentifier("group/" + slug)
        if let known = number(of: identifier) ?? Self.american(identifier.path).flatMap({ self.number(of: AgentIdentifier($0)) }) { return known }
        let number = table.agents.count + agents.count
        agents.append(Authority.Agent(identifier: identifier, kind: .group, label: label))
        firstUses.append(nil)
        numbers[identifier] = number
        coined.append((number, label))
        return number
    }

    /// The words between blanks. By bytes, since to part a text into characters costs twenty times that.
    private static func words(of label: String) -> [Substring] { label.utf8.split(separator: 0x20).map(Substring.init) }

    /// "the parties directly concerned", "other concerned States": words that make no other actor of it.
    private static func withoutQualifiers(_ printed: String) -> String {
        guard mayHaveQualifiers(printed) else { return printed }
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

    /// Whether any word of a label has the length and the first letter of one that is left out, or a blank is too many: to
    /// look at the blanks costs a tenth of parting the words, and nearly every label is then done with.
    private static func mayHaveQualifiers(_ printed: String) -> Bool {
        var length = 0
        var first: UInt8 = 0
        func isSuspect() -> Bool {
            switch (first, length) {
            case (_, 0), (UInt8(ascii: "c"), 9), (UInt8(ascii: "i"), 8), (UInt8(ascii: "r"), 8), (UInt8(ascii: "a"), 11), (UInt8(ascii: "t"), 4...5): true
            default: false
            }
        }
        for byte in printed.utf8 {
            if byte == 0x20 {
                if isSuspect() { return true }
                length = 0
            } else {
                if length == 0 { first = byte }
                length += 1
            }
        }
        return isSuspect()
    }

    /// "organisations" are organizations; nil for a path that has none.
    private static func american(_ path: String) -> String? {
        // Nearly no path has a word that begins so.
        var last: (UInt8, UInt8) = (0, 0)
        guard path.utf8.contains(where: { byte in
            defer { last = (last.1, byte) }
            return byte == UInt8(ascii: "r") && last == (UInt8(ascii: "-"), UInt8(ascii: "o"))
        }) else { return nil }
        let words = path.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard words.contains(where: { $0.starts(with: "organisation".utf8) }) else { return nil }
        return words.map { word in
            word.starts(with: "organisation".utf8) ? "organization" + Substring(word.dropFirst("organisation".utf8.count)) : Substring(word)
        }.joined(separator: "-")
    }

    /// The name in full where the text has one only that begins with these words, "Ad Hoc Committee" on something,
    /// or that is about this noun, "Committee".
    private mutating func fullName(of printed: String) -> String {
        let isName = Self.startsWithCapital(printed)
        let names = isName ? fullNames : established
        guard !names.isEmpty else { return printed }
        let words = Self.words(of: printed)
        guard !words.isEmpty else { return printed }
        let found = names.lazy.filter { isName ? Self.abbreviates(words, $0) : Self.describes(words, $0) }.map(\.words)
        guard let name = found.first, found.allSatisfy({ $0 == name }) else { return printed }
        return name.joined(separator: " ")
    }

    /// Whether the first letter is a capital. By its byte, where it is one of ASCII.
    private static func startsWithCapital(_ label: String) -> Bool {
        guard let first = label.utf8.first(where: { $0 != 0x20 }) else { return false }
        return first < 0x80 ? ByteClass.isUpper(first) : words(of: label).first?.first?.isUppercase == true
    }

    /// Whether a name begins with these words and goes on with a preposition, or has the one word before its first.
    private static func abbreviates(_ words: [Substring], _ name: GivenName) -> Bool {
        guard name.words.count > words.count else { return false }
        if words.count > 1 { return name.words.prefix(words.count).elementsEqual(words) && prepositions.contains(name.words[words.count]) }
        guard let preposition = name.preposition, preposition > 0 else { return false }
        return name.words[preposition - 1] == words[0]
    }

    /// "working group", "mechanism": whether the text sets it up with these words before its first preposition.
    private static func describes(_ words: [Substring], _ name: GivenName) -> Bool {
        guard let preposition = name.preposition, preposition >= words.count else { return false }
        return name.words[..<preposition].suffix(words.count).elementsEqual(words)
    }

    private static let prepositions: Set<Substring> = ["of", "on", "for", "to", "in", "against"]

    /// Whom "those countries" means: the last whose name the text has made of this noun.
    func last(_ noun: String) -> Int? {
        coined.last { $0.label.hasPrefix(noun + " ") }?.agent
    }
}
