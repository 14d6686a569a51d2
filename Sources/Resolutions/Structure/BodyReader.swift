/// Reads the body of an act whose sections have headings of their own (ITU): sections, items,
/// paragraphs and annexes.
struct BodyReader {
    private let source: SourceText
    private let vocabulary: StructureVocabulary
    private(set) var builder: ComponentBuilder
    private var pending: PendingBlock?
    /// What is still awaited below the heading of an annex.
    private var annexHead: AnnexHead?

    /// A paragraph or item whose end is not reached yet.
    private struct PendingBlock {
        var enumerator: Enumerator?
        var pieces: [Range<Int>]
        var anomalies: Set<Anomaly> = []
    }

    private struct AnnexHead {
        var number: String?
        var heading: [Range<Int>]
        var title: [Range<Int>] = []
    }

    private var bytes: [UInt8] { source.bytes }

    init(_ source: SourceText, _ vocabulary: StructureVocabulary, builder: ComponentBuilder) {
        self.source = source
        self.vocabulary = vocabulary
        self.builder = builder
    }

    /// Reads lines, in order. Linear in their length.
    mutating func read(_ lines: ArraySlice<TextLine>) {
        for line in lines { read(line.range) }
        finishBlock()
        finishAnnexHead()
    }

    private mutating func read(_ line: Range<Int>) {
        if let annex = AnnexHeading.read(line, in: bytes) { return begin(annex) }
        if annexHead != nil && readAnnexHead(line) { return }
        if let heading = SectionHeading.readLine(line, in: bytes, vocabulary) {
            finishBlock()
            builder.beginSection(heading.function, pieces: [line], verbEnd: heading.verbEnd)
            return
        }
        if let enumerator = Enumerator.read(in: bytes, line), isItem(enumerator, line) {
            finishBlock()
            let content = enumerator.contentStart..<line.upperBound
            pending = PendingBlock(enumerator: enumerator, pieces: content.isEmpty ? [] : [content])
            return
        }
        if continuesPending(line) {
            pending?.pieces.append(line)
        } else {
            finishBlock()
            pending = PendingBlock(enumerator: nil, pieces: [line])
        }
    }

    /// Whether a marker at the start of a line is one: a bare number may begin a date or an amount.
    private func isItem(_ enumerator: Enumerator, _ line: Range<Int>) -> Bool {
        guard enumerator.contentStart < line.upperBound, !enumerator.hasTab else { return true }
        guard case .arabic(.bare) = enumerator.readings[0].scheme else { return true }
        let next = bytes[enumerator.contentStart]
        return ByteClass.isLetter(next)
    }

    /// Whether a line goes on with the paragraph before it, whose line did not end a sentence.
    private func continuesPending(_ line: Range<Int>) -> Bool {
        guard let pending else { return false }
        guard let last = pending.pieces.last else { return true }
        switch bytes[last].last {
        case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"): return false
        case UInt8(ascii: ","): return ByteClass.isLower(bytes[line.lowerBound])
        default: return true
        }
    }

    private mutating func finishBlock() {
        guard let block = pending else { return }
        pending = nil
        if let enumerator = block.enumerator {
            builder.item(enumerator, pieces: block.pieces, anomalies: block.anomalies)
        } else {
            builder.paragraph(pieces: block.pieces, anomalies: block.anomalies)
        }
    }

    // MARK: Annexes

    private mutating func begin(_ annex: AnnexHeading) {
        finishBlock()
        finishAnnexHead()
        annexHead = AnnexHead(number: annex.number, heading: [annex.range])
        if !annex.rest.isEmpty { read(annex.rest) }
    }

    /// Takes the citation and the title below an annex's heading; false for its first paragraph.
    private mutating func readAnnexHead(_ line: Range<Int>) -> Bool {
        guard let head = annexHead else { return false }
        if head.title.isEmpty && AnnexHeading.isCitationLine(line, in: bytes) {
            annexHead?.heading.append(line)
            return true
        }
        let isTitle: Bool
        switch bytes[line].last {
        case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ","): isTitle = false
        default:
            // A second line belongs to the title only where it goes on with the first.
            isTitle = head.title.isEmpty || ByteClass.isLower(bytes[line.lowerBound])
        }
        if isTitle && Enumerator.read(in: bytes, line) == nil
            && SectionHeading.readLine(line, in: bytes, vocabulary) == nil
        {
            annexHead?.title.append(line)
            return true
        }
        finishAnnexHead()
        return false
    }

    private mutating func finishAnnexHead() {
        guard let head = annexHead else { return }
        annexHead = nil
        builder.beginAnnex(number: head.number, heading: head.heading, title: head.title)
    }
}
