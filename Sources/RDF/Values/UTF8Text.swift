extension String {
    /// Calls `body` with the UTF-8 bytes of the string, without copying them where they are
    /// contiguous already.
    @inlinable
    public func withUTF8Bytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        var text = self
        return text.withUTF8 { body($0.span) }
    }
}

extension UInt8 {
    /// Whether the byte is an ASCII digit.
    @inlinable
    var isDigit: Bool { self &- 0x30 < 10 }
}

/// Bounds of a text without XML white space (space, tab, line feed, carriage return) at its ends.
func trimmedBounds(_ text: Span<UInt8>) -> Range<Int> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
    var start = 0
    var end = text.count
    while start < end, isSpace(text[start]) { start += 1 }
    while end > start, isSpace(text[end - 1]) { end -= 1 }
    return start..<end
}

extension Span<UInt8> {
    /// The text without XML white space at its ends, as the facet `whiteSpace="collapse"` wants it of
    /// texts that are cast ([XPath Functions, section 17.1](https://www.w3.org/TR/xpath-functions/#casting)).
    @inlinable
    public func withoutOuterWhiteSpace<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        body(extracting(trimmed(self)))
    }
}

@usableFromInline
func trimmed(_ text: Span<UInt8>) -> Range<Int> { trimmedBounds(text) }
