import Resolutions
import Testing

/// Small texts of our own, one for each form.
@Suite("Numbering and forms")
struct StructureSpecimenTests {
    static func revisions(_ text: String, name: String = "a.txt") throws -> [Revision] {
        let source = try SourceText(bytes: Array(text.utf8), name: name, sha256: "")
        return ResolutionReader(authority: TestAuthority.value).read([source])
    }

    private static func body(_ lines: String) -> String {
        "RESOLUTION 9 (Rev. Dubai, 2012)\nOn bees\nThe World Telecommunication Standardization Assembly (Dubai, 2012),\n" + lines
    }

    @Test(
        "Items stand where their markers say",
        arguments: [
            ("resolves\n1\tthat a;\n2\tthat b:\ni)\tc; or\nii)\td;\n3\tthat e.", ["1", "2", "2_i", "2_ii", "3"]),
            ("resolves\ng)\tg;\nh)\th;\ni)\ti;\nj)\tj.", ["g", "h", "i", "j"]),
            ("resolves\n1\tthat:\n1.1\tb;\n1.2\tc;\n2\tthat d.", ["1", "1_1-1", "1_1-2", "2"]),
            ("resolves\na)\tthat a;\nb)\tthat b;\nb)bis\tthat c;\nc)\tthat d.", ["a", "b", "b-bis", "c"]),
            ("resolves\n1\tthat:\n•\ta;\n•\tb;\n2\tthat c.", ["1", "1_b1", "1_b2", "2"]),
            ("resolves\n1\tthat:\n–\ta:\n•\tb;\n–\tc.", ["1", "1_b1", "1_b1_b1", "1_b2"]),
            ("resolves\n(a)\tthat a;\n(b)\tthat b.", ["a", "b"]),
            ("resolves\nthat all of it is good.", ["p1"]),
            ("resolves\na)\tthat a;\na)\tthat b.", ["a", "a-2"]),
            ("resolves\n1\tthat a;\n1bis\tthat b;\n2\tthat c.", ["1", "1bis", "2"]),
            ("resolves\nthe following:\n1\tto a;\n2\tto b.", ["p1", "p1_1", "p1_2"]),
            ("resolves\na)\nthat a;\nb)\nthat b.", ["a", "b"]),
            ("resolves\n1 to help; 2 to work: a) here; b) there; 3 to rest.", ["1", "2", "2_a", "2_b", "3"]),
        ])
    func numbering(text: String, expected: [String]) throws {
        let revision = try #require(try Self.revisions(Self.body(text)).first)
        let clauses = revision.components.filter { $0.kind == .operativeClause }.map(\.fragment)
        #expect(clauses == expected.map { "resolves_\($0)" })
    }

