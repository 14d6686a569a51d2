/// The words at which a reference may begin: one table by word number, made from what each scanner says of itself.
///
/// Ten scanners look for references, and at nearly every word of a text all of them would say no: asking them costs
/// a thousand instructions, looking here three loads. Capitals and numbers may begin a name or a list that no table
/// knows, so they are always let through.
struct ReferenceStarts: Sendable {
    /// By word: bit 0 where a word in small letters begins a reference, bit 1 where a word in the singular does.
    private var bits: [UInt8]

    /// - Parameters:
    ///   - words: those that a scanner asks for by name, in small letters.
    ///   - phrases: the first words of phrases that are looked up as printed.
    ///   - names: the first words of names that are looked up in the singular.
    init(words: [Word], phrases: [Int32], names: [Int32]) {
        let last = words.map(\.rawValue).max() ?? 0
        bits = Array(repeating: 0, count: Int(max(last, phrases.max() ?? 0, names.max() ?? 0)) + 1)
        for word in words { bits[Int(word.rawValue)] |= 1 }
        for word in phrases where word > 0 { bits[Int(word)] |= 1 }
        for word in names where word > 0 { bits[Int(word)] |= 2 }
    }

    /// Whether a reference may begin at a token; false is certain.
    func concern(_ token: Token) -> Bool {
        switch token.kind {
        // "§" has no ASCII form.
        case .punctuation: return token.symbol == UInt8(ascii: "#")
        case .number: return true
        case .end: return false
        case .word: return token.isCapitalised || (bits(of: token.word) & 1 | bits(of: token.stem) & 2) != 0
        }
    }

    private func bits(of word: Int32) -> UInt8 {
        // A negative number would be large without its sign.
        let index = Int(UInt32(bitPattern: word))
        return index < bits.count ? bits[index] : 0
    }
}
