/// Letters of other alphabets that are printed like Latin capitals, as slips of the keyboard put them
/// into designations: the Cyrillic "М" in "M.2110".
enum LookAlikes {
    /// The designation with Latin letters in the place of look-alikes; nil where it has none or where
    /// another letter shows that it is a word of the other alphabet.
    static func latin(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        guard bytes.contains(where: { $0 == 0xD0 || $0 == 0xCE }) else { return nil }
        var folded: [UInt8] = []
        folded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            guard byte >= 0x80 else {
                folded.append(byte)
                index += 1
                continue
            }
            guard index + 1 < bytes.endIndex, let letter = letter(byte, bytes[index + 1]) else { return nil }
            folded.append(letter)
            index += 2
        }
        return folded
    }

    /// The Latin capital that looks like a Cyrillic or Greek one, given by the two bytes of its UTF-8 form.
    private static func letter(_ first: UInt8, _ second: UInt8) -> UInt8? {
        let letter: Unicode.Scalar? =
            switch (first, second) {
            case (0xD0, 0x90), (0xCE, 0x91): "A"
            case (0xD0, 0x92), (0xCE, 0x92): "B"
            case (0xD0, 0x95), (0xCE, 0x95): "E"
            case (0xD0, 0x9A), (0xCE, 0x9A): "K"
            case (0xD0, 0x9C), (0xCE, 0x9C): "M"
            case (0xD0, 0x9D), (0xCE, 0x97): "H"
            case (0xD0, 0x9E), (0xCE, 0x9F): "O"
            case (0xD0, 0xA0), (0xCE, 0xA1): "P"
            case (0xD0, 0xA1): "C"
            case (0xD0, 0xA2), (0xCE, 0xA4): "T"
            case (0xD0, 0xA5), (0xCE, 0xA7): "X"
            case (0xD0, 0x85): "S"
            case (0xD0, 0x86), (0xCE, 0x99): "I"
            case (0xD0, 0x88): "J"
            case (0xCE, 0x96): "Z"
            case (0xCE, 0x9D): "N"
            case (0xCE, 0xA5): "Y"
            default: nil
            }
        return letter.map { UInt8(ascii: $0) }
    }
}
