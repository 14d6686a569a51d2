/// The terms of a document that closure and order ask about for every triple: which classes each is known to have, and
/// whether it is a literal.
///
/// Common terms are far more than a document uses, so those that it meets get a place, and what is kept by place takes
/// no more room than the document needs.
struct NodeTable {
    /// Numbers below this are those of common terms.
    let commonCount: Int
    /// How many terms are the document's own.
    var ownCount: Int { types.count - met.count }
    /// By number, for common terms: the place in `met` plus one; 0 for those that were not met.
    private var places: [UInt32]
    /// The common terms that were met, in the order of the first time.
    private(set) var met: [UInt32] = []
    /// Classes as bits (`ClosureRules.ClassEffects`): of own terms by number, then of those met.
    private var types: [UInt64] = []
    /// The same by number for common terms as they are described; a literal's highest bit is set.
    private let commonTypes: [UInt64]

    /// The bit of what is no node: a literal has no type and is no subject.
    static let literal: UInt64 = 1 << 63

    /// - Parameter commonTypes: for each common term its classes as bits, or `literal`.
    init(commonTypes: [UInt64]) {
        commonCount = commonTypes.count
        self.commonTypes = commonTypes
        places = Array(repeating: 0, count: commonTypes.count)
    }

    /// Notes that a common term occurs; false where it was noted before.
    mutating func meet(_ number: UInt32) -> Bool {
        if places[Int(number)] != 0 { return false }
        met.append(number)
        places[Int(number)] = UInt32(truncatingIfNeeded: met.count)
        return true
    }

    func hasMet(_ number: UInt32) -> Bool { places[Int(number)] != 0 }

    /// The place in `met` of a common term that was met.
    func place(of number: UInt32) -> Int { Int(places[Int(number)]) - 1 }

    /// Makes the table of types, when the document's own terms are all there. To be called once, before what follows.
    mutating func begin(ownTypes: [UInt64]) {
        types = ownTypes
        types.reserveCapacity(ownTypes.count + met.count + 16)
        for number in met { types.append(commonTypes[Int(number)]) }
    }

    @inline(__always)
    func isLiteral(_ number: UInt32) -> Bool {
        let index = Int(number)
        return (index < commonCount ? commonTypes[index] : types[index - commonCount]) & NodeTable.literal != 0
    }

    /// Whether a node is known to have all of these classes.
    @inline(__always)
    func hasTypes(_ bits: UInt64, _ number: UInt32) -> Bool {
        let index = Int(number)
        if index >= commonCount { return bits & ~types[index - commonCount] == 0 }
        let place = Int(places[index])
        return bits == 0 || place != 0 && bits & ~types[types.count - met.count + place - 1] == 0
    }

    /// Gives a node a class; false where it has it.
    @inline(__always)
    mutating func addType(_ bit: UInt64, _ number: UInt32) -> Bool {
        var row = Int(number) - commonCount
        if row < 0 {
            meetLate(number)
            row = types.count - met.count + Int(places[Int(number)]) - 1
        }
        if types[row] & bit != 0 { return false }
        types[row] |= bit
        return true
    }

    /// Notes a common term that comes in by what follows alone. Nothing is said of it yet.
    mutating func meetLate(_ number: UInt32) {
        if meet(number) { types.append(0) }
    }
}
