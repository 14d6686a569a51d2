import RDF
import SPARQL

/// Reads the [SPARQL Query Results XML Format](https://www.w3.org/TR/rdf-sparql-XMLres/): as much of
/// XML 1.0 as documents of data need. Document types may be named but not defined.
struct XMLResultsReader {
    private var scanner: XMLScanner

    init(_ bytes: [UInt8]) { scanner = XMLScanner(bytes) }

    mutating func read() throws(ResultsReadingError) -> QueryResults {
        var rows = NamedRows()
        var boolean: Bool?
        var hasResults = false
        var bindings: [(name: String, term: Term)] = []
        var bindingName: String?
        var path: [String] = []
        while let event = try scanner.next() {
            switch event {
            case .start(let name, let attributes):
                path.append(name)
                switch (path.count, name) {
                case (1, "sparql"), (2, "head"), (3, "link"), (4, "binding"), (2, "results"), (3, "result"), (2, "boolean"),
                    (3, "variable"), (5, "uri"), (5, "bnode"), (5, "literal"):
                    break
                default: throw scanner.error("'\(name)' is not expected here")
                }
                switch name {
                case "variable":
                    guard let variable = attributes["name"] else { throw scanner.error("a variable needs a name") }
                    if let fault = rows.declare(variable) { throw scanner.error(fault) }
                case "results": hasResults = true
                case "result": bindings = []
                case "binding":
                    guard let variable = attributes["name"] else { throw scanner.error("a binding needs a name") }
                    bindingName = variable
                case "boolean":
                    let text = try scanner.text(upToEndOf: name)
                    path.removeLast()
                    boolean = text.withUTF8Bytes { bytes in bytes.withoutOuterWhiteSpace { IntegerText.boolean($0) } }
                    guard boolean != nil else { throw scanner.error("expected 'true' or 'false'") }
                case "uri", "bnode", "literal":
                    let text = try scanner.text(upToEndOf: name)
                    path.removeLast()
                    guard let variable = bindingName else { throw scanner.error("a term stands in a binding") }
                    bindings.append((variable, try term(name, text, attributes)))
                default: break
                }
            case .end:
                if path.last == "result" { rows.append(bindings) }
                path.removeLast()
            case .text(let text):
                guard text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) else {
                    throw scanner.error("text is not expected here")
                }
            }
        }
        if let boolean { return .boolean(boolean) }
        guard hasResults else { throw scanner.error("expected an element 'results' or 'boolean'") }
        switch rows.table(byteCount: scanner.bytes.count) {
        case .success(let table): return .solutions(table)
        case .failure(let fault): throw scanner.error(fault.problem)
        }
    }

    private func term(
        _ name: String, _ text: String, _ attributes: [String: String]
    ) throws(ResultsReadingError) -> Term {
        switch name {
        case "uri": return .iri(IRI(text))
        case "bnode": return .blankNode(ResultTerms.blankNode(text))
        default:
            if let language = attributes["xml:lang"] {
                guard LanguageTag.isWellFormed(language) else { throw scanner.error("'\(language)' is no language tag") }
                return .literal(Literal(text, language: language))
            }
            return .literal(Literal(text, datatype: attributes["datatype"].map { IRI($0) } ?? XSD.string))
        }
    }
}

/// Takes XML apart into elements and text. Checks that elements nest; knows the predefined entities and
/// character references.
struct XMLScanner {
    enum Event {
        /// The name without its prefix; `xml:lang` keeps it among the attributes.
        case start(name: String, attributes: [String: String])
        case end
        case text(String)
    }

    let bytes: [UInt8]
    private var index = 0
    private var open: [String] = []
    private var hasRoot = false
    private var pendingEnd = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func error(_ problem: String) -> ResultsReadingError { ResultsReadingError(problem, at: index, in: bytes) }

    /// The text of the element just begun, up to and including its end.
    mutating func text(upToEndOf name: String) throws(ResultsReadingError) -> String {
        var result = ""
        while let event = try next() {
            switch event {
            case .text(let text): result += text
            case .end: return result
            case .start: throw error("no element may stand in '\(name)'")
            }
        }
        return result
    }

