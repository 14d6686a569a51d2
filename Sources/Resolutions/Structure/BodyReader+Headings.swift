/// Headings of sections: on lines of their own, glued to text, over two lines, of unknown verbs.
extension BodyReader {
    func isGluedHeading(at candidate: Int, in range: Range<Int>) -> Bool {
        guard annexHead == nil else { return false }
        let text = candidate..<range.upperBound
        if HeadingWithText.read(text, in: bytes, vocabulary, isGlued: true, inOperativePart: function == .operative) != nil { return true }
        guard function == .preambular,
            let heading = HeadingWithText.read(text, in: bytes, vocabulary, isGlued: true, inOperativePart: true),
            heading.heading.function == .operative
        else { return false }
        // Above its first item a heading cannot be text.
        if heading.textStart == range.upperBound, let nextLine, heading.heading.verbEnd < heading.heading.range.upperBound,
            isItemOpening(at: nextLine.lowerBound) || isFirstItem(nextLine.lowerBound, in: nextLine)
        {
            return true
        }
        guard preambleMayEnd else { return false }
        // `Resolution 123 …, on …, instructs …` reports what another act lays down.
        if pendingIsCitation, heading.heading.verbEnd == heading.heading.range.upperBound || !isFirstItem(heading.textStart, in: range) {
            builder.report(
                .note, .doubtfulSplit, "What is instructed here may be laid down by this act or reported of the act cited; it was read as reported.",
                at: heading.heading.range)
            return false
        }
        return true
    }

    /// Whether the line after this one belongs to the operative part, or to an annex, or is missing.
    private var preambleMayEnd: Bool {
        guard let nextLine else { return true }
        if AnnexHeading.read(nextLine, in: bytes) != nil { return true }
        return HeadingWithText.read(nextLine, in: bytes, vocabulary, isGlued: false, inOperativePart: true)?.heading.function == .operative
    }

    /// Whether the clause being read begins with the name of another act.
    private var pendingIsCitation: Bool {
        guard var position = pending?.start else { return false }
        let end = source.mainEnd
        for word: StaticString in ["that", "former", "the"] where ByteMatch.word(word, in: bytes, at: position, before: end) {
            position = ByteMatch.skipBlanks(in: bytes, from: position + word.utf8CodeUnitCount, before: end)
        }
        return WordChoice.citations.stands(in: bytes, at: position, before: end)
    }

    private func isFirstItem(_ start: Int, in range: Range<Int>) -> Bool {
        Enumerator.read(in: bytes, start..<range.upperBound)?.readings.contains { $0.value == 1 } ?? false
    }

    /// Begins the section whose heading stands at a place; where the text goes on behind it.
    func readHeading(at start: Int, in range: Range<Int>, isGlued: Bool) -> Int? {
        let text = start..<range.upperBound
        guard let heading = HeadingWithText.read(text, in: bytes, vocabulary, isGlued: isGlued, inOperativePart: function == .operative)
            ?? (isGlued ? HeadingWithText.read(text, in: bytes, vocabulary, isGlued: true, inOperativePart: true) : nil)
        else { return nil }
        finishPending()
        function = heading.heading.function
        if heading.textStart == range.upperBound, nextLine != nil, HeadingWithText.isUnfinished(heading.heading, in: bytes) {
            unfinishedHeading = heading.heading
            return range.upperBound
        }
        builder.beginSection(
            heading.heading.function, pieces: [heading.heading.range], verbEnd: heading.heading.verbEnd,
            anomalies: isGlued || heading.textStart < range.upperBound ? [.gluedHeading] : [])
        guard heading.textStart < range.upperBound else { return range.upperBound }
        return beginText(heading.textStart..<range.upperBound)
    }

    /// Begins the section whose heading goes on in this line; where the text behind it begins.
    func finish(_ heading: SectionHeading, with line: Range<Int>) -> Int? {
        let end = HeadingWithText.addresseeEnd(line, in: bytes) ?? HeadingWithText.nameEnd(line, in: bytes) ?? line.lowerBound
        let rest = ByteMatch.trimmed(line.lowerBound..<end, in: bytes)
        builder.beginSection(
            heading.function, pieces: rest.isEmpty ? [heading.range] : [heading.range, rest], verbEnd: heading.verbEnd,
            anomalies: end < line.upperBound && !rest.isEmpty ? [.gluedHeading] : [])
        let text = ByteMatch.skipBlanks(in: bytes, from: end, before: line.upperBound)
        return text < line.upperBound ? beginText(text..<line.upperBound) : nil
    }

    /// Begins the clause behind a heading on its line; where its words begin.
    func beginText(_ text: Range<Int>) -> Int {
        if let enumerator = Enumerator.read(in: bytes, text), enumerator.contentStart < text.upperBound, isItem(enumerator, text) {
            begin(enumerator, anomalies: [])
            return enumerator.contentStart
        }
        beginParagraph(at: text.lowerBound)
        return text.lowerBound
    }

