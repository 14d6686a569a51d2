/// Parts a file that is too large to be held in memory into its acts, as the bytes come.
///
/// ```swift
/// var splitter = ActSplitter(authority: authority)
/// while let chunk = nextChunk() { for part in splitter.append(chunk) { … } }
/// for part in splitter.finish() { … }
/// ```
///
/// It parts where `ResolutionReader` would: at a number line that an enacting formula follows. Each
/// part holds at least one act, so that reading the parts gives what reading the whole would. Linear;
/// holds no more than one act and one chunk.
public struct ActSplitter {
    /// The bytes of one part, and where they stand in the file.
    public struct Part {
        public var place: FilePart
        public var bytes: [UInt8]
    }

    private let vocabulary: StructureVocabulary
    private var buffer: [UInt8] = []
    /// Where in the file the buffer begins.
    private var place = FilePart()
    /// Lines before this offset of the buffer begin no act.
    private var examinedUpTo = 0
    /// Whether the buffer holds a head already, so that another one begins a new act.
    private var holdsAct = false
    /// The line examined last, where it is that of a proposal.
    private var proposalLine: Int?

    public init(authority: Authority) { vocabulary = StructureVocabulary(authority) }

    /// Takes the next bytes; the parts that are complete now.
    public mutating func append(_ chunk: [UInt8]) -> [Part] {
        buffer.append(contentsOf: chunk)
        return split(isEnd: false)
    }

    /// The parts that are left.
    public mutating func finish() -> [Part] {
        var parts = split(isEnd: true)
        if !buffer.isEmpty { parts.append(Part(place: place, bytes: buffer)) }
        buffer = []
        return parts
    }

    /// How many bytes stand in the act that is not complete yet.
    public var pendingByteCount: Int { buffer.count }

    // MARK: Lines

    private mutating func split(isEnd: Bool) -> [Part] {
        let lines = examinedLines(isEnd: isEnd)
        // Behind a number line its formula must be in sight.
        let last = isEnd ? lines.count : max(lines.count - ActBoundaries.longestTitle - 1, 0)
        var parts: [Part] = []
        var start = 0
        for index in 0..<last {
            let line = lines[index]
            let isHead = isNumberLine(line) && formulaFollows(index, lines)
            if isHead {
                let head = proposalLine ?? line.lowerBound
                if holdsAct && head > start {
                    let bytes = buffer[start..<head]
                    parts.append(Part(place: place, bytes: Array(bytes)))
                    place = place.advanced(by: bytes)
                    start = head
                }
                holdsAct = true
            }
            proposalLine = ActBoundaries.isProposal(line, in: buffer) ? line.lowerBound : nil
        }
        examinedUpTo = last < lines.count ? lines[last].lowerBound : max(examinedUpTo, lines.last?.upperBound ?? 0)
        if start > 0 {
            buffer.removeSubrange(..<start)
            examinedUpTo -= start
            proposalLine = proposalLine.map { $0 - start }
        }
        return parts
    }

    /// The lines that are not examined yet, without white space at both ends; empty ones left out.
    private func examinedLines(isEnd: Bool) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = examinedUpTo
        for position in examinedUpTo..<buffer.count where buffer[position] == 0x0A {
            let end = position > start && buffer[position - 1] == UInt8(ascii: "\r") ? position - 1 : position
            let line = ByteMatch.trimmed(start..<end, in: buffer)
            if !line.isEmpty { lines.append(line) }
            start = position + 1
        }
        if isEnd {
            let line = ByteMatch.trimmed(start..<buffer.count, in: buffer)
            if !line.isEmpty { lines.append(line) }
        }
        return lines
    }

    private func isNumberLine(_ line: Range<Int>) -> Bool {
        guard line.count < ActBoundaries.longestNumberLine else { return false }
        return reading(line) { bytes, range in
            bytes[range].first.map(ByteClass.isAlphanumeric) == true && NumberLine.read(range, in: bytes, vocabulary) != nil
        }
    }

    private func formulaFollows(_ index: Int, _ lines: [Range<Int>]) -> Bool {
        for next in lines[(index + 1)...].prefix(ActBoundaries.longestTitle) {
            if reading(next, { EnactingFormula.read($1, in: $0, vocabulary, allowsMore: true) != nil }) { return true }
            if reading(next, { SectionHeading.readLine($1, in: $0, vocabulary) != nil }) { return false }
            if isNumberLine(next) { return false }
        }
        return false
    }

    /// Hands over a line as the reading text has it.
    private func reading(_ line: Range<Int>, _ body: ([UInt8], Range<Int>) -> Bool) -> Bool {
        let isPlain = buffer[line].allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "[") }
        if isPlain { return body(buffer, line) }
        guard let text = try? SourceText(bytes: Array(buffer[line]), name: "", sha256: "") else { return false }
        let range = ByteMatch.trimmed(0..<text.mainEnd, in: text.bytes)
        return !range.isEmpty && body(text.bytes, range)
    }
}
