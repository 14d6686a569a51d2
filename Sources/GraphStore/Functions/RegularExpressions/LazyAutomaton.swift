/// A deterministic automaton that tells whether a pattern occurs in a text, built state by state as
/// texts need it.
///
/// A state is the set of instructions at which the machine may stand before it has followed splits and
/// assertions, together with what came before: assertions are decided when the next character is
/// known. Characters are sorted into classes by the sets of the pattern that hold them.
struct LazyAutomaton: Sendable {
    /// What lies before or after a position, as far as `^` and `$` care.
    private enum Neighbour: UInt8 { case edge, lineFeed, other }

    private struct State {
        let instructions: [Int]
        let previous: Neighbour
        /// By class: the next state, `accepting`, or `unknown`.
        var transitions: [Int32] = []
        /// Whether the pattern matches if the text ends here; nil if not yet known.
        var acceptsAtEnd: Bool?
    }

    private struct StateKey: Hashable {
        let instructions: [Int]
        let previous: UInt8
    }

    private static let accepting: Int32 = -1
    private static let unknown: Int32 = -2
    /// Beyond this number of states all are forgotten and built anew.
    private static let maximumStates = 1_000

    private let program: RegularExpressionProgram
    private let startInstruction = 0
    private var states: [State] = []
    private var numbers: [StateKey: Int32] = [:]
    /// Classes of ASCII characters, and of others as they are met.
    private var asciiClasses: [Int32]
    private var otherClasses: [UInt32: Int32] = [:]
    private var classOfMembership: [[Bool]: Int32] = [:]
    /// For each class a member, by which its sets are asked.
    private var representatives: [UInt32] = []
    private var memberships: [[Bool]] = []

    init(_ program: RegularExpressionProgram) {
        self.program = program
        asciiClasses = [Int32](repeating: Self.unknown, count: 128)
    }

    /// Whether the pattern occurs anywhere in the text. Linear in the text.
    mutating func accepts(_ text: Span<UInt8>) -> Bool {
        var state = number(of: [startInstruction], previous: .edge)
        var index = 0
        while index < text.count {
            let byte = text[index]
            let characterClass: Int
            if byte < 0x80 {
                let known = asciiClasses[Int(byte)]
                characterClass = known >= 0 ? Int(known) : classify(UInt32(byte))
                index += 1
            } else {
                let (codePoint, length) = decodeCodePoint(text, at: index)
                characterClass = otherClasses[codePoint].map(Int.init) ?? classify(codePoint)
                index += length
            }
            var next = Self.unknown
            if characterClass < states[Int(state)].transitions.count {
                next = states[Int(state)].transitions[characterClass]
            }
            if next == Self.unknown { next = step(from: state, over: characterClass) }
            if next == Self.accepting { return true }
            state = next
        }
        if let known = states[Int(state)].acceptsAtEnd { return known }
        var accepts = false
        _ = closure(states[Int(state)].instructions, states[Int(state)].previous, next: .edge, accepts: &accepts)
        states[Int(state)].acceptsAtEnd = accepts
        return accepts
    }

    // MARK: Classes of characters

    private mutating func classify(_ codePoint: UInt32) -> Int {
        var membership = program.sets.map { $0.contains(codePoint) }
        // Line feeds matter to assertions even where no set tells them apart.
        membership.append(codePoint == 0x0A)
        let number: Int32
        if let known = classOfMembership[membership] {
            number = known
        } else {
            number = Int32(representatives.count)
            classOfMembership[membership] = number
            representatives.append(codePoint)
            memberships.append(membership)
        }
        if codePoint < 0x80 {
            asciiClasses[Int(codePoint)] = number
        } else {
            if otherClasses.count > 4096 { otherClasses.removeAll() }
            otherClasses[codePoint] = number
        }
        return Int(number)
    }

    // MARK: States

    private mutating func number(of instructions: [Int], previous: Neighbour) -> Int32 {
        let key = StateKey(instructions: instructions, previous: previous.rawValue)
        if let known = numbers[key] { return known }
        if states.count >= Self.maximumStates {
            states.removeAll()
            numbers.removeAll()
        }
        states.append(State(instructions: instructions, previous: previous))
        let number = Int32(states.count - 1)
        numbers[key] = number
        return number
    }

    private mutating func step(from state: Int32, over characterClass: Int) -> Int32 {
        let instructions = states[Int(state)].instructions
        let previous = states[Int(state)].previous
        let isLineFeed = representatives[characterClass] == 0x0A
        var accepts = false
        let reached = closure(instructions, previous, next: isLineFeed ? .lineFeed : .other, accepts: &accepts)
        var next = Self.accepting
        if !accepts {
            // A match may begin at every position, so the start is always among the instructions.
            var after: Set<Int> = [startInstruction]
            for instruction in reached {
                if case .take(let set) = program.instructions[instruction], memberships[characterClass][set] {
                    after.insert(instruction + 1)
                }
            }
            let count = states.count
            next = number(of: after.sorted(), previous: isLineFeed ? .lineFeed : .other)
            // The table was forgotten: the old state is gone.
            if states.count < count { return next }
        }
        while states[Int(state)].transitions.count <= characterClass {
            states[Int(state)].transitions.append(Self.unknown)
        }
        states[Int(state)].transitions[characterClass] = next
        return next
    }

    /// The instructions that take a character, reached without taking one.
    private func closure(
        _ start: [Int], _ previous: Neighbour, next: Neighbour, accepts: inout Bool
    ) -> [Int] {
        var seen = Set<Int>()
        var pending = start
        var reached: [Int] = []
        while let instruction = pending.popLast() {
            guard seen.insert(instruction).inserted else { continue }
            switch program.instructions[instruction] {
            case .take: reached.append(instruction)
            case .split(let first, let second): pending += [first, second]
            case .jump(let target): pending.append(target)
            case .save: pending.append(instruction + 1)
            case .assertStart:
                if previous == .edge || (program.isMultiline && previous == .lineFeed) {
                    pending.append(instruction + 1)
                }
            case .assertEnd:
                if next == .edge || (program.isMultiline && next == .lineFeed) { pending.append(instruction + 1) }
            case .backReference: break
            case .accept: accepts = true
            }
        }
        return reached
    }
}
