/// The number that a dataset gives to a term: columns, joins and comparisons for identity work on
/// these 32 bits alone.
///
/// - 0 stands for "unbound" in a solution and for "any" in a pattern.
/// - 1 and up, with the high bit clear, are terms of the dataset's dictionary.
/// - With the high bit set, they are terms that one query computed (`LocalTerms`).
@usableFromInline
package typealias TermID = UInt32

/// Fixed meanings of a `TermID`.
@usableFromInline
package enum TermIDs {
    /// No term: an unbound variable, or a wildcard in a pattern.
    @inlinable package static var none: TermID { 0 }
    /// Set on the ids of terms that exist only within one query.
    @inlinable package static var localBit: TermID { 0x8000_0000 }
    /// The highest id that a dictionary may hand out.
    @inlinable package static var last: TermID { 0x7FFF_FFFE }

    /// Whether the term was computed by the query and stands in no graph.
    @inlinable @inline(__always)
    package static func isLocal(_ id: TermID) -> Bool { id & localBit != 0 }

    /// The number of a computed term: 0, 1, 2, … in the order in which the query met them.
    @inlinable @inline(__always)
    package static func localNumber(_ id: TermID) -> Int { Int(id & ~localBit) }
}
