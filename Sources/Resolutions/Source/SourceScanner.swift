/// The pass over a file's bytes that makes the reading text (see `SourceText`).
///
/// Precondition of all of it: the bytes are well-formed UTF-8.
struct SourceScanner {
    private let bytes: [UInt8]
    private var index = 0
    /// The code point offset of `index`.
    private(set) var sourceOffset: Int

    private(set) var text: [UInt8] = []
    private(set) var noteText: [UInt8] = []
    private(set) var runs: [SourceText.Run] = []
    private(set) var noteRuns: [SourceText.Run] = []
    private(set) var notes: [SourceText.InlineNote] = []
    private(set) var removals: [SourceText.Removal] = []
    private(set) var lineStarts: [Int]
    private(set) var holdsText = false

    /// Whether the next appended byte does not follow, in the file, on the one appended before.
    private var startsRun = true
    /// Index into `notes` of the footnote whose body is being read, and the brackets open in it.
    private var openNote: (index: Int, bodyStart: Int, depth: Int)?
    private let hasLineFeeds: Bool

    /// Where code points of several bytes stand, a run is begun anew after this many bytes, so that looking up an
    /// offset stays short.
    private static let longestRun = 256
    /// How far the closing bracket of a footnote's body may be from its opening one.
    private static let longestNote = 16_384

    /// - Parameter sourceOffset: how many code points of the file stand before the bytes.
    init(_ bytes: [UInt8], sourceOffset: Int = 0) {
        self.bytes = bytes
        self.sourceOffset = sourceOffset
        self.lineStarts = [sourceOffset]
        self.hasLineFeeds = bytes.contains(UInt8(ascii: "\n"))
        text.reserveCapacity(bytes.count)
    }

    mutating func scan() {
        while index < bytes.count {
            if openNote == nil { takePlain() }
            guard index < bytes.count else { break }
            let byte = bytes[index]
            if byte < 0x80 { scanASCII(byte) } else { scanMultiByte(byte) }
        }
    }

    /// Takes printable ASCII up to the next byte that may mean more than itself. Nearly all of a text goes this
    /// way: one comparison or two for each byte, and one copy for the stretch.
    private mutating func takePlain() {
        let start = index
        let end = plainEnd()
        guard end > start else { return }
        if !holdsText, bytes[start..<end].contains(where: { $0 != 0x20 }) { holdsText = true }
        beginRunIfNeeded(isASCII: true, count: end - start)
        text.append(contentsOf: bytes[start..<end])
        advance(end - start)
    }

    private func plainEnd() -> Int {
        let text = bytes.span
        var position = index
        while position < text.count {
            let byte = text[position]
            guard byte >= 0x20, byte < 0x7B, byte != UInt8(ascii: "["), byte != UInt8(ascii: "]") else { break }
            // "footnote:[" may begin here.
            if byte == UInt8(ascii: "f"), position + 2 < text.count, text[position + 1] == UInt8(ascii: "o"), text[position + 2] == UInt8(ascii: "o") {
                break
            }
            position += 1
        }
        return position
    }

