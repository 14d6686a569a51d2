import LinkedResolutions

extension GraphDescription {
    /// The description as statements, to be written as Turtle or answered at `/.well-known/void`.
    ///
    /// The licence, the rights and the titles are those of `Ontology/void.ttl`; everything else is counted.
    /// - Throws: `RDFReadingError` where that file cannot be read, which a test rules out.
    public func statements() throws(RDFReadingError) -> [Triple] {
        var statements = DescriptionStatements()
        let (document, set) = (Term.iri(document), Term.iri(iri))
        statements.add(document, Self.type, Self.void("DatasetDescription"))
        statements.add(document, "http://xmlns.com/foaf/0.1/primaryTopic", set)
        statements.add(set, Self.type, Self.void("Dataset"))
        statements.add(set, Self.type, Self.dcat("Dataset"))
        try addFixed(to: &statements)
        statements.add(set, Self.voidProperty("uriSpace"), .literal(Literal(options.base.string)))
        statements.add(set, Self.dcatProperty("landingPage"), .iri(IRI(options.address.string + "index.html")))
        for namespace in vocabularies { statements.add(set, Self.voidProperty("vocabulary"), .iri(namespace)) }
        addCounts(to: &statements)
        addDistributions(to: &statements)
        addPartitions(to: &statements)
        addProvenance(to: &statements)
        return statements.triples
    }

    // MARK: Parts

    /// Titles, description, licence, rights and formats, which no count can tell.
    private func addFixed(to statements: inout DescriptionStatements) throws(RDFReadingError) {
        let fixed: IRI = "https://w3id.org/resolution-graph/dataset"
        let kept: Set<IRI> = [
            Self.terms("title"), Self.terms("description"), Self.terms("rights"), Self.terms("license"), Self.terms("conformsTo"),
            Self.voidProperty("feature"),
        ]
        for triple in try OntologyFile.named("void.ttl")?.triples() ?? []
        where triple.subject == .iri(fixed) && kept.contains(triple.predicate) {
            statements.add(.iri(iri), triple.predicate, triple.object)
        }
    }

    private func addCounts(to statements: inout DescriptionStatements) {
        let counts = [
            ("triples", triples), ("entities", entities), ("classes", classes.count), ("properties", properties.count),
            ("distinctSubjects", distinctSubjects), ("distinctObjects", distinctObjects), ("documents", documents),
        ]
        for (name, count) in counts { statements.add(.iri(iri), Self.voidProperty(name), .literal(Literal(count))) }
    }

    private func addDistributions(to statements: inout DescriptionStatements) {
        let set = Term.iri(iri)
        if let endpoint = options.endpoint {
            statements.add(set, Self.voidProperty("sparqlEndpoint"), .iri(endpoint))
            let service = Term.iri(IRI(document.string + "#sparql"))
            statements.add(service, Self.type, Self.dcat("DataService"))
            statements.add(service, Self.dcatProperty("endpointURL"), .iri(endpoint))
            statements.add(service, Self.dcatProperty("servesDataset"), set)
        }
        for (number, dump) in options.dumps.enumerated() {
            statements.add(set, Self.voidProperty("dataDump"), .iri(dump.address))
            let distribution = Term.iri(IRI(document.string + "#distribution-\(number + 1)"))
            statements.add(set, Self.dcatProperty("distribution"), distribution)
            statements.add(distribution, Self.type, Self.dcat("Distribution"))
            statements.add(distribution, Self.dcatProperty("downloadURL"), .iri(dump.address))
            if let mediaType = dump.mediaType {
                let type = IRI("https://www.iana.org/assignments/media-types/" + mediaType)
                statements.add(distribution, Self.dcatProperty("mediaType"), .iri(type))
            }
        }
    }

