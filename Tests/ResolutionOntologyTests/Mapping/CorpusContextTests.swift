import RDF
import ResolutionOntology
import Resolutions
import Testing

@Suite("Mapping several texts of one run")
struct CorpusContextTests {
    static let earlier: Revision = {
        var revision = Fixture.revision
        revision.identifier.edition = .adopted(Session(series: "hua", place: "Old Quay", year: 2010))
        revision.header.session = Session(series: "hua", place: "Old Quay", year: 2010)
        revision.header.history.removeLast()
        revision.source = SourceFile(name: "harbour 4.txt", sha256: "99887766554433")
        return revision
    }()

    static let proposal: Revision = {
        var revision = Fixture.revision
        revision.identifier.edition = .proposal(code: "ARB/36A1/1")
        revision.header.proposal = Proposal(action: "MOD", code: "ARB/36A1/1", range: SourceRange(0, 14))
        revision.header.supersededSession = Session(series: "hua", place: "Mid Quay", year: 2015)
        revision.source = SourceFile(name: "proposal.txt", sha256: "00")
        return revision
    }()

    @Test("A revision points to the revisions of its work that were adopted before it")
    func earlierRevisions() throws {
        let context = CorpusContext([Self.earlier, Fixture.revision, Self.proposal])
        let mapper = try Fixture.mapper(context: context)
        let mapped = mapper.map(Fixture.revision)
        let lines = Fixture.lines(mapped.triples)
        #expect(
            lines.contains(
                "<resolution/hua/4/porto-novo-2021> rg:earlierRevision <resolution/hua/4/old-quay-2010>"))
        #expect(!lines.contains { $0.hasPrefix("<resolution/hua/4/old-quay-2010> rg:earlierRevision") })
        #expect(!lines.contains { $0.contains("earlierRevision <resolution/hua/4/proposal") })
    }

    @Test("What another text of the run says of itself is borrowed, and is part of what that text says")
    func borrowed() throws {
        let context = CorpusContext([Self.earlier, Fixture.revision])
        let mapper = try Fixture.mapper(context: context)
        let mapped = mapper.map(Fixture.revision)
        let borrowed = Fixture.lines(mapped.borrowed.compactMap(mapped.terms.triple))
        #expect(borrowed.contains("<resolution/hua/4/old-quay-2010> rdfs:label \"Resolution 4 (Old Quay, 2010)\"@en"))
        #expect(borrowed.contains("<resolution/hua/4> rg:hasRevision <resolution/hua/4/old-quay-2010>"))
        let other = mapper.map(Self.earlier)
        let own = Fixture.lines(other.blocks.joined().compactMap(other.terms.triple))
        #expect(borrowed.isSubset(of: own))
    }

    @Test("The blocks of all texts and the shared statements together hold no statement twice")
    func noDuplicatesInTheCorpus() throws {
        let revisions = [Self.earlier, Fixture.revision, Self.proposal]
        let mapper = try Fixture.mapper(context: CorpusContext(revisions))
        var shared = SharedStatements()
        var written: [Triple] = []
        for revision in revisions {
            let mapped = mapper.map(revision)
            written += mapped.blocks.joined().compactMap(mapped.terms.triple)
            written += mapped.shared.compactMap(mapped.terms.triple).filter { shared.insert($0) }
        }
        #expect(Set(written).count == written.count)
        let all = Set(revisions.flatMap { mapper.map($0).triples })
        #expect(all == Set(written))
    }

    @Test("A proposal binds nobody, names what it modifies and who proposes it")
    func proposals() throws {
        let mapped = try Fixture.mapper(context: CorpusContext([Self.proposal])).map(Self.proposal)
        let lines = Fixture.lines(mapped.triples)
        let revision = "<resolution/hua/4/proposal-arb-36a1-1>"
        for expected in [
            "\(revision) a rg:ProposedRevision",
            "\(revision) rdfs:label \"MOD ARB/36A1/1: proposed Resolution 4 (Rev. Pôrto Novo, 2021)\"@en",
            "\(revision) rg:proposalNumber \"ARB/36A1/1\"",
            "\(revision) rg:proposalAction \"MOD\"",
            "\(revision) rg:proposedBy <group/arb>",
            "<group/arb> rdfs:label \"proponents of proposals coded ARB\"@en",
            "\(revision) rg:submittedTo <session/hua/porto-novo-2021>",
            "\(revision) rg:modifies <resolution/hua/4/mid-quay-2015>",
            "<resolution/hua/4/mid-quay-2015> rdfs:label \"Resolution 4 (Rev. Mid Quay, 2015)\"@en",
            "<resolution/hua/4/mid-quay-2015> rg:adoptedAt <session/hua/mid-quay-2015>",
        ] {
            #expect(lines.contains(expected), "\(expected)")
        }
        #expect(!lines.contains { $0.hasPrefix(revision + " rg:adopted") })
        #expect(!lines.contains { $0.contains("rg:boundBy") || $0.contains("rg:reportsTo") })
        #expect(lines.contains { $0.hasPrefix("<group/pilots> rg:addresseeOf") })
    }

    @Test("Two files of one name and other content are two sources")
    func sameName() throws {
        let context = CorpusContext([Fixture.revision, Self.earlier])
        let mapper = try Fixture.mapper(context: context)
        #expect(Fixture.lines(mapper.map(Fixture.revision).triples).contains("<source/harbour%204.txt> a rg:SourceDocument"))
        #expect(
            Fixture.lines(mapper.map(Self.earlier).triples).contains("<source/harbour%204.txt~99887766> a rg:SourceDocument"))
    }

    @Test("Another language of the same revision shares its components and has a file of its own")
    func languages() throws {
        var french = Fixture.revision
        french.language = "fr"
        french.source = SourceFile(name: "quatre.txt", sha256: "77")
        let revisions = [Fixture.revision, french]
        let mapper = try Fixture.mapper(context: CorpusContext(revisions))
        let first = mapper.map(Fixture.revision)
        let second = mapper.map(french)
        #expect(first.fileName == "hu-hua-resolution-4-2021")
        #expect(second.fileName == "hu-hua-resolution-4-2021.fr")
        #expect(first.mayRecur && second.mayRecur)
        #expect(first.revision == second.revision)
        let lines = Fixture.lines(second.triples)
        #expect(lines.contains("<resolution/hua/4/porto-novo-2021> rg:title \"Lights in harbours\"@fr"))
    }

    @Test("A thing that two texts name differently keeps its first name in each language")
    func names() {
        let topic = IRI("https://example.org/topic/x")
        let triples = [
            Triple(topic, SKOS.prefLabel, .literal(Literal("x", language: "en"))),
            Triple(topic, SKOS.prefLabel, .literal(Literal("X", language: "en"))),
            Triple(topic, SKOS.prefLabel, .literal(Literal("x", language: "fr"))),
            Triple(topic, RDFSyntaxNamespace.type, .iri(SKOS.concept)),
            Triple(topic, RDFSyntaxNamespace.type, .iri(SKOS.concept)),
        ]
        var shared = SharedStatements()
        let isToBeWritten = triples.map { shared.insert($0) }
        #expect(isToBeWritten == [true, false, true, true, false])
    }
}
