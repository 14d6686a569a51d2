/// Page numbers and running heads, the notes at the foot of a page, and their marks in the text.
extension ParagraphReader {
    /// The numbers of the notes that a text holds, wherever they stand in it.
    static func noteNumbers(_ lines: ArraySlice<TextLine>, _ headNotes: [BodyReader.Footnote], in bytes: [UInt8]) -> Set<Int> {
        var numbers: Set<Int> = []
        for note in headNotes { if let number = number(note.mark, in: bytes) { numbers.insert(number) } }
        var isInNotes = false
        for line in lines {
            if let note = PageFoot.markdownNote(line.range, in: bytes) {
                if let number = number(note.mark, in: bytes), number < 1000 { numbers.insert(number) }
            } else if PageFoot.isRule(line.range, in: bytes) {
                isInNotes = true
            } else if PageFoot.isFurniture(line.range, in: bytes) {
                isInNotes = false
            } else if isInNotes || !headNotes.isEmpty && bytes[line.range].last == UInt8(ascii: "."), let mark = noteMark(line.range, in: bytes), let number = number(mark, in: bytes) {
                numbers.insert(number)
            }
        }
        return numbers
    }

    static func number(_ mark: Range<Int>, in bytes: [UInt8]) -> Int? {
        guard !mark.isEmpty, mark.count <= 4, bytes[mark].allSatisfy(ByteClass.isDigit) else { return nil }
        return bytes[mark].reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    }

    private static func noteMark(_ line: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
        var cursor = ByteCursor(bytes, line)
        let mark = bytes[line.lowerBound] == UInt8(ascii: "*") ? cursor.take { $0 == UInt8(ascii: "*") } : cursor.take(while: ByteClass.isDigit)
        guard !mark.isEmpty, mark.count <= 3, cursor.current.map(ByteClass.isSpace) == true else { return nil }
        return mark
    }

    // MARK: Furniture

    func readFurniture(_ line: Range<Int>) -> Bool {
        if PageFoot.isRule(line, in: bytes) {
            builder.leaves.claim(line, as: .furniture)
            isInNotes = true
            return true
        }
        if takeLoneMark(line) { return true }
        if repeatsNote(line) || isPageNote(line), let mark = Self.noteMark(line, in: bytes) {
            // The note of the first page at the foot of another one.
            builder.leaves.claim(mark, as: .footnoteMark)
            let start = ByteMatch.skipBlanks(in: bytes, from: mark.upperBound, before: line.upperBound)
            footnotes.append(BodyReader.Footnote(mark: mark, body: [start..<line.upperBound], anchor: nil))
            if pending.map({ !isComplete($0) }) == true { pending?.anomalies.insert(.displacedFootnote) }
            return true
        }
        guard PageFoot.isFurniture(line, in: bytes) || repeatsTitle(line) else {
            repeatedTitle = 0
            return false
        }
        builder.leaves.claim(line, as: .furniture)
        isInNotes = notesGoOn
        if pending.map({ !isComplete($0) }) == true { pending?.anomalies.insert(.pageFurniture) }
        return true
    }

    /// A running head that repeats the title, or a part of it, on one line or on several.
    private func repeatsTitle(_ line: Range<Int>) -> Bool {
        let start = repeatedTitle
        guard start + line.count <= title.count, bytes[line].elementsEqual(title[start..<start + line.count]) else { return false }
        let isWhole = line.count >= 20 && line.count * 4 >= title.count * 3
        guard isWhole || start > 0 || line.count >= 30 && !isInAnnex else { return false }
        repeatedTitle = min(start + line.count + 1, title.count)
        return true
    }

