import RDF
import ResolutionOntology
import Resolutions

/// A small invented organization, one of its resolutions, and the axioms that apply to them.
enum Fixture {
    static let base = "https://example.org/data/"
    static let rg = "https://w3id.org/resolution-graph/ontology#"
    static let vocabulary = "https://w3id.org/resolution-graph/vocab/"

    /// What is known beforehand, as a user's authority file.
    static let library = Result { try AuthorityLibrary(files: [AuthorityFile(name: "harbour.ttl", text: authorityFile)]) }

    static func authority() throws -> Authority { try library.get().authority }

    private static let authorityFile = """
        @prefix rg: <https://w3id.org/resolution-graph/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix keyword: <https://w3id.org/resolution-graph/vocab/keyword/> .
        @prefix v: <https://w3id.org/resolution-graph/vocab/> .
        @prefix body: <https://w3id.org/resolution-graph/id/body/> .
        @prefix post: <https://w3id.org/resolution-graph/id/post/> .
        @prefix group: <https://w3id.org/resolution-graph/id/group/> .
        @prefix series: <https://w3id.org/resolution-graph/id/series/> .
        @prefix instr: <https://w3id.org/resolution-graph/id/instrument/> .

        body:hu a rg:Body ; rdfs:label "Harbour Union"@en , "Union portuaire"@fr ; rg:acronym "HU" ;
            rg:organizationSlug "hu" .
        body:hua a rg:Body ; rdfs:label "Harbour Union Assembly"@en ; rg:acronym "HUA" ;
            rg:partOfBody body:hu-sector .
        body:hu-sector a rg:Body ; rdfs:label "Pilotage Sector"@en ; rg:partOfBody body:hu .
        body:huc a rg:Body ; rdfs:label "Harbour Conference"@en ; rg:partOfBody body:hu .
        body:hur a rg:Body ; rdfs:label "Radio Assembly"@en ; rg:partOfBody body:hu .
        body:wrc a rg:Body ; rdfs:label "Radio Conference"@en ; rg:partOfBody body:hu .
        body:bureau a rg:Body ; rdfs:label "Pilotage Bureau"@en ; rg:partOfBody body:hu-sector .
        body:unused a rg:Body ; rdfs:label "never named"@en .
        post:director a rg:Post ; rdfs:label "Director of the Pilotage Bureau"@en ; rg:headOf body:bureau .
        group:pilots a rg:Group ; rdfs:label "pilots"@en ; rg:groupMember post:director .
        instr:hu-charter a rg:BasicInstrument ; rdfs:label "Harbour Charter"@en ; rg:instrumentOf body:hu .

        series:hua a rg:Series ; rdfs:label "HUA Resolutions"@en ; rg:adoptingBody body:hua ;
            rg:seriesOrganization body:hu ; rg:formulaName "Assembly of the Harbour Union"@en ;
            rg:seriesAcronym "HUA" ; rg:labelledByAcronym true .
        series:huc a rg:Series ; rdfs:label "HUC acts"@en ; rg:adoptingBody body:huc ;
            rg:seriesOrganization body:hu ; rg:formulaName "Harbour Conference"@en ; rg:seriesAcronym "HUC" .
        series:hur a rg:Series ; rdfs:label "HU-R Resolutions"@en ; rg:adoptingBody body:hur ;
            rg:seriesOrganization body:hu ; rg:formulaName "Radio Assembly"@en ; rg:numberMark "HU-R" .
        series:wrc a rg:Series ; rdfs:label "WRC Resolutions"@en ; rg:adoptingBody body:wrc ;
            rg:seriesOrganization body:hu ; rg:formulaName "Radio Conference"@en ; rg:editionsHavePlaces false .

        v:keyword a skos:ConceptScheme ; skos:prefLabel "heading verbs"@en .
        keyword:resolves a skos:Concept ; skos:inScheme v:keyword ; skos:prefLabel "resolves"@en , "décide"@fr ;
            skos:broader v:operative ; skos:definition "left out"@en .
        v:operative a skos:Concept ; skos:inScheme v:keyword ; skos:prefLabel "operative heading verb"@en .
        """

