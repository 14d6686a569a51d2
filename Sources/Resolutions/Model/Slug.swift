/// Names made safe for IRIs and file names: ASCII, lower case, `-` between words.
public enum Slug {
    /// Folds Latin letters to ASCII (`Florianópolis` → `florianopolis`), lower-cases, and turns
    /// every run of other characters into one `-`; none at either end. Linear.
    ///
    /// Asked for every concept, topic and citation; many of them are slugs already, which one look at each byte tells.
    public static func make(_ text: String, maximumLength: Int = .max) -> String {
        var text = text
        let isUnchanged = text.withUTF8 { $0.count <= maximumLength && isSlug($0.span) }
        if isUnchanged { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var pendingHyphen = false
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                append(UInt8(truncatingIfNeeded: scalar.value), to: &bytes, &pendingHyphen)
            } else {
                for byte in fold(scalar) { append(byte, to: &bytes, &pendingHyphen) }
            }
        }
        if bytes.count > maximumLength {
            bytes.removeLast(bytes.count - maximumLength)
            while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a text is its own slug: runs of small letters and digits with one hyphen between them.
    private static func isSlug(_ text: Span<UInt8>) -> Bool {
        var isAfterHyphen = true
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): isAfterHyphen = false
            case UInt8(ascii: "-") where !isAfterHyphen: isAfterHyphen = true
            default: return false
            }
        }
        return !isAfterHyphen
    }

    /// Takes one character of ASCII. No closure over the two: each look at them would be checked for overlapping access.
    @inline(__always)
    private static func append(_ byte: UInt8, to bytes: inout [UInt8], _ pendingHyphen: inout Bool) {
        guard ByteClass.isAlphanumeric(byte) else {
            pendingHyphen = true
            return
        }
        if pendingHyphen && !bytes.isEmpty { bytes.append(UInt8(ascii: "-")) }
        pendingHyphen = false
        bytes.append(ByteClass.lowered(byte))
    }

    /// The ASCII letters that a Latin letter folds to; a space for what has no folding.
    private static func fold(_ scalar: Unicode.Scalar) -> [UInt8] {
        // Combining marks vanish; they follow the letter that they modify.
        if (0x300...0x36F).contains(scalar.value) { return [] }
        if let special = specialFoldings[scalar.value] { return Array(special.utf8) }
        guard let base = latinBase[scalar.value] else { return [UInt8(ascii: " ")] }
        return [base]
    }

    private static let specialFoldings: [UInt32: String] = [
        0xC6: "ae", 0xE6: "ae", 0xD0: "d", 0xF0: "d", 0xD8: "o", 0xF8: "o", 0xDE: "th", 0xFE: "th",
        0xDF: "ss", 0x110: "d", 0x111: "d", 0x131: "i", 0x141: "l", 0x142: "l", 0x152: "oe", 0x153: "oe",
    ]

    /// Precomposed Latin letters of U+00C0 to U+017F and their base letters.
    private static let latinBase: [UInt32: UInt8] = {
        let table: KeyValuePairs<String, String> = [
            "a": "ÀÁÂÃÄÅàáâãäåĀāĂăĄą", "c": "ÇçĆćĈĉĊċČč", "d": "Ďď", "e": "ÈÉÊËèéêëĒēĔĕĖėĘęĚě",
            "g": "ĜĝĞğĠġĢģ", "h": "Ĥĥ", "i": "ÌÍÎÏìíîïĨĩĪīĬĭĮįİ", "j": "Ĵĵ", "k": "Ķķ",
            "l": "ĹĺĻļĽľ", "n": "ÑñŃńŅņŇň", "o": "ÒÓÔÕÖòóôõöŌōŎŏŐő", "r": "ŔŕŖŗŘř",
            "s": "ŚśŜŝŞşŠš", "t": "ŢţŤť", "u": "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲų", "w": "Ŵŵ", "y": "ÝýÿŶŷŸ",
            "z": "ŹźŻżŽž",
        ]
        var map: [UInt32: UInt8] = [:]
        for (base, letters) in table {
            for scalar in letters.unicodeScalars { map[scalar.value] = base.utf8.first }
        }
        return map
    }()
}
