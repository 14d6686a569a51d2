/// Puts the parts of an act together as components: parents, IRIs' fragments, leaves.
///
/// A class, because the readers of structure hold it and are handed to their own parts: as a value it would be copied with
/// each of them. Not checked for overlapping access: nothing that is called while one of its lists changes leads back here.
final class ComponentBuilder {
    let source: SourceText
    @exclusivity(unchecked) private(set) var components: [Component] = []
    @exclusivity(unchecked) private(set) var diagnostics: [Diagnostic] = []
    @exclusivity(unchecked) var leaves = LeafMap()

    @exclusivity(unchecked) private var levels = ListLevels()
    /// The front matter, section or annex that clauses go into.
    @exclusivity(unchecked) private var container: Int?
    @exclusivity(unchecked) private var clauseKind = ComponentKind.operativeClause
    @exclusivity(unchecked) private var keyword: String?
    /// The annex that sections go into.
    @exclusivity(unchecked) private var annex: Int?
    /// Paragraphs and bullets directly inside each component, for `_p{n}` and `_b{n}`.
    @exclusivity(unchecked) private var counts: [(paragraphs: Int, bullets: Int)] = []
    @exclusivity(unchecked) private var usedFragments: Set<String> = []
    /// Reading range of each component's words, to find what bears a footnote's mark.
    @exclusivity(unchecked) private var placements: [(range: Range<Int>, component: Int)] = []
    /// Reading ranges of the head's parts; a footnote's mark in one of them belongs to the heading.
    @exclusivity(unchecked) private var headRanges: [Range<Int>] = []

    init(_ source: SourceText) {
        self.source = source
        // As many as most acts have, so that they are not hashed anew while it grows.
        usedFragments.reserveCapacity(96)
    }

    // MARK: Containers

    /// Takes a part of the head: the number line, the title, the history or the enacting formula.
    func claimHead(_ range: Range<Int>, as role: Leaf.Role) {
        leaves.claim(range, as: role)
        headRanges.append(range)
    }

    func beginFrontMatter(heading: Range<Int>) {
        leaves.claim(heading, as: .heading)
        container = append(
            Component(kind: .frontMatter, fragment: unique("foreword"), parent: nil, passage: source.passage(heading)),
            at: [heading])
        clauseKind = .frontMatterClause
        keyword = nil
        levels.closeAll()
    }

    /// - Parameter pieces: the whole heading; `verbEnd` lies in the first of them.
    func beginSection(
        _ function: Authority.HeadingVerb.Function, pieces: [Range<Int>], verbEnd: Int, anomalies: Set<Anomaly> = []
    ) {
        var anomalies = anomalies
        for piece in pieces { leaves.claim(piece, as: .heading) }
        let passage = source.passage(pieces, anomalies: &anomalies)
        let verbLength = source.passage(pieces[0].lowerBound..<verbEnd).utf8.count
        let verb = String(decoding: passage.utf8[..<min(verbLength, passage.utf8.count)].map(ByteClass.lowered), as: UTF8.self)
        let prefix = annex.map { components[$0].fragment + "_" } ?? ""
        container = append(
            Component(
                kind: .section, fragment: uniqueSection(prefix + Slug.make(verb)), parent: annex, keyword: verb,
                passage: passage, verbLength: verbLength, anomalies: anomalies),
            at: pieces)
        keyword = verb
        clauseKind = annex != nil ? .annexClause : function == .preambular ? .preambularClause : .operativeClause
        levels.closeAll()
    }

    /// The preamble or the operative part of a text without heading lines.
    func beginPart(_ function: Authority.HeadingVerb.Function) {
        let name = function == .preambular ? "preamble" : "operative"
        let passage = Passage(utf8: [], anchors: [], sourceRange: SourceRange(0, 0))
        container = append(Component(kind: .section, fragment: unique(name), parent: nil, passage: passage), at: [])
        clauseKind = function == .preambular ? .preambularClause : .operativeClause
        keyword = nil
        levels.closeAll()
    }

