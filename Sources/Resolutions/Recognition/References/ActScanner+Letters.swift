/// Numbers of the General Assembly that have letters.
extension ActScanner {
    /// The "B" of "36/87 A and B": a letter behind the first one stands for a further resolution.
    func furtherLetter(_ text: TokenizedText, at index: Int, behind last: CitedNumber?) -> (CitedNumber, Int)? {
        guard let last, last.series != nil, let letter = singleCapital(text, at: index),
            let before = last.number.utf8.last, before < letter, Self.isCapital(before), last.number.dropLast().last == " "
        else { return nil }
        let number = last.number.dropLast() + String(decoding: [letter], as: UTF8.self)
        return (CitedNumber(number: String(number), series: last.series), index + 1)
    }

    /// `S-10/2`, `ES-10/24`: resolutions of special and emergency special sessions.
    func specialSessionNumber(_ text: TokenizedText, at index: Int) -> (CitedNumber, Int)? {
        let bytes = text.bytes(index)
        let prefix = bytes.prefix { $0 != UInt8(ascii: "-") }
        let session = bytes.dropFirst(prefix.count + 1)
        guard prefix.elementsEqual("S".utf8) || prefix.elementsEqual("ES".utf8), !session.isEmpty,
            session.allSatisfy(Tokenizer.isDigit), text[index + 1].isSymbol("/"), !text[index + 1].hasSpaceBefore,
            text[index + 2].kind == .number, !text[index + 2].hasSpaceBefore, acts.bySlug["unga"] != nil
        else { return nil }
        let end = singleCapital(text, at: index + 3) == nil ? index + 3 : index + 4
        return (CitedNumber(number: text.string(index..<end), series: "unga"), end)
    }

    /// The "to C" of "36/87 A to C": the resolutions behind the first.
    func letterRange(_ text: TokenizedText, at index: Int, from first: CitedNumber) -> ([CitedNumber], Int)? {
        guard text[index].is(.to), let last = singleCapital(text, at: index + 1), first.series != nil,
            let low = first.number.utf8.last, Self.isCapital(low), low < last, first.number.dropLast().last == " "
        else { return nil }
        let further = (low + 1...last).map { letter in
            CitedNumber(number: first.number.dropLast() + String(UnicodeScalar(letter)), edition: first.edition, series: first.series)
        }
        return (further, index + 2)
    }

    /// `A`, `AA`.
    static func isLetterSuffix(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, isCapital(first), bytes.count <= 2 else { return false }
        return bytes.allSatisfy { $0 == first }
    }

    private func singleCapital(_ text: TokenizedText, at index: Int) -> UInt8? {
        let bytes = text.bytes(index)
        guard bytes.count == 1, let letter = bytes.first, Self.isCapital(letter) else { return nil }
        return letter
    }

    private static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
}
