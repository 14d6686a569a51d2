/// A regular expression taken apart: [XPath Functions, section 5.6.1](https://www.w3.org/TR/xpath-functions/#regex-syntax).
indirect enum RegularExpressionSyntax: Sendable {
    case empty
    case set(CodePointSet)
    case sequence([RegularExpressionSyntax])
    case alternatives([RegularExpressionSyntax])
    /// Repetition; a nil maximum means without end. A reluctant one takes as few as it can.
    case repetition(RegularExpressionSyntax, minimum: Int, maximum: Int?, isReluctant: Bool)
    /// A capturing group with its number, from 1.
    case group(RegularExpressionSyntax, Int)
    /// `^`
    case start
    /// `$`
    case end
    /// `\1`
    case backReference(Int)
}

/// The flags of `fn:matches` ([section 5.6.1.1](https://www.w3.org/TR/xpath-functions/#flags)).
struct RegularExpressionFlags: Sendable {
    /// `s`: the dot matches a line feed too.
    var dotMatchesLineFeed = false
    /// `m`: `^` and `$` match at the start and end of each line.
    var isMultiline = false
    /// `i`
    var ignoresCase = false
    /// `x`: white space outside classes is not part of the pattern.
    var ignoresWhiteSpace = false
    /// `q`: no character is special.
    var isLiteral = false

    /// Nil for a letter that is no flag.
    init?(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "s"): dotMatchesLineFeed = true
            case UInt8(ascii: "m"): isMultiline = true
            case UInt8(ascii: "i"): ignoresCase = true
            case UInt8(ascii: "x"): ignoresWhiteSpace = true
            case UInt8(ascii: "q"): isLiteral = true
            default: return nil
            }
        }
    }
}

/// Why a regular expression cannot be used.
package struct RegularExpressionError: Error, Equatable, CustomStringConvertible {
    /// The position in the pattern, in code points from 1.
    package let position: Int
    package let problem: String

    package var description: String { "regular expression, character \(position): \(problem)" }
}

/// Recursive descent over the code points of a pattern.
struct RegularExpressionParser {
    private let pattern: [UInt32]
    private let flags: RegularExpressionFlags
    private var index = 0
    private var depth = 0
    /// Capturing groups begun, and those that are complete and may be referred to.
    private(set) var groupCount = 0
    private var closedGroups: Set<Int> = []
    private(set) var hasBackReferences = false

    /// Groups in one another, beyond which nobody writes patterns and recursion gets dear.
    private static let maximumDepth = 200

    init(_ pattern: String, flags: RegularExpressionFlags) {
        self.pattern = pattern.unicodeScalars.map(\.value)
        self.flags = flags
    }

    mutating func parse() throws(RegularExpressionError) -> RegularExpressionSyntax {
        if flags.isLiteral { return .sequence(pattern.map { .set(character($0)) }) }
        let result = try alternatives()
        guard index == pattern.count else { throw error("unexpected ')'") }
        return result
    }

    private func error(_ problem: String) -> RegularExpressionError {
        RegularExpressionError(position: index + 1, problem: problem)
    }

    private func character(_ codePoint: UInt32) -> CodePointSet {
        flags.ignoresCase ? .caseInsensitive(codePoint...codePoint) : .single(codePoint)
    }

    // MARK: Characters of the pattern

    private mutating func skipWhiteSpace() {
        guard flags.ignoresWhiteSpace else { return }
        while index < pattern.count, CodePointSet.whiteSpace.contains(pattern[index]) { index += 1 }
    }

    /// The next character that is part of the pattern.
    private mutating func peek() -> UInt32? {
        skipWhiteSpace()
        return index < pattern.count ? pattern[index] : nil
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek() == character.value else { return false }
        index += 1
        return true
    }

    // MARK: Structure

