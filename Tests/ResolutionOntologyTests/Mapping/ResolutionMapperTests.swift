import RDF
import ResolutionOntology
import Resolutions
import Testing

@Suite("Mapping a text to triples")
struct ResolutionMapperTests {
    static let result = Result { try Fixture.mapper().map(Fixture.revision) { $0 / 100 + 1 } }
    static let lines = Result { Fixture.lines(try result.get().triples) }

    let mapped: MappedRevision
    let lines: Set<String>

    init() throws {
        mapped = try Self.result.get()
        lines = try Self.lines.get()
    }

    @Test(
        "What is read becomes the triple that the ontology has for it",
        arguments: [
            // The head
            "<resolution/hua/4/porto-novo-2021> a rg:AdoptedRevision",
            "<resolution/hua/4/porto-novo-2021> rdfs:label \"Resolution 4 (Rev. Pôrto Novo, 2021)\"@en",
            "<resolution/hua/4/porto-novo-2021> rg:revisionOf <resolution/hua/4>",
            "<resolution/hua/4/porto-novo-2021> rg:adoptedBy <body/hua>",
            "<resolution/hua/4/porto-novo-2021> rg:adoptedAt <session/hua/porto-novo-2021>",
            "<resolution/hua/4/porto-novo-2021> rg:title \"Lights in harbours\"@en",
            "<resolution/hua/4/porto-novo-2021> rg:identification v:identification/stated",
            "<resolution/hua/4/porto-novo-2021> rg:readFrom <source/harbour%204.txt>",
            "<source/harbour%204.txt> rg:fileName \"harbour 4.txt\"",
            "<source/harbour%204.txt> rg:sha256 \"ab12cd34ef\"",
            "<source/harbour%204.txt> rg:textIncluded \"true\"^^boolean",
            "<resolution/hua/4> a rg:Resolution",
            "<resolution/hua/4> rdfs:label \"HUA Resolution 4\"@en",
            "<resolution/hua/4> rg:number \"4\"",
            "<resolution/hua/4> rg:seriesOf <body/hua>",
            "<session/hua/porto-novo-2021> rdfs:label \"HUA (Pôrto Novo, 2021)\"@en",
            "<session/hua/porto-novo-2021> rg:place \"Pôrto Novo\"",
            "<session/hua/porto-novo-2021> rg:year \"2021\"^^integer",
            "<session/hua/porto-novo-2021> rg:sessionOf <body/hua>",
            "<resolution/hua/4/porto-novo-2021> rg:hasHistoryEntry <resolution/hua/4/porto-novo-2021#history_1>",
            "<resolution/hua/4/porto-novo-2021#history_1> rg:order \"1\"^^integer",
            "<resolution/hua/4/porto-novo-2021#history_1> rg:year \"2010\"^^integer",
            "<resolution/hua/4/porto-novo-2021#history_1> rg:evidence <source/harbour%204.txt#char=50,64>",
            // Components
            "<resolution/hua/4/porto-novo-2021#resolves_1> a rg:OperativeClause",
            "<resolution/hua/4/porto-novo-2021#resolves_1> rg:order \"2\"^^integer",
            "<resolution/hua/4/porto-novo-2021#resolves_1> rg:enumerator \"1\"",
            "<resolution/hua/4/porto-novo-2021#resolves_1> rg:keyword v:keyword/resolves",
            "<resolution/hua/4/porto-novo-2021#resolves_1> rg:partOf <resolution/hua/4/porto-novo-2021#resolves>",
            "<resolution/hua/4/porto-novo-2021#resolves> rg:partOf <resolution/hua/4/porto-novo-2021>",
            "<resolution/hua/4/porto-novo-2021#resolves_1> rg:anomaly v:anomaly/lost-hyphen",
            "<resolution/hua/4/porto-novo-2021#resolves_1> rg:topic <topic/harbour-lights>",
            "<topic/harbour-lights> skos:prefLabel \"harbour lights\"@en",
            "<resolution/hua/4/porto-novo-2021#resolves_1> rg:evidence <source/harbour%204.txt#char=111,198>",
            "<source/harbour%204.txt#char=111,198> rg:startOffset \"111\"^^integer",
            "<source/harbour%204.txt#char=111,198> rg:endOffset \"198\"^^integer",
            "<source/harbour%204.txt#char=111,198> rg:startLine \"2\"^^integer",
            "<source/harbour%204.txt#char=111,198> rg:spanOf <source/harbour%204.txt>",
            "<resolution/hua/4/porto-novo-2021#annex-A> rg:number \"A\"",
            "<resolution/hua/4/porto-novo-2021#annex-A> rg:title \"Lamps\"@en",
            "<resolution/hua/4/porto-novo-2021#annex-A> rg:evidence <source/harbour%204.txt#char=210,240>",
            "<resolution/hua/4/porto-novo-2021#fn1> rg:footnoteOf <resolution/hua/4/porto-novo-2021#resolves_1>",
            "<resolution/hua/4/porto-novo-2021#resolves_1> rg:mentions <group/night-watch>",
            // Directives
            "<resolution/hua/4/porto-novo-2021#d_resolves_1> a rg:Determination",
            "<resolution/hua/4/porto-novo-2021> rg:hasDirective <resolution/hua/4/porto-novo-2021#d_resolves_1>",
            "<resolution/hua/4/porto-novo-2021#d_resolves_1> rg:statedIn <resolution/hua/4/porto-novo-2021#resolves_1>",
            "<resolution/hua/4/porto-novo-2021#d_resolves_1> rg:governingVerb \"resolve\"",
            "<resolution/hua/4/porto-novo-2021#d_resolves_1> rg:issuer <body/hua>",
            "<resolution/hua/4/porto-novo-2021#d_resolves_1> rg:addressee <group/pilots>",
            "<resolution/hua/4/porto-novo-2021#d_resolves_1> rg:reportRecipient <body/bureau>",
            "<resolution/hua/4/porto-novo-2021#d_resolves_1> rg:actionType v:action/report",
            "<resolution/hua/4/porto-novo-2021#d_resolves_1> rg:frequency \"yearly\"@en",
            "<resolution/hua/4/porto-novo-2021#d_resolves_1> rg:modality v:modality/should",
            "<resolution/hua/4/porto-novo-2021#d_resolves_1> rg:topic <topic/harbour-lights>",
            "<resolution/hua/4/porto-novo-2021#d_resolves_1> rg:evidence <source/harbour%204.txt#char=111,198>",
            "<group/pilots> rg:boundBy <resolution/hua/4/porto-novo-2021#d_resolves_1>",
            // References
            "<resolution/hua/4/porto-novo-2021#resolves_1> rg:hasReference <resolution/hua/4/porto-novo-2021#ref_resolves_1_1>",
            "<resolution/hua/4/porto-novo-2021#ref_resolves_1_1> rg:citedText \"No. 9 of the Charter\"@en",
            "<resolution/hua/4/porto-novo-2021#ref_resolves_1_1> rg:referenceStatus v:status/resolved",
            "<resolution/hua/4/porto-novo-2021#ref_resolves_1_1> rg:target <instrument/hu-charter#no-9>",
            "<resolution/hua/4/porto-novo-2021#ref_resolves_1_2> rg:target <resolution/hua/4/porto-novo-2021#annex-A>",
            "<instrument/hu-charter#no-9> rdfs:label \"No. 9 of the Harbour Charter\"@en",
            "<instrument/hu-charter#no-9> rg:provisionKind v:provision-kind/number",
            "<instrument/hu-charter#no-9> rg:provisionOf <instrument/hu-charter>",
            "<instrument/hu-charter> rdfs:label \"Harbour Charter\"@en",
            // What follows
            "<resolution/hua/4/porto-novo-2021> a rg:Revision",
            "<resolution/hua/4> a rg:Instrument",
            "<resolution/hua/4> rg:hasRevision <resolution/hua/4/porto-novo-2021>",
            "<resolution/hua/4/porto-novo-2021#resolves_1> a rg:Component",
            "<resolution/hua/4/porto-novo-2021#resolves> rg:hasPart <resolution/hua/4/porto-novo-2021#resolves_1>",
            "<resolution/hua/4/porto-novo-2021> rg:hasComponent <resolution/hua/4/porto-novo-2021#resolves_1>",
            "<group/pilots> rg:addresseeOf <resolution/hua/4/porto-novo-2021#d_resolves_1>",
            "<group/pilots> rg:reportsTo <body/bureau>",
            "<resolution/hua/4/porto-novo-2021#resolves_1> rg:cites <instrument/hu-charter#no-9>",
            "<resolution/hua/4/porto-novo-2021#d_resolves_1> rg:counterparty <body/bureau>",
            "<post/director> rg:withinBody <body/hu>",
            "<group/night-watch> rg:withinBody <body/hu>",
            // What a file needs that stands alone
            "<body/hua> rg:acronym \"HUA\"",
            "<body/hu> rdfs:label \"Harbour Union\"@en",
            "<post/director> rg:headOf <body/bureau>",
            "v:operative skos:prefLabel \"operative heading verb\"@en",
            "v:modality/should skos:prefLabel \"should\"@en",
        ])
    func maps(line: String) {
        let isThere = lines.contains(line)
        #expect(isThere)
    }

