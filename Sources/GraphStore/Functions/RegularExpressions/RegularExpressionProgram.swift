/// A regular expression as instructions of Thompson's machine.
struct RegularExpressionProgram: Sendable {
    enum Instruction: Sendable {
        /// Takes one code point of the set with this number.
        case take(Int)
        /// Goes on at both; the first is preferred.
        case split(Int, Int)
        case jump(Int)
        /// Remembers the position: 2n for the start of group n, 2n + 1 for its end.
        case save(Int)
        case assertStart
        case assertEnd
        /// What group n matched, once more.
        case backReference(Int)
        case accept
    }

    private(set) var instructions: [Instruction] = []
    /// All different.
    private(set) var sets: [CodePointSet] = []
    private var setNumbers: [CodePointSet: Int] = [:]
    let groupCount: Int
    let isMultiline: Bool
    let ignoresCase: Bool

    /// More would make `a{1000}{1000}` a means to fill the memory.
    private static let maximumCount = 20_000

    init(
        _ syntax: RegularExpressionSyntax, groupCount: Int, flags: RegularExpressionFlags
    ) throws(RegularExpressionError) {
        self.groupCount = groupCount
        isMultiline = flags.isMultiline
        ignoresCase = flags.ignoresCase
        try emit(.save(0))
        try compile(syntax)
        try emit(.save(1))
        try emit(.accept)
    }

    private mutating func emit(_ instruction: Instruction) throws(RegularExpressionError) {
        guard instructions.count < Self.maximumCount else {
            throw RegularExpressionError(position: 1, problem: "the expression is too large")
        }
        instructions.append(instruction)
    }

    private mutating func compile(_ syntax: RegularExpressionSyntax) throws(RegularExpressionError) {
        switch syntax {
        case .empty: break
        case .set(let set):
            let number = setNumbers[set] ?? sets.count
            if number == sets.count {
                sets.append(set)
                setNumbers[set] = number
            }
            try emit(.take(number))
        case .sequence(let parts):
            for part in parts { try compile(part) }
        case .alternatives(let branches):
            var exits: [Int] = []
            for (number, branch) in branches.enumerated() {
                if number == branches.count - 1 {
                    try compile(branch)
                } else {
                    let split = instructions.count
                    try emit(.accept)
                    try compile(branch)
                    exits.append(instructions.count)
                    try emit(.accept)
                    instructions[split] = .split(split + 1, instructions.count)
                }
            }
            for exit in exits { instructions[exit] = .jump(instructions.count) }
        case .repetition(let part, let minimum, let maximum, let isReluctant):
            try compileRepetition(part, minimum, maximum, isReluctant)
        case .group(let part, let number):
            try emit(.save(2 * number))
            try compile(part)
            try emit(.save(2 * number + 1))
        case .start: try emit(.assertStart)
        case .end: try emit(.assertEnd)
        case .backReference(let number): try emit(.backReference(number))
        }
    }

    private mutating func compileRepetition(
        _ part: RegularExpressionSyntax, _ minimum: Int, _ maximum: Int?, _ isReluctant: Bool
    ) throws(RegularExpressionError) {
        func split(_ inside: Int, _ outside: Int) -> Instruction {
            isReluctant ? .split(outside, inside) : .split(inside, outside)
        }
        for _ in 0..<minimum {
            let before = instructions.count
            try compile(part)
            // Nothing to repeat: `(){1000000}`
            if instructions.count == before { return }
        }
        guard let maximum else {
            let start = instructions.count
            try emit(.accept)
            try compile(part)
            try emit(.jump(start))
            instructions[start] = split(start + 1, instructions.count)
            return
        }
        var exits: [Int] = []
        for _ in minimum..<max(minimum, maximum) {
            exits.append(instructions.count)
            let before = instructions.count
            try emit(.accept)
            try compile(part)
            if instructions.count == before + 1 {
                instructions.removeLast()
                exits.removeLast()
                break
            }
        }
        for exit in exits { instructions[exit] = split(exit + 1, instructions.count) }
    }
}
