/// What of a reference may begin at a word.
struct ReferenceKinds: OptionSet, Sendable {
    let rawValue: UInt8

    /// Some reference, of whatever kind.
    static let any = ReferenceKinds(rawValue: 1)
    /// Numbered provisions: what `ProvisionScanner` reads.
    static let provision = ReferenceKinds(rawValue: 2)
    /// A pointer to parts of this text or of another act: what `InternalScanner` reads.
    static let pointer = ReferenceKinds(rawValue: 4)
    /// A document of a Sector, "Recommendation ITU-R M.1".
    static let document = ReferenceKinds(rawValue: 8)
    static let all: ReferenceKinds = [.any, .provision, .pointer, .document]
}

/// The words at which a reference may begin: one table by word number, made from what each scanner says of itself.
///
/// Ten scanners look for references, and at nearly every word of a text all of them would say no: asking them costs
/// a thousand instructions, looking here three loads. Capitals and numbers may begin a name or a list that no table
/// knows, so they are always let through, but only to the scanners that may say yes.
struct ReferenceStarts: Sendable {
    /// By word: what begins there, in small letters or not.
    private var kinds: [ReferenceKinds]
    /// By word: what begins there where it is the singular of what is printed.
    private var kindsOfSingulars: [ReferenceKinds]

    /// - Parameters:
    ///   - words: those that a scanner asks for by name, in small letters; under `any` none but those.
    ///   - phrases: the first words of phrases that are looked up as printed; pointers begin with them.
    ///   - names: the first words of names that are looked up in the singular.
    init(words: [(ReferenceKinds, [Word])], phrases: [Int32], names: [Int32]) {
        let last = words.flatMap(\.1).map(\.rawValue).max() ?? 0
        kinds = Array(repeating: [], count: Int(max(last, phrases.max() ?? 0, names.max() ?? 0)) + 1)
        kindsOfSingulars = kinds
        for (kind, words) in words {
            for word in words { kinds[Int(word.rawValue)].insert(kind) }
        }
        for word in phrases where word > 0 { kinds[Int(word)].formUnion([.any, .pointer]) }
        for word in names where word > 0 { kindsOfSingulars[Int(word)] = .any }
    }

    /// Marks the words at which a reference may begin, in small letters or not.
    func mark(_ words: inout WordTable) {
        words.mark(kinds.indices.lazy.filter { kinds[$0].contains(.any) }.map { Int32($0) }, .reference)
        words.mark(singulars: kindsOfSingulars.indices.lazy.filter { !kindsOfSingulars[$0].isEmpty }.map { Int32($0) }, .reference)
    }

    /// The marks of the tokens at which anything may begin at all; most words have none of them.
    static var marks: TokenMarks { [.reference, .capitalised, .number] }

    /// What may begin at a token: what is not in it certainly does not; nothing where `any` is not.
    @inline(__always)
    func kinds(at token: Token) -> ReferenceKinds {
        guard token.kind == .word else {
            // "§" has no ASCII form.
            return token.kind == .number ? [.any, .pointer] : token.isSymbol("#") ? .all : []
        }
        var found = Self.look(token.word, kinds)
        if token.isCapitalised {
            found.insert(.any)
            // Words that have no number: "Tables", "Attachment".
            let length = token.end - token.start
            if length == 6 { found.insert(.provision) }
            if length == 10 { found.insert(.pointer) }
            if token.isAcronym { found.insert(.document) }
            return found
        }
        found.formUnion(Self.look(token.stem, kindsOfSingulars))
        return found.contains(.any) ? found : []
    }

    @inline(__always)
    private static func look(_ word: Int32, _ kinds: [ReferenceKinds]) -> ReferenceKinds {
        // A negative number would be large without its sign.
        let index = Int(UInt32(bitPattern: word))
        return index < kinds.count ? kinds[index] : []
    }
}
