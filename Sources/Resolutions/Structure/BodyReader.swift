/// Reads the body of an act whose sections have headings of their own (ITU): sections, items,
/// paragraphs, annexes and footnotes, also where a conversion ran them together or tore them apart.
///
/// A class, because its parts are many and each is handed to the next: as a value it would be copied with every question that it asks
/// of itself. Not checked for overlapping access, as `ComponentBuilder` is not.
final class BodyReader {
    let source: SourceText
    let vocabulary: StructureVocabulary
    let builder: ComponentBuilder
    /// The clause whose end is not reached yet.
    @exclusivity(unchecked) var pending: Pending?
    @exclusivity(unchecked) var annexHead: AnnexHead?
    @exclusivity(unchecked) var footnotes: [Footnote] = []
    /// Marks of the footnotes of this text, which may be glued to words.
    @exclusivity(unchecked) var noteMarks = NoteMarks()
    /// The marks met in the text, each with the component that bears it.
    @exclusivity(unchecked) var marksFound: [(mark: Range<Int>, component: Int)] = []
    /// What the last heading was; nil in front of the first and in annexes.
    @exclusivity(unchecked) var function: Authority.HeadingVerb.Function?
    /// What was read up to here belongs to footnotes and furniture.
    @exclusivity(unchecked) var consumedUpTo = 0
    @exclusivity(unchecked) var nextLine: Range<Int>?
    /// A heading that goes on in the next line.
    @exclusivity(unchecked) var unfinishedHeading: SectionHeading?
    /// Whether the text is in AsciiDoc, whose list marks are not printed.
    @exclusivity(unchecked) var usesAsciiDoc = false
    /// The mark of a footnote at the end of the number line.
    @exclusivity(unchecked) var numberMark: String?
    /// Where another act begins in the same file.
    @exclusivity(unchecked) var otherActStart: Int?
    /// Whether the paragraphs of the annex that is read are parted by dashes alone.
    @exclusivity(unchecked) var annexHasDashes = false

    struct Footnote {
        var mark: Range<Int>
        var body: [Range<Int>]
        var anchor: FootnoteAnchor?
    }

    struct Pending {
        var hasMarker: Bool
        /// Where its words begin.
        var start: Int
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
    /// The act's number as printed.
    let number: String?

    init(
        _ source: SourceText, _ vocabulary: StructureVocabulary, builder: ComponentBuilder, numberLine: [UInt8]? = nil,
        number: String? = nil
    ) {
        self.number = number
        self.source = source
        self.bytes = source.bytes
        self.vocabulary = vocabulary
        self.builder = builder
        self.numberLine = numberLine
    }

    /// Reads lines, in order. Linear in their length.
    func read(_ lines: ArraySlice<TextLine>) {
        collectNoteMarks(lines)
        let firstPage = NeighbouringActs.firstPage(lines, in: bytes, number: number, numberLine: numberLine)
        var copied: Range<Int>?
        for index in lines.indices {
            if let firstPage, lines[index].start < firstPage, lines[index].start >= consumedUpTo,
                SectionHeading.readLine(lines[index].range, in: bytes, vocabulary)?.function == .operative
            {
                if let copy = NeighbouringActs.copy(of: index, in: lines, behind: firstPage, bytes) {
                    // The file has this end of the act on either side of the head: it is read where it stands first.
                    copied = copy
                } else {
                    // Before the first page of this act stands the end of the act before it.
                    finishPending()
                    builder.leaves.claim(lines[index].start..<firstPage, as: .otherAct)
                    consumedUpTo = firstPage
                }
            }
            if copied?.contains(index) == true {
                builder.leaves.claim(lines[index].range, as: .furniture)
                consumedUpTo = max(consumedUpTo, lines[index].end)
            }
            var start = max(lines[index].start, consumedUpTo)
            let end = lines[index].end
            var afterFurniture = false
            while start < end && otherActStart == nil {
                let piece = takePiece(from: start, before: end, line: index, lines, &afterFurniture)
                nextLine = index + 1 < lines.endIndex ? lines[index + 1].range : nil
                if !piece.range.isEmpty {
                    read(
                        piece.range, startsLine: piece.range.lowerBound == lines[index].start,
                        afterFurniture: piece.afterFurniture, followsBlankLine: lines[index].followsBlankLine)
                }
                start = max(piece.next, consumedUpTo)
            }
            if let start = otherActStart, let last = lines.last {
                builder.leaves.claim(start..<last.end, as: .otherAct)
                break
            }
        }
        if let heading = unfinishedHeading {
            builder.beginSection(heading.function, pieces: [heading.range], verbEnd: heading.verbEnd)
        }
        finishPending()
        finishAnnexHead()
    }

    // MARK: Lines

    func read(_ range: Range<Int>, startsLine: Bool, afterFurniture: Bool, followsBlankLine: Bool) {
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
        if startsLine, function == .operative || builder.isInAnnex, isComplete,
            NeighbouringActs.begins(at: range.lowerBound, in: bytes, before: range.upperBound, number: number, vocabulary)
        {
            otherActStart = range.lowerBound
            return
        }
        if startsLine, let numberMark, !numberMark.isEmpty, isComplete, let note = headNote(range, mark: numberMark) {
            finishPending()
            footnotes.append(note)
            return
        }
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

    static func hasSuffix(_ word: StaticString, _ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
        let start = range.upperBound - word.utf8CodeUnitCount
        guard start - 1 > range.lowerBound, ByteMatch.exact(word, in: bytes, at: start, before: range.upperBound) else { return false }
        return bytes[start - 1] == UInt8(ascii: ";")
    }

    /// Whether a line goes on with the clause before it.
    func continuesPending(_ line: Range<Int>) -> Bool {
        guard let pending else { return false }
        guard let last = pending.pieces.last else { return true }
        guard Self.endsItem(last, in: bytes) else { return true }
        // A comma ends no sentence; an amount does not begin one.
        return bytes[last].last == UInt8(ascii: ",") || ByteClass.isDigit(bytes[line.lowerBound])
            || ByteMatch.word("where", in: bytes, at: line.lowerBound, before: line.upperBound)
    }
}