    /// The axioms of the ontology that the fixture touches, hand-written.
    static let axioms: [Triple] = {
        var triples: [Triple] = []
        let superclasses: KeyValuePairs = [
            "Resolution": "Instrument", "BasicInstrument": "Instrument", "AdoptedRevision": "Revision",
            "ProposedRevision": "Revision", "Section": "Component", "Clause": "Component",
            "Annex": "Component", "Footnote": "Component", "PreambularClause": "Clause",
            "OperativeClause": "Clause", "Body": "Actor", "Post": "Actor", "Group": "Actor",
            "Instruction": "Directive", "Determination": "Directive",
        ]
        for (sub, superclass) in superclasses {
            triples.append(Triple(rgTerm(sub), RDFS.subClassOf, .iri(rgTerm(superclass))))
        }
        let superproperties: KeyValuePairs = [
            "partOfBody": "withinBody", "headOf": "partOfBody", "hasInstruction": "hasDirective",
            "boundBy": "addresseeOf", "reportRecipient": "counterparty",
        ]
        for (sub, superproperty) in superproperties {
            triples.append(Triple(rgTerm(sub), RDFS.subPropertyOf, .iri(rgTerm(superproperty))))
        }
        let inverses: KeyValuePairs = [
            "revisionOf": "hasRevision", "hasPart": "partOf", "inRevision": "hasComponent",
            "addressee": "addresseeOf",
        ]
        for (one, other) in inverses { triples.append(Triple(rgTerm(one), OWL.inverseOf, .iri(rgTerm(other)))) }
        triples.append(Triple(rgTerm("withinBody"), RDFSyntaxNamespace.type, .iri(OWL.transitiveProperty)))
        triples.append(Triple(rgTerm("alternativeTo"), RDFSyntaxNamespace.type, .iri(OWL.symmetricProperty)))
        let chains: KeyValuePairs = [
            "instructs": ["hasInstruction", "addressee"], "reportsTo": ["boundBy", "reportRecipient"],
            "cites": ["hasReference", "target"],
        ]
        for (property, steps) in chains { triples += chain(property, steps) }
        return triples
    }()

    static func chain(_ property: String, _ steps: [String]) -> [Triple] {
        var triples: [Triple] = []
        var head: Term = .iri(RDFSyntaxNamespace.nil)
        for (index, step) in steps.enumerated().reversed() {
            let node = Term.blankNode(BlankNode("\(property)\(index)"))
            triples.append(Triple(node, RDFSyntaxNamespace.first, .iri(rgTerm(step))))
            triples.append(Triple(node, RDFSyntaxNamespace.rest, head))
            head = node
        }
        return triples + [Triple(rgTerm(property), OWL.propertyChainAxiom, head)]
    }

    static func rgTerm(_ name: String) -> IRI { IRI(rg + name) }

    static let work = WorkIdentifier(actClass: .resolution, series: "hua", key: "4")
    static let session = Session(series: "hua", place: "Pôrto Novo", year: 2021)
    static let identifier = RevisionIdentifier(work: work, edition: .adopted(session))

