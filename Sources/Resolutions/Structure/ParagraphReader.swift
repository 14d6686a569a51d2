/// Reads the body of an act without heading lines (United Nations, WHO, Metre Convention): each
/// paragraph begins with its own verb, or with a number and its verb.
struct ParagraphReader {
    private let source: SourceText
    private let vocabulary: StructureVocabulary
    private(set) var builder: ComponentBuilder
    private let title: [UInt8]
    private var pending: Pending?
    private var part: Authority.HeadingVerb.Function?
    private var annexHead: (number: String?, heading: [Range<Int>])?
    private var isInAnnex = false
    private(set) var footnotes: [BodyReader.Footnote] = []
    private(set) var marksFound: [(mark: Range<Int>, component: Int)] = []
    /// Whether lines belong to the notes at the foot of a page.
    private var isInNotes = false
    /// The date in the closing line (`18th plenary meeting, 14 October 2025`).
    private(set) var closingYear: Int?
    private var followsClosingLine = false
    /// Whether the paragraphs of this text begin with capital letters; known from the first on.
    private var opensWithCapitals: Bool?

    private struct Pending {
        var hasMarker: Bool
        var pieces: [Range<Int>] = []
        var anomalies: Set<Anomaly> = []
    }

    /// The reading text, kept here so that each access does not go through `source`.
    private let bytes: [UInt8]

    init(_ source: SourceText, _ vocabulary: StructureVocabulary, builder: ComponentBuilder, title: Passage?) {
        self.source = source
        self.bytes = source.bytes
        self.vocabulary = vocabulary
        self.builder = builder
        self.title = title?.utf8 ?? []
    }

