/// The verbs that paragraphs begin with.
extension ParagraphReader {
    /// Whether a line opens a recital with a verb that the authority does not list: `Taking into
    /// consideration`, `While noting`, `Deeply disappointed`.
    func opensRecital(_ line: Range<Int>) -> Bool {
        guard opensWithCapitals == true, ByteClass.isUpper(bytes[line.lowerBound]), pending?.isQuoting != true else { return false }
        var cursor = ByteCursor(bytes, line)
        let word = cursor.text(cursor.take { ByteClass.isLetter($0) || $0 == UInt8(ascii: "-") }).lowercased()
        cursor.skipBlanks()
        let second = cursor.text(cursor.take(while: ByteClass.isLetter))
        guard second.utf8.first.map(ByteClass.isLower) == true else { return false }
        if EnglishVerbs.gerunds.contains(word) { return true }
        if word == "while" || word == "also" || word == "further" { return EnglishVerbs.gerunds.contains(second) }
        return word.hasSuffix("ly") && (second.hasSuffix("ed") || second.hasSuffix("ing") || second.hasSuffix("ful"))
    }

    // MARK: Verbs

    struct OpeningVerb {
        var function: Authority.HeadingVerb.Function
        var keyword: String
        /// Whether marks of emphasis stand around it.
        var isMarked: Bool
        var textStart: Int
        /// The closing mark of emphasis.
        var closingMark: Range<Int>?
        var openingMark: Range<Int>?
    }

    /// The verb that a paragraph begins with: `Recalling also`, `REQUESTS`, `*further invites*`,
    /// `considering that`, `*and requests*`.
    func openingVerb(_ line: Range<Int>) -> OpeningVerb? {
        var start = behindAnd(line.lowerBound, line)
        guard start < line.upperBound else { return nil }
        let mark = bytes[start]
        let isMarked = mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_")
        var verbStart = start
        if isMarked {
            start = verbStart
            verbStart += 1
        }
        let textStart = isMarked ? verbStart : line.lowerBound
        if isMarked { verbStart = behindAnd(verbStart, line) }
        guard verbStart < line.upperBound else { return nil }
        guard let verb = SectionHeading.readVerb(in: bytes, at: verbStart, before: line.upperBound, vocabulary)
            ?? reportedVerb(at: verbStart, line) ?? (isMarked ? continuedVerb(at: verbStart, line) : nil)
        else { return nil }
        // Where recitals begin with capitals, a small letter shows the middle of one.
        if ByteClass.isLower(bytes[verbStart]) && opensWithCapitals == true && !isMarked { return nil }
        let keyword = Self.words(bytes[verbStart..<verb.verbEnd])
        var closing: Range<Int>?
        if isMarked {
            var end = verb.verbEnd
            while end < line.upperBound && end < verb.verbEnd + 40 && bytes[end] != mark { end += 1 }
            if end < line.upperBound && bytes[end] == mark { closing = end..<end + 1 }
        }
        return OpeningVerb(
            function: verb.function, keyword: keyword, isMarked: isMarked, textStart: textStart,
            closingMark: closing, openingMark: isMarked ? start..<start + 1 : nil)
    }

    /// The words of a phrase in lower case, with one blank between them.
    private static func words(_ phrase: ArraySlice<UInt8>) -> String {
        var words: [UInt8] = []
        for byte in phrase {
            if !ByteClass.isSpace(byte) {
                words.append(ByteClass.lowered(byte))
            } else if let last = words.last, last != 0x20 {
                words.append(0x20)
            }
        }
        if words.last == 0x20 { words.removeLast() }
        return String(decoding: words, as: UTF8.self)
    }

    private func behindAnd(_ start: Int, _ line: Range<Int>) -> Int {
        guard ByteMatch.word("and", in: bytes, at: start, before: line.upperBound) else { return start }
        return ByteMatch.skipBlanks(in: bytes, from: start + 3, before: line.upperBound)
    }

    /// `noted that`, `asked`, in a decision that reports what was decided.
    private func reportedVerb(at start: Int, _ line: Range<Int>) -> SectionHeading? {
        guard reportsDecisions, let match = vocabulary.governingForms.longestMatch(in: bytes, at: start, before: line.upperBound) else { return nil }
        return SectionHeading(function: .operative, range: start..<match.end, verbEnd: match.end)
    }

    /// `*that*`, which goes on under the verb of the paragraph before.
    private func continuedVerb(at start: Int, _ line: Range<Int>) -> SectionHeading? {
        guard let part, ByteMatch.word("that", in: bytes, at: start, before: line.upperBound) else { return nil }
        return SectionHeading(function: part, range: start..<start + 4, verbEnd: start + 4)
    }
}
