import Resolutions
import Testing

@Suite("Roles")
struct RoleRecognitionTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var item: String
        var heading = "instructs the Director of TSB"
        var series = "wtsa"
        var roles: [String]
        var testDescription: String { item }
    }

    static let cases: [Case] = [
        // Somebody whom no authority knows.
        Case(item: "to draw the map in cooperation with other relevant cartographic bodies;", roles: ["collaborator group/cartographic-bodies"]),
        Case(item: "to cooperate with UPU and other relevant organizations;", roles: ["collaborator body/upu", "collaborator group/organizations"]),
        Case(item: "to cooperate with UPU and to repair the fences of organizations;", roles: ["collaborator body/upu"]),
        Case(item: "to draw, in partnership with kite sponsors, UPU and the Kite Federation, the map;",
            roles: ["collaborator group/kite-sponsors", "collaborator body/upu", "collaborator group/kite-federation"]),
        Case(item: "to draw the map together with wind and rain;", roles: []),
        Case(item: "to consult regional and national kite operators on the map;",
            roles: ["consultee group/regional-kite-operators", "consultee group/national-kite-operators"]),
        Case(item: "to consult take-off and landing centres on the map;", roles: ["consultee group/take-off-and-landing-centres"]),
        Case(item: "to collaborate with all relevant parties, including UPU;", roles: ["collaborator body/upu"]),
        Case(item: "to collaborate with the kite partners (e.g. UPU, ISO and others);",
            roles: ["collaborator group/kite-partners", "collaborator body/upu", "collaborator body/iso"]),
        Case(item: "to draw maps through collaboration with UPU;", roles: ["collaborator body/upu"]),
        Case(item: "to report on maps, including through collaboration with UPU;", roles: []),
        Case(item: "to report to the Council and the kite community on the map;", roles: ["reportRecipient body/council", "reportRecipient group/kite-community"]),
        Case(item: "to assist these countries;", roles: []),
        Case(item: "to assist the Ministry of Kites of Iceland;", roles: ["assisted group/ministry-of-kites-of-iceland"]),
        // Nouns of cooperation and consultation as the object of a main verb.
        Case(item: "to maintain and strengthen cooperation with UPU on kites;", roles: ["collaborator body/upu"]),
        Case(item: "to initiate, as soon as possible, the necessary consultations with Member States;", roles: ["consultee group/member-states"]),
        Case(item: "to ensure that ITU-R continues the cooperation with ITU-D;", roles: ["collaborator body/itu-d"]),
        Case(item: "to report on cooperation with UPU;", roles: []),
        Case(item: "to ask personnel working with UPU for kites;", roles: []),
        Case(item: "to continue its collaborative activities on kites with UPU;", roles: ["collaborator body/upu"]),
        Case(item: "that TSAG work with UPU on kites;", heading: "resolves", roles: ["collaborator body/upu"]),
        Case(item: "to engage with UPU on kites;", roles: ["collaborator body/upu"]),
        Case(item: "to work with and inform UPU;", roles: ["collaborator body/upu", "informed body/upu"]),
        Case(item: "to cooperate fully with and provide any kites to UPU;", roles: ["collaborator body/upu", "counterparty body/upu"]),
        // For whom something is meant.
        Case(item: "to encourage the participation of small kite enterprises in the fair;", roles: ["beneficiary group/small-kite-enterprises"]),
        Case(item: "to continue the technical assistance provided to the Government of Iceland;", roles: ["beneficiary group/government-of-iceland"]),
        Case(item: "to refrain from providing support to kite companies;", roles: []),
        Case(item: "to raise funds to enable developing countries to participate;", roles: ["beneficiary group/developing-countries"]),
        // Reports.
        Case(item: "Requests the Secretary-General to report to the Kite Committee within two weeks;", heading: "", series: "unsc",
            roles: ["reportRecipient group/kite-committee"]),
        Case(item: "Requests the Secretary-General to keep the Council regularly informed;", heading: "", series: "unsc", roles: ["informed body/unsc"]),
        Case(item: "Requests the Secretary-General to consult the States of the region;", heading: "", series: "unga",
            roles: ["consultee group/states-of-the-region"]),
        Case(item: "Requests the Secretary-General to consult Iceland and other concerned States;", heading: "", series: "unga",
            roles: ["consultee group/iceland", "consultee group/other-states"]),
        Case(item: "to report to WRC-27 on kites;", series: "wrc", roles: ["reportRecipient body/wrc"]),
        Case(item: "to read Resolution 1 (WRC-27) to the Council;", series: "wrc", roles: []),
        Case(item: "to fly kites in order to ensure rain and to report progress to the next session of the Council;", roles: ["reportRecipient body/council"]),
        Case(item: "with a view to training, to examine and report to the Council how kites fly;", roles: ["reportRecipient body/council"]),
        Case(item: "to include kites in his report to the Council;", roles: ["reportRecipient body/council"]),
        // Insertions between the verb and those with whom or for whom.
        Case(item: "to collaborate on paper kites, as appropriate, with UPU;", roles: ["collaborator body/upu"]),
        Case(item: "to collaborate on kites associated with UPU;", roles: []),
        Case(item: "to cooperate with UPU, and with other relevant kite bodies, on the map;", roles: ["collaborator body/upu", "collaborator group/kite-bodies"]),
        Case(item: "to provide assistance, as required, to any administration;", roles: ["beneficiary group/administrations"]),
        Case(item: "to draw, with the cooperation of UPU, the map;", roles: ["collaborator body/upu"]),
        Case(item: "to make suitable arrangements to keep UPU informed;", roles: ["informed body/upu"]),
        Case(item: "to send the map to the Secretary-General (with a copy to UPU);", roles: ["counterparty post/secretary-general", "informed body/upu"]),
        Case(item: "to send the map to UPU for approval;", roles: ["counterparty body/upu", "approver body/upu"]),
        Case(item: "to support and encourage UPU to fly;", roles: ["assisted body/upu"]),
        Case(item: "to fly kites in order to benefit Member States;", roles: ["beneficiary group/member-states"]),
        Case(item: "to study measures that will enable and assist Member States to fly kites;", roles: ["beneficiary group/member-states"]),
        Case(item: "to foster the e-participation of Member States;", roles: ["beneficiary group/member-states"]),
        Case(item: "to support developing and least-developed countries;", roles: ["assisted group/developing-countries", "assisted group/least-developed-countries"]),
        Case(item: "to work closely, where appropriate, with UPU;", roles: ["collaborator body/upu"]),
        Case(item: "to cooperate with one another and with UPU;", roles: ["collaborator body/upu"]),
        Case(item: "to cooperate with each other;", roles: []),
        Case(item: "to send to UPU for its consideration and approval the map;", roles: ["counterparty body/upu", "approver body/upu"]),
        Case(item: "to fly kites after approval by UPU;", roles: ["approver body/upu"]),
        Case(item: "to provide support to UPU and to Member States;", roles: ["beneficiary body/upu", "beneficiary group/member-states"]),
        Case(item: "to build the capacity of Member States;", roles: ["beneficiary group/member-states"]),
        Case(item: "to help Member States to fly kites;", roles: ["assisted group/member-states"]),
        Case(item: "to draw the map in coordination with neighbouring countries;", roles: ["collaborator group/neighbouring-countries"]),
        Case(item: "to draw the map by involving countries;", roles: []),
        Case(item: "to consult, if so requested by UPU, with administrations of Region 2;", roles: ["consultee group/administrations", "requestedBy body/upu"]),
        Case(item: "to assist, through UPU, Member States in flying kites;", roles: ["assisted group/member-states", "channel body/upu"]),
        Case(item: "to bring the map to the attention of the Secretary-General of IMO;", roles: ["informed post/imo-secretary-general"]),
        Case(item: "to bring the map to the attention of the Secretary-General of UPU;", roles: []),
        Case(item: "to report the results to the next competent conference;", series: "wrc", roles: ["reportRecipient body/wrc"]),
        Case(item: "that TSAG, when requested by ISCG, shall assist UPU;", heading: "resolves", roles: ["requestedBy body/iscg", "assisted body/upu"]),
        Case(item: "to provide Member States, in particular developing countries, with technical assistance;",
            roles: ["beneficiary group/member-states", "beneficiary group/developing-countries"]),
        Case(item: "to provide UPU with a map;", roles: []),
        Case(item: "that TSAG shall draw the map, and shall report thereon to the Council;", heading: "resolves", roles: ["reportRecipient body/council"]),
        // What has been done through somebody is not done through him now.
        Case(item: "to promote maps developed through the ITU-T study groups;", roles: []),
        // A group may deal with others of its kind, and those that a participle describes are of it.
        Case(item: "that administrations shall consult the neighbouring administrations;", heading: "resolves", series: "wrc",
            roles: ["consultee group/administrations"]),
        Case(item: "that administrations shall, during the flight of the kites and upon request by the requesting administration, inform the requesting administration;",
            heading: "resolves", series: "wrc", roles: ["requestedBy group/administrations", "informed group/administrations"]),
        Case(item: "that, when coordination between administrations is being effected, the old limits shall be used;", heading: "resolves", series: "wrc", roles: []),
        // Whoever praises binds nobody.
        Case(item: "Welcomes the work done in cooperation with Iceland;", heading: "", series: "unga", roles: []),
    ]

    @Test("The actors beside the addressee are found in their roles", arguments: cases)
    func roles(_ test: Case) throws {
        let revision = RecognitionFixture.recognized(
            test.heading, keyword: test.heading.prefix { $0 != " " }.lowercased(), items: [test.item], series: test.series)
        let directive = try #require(revision.directives.first)
        #expect(directive.roles.map { "\($0.role.rawValue) \($0.agent.path)" } == test.roles)
    }

    @Test("A role filled by somebody whom no authority knows is less than certain, each time, and reported once")
    func coinedRole() {
        let revision = RecognitionFixture.recognized(
            "instructs the Director of TSB", keyword: "instructs",
            items: ["to consult the kite operators;", "to assist the kite operators;", "to assist UPU;"])
        #expect(revision.directives.map(\.confidence) == [0.7, 0.7, nil])
        #expect(revision.coinedAgents.map(\.label) == ["kite operators"])
        #expect(revision.diagnostics.map(\.code) == [.unknownActor])
    }

    @Test("The States of a region are not all States")
    func statesOfTheRegion() throws {
        let revision = RecognitionFixture.recognized("", keyword: "", items: ["Calls upon the States of the region to act;"], series: "unga")
        #expect(try #require(revision.directives.first).addressees.map(\.path) == ["group/states-of-the-region"])
    }

    @Test("The Union is the issuer's own, whatever union the text has named")
    func ownUnion() throws {
        let revision = RecognitionFixture.recognized(
            "resolves", keyword: "resolves", items: ["that the African Telecommunications Union be thanked;", "that the Union shall act;"], series: "wrc")
        #expect(try #require(revision.directives.last).addressees.map(\.path) == ["body/itu"])
    }

    @Test("In a text of the General Conference on Weights and Measures, Member States are its own")
    func ownMemberStates() throws {
        let revision = RecognitionFixture.recognized("", keyword: "", items: ["invites Member States to act;"], series: "cgpm")
        #expect(try #require(revision.directives.first).addressees.map(\.path) == ["group/metre-convention-member-states"])
    }
}
