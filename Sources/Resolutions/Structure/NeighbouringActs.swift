/// Tells where a text that was cut out of a volume goes over into what stood before or behind it
/// there: the end of the act before, the next part of the volume, the next act.
enum NeighbouringActs {
    /// Whether another part of the volume, or another act, begins at a place, perhaps behind a page
    /// number: `489 PART VI - SIGNATORIES`, `RESOLUTION 36 (REV. GUADALAJARA, 2010)`.
    ///
    /// - Parameter number: the number of the act that is read.
    static func begins(
        at start: Int, in bytes: [UInt8], before end: Int, number: String?, _ vocabulary: StructureVocabulary
    ) -> Bool {
        var position = start
        while position < end && position - start < 4 && ByteClass.isDigit(bytes[position]) { position += 1 }
        if position > start {
            guard position < end, ByteClass.isSpace(bytes[position]) else { return false }
            position = ByteMatch.skipBlanks(in: bytes, from: position, before: end)
        }
        guard position < end, ByteClass.isUpper(bytes[position]) else { return false }
        if ByteMatch.exact("PART ", in: bytes, at: position, before: end) { return isPart(at: position + 5, in: bytes, before: end) }
        guard capitalClasses.contains(where: { ByteMatch.exact($0, in: bytes, at: position, before: end) }) else { return false }
        var lineEnd = position
        while lineEnd < end && lineEnd - position < 80 && bytes[lineEnd] != UInt8(ascii: ")") { lineEnd += 1 }
        guard lineEnd < end, bytes[lineEnd] == UInt8(ascii: ")"),
            let line = NumberLine.read(position..<lineEnd + 1, in: bytes, vocabulary)
        else { return false }
        return number != nil && line.number != number
    }

    private static let capitalClasses: [StaticString] = ["RESOLUTION ", "DECISION ", "RECOMMENDATION ", "OPINION "]

    /// `VI - SIGNATORIES`
    private static func isPart(at start: Int, in bytes: [UInt8], before end: Int) -> Bool {
        var position = start
        while position < end && ByteClass.isUpper(bytes[position]) { position += 1 }
        guard RomanNumeral.value(of: bytes[start..<position]) != nil else { return false }
        position = ByteMatch.skipBlanks(in: bytes, from: position, before: end)
        guard let dash = PageFurniture.dash(in: bytes, at: position, before: end) else { return false }
        let word = ByteMatch.skipBlanks(in: bytes, from: dash, before: end)
        position = word
        while position < end && ByteClass.isUpper(bytes[position]) { position += 1 }
        return position - word >= 4
    }

    /// The lines behind a place that say again, word for word, what the section that begins at a line says: its
    /// heading and what follows, up to the page number that ends both.
    static func copy(
        of heading: Int, in lines: ArraySlice<TextLine>, behind place: Int, _ bytes: [UInt8]
    ) -> Range<Int>? {
        let body = heading + 1
        guard body < lines.endIndex, lines[body].start < place else { return nil }
        func words(_ line: Int) -> ArraySlice<UInt8> {
            // A page number stands behind a sentence: " – 242 –".
            let text = bytes[lines[line].range]
            guard let stop = text.indices.last(where: { text[$0] == UInt8(ascii: ".") }) else { return text }
            return text[...stop]
        }
        return lines.indices.first { index in
            lines[index].start > place && index + 1 < lines.endIndex && bytes[lines[index].range].elementsEqual(bytes[lines[heading].range])
                && words(index + 1).elementsEqual(words(body))
        }.map { $0..<$0 + 2 }
    }

    /// Where, in the body of an act, the page begins that the act begins on: its running head,
    /// `RES8-1`, and its number line repeated. What is laid down before it belongs to the act before.
    static func firstPage(
        _ lines: ArraySlice<TextLine>, in bytes: [UInt8], number: String?, numberLine: [UInt8]?
    ) -> Int? {
        guard let number, let numberLine else { return nil }
        for line in lines {
            var position = line.start
            while let found = PageFurniture.nextRunningHead(in: bytes, from: position, of: line.range) {
                position = found.start + 1
                guard found.head.page == 1, String(found.head.number) == number else { continue }
                let next = ByteMatch.skipBlanks(in: bytes, from: found.head.end, before: line.end)
                if RepeatedHead.numberEnd(in: bytes, next..<line.end, numberLine: numberLine) != nil { return found.start }
            }
        }
        return nil
    }
}