    /// `1 See document WHA66/2013/REC/1.` among the lines of a text whose notes restart on each page.
    private func isPageNote(_ line: Range<Int>) -> Bool {
        guard notesRestart, let mark = Self.noteMark(line, in: bytes), mark.count <= 2, ByteClass.isDigit(bytes[mark.lowerBound]),
            bytes[line].last == UInt8(ascii: ".")
        else { return false }
        let start = ByteMatch.skipBlanks(in: bytes, from: mark.upperBound, before: line.upperBound)
        // "1 January 2012–31 December 2012." is a date.
        if WordChoice.months.stands(in: bytes, at: start, before: line.upperBound) { return false }
        return start < line.upperBound && ByteClass.isUpper(bytes[start]) && line.count <= 200
    }

    /// A note of the first page that a later page prints again.
    private func repeatsNote(_ line: Range<Int>) -> Bool {
        guard ByteClass.isDigit(bytes[line.lowerBound]), let mark = Self.noteMark(line, in: bytes) else { return false }
        let body = ByteMatch.skipBlanks(in: bytes, from: mark.upperBound, before: line.upperBound)..<line.upperBound
        return footnotes.suffix(32).contains { note in
            bytes[note.mark].elementsEqual(bytes[mark]) && note.body.first.map { bytes[$0].elementsEqual(bytes[body]) } == true
        }
    }

    // MARK: Notes

    func readNotes(_ line: Range<Int>, followsBlankLine: Bool) -> Bool {
        if let note = PageFoot.markdownNote(line, in: bytes) {
            takeMarkdownNote(note, line)
            return true
        }
        if !isInNotes, opensStarNote(line) || opensClosingNote(line) { isInNotes = true }
        guard isInNotes else { return false }
        if readNote(line) { return true }
        isInNotes = false
        return false
    }

    private func takeMarkdownNote(_ note: (mark: Range<Int>, prefix: Range<Int>, body: Range<Int>), _ line: Range<Int>) {
        isInNotes = true
        let previous = footnotes.last.flatMap { Self.number($0.mark, in: bytes) }
        // `[^1994]: (United Nations publication …`: a number at the start of a printed line, no note.
        if let number = Self.number(note.mark, in: bytes), let previous, number != previous + 1, let last = footnotes.last?.body.last,
            let end = bytes[last].last, ByteClass.isAlphanumeric(end) || end == UInt8(ascii: ",")
        {
            builder.leaves.claim(note.prefix.lowerBound..<note.mark.lowerBound, as: .artefact)
            builder.leaves.claim(note.mark.upperBound..<note.prefix.upperBound, as: .artefact)
            footnotes[footnotes.count - 1].body += [note.mark, note.body]
            return
        }
        builder.leaves.claim(note.prefix, as: .footnoteMark)
        footnotes.append(BodyReader.Footnote(mark: note.mark, body: [note.body], anchor: nil))
    }

    /// `* Definitions for the purpose of this resolution`, where a word above bears a star.
    private func opensStarNote(_ line: Range<Int>) -> Bool {
        guard opensWithCapitals ?? true, bytes[line.lowerBound] == UInt8(ascii: "*"), let mark = Self.noteMark(line, in: bytes), mark.count == 1 else { return false }
        let start = ByteMatch.skipBlanks(in: bytes, from: mark.upperBound, before: line.upperBound)
        return start < line.upperBound && ByteClass.isUpper(bytes[start])
    }

    /// `(1) English translation …` behind the last paragraph of a text that bears the mark `^(1)^`.
    private func opensClosingNote(_ line: Range<Int>) -> Bool {
        guard hasRaisedMark, isFree, bytes[line.lowerBound] == UInt8(ascii: "("),
            ByteMatch.exact("(1) ", in: bytes, at: line.lowerBound, before: line.upperBound), pending?.hasMarker != true || upcoming != nil
        else { return false }
        finishPending()
        builder.leaves.claim(line.lowerBound..<line.lowerBound + 3, as: .footnoteMark)
        footnotes.append(BodyReader.Footnote(mark: line.lowerBound + 1..<line.lowerBound + 2, body: [], anchor: nil))
        notesGoOn = true
        return true
    }

    /// `^(1)^` or `^1^` as AsciiDoc raises a mark.
    private var hasRaisedMark: Bool { lastMark > 0 && raisedMarks > 0 }

