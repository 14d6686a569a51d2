/// Tries one way after another, as back-references need it; gives up after a bounded number of steps.
struct BacktrackingMatcher {
    private let program: RegularExpressionProgram
    private var steps = 0

    private static let maximumSteps = 1_000_000

    private enum Choice {
        case resume(instruction: Int, index: Int)
        case restore(slot: Int, value: Int)
    }

    init(_ program: RegularExpressionProgram) { self.program = program }

    /// Bounds of the leftmost match and its groups; inner nil for no match, outer nil when it takes too long.
    mutating func firstMatch(in text: Span<UInt8>, from start: Int) -> [Int]?? {
        steps = 0
        var index = start
        while index <= text.count {
            guard let result = match(text, at: index) else { return nil }
            if let result { return .some(result) }
            index += index < text.count ? decodeCodePoint(text, at: index).length : 1
        }
        return .some(nil)
    }

    private mutating func match(_ text: Span<UInt8>, at start: Int) -> [Int]?? {
        var captures = [Int](repeating: -1, count: 2 * (program.groupCount + 1))
        var choices: [Choice] = [.resume(instruction: 0, index: start)]
        while let choice = choices.popLast() {
            guard case .resume(var instruction, var index) = choice else {
                if case .restore(let slot, let value) = choice { captures[slot] = value }
                continue
            }
            following: while true {
                steps += 1
                guard steps <= Self.maximumSteps else { return nil }
                switch program.instructions[instruction] {
                case .take(let set):
                    guard index < text.count else { break following }
                    let (codePoint, length) = decodeCodePoint(text, at: index)
                    guard program.sets[set].contains(codePoint) else { break following }
                    index += length
                    instruction += 1
                case .split(let first, let second):
                    choices.append(.resume(instruction: second, index: index))
                    instruction = first
                case .jump(let target):
                    instruction = target
                case .save(let slot):
                    choices.append(.restore(slot: slot, value: captures[slot]))
                    captures[slot] = index
                    instruction += 1
                case .assertStart:
                    guard isStart(text, index, isMultiline: program.isMultiline) else { break following }
                    instruction += 1
                case .assertEnd:
                    guard isEnd(text, index, isMultiline: program.isMultiline) else { break following }
                    instruction += 1
                case .backReference(let group):
                    guard let end = skip(captures[2 * group], captures[2 * group + 1], text, from: index)
                    else { break following }
                    index = end
                    instruction += 1
                case .accept:
                    return .some(captures)
                }
            }
        }
        return .some(nil)
    }

    /// The position after a repetition of an earlier part of the text, if it stands at an index. A group
    /// that took no part matches the empty string, as XPath says.
    private func skip(_ start: Int, _ end: Int, _ text: Span<UInt8>, from index: Int) -> Int? {
        guard start >= 0, end >= start else { return index }
        var earlier = start
        var later = index
        while earlier < end {
            guard later < text.count else { return nil }
            let (a, length) = decodeCodePoint(text, at: earlier)
            let (b, otherLength) = decodeCodePoint(text, at: later)
            guard a == b || (program.ignoresCase && CodePointSet.caseVariants(a).contains(b)) else { return nil }
            earlier += length
            later += otherLength
        }
        return later
    }
}
