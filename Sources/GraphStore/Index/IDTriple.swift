/// A triple as three ids.
@usableFromInline
package struct IDTriple: Hashable, Sendable, BitwiseCopyable {
    @usableFromInline package var subject: TermID
    @usableFromInline package var predicate: TermID
    @usableFromInline package var object: TermID

    @inlinable
    package init(_ subject: TermID, _ predicate: TermID, _ object: TermID) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
    }

    /// The id in a position.
    @inline(__always)
    package subscript(position: TriplePosition) -> TermID {
        get {
            switch position {
            case .subject: subject
            case .predicate: predicate
            case .object: object
            }
        }
        set {
            switch position {
            case .subject: subject = newValue
            case .predicate: predicate = newValue
            case .object: object = newValue
            }
        }
    }
}

/// A place in a triple.
package enum TriplePosition: Int, CaseIterable, Sendable {
    case subject, predicate, object
}

/// The orders in which an index keeps its triples.
///
/// Four are enough for every pattern to be one contiguous range, and for the triples of one
/// predicate to be had in the order of their subjects or of their objects:
///
/// | bound | order | the rest is sorted by |
/// | --- | --- | --- |
/// | nothing | SPO | subject, predicate, object |
/// | S, SP, SPO | SPO | |
/// | P | PSO or POS | subject or object, as the join wants |
/// | PO | POS | subject |
/// | O, SO | OSP | |
package enum TripleOrder: Int, CaseIterable, Sendable {
    case spo, pso, pos, osp

    /// The positions from the most to the least significant.
    package var positions: (TriplePosition, TriplePosition, TriplePosition) {
        switch self {
        case .spo: (.subject, .predicate, .object)
        case .pso: (.predicate, .subject, .object)
        case .pos: (.predicate, .object, .subject)
        case .osp: (.object, .subject, .predicate)
        }
    }

    /// 0, 1 or 2: where a position stands in this order.
    @inline(__always)
    package func rank(of position: TriplePosition) -> Int {
        let (first, second, _) = positions
        return position == first ? 0 : position == second ? 1 : 2
    }
}

/// A triple pattern over ids: `TermIDs.none` where anything matches.
package struct IDPattern: Hashable, Sendable {
    package var subject: TermID
    package var predicate: TermID
    package var object: TermID

    package init(
        subject: TermID = TermIDs.none, predicate: TermID = TermIDs.none, object: TermID = TermIDs.none
    ) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
    }

    @inline(__always)
    package subscript(position: TriplePosition) -> TermID {
        get {
            switch position {
            case .subject: subject
            case .predicate: predicate
            case .object: object
            }
        }
        set {
            switch position {
            case .subject: subject = newValue
            case .predicate: predicate = newValue
            case .object: object = newValue
            }
        }
    }

    /// The order in which the matches are one contiguous range.
    @inline(__always)
    package var order: TripleOrder {
        switch (subject != 0, predicate != 0, object != 0) {
        case (true, true, _), (true, false, false), (false, false, false): .spo
        case (true, false, true), (false, false, true): .osp
        case (false, true, true): .pos
        case (false, true, false): .pso
        }
    }
}
