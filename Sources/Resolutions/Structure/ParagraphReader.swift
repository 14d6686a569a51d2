/// Reads the body of an act without heading lines (United Nations, WHO, Metre Convention): each
/// paragraph begins with its own verb, or with a number and its verb.
///
/// A class, because its parts are many and each is handed to the next: as a value it would be copied with every question that it asks
/// of itself. Not checked for overlapping access, as `ComponentBuilder` is not.
final class ParagraphReader {
    let source: SourceText
    let vocabulary: StructureVocabulary
    let builder: ComponentBuilder
    let title: [UInt8]
    /// How much of the title the lines of a running head have repeated so far.
    @exclusivity(unchecked) var repeatedTitle = 0
    @exclusivity(unchecked) var pending: Pending?
    @exclusivity(unchecked) var part: Authority.HeadingVerb.Function?
    @exclusivity(unchecked) var annexHead: AnnexHead?
    @exclusivity(unchecked) var isInAnnex = false
    /// The clause whose colon the paragraphs without a marker behind it hang on.
    @exclusivity(unchecked) var colonLead: Int?
    /// Whether the paragraphs of the operative part are numbered.
    @exclusivity(unchecked) private var isNumbered = false
    /// Whether a paragraph is one long line, so that only blank lines part paragraphs.
    let isReflowed: Bool
    /// Whether verbs in the past tense open paragraphs, as they do in decisions without a formula.
    let reportsDecisions: Bool
    @exclusivity(unchecked) var table = TableState.outside
    /// Whether the line before was the `+` with which AsciiDoc joins paragraphs.
    @exclusivity(unchecked) private var joinsParagraph = false
    /// The label of a part (`A`, `II.`), until its title is read.
    @exclusivity(unchecked) var partLabel: Range<Int>?
    /// The line behind the one being read.
    @exclusivity(unchecked) var upcoming: TextLine?

    @exclusivity(unchecked) var footnotes: [BodyReader.Footnote] = []
    @exclusivity(unchecked) var marksFound: [(mark: Range<Int>, component: Int)] = []
    /// Whether lines belong to the notes at the foot of a page.
    @exclusivity(unchecked) var isInNotes = false
    /// Whether the notes go on to the end of the text.
    @exclusivity(unchecked) var notesGoOn = false
    /// The numbers of the notes whose words the text holds, and the number of the last mark found.
    let noteNumbers: Set<Int>
    /// Whether notes are numbered anew on each page and come out among the lines of the text.
    let notesRestart: Bool
    @exclusivity(unchecked) var lastMark = 0
    /// How many marks of AsciiDoc's raised kind (`^(1)^`) were found.
    @exclusivity(unchecked) var raisedMarks = 0

    /// The date in the closing line (`18th plenary meeting, 14 October 2025`).
    @exclusivity(unchecked) private(set) var closingYear: Int?
    @exclusivity(unchecked) private var followsClosingLine = false
    /// Whether the paragraphs of this text begin with capital letters; known from the first on.
    @exclusivity(unchecked) private(set) var opensWithCapitals: Bool?

    struct Pending {
        var hasMarker: Bool
        var pieces: [Range<Int>] = []
        var anomalies: Set<Anomaly> = []
        /// Whether its words have begun a quotation and not ended it.
        var isQuoting = false
    }

    struct AnnexHead {
        var number: String?
        var heading: [Range<Int>]
        var title: [Range<Int>] = []
    }

    /// Whether lines stand in a table of AsciiDoc.
    enum TableState { case outside, inside, justClosed }

    /// The reading text, kept here so that each access does not go through `source`.
    let bytes: [UInt8]

    init(
        _ source: SourceText, _ vocabulary: StructureVocabulary, builder: ComponentBuilder, header: Header,
        lines: ArraySlice<TextLine>, headNotes: [BodyReader.Footnote]
    ) {
        self.source = source
        self.bytes = source.bytes
        self.vocabulary = vocabulary
        self.builder = builder
        title = header.title?.utf8 ?? []
        footnotes = headNotes
        isReflowed = lines.contains { $0.range.count > 200 }
        notesRestart = !headNotes.isEmpty
        reportsDecisions = header.formula == nil && header.actClass == .decision
        noteNumbers = Self.noteNumbers(lines, headNotes, in: source.bytes)
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
        if WordChoice.itemOpenings.stands(in: bytes, at: line.lowerBound, before: line.upperBound) { return true }
        return Enumerator.read(in: bytes, line)?.readings.contains { $0.value == 1 } ?? false
    }