    /// The next event; nil at the end of the document.
    mutating func next() throws(ResultsReadingError) -> Event? {
        if pendingEnd {
            pendingEnd = false
            open.removeLast()
            return .end
        }
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                let text = try characterData()
                if open.isEmpty {
                    guard text.utf8.allSatisfy({ $0 <= 0x20 }) else { throw error("text outside the root element") }
                    continue
                }
                return .text(text)
            }
            if starts(with: "<!--") {
                try skip(past: "-->", "a comment")
            } else if starts(with: "<?") {
                try skip(past: "?>", "a processing instruction")
            } else if starts(with: "<![CDATA[") {
                let start = index + 9
                try skip(past: "]]>", "a CDATA section")
                return .text(String(decoding: bytes[start..<index - 3], as: UTF8.self))
            } else if starts(with: "<!DOCTYPE") {
                while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
                    if bytes[index] == UInt8(ascii: "[") { throw error("definitions in the document are not read") }
                    index += 1
                }
                index += 1
            } else if starts(with: "</") {
                index += 2
                let name = try qualifiedName()
                skipSpace()
                guard take(">") else { throw error("expected '>'") }
                guard let last = open.popLast(), CodePointText.equal(last, name) else {
                    throw error("this end has no matching start")
                }
                return .end
            } else {
                return try startTag()
            }
        }
        guard open.isEmpty else { throw error("expected the end of '\(open[open.count - 1])'") }
        guard hasRoot else { throw error("expected an element") }
        return nil
    }

    private mutating func startTag() throws(ResultsReadingError) -> Event {
        index += 1
        guard !(open.isEmpty && hasRoot) else { throw error("there is more than one root element") }
        hasRoot = true
        let name = try qualifiedName()
        var attributes: [String: String] = [:]
        while true {
            skipSpace()
            if take("/") {
                guard take(">") else { throw error("expected '>' after '/'") }
                pendingEnd = true
                break
            }
            if take(">") { break }
            let attribute = try qualifiedName()
            skipSpace()
            guard take("=") else { throw error("expected '=' after an attribute's name") }
            skipSpace()
            guard index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x27 else {
                throw error("expected a quotation mark")
            }
            let quote = bytes[index]
            index += 1
            var value: [UInt8] = []
            while index < bytes.count, bytes[index] != quote {
                guard bytes[index] != UInt8(ascii: "<") else { throw error("'<' in an attribute must be escaped") }
                try appendCharacter(to: &value)
            }
            guard index < bytes.count else { throw error("expected a quotation mark to close the attribute") }
            index += 1
            attributes[attribute] = String(decoding: value, as: UTF8.self)
        }
        open.append(name)
        guard open.count <= 100 else { throw error("more than 100 elements inside one another") }
        let local = name.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(name[name.index(after: $0)...]) } ?? name
        return .start(name: local, attributes: attributes)
    }

    private mutating func characterData() throws(ResultsReadingError) -> String {
        var text: [UInt8] = []
        while index < bytes.count, bytes[index] != UInt8(ascii: "<") { try appendCharacter(to: &text) }
        return String(decoding: text, as: UTF8.self)
    }

    /// One byte, a line end (always read as a line feed) or a reference.
    private mutating func appendCharacter(to text: inout [UInt8]) throws(ResultsReadingError) {
        let byte = bytes[index]
        if byte == 0x0D {
            index += 1
            if index < bytes.count, bytes[index] == 0x0A { index += 1 }
            text.append(0x0A)
            return
        }
        guard byte == UInt8(ascii: "&") else {
            text.append(byte)
            index += 1
            return
        }
        guard let end = bytes[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
            throw error("expected ';' after '&'")
        }
        let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
        switch name {
        case "amp": text.append(UInt8(ascii: "&"))
        case "lt": text.append(UInt8(ascii: "<"))
        case "gt": text.append(UInt8(ascii: ">"))
        case "quot": text.append(0x22)
        case "apos": text.append(0x27)
        default:
            let digits = name.dropFirst(name.hasPrefix("#x") ? 2 : 1)
            guard name.hasPrefix("#"), let value = UInt32(digits, radix: name.hasPrefix("#x") ? 16 : 10),
                let scalar = Unicode.Scalar(value)
            else { throw error("there is no entity '\(name)'") }
            text += UTF8.encode(scalar).map(Array.init) ?? []
        }
        index = end + 1
    }

    // MARK: Bytes

    private func starts(with text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[index...].starts(with: $0) }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    private mutating func skip(past end: StaticString, _ what: String) throws(ResultsReadingError) {
        let start = index
        while index < bytes.count {
            if starts(with: end) {
                index += end.utf8CodeUnitCount
                return
            }
            index += 1
        }
        index = start
        throw error("expected the end of \(what)")
    }

    private mutating func qualifiedName() throws(ResultsReadingError) -> String {
        let start = index
        while index < bytes.count, !" \t\r\n/>=<\"'&".utf8.contains(bytes[index]) { index += 1 }
        guard index > start else { throw error("expected a name") }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }
}
