import Resolutions
import Testing

/// Damage that comes of cutting one act out of a printed volume.
@Suite("Texts cut out of a volume")
struct VolumeExtractTests {
    private static func read(_ text: String) throws -> Revision {
        try #require(try StructureSpecimenTests.revisions(text).first)
    }

    private static func conference(_ body: String, number: String = "8", title: String = "Bees in orbit") -> String {
        "RESOLUTION \(number) (REV.WRC-23)\n\(title)\nThe World Radiocommunication Conference (Dubai, 2023),\n\(body)"
    }

    private static func plenipotentiary(_ body: String, title: String = "Bees") -> String {
        "RESOLUTION 9 (REV. DUBAI, 2018)\n\(title)\nThe Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018),\n\(body)"
    }

    private static func fragments(_ revision: Revision) -> [String] { revision.components.map(\.fragment) }

    private static func words(_ revision: Revision, _ fragment: String) -> String? {
        revision.components.first { $0.fragment == fragment }?.passage.text
    }

    @Test("The end of the act before, in front of the first page of this one, is left out and reported")
    func foreignEnd() throws {
        let revision = try Self.read(
            Self.conference(
                "noting\na) that bees hum,\n\ninstructs the Secretary-General\n1 to print wax; 2 to sell it. – 14 –\nRES8-1 RESOLUTION 8 (REV.WRC-23) Bees in orbit The World Radiocommunication Conference (Dubai, 2023),\n\nresolves\nthat bees fly."
            ))
        #expect(Self.fragments(revision) == ["noting", "noting_a", "resolves", "resolves_p1"])
        #expect(revision.diagnostics.contains { $0.code == .otherAct && $0.level == .note })
        #expect(revision.leaves.contains { $0.role == .otherAct })
    }

    @Test("The next part of the volume ends the act", arguments: ["489 PART VI - SIGNATORIES The undersigned", "RESOLUTION 36 (REV. GUADALAJARA, 2010) Wax"])
    func foreignBeginning(_ rest: String) throws {
        let revision = try Self.read(Self.plenipotentiary("resolves\n1\tthat bees fly;\n2\tthat they hum. \(rest)\n1\tthat nothing follows;"))
        #expect(Self.fragments(revision) == ["resolves", "resolves_1", "resolves_2"])
        #expect(Self.words(revision, "resolves_2") == "that they hum.")
    }

    @Test("A running head tells a number from the note's mark that is glued to it, and gives a number that is lost")
    func runningHeadNumber() throws {
        let marked = try Self.read(
            Self.conference("considering\na) that bees hum; – 80 –\nRES49-2 b) that they fly, _____ 1 This applies to bees.\nresolves\nthat all be well.", number: "491"))
        #expect(marked.header.number == "49")
        #expect(marked.identifier.work.key == "49")
        let lost = try Self.read("Bees in orbit\nconsidering\na) that bees hum; – 80 –\nRES49-2\nresolves\nthat all be well.")
        #expect(lost.identifier.work == WorkIdentifier(actClass: .resolution, series: "wrc", key: "49"))
    }