    /// Reads lines, in order. Linear in their length.
    func read(_ lines: ArraySlice<TextLine>, from offset: Int?) {
        for index in lines.indices {
            var range = lines[index].range
            if let offset, range.contains(offset) || offset == range.upperBound {
                range = ByteMatch.trimmed(offset..<range.upperBound, in: bytes)
                if range.isEmpty { continue }
            }
            upcoming = index + 1 < lines.endIndex ? lines[index + 1] : nil
            read(range, followsBlankLine: lines[index].followsBlankLine)
        }
        finishPending()
        finishAnnexHead()
    }

    // MARK: Lines

    private func read(_ line: Range<Int>, followsBlankLine: Bool) {
        if readTable(line) || readFurniture(line) || readNotes(line, followsBlankLine: followsBlankLine) { return }
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
        if let annex = AnnexHeading.read(line, in: bytes, allowsTitle: true), isFree {
            finishPending()
            finishAnnexHead()
            annexHead = AnnexHead(number: annex.number, heading: [annex.range])
            if !annex.rest.isEmpty { read(annex.rest, followsBlankLine: true) }
            return
        }
        if annexHead != nil && readAnnexTitle(line) { return }
        if readPartLabel(line) || readHeading(line, followsBlankLine: followsBlankLine) { return }
        readText(line, followsBlankLine: followsBlankLine)
    }

    /// Whether no clause is open whose end is not reached.
    var isFree: Bool {
        guard let pending else { return true }
        return table == .justClosed || isComplete(pending)
    }

    // MARK: Text

    private func readText(_ line: Range<Int>, followsBlankLine: Bool) {
        // `+` alone on a line joins a further paragraph to an item in AsciiDoc.
        if line.count == 1, bytes[line.lowerBound] == UInt8(ascii: "+") {
            builder.leaves.claim(line, as: .artefact)
            joinsParagraph = true
            return
        }
        defer { joinsParagraph = false }
        if joinsParagraph, part != nil, !isBullet(line) {
            readJoined(line)
            return
        }
        let isFree = self.isFree
        let verb = openingVerb(line)
        if let enumerator = Enumerator.read(in: bytes, line), isItem(enumerator, line, isFree: isFree || followsBlankLine) {
            begin(enumerator)
            readInside(enumerator.contentStart..<line.upperBound)
            return
        }
        if pending == nil || startsNew(line, verb, isFree: isFree, followsBlankLine: followsBlankLine) {
            beginParagraph(verb, at: line.lowerBound)
            if let mark = verb?.openingMark { add(line.lowerBound..<mark.lowerBound) }
            readInside((verb?.textStart ?? line.lowerBound)..<line.upperBound, verb)
        } else {
            if pending?.pieces.isEmpty == true, !followsBlankLine { pending?.anomalies.insert(.mergedItems) }
            readInside(line)
        }
        table = .outside
    }

    /// `** and so on`: the stars of a list, not those of emphasis.
    private func isBullet(_ line: Range<Int>) -> Bool {
        guard case .bullet = Enumerator.read(in: bytes, line)?.readings[0].scheme else { return false }
        return true
    }

    /// A paragraph joined to the one before it, which may bear a number inside its marks of emphasis.
    private func readJoined(_ line: Range<Int>) {
        var start = line.lowerBound
        if bytes[start] == UInt8(ascii: "_") || bytes[start] == UInt8(ascii: "*") { start += 1 }
        if start > line.lowerBound { builder.leaves.claim(line.lowerBound..<start, as: .artefact) }
        if let enumerator = Enumerator.read(in: bytes, start..<line.upperBound), case .arabic = enumerator.readings[0].scheme {
            finishPending()
            builder.beginItem(enumerator)
            pending = Pending(hasMarker: true)
            start = enumerator.contentStart
        } else {
            beginParagraph(nil, at: start)
        }
        add(start..<line.upperBound)
    }

    /// Whether a line without a marker begins a paragraph, and does not go on with the one before it.
    private func startsNew(_ line: Range<Int>, _ verb: OpeningVerb?, isFree: Bool, followsBlankLine: Bool) -> Bool {
        if let verb { return (isFree && (followsBlankLine || !isReflowed || !isInAnnex)) || verb.isMarked }
        guard isFree, let clause = pending else { return isFree }
        let first = bytes[line.lowerBound]
        if opensRecital(line), part != .operative, endsIn(UInt8(ascii: ","), clause) || endsIn(UInt8(ascii: ";"), clause) { return true }
        if ByteClass.isLower(first) && !clause.pieces.isEmpty && !followsBlankLine || ByteClass.isDigit(first) && !isInAnnex { return false }
        if endsIn(UInt8(ascii: ":"), clause) { return isReflowed || part != .operative && !isInAnnex ? followsBlankLine : true }
        // What the signatories say next: "We call upon …".
        if isReflowed, isInAnnex, endsIn(UInt8(ascii: "."), clause), ByteMatch.word("We", in: bytes, at: line.lowerBound, before: line.upperBound) { return true }
        if isReflowed && !followsBlankLine { return false }
        if colonLead != nil {
            // Names below one another: a line that does not fill its page ends an item.
            let last = clause.pieces.last?.count ?? 0
            // The cells of a table, one on each line.
            if last < 14, line.count < 14, !followsBlankLine { return false }
            return followsBlankLine || last < 60 || !endsIn(UInt8(ascii: ","), clause)
        }
        if isInAnnex || part != .operative || !isNumbered { return followsBlankLine || !endsIn(UInt8(ascii: ","), clause) }
        return false
    }

