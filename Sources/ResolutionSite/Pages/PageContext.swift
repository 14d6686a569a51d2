import LinkedResolutions

/// What a page is made with: the graph, the ontology, and links from where the page stands.
struct PageContext {
    let graph: PageGraph
    let terms: OntologyTerms
    let addresses: SiteAddresses
    /// The page's own address, with its suffix.
    let path: SitePath

    // MARK: Links

    /// A link to a thing by what it is called: to its page, to its place on one, or out of the site.
    func link(_ thing: IRI) -> View {
        let label = graph.label(thing) ?? terms.graph.label(thing)
        return [
            "href": href(thing), "text": label?.lexicalForm ?? name(of: thing),
            "language": label?.language.flatMap { $0 == "en" ? nil : $0 },
        ]
    }

    /// What a thing without a label is called: a part by its document and its place in it.
    func name(of thing: IRI) -> String {
        let (document, fragment) = thing.splitAtFragment
        guard let fragment, let label = graph.label(document) else {
            return thing.string.utf8.starts(with: addresses.base.string.utf8) ? thing.lastPart : thing.string
        }
        return "\(label.lexicalForm), \(Self.place(fragment))"
    }

    /// A fragment in words: `resolves_2_ii` as `resolves 2 ii`.
    static func place(_ fragment: String) -> String {
        String(decoding: fragment.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }

    /// Where a thing is to be found: relative within the site; nil for what has no address on the web.
    func href(_ thing: IRI) -> String? {
        let (document, fragment) = thing.splitAtFragment
        if let target = addresses.path(of: document) {
            let anchor = fragment.flatMap { addresses.isAnchored(thing, on: document) ? $0 : nil }
            let page = SitePath(target.text + ".html")
            if page == path, let anchor { return "#" + anchor }
            return path.link(to: page, fragment: anchor)
        }
        if let place = terms.place(of: thing) {
            return path.link(to: SitePath(place.page + ".html"), fragment: place.anchor)
        }
        return Self.isWebAddress(thing.string) ? thing.string : nil
    }

    /// Only addresses that a browser fetches become links, never scripts.
    static func isWebAddress(_ text: String) -> Bool {
        (text.hasPrefix("https://") || text.hasPrefix("http://"))
            && text.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    }

    // MARK: Facts

    /// The statements about a thing as names and values, in the order of the ontology.
    /// - Parameter hidden: properties that the page shows otherwise.
    func facts(about thing: IRI, without hidden: Set<IRI>) -> [View] {
        var groups: [(property: IRI, values: [Term])] = []
        for statement in graph.statements(about: thing) where !hidden.contains(statement.predicate) {
            if groups.last?.property == statement.predicate {
                groups[groups.count - 1].values.append(statement.object)
            } else {
                groups.append((statement.predicate, [statement.object]))
            }
        }
        return groups.sorted { terms.precedes($0.property, $1.property) }.map { fact($0.property, $0.values) }
    }

    func fact(_ property: IRI, _ values: [Term]) -> View {
        ["name": capitalized(terms.name(of: property)), "href": href(property), "values": values.map(value)]
    }

    func fact(_ name: String, _ things: [IRI]) -> View? {
        things.isEmpty ? nil : ["name": name, "values": things.map(link)]
    }

    func value(_ term: Term) -> View {
        switch term {
        case .iri(let iri): link(iri)
        case .literal(let literal): text(literal)
        case .blankNode(let node): ["text": node.description]
        }
    }

    func text(_ literal: Literal) -> View {
        ["text": literal.lexicalForm, "language": literal.language.flatMap { $0 == "en" ? nil : $0 }]
    }

    /// The classes of a thing as links, the narrowest only.
    func kinds(of thing: IRI) -> [View] {
        terms.narrowest(graph.types(thing)).map { type in
            ["href": href(type), "text": capitalized(terms.name(of: type))]
        }
    }

    func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