    @Test("A heading glued to the paragraph before it begins a section")
    func gluedHeading() throws {
        let revision = try #require(
            try Self.revisions(
                Self.body(
                    "resolves\nto count the bees, instructs the Secretary-General to report on them, invites Member States\n1\tto help;\n2\tto look."
                )
            ).first)
        #expect(
            revision.components.map(\.fragment) == [
                "resolves", "resolves_p1", "instructs", "instructs_p1", "invites", "invites_1", "invites_2",
            ])
        #expect(revision.components[2].anomalies == [.gluedHeading])
        #expect(revision.components[2].passage.text == "instructs the Secretary-General")
        #expect(revision.components[2].verbLength == 9)
        #expect(revision.components[3].passage.text == "to report on them,")
    }

    @Test("A line that begins with a verb but is text stays text")
    func verbInText() throws {
        let revision = try #require(
            try Self.revisions(
                Self.body(
                    "recalling\na)\nresolves 2 of Resolution 8 (Rev. Dubai, 2012) on the\nconcerned bees;\nb)\tthe rest, taking into account the season,\nresolves\nthat it is so."
                )
            ).first)
        #expect(
            revision.components.map(\.fragment) == ["recalling", "recalling_a", "recalling_b", "resolves", "resolves_p1"])
    }

    @Test("A second section of the same verb is numbered, and a verb before an infinitive belongs to the phrase")
    func sections() throws {
        let revision = try #require(
            try Self.revisions(
                Self.body(
                    "instructs the Council\nto look,\ninstructs Member States\nto see,\nfurther instructs the Council\nto rest,\nresolves to invite the membership\nto sing."
                )
            ).first)
        let sections = revision.components.filter { $0.kind == .section }
        #expect(sections.map(\.fragment) == ["instructs", "instructs2", "further-instructs", "resolves-to-invite"])
        #expect(sections.map(\.keyword) == ["instructs", "instructs", "further instructs", "resolves to invite"])
        #expect(sections.map { $0.passage.text(in: 0..<$0.verbLength) } == sections.map { $0.keyword ?? "" })
    }

    @Test("Page numbers, running heads and displaced footnotes are no text")
    func furniture() throws {
        let revision = try #require(
            try Self.revisions(
                Self.body(
                    "resolves\n1 that hives1 of all; _______________ 1 Houses of bees. – 15 –\nRES9-2\n2 that they and – 16 –\nRES9-3 their queens be counted."
                )
            ).first)
        let texts = revision.components.map { $0.passage.text }
        #expect(texts == ["resolves", "that hives of all;", "that they and their queens be counted.", "Houses of bees."])
        #expect(revision.components[2].anomalies.contains(.pageFurniture))
        #expect(revision.components[3].anchor == .component(1))
    }

    @Test(
        "A footnote whose mark stands in the head belongs to the heading, whatever stands before the head",
        arguments: [
            ("RESOLUTION 9 (Rev. Dubai, 2012)[footnoteRef:1]1 [1: 1 \tSee the hives.]", "On bees"),
            ("RESOLUTION 9 (Rev. Dubai, 2012)", "On bees[footnoteRef:1]1 [1: 1 \tSee the hives.]"),
        ])
    func headingFootnotes(number: String, title: String) throws {
        let text =
            "FOREWORD\nBees live in hives.\n\(number)\n\(title)\nThe World Telecommunication Standardization Assembly (Dubai, 2012),\nresolves\n1\tthat bees[footnoteRef:2]2 [2: 2 \tAll of them.] be counted."
        let revision = try #require(try Self.revisions(text).first)
        let notes = revision.components.filter { $0.kind == .footnote }
        #expect(notes.map(\.fragment) == ["fn1", "fn2"])
        #expect(notes.first?.anchor == .heading)
        guard case .component(let clause)? = notes.last?.anchor else {
            Issue.record("The second mark stands in no component")
            return
        }
        #expect(revision.components[clause].fragment == "resolves_1")
    }

    @Test("Annexes have clauses and sections of their own")
    func annexes() throws {
        let revision = try #require(
            try Self.revisions(
                Self.body(
                    "resolves\nthat it is so.\nAnnex A\n(to Resolution 9 (Rev. Dubai, 2012))\nThe bees\nFirst of all:\na)\tOne.\nb)\tTwo.\nLast of all.\nAnnex B\nThe hives\nresolves\n1\tto build."
                )
            ).first)
        #expect(
            revision.components.dropFirst(2).map(\.fragment) == [
                "annex-A", "annex-A_p1", "annex-A_a", "annex-A_b", "annex-A_p2", "annex-B", "annex-B_resolves",
                "annex-B_resolves_1",
            ])
        #expect(revision.components[2].title?.text == "The bees")
        #expect(revision.components[2].number == "A")
    }

    @Test("A text whose paragraphs begin with their verbs has a preamble and an operative part")
    func paragraphs() throws {
        let revision = try #require(
            try Self.revisions(
                "80/99. Bees\n\nThe General Assembly,\n\nRecalling the bees,\n\nNoting with concern\ntheir number,\n\n1. Decides:\n\n(a) To count them;\n\n(b) To feed them;\n\n2. Requests the Secretary-General to help.\n\n3rd plenary meeting 1 October 2025\n"
            ).first)
        #expect(
            revision.components.map(\.fragment) == [
                "preamble", "preamble_p1", "preamble_p2", "operative", "operative_1", "operative_1_a", "operative_1_b",
                "operative_2",
            ])
        #expect(revision.components.map(\.keyword)[1...2] == ["recalling", "noting with concern"])
        #expect(revision.components[7].keyword == "requests")
        #expect(revision.identifier.work.path == "resolution/unga/80-99")
    }

    @Test(
        "The head tells class, series, number and edition",
        arguments: [
            ("RESOLUTION 191 (REV. DUBAI, 2018)\nOn\nThe Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018),", "resolution/pp/191/dubai-2018"),
            ("DECISION 5 (REV. DUBAI, 2018)\nOn\nThe Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018)", "decision/pp/5/dubai-2018"),
            ("RECOMMENDATION 7 (DUBAI, 2018)\nOn\nThe Plenipotentiary Conference (Dubai, 2018),", "recommendation/pp/7/dubai-2018"),
            ("resolution 11 (Rev. Dubai, 2012)\nOn\nThe World Telecommunication Standardization Assembly (Dubai, 2012),", "resolution/wtsa/11/dubai-2012"),
            ("RESOLUTION 647 (REV.WRC-19)\nOn", "resolution/wrc/647/wrc-19"),
            ("RESOLUTION 8 (WRC-23)\nOn\nThe World Radiocommunication Conference (Dubai, 2023),", "resolution/wrc/8/wrc-23"),
            ("RESOLUTION 10 (REV.WRC-2000)\nOn", "resolution/wrc/10/wrc-2000"),
            ("RESOLUTION ITU-R 6-2 (Dubai, 2023)\nOn\nThe ITU Radiocommunication Assembly,", "resolution/ra/6/dubai-2023"),
            ("Resolution 2 of the 26th meeting of the CGPM (2018)\nOn\nThe General Conference on Weights and Measures (CGPM), at its 26th meeting,", "resolution/cgpm/26-2/2018"),
            ("WHA66.16 On\nThe Sixty-sixth World Health Assembly,", "resolution/wha/66-16/66"),
            ("Resolution 1631 (2005)\nAdopted by the Security Council at its 5282nd meeting, on\n17 October 2005\nThe Security Council,", "resolution/unsc/1631/2005"),
            ("MOD\tARB/36A1/1\nRESOLUTION 11 (Rev. Hammamet, 2016New Delhi, 2024)\nOn\nThe World Telecommunication Standardization Assembly (Hammamet, 2016New Delhi, 2024),", "resolution/wtsa/11/proposal-arb-36a1-1"),
        ])
    func heads(head: String, path: String) throws {
        let revision = try #require(try Self.revisions(head + "\nconsidering\nthat it is so,\nresolves\nto be.").first)
        #expect(revision.identifier.path == path)
    }

    @Test("Several acts in one file are told apart, and each has its own leaves")
    func severalActs() throws {
        let act = { (number: Int) in
            "RESOLUTION \(number) (Dubai, 2018)\nOn bee \(number)\nThe Plenipotentiary Conference (Dubai, 2018),\nresolves\nthat bee \(number) is good.\n"
        }
        let revisions = try Self.revisions(act(1) + act(2) + act(3))
        #expect(revisions.map(\.identifier.work.path) == ["resolution/pp/1", "resolution/pp/2", "resolution/pp/3"])
        #expect(revisions.map(\.components.count) == [2, 2, 2])
        #expect(revisions[0].sourceRange.upperBound == revisions[1].sourceRange.lowerBound)
    }

    @Test("The same edition twice is an error that names both files; a supplied identity is taken")
    func identity() throws {
        let text = Self.body("resolves\nthat it is so.")
        let sources = try ["a.txt", "b.txt"].map { try SourceText(bytes: Array(text.utf8), name: $0, sha256: "") }
        let reader = ResolutionReader(authority: TestAuthority.value)
        let revisions = reader.read(sources)
        let finding = try #require(revisions[1].diagnostics.first { $0.code == .duplicateEdition })
        #expect(finding.level == .error)
        #expect(finding.message.contains("a.txt") && finding.message.contains("b.txt"))
        let supplied = reader.read(
            [sources[0]], supplied: ["a.txt": .init(series: "pp", number: "12", edition: "minneapolis-1998")])
        #expect(supplied[0].identifier.path == "resolution/pp/12/minneapolis-1998")
        #expect(supplied[0].identification == .supplied)
    }

    @Test("A text that is no resolution is read without a crash and reported")
    func noResolution() throws {
        let revisions = try Self.revisions("Dear reader,\n\nthis is a letter.\n")
        #expect(revisions.allSatisfy { $0.diagnostics.contains { $0.level >= .warning } })
    }
}
