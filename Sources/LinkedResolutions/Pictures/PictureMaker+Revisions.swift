import Diagrams
import GraphStore
import RDF
import ResolutionOntology
import SPARQL

extension PictureMaker {
    private static let work = Diagram.Kind("work", label: "resolution")
    private static let adopted = Diagram.Kind("adopted", label: "text that was read")
    private static let proposed = Diagram.Kind("proposed", label: "proposal")
    private static let known = Diagram.Kind("known", label: "text known from citations")
    private static let history = Diagram.Kind("history", label: "place and year printed in the history")
    private static let revises = Diagram.Kind("revises", label: "is revised as")
    private static let proposes = Diagram.Kind("modifies", label: "is to be modified by")

    private struct DatedText {
        var iri: IRI
        var year: Int
        var isProposal: Bool
    }

    /// When which act was adopted, revised and proposed anew: a row for each.
    func revisions() throws(PictureError) -> Diagram {
        var works: Set<IRI> = []
        for triple in dataset.triples(matching: TriplePattern(predicate: terms.readFrom)) {
            guard let text = triple.subject.iri else { continue }
            works.insert(work(of: text))
        }
        if let around = options.around { works = works.filter { $0 == work(of: around) } }
        let all = works.map { (iri: $0, label: dataset.label(of: $0), texts: texts(of: $0)) }
            .filter { !$0.texts.isEmpty }
            .sorted { a, b in
                let order = CodePointText.compare(Self.sortKey(a.label), Self.sortKey(b.label))
                return order != 0 ? order < 0 : a.iri < b.iri
            }
        // Many acts of one text each say little along the years.
        let several = all.filter { $0.texts.count > 1 }
        let leavesOut = options.largestComponentOnly && options.around == nil && all.count > 30 && !several.isEmpty
        let rows = leavesOut ? several : all
        guard !rows.isEmpty else {
            throw options.around.map { .notInPicture(dataset.label(of: $0)) } ?? .nothing(.revisions)
        }
        var diagram = Diagram(
            title: "Revisions",
            summary:
                "A row for each act, its texts along the years. A line leads from a text to the next; it rests on the clauses that changed between the two."
                + (leavesOut ? " Left out: \(all.count - several.count) acts of which one text only is known." : ""))
        diagram.lineKindOrder = [Self.revises, Self.proposes]
        diagram.boxKindOrder = [Self.work, Self.adopted, Self.proposed, Self.known, Self.history]
        for row in rows {
            diagram.add(Diagram.Box(id: row.iri.string, label: row.label, kind: Self.work, link: options.link(row.iri)))
        }
        for row in rows { add(row.texts, of: row.iri, to: &diagram) }
        return diagram
    }

    /// Numbers in labels sort as numbers.
    private static func sortKey(_ label: String) -> String {
        var key = ""
        var digits = ""
        for scalar in label.unicodeScalars {
            if scalar.value >= 0x30, scalar.value <= 0x39 {
                digits.unicodeScalars.append(scalar)
                continue
            }
            if !digits.isEmpty { key += String(repeating: "0", count: max(0, 8 - digits.count)) + digits }
            digits = ""
            key.unicodeScalars.append(scalar)
        }
        if !digits.isEmpty { key += String(repeating: "0", count: max(0, 8 - digits.count)) + digits }
        return key
    }

    /// What stands in the last parentheses of a label: `WRC-15` in `Resolution 2 (WRC-15)`.
    private static func edition(in label: String) -> String {
        guard label.hasSuffix(")"), let open = label.lastIndex(of: "(") else { return label }
        return String(label[label.index(after: open)...].dropLast())
    }

    private func texts(of work: IRI) -> [DatedText] {
        dataset.objects(of: work, terms.hasRevision).compactMap { text in
            let isProposal = isProposal(text)
            let sessions = dataset.objects(of: text, isProposal ? terms.submittedTo : terms.adoptedAt)
            let years = sessions.compactMap { dataset.number(of: $0, terms.year) }
            return years.min().map { DatedText(iri: text, year: $0, isProposal: isProposal) }
        }
        .sorted { a, b in (a.year, a.isProposal ? 0 : 1, a.iri) < (b.year, b.isProposal ? 0 : 1, b.iri) }
    }

    private func add(_ texts: [DatedText], of work: IRI, to diagram: inout Diagram) {
        let row = diagram.index(of: work.string)
        addHistory(of: texts, in: row, work, to: &diagram)
        for text in texts {
            let isRead = !dataset.objects(of: text.iri, terms.readFrom).isEmpty
            let place = dataset.objects(of: text.iri, text.isProposal ? terms.submittedTo : terms.adoptedAt)
                .flatMap { dataset.texts(of: $0, terms.place) }.first
            let number = dataset.texts(of: text.iri, terms.proposalNumber).first
            diagram.add(
                Diagram.Box(
                    id: text.iri.string, label: number ?? place ?? Self.edition(in: dataset.label(of: text.iri)),
                    kind: text.isProposal ? Self.proposed : isRead ? Self.adopted : Self.known, parent: row,
                    link: options.link(text.iri), time: text.year))
        }
        var previous: DatedText?
        for text in texts {
            guard let to = diagram.index(of: text.iri.string) else { continue }
            if text.isProposal {
                for base in dataset.objects(of: text.iri, terms.modifies) {
                    guard let from = diagram.index(of: base.string) else { continue }
                    diagram.add(line(from, base, to, text.iri, Self.proposes))
                }
                continue
            }
            if let previous, let from = diagram.index(of: previous.iri.string) {
                diagram.add(line(from, previous.iri, to, text.iri, Self.revises))
            }
            previous = text
        }
    }

    /// The places and years of the history that no text of its own stands for.
    private func addHistory(of texts: [DatedText], in row: Int?, _ work: IRI, to diagram: inout Diagram) {
        var years = Set(texts.map(\.year))
        for text in texts.reversed() {
            for entry in dataset.objects(of: text.iri, terms.hasHistoryEntry) {
                guard let year = dataset.number(of: entry, terms.year), years.insert(year).inserted else { continue }
                let place = dataset.texts(of: entry, terms.place).first ?? String(year)
                diagram.add(
                    Diagram.Box(
                        id: entry.string, label: place, kind: Self.history, parent: row, link: options.link(entry), time: year))
            }
        }
    }

    /// A line that rests on the clauses that are not the same in both texts.
    private func line(_ from: Int, _ earlier: IRI, _ to: Int, _ later: IRI, _ kind: Diagram.Kind) -> Diagram.Line {
        let changes = Set(dataset.subjects(of: terms.fromRevision, earlier))
            .intersection(dataset.subjects(of: terms.toRevision, later))
        var evidence: [Diagram.Evidence] = []
        for change in changes.sorted() {
            guard let type = dataset.objects(of: change, terms.changeType).first, type != ConceptScheme.change.concept("unchanged"),
                let component = dataset.objects(of: change, terms.changeTo).first ?? dataset.objects(of: change, terms.changeFrom).first
            else { continue }
            let clause = ResolutionGraph.Clause(component, in: graph)
            evidence.append(
                Diagram.Evidence(label: "\(dataset.label(of: type)): \(clause.label)", link: options.link(component)))
        }
        return Diagram.Line(from: from, to: to, kind: kind, weight: max(1, evidence.count), evidence: evidence)
    }
}
