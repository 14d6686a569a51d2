import LinkedResolutions

/// A graph as pages read it: the values of a property, what points to a thing, what things are called.
/// Every list is sorted, so that a page is the same whatever order the graph was read in.
struct PageGraph: Sendable {
    let dataset: Dataset

    // MARK: Forwards

    /// The statements about a thing, by property and value.
    func statements(about subject: IRI) -> [Triple] {
        dataset.triples(matching: TriplePattern(subject: .iri(subject))).sorted { a, b in
            let order = CodePointText.compare(a.predicate.string, b.predicate.string)
            return order == 0 ? Self.precedes(a.object, b.object) : order < 0
        }
    }

    func values(_ subject: IRI, _ property: IRI) -> [Term] {
        dataset.triples(matching: TriplePattern(subject: .iri(subject), predicate: property)).map(\.object)
            .sorted(by: Self.precedes)
    }

    func things(_ subject: IRI, _ property: IRI) -> [IRI] { values(subject, property).compactMap(\.iri) }

    /// The first value, where there should be one.
    func thing(_ subject: IRI, _ property: IRI) -> IRI? { things(subject, property).first }

    func literals(_ subject: IRI, _ property: IRI) -> [Literal] { values(subject, property).compactMap(\.literal) }

    /// The value in English, or else without a language, or else the first.
    func literal(_ subject: IRI, _ property: IRI) -> Literal? { Self.preferred(literals(subject, property)) }

    func integer(_ subject: IRI, _ property: IRI) -> Int? {
        literals(subject, property).lazy.compactMap { Int($0.lexicalForm) }.first
    }

    // MARK: Backwards

    /// The things with a property of this value.
    func subjects(_ property: IRI, _ value: IRI) -> [IRI] {
        dataset.triples(matching: TriplePattern(predicate: property, object: .iri(value))).compactMap(\.subject.iri).sorted()
    }

    // MARK: Questions

    func has(_ subject: IRI, _ property: IRI? = nil, _ value: IRI? = nil) -> Bool {
        dataset.count(
            matching: TriplePattern(subject: .iri(subject), predicate: property, object: value.map(Term.iri))) > 0
    }

    func isValue(_ thing: IRI, of property: IRI) -> Bool {
        dataset.count(matching: TriplePattern(predicate: property, object: .iri(thing))) > 0
    }

    func types(_ subject: IRI) -> [IRI] { things(subject, RDFSyntaxNamespace.type) }

    func isA(_ subject: IRI, _ type: IRI) -> Bool { has(subject, RDFSyntaxNamespace.type, type) }

    /// What a thing is called, if the graph says so.
    func label(_ subject: IRI) -> Literal? {
        literal(subject, RDFS.label) ?? literal(subject, SKOS.prefLabel)
    }

    static func preferred(_ literals: [Literal]) -> Literal? {
        literals.first { $0.language == "en" } ?? literals.first { $0.language == nil } ?? literals.first
    }

    /// IRIs, then literals by language and words, then blank nodes; by code point.
    static func precedes(_ a: Term, _ b: Term) -> Bool {
        switch (a, b) {
        case (.iri(let a), .iri(let b)): a < b
        case (.iri, _): true
        case (_, .iri): false
        case (.literal(let a), .literal(let b)):
            switch (a.language ?? "", b.language ?? "") {
            case let (a, b) where a != b: CodePointText.compare(a, b) < 0
            default: precedes(a, b)
            }
        case (.literal, .blankNode): true
        case (.blankNode, .literal): false
        case (.blankNode(let a), .blankNode(let b)): CodePointText.compare(a.label, b.label) < 0
        }
    }

    private static func precedes(_ a: Literal, _ b: Literal) -> Bool {
        // Numbers first, by value: mixing both orders would make none.
        let numbers = (Int(a.lexicalForm), Int(b.lexicalForm))
        switch numbers {
        case (let first?, let second?) where first != second: return first < second
        case (_?, nil): return true
        case (nil, _?): return false
        default: break
        }
        let order = CodePointText.compare(a.lexicalForm, b.lexicalForm)
        return order == 0 ? a.datatype < b.datatype : order < 0
    }
}
