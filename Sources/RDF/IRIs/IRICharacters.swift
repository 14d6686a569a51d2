/// Which bytes may stand in an IRI, as the grammars of
/// [N-Triples](https://www.w3.org/TR/n-triples/#grammar-production-IRIREF), Turtle and SPARQL say.
public enum IRICharacters {
    /// Whether the byte is one that no IRI may hold: a control character, a space, or one of
    /// `< > " { } | ^` `` ` `` `\`.
    @inlinable
    public static func isForbidden(_ byte: UInt8) -> Bool {
        if byte <= 0x20 { return true }
        if byte < 0x40 { return byte == 0x22 || byte == 0x3C || byte == 0x3E }
        if byte < 0x80 {
            return byte == 0x5C || byte == 0x5E || byte == 0x60 || (byte >= 0x7B && byte <= 0x7D)
        }
        return false
    }

    /// The offset of the first byte that no IRI may hold, or nil. Linear, eight bytes a step.
    public static func firstForbidden(in text: Span<UInt8>) -> Int? {
        let index = ByteRuns.firstForbiddenInIRI(in: text, from: 0)
        return index < text.count ? index : nil
    }

    /// The length of the scheme before its colon, or nil where there is none: such a reference is
    /// relative ([RFC 3986, section 3.1](https://www.rfc-editor.org/rfc/rfc3986#section-3.1)).
    @inlinable
    public static func schemeLength(of text: Span<UInt8>) -> Int? {
        // Nearly all are those of the web, which four bytes tell. Within the span's bounds.
        if text.count >= 6, text.bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt32.self).littleEndian == 0x7074_7468 {
            if text[4] == UInt8(ascii: ":") { return 4 }
            if text[4] == UInt8(ascii: "s"), text[5] == UInt8(ascii: ":") { return 5 }
        }
        for index in text.indices {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: ":"): return index == 0 ? nil : index
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
                UInt8(ascii: "."):
                if index == 0 { return nil }
            default: return nil
            }
        }
        return nil
    }

    /// What is wrong with the byte at the offset, for a message.
    public static func complaint(about text: Span<UInt8>, at offset: Int) -> String {
        let iri = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        return "the IRI '\(iri)' has the forbidden character \(name(of: text[offset])) at byte \(offset + 1)"
    }

    private static func name(of byte: UInt8) -> String {
        if byte == 0x20 { return "space" }
        if byte > 0x20, byte < 0x7F { return "'\(Character(UnicodeScalar(byte)))'" }
        let digits = String(byte, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}

extension IRI {
    /// Why a file cannot carry this IRI, or nil where it can: it must be absolute and free of
    /// characters that the grammar forbids.
    public var syntaxFault: String? {
        var text = string
        return text.withUTF8 { bytes in
            if let index = IRICharacters.firstForbidden(in: bytes.span) {
                return IRICharacters.complaint(about: bytes.span, at: index)
            }
            return IRICharacters.schemeLength(of: bytes.span) == nil
                ? "'\(string)' is not an absolute IRI" : nil
        }
    }
}
