/// Reads the body of an act whose sections have headings of their own (ITU): sections, items,
/// paragraphs, annexes and footnotes, also where a conversion ran them together or tore them apart.
struct BodyReader {
    let source: SourceText
    let vocabulary: StructureVocabulary
    var builder: ComponentBuilder
    /// The clause whose end is not reached yet.
    var pending: Pending?
    var annexHead: AnnexHead?
    var footnotes: [Footnote] = []
    /// Marks of the footnotes of this text, which may be glued to words.
    var noteMarks: Set<String> = []
    /// What the last heading was; nil in front of the first and in annexes.
    var function: Authority.HeadingVerb.Function?
    /// What was read up to here belongs to footnotes and furniture.
    var consumedUpTo = 0
    var nextLine: Range<Int>?
    /// A heading that goes on in the next line.
    var unfinishedHeading: SectionHeading?

    struct Footnote {
        var mark: Range<Int>
        var body: [Range<Int>]
        var anchor: FootnoteAnchor?
    }

    struct Pending {
        var hasMarker: Bool
        var pieces: [Range<Int>] = []
        var anomalies: Set<Anomaly> = []
    }

    /// What is still awaited below the heading of an annex.
    struct AnnexHead {
        var number: String?
        var heading: [Range<Int>]
        var title: [Range<Int>] = []
        var anomalies: Set<Anomaly> = []
    }

    /// The reading text, kept here so that each access does not go through `source`.
    let bytes: [UInt8]

    /// The number line, which a page may repeat in the middle of the text.
    let numberLine: [UInt8]?

    init(_ source: SourceText, _ vocabulary: StructureVocabulary, builder: ComponentBuilder, numberLine: [UInt8]? = nil) {
        self.source = source
        self.bytes = source.bytes
        self.vocabulary = vocabulary
        self.builder = builder
        self.numberLine = numberLine
    }

    /// Reads lines, in order. Linear in their length.
    mutating func read(_ lines: ArraySlice<TextLine>) {
        collectNoteMarks(lines)
        for index in lines.indices {
            var start = max(lines[index].start, consumedUpTo)
            let end = lines[index].end
            var afterFurniture = false
            while start < end {
                let piece = takePiece(from: start, before: end, line: index, lines, &afterFurniture)
                nextLine = index + 1 < lines.endIndex ? lines[index + 1].range : nil
                if !piece.range.isEmpty {
                    read(
                        piece.range, startsLine: piece.range.lowerBound == lines[index].start,
                        afterFurniture: piece.afterFurniture, followsBlankLine: lines[index].followsBlankLine)
                }
                start = max(piece.next, consumedUpTo)
            }
        }
        if let heading = unfinishedHeading {
            builder.beginSection(heading.function, pieces: [heading.range], verbEnd: heading.verbEnd)
        }
        finishPending()
        finishAnnexHead()
    }

    // MARK: Lines

    mutating func read(_ range: Range<Int>, startsLine: Bool, afterFurniture: Bool, followsBlankLine: Bool) {
        var range = range
        if startsLine || afterFurniture, let numberLine, let end = RepeatedHead.end(in: bytes, range, numberLine: numberLine, vocabulary) {
            builder.leaves.claim(range.lowerBound..<end, as: .furniture)
            pending?.anomalies.insert(.pageFurniture)
            range = ByteMatch.skipBlanks(in: bytes, from: end, before: range.upperBound)..<range.upperBound
            guard !range.isEmpty else { return }
        }
        let unmarked = SectionHeading.withoutEmphasis(range, in: bytes)
        if startsLine, unmarked != range, SectionHeading.readLine(unmarked, in: bytes, vocabulary) != nil {
            builder.leaves.claim(range.lowerBound..<unmarked.lowerBound, as: .artefact)
            builder.leaves.claim(unmarked.upperBound..<range.upperBound, as: .artefact)
            range = unmarked
        }
        var position = range.lowerBound
        if startsLine || afterFurniture {
            if let unfinished = unfinishedHeading {
                unfinishedHeading = nil
                if let start = finish(unfinished, with: range) { readInside(start..<range.upperBound) }
                return
            }
            if let annex = AnnexHeading.read(range, in: bytes), isComplete || startsLine {
                begin(annex, anomalies: startsLine ? [] : [.gluedHeading])
                return
            }
            if annexHead != nil && readAnnexHead(range) { return }
            if isComplete || followsBlankLine, let end = readHeading(at: range.lowerBound, in: range, isGlued: false) {
                position = end
            } else if let enumerator = Enumerator.read(in: bytes, range), isItem(enumerator, range) {
                begin(enumerator, anomalies: startsLine ? [] : [.mergedItems])
                position = enumerator.contentStart
            } else if startsLine, isComplete, let unknown = unknownHeading(range) {
                beginSection(ofUnknownVerb: unknown, range)
                return
            } else if startsLine, isComplete, isInfinitiveHeading(range) {
                finishPending()
                function = .operative
                builder.beginSection(.operative, pieces: [range], verbEnd: range.upperBound)
                return
            } else if continuesPending(range) {
                if startsLine && pending?.pieces.isEmpty == true { pending?.anomalies.insert(.mergedItems) }
            } else {
                beginParagraph(at: range.lowerBound)
            }
        }
        readInside(position..<range.upperBound)
    }

