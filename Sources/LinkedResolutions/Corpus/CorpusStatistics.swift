import Resolutions

/// What texts hold, counted, and how much of their characters was read as what.
public struct CorpusStatistics: Sendable {
    /// One act's counts.
    public struct Entry: Sendable {
        public var path: String
        public var clauses: Int
        public var operativeClauses: Int
        /// Operative clauses that lay down at least one directive.
        public var directingClauses: Int
        public var directives: Int
        public var references: Int
        public var unresolvedReferences: Int
        /// Characters other than white space.
        public var characters: Int
        /// Of these: the ones that no rule could place.
        public var unreadCharacters: Int
        /// Bytes of the clauses that are adopted text, white space left out.
        public var clauseBytes: Int
        /// Of these: the ones that a directive, a reference or a named actor was read from.
        public var bytesInFacts: Int
    }

    public private(set) var entries: [Entry] = []
    /// Characters per kind of leaf, over all acts.
    public private(set) var characters: [Leaf.Role: Int] = [:]

    public init() {}

    public mutating func add(_ revision: Revision) {
        var directing: Set<Int> = []
        for directive in revision.directives { directing.insert(directive.component) }
        var printed = 0
        var unread = 0
        for leaf in revision.leaves {
            characters[leaf.role, default: 0] += leaf.range.count
            if leaf.role != .whiteSpace { printed += leaf.range.count }
            if leaf.role == .unread { unread += leaf.range.count }
        }
        let (clauseBytes, bytesInFacts) = Self.coverage(of: revision)
        let operative = revision.components.indices.filter { revision.components[$0].kind == .operativeClause }
        entries.append(
            Entry(
                path: revision.identifier.path,
                clauses: revision.components.count { $0.kind.isClause },
                operativeClauses: operative.count,
                directingClauses: operative.count { directing.contains($0) },
                directives: revision.directives.count,
                references: revision.references.count,
                unresolvedReferences: revision.references.count { $0.status == .unresolved },
                characters: printed, unreadCharacters: unread, clauseBytes: clauseBytes, bytesInFacts: bytesInFacts))
    }

    /// How many bytes of the preamble, the operative part and the annexes there are, and how many of them some
    /// fact was read from.
    private static func coverage(of revision: Revision) -> (clauses: Int, facts: Int) {
        var ranges: [Int: [Range<Int>]] = [:]
        for directive in revision.directives {
            ranges[directive.component, default: []].append(directive.actionText)
            for words in directive.conditions { ranges[words.component, default: []].append(words.range) }
        }
        for reference in revision.references { ranges[reference.component, default: []].append(reference.citedText) }
        for mention in revision.mentions { ranges[mention.component, default: []].append(mention.range) }
        var clauses = 0
        var facts = 0
        for (index, component) in revision.components.enumerated() {
            guard component.kind == .preambularClause || component.kind == .operativeClause || component.kind == .annexClause else { continue }
            let utf8 = component.passage.utf8
            var isFact = Array(repeating: false, count: utf8.count)
            for range in ranges[index] ?? [] {
                for offset in range where offset < isFact.count { isFact[offset] = true }
            }
            for offset in utf8.indices where utf8[offset] > 0x20 {
                clauses += 1
                if isFact[offset] { facts += 1 }
            }
        }
        return (clauses, facts)
    }

    /// A line per act and a sum, in columns.
    public var table: String {
        let header = [
            "act", "clauses", "operative", "directing", "directives", "references", "unresolved", "in facts", "read",
        ]
        func cells(_ name: String, _ entry: Entry) -> [String] {
            [
                name, String(entry.clauses), String(entry.operativeClauses),
                String(entry.directingClauses), String(entry.directives), String(entry.references),
                String(entry.unresolvedReferences),
                Self.percentage(entry.bytesInFacts, of: entry.clauseBytes),
                Self.percentage(entry.characters - entry.unreadCharacters, of: entry.characters),
            ]
        }
        var sum = Entry(
            path: "", clauses: 0, operativeClauses: 0, directingClauses: 0, directives: 0, references: 0,
            unresolvedReferences: 0, characters: 0, unreadCharacters: 0, clauseBytes: 0, bytesInFacts: 0)
        for entry in entries {
            sum.clauses += entry.clauses
            sum.operativeClauses += entry.operativeClauses
            sum.directingClauses += entry.directingClauses
            sum.directives += entry.directives
            sum.references += entry.references
            sum.unresolvedReferences += entry.unresolvedReferences
            sum.characters += entry.characters
            sum.unreadCharacters += entry.unreadCharacters
            sum.clauseBytes += entry.clauseBytes
            sum.bytesInFacts += entry.bytesInFacts
        }
        let rows = entries.map { cells($0.path, $0) } + [cells("\(entries.count) acts", sum)]
        return TextTable.format(header: header, rows: rows)
    }

    private static func percentage(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "-" }
        let perMille = part * 1000 / whole
        return "\(perMille / 10).\(perMille % 10) %"
    }
}
