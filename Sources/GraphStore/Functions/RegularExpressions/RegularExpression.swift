import RDF
import Synchronization

/// A regular expression of XPath and SPARQL, compiled: what REGEX and REPLACE take
/// ([SPARQL 1.1, section 17.4.3.14](https://www.w3.org/TR/sparql11-query/#func-regex)).
///
/// Matching takes time proportional to the text, whatever the pattern: an automaton of states that are
/// built when first needed answers whether a text matches, a Pike machine finds where. Only patterns
/// with back-references (`(a)\1`) need backtracking; they give up after a million steps.
///
/// Beyond XPath's syntax, `\` may stand before any ASCII punctuation, `]` and `}` need no backslash
/// outside classes, and `(?:…)` is a group that is not captured.
package final class RegularExpression: Sendable {
    let program: RegularExpressionProgram
    /// What texts are searched for first; nil for a pattern that need not look beyond its beginning.
    private let required: RequiredBytes?
    private let hasBackReferences: Bool
    private let automaton: Mutex<LazyAutomaton>

    /// - Parameter flags: any of `s`, `m`, `i`, `x`, `q`.
    package init(_ pattern: String, flags: String = "") throws(RegularExpressionError) {
        guard let flags = RegularExpressionFlags(flags) else {
            throw RegularExpressionError(position: 1, problem: "the flags may be of s, m, i, x and q only")
        }
        var parser = RegularExpressionParser(pattern, flags: flags)
        let syntax = try parser.parse()
        let program = try RegularExpressionProgram(syntax, groupCount: parser.groupCount, flags: flags)
        self.program = program
        hasBackReferences = parser.hasBackReferences
        let automaton = LazyAutomaton(program)
        required = hasBackReferences || automaton.isAnchored ? nil : RequiredBytes(syntax)
        self.automaton = Mutex(automaton)
    }

    /// Whether the pattern occurs in the text; nil where a pattern with back-references takes too long.
    package func matches(_ text: String) -> Bool? {
        text.withUTF8Bytes { matches($0) }
    }

    /// Whether the pattern occurs in a text of well-formed UTF-8; nil where a pattern with
    /// back-references takes too long.
    package func matches(_ text: Span<UInt8>) -> Bool? {
        if hasBackReferences {
            var machine = BacktrackingMatcher(program)
            return machine.firstMatch(in: text, from: 0).map { $0 != nil } ?? nil
        }
        if let required {
            switch required.firstOccurrence(in: text, from: 0) {
            case .absent: return false
            case .at: if required.isWholePattern { return true }
            case .undecided: break
            }
        }
        let prefix = required?.isPrefix == true ? required : nil
        return automaton.withLock { $0.accepts(text, prefix: prefix) }
    }

    /// Where the leftmost match lies, as offsets in UTF-8; nil where there is none, and for patterns
    /// with back-references.
    package func firstMatch(in text: String) -> Range<Int>? {
        if hasBackReferences { return nil }
        return text.withUTF8Bytes { text -> Range<Int>? in
            var machine = CapturingMatcher(program)
            return machine.firstMatch(in: text, from: 0).map { $0[0]..<$0[1] }
        }
    }

    /// The text with every match replaced, from left to right without overlaps
    /// ([`fn:replace`](https://www.w3.org/TR/xpath-functions/#func-replace)). In the replacement `$1` is
    /// what the first group matched, `\$` and `\\` are the characters. Nil where the pattern matches
    /// the empty string, the replacement is faulty, or back-references take too long.
    package func replacingMatches(in text: String, with replacement: String) -> String? {
        guard let parts = Replacement(replacement, groupCount: program.groupCount), matches("") == false
        else { return nil }
        if !hasBackReferences, matches(text) == false { return text }
        let result = text.withUTF8Bytes { bytes -> [UInt8]? in
            var result: [UInt8] = []
            result.reserveCapacity(bytes.count)
            var position = 0
            var machine = CapturingMatcher(program)
            var backtracking = BacktrackingMatcher(program)
            while position <= bytes.count {
                let captures: [Int]?
                if hasBackReferences {
                    guard let found = backtracking.firstMatch(in: bytes, from: position) else { return nil }
                    captures = found
                } else {
                    captures = machine.firstMatch(in: bytes, from: position)
                }
                guard let captures, captures[1] > captures[0] else { break }
                for index in position..<captures[0] { result.append(bytes[index]) }
                parts.append(to: &result, text: bytes, captures: captures)
                position = captures[1]
            }
            for index in position..<bytes.count { result.append(bytes[index]) }
            return result
        }
        return result.map { String(decoding: $0, as: UTF8.self) }
    }
}

/// A replacement text taken apart.
private struct Replacement {
    private enum Part {
        case text([UInt8])
        case group(Int)
    }

    private var parts: [Part] = []

    /// Nil for a `$` without a digit and for a backslash before anything but `$` and `\`.
    init?(_ text: String, groupCount: Int) {
        let bytes = Array(text.utf8)
        var plain: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\\"):
                guard index < bytes.count, bytes[index] == UInt8(ascii: "\\") || bytes[index] == UInt8(ascii: "$")
                else { return nil }
                plain.append(bytes[index])
                index += 1
            case UInt8(ascii: "$"):
                guard index < bytes.count, (0x30...0x39).contains(bytes[index]) else { return nil }
                var number = Int(bytes[index] - 0x30)
                index += 1
                // As many digits as still name a group; the rest is text.
                while index < bytes.count, (0x30...0x39).contains(bytes[index]),
                    number * 10 + Int(bytes[index] - 0x30) <= groupCount
                {
                    number = number * 10 + Int(bytes[index] - 0x30)
                    index += 1
                }
                parts.append(.text(plain))
                plain = []
                parts.append(.group(number))
            default:
                plain.append(byte)
            }
        }
        parts.append(.text(plain))
    }

    func append(to result: inout [UInt8], text: Span<UInt8>, captures: [Int]) {
        for part in parts {
            switch part {
            case .text(let bytes): result += bytes
            case .group(let number):
                guard 2 * number + 1 < captures.count, captures[2 * number] >= 0, captures[2 * number + 1] >= 0
                else { continue }
                for index in captures[2 * number]..<captures[2 * number + 1] { result.append(text[index]) }
            }
        }
    }
}

/// The code point that starts at a byte of well-formed UTF-8, and how many bytes it takes.
@inline(__always)
func decodeCodePoint(_ text: Span<UInt8>, at index: Int) -> (codePoint: UInt32, length: Int) {
    let first = text[index]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + length <= text.count else { return (0xFFFD, 1) }
    var codePoint = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length { codePoint = codePoint << 6 | UInt32(text[index + offset] & 0x3F) }
    return (codePoint, length)
}
