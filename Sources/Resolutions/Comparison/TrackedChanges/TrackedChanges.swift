/// A proposal whose tracked changes were merged into one text, taken apart again: which words it
/// keeps, which it deletes and which it inserts, told by an edition at hand.
///
/// ```swift
/// if let changes = TrackedChanges(of: proposal, among: texts) {
///     print(changes.reading(.after).components.map(\.passage.text))
/// }
/// ```
public struct TrackedChanges: Sendable {
    /// The proposal as found.
    public let proposal: Revision
    /// The adopted edition that its words were held against, the nearest one before it.
    public let before: RevisionIdentifier?
    /// Whether that is the very edition that the proposal modifies.
    public let isBeforeExact: Bool
    /// The edition that the session adopted, where it is at hand.
    public let after: RevisionIdentifier?
    /// The parts with words that are not kept, in reading order.
    public let texts: [TrackedText]

    public enum Reading: String, Hashable, Sendable, CaseIterable {
        /// What is kept and deleted: the text that the proposal starts from.
        case before
        /// What is kept and inserted: the text that it asks for.
        case after
    }

    /// Nil where the text shows no merged changes, or where none of the texts is an adopted edition of
    /// the same act in the same language. Linear in the length of the texts.
    public init?(of proposal: Revision, among texts: [Revision]) {
        guard proposal.header.anomalies.union(proposal.anomalies).contains(.mergedRevisionMarks),
            case .proposal = proposal.identifier.edition
        else { return nil }
        let editions = texts.filter { text in
            guard case .adopted = text.identifier.edition else { return false }
            return text.identifier.work == proposal.identifier.work && text.language == proposal.language
        }.sorted { ChronologicalPlace($0) < ChronologicalPlace($1) }
        let place = ChronologicalPlace(proposal)
        let before = editions.last { ChronologicalPlace($0) < place }
        let after = editions.first { place < ChronologicalPlace($0) && $0.header.session?.year == proposal.header.session?.year }
        guard before != nil || after != nil else { return nil }
        self.proposal = proposal
        self.before = before?.identifier
        self.after = after?.identifier
        if let superseded = proposal.header.supersededSession, let before, case .adopted(let session) = before.identifier.edition {
            isBeforeExact = superseded.editionSlug == session.editionSlug
        } else {
            isBeforeExact = false
        }
        var reader = TrackedTextReader(proposal: proposal, before: before, after: after, isExact: isBeforeExact)
        self.texts = reader.read()
    }

    /// The proposal with the words of one reading; what has no words in it is left out of no list, but
    /// empty.
    public func reading(_ reading: Reading) -> Revision {
        var revision = proposal
        for text in texts {
            let passage = text.passage(reading)
            switch text.part {
            case .numberLine: revision.header.numberLine = passage
            case .title: revision.header.title = passage
            case .formula: revision.header.formula = passage
            case .component(let index): revision.components[index].passage = passage
            }
        }
        return revision
    }
}

/// One part of a proposal, taken apart.
public struct TrackedText: Hashable, Sendable {
    public enum Part: Hashable, Sendable {
        case numberLine, title, formula
        /// The component with this index.
        case component(Int)
    }

    public var part: Part
    /// The words as found.
    public var passage: Passage
    /// All of the passage, in order.
    public var stretches: [TrackedStretch]

    public init(part: Part, passage: Passage, stretches: [TrackedStretch]) {
        self.part = part
        self.passage = passage
        self.stretches = stretches
    }

    /// The words of one reading.
    public func text(_ reading: TrackedChanges.Reading) -> String { passage(reading).text }

    /// The words of one reading, every character still knowing where it came from.
    func passage(_ reading: TrackedChanges.Reading) -> Passage {
        let hidden: WordDifference.Kind = reading == .before ? .inserted : .deleted
        var utf8: [UInt8] = []
        var anchors: [Passage.Anchor] = []
        for stretch in stretches where stretch.kind != hidden {
            anchors.append(
                Passage.Anchor(utf8Offset: utf8.count, sourceOffset: passage.sourceOffset(at: stretch.range.lowerBound)))
            for anchor in passage.anchors where stretch.range.contains(anchor.utf8Offset) && anchor.utf8Offset > stretch.range.lowerBound {
                anchors.append(
                    Passage.Anchor(
                        utf8Offset: utf8.count + anchor.utf8Offset - stretch.range.lowerBound,
                        sourceOffset: anchor.sourceOffset))
            }
            utf8 += passage.utf8[stretch.range]
        }
        return Passage(utf8: utf8, anchors: anchors, sourceRange: passage.sourceRange)
    }
}

/// A run of words of one fate.
public struct TrackedStretch: Hashable, Sendable {
    public var kind: WordDifference.Kind
    /// UTF-8 offsets in the passage.
    public var range: Range<Int>
    /// 0 to 1 where another reading is possible.
    public var confidence: Double?

    public init(kind: WordDifference.Kind, range: Range<Int>, confidence: Double? = nil) {
        self.kind = kind
        self.range = range
        self.confidence = confidence
    }
}
