/// A file's text made ready for reading: the converter's marks taken out, white space and hyphens
/// made uniform, footnotes that stand in brackets set apart, and every byte still knowing the
/// character of the file that it came from.
///
/// `bytes` is the *reading text* in UTF-8. Up to `mainEnd` it is the running text, with `\n` between
/// lines; behind it stand the bodies of the bracketed footnotes. White space other than line ends
/// and tabs is U+0020, special hyphens are `-`. Offsets into `bytes` are called reading offsets;
/// offsets into the file count code points (see `SourceRange`).
public struct SourceText: Sendable {
    /// From `readingOffset` on, each code point of the reading text corresponds to the next code
    /// point of the file, starting at `sourceOffset`, until the next run.
    package struct Run: Sendable {
        package var readingOffset: Int
        package var sourceOffset: Int
        /// Whether every byte up to the next run is a code point, so that offsets need no counting.
        package var isASCII = true
    }

    /// A footnote whose mark and body the converter wrote in brackets.
    package struct InlineNote: Sendable {
        /// The printed mark: `1`, `*`.
        package var mark: String
        /// Where in the running text the mark stood.
        package var readingOffset: Int
        /// The body, behind `mainEnd`; nil if none was found.
        package var body: Range<Int>?
    }

    /// A stretch of the file that is not in the reading text.
    package struct Removal: Sendable {
        package var role: Leaf.Role
        package var range: SourceRange
    }

    /// The largest file that is read as one text: 64 MiB.
    public static let maximumByteCount = 64 << 20

    public let file: SourceFile
    /// Where in the file this text begins: 0 unless it was cut out of a larger file.
    public let startOffset: Int
    /// Where in the file this text ends: the number of its code points unless it was cut out.
    public let endOffset: Int
    /// How many code points the text has.
    public var characterCount: Int { endOffset - startOffset }
    package let bytes: [UInt8]
    package let mainEnd: Int
    /// Ascending by reading offset; at least one for each line, so that looking up stays short.
    package let runs: [Run]
    package let notes: [InlineNote]
    package let removals: [Removal]
    /// The offset of the first character of each line.
    private let lineStarts: [Int]
    /// How many lines of the file stand before this text.
    private let linesBefore: Int

    /// Reads the bytes of a file. Linear.
    ///
    /// - Parameters:
    ///   - name: the file's name without its folder.
    ///   - sha256: lower-case hexadecimal SHA-256 of the file's bytes.
    ///   - part: where these bytes stand in a larger file; offsets and lines count from its start.
    public init(
        bytes: [UInt8], name: String, sha256: String, part: FilePart = FilePart()
    ) throws(SourceError) {
        guard bytes.count <= Self.maximumByteCount else {
            throw .tooLarge(byteCount: bytes.count, maximum: Self.maximumByteCount)
        }
        if Self.looksLikeUTF16(bytes) { throw .utf16 }
        if let fault = UTF8Validation.firstFault(in: bytes) {
            var position = UTF8Validation.position(ofByte: fault, in: bytes)
            position.line += part.linesBefore
            throw .invalidUTF8(byte: bytes[fault], at: position)
        }
        var scanner = SourceScanner(bytes, sourceOffset: part.charactersBefore)
        scanner.scan()
        guard scanner.holdsText else { throw .empty }
        self.file = SourceFile(name: name, sha256: sha256)
        self.startOffset = part.charactersBefore
        self.endOffset = scanner.sourceOffset
        self.linesBefore = part.linesBefore
        self.mainEnd = scanner.text.count
        self.lineStarts = scanner.lineStarts
        self.removals = scanner.removals
        let shift = scanner.text.count
        self.bytes = scanner.text + scanner.noteText
        self.runs = scanner.runs + scanner.noteRuns.map {
            Run(readingOffset: $0.readingOffset + shift, sourceOffset: $0.sourceOffset, isASCII: $0.isASCII)
        }
        self.notes = scanner.notes.map { note in
            var note = note
            note.body = note.body.map { $0.lowerBound + shift..<$0.upperBound + shift }
            return note
        }
    }

    private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 2 else { return false }
        if bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[0] == 0xFE && bytes[1] == 0xFF { return true }
        // Latin text in UTF-16 has a NUL as every second byte.
        let head = bytes.prefix(64)
        return head.count >= 4 && head.count(where: { $0 == 0 }) * 5 >= head.count * 2
    }

    /// The line and column of an offset into the file. Logarithmic.
    public func position(of sourceOffset: Int) -> SourcePosition {
        var low = 0
        var high = lineStarts.count
        while low < high {
            let middle = (low + high) / 2
            if lineStarts[middle] <= sourceOffset { low = middle + 1 } else { high = middle }
        }
        let line = max(low, 1)
        return SourcePosition(line: line + linesBefore, column: sourceOffset - lineStarts[line - 1] + 1)
    }

    /// The offset in the file of the code point at a reading offset.
    package func sourceOffset(at readingOffset: Int) -> Int {
        sourceOffset(at: readingOffset, inRun: runIndex(at: readingOffset))
    }

    /// The same where the run is known already. Constant in runs of ASCII; elsewhere it counts the code points
    /// from the start of the run, a few hundred at most.
    func sourceOffset(at readingOffset: Int, inRun index: Int) -> Int {
        guard index >= 0 else { return startOffset }
        let run = runs[index]
        let end = min(readingOffset, bytes.count)
        if run.isASCII { return run.sourceOffset + max(end - run.readingOffset, 0) }
        var offset = run.sourceOffset
        for byte in bytes[run.readingOffset..<end] where byte & 0xC0 != 0x80 { offset += 1 }
        return offset
    }

    /// The stretch of the file from the first to behind the last character of a reading range.
    package func sourceRange(of range: Range<Int>) -> SourceRange {
        guard !range.isEmpty else {
            let offset = sourceOffset(at: range.lowerBound)
            return SourceRange(offset, offset)
        }
        var last = range.upperBound - 1
        while last > range.lowerBound && bytes[last] & 0xC0 == 0x80 { last -= 1 }
        return SourceRange(sourceOffset(at: range.lowerBound), sourceOffset(at: last) + 1)
    }

    /// The same for a range that is not empty and lies in one run.
    func sourceRange(of range: Range<Int>, inRun run: Int) -> SourceRange {
        if run >= 0, runs[run].isASCII {
            let shift = runs[run].sourceOffset - runs[run].readingOffset
            return SourceRange(range.lowerBound + shift, range.upperBound + shift)
        }
        var last = range.upperBound - 1
        while last > range.lowerBound && bytes[last] & 0xC0 == 0x80 { last -= 1 }
        return SourceRange(sourceOffset(at: range.lowerBound, inRun: run), sourceOffset(at: last, inRun: run) + 1)
    }

    /// The index of the run that a reading offset belongs to; -1 if there is none. Logarithmic.
    package func runIndex(at readingOffset: Int) -> Int {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].readingOffset <= readingOffset { low = middle + 1 } else { high = middle }
        }
        return low - 1
    }
}
