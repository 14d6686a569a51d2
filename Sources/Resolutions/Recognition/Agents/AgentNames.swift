/// Puts the names of agents into a trie: labels and other names, acronyms, what is left of a name without its last word
/// or without its owner's name.
struct AgentNames {
    private(set) var trie = PhraseTrie<AgentTable.Entry>()
    private let agents: [Authority.Agent]
    private let owners: [[Int]]
    private let ancestors: [Set<Int>]

    init(agents: [Authority.Agent], owners: [[Int]], ancestors: [Set<Int>]) {
        self.agents = agents
        self.owners = owners
        self.ancestors = ancestors
    }

    /// Inserts all names of an agent.
    mutating func insert(_ number: Int, lexicon: inout LexiconBuilder) {
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
}
