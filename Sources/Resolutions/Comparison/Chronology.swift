/// Where a text of an act stands among the others: by the year of the session that adopted it or that
/// it is submitted to, a proposal before what that session adopted, then by its name.
public struct ChronologicalPlace: Hashable, Sendable, Comparable {
    private let year: Int
    private let isAdopted: Bool
    private let name: [UInt8]

    /// - Parameter header: names the session that a proposal is submitted to. A text without a year
    ///   stands before all others.
    public init(_ identifier: RevisionIdentifier, header: Header) {
        switch identifier.edition {
        case .adopted(let session):
            year = session.year ?? 0
            isAdopted = true
        case .proposal:
            year = header.session?.year ?? 0
            isAdopted = false
        }
        name = Array(identifier.path.utf8)
    }

    public init(_ revision: Revision) { self.init(revision.identifier, header: revision.header) }

    public static func < (a: Self, b: Self) -> Bool {
        if a.year != b.year { return a.year < b.year }
        if a.isAdopted != b.isAdopted { return !a.isAdopted }
        return a.name.lexicographicallyPrecedes(b.name)
    }
}
