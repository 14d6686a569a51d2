extension SourceText {
    /// The passage made of stretches of the reading text, in their order: white space collapsed,
    /// a blank between two stretches, words that a line end divided at a hyphen rejoined.
    ///
    /// - Parameter anomalies: gains what had to be repaired.
    package func passage(_ pieces: [Range<Int>], anomalies: inout Set<Anomaly>) -> Passage {
        var builder = PassageBuilder(capacity: pieces.reduce(0) { $0 + $1.count + 1 }, pieceCount: pieces.count)
        for piece in pieces { builder.append(piece, of: self) }
        if builder.rejoinedWord { anomalies.insert(.dividedWord) }
        if builder.holdsControlCharacter { anomalies.insert(.strayCharacters) }
        return builder.finish()
    }

    package func passage(_ range: Range<Int>) -> Passage {
        var ignored: Set<Anomaly> = []
        return passage([range], anomalies: &ignored)
    }
}

private struct PassageBuilder {
    private var utf8: [UInt8] = []
    private var anchors: [Passage.Anchor] = []
    private var pendingBlank: Int?
    /// The source offset that the next code point has if it follows on the last one.
    private var expectedOffset = -1
    private var start = -1
    private var end = 0
    /// Where, in the reading text, the stretch before ended.
    private var lastPieceEnd = 0
    private(set) var rejoinedWord = false
    private(set) var holdsControlCharacter = false

    init(capacity: Int, pieceCount: Int) {
        utf8.reserveCapacity(capacity)
        // One where each piece begins, and a few more where a piece is broken into lines.
        anchors.reserveCapacity(pieceCount + 3)
    }

    mutating func append(_ piece: Range<Int>, of source: SourceText) {
        guard !piece.isEmpty else { return }
        let bytes = source.bytes
        var runIndex = source.runIndex(at: piece.lowerBound)
        var offset = source.sourceOffset(at: piece.lowerBound, inRun: runIndex)
        if !utf8.isEmpty && pendingBlank == nil && !touches(piece, of: source) { pendingBlank = end }
        lastPieceEnd = piece.upperBound
        var position = piece.lowerBound
        while position < piece.upperBound {
            while runIndex + 1 < source.runs.count && source.runs[runIndex + 1].readingOffset <= position {
                runIndex += 1
                offset = source.runs[runIndex].sourceOffset
            }
            let byte = bytes[position]
            if byte == 0x20 || byte == 0x09 || byte == 0x0A {
                if pendingBlank == nil && !utf8.isEmpty { pendingBlank = offset }
                position += 1
                offset += 1
                continue
            }
            if let blank = pendingBlank {
                pendingBlank = nil
                if joinsDividedWord(with: position, in: piece, of: bytes) {
                    rejoinedWord = true
                } else {
                    anchor(at: blank)
                    utf8.append(0x20)
                    expectedOffset = blank + 1
                }
            }
            anchor(at: offset)
            if start < 0 { start = offset }
            let runEnd = runIndex + 1 < source.runs.count ? source.runs[runIndex + 1].readingOffset : bytes.count
            let plainEnd = Self.plainEnd(from: position, before: min(piece.upperBound, runEnd), in: bytes)
            if plainEnd > position {
                utf8.append(contentsOf: bytes[position..<plainEnd])
                offset += plainEnd - position
                position = plainEnd
                expectedOffset = offset
                end = offset
                continue
            }
            if byte < 0x20 || byte == 0x7F { holdsControlCharacter = true }
            utf8.append(byte)
            position += 1
            while position < piece.upperBound && bytes[position] & 0xC0 == 0x80 {
                if byte == 0xC2 && bytes[position] < 0xA0 { holdsControlCharacter = true }
                utf8.append(bytes[position])
                position += 1
            }
            offset += 1
            expectedOffset = offset
            end = offset
        }
    }

    /// Behind the printable ASCII from a place on that goes into the passage as it is: words with one blank between
    /// them, up to a hyphen before a blank. Most pieces are one such stretch, and cost one copy.
    ///
    /// Precondition: the byte at `start` is no blank.
    private static func plainEnd(from start: Int, before limit: Int, in text: [UInt8]) -> Int {
        let bytes = text.span
        precondition(start >= 0)
        var position = start
        // Eight bytes a step, up to what is not printable ASCII, or a blank behind another or behind a hyphen.
        let last = min(limit, bytes.count - 7)
        // Whether the step before ended in a blank or a hyphen: the high bit of its last byte, where the first one's is.
        var before: UInt64 = 0
        var isFound = false
        while position < last, !isFound {
            let eight = EightBytes(bytes, atUnchecked: position)
            let blanks = eight.equal(" ")
            let parting = blanks | eight.equal("-")
            let stops = ~eight.within(0x20, 0x7E) & EightBytes.highBits | blanks & (parting << 8 | before)
            isFound = stops != 0
            position += isFound ? stops.trailingZeroBitCount >> 3 : 8
            before = parting >> 56
        }
        position = min(position, limit)
        if !isFound {
            while position < limit, bytes[position] >= 0x20, bytes[position] < 0x7F,
                bytes[position] != 0x20 || position == start || bytes[position - 1] != 0x20 && bytes[position - 1] != UInt8(ascii: "-") {
                position += 1
            }
        }
        // A blank goes with what stands behind it.
        return position > start && bytes[position - 1] == 0x20 ? position - 1 : position
    }

    /// Whether only a footnote's mark stood between the stretch before and this one.
    private func touches(_ piece: Range<Int>, of source: SourceText) -> Bool {
        guard lastPieceEnd <= piece.lowerBound, piece.lowerBound - lastPieceEnd <= 8 else { return false }
        let gap = source.bytes[lastPieceEnd..<piece.lowerBound]
        if !gap.contains(where: ByteClass.isSpace) { return true }
        // `*, 1` before a punctuation mark.
        switch source.bytes[piece.lowerBound] {
        case UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: ":"):
            return gap.contains { !ByteClass.isSpace($0) }
        default: return false
        }
    }

    private mutating func anchor(at offset: Int) {
        if offset != expectedOffset {
            anchors.append(Passage.Anchor(utf8Offset: utf8.count, sourceOffset: offset))
        }
    }

    /// Whether the blank after a hyphen stands only where a line ended: `fixed- satellite`, but not
    /// `short- and long-term`.
    private func joinsDividedWord(with position: Int, in piece: Range<Int>, of bytes: [UInt8]) -> Bool {
        guard utf8.count >= 2, utf8[utf8.count - 1] == UInt8(ascii: "-"),
            ByteClass.isAlphanumeric(utf8[utf8.count - 2]), ByteClass.isAlphanumeric(bytes[position])
        else { return false }
        return !WordChoice.behindHyphens.stands(in: bytes, at: position, before: piece.upperBound)
    }

    func finish() -> Passage {
        Passage(utf8: utf8, anchors: anchors, sourceRange: SourceRange(max(start, 0), max(end, max(start, 0))))
    }
}
