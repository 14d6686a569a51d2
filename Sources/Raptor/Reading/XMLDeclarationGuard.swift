/// Reads the declaration of an XML document as far as its encoding: what `XMLGuard` looks for it finds where the characters of ASCII are
/// what they are in ASCII, or in UTF-16. In UTF-7, for one, each of them may be written as others.
struct XMLDeclarationGuard {
    /// The instruction that is being read, and nothing where it is no declaration.
    private var text: [UInt8] = []
    private var isDeclaration = true
    private static let longest = 1024
    private static let start = Array("<?xml".utf8)

    /// Takes the next byte of an instruction, `<?` and `?>` included.
    mutating func fault(at byte: UInt8) -> String? {
        guard isDeclaration else { return nil }
        let place = text.count
        if place < Self.start.count {
            isDeclaration = byte == Self.start[place]
        } else if place == Self.start.count {
            isDeclaration = Self.isSpace(byte) || byte == UInt8(ascii: "?")
        }
        text.append(byte)
        return text.count > Self.longest ? "an XML declaration of more than \(Self.longest) bytes" : nil
    }

    /// What is wrong with the instruction, which has ended.
    func fault() -> String? {
        guard isDeclaration, text.count > Self.start.count else { return nil }
        var rest = text.dropFirst(Self.start.count).dropLast(2)
        while true {
            let behindSpace = rest.drop(while: Self.isSpace)
            if behindSpace.isEmpty { return nil }
            guard behindSpace.count < rest.count, let (name, value, next) = Self.attribute(behindSpace) else {
                return "an XML declaration that is not well-formed"
            }
            if name == "encoding", !Self.isLikeASCII(value) {
                return "the encoding '\(value)': XML is read in UTF-8, UTF-16, ASCII and those of ISO 8859 and Windows"
            }
            rest = next
        }
    }

    private static func attribute(_ text: ArraySlice<UInt8>) -> (name: String, value: String, rest: ArraySlice<UInt8>)? {
        let name = text.prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
        var rest = text.dropFirst(name.count).drop(while: isSpace)
        guard !name.isEmpty, rest.popFirst() == UInt8(ascii: "=") else { return nil }
        rest = rest.drop(while: isSpace)
        guard let quote = rest.popFirst(), quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
            let end = rest.firstIndex(of: quote)
        else { return nil }
        return (String(decoding: name, as: UTF8.self), String(decoding: rest[..<end], as: UTF8.self), rest[(end + 1)...])
    }

    private static func isLikeASCII(_ encoding: String) -> Bool {
        let name = encoding.lowercased()
        return ["utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii", "latin1"].contains(name)
            || ["iso-8859-", "iso8859-", "iso_8859-", "windows-125", "cp125"].contains { name.hasPrefix($0) }
    }

    /// Whether XML takes a byte for white space.
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
