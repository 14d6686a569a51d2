/// The order in which people look for names: upper and lower case of ASCII alike, runs of digits by their
/// number.
enum NaturalOrder {
    /// Below 0 where `a` comes first, above 0 where `b` does, 0 where both are alike.
    static func compare(_ a: String, _ b: String) -> Int {
        let a = Array(a.utf8)
        let b = Array(b.utf8)
        var i = 0
        var j = 0
        while i < a.count, j < b.count {
            if isDigit(a[i]), isDigit(b[j]) {
                let first = number(a, &i)
                let second = number(b, &j)
                if first.count != second.count { return first.count - second.count }
                for (x, y) in zip(first, second) where x != y { return Int(x) - Int(y) }
            } else {
                let (x, y) = (folded(a[i]), folded(b[j]))
                if x != y { return Int(x) - Int(y) }
                i += 1
                j += 1
            }
        }
        return (a.count - i) - (b.count - j)
    }

    /// The digits from a position on, without leading zeros.
    private static func number(_ bytes: [UInt8], _ position: inout Int) -> ArraySlice<UInt8> {
        while position < bytes.count - 1, bytes[position] == UInt8(ascii: "0"), isDigit(bytes[position + 1]) { position += 1 }
        let start = position
        while position < bytes.count, isDigit(bytes[position]) { position += 1 }
        return bytes[start..<position]
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func folded(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
