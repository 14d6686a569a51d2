import Resolutions
import Testing

@Suite("Lists, places and nested provisions")
struct ReferenceListTests {
    static let cases: [ReferenceRecognitionTests.Case] = [
        .init(words: "IMO 7, IMO Publication 7, IMO 7 and Publication ICAO 12", series: "wrc", expected: [
            ("IMO Publication 7", ["instrument/imo-publication-7"]), ("IMO 7", ["instrument/imo-publication-7"]),
            ("Publication ICAO 12", ["instrument/icao-publication-12"])]),
        .init(words: "Opinion 3 (Geneva, 2013) of the fifth World Telecommunication/ICT Policy Forum", series: "pp", expected: [
            ("Opinion 3 (Geneva, 2013) of the fifth World Telecommunication/ICT Policy Forum", ["opinion/wtpf/3/geneva-2013"])]),
        .init(words: "§§ 27 c) and 50 d) of the Tunis Agenda", series: "pp", expected: [
            ("§§ 27 c) and 50 d) of the Tunis Agenda", ["instrument/tunis-agenda#paragraph-27 (c)", "instrument/tunis-agenda#paragraph-50 (d)"])]),
        .init(words: "the Tunis Commitment (§ 24)", series: "pp", expected: [
            ("Tunis Commitment", ["instrument/tunis-commitment"]), ("§ 24", ["instrument/tunis-commitment#paragraph-24"])]),
        .init(words: "in No. 5.262, 420-430 MHz and 5 650-5 850 MHz", series: "wrc", expected: [
            ("No. 5.262", ["instrument/radio-regulations#no-5.262"])]),
        .init(words: "limits of Article 22, Tables 22-1B and 22-2", series: "wrc", expected: [
            ("Article 22", ["instrument/radio-regulations#art-22"]),
            ("Tables 22-1B and 22-2", ["instrument/radio-regulations#table-22-1B", "instrument/radio-regulations#table-22-2"])]),
        .init(words: "Annex 5 of Appendix 30 and Article 8 of that Appendix", series: "wrc", expected: [
            ("Annex 5 of Appendix 30", ["instrument/radio-regulations#appendix-30"]),
            ("Article 8 of that Appendix", ["instrument/radio-regulations#appendix-30"])]),
        .init(words: "the Plans in Appendices 30 and 30A and Regional Agreements", series: "wrc", expected: [
            ("Appendices 30 and 30A", ["instrument/radio-regulations#appendix-30", "instrument/radio-regulations#appendix-30A"])]),
        .init(words: "Resolution 525 (WARC-92, Rev.WRC-03 and Rev.WRC-07)", series: "wrc", expected: [
            ("Resolution 525 (WARC-92, Rev.WRC-03 and Rev.WRC-07)", ["resolution/wrc/525/warc-92", "resolution/wrc/525/wrc-03", "resolution/wrc/525/wrc-07"])]),
        .init(words: "Resolution 8 (WRC-2015) of the conference", series: "pp", expected: [("Resolution 8 (WRC-2015)", ["resolution/wrc/8/wrc-15"])]),
        .init(words: "in its Resolution 9 (Rev. Dubai, 2014), on spectrum, the World Telecommunication Development Conference asks", series: "wrc", expected: [
            ("Resolution 9 (Rev. Dubai, 2014)", ["resolution/wtdc/9/dubai-2014"])]),
        .init(words: "Recommendation ITU R M.2009 as well as ITU-R M.2015", series: "wrc", expected: [
            ("Recommendation ITU R M.2009", ["instrument/recommendation-itu-r-m-2009"]),
            ("ITU-R M.2015", ["instrument/recommendation-itu-r-m-2015"])]),
        .init(words: "see also recognizing b) of Resolution 25 (Rev.WRC-23) (resolves 5b) of Resolution 35 (Rev.WRC-23))", series: "wrc", expected: [
            ("recognizing b) of Resolution 25 (Rev.WRC-23)", ["resolution/wrc/25/wrc-23#recognizing_b"]),
            ("resolves 5b) of Resolution 35 (Rev.WRC-23)", ["resolution/wrc/35/wrc-23#resolves_5_b"])]),
        .init(words: "with further resolves of Resolution 27 (Rev.WRC-19) and in resolves of that Resolution", series: "wrc", expected: [
            ("further resolves of Resolution 27 (Rev.WRC-19)", ["resolution/wrc/27/wrc-19#further-resolves"]),
            ("resolves of that Resolution", ["resolution/wrc/27/wrc-19#resolves"])]),
        .init(words: "Resolution 66 (Rev. Kigali, 2022) of WTDC and, in particular, instructs the Director of the Bureau thereof", series: "pp", expected: [
            ("Resolution 66 (Rev. Kigali, 2022) of WTDC", ["resolution/wtdc/66/kigali-2022"]),
            ("instructs the Director of the Bureau thereof", ["resolution/wtdc/66/kigali-2022#instructs"])]),
        .init(words: "resolves 3 a) and c) of Resolution 34 (Rev.WRC-19)", series: "wrc", expected: [
            ("resolves 3 a) and c) of Resolution 34 (Rev.WRC-19)", ["resolution/wrc/34/wrc-19#resolves_3_a", "resolution/wrc/34/wrc-19#resolves_3_c"])]),
        .init(words: "resolutions 36/87 A to C of 9 December 1981 and 53/77 AA of 4 December 1998", series: "unga", expected: [
            ("resolutions 36/87 A to C of 9 December 1981 and 53/77 AA of 4 December 1998",
                ["resolution/unga/36-87-a/1981", "resolution/unga/36-87-b/1981", "resolution/unga/36-87-c/1981", "resolution/unga/53-77-aa/1998"])]),
        .init(words: "resolutions 63/71 of 2 December 2008 on that matter and 70/54 of 7 December 2015, 71/45 of 5 December 2016", series: "unga", expected: [
            ("resolutions 63/71 of 2 December 2008", ["resolution/unga/63-71/2008"]),
            ("70/54 of 7 December 2015, 71/45 of 5 December 2016", ["resolution/unga/70-54/2015", "resolution/unga/71-45/2016"])]),
        .init(words: "resolution GC(69)/RES/15 and decisions EC-M-33/DEC.1 and EC-94/DEC.2", series: "unga", expected: [
            ("resolution GC(69)/RES/15", ["instrument/resolution-gc-69-res-15"]),
            ("decisions EC-M-33/DEC.1 and EC-94/DEC.2", ["instrument/decision-ec-m-33-dec-1", "instrument/decision-ec-94-dec-2"])]),
        .init(words: "A/80/130 (Part I) and a passport B/002210", series: "unga", expected: [
            ("A/80/130 (Part I)", ["instrument/a-80-130-part-i"])]),
        .init(words: "paragraph 12 of his report of 16 March 1994 (S/1994/300)", series: "unsc", expected: [
            ("paragraph 12 of his report of 16 March 1994 (S/1994/300)", ["instrument/s-1994-300#paragraph-12"])]),
        .init(words: "paragraph 8 of Article IV and paragraph 10 of Article V of the Chemical Weapons Convention", series: "unsc", expected: [
            ("paragraph 8 of Article IV", ["instrument/chemical-weapons-convention#art-IV"]),
            ("paragraph 10 of Article V of the Chemical Weapons Convention", ["instrument/chemical-weapons-convention#art-V"])]),
        .init(words: "a compound known as CS", series: "unga", expected: []),
        .init(words: "the Financial Regulations and Financial Rules", series: "wha", expected: [
            ("Financial Regulations and Financial Rules", ["instrument/who-financial-regulations", "instrument/who-financial-rules"])]),
        .init(words: "Resolution A4 (1991) of the IAU defined, in Recommendations I and II, a system", series: "cgpm", expected: [
            ("Resolution A4 (1991) of the IAU", ["resolution/iau/a4/1991"]),
            ("Recommendations I and II", ["resolution/iau/a4/1991#recommendation-I", "resolution/iau/a4/1991#recommendation-II"])]),
        .init(words: "paragraph 60 of the Final Document of the Tenth Special Session of the General Assembly", series: "unga", expected: [
            ("paragraph 60 of the Final Document of the Tenth Special Session of the General Assembly",
                ["instrument/final-document-of-the-tenth-special-session-of-the-general-assembly#paragraph-60"])]),
        .init(words: "the treaties of Tlatelolco,6 Rarotonga,7 Bangkok and Pelindaba", series: "unga", expected: [
            ("treaties of Tlatelolco,6 Rarotonga,7 Bangkok and Pelindaba",
                ["instrument/treaty-of-tlatelolco", "instrument/treaty-of-rarotonga", "instrument/treaty-of-bangkok", "instrument/treaty-of-pelindaba"])]),
        .init(words: "Additional Protocols I and II to the Treaty of Tlatelolco", series: "unga", expected: [
            ("Additional Protocols I and II to the Treaty of Tlatelolco",
                ["instrument/additional-protocol-i-to-the-treaty-for-the-prohibition-of-nuclear-weapons-in-latin-america-and-the-caribbean",
                    "instrument/additional-protocol-ii-to-the-treaty-for-the-prohibition-of-nuclear-weapons-in-latin-america-and-the-caribbean"])]),
        .init(words: "the draft treaty on the lighting of harbours, and the Interim Agreement signed between the Parties", series: "unga", expected: [
            ("the draft treaty on the lighting of harbours", ["instrument/draft-treaty-on-the-lighting-of-harbours"]),
            ("the Interim Agreement signed between the Parties", ["instrument/interim-agreement-signed-between-the-parties"])]),
        .init(words: "Annex VI of the Chemical Weapons Convention", series: "unga", expected: [
            ("Annex VI of the Chemical Weapons Convention", ["instrument/chemical-weapons-convention#annex-VI"])]),
        .init(words: "the CCTF proposed in its Recommendation S2 (1970) a scale", series: "cgpm", expected: [
            ("Recommendation S2 (1970)", ["recommendation/cctf/s2/1970"])]),
    ]