    @Test(
        "What nobody said is not in the graph",
        arguments: [
            "<body/unused> a rg:Body",
            "v:keyword/resolves skos:prefLabel \"décide\"@fr",
            "<body/hu> rdfs:label \"Union portuaire\"@fr",
            "v:keyword/resolves skos:definition \"left out\"@en",
            "<group/pilots> rg:instructs <body/bureau>",
        ])
    func doesNotInvent(line: String) {
        #expect(!lines.contains(line))
    }

    @Test("A determination is no instruction: the revision instructs nobody by it")
    func determinationDoesNotInstruct() {
        #expect(!lines.contains { $0.contains("rg:instructs") || $0.contains("rg:hasInstruction") })
    }

    @Test("No statement stands twice in a document")
    func noDuplicates() {
        let triples = mapped.triples
        #expect(Set(triples).count == triples.count)
        #expect(triples.count == mapped.count)
    }

    @Test("Subjects and objects are IRIs or literals, never blank nodes")
    func noBlankNodes() {
        for triple in mapped.triples {
            #expect(triple.subject.iri != nil)
            #expect(triple.object.blankNode == nil)
        }
    }

    @Test("The head, each section, each annex and the footnotes are blocks of their own")
    func blocks() throws {
        #expect(mapped.blocks.count == 4)
        let head = Fixture.lines(mapped.blocks[0].compactMap(mapped.terms.triple))
        #expect(head.contains("<resolution/hua/4/porto-novo-2021> rg:title \"Lights in harbours\"@en"))
        #expect(head.contains("<resolution/hua/4> rg:hasRevision <resolution/hua/4/porto-novo-2021>"))
        let section = Fixture.lines(mapped.blocks[1].compactMap(mapped.terms.triple))
        #expect(section.contains("<group/pilots> rg:boundBy <resolution/hua/4/porto-novo-2021#d_resolves_1>"))
        #expect(section.contains("<source/harbour%204.txt#char=111,198> a rg:TextSpan"))
        let shared = Fixture.lines(mapped.shared.compactMap(mapped.terms.triple))
        #expect(shared.contains("<group/pilots> rg:reportsTo <body/bureau>"))
        #expect(shared.contains("<resolution/hua/4> rdfs:label \"HUA Resolution 4\"@en"))
    }

