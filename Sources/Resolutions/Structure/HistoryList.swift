/// The bracketed list of the sessions that adopted or revised an act: `(Helsinki, 1993; Geneva,
/// 1996)`. A comma may stand for the semicolon, and one place may have several years.
enum HistoryList {
    struct Entry {
        var place: String
        var year: Int
        var range: Range<Int>
    }

    /// The years of a history that names no places: `(1982-1986)`, `(1978, 1982, 1986)`.
    static func readYears(_ range: Range<Int>, in bytes: [UInt8]) -> [Int]? {
        var cursor = ByteCursor(bytes, range)
        guard cursor.accept("(") else { return nil }
        var years: [Int] = []
        while let year = cursor.takeYear() {
            years.append(year)
            _ = cursor.accept("-") || cursor.accept(",") || cursor.accept(";")
            cursor.skipBlanks()
        }
        guard !years.isEmpty, cursor.accept(")") else { return nil }
        cursor.skipBlanks()
        return cursor.isAtEnd ? years : nil
    }

    /// The entries; empty unless the whole range is such a list.
    static func read(_ range: Range<Int>, in bytes: [UInt8]) -> [Entry] {
        var cursor = ByteCursor(bytes, range)
        guard cursor.accept("(") else { return [] }
        var entries: [Entry] = []
        while true {
            cursor.skipBlanks()
            let place = ByteMatch.trimmed(
                cursor.take { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ")") && !ByteClass.isDigit($0) },
                in: bytes)
            guard !place.isEmpty, place.count < 60, cursor.accept(",") else { return [] }
            cursor.skipBlanks()
            guard let year = cursor.takeYear() else { return [] }
            let name = cursor.text(place).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            entries.append(Entry(place: name, year: year, range: place.lowerBound..<cursor.position))
            cursor.skipBlanks()
            // `Geneva, 1956 and 1958`
            while cursor.accept(word: "and") {
                let start = cursor.position
                guard let another = cursor.takeYear() else { return [] }
                entries.append(Entry(place: name, year: another, range: start..<cursor.position))
                cursor.skipBlanks()
            }
            if cursor.accept(";") || cursor.accept(",") { continue }
            guard cursor.accept(")") else { return [] }
            cursor.skipBlanks()
            return cursor.isAtEnd ? entries : []
        }
    }
}
