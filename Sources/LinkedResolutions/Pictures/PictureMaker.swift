import Diagrams
import GraphStore
import RDF
import ResolutionOntology

extension ResolutionGraph {
    /// A picture of the graph, to be laid out (`DiagramLayout`) or written for other programs.
    ///
    /// ```swift
    /// let diagram = try graph.diagram(.bodies)
    /// let svg = DiagramLayout(diagram).svg()
    /// ```
    /// - Throws: ``PictureError``.
    public func diagram(_ view: PictureView, options: PictureOptions = PictureOptions()) throws(PictureError) -> Diagram {
        let maker = PictureMaker(graph: self, options: options)
        return switch view {
        case .bodies: try maker.bodies()
        case .citations: try maker.citations()
        case .revisions: try maker.revisions()
        case .clauses: try maker.clauses()
        }
    }
}

/// Makes diagrams of a graph.
struct PictureMaker {
    let graph: ResolutionGraph
    let options: ResolutionGraph.PictureOptions

    var dataset: Dataset { graph.dataset }
    var terms: ResolutionVocabulary { Vocabulary.resolution }

    func types(of thing: IRI) -> Set<IRI> { Set(dataset.objects(of: thing, RDFSyntaxNamespace.type)) }

    /// Whether a text was proposed and not adopted: it binds nobody.
    func isProposal(_ text: IRI) -> Bool { types(of: text).contains(terms.proposedRevision) }

    func agents() -> AgentBoxes { AgentBoxes(maker: self) }

    // MARK: Lines

    /// Adds the lines in a fixed order, the boxes of both ends found by `box`.
    func add(_ links: [LinkedThings.Key: Set<IRI>], to diagram: inout Diagram, order: [Diagram.Kind], box: (IRI) -> Int?) {
        let rank = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let keys = links.keys.sorted { a, b in
            let ranks = (rank[a.kind] ?? order.count, rank[b.kind] ?? order.count)
            if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
            return a.from != b.from ? a.from < b.from : a.to < b.to
        }
        for key in keys {
            guard let from = box(key.from), let to = box(key.to), let clauses = links[key] else { continue }
            diagram.add(
                Diagram.Line(from: from, to: to, kind: key.kind, weight: clauses.count, evidence: evidence(clauses)))
        }
    }

    /// The clauses behind a line, by text and place.
    func evidence(_ clauses: Set<IRI>) -> [Diagram.Evidence] {
        clauses.map { ResolutionGraph.Clause($0, in: graph) }
            .sorted { a, b in
                a.text != b.text ? a.text < b.text : (a.order, a.iri) < (b.order, b.iri)
            }
            .map { clause in
                let words = clause.words.map { ": \(Self.beginning(of: $0))" } ?? ""
                return Diagram.Evidence(label: clause.label + words, link: options.link(clause.iri))
            }
    }

    /// The first words of a text.
    static func beginning(of text: String, count: Int = 90) -> String {
        guard text.unicodeScalars.count > count else { return text }
        let head = String(String.UnicodeScalarView(text.unicodeScalars.prefix(count)))
        let end = head.lastIndex(of: " ") ?? head.endIndex
        return head[..<end] + " …"
    }

    /// What was left out, as a sentence; empty where nothing was.
    func remark(_ selection: (links: [LinkedThings.Key: Set<IRI>], minimumWeight: Int, components: Int, leftOut: Int)) -> String {
        var parts: [String] = []
        if selection.minimumWeight > 1 { parts.append("lines with fewer than \(selection.minimumWeight) clauses") }
        if options.largestComponentOnly, options.around == nil, selection.components > 1 {
            parts.append("\(selection.components - 1) smaller \(selection.components == 2 ? "part that does" : "parts that do") not hang together with the rest")
        }
        guard selection.leftOut > 0, !parts.isEmpty else { return "" }
        return " Left out: \(parts.joined(separator: " and ")); \(selection.leftOut) lines in all."
    }
}

/// The boxes of actors, each within that of the body it is part of.
struct AgentBoxes {
    private let maker: PictureMaker
    private var parents: [IRI: IRI] = [:]

    init(maker: PictureMaker) { self.maker = maker }

    static let body = Diagram.Kind("body", label: "body")
    static let post = Diagram.Kind("post", label: "post")
    static let group = Diagram.Kind("group", label: "group")

    /// The body that an actor is directly part of.
    private func parent(of agent: IRI) -> IRI? {
        maker.dataset.objects(of: agent, maker.terms.partOfBody).sorted().first
    }

    /// Adds the boxes of agents and of all bodies above them, by label.
    func add(_ agents: Set<IRI>, to diagram: inout Diagram) {
        var wanted: Set<IRI> = []
        for agent in agents {
            var current: IRI? = agent
            while let next = current, wanted.insert(next).inserted { current = parent(of: next) }
        }
        let sorted = wanted.map { ResolutionGraph.Agent($0, in: maker.graph) }.sorted()
        let byIRI = Dictionary(sorted.map { ($0.iri, $0) }, uniquingKeysWith: { first, _ in first })
        func add(_ iri: IRI, _ way: Set<IRI>) -> Int? {
            if let known = diagram.index(of: iri.string) { return known }
            // A hierarchy that runs in a circle is cut where it closes.
            guard let agent = byIRI[iri], !way.contains(iri) else { return nil }
            let holder = parent(of: iri).flatMap { add($0, way.union([iri])) }
            let kind =
                switch agent.kind {
                case .post?: Self.post
                case .group?: Self.group
                default: Self.body
                }
            let note = agent.acronym.flatMap { CodePointText.equal($0, agent.label) ? nil : $0 }
            return diagram.add(
                Diagram.Box(
                    id: iri.string, label: agent.label, note: note, kind: kind, parent: holder,
                    link: maker.options.link(iri)))
        }
        for agent in sorted { _ = add(agent.iri, []) }
    }
}
