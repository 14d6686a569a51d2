import Foundation
import RDF
import ResolutionOntology
import Resolutions
import TestSupport
import Testing

/// Files that a user gives beside those that the program carries.
@Suite("A user's authority file")
struct UserAuthorityTests {
    static let prefixes = """
        @prefix rg: <https://w3id.org/resolution-graph/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix body: <https://example.org/mine/body/> .
        @prefix group: <https://example.org/mine/group/> .
        @prefix series: <https://example.org/mine/series/> .
        @prefix itu: <https://w3id.org/resolution-graph/id/body/> .

        """

    private func load(_ text: String) throws -> AuthorityLibrary {
        try AuthorityLibrary(adding: [AuthorityFile(name: "mine.ttl", text: Self.prefixes + text)])
    }

    private func problems(_ text: String) -> [AuthorityProblem] {
        do {
            _ = try load(text)
            return []
        } catch let error as AuthorityError {
            return error.problems
        } catch {
            return []
        }
    }

    @Test("It adds bodies, series and organizations under a base of its own")
    func adds() throws {
        let authority = try load(
            """
            body:choir a rg:Body ; rdfs:label "Harbour Choir"@en ; rg:acronym "HC" ; rg:organizationSlug "choir" .
            series:choir a rg:Series ; rdfs:label "songs"@en ; rg:adoptingBody body:choir ;
                rg:seriesOrganization body:choir ; rg:formulaName "Harbour Choir"@en ; rg:numbersRestart true .
            """
        ).authority
        let choir = try #require(authority.agents.first { $0.identifier == AgentIdentifier("body/choir") })
        #expect(choir.label == "Harbour Choir")
        #expect(choir.acronyms == ["HC"])
        let series = try #require(authority.series.first { $0.slug == "choir" })
        #expect(series.numbersRestart && series.editionsHavePlaces)
        #expect(authority.organizations.contains { $0.slug == "choir" })
    }

    @Test("It adds names and acronyms to an entry that is there already, by that entry's IRI")
    func extends() throws {
        let authority = try load("itu:upu skos:altLabel \"the post of the world\"@en ; rg:acronym \"PW\" .").authority
        let agent = try #require(authority.agents.first { $0.identifier == AgentIdentifier("body/upu") })
        #expect(agent.acronyms == ["UPU", "PW"])
        #expect(agent.alternativeNames.contains("the post of the world"))
        #expect(authority.agents.filter { $0.identifier == agent.identifier }.count == 1)
    }

    @Test("Descriptions come out under the base of the data, labels in the language asked for")
    func describes() throws {
        let library = try load("body:choir a rg:Body ; rdfs:label \"Harbour Choir\"@en , \"Chorale du port\"@fr ; rg:partOfBody itu:un .")
        let base: IRI = "https://data.example/"
        let terms = Vocabulary.resolution
        let choir: IRI = "https://data.example/body/choir"
        #expect(
            library.descriptions.triples(about: "body/choir", base: base, language: "fr") == [
                Triple(choir, RDFSyntaxNamespace.type, .iri(terms.body)),
                Triple(choir, RDFS.label, .literal(Literal("Chorale du port", language: "fr"))),
                Triple(choir, terms.partOfBody, .iri("https://data.example/body/un")),
            ])
        #expect(library.descriptions.triples(about: "body/choir", base: base, language: "de").contains(
            Triple(choir, RDFS.label, .literal(Literal("Harbour Choir", language: "en")))))
        #expect(library.descriptions.closure(of: ["body/choir"]) == ["body/choir", "body/un"])
    }

    @Test(
        "What is wrong is named with the file, the line and the entry",
        arguments: [
            ("body:choir a rg:Body .", "mine.ttl:8: <https://example.org/mine/body/choir>: no English label"),
            ("body:choir a rg:Choir ; rdfs:label \"Choir\"@en .", "mine.ttl:8: <https://example.org/mine/body/choir>: no class that authority files know"),
            ("body:choir rdfs:label \"Choir\"@en .", "mine.ttl:8: <https://example.org/mine/body/choir>: no class that authority files know"),
            ("body:choir a rg:Group ; rdfs:label \"Choir\"@en .", "mine.ttl:8: <https://example.org/mine/body/choir>: the IRI of such an entry ends in group/"),
            ("<https://example.org/choir> a rg:Body ; rdfs:label \"Choir\"@en .", "mine.ttl:8: <https://example.org/choir>: the IRI of such an entry ends in body/"),
            ("body:choir a rg:Body ; rdfs:label \"Choir\"@en , \"Chorus\"@en .", "mine.ttl:8: <https://example.org/mine/body/choir>: rdfs:label is \"Choir\" and also \"Chorus\""),
            ("body:choir a rg:Body ; rdfs:label \"Choir\"@en ; rg:acronim \"C\" .", "mine.ttl:8: <https://example.org/mine/body/choir>: rg:acronim has no meaning in an authority file"),
            ("body:choir a rg:Body ; rdfs:label \"Choir\"@en ; rg:partOfBody body:band .", "mine.ttl:8: <https://example.org/mine/body/choir>: rg:partOfBody names <https://example.org/mine/body/band>, which no authority file describes"),
            ("body:choir a rg:Body ; rdfs:label \"Choir\"@en ; rg:partOfBody \"band\" .", "mine.ttl:8: <https://example.org/mine/body/choir>: rg:partOfBody has the value \"band\"; expected an IRI that ends in body/"),
            ("body:itu a rg:Body ; rdfs:label \"Choir\"@en .", "mine.ttl:8: <https://example.org/mine/body/itu>: the name is taken by <https://w3id.org/resolution-graph/id/body/itu>"),
            ("body:a a rg:Body ; rdfs:label \"A\"@en ; rg:partOfBody body:b .\nbody:b a rg:Body ; rdfs:label \"B\"@en ; rg:partOfBody body:a .", "mine.ttl:8: <https://example.org/mine/body/a>: the body belongs to itself"),
            ("series:choir a rg:Series ; rdfs:label \"songs\"@en .", "mine.ttl:8: <https://example.org/mine/series/choir>: no rg:adoptingBody"),
            ("body:choir a rg:Body ; rdfs:label \"Choir\"@en ; rg:organizationSlug \"The Choir\" .", "mine.ttl:8: <https://example.org/mine/body/choir>: rg:organizationSlug has the value \"The Choir\""),
            ("body:choir a rg:Body ; rdfs:label \"Choir\"@en", "mine.ttl:8: "),
        ])
    func refuses(text: String, message: String) {
        let descriptions = problems(text).map(\.description)
        #expect(descriptions.contains { $0.hasPrefix(message) }, "\(descriptions)")
    }

    @Test("All problems are reported at once")
    func allAtOnce() {
        #expect(problems("body:a a rg:Body .\nbody:b a rg:Body .\n").map(\.line) == [8, 9])
    }

    @Test("The specimens' authority file is without problems")
    func specimens() throws {
        let url = SharedFolder.packageRoot.appendingPathComponent("Tests/Specimens/authority.ttl")
        let file = AuthorityFile(name: "authority.ttl", text: try String(contentsOf: url, encoding: .utf8))
        let authority = try AuthorityLibrary(adding: [file]).authority
        #expect(authority.series.contains { $0.slug == "wfa" })
    }
}