    func isComplete(_ clause: Pending) -> Bool {
        guard let last = clause.pieces.last else { return !clause.hasMarker }
        var end = last.upperBound
        // A footnote's mark may stand behind the end.
        var digits = 0
        while end > last.lowerBound + 1, ByteClass.isDigit(bytes[end - 1]) {
            end -= 1
            digits += 1
        }
        if digits > 2 { end = last.upperBound }
        while end > last.lowerBound + 1, [0x20, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "\"")].contains(bytes[end - 1]) { end -= 1 }
        if colonLead != nil, digits == 0, last.count < 60 { return true }
        switch bytes[end - 1] {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "."), UInt8(ascii: ":"): return true
        case UInt8(ascii: "d"): return end - 5 > last.lowerBound && (ByteMatch.exact("; and", in: bytes, at: end - 5, before: end) || ByteMatch.exact(", and", in: bytes, at: end - 5, before: end))
        case UInt8(ascii: "r"): return end - 4 > last.lowerBound && (ByteMatch.exact("; or", in: bytes, at: end - 4, before: end) || ByteMatch.exact(", or", in: bytes, at: end - 4, before: end))
        default: return false
        }
    }

    func endsIn(_ byte: UInt8, _ clause: Pending) -> Bool {
        guard let last = clause.pieces.last else { return false }
        var end = last.upperBound
        while end > last.lowerBound, ByteClass.isDigit(bytes[end - 1]) || bytes[end - 1] == 0x20 { end -= 1 }
        return end > last.lowerBound && bytes[end - 1] == byte
    }

    // MARK: Clauses

    private func enter(_ function: Authority.HeadingVerb.Function) {
        guard !isInAnnex, part != function else { return }
        // The operative part goes on to the end.
        if part == .operative { return }
        part = function
        builder.beginPart(function)
    }

    var isInOperativePart: Bool { part == .operative && !isInAnnex }

    func beginOperativePart() { enter(.operative) }

    func begin(_ enumerator: Enumerator) {
        finishPending()
        colonLead = nil
        let start = ByteMatch.trimmed(enumerator.contentStart..<min(enumerator.contentStart + 200, source.mainEnd), in: bytes)
        let verb = start.isEmpty ? nil : openingVerb(start)
        if case .arabic = enumerator.readings[0].scheme, part != .operative { enter(.operative) } else if part == nil { enter(verb?.function ?? .operative) }
        if part == .operative, case .arabic(.dotted) = enumerator.readings[0].scheme { isNumbered = true }
        builder.beginItem(enumerator, keyword: isInAnnex ? nil : verb?.keyword)
        pending = Pending(hasMarker: true)
    }

    private func beginParagraph(_ verb: OpeningVerb?, at start: Int) {
        finishPending()
        if opensWithCapitals == nil && !isInAnnex { opensWithCapitals = ByteClass.isUpper(bytes[start]) }
        if verb != nil { colonLead = nil }
        enter(verb?.function ?? part ?? .preambular)
        builder.beginParagraph(at: start, keyword: isInAnnex ? nil : verb?.keyword, inside: colonLead)
        pending = Pending(hasMarker: false)
    }

    /// Whether the open clause ends in a colon, so that a table goes on with it.
    var awaitsTable: Bool { pending.map { endsIn(UInt8(ascii: ":"), $0) } ?? false }

    /// Begins the paragraph that the cells of a table make.
    func beginCells(at start: Int) { beginParagraph(nil, at: start) }

    func finishPending() {
        guard var clause = pending else { return }
        pending = nil
        takeClosingMark(&clause)
        takeClosingEmphasis(&clause)
        let pieces = clause.pieces.filter { !$0.isEmpty }
        builder.finish(pieces: pieces, anomalies: clause.anomalies, leadsIn: true)
        if let last = pieces.last, bytes[last].last == UInt8(ascii: ":") { colonLead = builder.components.count - 1 }
    }
}
