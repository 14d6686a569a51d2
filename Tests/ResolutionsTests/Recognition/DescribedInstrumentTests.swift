import Resolutions
import Testing

@Suite("Instruments known by name or description")
struct DescribedInstrumentTests {
    static let cases: [ReferenceRecognitionTests.Case] = [
        .init(words: "the general exchange agreement between ITU-T and ISO/IEC, as amended", series: "pp", expected: [
            ("the general exchange agreement between ITU-T and ISO/IEC", ["instrument/general-exchange-agreement-between-itu-t-and-iso-iec"])]),
        .init(words: "Supplement 4 to Recommendation ITU-T D.51 (05/2015) and Supplement 5 to the ITU-T Series B recommendations", series: "pp", expected: [
            ("Supplement 4 to Recommendation ITU-T D.51 (05/2015)", ["instrument/supplement-4-to-recommendation-itu-t-d-51"]),
            ("Supplement 5 to the ITU-T Series B recommendations", ["instrument/supplement-5-to-the-itu-t-series-b-recommendations"])]),
        .init(words: "zone B in the Final Acts of the Regional Conference for the Planning of VHF/UHF Broadcasting in the Northern Area (Oslo, 1999)", series: "wrc", expected: [
            ("the Final Acts of the Regional Conference for the Planning of VHF/UHF Broadcasting in the Northern Area",
                ["instrument/final-acts-of-the-regional-conference-for-the-planning-of-vhf-uhf-broadcasting-in-the-northern-area"])]),
        .init(words: "policies such as the Standards of Conduct for the Harbour Service established by a commission", series: "pp", expected: [
            ("the Standards of Conduct for the Harbour Service", ["instrument/standards-of-conduct-for-the-harbour-service"])]),
        .init(words: "the adoption of the National Harbour Accounting Standards (NHAS), which apply", series: "cgpm", expected: [
            ("the National Harbour Accounting Standards (NHAS)", ["instrument/national-harbour-accounting-standards"])]),
        .init(words: "to apply the Secretary-General's zero-noise policy on rest and quiet and to observe the United Nations code of conduct, as needed", series: "unsc", expected: [
            ("the Secretary-General's zero-noise policy on rest and quiet", ["instrument/secretary-general-s-zero-noise-policy-on-rest-and-quiet"]),
            ("the United Nations code of conduct", ["instrument/united-nations-code-of-conduct"])]),
        .init(words: "the United Nations noise-free strategy launched in May, and the United Nations Secretary-General's noise-free strategy", series: "pp", expected: [
            ("the United Nations noise-free strategy", ["instrument/united-nations-noise-free-strategy"]),
            ("the United Nations Secretary-General's noise-free strategy", ["instrument/united-nations-noise-free-strategy"])]),
        .init(words: "the United Nations Secretary-General's report on noise in offices and the results", series: "pp", expected: [
            ("the United Nations Secretary-General's report on noise in offices", ["instrument/united-nations-secretary-general-s-report-on-noise-in-offices"])]),
        .init(words: "the report of the Secretary-General on noise", series: "pp", expected: []),
        .init(words: "the action plan presented by the Secretary-General relating to the lighting of harbours as called for", series: "unsc", expected: [
            ("the action plan presented by the Secretary-General relating to the lighting of harbours",
                ["instrument/action-plan-presented-by-the-secretary-general-relating-to-the-lighting-of-harbours"])]),
        .init(words: "general recommendation No. 7 (2011) on lamps and general recommendation No. 8", series: "unga", expected: [
            ("general recommendation No. 7 (2011)", ["instrument/general-recommendation-no-7-2011"]),
            ("general recommendation No. 8", ["instrument/general-recommendation-no-8"])]),
        .init(words: "in decisions 4/CP.9 and 5/CP.9 on lamps", series: "unga", expected: [
            ("decisions 4/CP.9 and 5/CP.9", ["instrument/decision-4-cp-9", "instrument/decision-5-cp-9"])]),
        .init(words: "Report of the Second World Conference on Lakes, Geneva, 4–15 May 1995 (United Nations publication, Sales No. E.95.I.1), chap. I, resolution 1, annex II.", series: "unga", expected: [
            ("Report of the Second World Conference on Lakes, Geneva, 4–15 May 1995 (United Nations publication, Sales No. E.95.I.1), chap. I, resolution 1, annex II",
                ["instrument/report-of-the-second-world-conference-on-lakes"])]),
        .init(words: "the Convention on Biological Diversity and the meetings on the Protocols to the Convention", series: "unga", expected: [
            ("Convention on Biological Diversity", ["instrument/convention-on-biological-diversity"]),
            ("Convention", ["instrument/convention-on-biological-diversity"])]),
        .init(words: "paragraph 138 of the 2005 World Summit Outcome Document (A/60/L.1) on lamps", series: "unsc", expected: [
            ("paragraph 138 of the 2005 World Summit Outcome Document", ["instrument/2005-world-summit-outcome#paragraph-138"])]),
        .init(words: "the Secretary-General to develop a strategy for lamps", series: "unsc", expected: []),
        .init(words: "Resolution 12 (paragraph 3) adopted by the CGPM at its 11th meeting (1960) and Resolution 4 adopted by the CGPM at its 21st meeting in 1999", series: "cgpm", expected: [
            ("Resolution 12 (paragraph 3) adopted by the CGPM at its 11th meeting (1960)", ["resolution/cgpm/11-12/1960#operative_3"]),
            ("Resolution 4 adopted by the CGPM at its 21st meeting in 1999", ["resolution/cgpm/21-4/1999"])]),
        .init(words: "the decision made at its 9th meeting (1948) to rest", series: "cgpm", expected: [
            ("the decision made at its 9th meeting (1948)", ["instrument/decision-made-at-its-9th-meeting-1948"])]),
        .init(words: "Economic and Social Council resolution 1981/9 of 25 July 1981, in particular paragraphs 1 to 3 of the annex thereto, as well as paragraphs 7 and 8, in which", series: "unga", expected: [
            ("Economic and Social Council resolution 1981/9 of 25 July 1981", ["resolution/ecosoc/1981-9/1981"]),
            ("paragraphs 1 to 3 of the annex thereto", [1, 2, 3].map { "resolution/ecosoc/1981-9/1981#annex_\($0)" }),
            ("paragraphs 7 and 8", [7, 8].map { "resolution/ecosoc/1981-9/1981#annex_\($0)" })]),
        .init(words: "based on the model harbour agreement approved by the Council, and on the draft financial plan of the Union", series: "pp", expected: [
            ("the model harbour agreement", ["instrument/model-harbour-agreement"])]),
        .init(words: "consistent with the aims of the strategic and financial plans of the Union and lamps", series: "pp", expected: [
            ("the strategic and financial plans of the Union", ["instrument/strategic-plan-for-the-union", "instrument/financial-plan-of-the-union"])]),
        .init(words: "TABLE 1 Financial plan of the Union for lamps", series: "pp", expected: []),
        .init(words: "the Agreement governing the use of lamps by the Harbour Office as approved by it", series: "unga", expected: [
            ("the Agreement governing the use of lamps by the Harbour Office", ["instrument/agreement-governing-the-use-of-lamps-by-the-harbour-office"])]),
        .init(words: "the framework agreement for the lighting of harbours, and lamps", series: "unsc", expected: [
            ("the framework agreement for the lighting of harbours", ["instrument/framework-agreement-for-the-lighting-of-harbours"])]),
        .init(words: "resolutions GC(50)/RES/7, entitled “Lamps”, comprising GC(50)/RES/9 A.2, entitled “Wicks”, and GC(50)/RES/9 B, as in GC(50)/RES/DEC(2006)", series: "unga",
            expected: [
                ("resolutions GC(50)/RES/7", ["instrument/resolution-gc-50-res-7"]),
                ("GC(50)/RES/9 A.2", ["instrument/resolution-gc-50-res-9-a-2"]), ("GC(50)/RES/9 B", ["instrument/resolution-gc-50-res-9-b"]),
                ("GC(50)/RES/DEC(2006)", ["instrument/gc-50-res-dec-2006"])]),
        .init(words: "paragraph 7 of the Final Document of the Second Conference of Heads of State or Government of Harbour Countries, held", series: "unga", expected: [
            ("paragraph 7 of the Final Document of the Second Conference of Heads of State or Government of Harbour Countries",
                ["instrument/final-document-of-the-second-conference-of-heads-of-state-or-government-of-harbour-countries#paragraph-7"])]),
        .init(words: "the steps in the Final Document of the 1997 Harbour Conference, and lamps", series: "unga", expected: [
            ("the Final Document of the 1997 Harbour Conference", ["instrument/final-document-of-the-1997-harbour-conference"])]),
        .init(words: "in accordance with Circular Letter CR/12 on lamps", series: "wrc", expected: [
            ("Circular Letter CR/12", ["instrument/circular-letter-cr-12"])]),
        .init(words: "apply §§ 5 to 7 of Annex 1 to this Resolution", series: "wrc", expected: [
            ("§§ 5 to 7 of Annex 1 to this Resolution", [5, 6, 7].map { "resolution/wrc/999/wrc-23#annex-1_\($0)" })]),
    ]

    @Test("Words point to these instruments and places", arguments: cases)
    func targets(_ test: ReferenceRecognitionTests.Case) {
        let revision = RecognitionFixture.recognized(
            "considering", keyword: "considering", items: [test.words], kind: .preambularClause, series: test.series)
        let found = revision.references.map { (revision.components[$0.component].passage.text(in: $0.citedText), $0.targets.map(RecognitionFixture.path)) }
        #expect(found.map(\.0) == test.expected.map(\.0))
        #expect(found.map(\.1) == test.expected.map(\.1))
    }
}
