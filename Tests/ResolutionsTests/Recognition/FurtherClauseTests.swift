import Resolutions
import Testing

@Suite("Paragraphs with several main clauses")
struct FurtherClauseTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var item: String
        var series = "unga"
        var kind = ComponentKind.operativeClause
        /// Kind, lemma and addressees of each directive.
        var expected: [String]
        var testDescription: String { item }
    }

    static let cases: [Case] = [
        Case(item: "Welcomes the kites, and requests the Secretary-General to review them;", expected: ["declaration welcome", "request request post/un-secretary-general"]),
        Case(item: "Requests the Secretary-General to report, and decides to remain seized of the matter;",
            expected: ["request request post/un-secretary-general", "determination decide"]),
        Case(item: "Notes the wind, and stresses the rain;", expected: ["declaration note"]),
        Case(item: "Reaffirms that Iceland must act, encourages Norway and Peru to stop, and underlines the wind;",
            expected: ["declaration reaffirm group/iceland", "exhortation encourage group/norway group/peru"]),
        Case(item: "Recognizes that some States may act;", expected: ["declaration recognize"]),
        Case(item: "Further to counter the wind, calls upon all States to stop;", expected: ["exhortation call upon group/all-states"]),
        Case(item: "Noting the wind, further decides that all States shall stop;", expected: ["determination decide group/all-states"]),
        Case(item: "Authorizes the Secretary-General to number the kites;", expected: ["authorization authorize post/un-secretary-general"]),
        Case(item: "Demands the full return of the kites by Iceland;", series: "unsc", expected: ["instruction demand group/iceland"]),
        Case(item: "Reiterates its call upon Member States to stop;", expected: ["declaration reiterate group/un-member-states"]),
        Case(item: "Calls upon the Government of Iceland to act;", expected: ["exhortation call upon group/government-of-iceland"]),
        Case(item: "Demands that Iceland, the windy island, stop all work;", series: "unsc", expected: ["instruction demand group/iceland"]),
        Case(item: "Requests the Working Group on Paper Kites to meet;", series: "unsc", expected: ["request request group/working-group-on-paper-kites"]),
        Case(item: "Urges intergovernmental and non-governmental organizations to act;",
            expected: ["exhortation urge group/international-organizations group/non-governmental-organizations"]),
        Case(item: "Decides that Iceland and Norway are requested to count the kites;", expected: ["request request group/iceland group/norway"]),
        Case(item: "Decides that, in this light, Iceland is also invited, if it so wishes, to count the kites;", expected: ["invitation invite group/iceland"]),
        Case(item: "Decides that Iceland, which is invited to the fair, shall count the kites;", expected: ["determination decide group/iceland"]),
        Case(item: "Decides that Iceland be instructed to count the kites;", expected: ["instruction instruct group/iceland"]),
        Case(item: "Decides that Iceland shall ensure that Norway is urged to count the kites;", expected: ["determination decide group/iceland"]),
        Case(item: "Notes that Iceland is invited to count the kites;", expected: ["declaration note"]),
        Case(item: "We call upon Iceland to act.", kind: .annexClause, expected: ["proceduralRule call upon group/iceland"]),
        Case(item: "We recall the wind.", kind: .annexClause, expected: []),
        Case(item: "Welcomes and further encourages the flight of kites;", expected: ["declaration welcome"]),
        Case(item: "Recommends relevant bodies take steps;", expected: ["exhortation recommend group/bodies"]),
        Case(item: "Encourages cooperation among organizations in support of kites;", expected: ["exhortation encourage"]),
        Case(item: "Member States are encouraged to fly kites.", kind: .annexClause, expected: ["proceduralRule encourage group/un-member-states"]),
        Case(item: "In any wind, all parties must stop.", kind: .annexClause, expected: ["proceduralRule must group/parties"]),
        Case(item: "Decides also that Iceland shall stop.", kind: .annexClause, expected: ["proceduralRule shall group/iceland"]),
        Case(item: "The submitting administration may either withdraw or modify its kite.", kind: .annexClause, expected: ["proceduralRule may group/administrations"]),
        Case(item: "The Secretary-General is responsible for counting the kites.", kind: .annexClause, expected: ["proceduralRule be responsible post/un-secretary-general"]),
        Case(item: "On receipt of this kite the Secretary-General shall count it.", kind: .annexClause, expected: ["proceduralRule shall post/un-secretary-general"]),
        Case(item: "For the kites of the Secretary-General shall apply the old map.", kind: .annexClause, expected: []),
        Case(item: "When kites are lost, the Secretary-General is to count the rest.", kind: .annexClause, expected: ["proceduralRule be to post/un-secretary-general"]),
        Case(item: "The Secretary-General is to be thanked.", kind: .annexClause, expected: []),
        Case(item: "If the wind turns, either State may ask the Secretary-General to stop, and the Secretary-General shall consult Iceland.", kind: .annexClause,
            expected: ["proceduralRule may group/all-states", "proceduralRule shall post/un-secretary-general"]),
        Case(item: "The Secretary-General is responsible.", kind: .annexClause, expected: []),
        Case(item: "The administration for that kite shall cooperate with the finder.", kind: .annexClause, expected: ["proceduralRule shall group/administrations"]),
        Case(item: "Stresses that Iceland's advice should include kites.", kind: .annexClause, expected: []),
    ]

    @Test("Each main clause in which somebody else acts lays down a directive", arguments: cases)
    func clauses(_ test: Case) {
        let revision = RecognitionFixture.recognized("", keyword: "", items: [test.item], kind: test.kind, series: test.series)
        let found = revision.directives.map { ([$0.kind.rawValue, $0.governingVerb] + $0.addressees.map(\.path)).joined(separator: " ") }
        #expect(found == test.expected)
        #expect(revision.directives.map(\.ordinal) == Array(1...max(found.count, 1)).prefix(found.count).map { $0 })
    }

    @Test("Whoever is to adopt or endorse the result is its approver", arguments: ["approval", "review and adoption", "possible endorsement"])
    func approver(act: String) throws {
        let revision = RecognitionFixture.recognized(
            "resolves", keyword: "resolves", items: ["that the list of kites shall be submitted for \(act) by the Council;"])
        #expect(try #require(revision.directives.first).roles == [RoleAssignment(.approver, AgentIdentifier("body/council"))])
    }

    @Test("In a text of the Security Council the Council is that Council")
    func issuerByItsLastWord() throws {
        let revision = RecognitionFixture.recognized(
            "", keyword: "", items: ["Requests the Secretary-General to report to the Council;"], series: "unsc")
        let directive = try #require(revision.directives.first)
        #expect(directive.roles.map(\.agent.path) == ["body/unsc"])
    }

    @Test("A name that the text gives in quotation marks means the same body further on")
    func alias() throws {
        let revision = RecognitionFixture.recognized(
            "", keyword: "", items: ["Urges the Tribunal to act;"], series: "unsc",
            before: ["Recalling the International Tribunal for the former Yugoslavia (\u{201C}the Tribunal\u{201D}),"])
        #expect(revision.directives.first?.addressees.map(\.path) == ["body/icty"])
    }
}
