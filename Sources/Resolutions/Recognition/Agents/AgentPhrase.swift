/// What a phrase of the trie may stand for: its entries by kind, each kind in the order of the entries.
///
/// Parted when the table is made, because at every name in a text all kinds are asked for, and to gather them there
/// makes three arrays a name.
struct AgentPhrase: Sendable {
    /// An agent whose name or acronym the phrase is. Plain numbers, so that to look at them counts no reference.
    struct Name: Sendable {
        var agent: Int
        /// The number of the acronym as it must be printed, in `AgentTable.acronyms`; nil for other names.
        var acronym: Int?
    }

    private(set) var names: [Name] = []
    /// What agents are called within others.
    private(set) var heads: [(agent: Int, owner: Int)] = []
    /// Names without their last word.
    private(set) var partials: [(agent: Int, tail: Int32)] = []

    init(_ entries: [AgentTable.Entry], acronyms: inout [[UInt8]]) {
        for entry in entries {
            switch entry {
            case .name(let agent): names.append(Name(agent: agent))
            case .acronym(let agent, let bytes):
                names.append(Name(agent: agent, acronym: acronyms.count))
                acronyms.append(bytes)
            case .partial(let agent, let tail): partials.append((agent, tail))
            case .head(let agent, let owner): heads.append((agent, owner))
            }
        }
    }
}