    /// Whether the text before is at the end of a sentence or item, so that something new may begin.
    var isComplete: Bool {
        guard let pending else { return true }
        guard let last = pending.pieces.last else { return !pending.hasMarker }
        return Self.endsItem(last, in: bytes)
    }

    static func endsItem(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
        switch bytes[range].last {
        case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ","): return true
        case UInt8(ascii: "d"): return hasSuffix(" and", range, bytes)
        case UInt8(ascii: "r"): return hasSuffix(" or", range, bytes)
        // A footnote's mark behind the punctuation.
        case let last? where ByteClass.isDigit(last):
            return range.count > 2 && [UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ",")].contains(bytes[range.upperBound - 2])
        default: return false
        }
    }

    static func hasSuffix(_ word: String, _ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
        let start = range.upperBound - word.utf8.count
        guard start - 1 > range.lowerBound, ByteMatch.exact(word, in: bytes, at: start, before: range.upperBound) else { return false }
        return bytes[start - 1] == UInt8(ascii: ";")
    }

    /// Whether a marker at the start of a line is one: a bare number may begin a date or an amount.
    func isItem(_ enumerator: Enumerator, _ line: Range<Int>) -> Bool {
        guard builder.hasContainer else { return false }
        guard enumerator.contentStart < line.upperBound else {
            // A marker alone on its line.
            if case .arabic(.bare) = enumerator.readings[0].scheme { return builder.placement(of: enumerator).sequence == .inOrder && isComplete }
            if case .bullet = enumerator.readings[0].scheme { return false }
            return true
        }
        if enumerator.hasTab { return true }
        let next = bytes[enumerator.contentStart]
        switch enumerator.readings[0].scheme {
        case .arabic(.bare), .decimal:
            if isUnit(at: enumerator.contentStart) { return false }
        default: break
        }
        switch enumerator.readings[0].scheme {
        case .arabic(.bare):
            guard ByteClass.isLetter(next) || next == UInt8(ascii: "[") || next == UInt8(ascii: "(") || next == 0xE2, !isMonth(at: enumerator.contentStart) else { return false }
            if builder.placement(of: enumerator).sequence == .inOrder { return ByteClass.isLower(next) || isComplete }
            return isComplete && ByteClass.isLower(next)
        case .decimal:
            guard ByteClass.isLetter(next) || next == UInt8(ascii: "[") else { return false }
            if builder.placement(of: enumerator).sequence == .inOrder { return ByteClass.isLower(next) || isComplete }
            return isComplete && ByteClass.isLower(next)
        case .bullet:
            return isComplete || builder.placement(of: enumerator).depth < builder.openLevelCount
        default:
            return true
        }
    }

    func isMonth(at start: Int) -> Bool {
        Self.months.contains { ByteMatch.word($0, in: bytes, at: start, before: bytes.count) }
    }

    static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// Whether a line goes on with the clause before it.
    func continuesPending(_ line: Range<Int>) -> Bool {
        guard let pending else { return false }
        guard let last = pending.pieces.last else { return true }
        guard Self.endsItem(last, in: bytes) else { return true }
        // A comma ends no sentence; an amount does not begin one.
        return bytes[last].last == UInt8(ascii: ",") || ByteClass.isDigit(bytes[line.lowerBound])
            || ByteMatch.word("where", in: bytes, at: line.lowerBound, before: line.upperBound)
    }

    // MARK: Inside a line

    /// Reads a stretch that goes on with the pending clause, up to where something new begins in it.
    mutating func readInside(_ range: Range<Int>) {
        var start = range.lowerBound
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = bytes[position]
            position += 1
            guard byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "."),
                position < range.upperBound, ByteClass.isSpace(bytes[position])
            else { continue }
            let candidate = ByteMatch.skipBlanks(in: bytes, from: position, before: range.upperBound)
            if let item = itemStart(behind: byte, at: candidate, in: range) {
                add(start..<item.end)
                begin(item.enumerator, anomalies: [.mergedItems])
                start = item.enumerator.contentStart
                position = start
            } else if byte != UInt8(ascii: ":"), candidate < range.upperBound {
                if ByteClass.isLower(bytes[candidate]), isGluedHeading(at: candidate, in: range) {
                    add(start..<position)
                    if let end = readHeading(at: candidate, in: candidate..<range.upperBound, isGlued: true) {
                        start = end
                        position = end
                    } else {
                        start = candidate
                    }
                } else if bytes[candidate] == UInt8(ascii: "A"), let annex = gluedAnnex(at: candidate, in: range) {
                    add(start..<position)
                    begin(annex, anomalies: [.gluedHeading])
                    return
                }
            }
        }
        add(start..<range.upperBound)
    }

    /// An item that begins inside a line, and the end of the text before it: `; 2 that`, `: a) the`.
    func itemStart(behind punctuation: UInt8, at candidate: Int, in range: Range<Int>) -> (enumerator: Enumerator, end: Int)? {
        var start = candidate
        if punctuation != UInt8(ascii: ":") && punctuation != UInt8(ascii: ".") {
            for word in ["and", "or"] where ByteMatch.word(word, in: bytes, at: start, before: range.upperBound) {
                start = ByteMatch.skipBlanks(in: bytes, from: start + word.utf8.count, before: range.upperBound)
            }
        }
        guard start + 1 < range.upperBound, let enumerator = Enumerator.read(in: bytes, start..<range.upperBound),
            enumerator.contentStart < range.upperBound, builder.hasContainer
        else { return nil }
        let next = bytes[enumerator.contentStart]
        let placement = builder.placement(of: enumerator, afterColon: punctuation == UInt8(ascii: ":"))
        guard placement.sequence == .inOrder else { return nil }
        if punctuation == UInt8(ascii: ".") && endsInAbbreviation(before: candidate) { return nil }
        let isFirst = placement.reading.value <= 1
        switch placement.reading.scheme {
        case .bullet(let symbol):
            guard symbol != UInt32(UInt8(ascii: "*")), symbol != UInt32(UInt8(ascii: ".")), symbol != UInt32(UInt8(ascii: "+")), symbol & 0xFFFF != UInt32(UInt8(ascii: "-")) else { return nil }
            let isOpen = placement.depth < builder.openLevelCount
            guard isOpen || punctuation == UInt8(ascii: ":"), punctuation != UInt8(ascii: ".") || isOpen else { return nil }
        case .arabic(.bare), .decimal:
            guard ByteClass.isLower(next) || next == UInt8(ascii: "["), !isUnit(at: enumerator.contentStart) else { return nil }
            if isFirst, punctuation != UInt8(ascii: ":") {
                if case .decimal = placement.reading.scheme, placement.depth > 0 {} else { return nil }
            }
            if punctuation == UInt8(ascii: ",") && !isItemOpening(at: enumerator.contentStart) { return nil }
        case .arabic(.dotted), .upperLetter, .upperRoman:
            return nil
        default:
            if isFirst && punctuation != UInt8(ascii: ":") { return nil }
            if punctuation == UInt8(ascii: ",") && !ByteClass.isLower(next) { return nil }
        }
        return (enumerator, ByteMatch.trimmed(range.lowerBound..<start, in: bytes).upperBound)
    }

    /// Whether the full stop before a place is that of `No.`, not of a sentence.
    func endsInAbbreviation(before position: Int) -> Bool {
        var end = position
        while end > 0 && bytes[end - 1] != UInt8(ascii: ".") { end -= 1 }
        var start = max(end - 1, 0)
        while start > 0 && ByteClass.isLetter(bytes[start - 1]) { start -= 1 }
        return ["no", "nos", "rev", "art", "arts", "para", "paras", "vol", "fig", "doc", "res", "rec", "al", "etc"].contains {
            ByteMatch.word($0, in: bytes, at: start, before: end)
        }
    }

    /// `that`, `to`: the words that items of resolutions begin with.
    func isItemOpening(at start: Int) -> Bool {
        ["that", "to"].contains { ByteMatch.word($0, in: bytes, at: start, before: bytes.count) }
    }

    /// A number before one of these is an amount.
    func isUnit(at start: Int) -> Bool {
        ["of", "and", "or", "dB", "km", "m", "per", "above", "below", "x", "kHz", "years", "days", "months", "times"].contains {
            ByteMatch.word($0.lowercased(), in: bytes, at: start, before: bytes.count)
        }
    }

    func gluedAnnex(at candidate: Int, in range: Range<Int>) -> AnnexHeading? {
        guard ByteMatch.exact("ANNEX", in: bytes, at: candidate, before: range.upperBound) else { return nil }
        return AnnexHeading.read(candidate..<range.upperBound, in: bytes)
    }

    // MARK: Clauses

    mutating func begin(_ enumerator: Enumerator, anomalies: Set<Anomaly>) {
        finishPending()
        builder.beginItem(enumerator)
        pending = Pending(hasMarker: true, anomalies: anomalies)
    }

    mutating func beginParagraph(at start: Int) {
        finishPending()
        builder.beginParagraph(at: start)
        pending = Pending(hasMarker: false)
    }

    /// Adds words to the pending clause, without footnote marks that are glued to words.
    mutating func add(_ range: Range<Int>) {
        let range = ByteMatch.trimmed(range, in: bytes)
        guard !range.isEmpty else { return }
        if pending == nil {
            guard builder.hasContainer else { return }
            beginParagraph(at: range.lowerBound)
        }
        var start = range.lowerBound
        if !noteMarks.isEmpty {
            var position = range.lowerBound + 3
            while position < range.upperBound {
                if ByteClass.isDigit(bytes[position]), let mark = gluedNoteMark(at: position, in: range) {
                    pending?.pieces.append(start..<position)
                    builder.leaves.claim(mark, as: .footnoteMark)
                    marksFound.append((mark, builder.components.count - 1))
                    start = mark.upperBound
                    position = start
                }
                position += 1
            }
        }
        if start < range.upperBound { pending?.pieces.append(start..<range.upperBound) }
    }

    var marksFound: [(mark: Range<Int>, component: Int)] = []

    /// `1` in `developing1 countries`: behind at least three small letters, and not part of a name.
    func gluedNoteMark(at position: Int, in range: Range<Int>) -> Range<Int>? {
        guard ByteClass.isLower(bytes[position - 1]) || bytes[position - 1] == UInt8(ascii: ")"),
            ByteClass.isLower(bytes[position - 2]), ByteClass.isLower(bytes[position - 3])
        else { return nil }
        var end = position
        while end < range.upperBound && ByteClass.isDigit(bytes[end]) { end += 1 }
        if end < range.upperBound && (ByteClass.continuesWord(bytes[end]) || bytes[end] == UInt8(ascii: "-")) { return nil }
        return noteMarks.contains(String(decoding: bytes[position..<end], as: UTF8.self)) ? position..<end : nil
    }

    mutating func finishPending() {
        guard let clause = pending else { return }
        pending = nil
        builder.finish(pieces: clause.pieces, anomalies: clause.anomalies)
    }
}
