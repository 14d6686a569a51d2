/// Words of a passage that name one or more agents.
struct AgentMention: Sendable {
    /// The name's tokens, without article and quantifiers, with an apposed acronym.
    var tokens: Range<Int>
    var agents: [Int]
    /// How sure it is whom the words name, where only what was named before tells; nil where they say it themselves.
    var confidence: Double?

    /// What a short form means is told by the one name before it that it can stand for.
    static let named = 0.9
    /// Several could be meant, and the nearest is taken.
    static let nearest = 0.8
}

/// What a text has said so far that later short forms rely on.
///
/// A class, as `ReferenceMemory` is. Not checked for overlapping access, which at every word costs as much as what
/// is asked: nothing that is called while one of these changes leads back here.
final class DocumentMemory {
    /// The body in whose name the text speaks.
    @exclusivity(unchecked) var issuer: Int?
    /// Acronyms that the text defines; the first definition wins.
    @exclusivity(unchecked) var acronyms: [ArraySlice<UInt8>: Int] = [:]
    /// For the last word of a name (singular), the agent last named in full with it.
    @exclusivity(unchecked) var lastByTail: [Int32: Int] = [:]
    /// For the noun before the first preposition of a name ("Committee" on something), the body last named with it.
    @exclusivity(unchecked) var lastByHead: [Int32: Int] = [:]
    /// For the words before the first preposition of a body's name, or the last of them, the body last named with it: "Ad Hoc
    /// Committee", "Coordination Group".
    @exclusivity(unchecked) var lastByShortName: [[Int32]: Int] = [:]
    /// The words with which those begin.
    @exclusivity(unchecked) var shortNameStarts = NumberSet()
    /// The body entered there last: named again, it has nothing to enter.
    @exclusivity(unchecked) var lastWithShortName: Int?
    /// The committee that the text itself sets up, where an authority lists it.
    @exclusivity(unchecked) var ownCommittee: Int?
    /// Names that the text gives to agents in quotation marks: `(“the Mechanism”)`, in the singular.
    @exclusivity(unchecked) var aliases: [(words: [Int32], agent: Int)] = []
    /// All agents that the text has named.
    @exclusivity(unchecked) var named = NumberSet()
    /// Agents named so far, the last one last; reset for each part of the text.
    @exclusivity(unchecked) var recent: [Int] = []
}

/// A set of agents or of words by their numbers, a bit for each: asked of every name of a text, for which to hash would
/// cost ten times as much.
struct NumberSet: Sendable {
    private var bits: [UInt64] = []

    func contains(_ number: Int) -> Bool { number >> 6 < bits.count && bits[number >> 6] >> UInt64(number & 63) & 1 != 0 }

    mutating func insert(_ number: Int) {
        if number >> 6 >= bits.count { bits += Array(repeating: 0, count: (number >> 6) + 1 - bits.count) }
        bits[number >> 6] |= 1 << UInt64(number & 63)
    }
}

/// What is left of several agents where only one of them is to be taken: that one, or the knowledge that there are more.
struct SoleAgent: Sendable {
    private(set) var agent: Int?
    private(set) var isOneOfSeveral = false

    var isEmpty: Bool { agent == nil }
    /// The only one; nil where there is none, or several.
    var sole: Int? { isOneOfSeveral ? nil : agent }

    mutating func add(_ other: Int) {
        if agent == nil { agent = other } else if agent != other { isOneOfSeveral = true }
    }
}