    private func readNote(_ line: Range<Int>) -> Bool {
        if !notesGoOn, let enumerator = Enumerator.read(in: bytes, line), case .arabic(.dotted) = enumerator.readings[0].scheme { return false }
        if notesGoOn, let last = footnotes.last, last.body.isEmpty {
            let start = ByteMatch.skipBlanks(in: bytes, from: line.lowerBound + 3, before: line.upperBound)
            footnotes[footnotes.count - 1].body = [start..<line.upperBound]
            return true
        }
        if !notesGoOn, let mark = Self.noteMark(line, in: bytes) {
            builder.leaves.claim(mark, as: .footnoteMark)
            let start = ByteMatch.skipBlanks(in: bytes, from: mark.upperBound, before: line.upperBound)
            footnotes.append(BodyReader.Footnote(mark: mark, body: [start..<line.upperBound], anchor: nil))
            return true
        }
        guard !footnotes.isEmpty else { return false }
        footnotes[footnotes.count - 1].body.append(line)
        return true
    }

    // MARK: Marks in the text

    /// Adds words to the open clause, without the marks of footnotes.
    func add(_ range: Range<Int>) {
        let range = ByteMatch.trimmed(range, in: bytes)
        guard !range.isEmpty, pending != nil else { return }
        var start = range.lowerBound
        var position = range.lowerBound
        while true {
            position = EightBytes.next(in: bytes, from: position, before: range.upperBound) {
                $0.digits | $0.firstEqual("[") | $0.firstEqual("^") | $0.firstEqual(0xE2)
            }
            guard position < range.upperBound else { break }
            guard let mark = mark(at: position, in: range) else {
                if bytes[position] == 0xE2, position + 2 < range.upperBound, bytes[position + 1] == 0x80 {
                    // A pair of quotation marks.
                    if bytes[position + 2] == 0x9C { pending?.isQuoting = true } else if bytes[position + 2] == 0x9D { pending?.isQuoting = false }
                }
                position += 1
                continue
            }
            if start < mark.whole.lowerBound { pending?.pieces.append(start..<mark.whole.lowerBound) }
            builder.leaves.claim(mark.whole, as: .footnoteMark)
            marksFound.append((mark.digits, builder.components.count - 1))
            start = mark.whole.upperBound
            position = start
        }
        if start < range.upperBound { pending?.pieces.append(start..<range.upperBound) }
    }

