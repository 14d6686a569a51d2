/// A deterministic automaton that tells whether a pattern occurs in a text, built state by state as
/// texts need it.
///
/// A state is the set of instructions at which the machine may stand before it has followed splits and
/// assertions, together with what came before: assertions are decided when the next character is
/// known. Characters are sorted into classes by the sets of the pattern that hold them. Transitions
/// lie in one flat table, a row for each state and a column for each class.
struct LazyAutomaton: Sendable {
    /// What lies before or after a position, as far as `^` and `$` care.
    private enum Neighbour: UInt8 { case edge, lineFeed, other }

    private struct State: Hashable {
        let instructions: [Int]
        let previous: Neighbour
    }

    private static let unknown: Int32 = -1
    private static let accepting: Int32 = -2
    /// No match can follow.
    private static let rejecting: Int32 = -3
    /// Beyond these numbers all is forgotten and built anew.
    private static let maximumStates = 1_000
    private static let maximumTransitions = 1 << 21
    private static let maximumClasses = 4_096
    private static let maximumMemberships = 1 << 22

    private let program: RegularExpressionProgram
    private let classLimit: Int
    /// Whether a match can begin at the start of the text only.
    private(set) var isAnchored = false

    private var states: [State] = []
    private var numbers: [State: Int32] = [:]
    /// By state: whether the pattern matches if the text ends there; nil if not yet known.
    private var acceptsAtEnd: [Bool?] = []
    /// By `Neighbour`: the state at which a search begins.
    private var startStates: [Int32] = []
    /// Rows of `1 << rowShift`. The column of class 0, the unknown, is never filled.
    private var transitions: [Int32] = []
    private var rowShift = 4

    private var classCount = 1
    private var asciiClasses: [UInt16] = []
    /// Classes of other characters, 64 to a page; page 0 is that of pages not yet made.
    private var pageNumbers: [UInt16] = []
    private var pages: [UInt16] = []
    private var classOfMembership: [[Bool]: UInt16] = [:]

    /// By instruction: the walk that last met it.
    private var lastMet: [Int]
    private var walk = 0

    init(_ program: RegularExpressionProgram) {
        self.program = program
        lastMet = [Int](repeating: 0, count: program.instructions.count)
        classLimit = max(64, min(Self.maximumClasses, Self.maximumMemberships / (program.sets.count + 1)))
        forgetEverything()
        var accepts = false
        let inside = closure([0], .other, next: .other, accepts: &accepts)
        let atEnd = closure([0], .other, next: .edge, accepts: &accepts)
        isAnchored = !program.isMultiline && !accepts && inside.isEmpty && atEnd.isEmpty
    }

    /// Whether the pattern occurs in the text. Linear in the text.
    ///
    /// - Parameter prefix: bytes with which every match begins.
    mutating func accepts(_ text: Span<UInt8>, prefix: RequiredBytes? = nil) -> Bool {
        if isFull { forgetEverything() }
        var prefix = prefix
        var index = 0
        var state = startState(after: .edge)
        while true {
            if prefix != nil, state == startStates[Int(Neighbour.other.rawValue)] || index == 0 {
                switch prefix?.firstOccurrence(in: text, from: index) {
                case .at(let place):
                    index = place
                    state = startState(after: neighbour(before: place, in: text))
                case .absent: return false
                case .undecided, nil: prefix = nil
                }
            }
            let resting = prefix == nil ? Self.unknown : startState(after: .other)
            let before = index
            (state, index) = advance(from: state, over: text, at: index, until: resting)
            guard index < text.count else { return acceptsAtEnd(state) }
            if state == resting, index > before { continue }
            let (codePoint, length) = decodeCodePoint(text, at: index)
            state = step(from: state, over: codePoint)
            if state < 0 { return state == Self.accepting }
            index += length
        }
    }

    /// Follows known transitions, at least one before it rests at a state; stops before a character
    /// whose transition is not known or decides.
    private func advance(
        from state: Int32, over text: Span<UInt8>, at index: Int, until resting: Int32
    ) -> (Int32, Int) {
        let transitions = transitions.span
        let asciiClasses = asciiClasses.span
        let rowShift = rowShift
        var state = state
        var index = index
        while index < text.count {
            let byte = text[index]
            let characterClass: Int
            var length = 1
            if byte < 0x80 {
                characterClass = Int(asciiClasses[Int(byte)])
            } else {
                let codePoint: UInt32
                (codePoint, length) = decodeCodePoint(text, at: index)
                characterClass = knownClass(codePoint)
            }
            let next = transitions[Int(state) << rowShift | characterClass]
            if next < 0 { break }
            state = next
            index += length
            if next == resting { break }
        }
        return (state, index)
    }

    // MARK: Classes of characters

    @inline(__always)
    private func knownClass(_ codePoint: UInt32) -> Int {
        let page = Int(codePoint >> 6)
        return page < pageNumbers.count ? Int(pages[Int(pageNumbers[page]) << 6 | Int(codePoint & 63)]) : 0
    }

