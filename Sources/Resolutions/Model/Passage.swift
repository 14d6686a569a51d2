/// A stretch of text as it is to be read: the converter's marks and page furniture taken out, white
/// space and hyphens normalised, and every byte still knowing the character that it came from.
///
/// The normal form: no leading or trailing white space, single spaces (U+0020) between words,
/// ASCII hyphen-minus for the special hyphens U+2010, U+2011 and U+00AD; all else as found.
public struct Passage: Sendable {
    /// Where the text changes step with the source: from `utf8Offset` on, each code point of the
    /// text corresponds to the next code point of the source, starting at `sourceOffset`, until
    /// the next anchor.
    public struct Anchor: Hashable, Sendable {
        public var utf8Offset: Int
        public var sourceOffset: Int

        public init(utf8Offset: Int, sourceOffset: Int) {
            self.utf8Offset = utf8Offset
            self.sourceOffset = sourceOffset
        }
    }

    /// The normalised text in UTF-8.
    public let utf8: [UInt8]
    /// In ascending order of `utf8Offset`; the first stands at 0 unless the text is empty.
    public let anchors: [Anchor]
    /// From the first character of the text to behind the last one, in the source.
    public let sourceRange: SourceRange

    /// - Precondition: `anchors` ascend, and the first one's `utf8Offset` is 0 unless `utf8` is empty.
    public init(utf8: [UInt8], anchors: [Anchor], sourceRange: SourceRange) {
        self.utf8 = utf8
        self.anchors = anchors
        self.sourceRange = sourceRange
    }

    /// A passage that stands in the source exactly as given, from `sourceOffset` on.
    public init(_ text: String, at sourceOffset: Int = 0) {
        self.utf8 = Array(text.utf8)
        self.anchors = text.isEmpty ? [] : [Anchor(utf8Offset: 0, sourceOffset: sourceOffset)]
        self.sourceRange = SourceRange(sourceOffset, sourceOffset + text.unicodeScalars.count)
    }

    public var text: String { String(decoding: utf8, as: UTF8.self) }
    public var isEmpty: Bool { utf8.isEmpty }

    /// The text of a range of UTF-8 offsets, which must not cut a character in two.
    public func text(in range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }

    /// The source offset of the code point that starts at a UTF-8 offset.
    /// Logarithmic in the number of anchors, linear in the distance from the anchor.
    public func sourceOffset(at utf8Offset: Int) -> Int {
        let next = nextAnchor(after: utf8Offset)
        guard next > 0 else { return sourceRange.lowerBound }
        let anchor = anchors[next - 1]
        return anchor.sourceOffset + codePoints(from: anchor.utf8Offset, to: min(utf8Offset, utf8.count))
    }

    /// The index of the first anchor behind a UTF-8 offset. Logarithmic.
    private func nextAnchor(after utf8Offset: Int) -> Int {
        var low = 0
        var high = anchors.count
        while low < high {
            let middle = (low + high) / 2
            if anchors[middle].utf8Offset <= utf8Offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How many code points start in a range: as many as bytes, but for those that go on with one. Eight bytes are
    /// looked at together, since a citation may stand hundreds of bytes behind the last anchor.
    private func codePoints(from start: Int, to end: Int) -> Int {
        guard start >= 0, start < end, end <= utf8.count else { return 0 }
        let raw = utf8.span.bytes
        let ones: UInt64 = 0x0101_0101_0101_0101
        var count = end - start
        var index = start
        while index &+ 8 <= end {
            // A byte goes on with a code point where its highest bit is set and the one below is not.
            // Within the bounds, which were looked at.
            let word = raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
            count &-= (word >> 7 & ~(word >> 6) & ones).nonzeroBitCount
            index &+= 8
        }
        while index < end {
            if utf8[index] & 0xC0 == 0x80 { count -= 1 }
            index += 1
        }
        return count
    }

    /// The source range of a non-empty range of UTF-8 offsets: from its first character to behind
    /// its last one.
    public func sourceRange(of range: Range<Int>) -> SourceRange {
        guard !range.isEmpty else {
            let offset = sourceOffset(at: range.lowerBound)
            return SourceRange(offset, offset)
        }
        var last = range.upperBound - 1
        while last > range.lowerBound && utf8[last] & 0xC0 == 0x80 { last -= 1 }
        let start = sourceOffset(at: range.lowerBound)
        let next = nextAnchor(after: range.lowerBound)
        // Up to the next anchor the text keeps step with the source, so the way from the last one is not gone twice.
        if next > 0, next == anchors.count || anchors[next].utf8Offset > last {
            return SourceRange(start, start + codePoints(from: range.lowerBound, to: last) + 1)
        }
        return SourceRange(start, sourceOffset(at: last) + 1)
    }
}

extension Passage: Hashable {}
extension Passage: CustomStringConvertible {
    public var description: String { text }
}
