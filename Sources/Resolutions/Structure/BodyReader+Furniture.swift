/// Page numbers, running heads and the footnotes at the end of a page.
extension BodyReader {
    func collectNoteMarks(_ lines: ArraySlice<TextLine>) {
        for index in lines.indices {
            var position = lines[index].start
            while true {
                position = EightBytes.next(in: bytes, from: position, before: lines[index].end) { $0.firstEqual("_") }
                guard position < lines[index].end else { break }
                if let rule = PageFurniture.rule(in: bytes, at: position, before: lines[index].end) {
                    for note in notes(behind: rule, line: index, lines).notes { noteMarks.insert(bytes[note.mark]) }
                    position = rule
                } else {
                    position += 1
                }
            }
        }
    }

    /// The next stretch of text from `start` on, up to a piece of furniture, which is taken as well.
    func takePiece(
        from start: Int, before end: Int, line: Int, _ lines: ArraySlice<TextLine>, _ afterFurniture: inout Bool
    ) -> (range: Range<Int>, next: Int, afterFurniture: Bool) {
        var position = start
        let wasAfterFurniture = afterFurniture
        while true {
            position = nextFurnitureSign(from: position, before: end)
            guard position < end else { break }
            let byte = bytes[position]
            if byte == UInt8(ascii: "_"), let rule = PageFurniture.rule(in: bytes, at: position, before: end) {
                let found = notes(behind: rule, line: line, lines)
                if !found.notes.isEmpty {
                    builder.leaves.claim(position..<rule, as: .furniture)
                    for note in found.notes {
                        builder.leaves.claim(note.mark, as: .footnoteMark)
                        footnotes.append(Footnote(mark: note.mark, body: note.body, anchor: nil))
                    }
                    pending?.anomalies.insert(.displacedFootnote)
                    consumedUpTo = found.end
                    afterFurniture = true
                    return (ByteMatch.trimmed(start..<position, in: bytes), found.end, wasAfterFurniture)
                }
            }
            let startsWord = position == lines[line].start || ByteClass.isSpace(bytes[position - 1])
            if startsWord, let head = PageFurniture.runningHead(in: bytes, at: position, before: end), let number,
                let own = Int(number), own != head.number, builder.hasContainer
            {
                // The page of another act.
                otherActStart = position
                return (ByteMatch.trimmed(start..<position, in: bytes), end, wasAfterFurniture)
            }
            if startsWord,
                let furnitureEnd = PageFurniture.pageNumber(in: bytes, at: position, before: end)
                    ?? PageFurniture.runningHead(in: bytes, at: position, before: end)?.end
            {
                builder.leaves.claim(position..<furnitureEnd, as: .furniture)
                let next = ByteMatch.skipBlanks(in: bytes, from: furnitureEnd, before: end)
                let text = ByteMatch.trimmed(start..<position, in: bytes)
                if next < end || !text.isEmpty { pending?.anomalies.insert(.pageFurniture) }
                afterFurniture = true
                return (text, next, wasAfterFurniture)
            }
            position += 1
        }
        afterFurniture = false
        return (start..<end, end, wasAfterFurniture)
    }

    /// The next byte with which furniture may begin. Every byte of a body passes here.
    private func nextFurnitureSign(from start: Int, before end: Int) -> Int {
        EightBytes.next(in: bytes, from: start, before: end) { $0.firstEqual("_") | $0.firstEqual("R") | $0.firstEqual("-") | $0.firstEqual(0xE2) }
    }

    /// The footnote of the number line where it stands on a line of its own.
    func headNote(_ line: Range<Int>, mark: String) -> Footnote? {
        let end = line.lowerBound + mark.utf8.count
        guard mark.utf8.first == UInt8(ascii: "*"), ByteMatch.exact(words: mark, in: bytes, at: line.lowerBound, before: line.upperBound),
            end < line.upperBound, ByteClass.isSpace(bytes[end])
        else { return nil }
        builder.leaves.claim(line.lowerBound..<end, as: .footnoteMark)
        return Footnote(
            mark: line.lowerBound..<end, body: [ByteMatch.skipBlanks(in: bytes, from: end, before: line.upperBound)..<line.upperBound],
            anchor: .heading)
    }

    /// The notes below a rule: up to the page number where one comes soon, otherwise to the end of
    /// the line.
    func notes(behind rule: Int, line: Int, _ lines: ArraySlice<TextLine>) -> (notes: [DisplacedFootnote], end: Int) {
        var pieces: [Range<Int>] = []
        for index in lines.indices[line...].prefix(14) {
            let start = index == line ? ByteMatch.skipBlanks(in: bytes, from: rule, before: lines[index].end) : lines[index].start
            if index > line, SectionHeading.readLine(lines[index].range, in: bytes, vocabulary) != nil { break }
            var position = start
            while position < lines[index].end {
                if ByteClass.isSpace(bytes[max(position - 1, 0)]) || position == start,
                    PageFurniture.pageNumber(in: bytes, at: position, before: lines[index].end) != nil
                        || PageFurniture.runningHead(in: bytes, at: position, before: lines[index].end) != nil
                {
                    pieces.append(ByteMatch.trimmed(start..<position, in: bytes))
                    return (DisplacedFootnote.read(pieces, in: bytes), position)
                }
                position += 1
            }
            if start < lines[index].end { pieces.append(start..<lines[index].end) }
        }
        // No page number: the notes end with the line that holds them.
        guard let first = pieces.first else { return ([], rule) }
        return (DisplacedFootnote.read([first], in: bytes), first.upperBound)
    }
}