    /// Whether any line of a body is a heading of its own, so that `BodyReader` must read it.
    static func hasHeadings(_ lines: ArraySlice<TextLine>, in bytes: [UInt8], _ vocabulary: StructureVocabulary) -> Bool {
        // A body that begins with a verb and its text goes on so.
        if let first = lines.first?.range, SectionHeading.readLine(SectionHeading.withoutEmphasis(first, in: bytes), in: bytes, vocabulary) == nil,
            let verb = SectionHeading.readVerb(in: bytes, at: first.lowerBound, before: first.upperBound, vocabulary),
            verb.function == .preambular
        {
            return false
        }
        return lines.indices.contains { index in
            let line = lines[index]
            let text = SectionHeading.withoutEmphasis(line.range, in: bytes)
            guard let heading = SectionHeading.readLine(text, in: bytes, vocabulary) else { return false }
            if heading.verbEnd < text.upperBound {
                // Addressees behind the verb: the next line must be what they are to do.
                guard index + 1 < lines.endIndex, opensItem(lines[index + 1].range, in: bytes) else { return false }
            }
            // In the middle of a paragraph a verb may stand alone on a line by chance.
            guard index > lines.startIndex, let last = bytes[lines[index - 1].range].last else { return true }
            return line.followsBlankLine || [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "."), UInt8(ascii: ":")].contains(last)
        }
    }

    private static func opensItem(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
        if ["to", "that"].contains(where: { ByteMatch.word($0, in: bytes, at: line.lowerBound, before: line.upperBound) }) { return true }
        return Enumerator.read(in: bytes, line)?.readings.contains { $0.value == 1 } ?? false
    }

    /// Reads lines, in order. Linear in their length.
    mutating func read(_ lines: ArraySlice<TextLine>, from offset: Int?) {
        for index in lines.indices {
            var range = lines[index].range
            if let offset, range.contains(offset) || offset == range.upperBound {
                range = ByteMatch.trimmed(offset..<range.upperBound, in: bytes)
                if range.isEmpty { continue }
            }
            read(range, followsBlankLine: lines[index].followsBlankLine)
        }
        finishPending()
        finishAnnexHead()
    }

    // MARK: Lines

    private mutating func read(_ line: Range<Int>, followsBlankLine: Bool) {
        if PageFoot.isRule(line, in: bytes) {
            builder.leaves.claim(line, as: .furniture)
            isInNotes = true
            return
        }
        if PageFoot.isFurniture(line, in: bytes) || repeatsTitle(line) {
            builder.leaves.claim(line, as: .furniture)
            isInNotes = false
            if pending.map({ !isComplete($0) }) == true { pending?.anomalies.insert(.pageFurniture) }
            return
        }
        if let note = PageFoot.markdownNote(line, in: bytes) {
            builder.leaves.claim(note.prefix, as: .footnoteMark)
            footnotes.append(BodyReader.Footnote(mark: note.mark, body: [note.body], anchor: nil))
            isInNotes = true
            return
        }
        if isInNotes {
            if readNote(line, followsBlankLine: followsBlankLine) { return }
            isInNotes = false
        }
        if followsClosingLine, line.count <= 30, PageFoot.lastYear(in: bytes, line) != nil {
            builder.leaves.claim(line, as: .otherHeader)
            followsClosingLine = false
            return
        }
        if let year = PageFoot.closingYear(line, in: bytes) {
            finishPending()
            followsClosingLine = true
            builder.leaves.claim(line, as: .otherHeader)
            closingYear = year > 0 ? year : closingYear
            return
        }
        if let annex = AnnexHeading.read(line, in: bytes, allowsTitle: true), pending.map(isComplete) ?? true {
            finishPending()
            finishAnnexHead()
            annexHead = (annex.number, [annex.range])
            if !annex.rest.isEmpty { read(annex.rest, followsBlankLine: true) }
            return
        }
        if annexHead != nil && readAnnexTitle(line) { return }
        if isPartLabel(line) {
            finishPending()
            builder.leaves.claim(line, as: .heading)
            return
        }
        readText(line, followsBlankLine: followsBlankLine)
    }

    /// A line of capitals that numbers a part: `A`, `II`, `III.`
    private func isPartLabel(_ line: Range<Int>) -> Bool {
        var letters = Array(bytes[line])
        if letters.last == UInt8(ascii: ".") { letters.removeLast() }
        guard letters.count <= 5, letters.allSatisfy(ByteClass.isUpper), pending.map(isComplete) ?? true else { return false }
        return letters.count == 1 || RomanNumeral.value(of: letters) != nil
    }

    /// A running head that repeats the title, or the beginning of it.
    private func repeatsTitle(_ line: Range<Int>) -> Bool {
        guard line.count >= 20, line.count <= title.count else { return false }
        return bytes[line].elementsEqual(title[..<line.count]) && line.count * 4 >= title.count * 3
    }

    private mutating func readNote(_ line: Range<Int>, followsBlankLine: Bool) -> Bool {
        if let enumerator = Enumerator.read(in: bytes, line), case .arabic(.dotted) = enumerator.readings[0].scheme { return false }
        if let mark = noteMark(line) {
            builder.leaves.claim(mark, as: .footnoteMark)
            let start = ByteMatch.skipBlanks(in: bytes, from: mark.upperBound, before: line.upperBound)
            footnotes.append(BodyReader.Footnote(mark: mark, body: [start..<line.upperBound], anchor: nil))
            return true
        }
        guard !footnotes.isEmpty else { return false }
        footnotes[footnotes.count - 1].body.append(line)
        return true
    }

    private func noteMark(_ line: Range<Int>) -> Range<Int>? {
        var cursor = ByteCursor(bytes, line)
        let mark = bytes[line.lowerBound] == UInt8(ascii: "*") ? cursor.take { $0 == UInt8(ascii: "*") } : cursor.take(while: ByteClass.isDigit)
        guard !mark.isEmpty, mark.count <= 3, cursor.current.map(ByteClass.isSpace) == true else { return nil }
        return mark
    }

    // MARK: Text

    private mutating func readText(_ line: Range<Int>, followsBlankLine: Bool) {
        let isFree = pending.map(isComplete) ?? true
        let verb = openingVerb(line)
        if let enumerator = Enumerator.read(in: bytes, line), isItem(enumerator, line, isFree: isFree || followsBlankLine) {
            begin(enumerator)
            readInside(enumerator.contentStart..<line.upperBound)
            return
        }
        let startsNew: Bool
        if let verb {
            startsNew = isFree || verb.isMarked
        } else {
            startsNew = isFree && (followsBlankLine || pending.map { !endsInComma($0) } ?? true)
                && !ByteClass.isDigit(bytes[line.lowerBound])
                && !(ByteClass.isLower(bytes[line.lowerBound]) && pending.map { $0.pieces.isEmpty == false } ?? false && !followsBlankLine)
        }
        if startsNew || pending == nil {
            beginParagraph(verb, at: line.lowerBound)
            if let mark = verb?.openingMark { add(line.lowerBound..<mark.lowerBound) }
            readInside((verb?.textStart ?? line.lowerBound)..<line.upperBound, verb)
        } else {
            if pending?.pieces.isEmpty == true { pending?.anomalies.insert(.mergedItems) }
            readInside(line)
        }
    }

    private func isComplete(_ clause: Pending) -> Bool {
        guard let last = clause.pieces.last else { return !clause.hasMarker }
        var end = last.upperBound
        while end > last.lowerBound + 1, ByteClass.isDigit(bytes[end - 1]) || bytes[end - 1] == 0x20 { end -= 1 }
        switch bytes[end - 1] {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "."), UInt8(ascii: ":"): return true
        case UInt8(ascii: "d"): return end - 5 > last.lowerBound && (ByteMatch.exact("; and", in: bytes, at: end - 5, before: end) || ByteMatch.exact(", and", in: bytes, at: end - 5, before: end))
        case UInt8(ascii: "r"): return end - 4 > last.lowerBound && ByteMatch.exact("; or", in: bytes, at: end - 4, before: end)
        default: return false
        }
    }

    private func endsInComma(_ clause: Pending) -> Bool {
        clause.pieces.last.map { bytes[$0].last == UInt8(ascii: ",") } ?? false
    }

    private struct OpeningVerb {
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
    /// `considering that`.
    private func openingVerb(_ line: Range<Int>) -> OpeningVerb? {
        var start = line.lowerBound
        if ByteMatch.word("and", in: bytes, at: start, before: line.upperBound) {
            start = ByteMatch.skipBlanks(in: bytes, from: start + 3, before: line.upperBound)
        }
        guard start < line.upperBound else { return nil }
        let mark = bytes[start]
        let isMarked = mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_")
        var verbStart = start
        if isMarked { verbStart += 1 }
        guard let verb = SectionHeading.readVerb(in: bytes, at: verbStart, before: line.upperBound, vocabulary) else { return nil }
        // Where recitals begin with capitals, a small letter shows the middle of one.
        if ByteClass.isLower(bytes[verbStart]) && opensWithCapitals == true && !isMarked { return nil }
        let keyword = String(decoding: bytes[verbStart..<verb.verbEnd].map(ByteClass.lowered), as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var closing: Range<Int>?
        if isMarked {
            var end = verb.verbEnd
            while end < line.upperBound && end < verb.verbEnd + 12 && bytes[end] != mark { end += 1 }
            if end < line.upperBound && bytes[end] == mark { closing = end..<end + 1 }
        }
        return OpeningVerb(
            function: verb.function, keyword: keyword, isMarked: isMarked, textStart: isMarked ? verbStart : line.lowerBound,
            closingMark: closing, openingMark: isMarked ? start..<start + 1 : nil)
    }

    private func isItem(_ enumerator: Enumerator, _ line: Range<Int>, isFree: Bool) -> Bool {
        let placement = builder.placement(of: enumerator)
        switch enumerator.readings[0].scheme {
        case .bullet: return isFree || placement.depth < builder.openLevelCount || pending.map { !$0.hasMarker } ?? false
        case .arabic(.dotted), .arabic(.closed):
            return placement.sequence == .inOrder || isFree
        case .arabic(.enclosed), .lowerLetter(.enclosed), .lowerRoman(.enclosed), .lowerLetter(.closed), .lowerRoman(.closed):
            return placement.sequence == .inOrder && (isFree || placement.reading.value > 1) || isFree
        case .upperLetter(.dotted), .upperRoman(.dotted): return isFree && placement.sequence == .inOrder && isInAnnex
        default: return false
        }
    }

    /// Adds the words of a line, split where the next number stands inside it.
    private mutating func readInside(_ range: Range<Int>, _ verb: OpeningVerb? = nil) {
        var start = range.lowerBound
        var position = range.lowerBound
        if let verb {
            if let mark = verb.openingMark { builder.leaves.claim(mark, as: .artefact) }
            if let mark = verb.closingMark {
                builder.leaves.claim(mark, as: .artefact)
                pending?.anomalies.insert(.strayCharacters)
                add(start..<mark.lowerBound)
                start = mark.upperBound
                position = start
            }
        }
        while position < range.upperBound {
            let isSpace = ByteClass.isSpace(bytes[position])
            position += 1
            guard isSpace, position < range.upperBound, ByteClass.isDigit(bytes[position]) || bytes[position] == UInt8(ascii: "(") else { continue }
            guard let enumerator = Enumerator.read(in: bytes, position..<range.upperBound), enumerator.contentStart < range.upperBound,
                builder.hasContainer
            else { continue }
            let before = ByteMatch.trimmed(start..<position, in: bytes)
            guard let last = bytes[before].last else { continue }
            let afterColon = last == UInt8(ascii: ":")
            let placement = builder.placement(of: enumerator, afterColon: afterColon)
            guard placement.sequence == .inOrder else { continue }
            let next = bytes[enumerator.contentStart]
            let accepts: Bool
            switch placement.reading.scheme {
            case .arabic(.dotted):
                accepts = placement.reading.value > 1 && ByteClass.isUpper(next) && !ByteClass.isDigit(last)
            case .lowerLetter(.enclosed), .lowerRoman(.enclosed), .arabic(.enclosed):
                accepts = placement.reading.value == 1 ? afterColon : last == UInt8(ascii: ";") || last == UInt8(ascii: ",") && isOpenScheme(placement)
                    || hasSuffix("; and", before) || hasSuffix("; or", before)
            default: accepts = false
            }
            guard accepts else { continue }
            add(before)
            begin(enumerator)
            pending?.anomalies.insert(.mergedItems)
            start = enumerator.contentStart
            position = start
        }
        add(start..<range.upperBound)
    }

    private func isOpenScheme(_ placement: ListLevels.Placement) -> Bool { placement.depth < builder.openLevelCount }

    private func hasSuffix(_ word: String, _ range: Range<Int>) -> Bool {
        let start = range.upperBound - word.utf8.count
        return start >= range.lowerBound && ByteMatch.exact(word, in: bytes, at: start, before: range.upperBound)
    }

    // MARK: Clauses

    private mutating func enter(_ function: Authority.HeadingVerb.Function) {
        guard !isInAnnex, part != function else { return }
        // The operative part goes on to the end.
        if part == .operative { return }
        part = function
        builder.beginPart(function)
    }

    private mutating func begin(_ enumerator: Enumerator) {
        finishPending()
        let content = enumerator.contentStart..<min(enumerator.contentStart + 200, source.mainEnd)
        let verb = content.isEmpty ? nil : openingVerb(content)
        if case .arabic = enumerator.readings[0].scheme, part != .operative { enter(.operative) } else if part == nil { enter(verb?.function ?? .operative) }
        builder.beginItem(enumerator, keyword: isInAnnex ? nil : verb?.keyword)
        pending = Pending(hasMarker: true)
    }

    private mutating func beginParagraph(_ verb: OpeningVerb?, at start: Int) {
        finishPending()
        if opensWithCapitals == nil && !isInAnnex { opensWithCapitals = ByteClass.isUpper(bytes[start]) }
        enter(verb?.function ?? part ?? .preambular)
        builder.beginParagraph(at: start, keyword: isInAnnex ? nil : verb?.keyword)
        pending = Pending(hasMarker: false)
    }

    private mutating func add(_ range: Range<Int>) {
        let range = ByteMatch.trimmed(range, in: bytes)
        guard !range.isEmpty, pending != nil else { return }
        var start = range.lowerBound
        var position = range.lowerBound
        // `[^6]` is a mark of a footnote.
        while position + 3 < range.upperBound {
            if bytes[position] == UInt8(ascii: "["), bytes[position + 1] == UInt8(ascii: "^") {
                var end = position + 2
                while end < range.upperBound && ByteClass.isDigit(bytes[end]) { end += 1 }
                if end < range.upperBound, bytes[end] == UInt8(ascii: "]") {
                    pending?.pieces.append(start..<position)
                    builder.leaves.claim(position..<end + 1, as: .footnoteMark)
                    marksFound.append((position + 2..<end, builder.components.count - 1))
                    start = end + 1
                    position = end
                }
            }
            position += 1
        }
        if start < range.upperBound { pending?.pieces.append(start..<range.upperBound) }
    }

    private mutating func finishPending() {
        guard let clause = pending else { return }
        pending = nil
        builder.finish(pieces: clause.pieces.filter { !$0.isEmpty }, anomalies: clause.anomalies, leadsIn: true)
    }

    // MARK: Annexes

    private mutating func readAnnexTitle(_ line: Range<Int>) -> Bool {
        guard let head = annexHead else { return false }
        if AnnexHeading.isCitationLine(line, in: bytes) {
            annexHead?.heading.append(line)
            return true
        }
        annexHead = nil
        isInAnnex = true
        let isTitle: Bool
        switch bytes[line].last {
        case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ","): isTitle = false
        default: isTitle = line.count <= 300 && Enumerator.read(in: bytes, line) == nil
        }
        builder.beginAnnex(number: head.number, heading: head.heading, title: isTitle ? [line] : [])
        return isTitle
    }

    private mutating func finishAnnexHead() {
        guard let head = annexHead else { return }
        annexHead = nil
        isInAnnex = true
        builder.beginAnnex(number: head.number, heading: head.heading, title: [])
    }
}
