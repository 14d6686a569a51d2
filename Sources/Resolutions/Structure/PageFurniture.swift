/// Page numbers, running heads and rules above footnotes, as a conversion from pages leaves them
/// between the words of a text.
enum PageFurniture {
    /// `– 15 –` at a place: behind it; nil if none stands there.
    static func pageNumber(in bytes: [UInt8], at start: Int, before end: Int) -> Int? {
        guard let first = dash(in: bytes, at: start, before: end) else { return nil }
        var position = first
        guard position < end, ByteClass.isSpace(bytes[position]) else { return nil }
        position = ByteMatch.skipBlanks(in: bytes, from: position, before: end)
        let digits = position
        while position < end && ByteClass.isDigit(bytes[position]) { position += 1 }
        guard position > digits, position - digits <= 4, position < end, ByteClass.isSpace(bytes[position]) else { return nil }
        position = ByteMatch.skipBlanks(in: bytes, from: position, before: end)
        guard let last = dash(in: bytes, at: position, before: end) else { return nil }
        return last == end || ByteClass.isSpace(bytes[last]) ? last : nil
    }

    static func dash(in bytes: [UInt8], at start: Int, before end: Int) -> Int? {
        if start < end && bytes[start] == UInt8(ascii: "-") { return start + 1 }
        guard start + 3 <= end, bytes[start] == 0xE2, bytes[start + 1] == 0x80, bytes[start + 2] == 0x93 else { return nil }
        return start + 3
    }

    /// A running head of the Radio Regulations: `RES8-2` is the second page of Resolution 8.
    struct RunningHead {
        var number: Int
        var page: Int
        var end: Int
    }

    /// A running head at a place.
    static func runningHead(in bytes: [UInt8], at start: Int, before end: Int) -> RunningHead? {
        guard ByteMatch.exact("RES", in: bytes, at: start, before: end) || ByteMatch.exact("REC", in: bytes, at: start, before: end) else { return nil }
        var position = start + 3
        let number = position
        while position < end && ByteClass.isDigit(bytes[position]) { position += 1 }
        guard position > number, position - number <= 5, position < end, bytes[position] == UInt8(ascii: "-") else { return nil }
        let numberEnd = position
        position += 1
        let page = position
        while position < end && ByteClass.isDigit(bytes[position]) { position += 1 }
        guard position > page, position - page <= 5, position == end || ByteClass.isSpace(bytes[position]) else { return nil }
        func value(_ digits: Range<Int>) -> Int { bytes[digits].reduce(0) { $0 * 10 + Int($1 & 0x0F) } }
        return RunningHead(number: value(number..<numberEnd), page: value(page..<position), end: position)
    }

    /// The first running head at or behind a place of a line, and where it begins: at the start of the line or behind
    /// white space.
    static func nextRunningHead(in bytes: [UInt8], from start: Int, of line: Range<Int>) -> (start: Int, head: RunningHead)? {
        let text = bytes.span
        var position = start
        while true {
            position = EightBytes.next(in: text, from: position, before: line.upperBound) { $0.firstEqual("R") }
            guard position < line.upperBound else { return nil }
            if position == line.lowerBound || ByteClass.isSpace(text[position - 1]),
                let head = runningHead(in: bytes, at: position, before: line.upperBound) {
                return (position, head)
            }
            position += 1
        }
    }

    /// A rule of underscores at a place: behind it.
    static func rule(in bytes: [UInt8], at start: Int, before end: Int) -> Int? {
        var position = start
        while position < end && bytes[position] == UInt8(ascii: "_") { position += 1 }
        return position - start >= 5 ? position : nil
    }
}
