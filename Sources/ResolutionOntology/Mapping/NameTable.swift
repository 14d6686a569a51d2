import RDF
import Resolutions

/// What was found for a name before, so that it is looked for once a document.
struct NameTable {
    /// What a name is one of: equal names of different kinds are different.
    enum Kind: UInt32 {
        case concept, agent, component
        case resolution, decision, recommendation, opinion
    }

    private var names = TermArena(expectedTerms: 128)
    private var values: [UInt32] = []

    /// The place of a name, which may have two pieces; new names have no value yet.
    mutating func place(of first: String, _ second: String = "", kind: Kind) -> Int {
        names.write(first)
        if !second.isEmpty {
            names.write(NameTable.separator)
            names.write(second)
        }
        return place(kind: kind)
    }

    /// Bytes that are in no text: one between the pieces of a name, one for a piece that is not there, which an
    /// empty text is not.
    private static let separator: UInt8 = 0xFF
    private static let absent: UInt8 = 0xFE

    /// The place of the name that was written.
    private mutating func place(kind: Kind) -> Int {
        let (place, isNew) = names.intern(class: kind.rawValue)
        if isNew { values.append(.max) }
        return place
    }

    /// The place of a work.
    mutating func place(of work: WorkIdentifier) -> Int {
        place(of: work.series, work.key, kind: Kind(work.actClass))
    }

    /// The place of a text of a work.
    mutating func place(of revision: RevisionIdentifier) -> Int {
        let separator = NameTable.separator
        names.write(revision.work.series)
        names.write(separator)
        names.write(revision.work.key)
        switch revision.edition {
        case .adopted(let session):
            names.write(separator)
            names.write(session.series)
            for text in [session.place, session.designation] {
                names.write(separator)
                if let text { names.write(text) } else { names.write(NameTable.absent) }
            }
            names.write(separator)
            if let year = session.year { names.write(year) }
        case .proposal(let code):
            names.write(separator)
            names.write(code)
        }
        return place(kind: Kind(revision.work.actClass))
    }

    /// What was found for the name at a place.
    subscript(place: Int) -> UInt32? {
        get { values[place] == .max ? nil : values[place] }
        set { values[place] = newValue ?? .max }
    }
}

extension NameTable.Kind {
    init(_ actClass: ActClass) {
        switch actClass {
        case .resolution: self = .resolution
        case .decision: self = .decision
        case .recommendation: self = .recommendation
        case .opinion: self = .opinion
        }
    }
}