    @Test("The same text gives the same triples in the same order")
    func isDeterministic() throws {
        let again = try Fixture.mapper().map(Fixture.revision) { $0 / 100 + 1 }
        #expect(again.triples == mapped.triples)
    }

    @Test("Without text the words of clauses and actions are left out, and the graph says so")
    func withoutText() throws {
        let mapped = try Fixture.mapper(options: MappingOptions(includesText: false)).map(Fixture.revision)
        let lines = Fixture.lines(mapped.triples)
        for property in ["text", "actionText", "subjectText", "condition", "frequency", "deadline"] {
            #expect(!lines.contains { $0.contains(" rg:\(property) ") }, "\(property)")
        }
        #expect(lines.contains("<source/harbour%204.txt> rg:textIncluded \"false\"^^boolean"))
        #expect(lines.contains { $0.hasSuffix("rg:citedText \"No. 9 of the Charter\"@en") })
        #expect(lines.contains { $0.contains(" rg:title ") })
        #expect(lines.contains("<topic/harbour-lights> skos:prefLabel \"harbour lights\"@en"))
    }

    @Test("The core form states only what was read")
    func coreForm() throws {
        let mapped = try Fixture.mapper(options: MappingOptions(isMaterialised: false)).map(Fixture.revision)
        let lines = Fixture.lines(mapped.triples)
        #expect(!lines.contains { $0.contains("rg:hasPart") || $0.contains("rg:reportsTo") || $0.contains("rg:withinBody") })
        #expect(lines.isSubset(of: self.lines.union(lines.filter { $0.contains("startLine") })))
    }