    func beginAnnex(number: String?, heading: [Range<Int>], title: [Range<Int>], anomalies: Set<Anomaly> = []) {
        var anomalies = anomalies
        for piece in heading + title { leaves.claim(piece, as: .annexHeading) }
        let name = number.map { "annex-" + Self.label($0) } ?? "annex"
        let index = append(
            Component(
                kind: .annex, fragment: unique(name), parent: nil,
                passage: Passage(utf8: [], anchors: [], sourceRange: source.sourceRange(of: heading[0])),
                title: title.isEmpty ? nil : source.passage(title, anomalies: &anomalies), number: number,
                anomalies: anomalies),
            at: heading + title)
        annex = index
        container = index
        clauseKind = .annexClause
        keyword = nil
        levels.closeAll()
    }

    // MARK: Clauses

    /// Where an item with this marker would stand now.
    func placement(of enumerator: Enumerator, afterColon: Bool = false) -> ListLevels.Placement {
        levels.placement(of: enumerator, afterColon: afterColon)
    }

    /// Begins an enumerated item or a bullet; `finish` gives it its words.
    ///
    /// - Parameters:
    ///   - opensList: whether it is the first item of a list that no colon announces.
    ///   - isMarkup: whether full stops and stars are marks of AsciiDoc, which are not printed: a
    ///     paragraph, and a bullet.
    func beginItem(
        _ enumerator: Enumerator, keyword ownKeyword: String? = nil, opensList: Bool = false, isMarkup: Bool = false
    ) {
        guard let container else { return }
        let placement = levels.placement(of: enumerator, afterColon: opensList || endsInColon)
        let parent = levels.parent(at: placement.depth) ?? container
        let printed = printedText(enumerator.range)
        var fragment = components[parent].fragment + "_"
        var isPrinted = !enumerator.isStray
        if case .bullet(let symbol) = placement.reading.scheme {
            isPrinted = isPrinted && !isMarkup
            if isMarkup && symbol & 0xFF == UInt32(UInt8(ascii: ".")) {
                counts[parent].paragraphs += 1
                fragment += "p\(counts[parent].paragraphs)"
            } else {
                counts[parent].bullets += 1
                fragment += "b\(counts[parent].bullets)"
            }
        } else {
            fragment += Self.label(printed)
            if placement.sequence != .inOrder && !enumerator.isInserted {
                report(
                    .note, .brokenLabelSequence,
                    placement.sequence == .gap
                        ? "The label \(printed) does not follow on the one before it."
                        : "The label \(printed) stands here a second time.",
                    at: enumerator.range)
            }
        }
        leaves.claim(enumerator.range, as: isPrinted ? .enumerator : .artefact)
        open = append(
            Component(
                kind: clauseKind, fragment: unique(fragment), parent: parent, enumerator: isPrinted ? printed : nil,
                keyword: ownKeyword ?? inheritedKeyword(parent), passage: noWords(at: enumerator.range.upperBound)),
            at: [enumerator.range])
        openIsParagraph = false
        levels.enter(placement, component: components.count - 1, isInserted: enumerator.isInserted)
    }

    /// A marker as the text prints it. Nearly none holds a blank, and then its bytes are what a passage would make of them.
    private func printedText(_ range: Range<Int>) -> String {
        let bytes = source.bytes[range]
        return bytes.contains(where: ByteClass.isSpace) ? source.passage(range).text : String(decoding: bytes, as: UTF8.self)
    }

    /// Begins a paragraph without a marker, inside the clause that leads it in where one is given.
    func beginParagraph(at readingOffset: Int, keyword ownKeyword: String? = nil, inside lead: Int? = nil) {
        guard let parent = lead ?? container else { return }
        counts[parent].paragraphs += 1
        let fragment = "\(components[parent].fragment)_p\(counts[parent].paragraphs)"
        open = append(
            Component(
                kind: clauseKind, fragment: unique(fragment), parent: parent,
                keyword: ownKeyword ?? (lead == nil ? keyword : inheritedKeyword(parent)), passage: noWords(at: readingOffset)),
            at: [readingOffset..<readingOffset])
        openIsParagraph = true
        if lead == nil { levels.interrupt() }
    }