    /// A line of the form of a heading whose verb no authority knows, with what the next line shows:
    /// a participle, or a verb in the third person with addressees, above a first item.
    func unknownHeading(_ line: Range<Int>) -> Authority.HeadingVerb.Function? {
        guard line.count <= 160, ByteClass.isLower(bytes[line.lowerBound]), let last = bytes[line].last, ByteClass.isLetter(last) else { return nil }
        guard let nextLine, Enumerator.read(in: bytes, nextLine).map({ $0.readings.contains { $0.value == 1 } }) ?? false
            || isItemOpening(at: nextLine.lowerBound)
        else { return nil }
        var end = line.lowerBound
        while end < line.upperBound && ByteClass.isLower(bytes[end]) { end += 1 }
        let words = bytes[line].count(where: ByteClass.isBlank) + 1
        if end - line.lowerBound > 5, ByteMatch.exact("ing", in: bytes, at: end - 3, before: end), words <= 5 { return .preambular }
        let rest = ByteMatch.trimmed(end..<line.upperBound, in: bytes)
        if end - line.lowerBound > 3, bytes[end - 1] == UInt8(ascii: "s"), !rest.isEmpty, SectionHeading.isAddressee(rest, in: bytes) { return .operative }
        return nil
    }

    /// `resolves to give the view`: a known verb and a short infinitive above what it governs.
    func isInfinitiveHeading(_ line: Range<Int>) -> Bool {
        guard line.count <= 80, ByteClass.isLower(bytes[line.lowerBound]), let last = bytes[line].last, ByteClass.isLetter(last),
            let nextLine, isItemOpening(at: nextLine.lowerBound) || Enumerator.read(in: bytes, nextLine) != nil,
            let verb = SectionHeading.readVerb(in: bytes, at: line.lowerBound, before: line.upperBound, vocabulary),
            verb.function == .operative
        else { return false }
        let rest = ByteMatch.skipBlanks(in: bytes, from: verb.verbEnd, before: line.upperBound)
        return ByteMatch.word("to", in: bytes, at: rest, before: line.upperBound)
    }

    func beginSection(ofUnknownVerb function: Authority.HeadingVerb.Function, _ line: Range<Int>) {
        finishPending()
        self.function = function
        var end = line.upperBound
        if function == .operative {
            end = line.lowerBound
            while end < line.upperBound && ByteClass.isLower(bytes[end]) { end += 1 }
        }
        builder.beginSection(function, pieces: [line], verbEnd: end)
        builder.report(.warning, .unknownHeadingVerb, "A heading whose verb no authority knows.", at: line)
    }

    /// The words between a comma and a first item that no punctuation announces, in the operative part:
    /// a heading whose verb no authority knows, as in `…, draws the attention of the Council 1 to …; 2 to …`.
    func gluedUnknownHeading(before label: Int, from start: Int, in range: Range<Int>) -> Range<Int>? {
        guard function == .operative, !builder.isInAnnex, label + 5 < range.upperBound, label - start > 8,
            bytes[label + 1] == 0x20, isItemOpening(at: label + 2), ByteClass.isLetter(bytes[label - 2])
        else { return nil }
        // A second item must follow.
        var position = label + 2
        while position + 4 < range.upperBound,
            !(bytes[position] == UInt8(ascii: ";") && bytes[position + 1] == 0x20 && bytes[position + 2] == UInt8(ascii: "2") && bytes[position + 3] == 0x20)
        { position += 1 }
        guard position + 4 < range.upperBound, isItemOpening(at: position + 4) else { return nil }
        var comma = label - 2
        while comma > start && bytes[comma] != UInt8(ascii: ",") && bytes[comma] != UInt8(ascii: ";") && label - comma < 300 { comma -= 1 }
        guard comma > start, bytes[comma] == UInt8(ascii: ","), bytes[comma + 1] == 0x20 else { return nil }
        let heading = ByteMatch.trimmed(comma + 1..<label, in: bytes)
        var verbEnd = heading.lowerBound
        while verbEnd < heading.upperBound && ByteClass.isLower(bytes[verbEnd]) { verbEnd += 1 }
        guard verbEnd - heading.lowerBound > 3, verbEnd < heading.upperBound, bytes[verbEnd] == 0x20, bytes[verbEnd - 1] == UInt8(ascii: "s") else { return nil }
        return heading
    }

    func beginGluedSection(ofUnknownVerb heading: Range<Int>) {
        finishPending()
        function = .operative
        var verbEnd = heading.lowerBound
        while verbEnd < heading.upperBound && ByteClass.isLower(bytes[verbEnd]) { verbEnd += 1 }
        builder.beginSection(.operative, pieces: [heading], verbEnd: verbEnd, anomalies: [.gluedHeading])
        builder.report(.warning, .unknownHeadingVerb, "A heading whose verb no authority knows.", at: heading)
    }
}
