/// A line that introduces a section: a heading verb, and for an operative one its addressees.
struct SectionHeading {
    var function: Authority.HeadingVerb.Function
    var range: Range<Int>
    /// Behind the verb phrase.
    var verbEnd: Int

    /// The verb phrase at a place, with what belongs to it: `further` before or behind it,
    /// `with concern`, and the verb that `resolves to invite` embeds.
    static func readVerb(
        in bytes: [UInt8], at start: Int, before end: Int, _ vocabulary: StructureVocabulary
    ) -> SectionHeading? {
        guard start < end else { return nil }
        var match = vocabulary.headingVerbs.longestMatch(in: bytes, at: start, before: end)
        if match == nil {
            guard let adverb = adverbs.longestMatch(in: bytes, at: start, before: end) else { return nil }
            let position = ByteMatch.skipBlanks(in: bytes, from: adverb.end, before: end)
            match = vocabulary.headingVerbs.longestMatch(in: bytes, at: position, before: end)
        }
        guard let match else { return nil }
        let function = vocabulary.headingFunctions[match.value]
        var verbEnd = extend(match.end, in: bytes, before: end)
        if function == .operative {
            let next = ByteMatch.skipBlanks(in: bytes, from: verbEnd, before: end)
            if ByteMatch.word("to", in: bytes, at: next, before: end) {
                let lemma = ByteMatch.skipBlanks(in: bytes, from: next + 2, before: end)
                if let embedded = vocabulary.governingLemmas.longestMatch(in: bytes, at: lemma, before: end) {
                    verbEnd = embedded.end
                }
            }
        }
        return SectionHeading(function: function, range: start..<verbEnd, verbEnd: verbEnd)
    }

    /// Adverbs before a verb, as a table: every line and every clause is asked for them.
    private static let adverbs: PhraseTable = {
        var table = PhraseTable()
        for adverb in [
            "further", "also", "again", "strongly", "therefore", "hereby", "once", "seriously",
            "urgently", "ever", "fully", "deeply", "gravely", "firmly", "profoundly", "extremely",
        ] {
            table.insert(adverb.utf8, value: 0)
        }
        return table
    }()
    private static let trailing: [StaticString] = ["further", "also", "again", "in particular", "once again", "strongly"]

    /// Behind the adverbs and the `with grave concern` that follow a verb.
    private static func extend(_ verbEnd: Int, in bytes: [UInt8], before end: Int) -> Int {
        var result = verbEnd
        var position = ByteMatch.skipBlanks(in: bytes, from: result, before: end)
        for word in trailing where ByteMatch.word(word, in: bytes, at: position, before: end) {
            result = position + word.utf8CodeUnitCount
            position = ByteMatch.skipBlanks(in: bytes, from: result, before: end)
            break
        }
        guard ByteMatch.word("with", in: bytes, at: position, before: end) else { return result }
        // `with grave concern`, `with satisfaction and appreciation`
        var next = ByteMatch.skipBlanks(in: bytes, from: position + 4, before: end)
        for _ in 0..<4 {
            let word = next
            while next < end && ByteClass.isLetter(bytes[next]) { next += 1 }
            guard next > word else { return result }
            if attitudes.stands(in: bytes, at: word, before: next) {
                result = next
                position = ByteMatch.skipBlanks(in: bytes, from: next, before: end)
                guard ByteMatch.word("and", in: bytes, at: position, before: end) else { return result }
                next = ByteMatch.skipBlanks(in: bytes, from: position + 3, before: end)
            } else {
                next = ByteMatch.skipBlanks(in: bytes, from: next, before: end)
            }
        }
        return result
    }

    /// Whether the verb phrase says with what feeling: `noting with grave concern`.
    func showsAttitude(in bytes: [UInt8]) -> Bool {
        range.lowerBound + 6 < verbEnd && (range.lowerBound..<verbEnd - 5).contains { ByteMatch.exact(" with ", in: bytes, at: $0, before: verbEnd) }
    }

    private static let attitudes: WordChoice = [
        "concern", "appreciation", "satisfaction", "regret", "interest", "gratitude", "alarm", "approval",
        "disappointment", "pleasure", "dismay", "thanks",
    ]

    /// Reads a whole line as a heading: nothing behind a preambular verb; behind an operative one
    /// nothing or addressees, with no punctuation at the end.
    static func readLine(
        _ line: Range<Int>, in bytes: [UInt8], _ vocabulary: StructureVocabulary
    ) -> SectionHeading? {
        guard ByteClass.isLower(bytes[line.lowerBound]),
            var heading = readVerb(in: bytes, at: line.lowerBound, before: line.upperBound, vocabulary)
        else { return nil }
        heading.range = line
        let rest = ByteMatch.trimmed(heading.verbEnd..<line.upperBound, in: bytes)
        if rest.isEmpty { return heading }
        if heading.function == .operative && isAddressee(rest, in: bytes) { return heading }
        return nil
    }

    /// A line without the marks of emphasis around all of it: `_recognizing_`.
    static func withoutEmphasis(_ line: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        guard line.count > 2, let first = bytes[line].first, first == bytes[line].last,
            first == UInt8(ascii: "_") || first == UInt8(ascii: "*")
        else { return line }
        return line.lowerBound + 1..<line.upperBound - 1
    }

    /// Whether words behind an operative verb can be addressees alone.
    static func isAddressee(_ rest: Range<Int>, in bytes: [UInt8]) -> Bool {
        guard rest.count <= 600, let first = bytes[rest].first, let last = bytes[rest].last else { return false }
        guard ByteClass.isLetter(first) || first >= 0x80 else { return false }
        switch last {
        case UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "-"): return false
        default: break
        }
        if WordChoice.noAddressees.stands(in: bytes, at: rest.lowerBound, before: rest.upperBound) { return false }
        // `a)` behind the verb is a citation of an item.
        if rest.count >= 2, bytes[rest.lowerBound + 1] == UInt8(ascii: ")") { return false }
        return true
    }
}