    @Test("An operative heading glued to the last recital begins the operative part")
    func gluedOperativePart() throws {
        let revision = try Self.read(
            Self.plenipotentiary(
                "recalling\nformer Resolution 4 (Doha, 2006), on bees, resolves to instruct the Secretary-General 1 to count them; 2 to report,\ninvites Member States\nto help."
            ))
        #expect(
            Self.fragments(revision) == [
                "recalling", "recalling_p1", "resolves-to-instruct", "resolves-to-instruct_1", "resolves-to-instruct_2", "invites",
                "invites_p1",
            ])
    }

    @Test("A glued heading with a verb that nobody knows begins a section and is reported")
    func gluedUnknownHeading() throws {
        let revision = try Self.read(
            Self.conference("instructs the Secretary-General\nto count bees, salutes the keepers of bees 1 to the north; 2 to the south."))
        #expect(Self.fragments(revision) == ["instructs", "instructs_p1", "salutes", "salutes_1", "salutes_2"])
        #expect(revision.diagnostics.contains { $0.code == .unknownHeadingVerb })
    }

    @Test("What a cited act instructs stays a recital, and the doubt is reported")
    func reportedInstruction() throws {
        let revision = try Self.read(
            Self.plenipotentiary(
                "recalling\nthat Resolution 4 (Doha, 2006), on bees, instructs the Secretary-General to count them,\nresolves\nthat all be well."))
        #expect(Self.fragments(revision) == ["recalling", "recalling_p1", "resolves", "resolves_p1"])
        #expect(revision.diagnostics.contains { $0.code == .doubtfulSplit })
    }

    @Test("Lists that a conversion ran together are taken apart")
    func lists() throws {
        let letters = try Self.read(
            Self.conference("considering\nz) that bees hum;\naa) that they fly; ab) that they sleep; ac) that they eat,\nresolves\nthat all be well."))
        #expect(Self.fragments(letters).contains("considering_ac"))
        let nested = try Self.read(
            Self.plenipotentiary(
                "recalling\na) bees;\nb)\tthat all undertook to prevent a) the loss of wax; b) the loss of honey; c) the loss of hives;\nc)\tmore bees,\nresolves\nthat all be well."
            ))
        #expect(
            Self.fragments(nested).prefix(7) == [
                "recalling", "recalling_a", "recalling_b", "recalling_b_a", "recalling_b_b", "recalling_b_c", "recalling_c",
            ])
        let dashes = try Self.read(
            Self.plenipotentiary("resolves\nthat all be well. ANNEX 1 TO RESOLUTION 9 (REV. DUBAI, 2018) Matters of bees - Hives and their care - Wax - Honey for all members"))
        #expect(Self.fragments(dashes).suffix(4) == ["annex-1", "annex-1_b1", "annex-1_b2", "annex-1_b3"])
        #expect(dashes.components.first { $0.kind == .annex }?.title?.text == "Matters of bees")
        let inserted = try Self.read(
            Self.conference("resolves\n1 that bees hum; 1bis that they fly; 2 that they sleep;\n7a) that hives stand; 7b) that wax melts; 8 that all be well."))
        #expect(Self.fragments(inserted) == ["resolves", "resolves_1", "resolves_1bis", "resolves_2", "resolves_7a", "resolves_7b", "resolves_8"])
    }

    @Test("Where the title of an annex ends shows in what follows on the same line")
    func annexTitles() throws {
        let sentence = try Self.read(
            Self.conference("resolves\nthat all be well. ANNEX TO RESOLUTION 8 (REV.WRC-23) Limits for bees in Regions 1 and 3 1 The limits are low. 2 They hold for all."))
        #expect(Self.fragments(sentence).suffix(3) == ["annex", "annex_1", "annex_2"])
        #expect(sentence.components.first { $0.kind == .annex }?.title?.text == "Limits for bees in Regions 1 and 3")
        let opener = try Self.read(
            Self.conference("resolves\nthat all be well. ANNEX TO RESOLUTION 8 (REV.WRC-23) Limits for bees This annex gives limits."))
        #expect(Self.words(opener, "annex_p1") == "This annex gives limits.")
    }

    @Test(
        "A footnote's mark is told from what it is glued to",
        arguments: [
            ("the hives since WRC-271;", "the hives since WRC-27;"), ("the small hives1;", "the small hives;"),
            ("Resolution 2 (WRC-12)1;", "Resolution 2 (WRC-12);"), ("in the band 18 GHz1 of bees;", "in the band 18 GHz of bees;"),
            ("per m2 of hive1;", "per m2 of hive;"), ("act 9 A.1, of bees1;", "act 9 A.1, of bees;"),
        ])
    func noteMarks(text: String, expected: String) throws {
        let revision = try Self.read(
            Self.conference("considering\na) \(text) _______________ 1 As of today. – 80 –\nRES8-2\nb) that bees hum,\nresolves\nthat all be well."))
        #expect(Self.words(revision, "considering_a") == expected)
        let note = try #require(revision.components.last)
        #expect(note.kind == .footnote)
        #expect(note.anchor == .component(1))
    }

    @Test("Notes with stars, numbers and no marks stand below one rule")
    func notesBelowOneRule() throws {
        let revision = try Self.read(
            Self.conference(
                "considering\na) Resolution 5 (WRC-12)*, 1; _______________ * Note by the Secretariat: abrogated. 1 For information. – 80 –\nRES8-2\nb) bees,\nresolves\nthat all be well."
            ))
        #expect(Self.words(revision, "considering_a") == "Resolution 5 (WRC-12);")
        #expect(revision.components.filter { $0.kind == .footnote }.map(\.enumerator) == ["*", "1"])
    }

    @Test("A Sector's Recommendation in AsciiDoc is an instrument, its list marks are not printed")
    func asciiDoc() throws {
        let revision = try Self.read(
            "= Bees for rural areas\n:bureau: D\n:docnumber: D.19\n:published-date: 2019-01\n:doctype: recommendation\n:mn-document-class: itu\n\nITU-D\n\n_noting_\n\n. that bees:\n\n** hum;\n\n** fly;{blank}footnote:[At\nleast some.]\n\n. that wax melts,\n\n_recommends_\n\n. that all be well."
        )
        #expect(revision.identifier.path == "instrument/recommendation-itu-d-19/2019")
        #expect(
            Self.fragments(revision) == [
                "noting", "noting_p1", "noting_p1_b1", "noting_p1_b2", "noting_p2", "recommends", "recommends_p1", "fn1",
            ])
        #expect(revision.components.allSatisfy { $0.enumerator == nil })
        #expect(Self.words(revision, "fn1") == "At least some.")
    }
}
