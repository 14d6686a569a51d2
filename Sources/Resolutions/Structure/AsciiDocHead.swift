/// The head of a Recommendation kept in AsciiDoc: the title behind `=`, and attributes such as
/// `:docnumber: D.19`.
struct AsciiDocHead {
    var title: Range<Int>
    var titleMark: Range<Int>
    var actClass: ActClass?
    /// `itu-d`: the organization and the letter of the Sector.
    var series: String?
    var number: String?
    var numberLine: Range<Int>?
    var year: Int?
    /// The lines of the head, the title's aside.
    var others: [Range<Int>] = []
    /// The first line behind the head, as an index.
    var end: Int

    /// Reads the head at the start of lines; nil where they do not begin with a title and attributes.
    static func read(_ lines: ArraySlice<TextLine>, in bytes: [UInt8]) -> AsciiDocHead? {
        guard let first = lines.first?.range, ByteMatch.exact("= ", in: bytes, at: first.lowerBound, before: first.upperBound) else { return nil }
        var head = AsciiDocHead(
            title: first.lowerBound + 2..<first.upperBound, titleMark: first.lowerBound..<first.lowerBound + 1,
            end: lines.startIndex + 1)
        var organization: [UInt8] = []
        var bureau: [UInt8] = []
        for index in lines.indices.dropFirst() {
            guard let (name, value) = attribute(lines[index].range, in: bytes) else { break }
            head.end = index + 1
            head.others.append(lines[index].range)
            let bytesOfValue = Array(bytes[value])
            switch name {
            case "doctype": head.actClass = ActClass(rawValue: String(decoding: bytesOfValue.map(ByteClass.lowered), as: UTF8.self))
            case "mn-document-class": organization = bytesOfValue.map(ByteClass.lowered)
            case "bureau": bureau = bytesOfValue.map(ByteClass.lowered)
            case "docnumber":
                head.number = String(decoding: bytesOfValue, as: UTF8.self)
                head.numberLine = lines[index].range
            case "published-date":
                var cursor = ByteCursor(bytes, value)
                head.year = cursor.takeYear() ?? head.year
            default: break
            }
        }
        guard head.others.count >= 2 else { return nil }
        if bureau.count == 1, !organization.isEmpty {
            head.series = String(decoding: organization + [UInt8(ascii: "-")] + bureau, as: UTF8.self)
            // `D.19` is number 19 of Sector D, `BO.600` a number of its own.
            if let number = head.number, let letter = number.utf8.first, ByteClass.lowered(letter) == bureau[0], number.utf8.dropFirst().first == UInt8(ascii: ".") {
                head.number = String(number.dropFirst(2))
            }
        }
        return head
    }

    /// `:name: value`
    private static func attribute(_ line: Range<Int>, in bytes: [UInt8]) -> (name: String, value: Range<Int>)? {
        var cursor = ByteCursor(bytes, line)
        guard cursor.accept(":") else { return nil }
        let name = cursor.take { ByteClass.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        guard !name.isEmpty, cursor.accept(":") else { return nil }
        cursor.skipBlanks()
        return (cursor.text(name), cursor.position..<line.upperBound)
    }
}