    private mutating func scanASCII(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\n"), 0x0B, 0x0C:
            append(UInt8(ascii: "\n"))
            advance(1)
            if byte == UInt8(ascii: "\n") { lineStarts.append(sourceOffset) }
            startsRun = true
        case UInt8(ascii: "\r"):
            scanCarriageReturn()
        case 0:
            // No RDF literal can hold it.
            remove(1, as: .artefact)
        case UInt8(ascii: "f") where matches("footnote:[", at: index):
            if !scanMacroNote() {
                append(byte)
                advance(1)
            }
        case UInt8(ascii: "{") where matches("{blank}", at: index):
            remove(7, as: .artefact)
        case UInt8(ascii: "["):
            if !scanBracket() {
                openNote?.depth += 1
                append(byte)
                advance(1)
            }
        case UInt8(ascii: "]"):
            if let note = openNote, note.depth == 0 {
                notes[note.index].body = note.bodyStart..<noteText.count
                openNote = nil
                remove(1, as: .artefact)
            } else {
                openNote?.depth -= 1
                append(byte)
                advance(1)
            }
        default:
            if byte > 0x20 { holdsText = true }
            append(byte)
            advance(1)
        }
    }

    /// A carriage return before a line feed belongs to the line end; alone it is one in a file
    /// without line feeds and a stray blank otherwise.
    private mutating func scanCarriageReturn() {
        if index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n") {
            append(UInt8(ascii: " "))
            advance(1)
        } else if hasLineFeeds {
            append(UInt8(ascii: " "))
            advance(1)
        } else {
            append(UInt8(ascii: "\n"))
            advance(1)
            lineStarts.append(sourceOffset)
            startsRun = true
        }
    }

    private mutating func scanMultiByte(_ byte: UInt8) {
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        let second = bytes[index + 1]
        if length == 2 && byte == 0xC2 {
            switch second {
            case 0xA0: return replace(length, by: UInt8(ascii: " "))  // no-break space
            case 0x85: return replace(length, by: UInt8(ascii: " "))  // next line
            case 0xAD: return replace(length, by: UInt8(ascii: "-"))  // soft hyphen
            default: break
            }
        } else if length == 3 && byte >= 0xE1 && byte <= 0xEF {
            let third = bytes[index + 2]
            switch (byte, second, third) {
            case (0xE2, 0x80, 0x8B...0x8D), (0xE2, 0x81, 0xA0):
                return remove(length, as: .artefact)  // zero width
            case (0xEF, 0xBB, 0xBF):
                return remove(length, as: .artefact)  // byte-order mark
            case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF),
                (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80), (0xE1, 0x9A, 0x80):
                return replace(length, by: UInt8(ascii: " "))
            case (0xE2, 0x80, 0x90...0x91):
                return replace(length, by: UInt8(ascii: "-"))
            default: break
            }
        }
        holdsText = true
        append(bytes[index])
        for next in index + 1..<index + length { appendContinuation(bytes[next]) }
        index += length
        sourceOffset += 1
    }

    // MARK: Bracketed marks of the converter

    /// Reads `[bookmark: …]`, `[footnoteRef:n]n` or the body `[n: n …]` of such a footnote.
    private mutating func scanBracket() -> Bool {
        if matches("[bookmark:", at: index) {
            guard let end = closingBracket(from: index + 1, on: true) else { return false }
            remove(end + 1 - index, as: .artefact)
            return true
        }
        if matches("[footnoteRef:", at: index) {
            guard openNote == nil, let end = closingBracket(from: index + 1, on: true) else { return false }
            scanNoteMark(closingBracket: end)
            return true
        }
        return scanNoteBody()
    }

    private mutating func scanNoteMark(closingBracket end: Int) {
        let identifierStart = index + "[footnoteRef:".utf8.count
        let identifier = bytes[min(identifierStart, end)..<end]
        var markEnd = end + 1
        // The printed mark follows the bracket.
        if bytes[markEnd...].starts(with: identifier) { markEnd += identifier.count }
        notes.append(
            SourceText.InlineNote(
                mark: String(decoding: identifier, as: UTF8.self), readingOffset: text.count, body: nil))
        remove(markEnd - index, as: .footnoteMark)
    }

    private mutating func scanNoteBody() -> Bool {
        guard openNote == nil else { return false }
        for noteIndex in notes.indices.suffix(32) where notes[noteIndex].body == nil {
            let prefix = "[" + notes[noteIndex].mark + ":"
            guard matches(prefix, at: index), closingBracket(from: index + 1, on: false) != nil else {
                continue
            }
            var end = skipBlanks(from: index + prefix.utf8.count)
            if matches(notes[noteIndex].mark, at: end) {
                end = skipBlanks(from: end + notes[noteIndex].mark.utf8.count)
            }
            remove(end - index, as: .artefact)
            openNote = (noteIndex, noteText.count, 0)
            startsRun = true
            return true
        }
        return false
    }

    /// Reads `footnote:[…]`, as AsciiDoc has it: the mark and the body in one.
    private mutating func scanMacroNote() -> Bool {
        let prefix = "footnote:[".utf8.count
        guard openNote == nil, closingBracket(from: index + prefix, on: false) != nil else { return false }
        holdsText = true
        notes.append(SourceText.InlineNote(mark: "", readingOffset: text.count, body: nil))
        remove(prefix, as: .footnoteMark)
        openNote = (notes.count - 1, noteText.count, 0)
        startsRun = true
        return true
    }

    private func skipBlanks(from start: Int) -> Int {
        var position = start
        while position < bytes.count && (bytes[position] == UInt8(ascii: " ") || bytes[position] == 9) {
            position += 1
        }
        return position
    }

    /// The index of the bracket that closes one opened before `start`.
    private func closingBracket(from start: Int, on sameLine: Bool) -> Int? {
        var depth = 0
        for position in start..<min(bytes.count, start + Self.longestNote) {
            switch bytes[position] {
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"):
                if depth == 0 { return position }
                depth -= 1
            case UInt8(ascii: "\n"): if sameLine { return nil }
            default: break
            }
        }
        return nil
    }

    private func matches(_ word: String, at start: Int) -> Bool {
        var position = start
        for byte in word.utf8 {
            guard position < bytes.count, bytes[position] == byte else { return false }
            position += 1
        }
        return true
    }

    // MARK: Writing

    private mutating func append(_ byte: UInt8) {
        if openNote == nil {
            beginRunIfNeeded(isASCII: byte < 0x80, count: 1)
            text.append(byte)
        } else {
            if startsRun {
                noteRuns.append(SourceText.Run(readingOffset: noteText.count, sourceOffset: sourceOffset))
                startsRun = false
            }
            if byte >= 0x80 { noteRuns[noteRuns.count - 1].isASCII = false }
            noteText.append(byte == UInt8(ascii: "\n") ? UInt8(ascii: " ") : byte)
        }
    }

    /// Appends a further byte of the same code point.
    private mutating func appendContinuation(_ byte: UInt8) {
        if openNote == nil { text.append(byte) } else { noteText.append(byte) }
    }

    /// Begins a run for what is appended next where it does not follow on the byte before, and, so that counting
    /// code points stays short, where the run before has become long.
    private mutating func beginRunIfNeeded(isASCII: Bool, count: Int) {
        if !startsRun, let run = runs.last, run.isASCII && isASCII || text.count + count - run.readingOffset < Self.longestRun {
            if !isASCII { runs[runs.count - 1].isASCII = false }
        } else {
            runs.append(SourceText.Run(readingOffset: text.count, sourceOffset: sourceOffset, isASCII: isASCII))
            startsRun = false
        }
    }

    /// Passes over ASCII bytes.
    private mutating func advance(_ count: Int) {
        index += count
        sourceOffset += count
    }

    private mutating func replace(_ length: Int, by byte: UInt8) {
        append(byte)
        index += length
        sourceOffset += 1
    }

    private mutating func remove(_ byteCount: Int, as role: Leaf.Role) {
        let start = sourceOffset
        for byte in bytes[index..<index + byteCount] where byte & 0xC0 != 0x80 { sourceOffset += 1 }
        index += byteCount
        removals.append(SourceText.Removal(role: role, range: SourceRange(start, sourceOffset)))
        startsRun = true
    }
}
