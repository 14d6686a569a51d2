import RDF
import ResolutionOntology
import Resolutions
import Testing

@Suite("Authority data")
struct AuthorityLibraryTests {
    static let library = Result { try AuthorityLibrary() }

    @Test("The files that the program carries are without problems")
    func builtIn() throws {
        let authority = try Self.library.get().authority
        #expect(authority.agents.count > 300)
        #expect(authority.instruments.count > 90)
        #expect(Set(authority.organizations.map(\.slug)) == ["itu", "un", "who", "bipm"])
    }

    @Test(
        "Every series that documents bear is known, and its body bears its name",
        arguments: ["wtsa", "pp", "wtdc", "ra", "wrc", "council", "unga", "unsc", "ecosoc", "wha", "cgpm", "cipm"])
    func series(slug: String) throws {
        let authority = try Self.library.get().authority
        let series = try #require(authority.series.first { $0.slug == slug })
        #expect(series.body == AgentIdentifier("body/\(slug)"))
        #expect(!series.formulaNames.isEmpty)
    }
}