    private mutating func alternatives() throws(RegularExpressionError) -> RegularExpressionSyntax {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw error("more than \(Self.maximumDepth) groups inside one another") }
        var branches = [try branch()]
        while take("|") { branches.append(try branch()) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func branch() throws(RegularExpressionError) -> RegularExpressionSyntax {
        var pieces: [RegularExpressionSyntax] = []
        while let next = peek(), next != 0x7C, next != 0x29 {
            let atom = try atom()
            pieces.append(try quantified(atom))
        }
        return pieces.count == 1 ? pieces[0] : pieces.isEmpty ? .empty : .sequence(pieces)
    }

    private mutating func quantified(
        _ atom: RegularExpressionSyntax
    ) throws(RegularExpressionError) -> RegularExpressionSyntax {
        let minimum: Int
        let maximum: Int?
        switch peek() {
        case 0x3F: (minimum, maximum) = (0, 1)
        case 0x2A: (minimum, maximum) = (0, nil)
        case 0x2B: (minimum, maximum) = (1, nil)
        case 0x7B:
            index += 1
            (minimum, maximum) = try bounds()
            index -= 1
        default: return atom
        }
        index += 1
        let isReluctant = take("?")
        switch peek() {
        case 0x3F?, 0x2A?, 0x2B?, 0x7B?: throw error("a quantifier cannot follow a quantifier")
        default: break
        }
        return .repetition(atom, minimum: minimum, maximum: maximum, isReluctant: isReluctant)
    }

    /// `n}`, `n,}` or `n,m}`, with the brace read already.
    private mutating func bounds() throws(RegularExpressionError) -> (Int, Int?) {
        guard let minimum = number() else { throw error("expected a number after '{'") }
        var maximum: Int? = minimum
        if take(",") { maximum = number() }
        guard take("}") else { throw error("expected '}' to close the quantifier") }
        if let maximum, maximum < minimum { throw error("the quantifier's upper bound is below its lower bound") }
        return (minimum, maximum)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let next = peek(), (0x30...0x39).contains(next) {
            value = min((value ?? 0) * 10 + Int(next - 0x30), 1_000_000)
            index += 1
        }
        return value
    }

    private mutating func atom() throws(RegularExpressionError) -> RegularExpressionSyntax {
        guard let next = peek() else { return .empty }
        index += 1
        switch next {
        case 0x2E:  // .
            return .set(flags.dotMatchesLineFeed ? .everything : .complement(.single(0x0A)))
        case 0x5E: return .start
        case 0x24: return .end
        case 0x28: return try group()
        case 0x5B: return .set(try characterClass())
        case 0x5C: return try escape()
        case 0x3F, 0x2A, 0x2B, 0x7B:
            index -= 1
            throw error("a quantifier needs something before it")
        default: return .set(character(next))
        }
    }

    /// After `(`: a capturing group, or `(?:…)`.
    private mutating func group() throws(RegularExpressionError) -> RegularExpressionSyntax {
        let opening = index
        var number: Int?
        if index + 1 < pattern.count, pattern[index] == 0x3F {
            guard pattern[index + 1] == 0x3A else { throw error("expected ':' after '(?'") }
            index += 2
        } else {
            groupCount += 1
            number = groupCount
        }
        let content = try alternatives()
        guard take(")") else {
            throw RegularExpressionError(position: opening, problem: "this '(' is never closed")
        }
        guard let number else { return content }
        closedGroups.insert(number)
        return .group(content, number)
    }

    // MARK: Escapes and classes

    /// After a backslash outside a class.
    private mutating func escape() throws(RegularExpressionError) -> RegularExpressionSyntax {
        guard index < pattern.count else { throw error("nothing follows the backslash") }
        if (0x31...0x39).contains(pattern[index]) {
            var number = Int(pattern[index] - 0x30)
            index += 1
            while index < pattern.count, (0x30...0x39).contains(pattern[index]),
                number * 10 + Int(pattern[index] - 0x30) <= groupCount
            {
                number = number * 10 + Int(pattern[index] - 0x30)
                index += 1
            }
            guard closedGroups.contains(number) else { throw error("there is no complete group \(number) to refer to") }
            hasBackReferences = true
            return .backReference(number)
        }
        switch try classEscape() {
        case .character(let codePoint): return .set(character(codePoint))
        case .set(let set): return .set(set)
        }
    }

    private enum ClassEscape {
        case character(UInt32)
        case set(CodePointSet)
    }

    /// After a backslash: a single character or a class of many.
    private mutating func classEscape() throws(RegularExpressionError) -> ClassEscape {
        guard index < pattern.count, let scalar = Unicode.Scalar(pattern[index]) else {
            throw error("nothing follows the backslash")
        }
        index += 1
        switch scalar {
        case "n": return .character(0x0A)
        case "r": return .character(0x0D)
        case "t": return .character(0x09)
        case "s": return .set(.whiteSpace)
        case "S": return .set(.complement(.whiteSpace))
        case "d": return .set(.digits)
        case "D": return .set(.complement(.digits))
        case "w": return .set(.wordCharacters)
        case "W": return .set(.complement(.wordCharacters))
        case "i": return .set(.nameStart)
        case "I": return .set(.complement(.nameStart))
        case "c": return .set(.nameCharacters)
        case "C": return .set(.complement(.nameCharacters))
        case "p": return .set(try property())
        case "P": return .set(.complement(try property()))
        default:
            // XPath allows only its own special characters here; other punctuation can mean but itself.
            let isPunctuation =
                scalar.isASCII && !scalar.properties.isAlphabetic && !(0x30...0x39).contains(scalar.value)
                && scalar.value > 0x20
            guard isPunctuation else {
                index -= 1
                throw error("'\\\(scalar)' has no meaning")
            }
            return .character(scalar.value)
        }
    }

    /// `{Lu}` or `{IsGreek}`
    private mutating func property() throws(RegularExpressionError) -> CodePointSet {
        guard index < pattern.count, pattern[index] == 0x7B else { throw error("expected '{' after \\p") }
        index += 1
        var name = ""
        while index < pattern.count, pattern[index] != 0x7D, let scalar = Unicode.Scalar(pattern[index]) {
            name.unicodeScalars.append(scalar)
            index += 1
        }
        guard index < pattern.count else { throw error("expected '}' to close \\p{") }
        index += 1
        if let categories = GeneralCategorySet(named: name) { return .categories(categories) }
        if name.utf8.starts(with: "Is".utf8), let block = UnicodeBlocks.range(named: String(name.dropFirst(2))) {
            return .ranges([block])
        }
        throw error("there is no category or block \(name)")
    }

    /// After `[`: a class with its ranges, escapes, negation and subtraction.
    private mutating func characterClass() throws(RegularExpressionError) -> CodePointSet {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw error("more than \(Self.maximumDepth) classes inside one another") }
        let opening = index
        let isNegated = index < pattern.count && pattern[index] == 0x5E
        if isNegated { index += 1 }
        var parts: [CodePointSet] = []
        var removed: CodePointSet?
        while true {
            guard index < pattern.count else {
                throw RegularExpressionError(position: opening, problem: "this '[' is never closed")
            }
            let next = pattern[index]
            if next == 0x5D, !parts.isEmpty { break }
            if next == 0x2D, index + 1 < pattern.count, pattern[index + 1] == 0x5B, !parts.isEmpty {
                index += 2
                removed = try characterClass()
                guard index < pattern.count, pattern[index] == 0x5D else {
                    throw error("expected ']' after the subtracted class")
                }
                break
            }
            parts.append(try classPart())
        }
        index += 1
        let union = parts.count == 1 ? parts[0] : CodePointSet.union(parts)
        let set = isNegated ? CodePointSet.complement(union) : union
        return removed.map { .difference(set, $0) } ?? set
    }

    /// A character, a range or an escape in a class.
    private mutating func classPart() throws(RegularExpressionError) -> CodePointSet {
        let first: UInt32
        switch pattern[index] {
        case 0x5C:
            index += 1
            switch try classEscape() {
            case .set(let set): return set
            case .character(let codePoint): first = codePoint
            }
        case 0x5B: throw error("'[' in a class needs a backslash")
        case 0x5D: throw error("a class cannot be empty")
        case let codePoint:
            first = codePoint
            index += 1
        }
        guard index + 1 < pattern.count, pattern[index] == 0x2D, pattern[index + 1] != 0x5D, pattern[index + 1] != 0x5B
        else { return character(first) }
        index += 1
        var last = pattern[index]
        index += 1
        if last == 0x5C {
            guard case .character(let codePoint) = try classEscape() else { throw error("a range ends with one character") }
            last = codePoint
        }
        guard first <= last else { throw error("the range's end lies before its start") }
        return flags.ignoresCase ? .caseInsensitive(first...last) : .ranges([first...last])
    }
}
