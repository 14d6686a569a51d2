import RDF

/// Looks at the text that Raptor is about to parse for what Raptor 2.0.15 would read wrongly without
/// a word: escapes of U+0000 and of code points that do not exist, at which it cuts a literal off or
/// drops characters; a raw U+0000; and `..` against a base whose path has an empty segment
/// (`http://a//b//c`), which it resolves to another IRI. Each becomes an error.
///
/// It keeps to single tokens and knows no grammar, so an escape such as `\uD800` is refused in a
/// comment, too.
struct TextGuard {
    /// Whether surrogates may be written as escapes, as JSON wants them.
    private let allowsSurrogates: Bool
    private var escape = Escape.none
    private var hasIRIs: Bool
    private var iri: [UInt8]?
    private var word: [UInt8] = []
    private var isBase = false
    private var baseHasEmptySegment: Bool
    private var hasParentReference = false

    private enum Escape {
        case none
        case begun
        case digits(left: Int, value: UInt32)
    }

    init(syntax: RDFSyntax, base: IRI?) {
        allowsSurrogates = syntax == .rdfjson
        hasIRIs = syntax == .turtle || syntax == .trig
        baseHasEmptySegment = base.map { Self.hasEmptySegment(Array($0.string.utf8)) } ?? false
    }

    /// What is wrong with the byte, or nil.
    mutating func fault(at byte: UInt8) -> String? {
        if byte == 0 { return "U+0000, at which Raptor would cut the text off" }
        if let fault = followEscape(byte) { return fault }
        return hasIRIs ? followIRI(byte) : nil
    }

    private mutating func followEscape(_ byte: UInt8) -> String? {
        switch escape {
        case .none:
            if byte == UInt8(ascii: "\\") { escape = .begun }
        case .begun:
            switch byte {
            case UInt8(ascii: "u"): escape = .digits(left: 4, value: 0)
            case UInt8(ascii: "U"): escape = .digits(left: 8, value: 0)
            default: escape = .none
            }
        case .digits(let left, let value):
            guard let digit = Self.value(ofDigit: byte) else {
                escape = .none  // Raptor says what is wrong with it
                return nil
            }
            let total = value << 4 | digit
            guard left == 1 else {
                escape = .digits(left: left - 1, value: total)
                return nil
            }
            escape = .none
            if total == 0 { return "an escape of U+0000, at which Raptor would cut the text off" }
            if total > 0x10FFFF || !allowsSurrogates && (0xD800...0xDFFF).contains(total) {
                return "an escape of a code point that does not exist"
            }
        }
        return nil
    }

    private mutating func followIRI(_ byte: UInt8) -> String? {
        guard iri != nil else {
            if byte == UInt8(ascii: "<") {
                iri = []
                isBase = word.elementsEqual("base".utf8)
                word.removeAll(keepingCapacity: true)
            } else if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) {
                if word.count < 5 { word.append(byte | 0x20) }
            } else if byte != 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D {
                word.removeAll(keepingCapacity: true)
            }
            return nil
        }
        guard byte == UInt8(ascii: ">") else {
            if IRICharacters.isForbidden(byte) && byte != UInt8(ascii: "\\") { iri = nil } else { iri?.append(byte) }
            return nil
        }
        let text = iri ?? []
        iri = nil
        if isBase, Self.hasEmptySegment(text) { baseHasEmptySegment = true }
        if Self.isParentReference(text) { hasParentReference = true }
        return baseHasEmptySegment && hasParentReference
            ? "'..' in a document whose base has an empty path segment, which Raptor would resolve wrongly" : nil
    }

    /// Whether the path has an empty segment before its last.
    private static func hasEmptySegment(_ iri: [UInt8]) -> Bool {
        let slash = UInt8(ascii: "/")
        var rest = iri.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")) { rest = rest[(colon + 1)...] }
        if rest.starts(with: [slash, slash]) {
            rest = rest.dropFirst(2).drop { $0 != slash }
        }
        return zip(rest, rest.dropFirst()).contains { $0 == slash && $1 == slash }
    }

    /// Whether it is a relative reference with a segment `..`.
    private static func isParentReference(_ iri: [UInt8]) -> Bool {
        guard IRICharacters.schemeLength(of: iri.span) == nil else { return false }
        let path = iri.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        return path.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
    }

    private static func value(ofDigit byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        default: nil
        }
    }
}
