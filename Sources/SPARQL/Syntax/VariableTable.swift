/// The variables of a query, numbered in order of first appearance.
struct VariableTable {
    private let names = NameTable()
    private var variables: [Variable] = []

    /// The number of the variable with this name.
    mutating func number(of name: ArraySlice<UInt8>) -> Int {
        if let known = names.number(of: name) { return known }
        names.append(name)
        variables.append(Variable(String(decoding: name, as: UTF8.self)))
        return variables.count - 1
    }

    subscript(number: Int) -> Variable { variables[number] }
}

/// The named variables in scope somewhere, by number
/// ([SPARQL 1.1 Query, section 18.2.1](https://www.w3.org/TR/sparql11-query/#variableScope)).
struct VariableScope {
    /// The numbers below 64, one bit each: all there are, as a rule.
    private var low: UInt64 = 0
    private var high: Set<Int> = []

    mutating func insert(_ number: Int) {
        if number < 64 { low |= 1 << UInt64(number) } else { high.insert(number) }
    }

    func contains(_ number: Int) -> Bool {
        number < 64 ? low >> UInt64(number) & 1 != 0 : high.contains(number)
    }

    /// Adds another scope; the smaller set is poured into the larger one.
    mutating func formUnion(_ other: consuming VariableScope) {
        low |= other.low
        if other.high.isEmpty { return }
        if other.high.count > high.count { swap(&high, &other.high) }
        high.formUnion(other.high)
    }

    /// The numbers in order of first appearance in the query.
    var sorted: [Int] { (0..<64).filter { low >> UInt64($0) & 1 != 0 } + high.sorted() }
}
