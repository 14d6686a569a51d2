/// Numbers for names, given in the order of first appearance: 0, 1, 2, …
///
/// A query has few names, which are found faster one by one than by hashing; from the seventeenth on a
/// dictionary takes over, so that many cost no more each.
///
/// A class, so that the parser, which copies itself on the stack in unoptimised builds and recurses as
/// deep as queries nest, stays small; each table has one owner.
final class NameTable {
    private var names: [[UInt8]] = []
    private var numbers: [[UInt8]: Int] = [:]
    private static let searchedCount = 16

    /// The number of a name, or nil if it has none.
    func number(of name: ArraySlice<UInt8>) -> Int? {
        if names.count > Self.searchedCount { return numbers[Array(name)] }
        return names.firstIndex { $0.count == name.count && $0.elementsEqual(name) }
    }

    /// Gives a name that has no number the next one.
    func append(_ name: ArraySlice<UInt8>) {
        let name = Array(name)
        if names.count == Self.searchedCount {
            for (number, name) in names.enumerated() { numbers[name] = number }
        }
        if names.count >= Self.searchedCount { numbers[name] = names.count }
        names.append(name)
    }
}