    @Test("Words point to these targets", arguments: cases)
    func targets(_ test: ReferenceRecognitionTests.Case) {
        let revision = RecognitionFixture.recognized(
            "considering", keyword: "considering", items: [test.words], kind: .preambularClause, series: test.series)
        let found = revision.references.map { (revision.components[$0.component].passage.text(in: $0.citedText), $0.targets.map(RecognitionFixture.path)) }
        #expect(found.map(\.0) == test.expected.map(\.0))
        #expect(found.map(\.1) == test.expected.map(\.1))
    }

    @Test("An annex that the text calls its own is a target although the file does not hold it")
    func missingAnnex() {
        let revision = RecognitionFixture.recognized("resolves", keyword: "resolves", items: ["to apply Annex 2 to this resolution;", "to see Part II of Annex 2"])
        #expect(revision.references.map { $0.targets.map(RecognitionFixture.path) } == Array(repeating: ["resolution/wtsa/999/geneva-2022#annex-2"], count: 2))
        #expect(revision.references.allSatisfy { $0.status == .resolved })
        #expect(revision.diagnostics.contains { $0.code == .danglingReference })
    }

    @Test("A range of items is written with a dash, and a heading is cited as a whole")
    func ranges() {
        let revision = RecognitionFixture.recognized(
            "resolves", keyword: "resolves", items: ["as in resolves 2-3 below;", "as in the resolves part of this resolution;", "as said in resolves, to act"])
        let own = "resolution/wtsa/999/geneva-2022#"
        #expect(revision.references.map { $0.targets.map(RecognitionFixture.path) } == [[own + "resolves_2", own + "resolves_3"], [own + "resolves"], [own + "resolves"]])
    }

    @Test("A paragraph sign in an annex points to a paragraph of that annex")
    func annexParagraph() {
        let revision = RecognitionFixture.recognized("", keyword: "", items: ["See § 2 below.", "Two."], kind: .annexClause)
        #expect(revision.references.map { $0.targets.map(RecognitionFixture.path) } == [["resolution/wtsa/999/geneva-2022#annex-A_2"]])
    }
}
