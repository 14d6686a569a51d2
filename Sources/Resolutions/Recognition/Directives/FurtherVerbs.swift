/// Finds the governing verbs of the further main clauses of a paragraph: "Welcomes …, and encourages
/// those …", "…, and, in this regard, requests the …", "…; decides further that …".
struct FurtherVerbs: Sendable {
    let clause: ClauseText
    let verbs: VerbTable
    let end: Int
    /// The form in which the verbs stand: "requests", or "request" behind "we".
    var form = VerbTable.Form.third

    struct Found: Sendable {
        var governing: VerbTable.Governing
        /// The comma, semicolon or conjunction before the verb.
        var separator: Int
        /// Behind the verb.
        var end: Int
    }

    private var text: TokenizedText { clause.text }

    /// What things do as well: "which saves time and allows operators to …" is no further clause of the issuer.
    private static let describing: Set<String> = ["allow", "permit", "entitle"]

    /// All of them behind a token, in order. Linear in the tokens.
    func all(from start: Int) -> [Found] {
        var found: [Found] = []
        var index = max(start, 1)
        while index < end {
            let token = text[index]
            if token.isSymbol(",") || token.isSymbol(";") || token.is(.and, .but) || token.is(.`as`), let next = at(index) {
                found.append(next)
                index = next.end
            } else {
                index += 1
            }
        }
        return found
    }

    /// The first governing verb of a paragraph that begins with something else: "Further to counter that
    /// threat, calls upon all States".
    func first(from start: Int) -> Found? {
        var index = start
        while index < end {
            if text[index].isSymbol(","), let found = at(index) { return found }
            index += 1
        }
        return nil
    }

    private func at(_ separator: Int) -> Found? {
        let token = text[separator]
        let joinsByWell = token.is(.`as`) && text[separator + 1].is(.well) && text[separator + 2].is(.`as`)
        guard token.depth == 0, token.isSymbol(",") || token.isSymbol(";") || token.is(.and) || token.is(.but) || joinsByWell else { return nil }
        var next = separator + (joinsByWell ? 3 : 1)
        if text[next].is(.and) || text[next].is(.but) { next += 1 }
        next = behindAdverbial(next)
        if form == .base, text[next].spells("we", in: text) { next += 1 }
        while text[next].is(.also, .further) || text[next].is(.therefore) || text[next].is(.once) || text[next].is(.again)
            || text[next].isSymbol(",") && next > separator + 1 || clause.isAdverb(next) {
            next += 1
        }
        guard next < end, let (governing, behind) = verbs.governing(text, at: next), governing.form == form, !text[next].isCapitalised,
            takesObject(governing, at: next, behind: behind), !Self.describing.contains(governing.lemma)
        else { return nil }
        var stop = behind
        while text[stop].is(.also, .further) { stop += 1 }
        return Found(governing: governing, separator: separator, end: stop)
    }

    /// Behind "in this regard,", "to this end", "pursuant to this,", "in this connection".
    private func behindAdverbial(_ start: Int) -> Int {
        var next = start
        if text[next].isSymbol(",") { next += 1 }
        let isOpening = text[next].is(.`in`) || text[next].is(.to) || text[next].is(.`for`)
        if isOpening, text[next + 1].is(.this) || text[next + 1].is(.that) || text[next + 1].is(.these) {
            next += 3
        } else if text[next].is(.pursuant), text[next + 1].is(.to), text[next + 2].is(.this) {
            next += 3
        } else if text[next].is(.`in`), text[next + 1].is(.particular), verbs.governing(text, at: next + 2)?.0.form == form {
            next += 2
        } else if text[next].is(.`in`), text[next + 1].is(.light) || text[next + 1].is(.accordance) || text[next + 1].is(.order) || text[next + 1].is(.particular) {
            // ", in light of resolution 5, urges": up to the next comma.
            var comma = next + 2
            while comma < end, comma < next + 24, !text[comma].isSymbol(",") { comma += 1 }
            guard text[comma].isSymbol(",") else { return start }
            next = comma
        } else {
            return start
        }
        if text[next].isSymbol(",") { next += 1 }
        return next
    }

    /// Whether the word is a verb here, and not a noun ("requests for information", "reports and calls").
    private func takesObject(_ governing: VerbTable.Governing, at index: Int, behind: Int) -> Bool {
        let next = text[behind]
        if governing.lemma.contains(" ") { return next.kind != .end }
        if next.is(.that) || next.is(.to) || next.is(.upon) { return true }
        guard next.kind == .word else { return next.isSymbol(",") && (text[behind + 1].is(.`in`) || text[behind + 1].is(.`as`) || text[behind + 1].is(.to)) }
        return !next.is(.of) && !next.is(.`for`) && !next.is(.by, .with) && !next.is(.and, .or) && !next.is(.`in`) && !next.is(.from, .at)
            && !next.is(.on) && !next.is(.are, .were) && !next.is(.have, .has) && !next.is(.`is`) && !next.is(.shall, .should) && !next.is(.will, .may)
            && !next.is(.between) && !next.is(.which, .who)
    }
}
