import RDF

/// All terms of a dataset with their ids, both ways. Immutable; shared by reference, since every operator
/// of a query holds it.
///
/// Two layers: what was loaded in bulk, and what later snapshots added; a snapshot shares the first
/// with the one it came from.
package final class TermDictionary: Sendable {
    package let base: TermTable
    package let added: TermTable
    package let classes: TermClassTable
    /// The numbers and points of time of each layer by value.
    package let values: ValueOrder
    package let addedValues: ValueOrder
    private let baseCount: Int
    /// The highest class that a term can have.
    let lastClass: TermClassTable.Index
    /// What no blank node's label begins with.
    package let freshBlankNodePrefix: String

    /// - Parameter values: the values of `base`, if they are known already.
    package init(
        base: TermTable = .empty, added: TermTable = .empty, classes: TermClassTable = .init(),
        values: ValueOrder? = nil
    ) {
        self.values = values ?? ValueOrder(base, classes: classes)
        addedValues = added.count > 0 ? ValueOrder(added, classes: classes, offset: base.count) : ValueOrder()
        self.base = base
        self.added = added
        self.classes = classes
        self.baseCount = base.count
        lastClass = TermClassTable.Index(truncatingIfNeeded: classes.count - 1)
        freshBlankNodePrefix = Self.freshPrefix(base, added)
    }

    /// How many terms there are; ids run from 1 to this.
    package var count: Int { baseCount + added.count }

    /// The table and the number within it that an id stands for; nil for an id that is none of the
    /// dictionary's, as a damaged file may hold them.
    @inline(__always)
    private func place(_ id: TermID) -> (table: TermTable, number: Int)? {
        let number = Int(id) &- 1
        if number >= 0, number < baseCount { return (base, number) }
        let second = number &- baseCount
        return second >= 0 && second < added.count ? (added, second) : nil
    }

    /// The class of a term; that of IRIs for an id that is none of the dictionary's.
    @inline(__always)
    package func classIndex(_ id: TermID) -> TermClassTable.Index {
        // No tuple with a table in it: this is asked per row, and must count no references.
        let number = Int(id) &- 1
        if number >= 0, number < baseCount { return min(base.termClass(number), lastClass) }
        let second = number &- baseCount
        return second >= 0 && second < added.count ? min(added.termClass(second), lastClass) : TermClassTable.iri
    }

    /// Gives the UTF-8 bytes of a term's text (IRI, label or lexical form) to `body`; they are valid
    /// only within the call.
    @inline(__always)
    package func withText<Result>(_ id: TermID, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        guard let (table, number) = place(id) else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
        return table.withText(number, body)
    }

    /// Appends the UTF-8 bytes of a term's text to an array.
    @inline(__always)
    package func appendText(_ id: TermID, to output: inout [UInt8]) {
        guard let (table, number) = place(id) else { return }
        table.appendText(number, to: &output)
    }

    private static func freshPrefix(_ base: TermTable, _ added: TermTable) -> String {
        let used = base.blankNodeInitials.union(added.blankNodeInitials)
        for initial in UInt8(ascii: "a")...UInt8(ascii: "z") where !used.contains(initial) {
            return String(UnicodeScalar(initial))
        }
        // Longer than any label.
        var longest = 0
        for table in [base, added] {
            for number in 0..<table.count where table.termClass(number) == TermClassTable.blankNode {
                longest = max(longest, table.length(number))
            }
        }
        return String(repeating: "b", count: longest + 1)
    }

    /// The term with an id; an empty IRI for an id that is none of the dictionary's.
    package func term(_ id: TermID) -> Term {
        Term(withText(id) { String(decoding: $0, as: UTF8.self) }, class: classes[classIndex(id)])
    }

    /// The id of a term, or nil if it occurs nowhere.
    package func id(of term: Term) -> TermID? {
        guard let termClass = classes.index(of: term.termClass) else { return nil }
        return term.withText { id(of: $0, class: termClass) }
    }

    /// The id of a term by its bytes and class, or nil if it occurs nowhere.
    package func id(of text: UnsafeBufferPointer<UInt8>, class termClass: TermClassTable.Index) -> TermID? {
        if let number = base.number(of: text, class: termClass) { return TermID(number + 1) }
        if added.count > 0, let number = added.number(of: text, class: termClass) {
            return TermID(baseCount + number + 1)
        }
        return nil
    }
}
