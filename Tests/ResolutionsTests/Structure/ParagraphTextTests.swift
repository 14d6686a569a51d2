import Resolutions
import Testing

/// Invented texts without heading lines, in the forms of the United Nations, WHO and the Metre Convention.
@Suite("Texts without heading lines")
struct ParagraphTextTests {
    private static func revision(_ text: String, authority: Authority = TestAuthority.value) throws -> Revision {
        let source = try SourceText(bytes: Array(text.utf8), name: "a.txt", sha256: "")
        return try #require(ResolutionReader(authority: authority).read([source]).first)
    }

    private static func assembly(_ body: String) -> String {
        "A/RES/70/5\n\nResolution adopted by the General Assembly on 3 March 2015\n\n70/5. Question of kites\n\nThe General Assembly,\n\n" + body
    }

    private static func texts(_ revision: Revision) -> [String] {
        revision.components.filter { $0.kind.isClause || $0.kind == .footnote }.map { "\($0.fragment): \($0.passage.text)" }
    }

    @Test(
        "Paragraphs stand where they are printed",
        arguments: [
            // A number on a line of its own.
            ("Recalling kites,\n\n1. \nDecides to fly;\n\n2. \nRequests calm.", ["preamble_p1: Recalling kites,", "operative_1: Decides to fly;", "operative_2: Requests calm."]),
            // A page that ends inside a paragraph without a verb.
            ("Recalling kites,\n\n1. Decides to fly;\n\nA/RES/70/5\n\n2/3\n\nNorth Wind, as before;\n\n2. Requests calm.",
                ["preamble_p1: Recalling kites,", "operative_1: Decides to fly; North Wind, as before;", "operative_2: Requests calm."]),
            // A colon leads in paragraphs that have lost their labels.
            ("Recalling kites,\n\n1. Recognizes:\n\nThe red kite;\n\nThe blue kite;\n\n2. Requests calm.",
                ["preamble_p1: Recalling kites,", "operative_1: Recognizes:", "operative_1_p1: The red kite;", "operative_1_p2: The blue kite;", "operative_2: Requests calm."]),
            // A recital whose verb no authority lists.
            ("Recalling kites,\nTaking into consideration the wind,\nWhile noting the rain,\n\n1. Decides to fly.",
                ["preamble_p1: Recalling kites,", "preamble_p2: Taking into consideration the wind,", "preamble_p3: While noting the rain,", "operative_1: Decides to fly."]),
        ])
    func paragraphs(body: String, expected: [String]) throws {
        #expect(try Self.texts(Self.revision(Self.assembly(body))) == expected)
    }

    @Test("Marks of footnotes are taken out of words, points and years, and lead to their notes")
    func marks() throws {
        let revision = try Self.revision(
            Self.assembly(
                "Recalling the kite,[^1] the Wind Plan 2015–20302 and the Sky Pact, 3  which helps,4\n\n1. Decides to fly.\n\n---\n\n[^1]: One.\n\n[^2]: Two.\n\n[^3]: Three.\n\n[^4]: Four, of 9 May\n[^1994]: and later."
            ))
        #expect(
            Self.texts(revision) == [
                "preamble_p1: Recalling the kite, the Wind Plan 2015–2030 and the Sky Pact, which helps,", "operative_1: Decides to fly.", "fn1: One.",
                "fn2: Two.", "fn3: Three.", "fn4: Four, of 9 May 1994 and later.",
            ])
        #expect(revision.components.suffix(4).allSatisfy { $0.anchor == .component(1) })
    }

    @Test("Notes that come out before the title of a health assembly's text are its footnotes")
    func notesBeforeTheTitle() throws {
        let revision = try Self.revision(
            "1 Document A10/3. \n \nWHA10.7 Kites 2014–20201 \nThe Tenth World Health Assembly,  \nHaving considered the report on kites,\n1 \n \n1. URGES Member States:  \n(1) to fly;  \n \n1 Document A10/3. \n \n(2) to rest. ")
        #expect(revision.header.title?.text == "Kites 2014–2020")
        #expect(
            Self.texts(revision) == [
                "preamble_p1: Having considered the report on kites,", "operative_1: URGES Member States:", "operative_1_1: to fly;", "operative_1_2: to rest.",
                "fn1: Document A10/3.", "fn1-2: Document A10/3.",
            ])
    }

    @Test("The number of a yearly session tells its year")
    func yearOfSession() throws {
        var authority = TestAuthority.value
        let index = try #require(authority.series.firstIndex { $0.slug == "wha" })
        authority.series[index].firstSessionYear = 1948
        let revision = try Self.revision("WHA10.7 Kites\nThe Tenth World Health Assembly,\nRecalling kites,\n1. DECIDES to fly.", authority: authority)
        #expect(revision.identifier.path == "resolution/wha/10-7/1957")
    }

    @Test("The titles of parts are sections, and the paragraphs of an annex stand in theirs")
    func parts() throws {
        let revision = try Self.revision(
            Self.assembly("Recalling kites,\n\nI\nWind\n\n1. Decides to fly;\n\nII\nRain\n\n2. Requests calm.\n\nAnnex\nRules of kites\n\nArticle 1\nColours\n\n1. A kite is red.\n\n2. It may be blue.\n\nArticle 2\nTails\n\n1. A tail is long."))
        #expect(
            revision.components.map(\.fragment) == [
                "preamble", "preamble_p1", "operative", "operative_I", "operative_1", "operative_II", "operative_2", "annex", "annex_Article-1",
                "annex_Article-1_1", "annex_Article-1_2", "annex_Article-2", "annex_Article-2_1",
            ])
    }

    @Test("Marks of AsciiDoc are no text: emphasis, tables, joined paragraphs")
    func asciiDoc() throws {
        let revision = try Self.revision(
            "Resolution 4 of the 30th meeting of the CGPM (2030)\nOn kites\nThe 30th General Conference,\nconsidering the wind,\n*welcomes and supports* the kites,\n*and further decides* that the sums shall be:\n\n[cols=1]\n|===\n| 1 euro in 2031\n| 2 euros in 2032\n|===\nencourages all to fly.")
        #expect(revision.header.title?.text == "On kites")
        #expect(
            Self.texts(revision) == [
                "preamble_p1: considering the wind,", "operative_p1: welcomes and supports the kites,", "operative_p2: and further decides that the sums shall be: 1 euro in 2031 2 euros in 2032",
                "operative_p3: encourages all to fly.",
            ])
    }
}
