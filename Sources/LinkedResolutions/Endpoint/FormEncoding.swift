/// Names and values as [`application/x-www-form-urlencoded`](https://url.spec.whatwg.org/#application/x-www-form-urlencoded)
/// has them, in bodies and behind the `?` of an address.
public enum FormEncoding {
    /// The pairs as a document.
    public static func document(_ pairs: [(name: String, value: String)]) -> [UInt8] {
        Array(pairs.map { escape($0.name) + "=" + escape($0.value) }.joined(separator: "&").utf8)
    }

    /// The pairs of a document, in order; nil where its bytes, escapes undone, are no UTF-8.
    ///
    /// A percent sign that no two hexadecimal digits follow stands for itself, as that document says.
    public static func pairs(of document: some Collection<UInt8>) -> [(name: String, value: String)]? {
        var pairs: [(name: String, value: String)] = []
        for part in document.split(separator: UInt8(ascii: "&")) {
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = text(halves[0]), let value = halves.count > 1 ? text(halves[1]) : "" else { return nil }
            pairs.append((name, value))
        }
        return pairs
    }

    /// The text with everything but letters, digits and `-._~` of ASCII as percent escapes, which is right
    /// in a form, in a query and in a path.
    public static func escape(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A text with its escapes undone; nil where that is no UTF-8.
    ///
    /// - Parameters:
    ///   - bytes: the text with escapes.
    ///   - plusIsSpace: as in a form; in a path a plus is a plus.
    public static func text(_ bytes: some Collection<UInt8>, plusIsSpace: Bool = true) -> String? {
        let source = Array(bytes)
        var decoded: [UInt8] = []
        decoded.reserveCapacity(source.count)
        var position = 0
        while position < source.count {
            let byte = source[position]
            if byte == UInt8(ascii: "%"), position + 2 < source.count, let high = digit(source[position + 1]),
                let low = digit(source[position + 2])
            {
                decoded.append(high << 4 | low)
                position += 3
                continue
            }
            decoded.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            position += 1
        }
        return String(validating: decoded, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
