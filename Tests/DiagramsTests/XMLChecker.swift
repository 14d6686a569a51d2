import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// Whether a text is well-formed XML.
struct XMLChecker {
    let isWellFormed: Bool
    let complaint: String

    init(_ text: String) {
        let parser = XMLParser(data: Data(text.utf8))
        isWellFormed = parser.parse()
        complaint = parser.parserError.map { "\($0) in line \(parser.lineNumber)" } ?? ""
    }
}