    /// The mark of a footnote at a place: `[^6]`, `^(1)^`, or the number of the next note behind a
    /// word, a point or a year.
    private func mark(at position: Int, in range: Range<Int>) -> (whole: Range<Int>, digits: Range<Int>)? {
        let byte = bytes[position]
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "^") {
            guard let mark = bracketedMark(at: position, in: range) else { return nil }
            lastMark = Self.number(mark.digits, in: bytes) ?? lastMark
            if byte == UInt8(ascii: "^") { raisedMarks += 1 }
            return mark
        }
        guard ByteClass.isDigit(byte), position > range.lowerBound, !ByteClass.isDigit(bytes[position - 1]) else { return nil }
        var end = position
        while end < range.upperBound && ByteClass.isDigit(bytes[end]) { end += 1 }
        let digits = position..<end
        if let mark = gluedYearMark(digits) {
            lastMark = Self.number(mark, in: bytes) ?? lastMark
            return (mark, mark)
        }
        guard let number = Self.number(digits, in: bytes), number <= 300, isNext(number), standsAsMark(digits, in: range) else { return nil }
        lastMark = number
        return (digits, digits)
    }

    private func bracketedMark(at position: Int, in range: Range<Int>) -> (whole: Range<Int>, digits: Range<Int>)? {
        var cursor = ByteCursor(bytes, position..<range.upperBound)
        let isRaised = cursor.accept("^")
        guard isRaised || cursor.accept("[") && cursor.accept("^") else { return nil }
        let isEnclosed = isRaised && cursor.accept("(")
        let digits = cursor.take(while: ByteClass.isDigit)
        guard !digits.isEmpty, digits.count <= 3, !isEnclosed || cursor.accept(")"), isRaised ? cursor.accept("^") : cursor.accept("]") else { return nil }
        return (position..<cursor.position, digits)
    }

    /// Whether a note of this number may come now: the next of those that the text holds.
    private func isNext(_ number: Int) -> Bool {
        if notesRestart, noteNumbers.contains(number) { return true }
        guard number > lastMark, number - lastMark <= 50 else { return false }
        guard noteNumbers.contains(number) else { return number == lastMark + 1 && number > 1 && !noteNumbers.isEmpty }
        return (lastMark + 1..<number).count(where: noteNumbers.contains) <= 2
    }

    /// Whether digits stand as a mark does: glued to a word or a point, or between a point and a word.
    private func standsAsMark(_ digits: Range<Int>, in range: Range<Int>) -> Bool {
        let next = digits.upperBound < range.upperBound ? bytes[digits.upperBound] : 0x20
        guard ByteClass.isSpace(next) || next == UInt8(ascii: ",") || next == UInt8(ascii: ";") || next == UInt8(ascii: ".") || next == UInt8(ascii: ":")
            || next == UInt8(ascii: ")")
        else { return false }
        let isKnown = Self.number(digits, in: bytes).map(noteNumbers.contains) ?? false
        let before = bytes[digits.lowerBound - 1]
        if before == UInt8(ascii: ",") || before == UInt8(ascii: ";") || before == UInt8(ascii: ".") {
            // "C-24/DEC.4" and "9 A.2" are symbols.
            if before == UInt8(ascii: "."), endsSymbol(digits.lowerBound - 1, from: range.lowerBound) { return false }
            // `1,2` and `66.1` are numbers.
            return digits.lowerBound - 2 < range.lowerBound || !ByteClass.isDigit(bytes[digits.lowerBound - 2])
                || isYear(endingAt: digits.lowerBound - 1, from: range.lowerBound)
        }
        guard isKnown else { return false }
        if before == UInt8(ascii: ":") { return true }
        if ByteClass.isLower(before) || before == UInt8(ascii: ")") || before == 0x9D || before == 0x99 { return true }
        if ByteClass.isUpper(before) { return digits.lowerBound - 3 >= range.lowerBound && ByteClass.isUpper(bytes[digits.lowerBound - 2]) && ByteClass.isUpper(bytes[digits.lowerBound - 3]) }
        guard before == 0x20 else { return false }
        return standsFree(digits, in: range)
    }

    /// Whether the capitals before a full stop follow a slash, or are a single one.
    private func endsSymbol(_ end: Int, from start: Int) -> Bool {
        var first = end
        while first > start, ByteClass.isUpper(bytes[first - 1]) { first -= 1 }
        guard first < end, first > start else { return false }
        return bytes[first - 1] == UInt8(ascii: "/") || end - first == 1 && bytes[first - 1] == 0x20
    }

    private func isYear(endingAt end: Int, from start: Int) -> Bool {
        guard end - 4 >= start, bytes[end - 4..<end].allSatisfy(ByteClass.isDigit) else { return false }
        return bytes[end - 4] == UInt8(ascii: "1") || bytes[end - 4] == UInt8(ascii: "2")
    }

    /// A mark with a blank before it: behind a point, or a name, and before a small letter or the end.
    private func standsFree(_ digits: Range<Int>, in range: Range<Int>) -> Bool {
        let next = ByteMatch.skipBlanks(in: bytes, from: digits.upperBound, before: range.upperBound)
        guard next >= range.upperBound || !ByteClass.isDigit(bytes[next]) else { return false }
        var end = digits.lowerBound
        while end > range.lowerBound && bytes[end - 1] == 0x20 { end -= 1 }
        guard end > range.lowerBound else { return false }
        let last = bytes[end - 1]
        let hasWideSpace = next > digits.upperBound + 1 || digits.upperBound == range.upperBound
        if last == UInt8(ascii: ",") || last == UInt8(ascii: ";") || last == 0x9D || last == UInt8(ascii: ")") {
            return hasWideSpace || next < range.upperBound && !ByteClass.isUpper(bytes[next])
        }
        var start = end
        while start > range.lowerBound && ByteClass.isLetter(bytes[start - 1]) { start -= 1 }
        guard start < end, ByteClass.isUpper(bytes[start]) else { return false }
        let word = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
        return !Self.numbered.contains(word) && (hasWideSpace || next < range.upperBound && ByteClass.isLower(bytes[next]))
    }

    /// Words that numbers belong to.
    private static let numbered: Set<String> = [
        "article", "articles", "chapter", "chapters", "annex", "annexes", "part", "parts", "no", "nos", "section", "sections", "phase", "group",
        "appendix", "goal", "goals", "volume", "resolution", "resolutions", "rule", "rules", "table", "protocol", "supplement", "pillar", "level",
        "decision", "recommendation", "item", "items", "target", "targets", "january", "february", "march", "april", "may", "june", "july", "august",
        "september", "october", "november", "december", "page", "vol", "session", "category", "tier", "step", "question",
    ]

    /// A year with the next mark glued to it, such as `20303`: the mark's digits.
    func gluedYearMark(_ digits: Range<Int>) -> Range<Int>? {
        guard digits.count == 5 || digits.count == 6 else { return nil }
        let year = bytes[digits.prefix(4)].reduce(0) { $0 * 10 + Int($1 & 0x0F) }
        let mark = digits.lowerBound + 4..<digits.upperBound
        guard (1900...2100).contains(year), let number = Self.number(mark, in: bytes), isNext(number), noteNumbers.contains(number) else { return nil }
        return mark
    }

    /// A line that is only the number of the next note, where the mark came out below its word.
    private func takeLoneMark(_ line: Range<Int>) -> Bool {
        guard pending != nil, let number = Self.number(line, in: bytes), noteNumbers.contains(number), isNext(number),
            footnotes.suffix(64).contains(where: { Self.number($0.mark, in: bytes) == number })
        else { return false }
        lastMark = number
        builder.leaves.claim(line, as: .footnoteMark)
        marksFound.append((line, builder.components.count - 1))
        return true
    }

    /// Takes the mark of emphasis behind the last point of a clause: `… arriérées._`
    func takeClosingEmphasis(_ clause: inout Pending) {
        guard opensWithCapitals == false, let last = clause.pieces.last, last.count > 2 else { return }
        var end = last.upperBound
        while end > last.lowerBound, bytes[end - 1] == 0x20 { end -= 1 }
        guard end > last.lowerBound + 1, bytes[end - 1] == UInt8(ascii: "_"),
            [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\"")].contains(bytes[end - 2])
        else { return }
        builder.leaves.claim(end - 1..<end, as: .artefact)
        clause.pieces[clause.pieces.count - 1] = last.lowerBound..<end - 1
    }

    /// Takes the mark behind the last point of a clause.
    func takeClosingMark(_ clause: inout Pending) {
        guard let last = clause.pieces.last, last.count > 2 else { return }
        var start = last.upperBound
        while start > last.lowerBound && ByteClass.isDigit(bytes[start - 1]) { start -= 1 }
        let digits = start..<last.upperBound
        guard let number = Self.number(digits, in: bytes), number <= 300, number > lastMark || noteNumbers.contains(number), digits.count <= 3 else { return }
        var end = start
        while end > last.lowerBound && bytes[end - 1] == 0x20 { end -= 1 }
        guard end > last.lowerBound, [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "."), UInt8(ascii: ":")].contains(bytes[end - 1]) else { return }
        lastMark = max(lastMark, number)
        clause.pieces[clause.pieces.count - 1] = last.lowerBound..<end
        builder.leaves.claim(digits, as: .footnoteMark)
        marksFound.append((digits, builder.components.count - 1))
    }
}
