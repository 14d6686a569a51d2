/// What a server says went wrong, as one line for people.
enum ServerMessage {
    private static let longest = 600

    /// The text of a body, without the tags of HTML and without breaks; empty where it is none for people.
    static func text(of body: [UInt8], mediaType: String) -> String {
        let type = mediaType.lowercased()
        guard type.isEmpty || type.hasPrefix("text/") || type.contains("json") || type.contains("xml") else { return "" }
        let isMarkup = type.contains("html") || type.contains("xml")
        var line: [UInt8] = []
        var isInTag = false
        for byte in body.prefix(16 * longest) {
            if line.count >= longest { break }
            switch byte {
            case UInt8(ascii: "<") where isMarkup: isInTag = true
            case UInt8(ascii: ">") where isInTag:
                isInTag = false
                appendSpace(to: &line)
            case _ where isInTag: break
            // Neither breaks nor what a terminal would obey.
            case 0...0x20, 0x7F: appendSpace(to: &line)
            default: line.append(byte)
            }
        }
        while line.last == UInt8(ascii: " ") { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }

    private static func appendSpace(to line: inout [UInt8]) {
        if let last = line.last, last != UInt8(ascii: " ") { line.append(UInt8(ascii: " ")) }
    }
}
