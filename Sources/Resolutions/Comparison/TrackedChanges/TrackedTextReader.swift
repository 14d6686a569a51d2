/// Goes through the parts of a proposal and holds each against its counterparts in the editions.
struct TrackedTextReader {
    let proposal: Revision
    let before: Revision?
    let after: Revision?
    let isExact: Bool
    private let vocabulary: TrackedVocabulary

    init(proposal: Revision, before: Revision?, after: Revision?, isExact: Bool) {
        self.proposal = proposal
        self.before = before
        self.after = after
        self.isExact = isExact
        vocabulary = TrackedVocabulary(proposal: proposal, before: before, after: after)
    }

    mutating func read() -> [TrackedText] {
        var texts: [TrackedText] = []
        for (part, passage) in [(TrackedText.Part.numberLine, proposal.header.numberLine), (.formula, proposal.header.formula)] {
            guard let passage, let stretches = sessions(in: passage) else { continue }
            texts.append(TrackedText(part: part, passage: passage, stretches: stretches))
        }
        if let title = proposal.header.title,
            let stretches = stretches(title.utf8, before?.header.title?.utf8, after?.header.title?.utf8)
        {
            texts.append(TrackedText(part: .title, passage: title, stretches: stretches))
        }
        let old = before.map { counterparts(in: $0, isEarlier: true) } ?? [:]
        let new = after.map { counterparts(in: $0, isEarlier: false) } ?? [:]
        for (index, component) in proposal.components.enumerated() where !component.passage.isEmpty {
            let from = before == nil ? nil : old[index] ?? []
            guard let stretches = stretches(component.passage.utf8, from, new[index]) else { continue }
            texts.append(TrackedText(part: .component(index), passage: component.passage, stretches: stretches))
        }
        return texts
    }

    /// The words of each component's counterpart.
    private func counterparts(in edition: Revision, isEarlier: Bool) -> [Int: [UInt8]] {
        let comparison = isEarlier ? Comparison(from: edition, to: proposal) : Comparison(from: proposal, to: edition)
        var words: [Int: [UInt8]] = [:]
        for change in comparison.changes {
            guard let own = isEarlier ? change.new : change.old, let other = isEarlier ? change.old : change.new
            else { continue }
            words[own] = edition.components[other].passage.utf8
        }
        return words
    }

    /// Nil where all is kept.
    private func stretches(_ words: [UInt8], _ old: [UInt8]?, _ new: [UInt8]?) -> [TrackedStretch]? {
        if let old, old.elementsEqual(words) { return nil }
        let reader = TrackedWords(words, old: old, new: new, isExact: isExact, vocabulary: vocabulary)
        let stretches = reader.stretches()
        return stretches.allSatisfy { $0.kind == .kept } ? nil : stretches
    }

    /// In a head the two sessions are known: `Hammamet, 2016New Delhi, 2024`.
    private func sessions(in passage: Passage) -> [TrackedStretch]? {
        guard let superseded = proposal.header.supersededSession.flatMap(Self.printed),
            let session = proposal.header.session.flatMap(Self.printed)
        else { return nil }
        let words = superseded + session
        let text = passage.utf8.map(ByteClass.lowered)
        guard text.count >= words.count,
            let start = (0...text.count - words.count).first(where: { text[$0..<$0 + words.count].elementsEqual(words) })
        else { return nil }
        let middle = start + superseded.count
        let end = start + words.count
        return [
            TrackedStretch(kind: .kept, range: 0..<start), TrackedStretch(kind: .deleted, range: start..<middle),
            TrackedStretch(kind: .inserted, range: middle..<end), TrackedStretch(kind: .kept, range: end..<text.count),
        ].filter { !$0.range.isEmpty }
    }

    /// `hammamet, 2016`.
    private static func printed(_ session: Session) -> [UInt8]? {
        if let place = session.place, let year = session.year { return "\(place), \(year)".utf8.map(ByteClass.lowered) }
        return session.designation.map { $0.utf8.map(ByteClass.lowered) }
    }
}

/// The words of the texts at hand, to tell words that were run together.
struct TrackedVocabulary {
    private var old: Set<ArraySlice<UInt8>> = []
    private var new: Set<ArraySlice<UInt8>> = []
    private var own: [ArraySlice<UInt8>: Int] = [:]

    init(proposal: Revision, before: Revision?, after: Revision?) {
        Self.forEachWord(of: before) { old.insert($0) }
        Self.forEachWord(of: after) { new.insert($0) }
        Self.forEachWord(of: proposal) { own[$0, default: 0] += 1 }
    }

    private static func forEachWord(of revision: Revision?, _ body: (ArraySlice<UInt8>) -> Void) {
        guard let revision else { return }
        for passage in [revision.header.title] + revision.components.map(\.passage) {
            guard let passage else { continue }
            let words = TextWords(passage.utf8)
            for index in 0..<words.count { body(words[index]) }
        }
    }

    func isOld(_ word: ArraySlice<UInt8>) -> Bool { old.contains(word) }
    func isNew(_ word: ArraySlice<UInt8>) -> Bool { new.contains(word) }
    /// Whether the proposal has the word on its own.
    func isOwn(_ word: ArraySlice<UInt8>) -> Bool { own[word] != nil }

    /// Whether no edition has the word, and the proposal has it once.
    func isStrange(_ word: ArraySlice<UInt8>) -> Bool {
        !old.contains(word) && !new.contains(word) && (own[word] ?? 0) <= 1
    }
}