    @Test("The second directive of a clause is not the directive of an item 2 below the clause")
    func directivesOfItems() throws {
        var revision = Fixture.revision
        revision.components.append(
            Component(
                kind: .operativeClause, fragment: "resolves_1_2", parent: 1, enumerator: "2", keyword: "resolves",
                passage: Passage("that lamps be lit;", at: 310)))
        for (component, ordinal, verb) in [(1, 2, "invite"), (1, 3, "urge"), (4, 1, "request"), (4, 2, "thank")] {
            revision.directives.append(
                Directive(
                    component: component, ordinal: ordinal, kind: .other, governingVerb: verb, issuer: AgentIdentifier("body/hua"),
                    modality: .may, actionText: 0..<4))
        }
        let lines = Fixture.lines(try Fixture.mapper().map(revision).triples)
        let verbs = [
            "d_resolves_1": "resolve", "d_resolves_1.2": "invite", "d_resolves_1_3": "urge", "d_resolves_1_2": "request", "d_resolves_1_2_2": "thank",
        ]
        for (name, verb) in verbs {
            let directive = "<resolution/hua/4/porto-novo-2021#\(name)> rg:governingVerb "
            #expect(lines.filter { $0.hasPrefix(directive) } == [directive + "\"\(verb)\""])
        }
    }

    @Test("Offsets, indexes and parts that a text doesn't have are passed over")
    func brokenModel() throws {
        var revision = Fixture.revision
        revision.components[1].parent = 9
        revision.components[3].anchor = .component(77)
        revision.directives[0].actionText = 5..<5000
        revision.directives[0].alternatives = [0, 12, -3]
        revision.directives.append(
            Directive(
                component: 50, kind: .other, governingVerb: "x", issuer: AgentIdentifier("body/hua"),
                modality: .may, actionText: 0..<1))
        revision.mentions.append(Mention(component: -1, agent: AgentIdentifier("body/hu"), range: 0..<1))
        revision.references[1].targets = [.component(Fixture.identifier, fragment: "resolves_99")]
        let lines = try Fixture.lines(Fixture.mapper().map(revision).triples)
        #expect(
            lines.contains(
                "<resolution/hua/4/porto-novo-2021#resolves_1> rg:partOf <resolution/hua/4/porto-novo-2021>"))
        #expect(
            lines.contains(
                "<resolution/hua/4/porto-novo-2021#ref_resolves_1_2> rg:referenceStatus v:status/unresolved"))
        #expect(!lines.contains { $0.contains("resolves_99") })
    }

    @Test(
        "A confidence is a decimal in canonical form",
        arguments: [(0.5, "0.5"), (1, "1.0"), (0, "0.0"), (0.123456, "0.123"), (2, "1.0"), (0.05, "0.05")])
    func confidence(value: Double, expected: String) throws {
        var revision = Fixture.revision
        revision.identificationConfidence = value
        let lines = try Fixture.lines(Fixture.mapper().map(revision).triples)
        #expect(
            lines.contains("<resolution/hua/4/porto-novo-2021> rg:confidence \"\(expected)\"^^decimal"))
    }
}
