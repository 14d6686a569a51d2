/// What a token is printed like, and what may begin at it: one test of bits tells a scanner at nearly every word of a
/// text that there is nothing to look for.
///
/// What may begin at a word is said by those who look for it, when the word table is made (`WordTable.mark`), and the
/// tokeniser hands it on. A bit that is not set is certain; one that is set is a reason to look.
package struct TokenMarks: OptionSet, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    static let capitalised = TokenMarks(rawValue: 1)
    /// Two capitals at least: the shape of an acronym.
    static let acronym = TokenMarks(rawValue: 1 << 1)
    static let number = TokenMarks(rawValue: 1 << 2)
    static let punctuation = TokenMarks(rawValue: 1 << 3)

    /// The name of an agent, or a word that is short for one.
    static let agent = TokenMarks(rawValue: 1 << 4)
    /// What short forms of agents stand behind: "the", "this", "that".
    static let pointer = TokenMarks(rawValue: 1 << 5)
    /// A noun that makes capitalised words the name of a body.
    static let bodyNoun = TokenMarks(rawValue: 1 << 6)
    /// A reference in small letters; capitals and numbers may begin one in any case.
    static let reference = TokenMarks(rawValue: 1 << 7)
    /// The part that somebody has in an action.
    static let role = TokenMarks(rawValue: 1 << 8)
    /// What parts the verbs of a clause from each other and from its purposes: "to", "and", "by", "in order".
    static let turn = TokenMarks(rawValue: 1 << 9)
    static let condition = TokenMarks(rawValue: 1 << 10)
    static let frequency = TokenMarks(rawValue: 1 << 11)
    static let deadline = TokenMarks(rawValue: 1 << 12)
    /// What few clauses hold: what is to be followed ("in accordance with"), subjects ("such as"), a group with a field.
    static let cue = TokenMarks(rawValue: 1 << 13)
    static let modal = TokenMarks(rawValue: 1 << 14)
    /// A clause within or beside the clause: "which", "if", "that", "and".
    static let subordinate = TokenMarks(rawValue: 1 << 15)
}
