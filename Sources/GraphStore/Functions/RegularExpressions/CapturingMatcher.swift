/// Pike's machine: finds the leftmost match and its groups, keeping one thread per instruction, the
/// preferred first. Time per character is bounded by the size of the program.
struct CapturingMatcher {
    private let program: RegularExpressionProgram

    private struct Threads {
        var instructions: [Int] = []
        var captures: [[Int]] = []
    }

    /// By instruction: the step in which it was last added.
    private var lastAdded: [Int]
    private var step = 0

    init(_ program: RegularExpressionProgram) {
        self.program = program
        lastAdded = [Int](repeating: 0, count: program.instructions.count)
    }

    /// Bounds of the whole match and of its groups, -1 where a group took no part; nil for no match.
    mutating func firstMatch(in text: Span<UInt8>, from start: Int) -> [Int]? {
        let slots = 2 * (program.groupCount + 1)
        var current = Threads()
        var next = Threads()
        var best: [Int]?
        var index = start
        step += 1
        while true {
            if best == nil {
                add(0, [Int](repeating: -1, count: slots), to: &current, text, index)
            }
            let atEnd = index >= text.count
            // No thread may live here and one begin later, where an assertion holds.
            if current.instructions.isEmpty, best != nil || atEnd { break }
            let (codePoint, length) = atEnd ? (0, 1) : decodeCodePoint(text, at: index)
            step += 1
            next.instructions.removeAll(keepingCapacity: true)
            next.captures.removeAll(keepingCapacity: true)
            for (position, instruction) in current.instructions.enumerated() {
                switch program.instructions[instruction] {
                case .take(let set):
                    guard !atEnd, program.sets[set].contains(codePoint) else { continue }
                    add(instruction + 1, current.captures[position], to: &next, text, index + length)
                case .accept:
                    best = current.captures[position]
                default:
                    break
                }
                // Threads after one that accepts are less preferred.
                if case .accept = program.instructions[instruction] { break }
            }
            if atEnd { break }
            swap(&current, &next)
            index += length
        }
        return best
    }

    private mutating func add(
        _ start: Int, _ captures: [Int], to threads: inout Threads, _ text: Span<UInt8>, _ index: Int
    ) {
        var pending: [(instruction: Int, captures: [Int])] = [(start, captures)]
        while var (instruction, captures) = pending.popLast() {
            following: while true {
                guard lastAdded[instruction] != step else { break }
                lastAdded[instruction] = step
                switch program.instructions[instruction] {
                case .take, .accept:
                    threads.instructions.append(instruction)
                    threads.captures.append(captures)
                    break following
                case .split(let first, let second):
                    pending.append((second, captures))
                    instruction = first
                case .jump(let target):
                    instruction = target
                case .save(let slot):
                    captures[slot] = index
                    instruction += 1
                case .assertStart:
                    guard isStart(text, index, isMultiline: program.isMultiline) else { break following }
                    instruction += 1
                case .assertEnd:
                    guard isEnd(text, index, isMultiline: program.isMultiline) else { break following }
                    instruction += 1
                case .backReference:
                    break following
                }
            }
        }
    }
}

/// Whether `^` matches before the byte at this index.
func isStart(_ text: Span<UInt8>, _ index: Int, isMultiline: Bool) -> Bool {
    index == 0 || (isMultiline && text[index - 1] == 0x0A)
}

/// Whether `$` matches before the byte at this index.
func isEnd(_ text: Span<UInt8>, _ index: Int, isMultiline: Bool) -> Bool {
    index == text.count || (isMultiline && text[index] == 0x0A)
}
