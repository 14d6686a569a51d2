import Resolutions
import Testing

@Suite("Directives")
struct DirectiveRecognitionTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var heading: String
        var keyword: String
        var item: String
        var series = "wtsa"
        var kind: DirectiveKind
        var modality: Modality
        var addressees: [String]
        var roles: [String] = []
        var testDescription: String { heading + " / " + item }
    }

    static let cases: [Case] = [
        Case(heading: "instructs the Director of TSB", keyword: "instructs", item: "to report annually to TSAG on progress;",
            kind: .instruction, modality: .instruction, addressees: ["post/director-tsb"], roles: ["reportRecipient body/tsag"]),
        Case(heading: "invites", keyword: "invites", item: "TSAG and RAG to assist ISCG in its work,",
            kind: .invitation, modality: .invitation, addressees: ["body/tsag", "body/rag"], roles: ["assisted body/iscg"]),
        Case(heading: "resolves", keyword: "resolves", item: "to request the Director of TSB, in consultation with TSAG, to review the list;",
            kind: .request, modality: .request, addressees: ["post/director-tsb"], roles: ["consultee body/tsag"]),
        Case(heading: "resolves", keyword: "resolves", item: "to continue inviting ISO and IEC to examine, through TSAG, the programme",
            kind: .invitation, modality: .invitation, addressees: ["body/iso", "body/iec"], roles: ["channel body/tsag"]),
        Case(heading: "resolves", keyword: "resolves", item: "to cooperate with UPU on common matters;",
            kind: .determination, modality: .infinitive, addressees: [], roles: ["collaborator body/upu"]),
        Case(heading: "resolves", keyword: "resolves", item: "that TSAG shall not meet,",
            kind: .determination, modality: .shallNot, addressees: ["body/tsag"]),
        Case(heading: "resolves", keyword: "resolves", item: "that the matter should be studied by ITU-T study groups;",
            kind: .determination, modality: .should, addressees: ["group/itu-t-study-groups"]),
        Case(heading: "resolves", keyword: "resolves", item: "that the report concerning the matter indicate the status",
            kind: .determination, modality: .declarative, addressees: []),
        Case(heading: "resolves", keyword: "resolves", item: "that the Director of TSB shall cooperate with the Directors of the other two Bureaux",
            kind: .determination, modality: .shall, addressees: ["post/director-tsb"],
            roles: ["collaborator post/director-br", "collaborator post/director-bdt"]),
        Case(heading: "instructs the Director of TSB, in collaboration with the Director of BDT", keyword: "instructs", item: "to act;",
            kind: .instruction, modality: .instruction, addressees: ["post/director-tsb"], roles: ["collaborator post/director-bdt"]),
        Case(heading: "", keyword: "", item: "Requests the Secretary-General to submit to the General Assembly a report on the matter;", series: "unga",
            kind: .request, modality: .request, addressees: ["post/un-secretary-general"], roles: ["reportRecipient body/unga"]),
        Case(heading: "", keyword: "", item: "Decides to remain seized of the matter.", series: "unsc",
            kind: .determination, modality: .infinitive, addressees: []),
        Case(heading: "resolves", keyword: "resolves", item: "to encourage TSAG, in windy years, to satisfy the need for kites;",
            kind: .exhortation, modality: .exhortation, addressees: ["body/tsag"]),
        Case(heading: "resolves", keyword: "resolves", item: "that, if information results in rain, those kites that caused this result shall not be flown;",
            kind: .determination, modality: .shallNot, addressees: []),
        Case(heading: "resolves", keyword: "resolves", item: "to this effect, that administration shall send a kite;",
            kind: .determination, modality: .shall, addressees: ["group/administrations"]),
        Case(heading: "instructs the Director of TSB", keyword: "instructs", item: "that, once the list is closed, it shall be published;",
            kind: .instruction, modality: .instruction, addressees: ["post/director-tsb"]),
        Case(heading: "invites the ITU Council", keyword: "invites", item: "to fix the date;",
            kind: .invitation, modality: .invitation, addressees: ["body/council"]),
        Case(heading: "", keyword: "", item: "Demands that the river pilots stop all work;", series: "unsc",
            kind: .instruction, modality: .instruction, addressees: ["group/river-pilots"]),
        Case(heading: "", keyword: "", item: "Invites and encourages the Secretary-General to attend;", series: "unga",
            kind: .invitation, modality: .invitation, addressees: ["post/un-secretary-general"]),
        Case(heading: "", keyword: "", item: "Calls for an immediate end to the flood;", series: "unsc",
            kind: .request, modality: .declarative, addressees: []),
        Case(heading: "", keyword: "", item: "Welcomes the outcome of the meeting;", series: "unga",
            kind: .declaration, modality: .declarative, addressees: []),
    ]

    @Test("A clause lays this down", arguments: cases)
    func clause(_ test: Case) throws {
        let revision = RecognitionFixture.recognized(test.heading, keyword: test.keyword, items: [test.item], series: test.series)
        let directive = try #require(revision.directives.first)
        #expect(revision.directives.count == 1)
        #expect(directive.kind == test.kind)
        #expect(directive.modality == test.modality)
        #expect(directive.addressees.map(\.path) == test.addressees)
        #expect(Set(directive.roles.map { "\($0.role.rawValue) \($0.agent.path)" }) == Set(test.roles))
    }

    @Test("A table between the clauses lays nothing down", arguments: ["TABLE 1 Kites by day of the week", "Day | Kites | Wind Monday | 3 | 4 which shall rise"])
    func table(text: String) {
        #expect(RecognitionFixture.recognized("resolves", keyword: "resolves", items: [text]).directives.isEmpty)
    }

    @Test("Whoever 'it' may mean is less than certain where the clause names several")
    func pronoun() {
        let revision = RecognitionFixture.recognized(
            "resolves", keyword: "resolves",
            items: ["that, if TSAG has informed RAG, it shall act;", "that, if TSAG has met, it shall act;"])
        #expect(revision.directives.map { $0.addressees.map(\.path) } == [["body/tsag"], ["body/tsag"]])
        #expect(revision.directives.map(\.confidence) == [0.8, nil])
    }

    @Test("A directive whose verb needs an addressee, where the text names none, is reported")
    func missingAddressee() {
        let revision = RecognitionFixture.recognized(
            "", keyword: "", items: ["Calls for an immediate end to the flood;"], series: "unsc")
        #expect(revision.diagnostics.map(\.code) == [.missingAddressee])
    }

    @Test("A sentence with a subject of its own is told to nobody whom the heading addresses")
    func sentenceOfItsOwn() {
        let revision = RecognitionFixture.recognized(
            "instructs the Director of TSB", keyword: "instructs", items: ["The river will rise again in spring."])
        #expect(revision.directives.isEmpty)
        #expect(revision.diagnostics.isEmpty)
    }

    @Test("The words of an action end before a purpose that only its items give")
    func purposeOfItems() throws {
        let revision = RecognitionFixture.recognized(
            "instructs the Director of TSB", keyword: "instructs", items: ["to cooperate with UPU, in order to:"])
        let directive = try #require(revision.directives.first)
        #expect(revision.text(directive.actionText, of: directive) == "to cooperate with UPU")
    }

    @Test("Preambular clauses have no directives, whatever verbs they use")
    func preamble() {
        let revision = RecognitionFixture.recognized(
            "recalling", keyword: "recalling", items: ["that Resolution 1 instructs the Director of TSB to report"], kind: .preambularClause)
        #expect(revision.directives.isEmpty)
    }

    @Test("An annex clause has a directive only where an actor is told to act", arguments: [
        ("TSAG shall designate a chair.", 1), ("The group shall be open to all.", 0), ("The procedure shall be applied.", 0),
        ("It may be appropriate to share work.", 0), ("A group may be established by TSAG or by RAG.", 1),
        ("TSAG shall prepare a draft; this draft shall be submitted by the Director of TSB to ISCG.", 2),
    ])
    func annex(_ words: String, _ count: Int) {
        let revision = RecognitionFixture.recognized("", keyword: "", items: [words], kind: .annexClause)
        #expect(revision.directives.count == count)
        #expect(revision.directives.allSatisfy { $0.kind == .proceduralRule })
    }

    @Test("A further main clause with another actor is a second directive with its own words")
    func secondDirective() throws {
        let revision = RecognitionFixture.recognized(
            "", keyword: "", items: ["The cost shall be supported by TSAG in full and each Director shall include the sums."], kind: .annexClause)
        try #require(revision.directives.count == 2)
        #expect(revision.directives.map(\.ordinal) == [1, 2])
        #expect(revision.directives.map { revision.text($0.actionText, of: $0) } == [
            "The cost shall be supported by TSAG in full", "each Director shall include the sums",
        ])
    }

    @Test("The action text leaves out the addressee before the infinitive and closing punctuation")
    func actionText() throws {
        let revision = RecognitionFixture.recognized("invites", keyword: "invites", items: ["TSAG to meet; and"])
        let directive = try #require(revision.directives.first)
        #expect(revision.text(directive.actionText, of: directive) == "to meet")
    }

    @Test("An addressee that no authority knows becomes a group, labelled as printed, with a diagnostic")
    func coined() throws {
        let revision = RecognitionFixture.recognized("", keyword: "", items: ["Invites the beekeepers of Geneva to attend;"], series: "unga")
        let directive = try #require(revision.directives.first)
        #expect(directive.addressees.map(\.path) == ["group/beekeepers-of-geneva"])
        #expect(directive.confidence.map { $0 < 1 } == true)
        #expect(revision.coinedAgents.map(\.label) == ["beekeepers of Geneva"])
        #expect(revision.diagnostics.contains { $0.code == .unknownActor })
    }

    @Test("Conditions are found, hedges are none", arguments: [
        ("that, if two groups agree, TSAG shall meet", ["if two groups agree"]), ("that TSAG shall meet, if necessary", []),
        ("that TSAG may, in special cases, meet", ["in special cases"]),
    ])
    func conditions(_ item: String, _ expected: [String]) throws {
        let revision = RecognitionFixture.recognized("resolves", keyword: "resolves", items: [item])
        let directive = try #require(revision.directives.first)
        #expect(directive.conditions.map { revision.text($0.range, of: directive) } == expected)
    }

    @Test("Topics are split at commas, and the last member at the conjunction between noun phrases", arguments: [
        ("that TSAG should study issues such as quality of service (QoS), electronic services and security of payment,",
            ["quality of service", "electronic services", "security of payment"]),
        ("that TSAG should study areas such as tariffs, new and emerging networks, including radio", ["tariffs", "new and emerging networks"]),
        ("that TSAG should study agreements such as memoranda", []),
        ("that TSAG should fly over areas such as rural and remote areas", []),
    ])
    func topics(_ item: String, _ expected: [String]) {
        let revision = RecognitionFixture.recognized("resolves", keyword: "resolves", items: [item])
        #expect(revision.topics.map(\.label) == expected)
    }

    @Test("No input makes the recogniser stop", arguments: [
        "", ",", "to", "that", "to request", "to request to", "(((((", ")))", "shall", "by by by", "to to to :", "and/or", "Resolution", "Nos.",
        "Nos. -", "Nos. 1 to", "No. 99999999999999999999 of the Constitution", "such as", "if", "the the the", "’s", "\u{FFFD}\u{0003}", "resolves",
        "Annexes", "considering a)", "Requests", "in accordance with", "to continue to continue to continue",
    ])
    func robust(_ words: String) {
        for keyword in ["resolves", "invites", ""] {
            _ = RecognitionFixture.recognized(keyword, keyword: keyword, items: [words, words + " " + words])
            _ = RecognitionFixture.recognized("instructs " + words, keyword: "instructs", items: [words])
        }
        _ = RecognitionFixture.recognized("", keyword: "", items: [words], kind: .annexClause)
    }
}
