import Diagrams
import GraphStore
import RDF
import ResolutionOntology
import SPARQL

extension PictureMaker {
    private static let text = Diagram.Kind("text", label: "text")
    private static let section = Diagram.Kind("section", label: "section, annex")
    private static let clause = Diagram.Kind("clause", label: "clause")
    private static let cited = Diagram.Kind("instrument", label: "cited act or instrument")
    private static let cites = Diagram.Kind("cites", label: "cites")
    private static let addresses = Diagram.Kind("addresses", label: "addresses")

    /// The clauses of one text in their order, whom they address and what they cite.
    func clauses() throws(PictureError) -> Diagram {
        let text = try chosenText()
        var diagram = Diagram(
            title: dataset.label(of: text),
            summary: "The clauses of the text in their order, with lines to those whom they address and to what they cite."
                + (dataset.texts(of: text, terms.title).first.map { " \($0)." } ?? ""))
        diagram.lineKindOrder = [Self.addresses, Self.cites]
        diagram.boxKindOrder = [AgentBoxes.body, AgentBoxes.post, AgentBoxes.group, Self.text, Self.cited, Self.section, Self.clause]
        let holder = diagram.add(
            Diagram.Box(
                id: text.string, label: dataset.label(of: text), kind: Self.text, link: options.link(text), arrangement: .stacked))
        let components = dataset.objects(of: text, terms.hasComponent)
            .map { (iri: $0, order: dataset.number(of: $0, terms.order) ?? 0) }
            .sorted { ($0.order, $0.iri) < ($1.order, $1.iri) }
        for component in components { add(component.iri, within: holder, of: text, to: &diagram) }
        var things = LinkedThings()
        for component in components {
            for directive in dataset.subjects(of: terms.statedIn, component.iri) {
                for addressee in dataset.objects(of: directive, terms.addressee) {
                    things.add(component.iri, Self.addresses, addressee, clause: component.iri)
                }
            }
            for target in dataset.objects(of: component.iri, terms.cites) where work(of: target) != work(of: text) {
                things.add(component.iri, Self.cites, work(of: target), clause: component.iri)
            }
        }
        addOthers(things, inOrderOf: components.map(\.iri), to: &diagram)
        let boxes = diagram
        add(things.links, to: &diagram, order: [Self.addresses, Self.cites]) { boxes.index(of: $0.string) }
        return diagram
    }

    private func chosenText() throws(PictureError) -> IRI {
        let read = Set(dataset.triples(matching: TriplePattern(predicate: terms.readFrom)).compactMap(\.subject.iri)).sorted()
        guard !read.isEmpty else { throw .nothing(.clauses) }
        if let wanted = options.text {
            if read.contains(wanted) { return wanted }
            // A work stands for its latest text.
            let texts = read.filter { work(of: $0) == wanted && !isProposal($0) }
            let years = texts.map { text in
                (text, dataset.objects(of: text, terms.adoptedAt).compactMap { dataset.number(of: $0, terms.year) }.max() ?? 0)
            }
            if let latest = years.max(by: { ($0.1, $0.0) < ($1.1, $1.0) }) { return latest.0 }
            throw .notInPicture(dataset.label(of: wanted))
        }
        guard read.count == 1 else { throw .whichText(read.map { dataset.label(of: $0) }) }
        return read[0]
    }

    /// Adds a component to the box of the section or clause that it is part of.
    private func add(_ component: IRI, within text: Int, of revision: IRI, to diagram: inout Diagram) {
        let holder = dataset.objects(of: component, terms.partOf).first.flatMap { diagram.index(of: $0.string) } ?? text
        let classes = types(of: component)
        let isClause = classes.contains(terms.clause) || classes.contains(terms.footnote)
        let fragment = component.string.split(separator: "#", maxSplits: 1).last.map(String.init) ?? component.string
        let words = dataset.texts(of: component, terms.text).first
        let number = dataset.texts(of: component, terms.enumerator).first
        let label: String
        if isClause {
            label = [number, words ?? (number == nil ? fragment.replacing("_", with: " ") : nil)].compactMap { $0 }.joined(separator: " ")
        } else {
            label = fragment.replacing("_", with: " ").replacing("-", with: " ")
        }
        diagram.add(
            Diagram.Box(
                id: component.string, label: label, kind: isClause ? Self.clause : Self.section, parent: holder,
                link: options.link(component), arrangement: .stacked))
    }

    /// The boxes that lines lead to, in the order in which the text comes to them.
    private func addOthers(_ things: LinkedThings, inOrderOf components: [IRI], to diagram: inout Diagram) {
        let places = Dictionary(components.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let keys = things.links.keys.sorted { a, b in
            let left = (a.kind == Self.addresses ? 0 : 1, places[a.from] ?? 0)
            let right = (b.kind == Self.addresses ? 0 : 1, places[b.from] ?? 0)
            return left != right ? left < right : a.to < b.to
        }
        for key in keys {
            let kind: Diagram.Kind
            if key.kind == Self.cites {
                kind = Self.cited
            } else {
                let classes = types(of: key.to)
                kind = classes.contains(terms.post) ? AgentBoxes.post : classes.contains(terms.group) ? AgentBoxes.group : AgentBoxes.body
            }
            diagram.add(
                Diagram.Box(id: key.to.string, label: dataset.label(of: key.to), kind: kind, link: options.link(key.to)))
        }
    }
}
