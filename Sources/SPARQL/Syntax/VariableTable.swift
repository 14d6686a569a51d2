/// The variables of a query, numbered in order of first appearance.
struct VariableTable {
    private var numbers: [[UInt8]: Int] = [:]
    private var variables: [Variable] = []

    /// The number of the variable with this name.
    mutating func number(of name: ArraySlice<UInt8>) -> Int {
        let key = Array(name)
        if let known = numbers[key] { return known }
        numbers[key] = variables.count
        variables.append(Variable(String(decoding: name, as: UTF8.self)))
        return variables.count - 1
    }

    subscript(number: Int) -> Variable { variables[number] }
}

/// The named variables in scope somewhere, by number
/// ([SPARQL 1.1 Query, section 18.2.1](https://www.w3.org/TR/sparql11-query/#variableScope)).
struct VariableScope {
    private(set) var numbers: Set<Int> = []

    mutating func insert(_ number: Int) { numbers.insert(number) }

    func contains(_ number: Int) -> Bool { numbers.contains(number) }

    /// Adds another scope; the smaller set is poured into the larger one.
    mutating func formUnion(_ other: consuming VariableScope) {
        if other.numbers.count > numbers.count { swap(&numbers, &other.numbers) }
        numbers.formUnion(other.numbers)
    }

    /// The numbers in order of first appearance in the query.
    var sorted: [Int] { numbers.sorted() }
}