    /// Begins a part with a title of its own: of an annex, whose clauses then stand in it, or of an
    /// operative part, whose clauses go on beside it.
    func beginPartOfPart(heading: Range<Int>, label: Range<Int>?, nests: Bool) {
        guard let parent = nests ? annex : container else { return }
        var pieces = [heading]
        var anomalies: Set<Anomaly> = []
        if let label, label.upperBound <= heading.lowerBound { pieces.insert(label, at: 0) }
        for piece in pieces { leaves.claim(piece, as: .heading) }
        let title = source.passage(heading)
        let name = label.map { Self.label(String(decoding: source.bytes[$0], as: UTF8.self)) } ?? Slug.make(title.text, maximumLength: 60)
        let index = append(
            Component(
                kind: .section, fragment: unique("\(components[parent].fragment)_\(name)"), parent: parent,
                passage: source.passage(pieces, anomalies: &anomalies)),
            at: pieces)
        if nests { container = index }
        levels.interrupt()
    }

    /// Gives the item or paragraph begun last its words. One without a marker that ends in a colon,
    /// in a section, leads in the items behind it.
    ///
    /// - Parameter leadsIn: whether one that ends in no punctuation leads in items as well.
    func finish(pieces: [Range<Int>], anomalies: Set<Anomaly> = [], leadsIn: Bool = false) {
        guard let index = open else { return }
        open = nil
        var anomalies = anomalies
        for piece in pieces { leaves.claim(piece, as: .clause) }
        let passage = source.passage(pieces, anomalies: &anomalies)
        components[index].passage = passage
        components[index].anomalies = anomalies
        if openIsParagraph, let last = passage.utf8.last,
            last == UInt8(ascii: ":") || leadsIn && (ByteClass.isAlphanumeric(last) || last == UInt8(ascii: ")")),
            let parent = components[index].parent, components[parent].kind == .section || components[parent].kind == .annex && last == UInt8(ascii: ":") && leadsIn
        {
            levels.enterParagraph(component: index, at: 0)
        }
    }

    func paragraph(pieces: [Range<Int>]) {
        beginParagraph(at: pieces.first?.lowerBound ?? 0)
        finish(pieces: pieces)
    }

    /// Whether the clause finished last leads in a list.
    private var endsInColon: Bool {
        guard let last = components.last, last.kind.isClause else { return false }
        return last.passage.utf8.last == UInt8(ascii: ":")
    }

    private func noWords(at readingOffset: Int) -> Passage {
        let offset = source.sourceOffset(at: readingOffset)
        return Passage(utf8: [], anchors: [], sourceRange: SourceRange(offset, offset))
    }

    /// The clause that `finish` will complete.
    @exclusivity(unchecked) private var open: Int?
    /// Whether it has no marker.
    @exclusivity(unchecked) private var openIsParagraph = false

    /// The clause that the open item stands in, if it stands in one.
    var clauseAroundOpenItem: Int? {
        guard let open, let parent = components[open].parent, components[parent].kind.isClause else { return nil }
        return parent
    }

    /// Whether the item before the open one, in the same list, ends in a semicolon.
    var followsItemOfList: Bool {
        guard let open, open > 0, components[open - 1].parent == components[open].parent, components[open - 1].enumerator != nil else { return false }
        let words = components[open - 1].passage.utf8
        return words.last == UInt8(ascii: ";") || words.suffix(5).elementsEqual("; and".utf8) || words.suffix(4).elementsEqual("; or".utf8)
    }

    /// Adds a footnote; all of them stand behind the last annex.
    ///
    /// - Parameter name: what stands in the fragment for a mark that is no number.
    func footnote(mark: String, name: String? = nil, body: [Range<Int>], anchor: FootnoteAnchor?, anomalies: Set<Anomaly> = []) {
        var anomalies = anomalies
        for piece in body { leaves.claim(piece, as: .footnote) }
        let label = name ?? Self.label(mark)
        append(
            Component(
                kind: .footnote, fragment: unique("fn" + (label.isEmpty ? "1" : label)), parent: nil, enumerator: mark.isEmpty ? nil : mark,
                passage: source.passage(body, anomalies: &anomalies), anchor: anchor, anomalies: anomalies),
            at: [])
    }

