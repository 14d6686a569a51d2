/// Tells the acts of one file apart.
enum ActBoundaries {
    /// How many lines a formula may stand behind a number line.
    static let longestTitle = 14
    /// How many bytes a number line has at most.
    static let longestNumberLine = 400

    /// The lines of each act; one range with all lines where there is only one act. An act begins
    /// at a number line that a formula follows, or at the proposal line or front matter before it.
    static func find(in lines: [TextLine], of source: SourceText, _ vocabulary: StructureVocabulary) -> [Range<Int>] {
        let bytes = source.bytes
        var starts: [Int] = []
        for index in lines.indices {
            let line = lines[index].range
            guard couldBeNumberLine(bytes[line]), NumberLine.read(line, in: bytes, vocabulary) != nil,
                formulaFollows(index, lines, bytes, vocabulary)
            else { continue }
            starts.append(headStart(index, lines, bytes, after: starts.last.map { $0 + 1 } ?? 0))
        }
        guard starts.count > 1 else { return lines.isEmpty ? [] : [0..<lines.count] }
        starts[0] = 0
        return starts.indices.map { starts[$0]..<($0 + 1 < starts.count ? starts[$0 + 1] : lines.count) }
    }

    private static func couldBeNumberLine(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first, line.count < longestNumberLine else { return false }
        return ByteClass.isAlphanumeric(first)
    }

    private static func formulaFollows(
        _ index: Int, _ lines: [TextLine], _ bytes: [UInt8], _ vocabulary: StructureVocabulary
    ) -> Bool {
        for next in lines[(index + 1)...].prefix(longestTitle) {
            if EnactingFormula.read(next.range, in: bytes, vocabulary, allowsMore: true) != nil { return true }
            if SectionHeading.readLine(next.range, in: bytes, vocabulary) != nil { return false }
            if couldBeNumberLine(bytes[next.range]), NumberLine.read(next.range, in: bytes, vocabulary) != nil { return false }
        }
        return false
    }

    /// The first line of the head whose number line is given: a proposal line just before it.
    private static func headStart(_ index: Int, _ lines: [TextLine], _ bytes: [UInt8], after: Int) -> Int {
        guard index - 1 >= after else { return index }
        return isProposal(lines[index - 1].range, in: bytes) ? index - 1 : index
    }

    /// Whether a line begins with the action of a proposal.
    static func isProposal(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
        (["MOD", "ADD", "SUP", "NOC"] as [StaticString]).contains { ByteMatch.exact($0, in: bytes, at: line.lowerBound, before: line.upperBound) }
    }
}
