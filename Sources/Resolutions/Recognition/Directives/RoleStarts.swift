/// The words at which `RoleReader` may find a part that somebody has in an action.
///
/// At nearly every word of a clause its forty questions would all be answered by no; looking here costs a load and the
/// length of the word. Each word that `RoleReader` asks for by name stands here.
enum RoleStarts {
    private static let words: [Word] = [
        // Purposes included.
        .participation, .through, .ability, .capacity, .capability, .assist, .to, .benefit,
        // Cooperation and consultation.
        .consult, .consulting, .consultation, .consultations, .views, .collaborate, .collaborating, .cooperate, .cooperating, .coordinate,
        .coordinating, .liaise, .work, .working, .collaboration, .cooperation, .coordination, .conjunction, .partnership, .liaison,
        .together, .jointly,
        // Outside purposes.
        .inform, .informing, .notify, .attention, .keep, .request, .approval, .via, .guidelines, .support, .provide, .providing,
        .requested,
    ]
    private static let spellings = [
        "e-participation", "capabilities", "capacities", "enable",
        "engage", "liaising", "collaborative", "concert", "association", "interactions", "co-operation", "partnerships", "dialogue",
        "apprise", "brief", "copy", "update", "adoption", "endorsement", "guidance", "help", "offer", "assistance",
    ]
    private static let unknown = SpellingSet(spellings)

    /// Marks these words; those of the spellings that the table does not know are told by their letters.
    static func mark(_ table: inout WordTable) {
        table.mark(words, .role)
        table.mark(spellings.map { table.find(Array($0.utf8)[...]) }, .role)
    }

    /// Whether anything may be found at a token; false is certain.
    @inline(__always)
    static func concern(_ token: Token, of text: TokenizedText) -> Bool {
        token.marks.contains(.role) || token.word == 0 && token.kind == .word && unknown.contains(token, of: text)
    }
}
