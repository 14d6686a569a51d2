/// Agents that no authority knows, coined from the words of a text.
struct Coining: Sendable {
    var table: AgentTable
    private(set) var agents: [Authority.Agent] = []
    private(set) var coined: [(agent: Int, label: String)] = []

    /// How sure a fact is that rests on an agent of the reader's own making.
    static let confidence = 0.7
    /// The number of agents that the authority lists.
    private let known: Int

    init(table: AgentTable) {
        self.table = table
        known = table.agents.count
    }

    func isCoined(_ agent: Int) -> Bool { agent >= known }

    /// The number of the group with this label, coined if need be; nil for words without letters.
    mutating func group(_ label: String) -> Int? {
        let slug = Slug.make(label, maximumLength: 80)
        guard !slug.isEmpty else { return nil }
        let identifier = AgentIdentifier("group/" + slug)
        if let known = table.numbers[identifier] { return known }
        let agent = Authority.Agent(identifier: identifier, kind: .group, label: label)
        agents.append(agent)
        let number = table.add(agent)
        coined.append((number, label))
        return number
    }
}