    /// What bears a footnote mark at a reading offset: the heading where a part of the head holds it,
    /// else the last component that begins before it. Linear in the parts of the head.
    func anchor(at readingOffset: Int) -> FootnoteAnchor {
        if headRanges.contains(where: { $0.contains(readingOffset) }) { return .heading }
        var low = 0
        var high = placements.count
        while low < high {
            let middle = (low + high) / 2
            if placements[middle].range.lowerBound <= readingOffset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return .heading }
        return .component(placements[low - 1].component)
    }

    func add(_ anomaly: Anomaly, to component: Int) { components[component].anomalies.insert(anomaly) }

    func report(_ level: Diagnostic.Level, _ code: Diagnostic.Code, _ message: String, at range: Range<Int>) {
        let place = source.sourceRange(of: range)
        diagnostics.append(
            Diagnostic(
                level, code, message, file: source.file.name, range: place,
                position: source.position(of: place.lowerBound)))
    }

    /// Reports text that became no part of the act.
    func reportLeftOut(_ leaf: Leaf) {
        let position = source.position(of: leaf.range.lowerBound)
        diagnostics.append(
            leaf.role == .otherAct
                ? Diagnostic(
                    .note, .otherAct, "\(leaf.range.count) characters belong to another act or part of the volume and were left out.",
                    file: source.file.name, range: leaf.range, position: position)
                : Diagnostic(
                    .warning, .unreadText, "\(leaf.range.count) characters were not understood.",
                    file: source.file.name, range: leaf.range, position: position))
    }

    /// How many lists are open.
    var openLevelCount: Int { levels.levels.count }
    var hasContainer: Bool { container != nil }
    var isInAnnex: Bool { annex != nil }
    var openContainerHasClauses: Bool { components.last.map { $0.kind.isClause } ?? false }

    // MARK: Fragments

    /// `a)` is `a`, `1.1` is `1-1`, `b)bis` is `b-bis`; capitals stay.
    static func label(_ printed: String) -> String {
        // A string from the start: labels are short, and short strings need no memory of their own.
        var result = ""
        var pendingHyphen = false
        for scalar in printed.unicodeScalars {
            // A Cyrillic а that stands for the Latin letter.
            let value = scalar.value == 0x430 ? 0x61 : scalar.value
            if value < 0x80, ByteClass.isAlphanumeric(UInt8(truncatingIfNeeded: value)) {
                if pendingHyphen && !result.isEmpty { result.unicodeScalars.append("-") }
                pendingHyphen = false
                result.unicodeScalars.append(Unicode.Scalar(UInt8(truncatingIfNeeded: value)))
            } else {
                pendingHyphen = true
            }
        }
        return result
    }

    @discardableResult
    private func append(_ component: consuming Component, at pieces: [Range<Int>]) -> Int {
        components.append(component)
        counts.append((0, 0))
        let index = components.count - 1
        for piece in pieces where placements.last.map({ $0.range.lowerBound <= piece.lowerBound }) ?? true {
            placements.append((piece, index))
        }
        return index
    }

    private func inheritedKeyword(_ parent: Int) -> String? { components[parent].keyword ?? keyword }

    private func unique(_ fragment: String) -> String { unique(fragment, separator: "-") }

    /// The second section of the same verb is `instructs2`.
    private func uniqueSection(_ fragment: String) -> String { unique(fragment, separator: "") }

    private func unique(_ fragment: String, separator: String) -> String {
        var candidate = fragment
        if !usedFragments.insert(candidate).inserted {
            var number = repetitions[fragment, default: 1]
            repeat {
                number += 1
                candidate = "\(fragment)\(separator)\(number)"
            } while !usedFragments.insert(candidate).inserted
            repetitions[fragment] = number
        }
        return candidate
    }

    @exclusivity(unchecked) private var repetitions: [String: Int] = [:]
}
