import Resolutions
import Testing

@Suite("Agents")
struct AgentRecognitionTests {
    /// A phrase and the agents that it names.
    static let phrases: [(String, [String])] = [
        ("the Director of TSB", ["post/director-tsb"]),
        ("the Director of the Telecommunication Standardization Bureau (TSB)", ["post/director-tsb"]),
        ("the Directors of the Radiocommunication Bureau, TSB and BDT and ISC-TF",
            ["post/director-br", "post/director-tsb", "post/director-bdt", "body/isc-tf"]),
        ("the Directors of the Telecommunication Standardization and Telecommunication Development Bureaux",
            ["post/director-tsb", "post/director-bdt"]),
        ("the Directors of the Bureaux", ["group/directors-of-the-bureaux"]),
        ("each Director", ["group/directors-of-the-bureaux"]),
        ("study groups and focus groups of the ITU Telecommunication Standardization Sector",
            ["group/itu-t-study-groups", "group/itu-t-focus-groups"]),
        ("the relevant ITUT study groups", ["group/itu-t-study-groups"]),
        ("the International Telecommunication Union (ITU), the relevant study groups and focus groups of the ITU Telecommunication Standardization Sector (ITU-T)",
            ["body/itu", "group/itu-t-study-groups", "group/itu-t-focus-groups"]),
        ("ITU-T, in particular Study Groups 2 and 3,", ["body/itu-t", "body/itu-t-study-group-2", "body/itu-t-study-group-3"]),
        ("ITU-T and its study groups", ["body/itu-t", "group/itu-t-study-groups"]),
        ("TSAG and RAG and their respective study groups", ["body/tsag", "body/rag", "group/study-groups"]),
        ("the ITU Telecommunication Standardization Sector and the Sectors involved", ["body/itu-t", "group/sectors"]),
        ("the World Telecommunication/Information and Communication Technology (ICT) Policy Forum", ["body/wtpf"]),
        ("the Government of Arcadia", []),
        ("the ITU-T study group concerned", ["group/itu-t-study-groups"]),
        ("the Postal Operations Council (POC) committees", ["group/poc-committees"]),
        ("TSAG, RAG and TDAG", ["body/tsag", "body/rag", "body/tdag"]),
        ("ISO/IEC and ITU-T", ["body/iso", "body/iec", "body/itu-t"]),
        ("ISO/IEC JTC 1", ["body/iso-iec-jtc-1"]),
        ("each Sector's advisory group", ["group/sector-advisory-groups"]),
        ("Member States and Sector Members", ["group/member-states", "group/sector-members"]),
        ("this assembly", ["body/wtsa"]),
        ("experts and officials", []),
    ]

    @Test("A phrase names exactly these agents", arguments: phrases)
    func phrase(_ words: String, _ expected: [String]) {
        let revision = RecognitionFixture.recognized("considering", keyword: "considering", items: ["with " + words], kind: .preambularClause)
        var named: [String] = []
        for mention in revision.mentions where !named.contains(mention.agent.path) { named.append(mention.agent.path) }
        #expect(Set(named) == Set(expected))
    }

    @Test("An acronym that the text defines stands for the agent from there on")
    func definedAcronym() {
        let revision = RecognitionFixture.recognized(
            "considering", keyword: "considering",
            items: ["that the Universal Postal Union (UPOU) meets;", "that UPOU reports;"], kind: .preambularClause)
        #expect(revision.mentions.map(\.agent.path) == ["body/upu", "body/upu"])
    }

    @Test("Each mention bears the words that name the agent")
    func ranges() {
        let revision = RecognitionFixture.recognized("considering", keyword: "considering", items: ["that TSAG met"], kind: .preambularClause)
        #expect(revision.mentions.map { revision.components[$0.component].passage.text(in: $0.range) } == ["TSAG"])
    }
}
