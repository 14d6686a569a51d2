import Diagrams
import GraphStore
import RDF
import ResolutionOntology
import SPARQL

extension PictureMaker {
    private static let cites = Diagram.Kind("cites", label: "cites")

    /// The kinds of box, by class, the narrower first.
    private var instrumentKinds: [(IRI, Diagram.Kind)] {
        [
            (terms.resolution, Diagram.Kind("resolution", label: "resolution")),
            (terms.decision, Diagram.Kind("decision", label: "decision")),
            (terms.recommendation, Diagram.Kind("recommendation", label: "recommendation")),
            (terms.basicInstrument, Diagram.Kind("basic-instrument", label: "constitution, convention, rules")),
            (terms.instrument, Diagram.Kind("instrument", label: "other instrument")),
        ]
    }

    /// Which acts and instruments cite which.
    func citations() throws(PictureError) -> Diagram {
        var things = LinkedThings()
        for triple in dataset.triples(matching: TriplePattern(predicate: terms.cites)) {
            guard let clause = triple.subject.iri, let target = triple.object.iri,
                let text = dataset.objects(of: clause, terms.inRevision).first
            else { continue }
            things.add(work(of: text), Self.cites, work(of: target), clause: clause)
        }
        guard !things.links.isEmpty else { throw .nothing(.citations) }
        var options = options
        options.around = options.around.map(work)
        let selection = things.selected(options)
        guard !selection.links.isEmpty else {
            throw options.around.map { .notInPicture(dataset.label(of: $0)) } ?? .nothing(.citations)
        }
        var diagram = Diagram(
            title: options.around.map { "What \(dataset.label(of: $0)) cites and is cited by" } ?? "What cites what",
            summary:
                "Acts and instruments stand within the body that adopts them. A line leads from the citing act to the cited one; the more clauses cite it, the stronger it is."
                + remark(selection))
        diagram.boxKindOrder = [AgentBoxes.body] + instrumentKinds.map(\.1)
        addInstruments(Set(selection.links.keys.flatMap { [$0.from, $0.to] }), to: &diagram)
        let boxes = diagram
        add(selection.links, to: &diagram, order: [Self.cites]) { boxes.index(of: $0.string) }
        return diagram
    }

    /// The lasting work behind a dated text, a part of one, or a provision.
    func work(of thing: IRI) -> IRI {
        if let work = dataset.objects(of: thing, terms.revisionOf).first { return work }
        if let instrument = dataset.objects(of: thing, terms.provisionOf).first { return instrument }
        if let text = dataset.objects(of: thing, terms.inRevision).first, text != thing {
            return dataset.objects(of: text, terms.revisionOf).first ?? text
        }
        // A part of a text that was not read.
        if let hash = thing.string.firstIndex(of: "#") {
            let whole = IRI(String(thing.string[..<hash]))
            return dataset.objects(of: whole, terms.revisionOf).first ?? (types(of: whole).isEmpty ? thing : whole)
        }
        return thing
    }

    func addInstruments(_ instruments: Set<IRI>, to diagram: inout Diagram) {
        func adopter(_ instrument: IRI) -> IRI? {
            dataset.objects(of: instrument, terms.seriesOf).sorted().first
                ?? dataset.objects(of: instrument, terms.instrumentOf).sorted().first
        }
        let sorted = instruments.map { (iri: $0, label: dataset.label(of: $0)) }
            .sorted { a, b in
                let order = CodePointText.compare(a.label, b.label)
                return order != 0 ? order < 0 : a.iri < b.iri
            }
        let adopters = Set(sorted.compactMap { adopter($0.iri) }).map { ResolutionGraph.Agent($0, in: graph) }.sorted()
        for agent in adopters {
            diagram.add(
                Diagram.Box(
                    id: agent.iri.string, label: agent.label, note: nil, kind: AgentBoxes.body,
                    link: options.link(agent.iri)))
        }
        for (iri, label) in sorted {
            let classes = types(of: iri)
            let kind = instrumentKinds.first { classes.contains($0.0) }?.1 ?? Diagram.Kind("instrument", label: "other instrument")
            let holder = adopter(iri).flatMap { diagram.index(of: $0.string) }
            // What the box around says need not be said again.
            let suffix = holder.map { " of the " + diagram.boxes[$0].label } ?? ""
            let short = !suffix.isEmpty && label.hasSuffix(suffix) ? String(label.dropLast(suffix.count)) : label
            diagram.add(
                Diagram.Box(
                    id: iri.string, label: short, kind: kind, parent: holder,
                    link: options.link(iri)))
        }
    }
}