    /// The class of a character, given now if it has none.
    private mutating func classify(_ codePoint: UInt32) -> Int {
        var membership = program.sets.map { $0.contains(codePoint) }
        // Line feeds matter to assertions even where no set tells them apart.
        membership.append(codePoint == 0x0A)
        let number: UInt16
        if let known = classOfMembership[membership] {
            number = known
        } else {
            number = UInt16(truncatingIfNeeded: classCount)
            classCount += 1
            classOfMembership[membership] = number
            if classCount > 1 << rowShift { widenRows() }
        }
        if codePoint < 0x80 {
            asciiClasses[Int(codePoint)] = number
        } else if codePoint <= 0x10FFFF {
            if pageNumbers.isEmpty { pageNumbers = [UInt16](repeating: 0, count: 0x110000 >> 6) }
            let page = Int(codePoint >> 6)
            if pageNumbers[page] == 0 {
                pageNumbers[page] = UInt16(truncatingIfNeeded: pages.count >> 6)
                pages += [UInt16](repeating: 0, count: 64)
            }
            pages[Int(pageNumbers[page]) << 6 | Int(codePoint & 63)] = number
        }
        return Int(number)
    }

    private mutating func widenRows() {
        var wider: [Int32] = []
        wider.reserveCapacity(transitions.count * 2)
        let width = 1 << rowShift
        for row in states.indices {
            wider += transitions[row * width..<(row + 1) * width]
            wider += repeatElement(Self.unknown, count: width)
        }
        transitions = wider
        rowShift += 1
    }

    // MARK: States

    private mutating func forgetEverything() {
        states = []
        numbers = [:]
        acceptsAtEnd = []
        startStates = [Int32](repeating: Self.unknown, count: 3)
        transitions = []
        rowShift = 4
        classCount = 1
        asciiClasses = [UInt16](repeating: 0, count: 128)
        pageNumbers = []
        pages = [UInt16](repeating: 0, count: 64)
        classOfMembership = [:]
    }

    private var isFull: Bool {
        states.count >= Self.maximumStates || (states.count + 1) << rowShift > Self.maximumTransitions
            || classCount >= classLimit
    }

    private func neighbour(before index: Int, in text: Span<UInt8>) -> Neighbour {
        index == 0 ? .edge : text[index - 1] == 0x0A && program.isMultiline ? .lineFeed : .other
    }

    private mutating func startState(after previous: Neighbour) -> Int32 {
        let known = startStates[Int(previous.rawValue)]
        if known >= 0 { return known }
        let number = number(of: State(instructions: [0], previous: previous))
        startStates[Int(previous.rawValue)] = number
        return number
    }

    private mutating func number(of state: State) -> Int32 {
        if let known = numbers[state] { return known }
        let number = Int32(truncatingIfNeeded: states.count)
        states.append(state)
        numbers[state] = number
        acceptsAtEnd.append(nil)
        transitions += repeatElement(Self.unknown, count: 1 << rowShift)
        return number
    }

    private mutating func acceptsAtEnd(_ number: Int32) -> Bool {
        if let known = acceptsAtEnd[Int(number)] { return known }
        let state = states[Int(number)]
        var accepts = false
        _ = closure(state.instructions, state.previous, next: .edge, accepts: &accepts)
        acceptsAtEnd[Int(number)] = accepts
        return accepts
    }

    /// The next state, or whether the pattern is decided.
    private mutating func step(from number: Int32, over codePoint: UInt32) -> Int32 {
        let column = codePoint < 0x80 ? Int(asciiClasses[Int(codePoint)]) : knownClass(codePoint)
        let known = transitions[Int(number) << rowShift | column]
        if known != Self.unknown { return known }

        let state = states[Int(number)]
        let next: Neighbour = codePoint == 0x0A && program.isMultiline ? .lineFeed : .other
        var accepts = false
        let reached = closure(state.instructions, state.previous, next: next, accepts: &accepts)
        if accepts { return record(Self.accepting, from: number, over: codePoint) }
        // A match may begin at every position, so the start is always among the instructions.
        var after = [0]
        for instruction in reached {
            guard case .take(let set) = program.instructions[instruction], program.sets[set].contains(codePoint)
            else { continue }
            after.append(instruction + 1)
        }
        if isAnchored, after.count == 1 { return record(Self.rejecting, from: number, over: codePoint) }
        after.sort()
        let following = State(instructions: after, previous: next)
        if isFull {
            forgetEverything()
            return self.number(of: following)
        }
        return record(self.number(of: following), from: number, over: codePoint)
    }

    private mutating func record(_ next: Int32, from number: Int32, over codePoint: UInt32) -> Int32 {
        if isFull { return next }
        let column = classify(codePoint)
        transitions[Int(number) << rowShift | column] = next
        return next
    }

    /// The instructions that take a character, reached without taking one, each once.
    private mutating func closure(
        _ start: [Int], _ previous: Neighbour, next: Neighbour, accepts: inout Bool
    ) -> [Int] {
        walk += 1
        var pending = start
        var reached: [Int] = []
        while let instruction = pending.popLast() {
            guard lastMet[instruction] != walk else { continue }
            lastMet[instruction] = walk
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
