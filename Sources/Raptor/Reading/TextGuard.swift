import RDF

/// Looks at the text that Raptor is about to parse for what Raptor 2.0.15 would read wrongly without
/// a word: escapes of U+0000 and of code points that do not exist, at which it cuts a literal off or
/// drops characters; a raw U+0000; `..` against a base whose path has an empty segment
/// (`http://a//b//c`), which it resolves to another IRI; and for what would crash it or damage its memory: `<>` as the name
/// of a graph, and language tags that it has no room for. Each becomes an error.
///
/// In Turtle and TriG, and in N-Triples and N-Quads, which are Turtle to it, it tells IRIs, strings and comments apart, and
/// knows no more of the grammar (`TurtleGuard`); XML and JSON have rules of their own (`XMLGuard`, `JSONGuard`).
struct TextGuard {
    /// Whether surrogates may be written as escapes, as JSON wants them.
    private let allowsSurrogates: Bool
    private var escape = Escape.none
    private var turtle: TurtleGuard?
    private var xml: XMLGuard?
    private var json: JSONGuard?

    private enum Escape {
        case none
        case begun
        case digits(left: Int, value: UInt32)
    }

    init(syntax: RDFSyntax, base: IRI?) {
        allowsSurrogates = syntax == .rdfjson
        switch syntax {
        case .turtle, .trig: turtle = TurtleGuard(base: base)
        case .ntriples, .nquads: turtle = TurtleGuard(base: nil)
        case .rdfxml: xml = XMLGuard()
        case .rdfjson: json = JSONGuard()
        default: break
        }
    }

    /// The offset of the first byte that something is wrong with, and what it is; nil where nothing is.
    /// About a nanosecond a byte of Turtle, most of which are passed over eight at a time, and three of any
    /// other syntax.
    mutating func firstFault(in bytes: Span<UInt8>) -> (offset: Int, message: String)? {
        let isTurtle = turtle != nil
        var fault: String?
        var index = 0
        while index < bytes.count {
            if isTurtle, case .none = escape {
                index = turtle?.skip(bytes, from: index, &fault) ?? index
                if fault == nil, index == bytes.count { break }
            }
            if fault == nil { fault = self.fault(at: bytes[index]) }
            if let fault { return (index, fault) }
            index &+= 1
        }
        return nil
    }

    /// What is wrong with the byte, or nil.
    mutating func fault(at byte: UInt8) -> String? {
        if xml != nil { return xml?.fault(at: byte) }
        if byte == 0 { return "U+0000, at which Raptor would cut the text off" }
        if let fault = turtle?.fault(at: byte) ?? json?.fault(at: byte) { return fault }
        if turtle?.isInComment ?? false {
            escape = .none
            return nil
        }
        return followEscape(byte)
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

    /// The value of a hexadecimal digit, or nil.
    static func value(ofDigit byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        default: nil
        }
    }
}
