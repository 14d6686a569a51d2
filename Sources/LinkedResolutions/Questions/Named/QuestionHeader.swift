import RDF

/// The header of a question's file, line by line.
struct QuestionHeader {
    private(set) var summary = ""
    private(set) var details = ""
    private(set) var parameters: [QuestionParameter] = []
    /// The line of each parameter, counted from 1.
    private(set) var parameterLines: [Int] = []
    private(set) var examples: [String] = []
    private let name: String

    /// A key, what follows it, and where the key stands.
    private struct Field {
        var key: Substring
        var value: String
        var line: Int
    }

    init(_ text: String, name: String) throws(QuestionError) {
        self.name = name
        for field in try fields(of: text) {
            switch field.key {
            case "summary": summary = field.value
            case "description": details = field.value
            case "example": examples.append(field.value)
            case "parameter":
                parameters.append(try parameter(field))
                parameterLines.append(field.line)
            default:
                throw fault(field.line, "expected summary, description, parameter or example, found '\(field.key)'")
            }
        }
        if summary.isEmpty { throw fault(1, "expected a header line '#+ summary: …' that says what is asked") }
    }

    private func fields(of text: String) throws(QuestionError) -> [Field] {
        var fields: [Field] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard line.hasPrefix("#+") else { continue }
            let content = line.dropFirst(2)
            if content.hasPrefix("  "), !fields.isEmpty {
                fields[fields.count - 1].value += " " + trimmed(content)
                continue
            }
            guard let colon = content.firstIndex(of: ":") else {
                throw fault(index + 1, "expected a key and a colon after '#+', as in '#+ summary: …'")
            }
            fields.append(
                Field(
                    key: trimmed(content[..<colon]), value: String(trimmed(content[content.index(after: colon)...])),
                    line: index + 1))
        }
        return fields
    }

    /// `NAME (KIND[, required]) SUMMARY[; e.g. VALUE, VALUE]`
    private func parameter(_ field: Field) throws(QuestionError) -> QuestionParameter {
        guard let open = field.value.firstIndex(of: "("), let close = field.value[open...].firstIndex(of: ")") else {
            throw fault(field.line, "expected a name and a kind in parentheses, as in 'who (agent) the one who reports'")
        }
        let name = trimmed(field.value[..<open])
        guard !name.isEmpty, name.utf8.allSatisfy({ $0.isLetterOrDigit }) else {
            throw fault(field.line, "expected the name of a variable in letters and digits, found '\(name)'")
        }
        let words = field.value[field.value.index(after: open)..<close].split(separator: ",").map(trimmed)
        guard let word = words.first, let kind = QuestionParameter.Kind(rawValue: String(word)) else {
            let known = QuestionParameter.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw fault(field.line, "expected a kind, one of \(known); found '\(words.first ?? "")'")
        }
        guard words.dropFirst().allSatisfy({ $0 == "required" }) else {
            throw fault(field.line, "expected 'required' or nothing after the kind")
        }
        let rest = trimmed(field.value[field.value.index(after: close)...])
        var summary = rest
        var examples: [String] = []
        if let mark = rest.range(of: "; e.g. ") {
            summary = rest[..<mark.lowerBound]
            examples = Self.values(in: rest[mark.upperBound...])
        }
        return QuestionParameter(
            name: String(name), kind: kind, isRequired: words.count > 1, summary: String(summary), examples: examples)
    }

    /// The values of a list with commas; one that holds a comma stands in quotation marks.
    private static func values(in text: Substring) -> [String] {
        var values: [String] = []
        var current = ""
        var isQuoted = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                values.append(current)
                current = ""
            default:
                if scalar != " " || isQuoted || !current.isEmpty { current.unicodeScalars.append(scalar) }
            }
        }
        return (values + [current]).filter { !$0.isEmpty }
    }

    private func fault(_ line: Int, _ message: String) -> QuestionError {
        QuestionError(question: name, line: line, column: 1, message: message)
    }
}

/// Without the blanks at both ends.
private func trimmed(_ text: some StringProtocol) -> Substring {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    let utf8 = Substring(text).utf8
    let head = utf8.drop(while: isBlank)
    var end = head.endIndex
    while end > head.startIndex, isBlank(head[head.index(before: end)]) { end = head.index(before: end) }
    return Substring(head[head.startIndex..<end])
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
