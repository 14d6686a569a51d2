/// Words of a passage that name one or more agents.
struct AgentMention: Sendable {
    /// The name's tokens, without article and quantifiers, with an apposed acronym.
    var tokens: Range<Int>
    var agents: [Int]
}

/// What a text has said so far that later short forms rely on.
struct DocumentMemory: Sendable {
    /// The body in whose name the text speaks.
    var issuer: Int?
    /// Acronyms that the text defines; the first definition wins.
    var acronyms: [ArraySlice<UInt8>: Int] = [:]
    /// For the last word of a name (singular), the agent last named in full with it.
    var lastByTail: [Int32: Int] = [:]
    /// For the noun before the first preposition of a name ("Committee" on something), the body last named with it.
    var lastByHead: [Int32: Int] = [:]
    /// For the words before the first preposition of a body's name, or the last of them, the body last named with it: "Ad Hoc
    /// Committee", "Coordination Group".
    var lastByShortName: [[Int32]: Int] = [:]
    /// The committee that the text itself sets up, where an authority lists it.
    var ownCommittee: Int?
    /// Names that the text gives to agents in quotation marks: `(“the Mechanism”)`, in the singular.
    var aliases: [(words: [Int32], agent: Int)] = []
    /// All agents that the text has named.
    var named: Set<Int> = []
    /// Agents named so far, the last one last; reset for each part of the text.
    var recent: [Int] = []
}
