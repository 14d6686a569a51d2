import Resolutions
import Testing

@Suite("References")
struct ReferenceRecognitionTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var words: String
        var series = "wtsa"
        /// The cited words of each reference, and its targets.
        var expected: [(String, [String])]
        var testDescription: String { words }
    }

    static let cases: [Case] = [
        Case(words: "in Resolution 191 (Rev. Bucharest, 2022) of the Plenipotentiary Conference", expected: [
            ("Resolution 191 (Rev. Bucharest, 2022) of the Plenipotentiary Conference", ["resolution/pp/191/bucharest-2022"])]),
        Case(words: "in Resolution 44 (Rev. New Delhi, 2024) of this assembly", expected: [
            ("Resolution 44 (Rev. New Delhi, 2024) of this assembly", ["resolution/wtsa/44/new-delhi-2024"])]),
        Case(words: "in Resolutions 32, 44 and 54 (Rev. Hammamet, 2016)", expected: [
            ("Resolutions 32, 44 and 54 (Rev. Hammamet, 2016)",
                ["resolution/wtsa/32/hammamet-2016", "resolution/wtsa/44/hammamet-2016", "resolution/wtsa/54/hammamet-2016"])]),
        Case(words: "in Resolutions 32 (Kyoto, 1994) and 125 (Rev. Dubai, 2018) of the Plenipotentiary Conference", expected: [
            ("Resolutions 32 (Kyoto, 1994) and 125 (Rev. Dubai, 2018) of the Plenipotentiary Conference",
                ["resolution/pp/32/kyoto-1994", "resolution/pp/125/dubai-2018"])]),
        Case(words: "WTSA Resolution 1", expected: [("WTSA Resolution 1", ["resolution/wtsa/1"])]),
        Case(words: "Council Resolution 1305 (2009)", expected: [("Council Resolution 1305 (2009)", ["resolution/council/1305/2009"])]),
        Case(words: "Resolution ITU-R 7-3 (Rev. Geneva, 2015)", expected: [
            ("Resolution ITU-R 7-3 (Rev. Geneva, 2015)", ["resolution/ra/7/geneva-2015"])]),
        Case(words: "through Resolution 212 (Rev.WRC-23) and No. 5.388", series: "wrc", expected: [
            ("Resolution 212 (Rev.WRC-23)", ["resolution/wrc/212/wrc-23"]),
            ("No. 5.388", ["instrument/radio-regulations#no-5.388"])]),
        Case(words: "in its resolution 77/35 of 7 December 2022", series: "unga", expected: [
            ("resolution 77/35 of 7 December 2022", ["resolution/unga/77-35/2022"])]),
        Case(words: "in resolution 1325 (2000)", series: "unsc", expected: [
            ("resolution 1325 (2000)", ["resolution/unsc/1325/2000"])]),
        Case(words: "in General Assembly resolution 77/250", series: "unsc", expected: [
            ("General Assembly resolution 77/250", ["resolution/unga/77-250"])]),
        Case(words: "Resolution 7 adopted by the CGPM at its 21st meeting (1999)", series: "cgpm", expected: [
            ("Resolution 7 adopted by the CGPM at its 21st meeting (1999)", ["resolution/cgpm/21-7/1999"])]),
        Case(words: "No. 47 in Article 8 of the ITU Constitution", series: "pp", expected: [
            ("No. 47 in Article 8 of the ITU Constitution", ["instrument/itu-constitution#no-47"])]),
        Case(words: "under § 6.25 of Article 6 of Appendix 30B", series: "wrc", expected: [
            ("§ 6.25 of Article 6 of Appendix 30B", ["instrument/radio-regulations#appendix-30B"])]),
        Case(words: "under Nos. 11.43A/11.43B", series: "wrc", expected: [
            ("Nos. 11.43A/11.43B", ["instrument/radio-regulations#no-11.43A", "instrument/radio-regulations#no-11.43B"])]),
        Case(words: "the Radio Regulations Board and Document C99/27", series: "wrc", expected: [
            ("Document C99/27", ["instrument/document-c99-27"])]),
        Case(words: "resolves 7 or 8, as applicable, from Resolution 35 (Rev.WRC-23)", series: "wrc", expected: [
            ("resolves 7 or 8, as applicable, from Resolution 35 (Rev.WRC-23)", ["resolution/wrc/35/wrc-23#resolves_7", "resolution/wrc/35/wrc-23#resolves_8"])]),
        Case(words: "Council Resolution 1380 (2016, last amended 2017)", series: "pp", expected: [
            ("Council Resolution 1380 (2016, last amended 2017)", ["resolution/council/1380/2017"])]),
        Case(words: "Internet Protocol (IP) addresses", series: "pp", expected: []),
        Case(words: "resolutions 1160 (1998) of 31 March 1998 and 1199 (1998) of 23 September 1998", series: "unsc", expected: [
            ("resolutions 1160 (1998) of 31 March 1998 and 1199 (1998) of 23 September 1998",
                ["resolution/unsc/1160/1998", "resolution/unsc/1199/1998"])]),
        Case(words: "resolutions 71/31 and 71/32 of 5 December 2016", series: "unga", expected: [
            ("resolutions 71/31 and 71/32 of 5 December 2016", ["resolution/unga/71-31/2016", "resolution/unga/71-32/2016"])]),
        Case(words: "resolutions 2001 (XX) of 9 May 1966, 36/87 A and B of 9 December 1981, 37/75 A, C and D of 9 May 1982 and 38/64 of 15 May 1983", series: "unga", expected: [
            ("resolutions 2001 (XX) of 9 May 1966, 36/87 A and B of 9 December 1981, 37/75 A, C and D of 9 May 1982 and 38/64 of 15 May 1983",
                ["resolution/unga/2001-xx/1966", "resolution/unga/36-87-a/1981", "resolution/unga/36-87-b/1981", "resolution/unga/37-75-a/1982",
                    "resolution/unga/37-75-c/1982", "resolution/unga/37-75-d/1982", "resolution/unga/38-64/1983"])]),
        Case(words: "resolution 36/87 A of 9 December 1981 and decisions 46/401 of 9 May 1991 and 47/402 A and B of 9 May 1992", series: "unga", expected: [
            ("resolution 36/87 A of 9 December 1981", ["resolution/unga/36-87-a/1981"]),
            ("decisions 46/401 of 9 May 1991 and 47/402 A and B of 9 May 1992",
                ["decision/unga/46-401/1991", "decision/unga/47-402-a/1992", "decision/unga/47-402-b/1992"])]),
        Case(words: "resolutions S-10/2 of 30 June 1978 and ES-10/24", series: "unga", expected: [
            ("resolutions S-10/2 of 30 June 1978 and ES-10/24", ["resolution/unga/s-10-2/1978", "resolution/unga/es-10-24"])]),
        Case(words: "resolution S-10/2", series: "unga", expected: [("resolution S-10/2", ["resolution/unga/s-10-2"])]),
        Case(words: "Report ITU-R \u{41C}.2999 and Report ITU-R \u{411}.2999", series: "wrc", expected: [
            ("Report ITU-R \u{41C}.2999", ["instrument/report-itu-r-m-2999"])]),
        Case(words: "Human Rights Council resolution 55/13", series: "unga", expected: [
            ("Human Rights Council resolution 55/13", ["resolution/un-human-rights-council/55-13"])]),
        Case(words: "Resolution B1.9 (2000) of the IAU", series: "cgpm", expected: [
            ("Resolution B1.9 (2000) of the IAU", ["resolution/iau/b1-9/2000"])]),
        Case(words: "in resolution WHA65.8 in May 2012", series: "wha", expected: [
            ("resolution WHA65.8 in May 2012", ["resolution/wha/65-8/2012"])]),
        Case(words: "his report (S/2014/827) and A/AC.297/2025/3", series: "unsc", expected: [
            ("S/2014/827", ["instrument/s-2014-827"]), ("A/AC.297/2025/3", ["instrument/a-ac-297-2025-3"])]),
        Case(words: "Article 1, paragraphs 1 to 4, of the Charter of the United Nations", series: "unsc", expected: [
            ("Article 1, paragraphs 1 to 4, of the Charter of the United Nations", ["instrument/charter-of-the-united-nations#art-1"])]),
        Case(words: "Article 6, 1921, of the Rules annexed to the Metre Convention", series: "cgpm", expected: [
            ("Article 6, 1921, of the Rules annexed to the Metre Convention", ["instrument/regulations-annexed-to-the-metre-convention#art-6"])]),
        Case(words: "rule 28 of its provisional rules of procedure", series: "unsc", expected: [
            ("rule 28 of its provisional rules of procedure", ["instrument/unsc-provisional-rules-of-procedure#rule-28"])]),
        Case(words: "the North Atlantic Treaty Organization", series: "unsc", expected: []),
        Case(words: "No. 9 of the ITU Constitution", expected: [
            ("No. 9 of the ITU Constitution", ["instrument/itu-constitution#no-9"])]),
        Case(words: "No. 119 of the Constitution and Nos. 151 to 153 (relating to ITU-R), Nos. 211 and 214 and No. 215 of the Convention", expected: [
            ("No. 119 of the Constitution", ["instrument/itu-constitution#no-119"]),
            ("Nos. 151 to 153", ["instrument/itu-convention#no-151", "instrument/itu-convention#no-152", "instrument/itu-convention#no-153"]),
            ("Nos. 211 and 214", ["instrument/itu-convention#no-211", "instrument/itu-convention#no-214"]),
            ("No. 215 of the Convention", ["instrument/itu-convention#no-215"])]),
        Case(words: "Nos. 86-87 and 134\u{2013}135 of the ITU Constitution", expected: [
            ("Nos. 86-87", ["instrument/itu-constitution#no-86", "instrument/itu-constitution#no-87"]),
            ("134\u{2013}135 of the ITU Constitution", ["instrument/itu-constitution#no-134", "instrument/itu-constitution#no-135"])]),
        Case(words: "Chapter III of the Constitution and Section 6 of the ITU Convention", expected: [
            ("Chapter III of the Constitution", ["instrument/itu-constitution#chapter-III"]),
            ("Section 6 of the ITU Convention", ["instrument/itu-convention#section-6"])]),
        Case(words: "the ITU Constitution and Convention", expected: [
            ("ITU Constitution and Convention", ["instrument/itu-constitution", "instrument/itu-convention"])]),
        Case(words: "Recommendation ITU-T A.23", expected: [
            ("Recommendation ITU-T A.23", ["instrument/recommendation-itu-t-a-23"])]),
        Case(words: "the agreement between ISO/IEC and ITU-T", expected: [
            ("the agreement between ISO/IEC and ITU-T", ["instrument/agreement-between-iso-iec-and-itu-t"])]),
        Case(words: "any new Recommendations and the relevant Questions", expected: []),
        Case(words: "the band 47.2-50.2 GHz and 3 meetings in 2018", expected: []),
        Case(words: "this resolution", expected: []),
    ]

    @Test("Words point to these targets", arguments: cases)
    func targets(_ test: Case) {
        let revision = RecognitionFixture.recognized(
            "considering", keyword: "considering", items: [test.words], kind: .preambularClause, series: test.series)
        let found = revision.references.map { (revision.components[$0.component].passage.text(in: $0.citedText), $0.targets.map(RecognitionFixture.path)) }
        #expect(found.map(\.0) == test.expected.map(\.0))
        #expect(found.map(\.1) == test.expected.map(\.1))
    }

    @Test("A bare repeat belongs to the body with which the text named the act before")
    func repeated() {
        let revision = RecognitionFixture.recognized(
            "considering", keyword: "considering", items: ["Resolution 5 (Rev. Kigali, 2022) of WTDC;", "Resolution 5 (Rev. Kigali, 2022)"], kind: .preambularClause)
        #expect(revision.references.map { $0.targets.map(RecognitionFixture.path) } == Array(repeating: ["resolution/wtdc/5/kigali-2022"], count: 2))
    }

    @Test("An item of this text is pointed to by its fragment")
    func internalItem() {
        let revision = RecognitionFixture.recognized("resolves", keyword: "resolves", items: ["to act as in resolves 2 above;", "to report"])
        #expect(revision.references.map { $0.targets.map(RecognitionFixture.path) } == [["resolution/wtsa/999/geneva-2022#resolves_2"]])
    }

    @Test("Ordinals follow the order in the text, from 1")
    func ordinals() {
        let revision = RecognitionFixture.recognized("considering", keyword: "considering", items: ["Recommendation ITU-T A.1 and WTSA Resolution 1"], kind: .preambularClause)
        #expect(revision.references.map(\.ordinal) == [1, 2])
    }
}
