import ResolutionOntology
import RDF
import Resolutions

/// Two texts side by side, part by part in the order of the new one, to be shown to people.
///
/// Beside the clauses of the graph it has the heads, the headings, annexes, footnotes and front matter.
public struct ComparisonReport: Sendable {
    /// One of the texts.
    public struct Text: Sendable {
        /// As in the graph: `Resolution 11 (Rev. Dubai, 2012)`.
        public var label: String
        public var iri: IRI
        /// The name of the file that it was read from.
        public var file: String
        public var language: String
    }

    /// What a row shows.
    public enum Part: String, Hashable, Sendable, CaseIterable {
        case numberLine = "number line"
        case title, history, formula
        case heading, clause, annex, footnote
        case frontMatter = "front matter"
    }

    /// One part and its counterpart.
    public struct Row: Sendable {
        public var part: Part
        public var type: ChangeType
        /// The printed number in the old text, with those of the items that contain it: `2 ii)`.
        public var oldPlace: String?
        /// The same in the new text.
        public var newPlace: String?
        /// The component in the old text; nil for a part of the head, and for an addition.
        public var old: IRI?
        public var new: IRI?
        public var difference: WordDifference
        public var confidence: Double?

        /// The place, or both where they differ: `b) → c)`.
        public var place: String {
            guard let oldPlace, let newPlace else { return newPlace ?? oldPlace ?? "" }
            return oldPlace == newPlace || oldPlace.isEmpty || newPlace.isEmpty ? newPlace : "\(oldPlace) → \(newPlace)"
        }
    }

    public let old: Text
    public let new: Text
    public let rows: [Row]

    /// - Parameters:
    ///   - comparison: the texts and their changes.
    ///   - mapper: names the texts and their parts.
    public init(_ comparison: Comparison, mapper: ResolutionMapper) {
        func text(_ revision: Revision) -> Text {
            Text(
                label: mapper.label(of: revision), iri: mapper.namespace.iri(of: revision.identifier),
                file: revision.source.name, language: revision.language)
        }
        old = text(comparison.old)
        new = text(comparison.new)
        rows = Self.head(comparison) + Self.body(comparison, mapper.namespace)
    }

    /// How many clauses underwent each type of change; headings, footnotes and the like do not count.
    public var clauseCounts: [(type: ChangeType, count: Int)] {
        ChangeType.allCases.map { type in (type, rows.count { $0.part == .clause && $0.type == type }) }
    }

    /// `15 clauses: 4 unchanged, 6 modified, 5 added`.
    public var summary: String {
        let counts = clauseCounts.filter { $0.count > 0 }
        let all = counts.reduce(0) { $0 + $1.count }
        guard all > 0 else { return "no clauses" }
        return "\(all) \(all == 1 ? "clause" : "clauses"): "
            + counts.map { "\($0.count) \($0.type.rawValue)" }.joined(separator: ", ")
    }

    // MARK: Rows

    private static func head(_ comparison: Comparison) -> [Row] {
        let old = comparison.old.header
        let new = comparison.new.header
        func history(_ header: Header) -> String? {
            header.history.isEmpty ? nil : header.history.map { "\($0.place), \($0.year)" }.joined(separator: "; ")
        }
        let parts: [(Part, String?, String?)] = [
            (.numberLine, old.numberLine?.text, new.numberLine?.text), (.title, old.title?.text, new.title?.text),
            (.history, history(old), history(new)), (.formula, old.formula?.text, new.formula?.text),
        ]
        return parts.compactMap { part, from, to in
            guard from != nil || to != nil else { return nil }
            let difference = WordDifference(from: from ?? "", to: to ?? "")
            let type: ChangeType =
                from == nil ? .added : to == nil ? .removed : difference.isEmpty ? .unchanged : .modified
            return Row(
                part: part, type: type, oldPlace: from.map { _ in "" }, newPlace: to.map { _ in "" }, old: nil,
                new: nil, difference: difference, confidence: nil)
        }
    }

    private static func body(_ comparison: Comparison, _ namespace: DataNamespace) -> [Row] {
        comparison.changes.map { change in
            func name(_ revision: Revision, _ index: Int) -> IRI {
                namespace.iri(of: revision.identifier, fragment: revision.components[index].fragment)
            }
            return Row(
                part: part(comparison.kind(of: change)), type: change.type,
                oldPlace: change.old.map { place(of: $0, in: comparison.old) },
                newPlace: change.new.map { place(of: $0, in: comparison.new) },
                old: change.old.map { name(comparison.old, $0) }, new: change.new.map { name(comparison.new, $0) },
                difference: comparison.difference(of: change), confidence: change.confidence)
        }
    }

    private static func part(_ kind: ComponentKind) -> Part {
        switch kind {
        case .section: .heading
        case .annex: .annex
        case .footnote: .footnote
        case .frontMatter, .frontMatterClause: .frontMatter
        case .preambularClause, .operativeClause, .annexClause: .clause
        }
    }

    /// The list markers from the outermost item inwards.
    private static func place(of index: Int, in revision: Revision) -> String {
        var marks: [String] = []
        var next: Int? = index
        while let current = next, revision.components.indices.contains(current) {
            let component = revision.components[current]
            guard component.kind != .section else { break }
            if component.kind == .annex {
                marks.append("annex" + (component.number.map { " \($0)" } ?? ""))
                break
            }
            if let mark = component.enumerator { marks.append(mark) }
            next = component.parent.flatMap { $0 < current ? $0 : nil }
        }
        return marks.reversed().joined(separator: " ")
    }
}
