/// A random number generator (SplitMix64) whose numbers depend on its seed alone, so that a property
/// test that fails can be run again.
///
/// It remembers what it gave out and can give out given numbers instead: so `Property` makes what was
/// made with it smaller without knowing what that is.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64
    private var given: [UInt64]
    /// The numbers given out so far, if they are to be remembered.
    private(set) var choices: [UInt64]?
    private var position = 0

    public init(seed: UInt64) {
        state = seed
        given = []
    }

    /// A generator that remembers its numbers, and first gives out those of another run.
    init(seed: UInt64, replaying given: [UInt64]) {
        state = seed
        self.given = given
        choices = []
    }

    /// A number that makes every choice among fewer than 2^32 the first one. (Zero would be drawn again
    /// and again by the standard library where the choices are no power of two.)
    static let least: UInt64 = 1 << 32

    /// How many numbers beyond those given are the least ones. A loop that waits for another ends then.
    private static let patience = 10_000

    public mutating func next() -> UInt64 {
        let number = choices == nil ? mixed() : replayed()
        choices?.append(number)
        return number
    }

    private mutating func replayed() -> UInt64 {
        defer { position += 1 }
        if position < given.count { return given[position] }
        return given.isEmpty || position > given.count + Self.patience ? mixed() : Self.least
    }

    private mutating func mixed() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
