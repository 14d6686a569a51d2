import Resolutions
import Testing

/// Invented paragraphs in the forms of the United Nations, the World Health Assembly and the Metre Convention.
@Suite("Whom the texts of the world's assemblies tell to act")
struct WorldFormTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var item: String
        var series = "unga"
        var before: [String] = []
        /// Kind, lemma, addressees, and `role=actor` for each role of each directive.
        var expected: [String]
        var testDescription: String { item }
    }

    private static func facts(_ test: Case) -> [String] {
        let revision = RecognitionFixture.recognized("", keyword: "", items: [test.item], series: test.series, before: test.before)
        return revision.directives.map { directive in
            let roles = directive.roles.map { "\($0.role.rawValue)=\($0.agent.path)" }.sorted()
            return ([directive.kind.rawValue, directive.governingVerb] + directive.addressees.map(\.path) + roles).joined(separator: " ")
        }
    }

    static let namesTable: [Case] = [
        Case(item: "Urges the parties concerned to stop;", series: "unsc", expected: ["exhortation urge group/parties"]),
        Case(item: "Urges the parties directly concerned and all others concerned to stop;", series: "unsc",
            expected: ["exhortation urge group/parties group/others"]),
        Case(item: "Demands that the authorities of Iceland and all others concerned respect the kites;", series: "unsc",
            expected: ["instruction demand group/authorities-of-iceland group/others"]),
        Case(item: "Calls upon the Kite Verification Mission in Iceland to act;", series: "unsc",
            expected: ["exhortation call upon group/kite-verification-mission-in-iceland"]),
        Case(item: "Calls upon the local authorities in Iceland to act;", series: "unsc", expected: ["exhortation call upon group/local-authorities-in-iceland"]),
        Case(item: "Calls upon the parties in this regard to act;", series: "unsc", expected: ["exhortation call upon group/parties"]),
        Case(item: "Urges all States Parties to the Convention on Biological Diversity to act;", series: "unga",
            expected: ["exhortation urge group/states-parties-to-the-convention-on-biological-diversity"]),
        Case(item: "Urges all States Parties to promote the Convention on Biological Diversity;", series: "unga", expected: ["exhortation urge group/states-parties"]),
        Case(item: "Urges all States not Parties to the Convention on Biological Diversity to join it;", series: "unga",
            expected: ["exhortation urge group/states-not-parties-to-the-convention-on-biological-diversity"]),
        Case(item: "Calls upon all States, in particular States neighbouring Iceland, to act;", series: "unsc",
            expected: ["exhortation call upon group/all-states group/states-neighbouring-iceland"]),
        Case(item: "Calls upon all States Parties, and in particular the nuclear-weapon States, to act;",
            expected: ["exhortation call upon group/states-parties group/nuclear-weapon-states"]),
        Case(item: "Urges Governments and foundations also to provide support;", expected: ["exhortation urge group/governments group/foundations"]),
        Case(item: "Urges States that have not ratified the Convention to do so;", expected: ["exhortation urge group/all-states"]),
        Case(item: "Recommends that national governments and international kite bodies provide support;",
            expected: ["exhortation recommend group/governments group/international-kite-bodies"]),
        Case(item: "Encourages national and international kite institutions to act;",
            expected: ["exhortation encourage group/national-kite-institutions group/international-kite-institutions"]),
        Case(item: "Calls upon international, regional and national partners to act;",
            expected: ["exhortation call upon group/international-partners group/regional-partners group/national-partners"]),
        Case(item: "Encourages field-based Kite Missions and Tether Operations to act;", series: "unsc",
            expected: ["exhortation encourage group/field-based-kite-missions group/tether-operations"]),
        Case(item: "Calls upon the five kite States to act;", expected: ["exhortation call upon group/kite-states"]),
        Case(item: "Invites the Heads of the Kite Office, of the Tether Board and of the Wind Agency to act;",
            expected: ["invitation invite group/head-of-the-kite-office group/head-of-the-tether-board group/head-of-the-wind-agency"]),
        Case(item: "Notes that the list may be considered by other international, regional and national bodies;", series: "unsc",
            expected: ["declaration note group/international-bodies group/regional-bodies group/national-bodies"]),
        Case(item: "Reaffirms the duty of all States to settle their disputes;", series: "unsc", expected: ["declaration reaffirm group/all-states"]),
        Case(item: "Encourages the Secretary-General to bring to its attention any kite;", series: "unsc",
            expected: ["exhortation encourage post/un-secretary-general informed=body/unsc"]),
        Case(item: "Invites pertinent regional organisations to act;", expected: ["invitation invite group/regional-organizations"]),
        Case(item: "Invites the Kite Coalition and other non-governmental organizations to act;",
            expected: ["invitation invite group/kite-coalition group/non-governmental-organizations"]),
        Case(item: "Invites the African Union and its Member States to act;",
            expected: ["invitation invite body/african-union group/member-states-of-the-african-union"]),
        Case(item: "Requests the Special Rapporteur on the rights of kites to report;", expected: ["request request group/special-rapporteur-on-the-rights-of-kites"]),
        Case(item: "Calls upon the parties listed in the annex that have not already done so to prepare plans;", series: "unsc",
            expected: ["exhortation call upon group/parties"]),
        Case(item: "Requests its Working Group on Kite Operations to act;", series: "unsc", expected: ["request request group/working-group-on-kite-operations"]),
        Case(item: "Urges Member States, and in particular those with the capacity to do so, as well as donors, to act;",
            expected: ["exhortation urge group/un-member-states group/donors"]),
        Case(item: "Urges Member States in accordance with their national laws and customs to act;", series: "wha",
            expected: ["exhortation urge group/member-states"]),
        Case(item: "Encourages researchers in national metrology institutes and the BIPM to act;", series: "cgpm",
            expected: ["exhortation encourage group/national-metrology-institutes body/bipm"]),
        Case(item: "Requests all Member States and entities of the United Nations system to act;",
            expected: ["request request group/un-member-states group/united-nations-system-organizations"]),
        Case(item: "Requests regional and other international organizations to act;",
            expected: ["request request group/regional-organizations group/international-organizations"]),
        Case(item: "Invites the Director-General of FAO to attend;", series: "wha", expected: ["invitation invite group/director-general-of-fao"]),
        Case(item: "Requests the Governments of Iceland and of Norway to act;", series: "unsc",
            expected: ["request request group/government-of-iceland group/government-of-norway"]),
        Case(item: "Appeals to Member States, in each region, as well as to donors, to act;", expected: ["exhortation appeal group/un-member-states group/donors"]),
        Case(item: "Encourages stakeholders, inter alia, Governments and the private sector, to act;",
            expected: ["exhortation encourage group/stakeholders group/governments group/private-sector"]),
        Case(item: "Requests the Agency to act;", expected: ["request request group/agency"]),
        Case(item: "Encourages other organizations such as the World Bank to act;", expected: ["exhortation encourage group/organizations body/world-bank"]),
    ]

    @Test("A name goes as far as the words say which ones are meant", arguments: namesTable)
    func names(_ test: Case) { #expect(Self.facts(test) == test.expected) }

    static let clausesTable: [Case] = [
        Case(item: "Takes note of the report of the Secretary-General, and requests him to review the matter;",
            expected: ["declaration take note", "request request post/un-secretary-general"]),
        Case(item: "Stresses the urgent need for the parties to act;", series: "unsc", expected: ["declaration stress group/parties"]),
        Case(item: "Recognizes the need for a committee to review the kites;", expected: ["declaration recognize"]),
        Case(item: "Reminds Iceland that it has the duty to act;", series: "unsc", expected: ["declaration remind group/iceland"]),
        Case(item: "Reiterates the invitation to States to participate;", expected: ["declaration reiterate group/all-states"]),
        Case(item: "Decides to authorize Member States to act;", series: "unsc", expected: ["authorization authorize group/un-member-states"]),
        Case(item: "Decides to allow Iceland to keep its kites;", series: "wha", expected: ["authorization allow group/iceland"]),
        Case(item: "Welcomes a wind which saves time and allows pilots to act;", expected: ["declaration welcome"]),
        Case(item: "Urges Iceland to act, and in particular calls upon Norway to stop;", series: "unsc",
            expected: ["exhortation urge group/iceland", "exhortation call upon group/norway"]),
        Case(item: "Urges Iceland to act as well as encourages Norway to stop;", expected: ["exhortation urge group/iceland", "exhortation encourage group/norway"]),
        Case(item: "Urges Iceland to ratify the Treaty, and all States Parties to promote it;",
            expected: ["exhortation urge group/iceland", "exhortation urge group/states-parties"]),
        Case(item: "Urges all Member States, especially Iceland, and invites donors to support the work;",
            expected: ["exhortation urge group/un-member-states group/iceland", "invitation invite group/donors"]),
        Case(item: "Encourages the continuing involvement of regional organizations in the work;", expected: ["exhortation encourage group/regional-organizations"]),
        Case(item: "Delegates to the Executive Board the choice of kites;", series: "wha", expected: ["authorization delegate body/who-executive-board"]),
        Case(item: "Welcomes the Office of the Special Adviser, and requests that Office to act;", series: "unsc",
            expected: ["declaration welcome", "request request group/office-of-the-special-adviser"]),
        Case(item: "Recommends to the Member States that they act;", expected: ["exhortation recommend group/un-member-states"]),
        Case(item: "Requests the regional committees to discuss the plan and the Executive Board to review it;", series: "wha",
            expected: ["request request group/who-regional-committees", "request request body/who-executive-board"]),
        Case(item: "Requests the Director-General to assist Member States and the Executive Board to act;", series: "wha",
            expected: ["request request post/who-director-general assisted=body/who-executive-board assisted=group/member-states"]),
        Case(item: "Expresses its conviction that Iceland should act;", expected: ["declaration express group/iceland"]),
        Case(item: "Calls for an end to the wind;", series: "unsc", expected: ["request call for"]),
    ]

    @Test("Each clause in which somebody is to act says who", arguments: clausesTable)
    func clauses(_ test: Case) { #expect(Self.facts(test) == test.expected) }

    static let rolesTable: [Case] = [
        Case(item: "Calls for a prompt inquiry and full cooperation with the International Criminal Court;", series: "unsc",
            expected: ["request call for collaborator=body/icc"]),
        Case(item: "Requests the Secretary-General to keep it regularly informed;", series: "unsc",
            expected: ["request request post/un-secretary-general informed=body/unsc"]),
        Case(item: "Decides that Member States shall inform immediately the Security Council of any kite;", series: "unsc",
            expected: ["determination decide group/un-member-states informed=body/unsc"]),
        Case(item: "Urges States to make available personnel to the Kite Mission in Iceland;", series: "unsc",
            expected: ["exhortation urge group/all-states beneficiary=group/kite-mission-in-iceland"]),
        Case(item: "Urges Governments to facilitate participation in the work by countries without laboratories;",
            expected: ["exhortation urge group/governments beneficiary=group/countries-without-laboratories"]),
        Case(item: "Requests the Secretary-General to continue to cooperate with UNESCO;",
            expected: ["request request post/un-secretary-general collaborator=body/unesco"]),
        Case(item: "Decides to consider the item entitled \u{201C}Assistance to Iceland\u{201D};", expected: ["determination decide"]),
        Case(item: "Requests the Secretary-General to transmit the text to all Governments, and to report thereon;",
            expected: ["request request post/un-secretary-general counterparty=group/governments"]),
        Case(item: "Requests the Secretary-General, in consultation with Iceland and, where appropriate, Norway, to act;",
            expected: ["request request post/un-secretary-general consultee=group/iceland consultee=group/norway"]),
        Case(item: "Requests the Secretary-General to report to the Council, through the Special Envoy;", series: "unsc",
            expected: ["request request post/un-secretary-general channel=group/special-envoy reportRecipient=body/unsc"]),
        Case(item: "Reiterates its request to the Secretary-General to seek the views of Iceland and to report to the General Assembly;",
            expected: ["declaration reiterate post/un-secretary-general consultee=group/iceland reportRecipient=body/unga"]),
        Case(item: "Requests the Director-General to complete the text with a view to submitting it, through the Executive Board, for consideration;", series: "wha",
            expected: ["request request post/who-director-general channel=body/who-executive-board"]),
        Case(item: "Requests the Director-General to work with patients\u{2019} organizations;", series: "wha",
            expected: ["request request post/who-director-general collaborator=group/patients-organizations"]),
    ]

    @Test("Those who take part in the action have their roles", arguments: rolesTable)
    func roles(_ test: Case) { #expect(Self.facts(test) == test.expected) }

    static let shortTable: [Case] = [
        Case(item: "Invites the Committee to meet;", before: ["Recalling the work of the Committee on the Peaceful Uses of Outer Space,"],
            expected: ["invitation invite body/copuos"]),
        Case(item: "Requests the Office to meet;", before: ["Recalling the work of the United Nations Office on Drugs and Crime,"],
            expected: ["request request body/unodc"]),
        Case(item: "Requests the Ad Hoc Committee to meet;", before: ["Recalling the Ad Hoc Committee on the Indian Ocean,"],
            expected: ["request request body/unga-ad-hoc-committee-on-the-indian-ocean"]),
        Case(item: "Requests the Kite Committee to meet;", before: ["Recalling the Kite Committee on Strings of 1990,"],
            expected: ["request request group/kite-committee-on-strings"]),
        Case(item: "Requests States to report to the Committee;", series: "unsc",
            before: ["Recalling the Committee established pursuant to paragraph 6 of resolution 1267 (1999),"],
            expected: ["request request group/all-states reportRecipient=body/unsc-1267-committee"]),
        Case(item: "Requests the Committee to meet;", series: "unsc",
            before: ["Recalling the International Committee of the Red Cross and the Committee established by paragraph 6 of resolution 99 (1948),"],
            expected: ["request request group/committee"]),
    ]

    @Test("A short name means whoever the text has named in full", arguments: shortTable)
    func shortNames(_ test: Case) { #expect(Self.facts(test) == test.expected) }
}