    /// "resolves / 1 that pilots should report to the Bureau … see the Charter and annex A", one annex, one footnote.
    static let revision: Revision = {
        let clauseText = "that pilots should report yearly to the Bureau under No. 9 of the Charter, see annex A;"
        return Revision(
            source: SourceFile(name: "harbour 4.txt", sha256: "ab12cd34ef"),
            sourceRange: SourceRange(0, 400),
            header: Header(
                series: "hua", number: "4", isMarkedRevised: false, session: session,
                title: Passage("Lights in harbours", at: 20),
                history: [
                    HistoryEntry(place: "Old Quay", year: 2010, range: SourceRange(50, 64)),
                    HistoryEntry(place: "Pôrto Novo", year: 2021, range: SourceRange(66, 82)),
                ]),
            identifier: identifier, identification: .stated,
            components: [
                Component(
                    kind: .section, fragment: "resolves", parent: nil, keyword: "resolves",
                    passage: Passage("resolves", at: 100), verbLength: 8),
                Component(
                    kind: .operativeClause, fragment: "resolves_1", parent: 0, enumerator: "1",
                    keyword: "resolves", passage: Passage(clauseText, at: 111),
                    anomalies: [.lostHyphen]),
                Component(
                    kind: .annex, fragment: "annex-A", parent: nil,
                    passage: Passage(utf8: [], anchors: [], sourceRange: SourceRange(210, 240)),
                    title: Passage("Lamps", at: 220), number: "A"),
                Component(
                    kind: .footnote, fragment: "fn1", parent: nil, enumerator: "1",
                    passage: Passage("Or lamps.", at: 300), anchor: .component(1)),
            ],
            directives: [
                Directive(
                    component: 1, kind: .determination, governingVerb: "resolve",
                    issuer: AgentIdentifier("body/hua"), addressees: [AgentIdentifier("group/pilots")],
                    roles: [RoleAssignment(.reportRecipient, AgentIdentifier("body/bureau"))],
                    actionTypes: ["report"], modality: .should, actionText: 0..<(clauseText.utf8.count - 1),
                    frequencies: [range(of: "yearly", in: clauseText)])
            ],
            references: [
                Reference(
                    component: 1, ordinal: 1, citedText: range(of: "No. 9 of the Charter", in: clauseText),
                    status: .resolved,
                    targets: [
                        .provision(of: InstrumentIdentifier(slug: "hu-charter"), kind: .number, number: "9")
                    ]),
                Reference(
                    component: 1, ordinal: 2, citedText: range(of: "annex A", in: clauseText),
                    status: .resolved, targets: [.component(identifier, fragment: "annex-A")]),
            ],
            mentions: [
                Mention(component: 1, agent: AgentIdentifier("group/night-watch"), range: 0..<4)
            ],
            topics: [TopicAssignment(component: 1, label: "harbour lights")],
            coinedAgents: [
                Authority.Agent(
                    identifier: AgentIdentifier("group/night-watch"), kind: .group, label: "night watch",
                    partOfBody: [AgentIdentifier("body/bureau")])
            ])
    }()

    static func range(of words: String, in text: String) -> Range<Int> {
        let all = Array(text.utf8)
        let part = Array(words.utf8)
        for start in 0...(all.count - part.count) where Array(all[start..<start + part.count]) == part {
            return start..<start + part.count
        }
        return 0..<0
    }

    static func mapper(
        options: MappingOptions = MappingOptions(), context: CorpusContext = CorpusContext()
    ) throws -> ResolutionMapper {
        let library = try library.get()
        return ResolutionMapper(
            authority: library.authority, descriptions: library.descriptions, ontology: axioms,
            namespace: DataNamespace(base: IRI(base)), options: options, context: context)
    }

    /// The triples in a short form: the base as nothing, other namespaces as usual prefixes.
    static func lines(_ triples: [Triple]) -> Set<String> {
        Set(triples.map { "\(short($0.subject)) \(short(.iri($0.predicate))) \(short($0.object))" })
    }

    static func short(_ term: Term) -> String {
        guard let iri = term.iri else {
            return term.description.replacing("^^<\(XSD.iri.string)", with: "^^").replacing(">", with: "")
        }
        let pairs = [
            (base, "<"), (rg, "rg:"), (vocabulary, "v:"), (RDFS.iri.string, "rdfs:"), (SKOS.iri.string, "skos:"),
        ]
        if iri == RDFSyntaxNamespace.type { return "a" }
        for (namespace, prefix) in pairs where iri.string.hasPrefix(namespace) {
            return prefix + iri.string.dropFirst(namespace.count) + (prefix == "<" ? ">" : "")
        }
        return iri.description
    }
}