    private func addPartitions(to statements: inout DescriptionStatements) {
        let set = Term.iri(iri)
        for (number, partition) in classes.enumerated() {
            let node = Term.blankNode(BlankNode("class\(number + 1)"))
            statements.add(set, Self.voidProperty("classPartition"), node)
            statements.add(node, Self.voidProperty("class"), .iri(partition.type))
            statements.add(node, Self.voidProperty("entities"), .literal(Literal(partition.entities)))
        }
        for (number, partition) in properties.enumerated() {
            let node = Term.blankNode(BlankNode("property\(number + 1)"))
            statements.add(set, Self.voidProperty("propertyPartition"), node)
            statements.add(node, Self.voidProperty("property"), .iri(partition.property))
            statements.add(node, Self.voidProperty("triples"), .literal(Literal(partition.triples)))
            statements.add(node, Self.voidProperty("distinctSubjects"), .literal(Literal(partition.distinctSubjects)))
            statements.add(node, Self.voidProperty("distinctObjects"), .literal(Literal(partition.distinctObjects)))
        }
        for (number, linkset) in linksets.enumerated() {
            let node = Term.blankNode(BlankNode("linkset\(number + 1)"))
            let target = Term.blankNode(BlankNode("target\(number + 1)"))
            statements.add(set, Self.voidProperty("subset"), node)
            statements.add(node, Self.type, Self.void("Linkset"))
            statements.add(node, Self.voidProperty("linkPredicate"), .iri(linkset.property))
            statements.add(node, Self.voidProperty("triples"), .literal(Literal(linkset.triples)))
            statements.add(node, Self.voidProperty("subjectsTarget"), set)
            statements.add(node, Self.voidProperty("objectsTarget"), target)
            statements.add(target, Self.type, Self.void("Dataset"))
            statements.add(target, Self.voidProperty("uriSpace"), .literal(Literal(linkset.target.string)))
        }
    }

    /// The program, what it read, and when, if that is to be said.
    private func addProvenance(to statements: inout DescriptionStatements) {
        let set = Term.iri(iri)
        let activity = Term.iri(IRI(document.string + "#making"))
        let program = Term.iri(IRI(document.string + "#program"))
        statements.add(set, Self.prov("wasGeneratedBy"), activity)
        statements.add(activity, Self.type, .iri(Self.prov("Activity")))
        statements.add(activity, Self.prov("wasAssociatedWith"), program)
        statements.add(program, Self.type, .iri(Self.prov("SoftwareAgent")))
        statements.add(program, RDFS.label, .literal(Literal("resgraph")))
        statements.add(program, "http://usefulinc.com/ns/doap#revision", .literal(Literal(ProgramVersion.current)))
        for source in sources {
            statements.add(activity, Self.prov("used"), .iri(source.document))
            guard let sha256 = source.sha256 else { continue }
            statements.add(.iri(source.document), Vocabulary.resolution.sha256, .literal(Literal(sha256)))
        }
        for (number, input) in options.inputs.enumerated() {
            let node = Term.iri(IRI(document.string + "#input-\(number + 1)"))
            statements.add(activity, Self.prov("used"), node)
            statements.add(node, Self.type, .iri(Self.prov("Entity")))
            statements.add(node, Vocabulary.resolution.fileName, .literal(Literal(input.name)))
            statements.add(node, Vocabulary.resolution.sha256, .literal(Literal(input.sha256)))
        }
        if let issued = options.issued {
            let time = Term.literal(Literal(issued, datatype: XSD.dateTime))
            statements.add(set, Self.terms("issued"), time)
            statements.add(activity, Self.prov("endedAtTime"), time)
        }
    }

    // MARK: Names

    private static let type = RDFSyntaxNamespace.type
    private static func voidProperty(_ name: String) -> IRI { IRI("http://rdfs.org/ns/void#" + name) }
    private static func void(_ name: String) -> Term { .iri(voidProperty(name)) }
    private static func dcatProperty(_ name: String) -> IRI { IRI("http://www.w3.org/ns/dcat#" + name) }
    private static func dcat(_ name: String) -> Term { .iri(dcatProperty(name)) }
    private static func prov(_ name: String) -> IRI { IRI("http://www.w3.org/ns/prov#" + name) }
    private static func terms(_ name: String) -> IRI { IRI("http://purl.org/dc/terms/" + name) }

    /// The prefixes that the description is written with.
    public static func prefixes(base: IRI) -> PrefixMap {
        var prefixes = Vocabulary.prefixes(base: base)
        prefixes["void"] = "http://rdfs.org/ns/void#"
        prefixes["dcat"] = "http://www.w3.org/ns/dcat#"
        prefixes["doap"] = "http://usefulinc.com/ns/doap#"
        return prefixes
    }

    /// The description in a syntax.
    public func text(as syntax: RDFSyntax = .turtle) throws -> String {
        try RDFWriter.text(of: statements(), syntax: syntax, prefixes: Self.prefixes(base: options.base))
    }
}

/// Statements in the order in which they are added.
private struct DescriptionStatements {
    private(set) var triples: [Triple] = []

    mutating func add(_ subject: Term, _ property: IRI, _ value: Term) {
        triples.append(Triple(subject, property, value))
    }
}
