import Resolutions
import Testing

@Suite("Lead-ins and long clauses")
struct LeadInTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var leadIn: String
        var items: [String]
        /// Modality and addressees of what the lead-in lays down; nil for nothing.
        var first: String?
        /// The same for each item.
        var rest: [String?]
        var heading = "resolves"
        var keyword = "resolves"
        var testDescription: String { leadIn }
    }

    static let cases: [Case] = [
        Case(leadIn: "that, upon receipt of the notice, the Bureau shall:", items: ["promptly publish it;", "examine it;"],
            first: nil, rest: ["shall body/br", "shall body/br"]),
        Case(leadIn: "that the Union, in its choice of places, shall ensure:", items: ["an open process;", "that the costs are low;"],
            first: nil, rest: ["shall body/itu", "shall body/itu"]),
        Case(leadIn: "that the following conditions shall apply to the stations:", items: ["the level shall not exceed 3 dB;", "a quiet hour in the night;"],
            first: nil, rest: ["shall-not ", nil]),
        Case(leadIn: "that administrations flying kites shall use the criteria set forth below:",
            items: ["if a kite is lost near the territory of an administration, consult with that administration;", "strings limited to 3 m;"],
            first: "shall group/administrations", rest: ["declarative group/administrations", "declarative "]),
        Case(leadIn: "that administrations may close their stations; when doing so, administrations should:", items: ["inform IMO;"],
            first: "may group/administrations", rest: ["should group/administrations"]),
        Case(leadIn: "that the Council shall review the changes under the following items:", items: ["the scales of the staff;"],
            first: "shall body/council", rest: [nil]),
        Case(leadIn: "that, based on the latest notice, when:", items: ["the distance is 70 km or less;", "the angle is small, the Bureau shall ask for an explanation;"],
            first: nil, rest: [nil, "shall body/br"]),
        Case(leadIn: "to continue to study, within their mandates:", items: ["the procedures;"], first: nil,
            rest: ["instruction group/itu-r-study-groups"], heading: "instructs ITU-R study groups", keyword: "instructs"),
        Case(leadIn: "to help safety at sea by:", items: ["lighting the harbours;"], first: nil,
            rest: ["invitation group/administrations"], heading: "invites administrations", keyword: "invites"),
        Case(leadIn: "to prepare a report to the Council which includes, inter alia, facts on:", items: ["numbers;"],
            first: "instruction post/secretary-general", rest: [nil], heading: "instructs the Secretary-General", keyword: "instructs"),
    ]

    @Test("A lead-in that its items complete leaves the directives to them", arguments: cases)
    func leadIn(_ test: Case) {
        var revision = RecognitionFixture.revision(test.heading, keyword: test.keyword, items: [test.leadIn], series: "wrc")
        let parent = revision.components.count - 1
        for (index, item) in test.items.enumerated() {
            revision.components.append(
                Component(
                    kind: .operativeClause, fragment: revision.components[parent].fragment + "_\(index + 1)", parent: parent,
                    keyword: test.keyword, passage: Passage(item)))
        }
        RecognitionFixture.recognizer.recognize(&revision)
        func said(_ component: Int) -> String? {
            revision.directives.first { $0.component == component }.map { directive in
                directive.modality.rawValue + " " + directive.addressees.map(\.path).joined(separator: ",")
            }
        }
        #expect(said(parent) == test.first)
        for (index, expected) in test.rest.enumerated() { #expect(said(parent + 1 + index) == expected) }
    }

    static let subjects: [(String, String, [String])] = [
        ("that, for stations to which resolves 1 applies, and for which a notice is sent to the Bureau, the notifying administration shall answer;",
            "shall", ["group/notifying-administrations"]),
        ("that, if the notifying administration has told the Bureau that the use has stopped, it may renew the notice;", "may",
            ["group/notifying-administrations"]),
        ("that the administration for the network with which these stations communicate shall cease emissions;", "shall", ["group/administrations"]),
        ("that texts which are of a provisional nature shall not be printed;", "shall-not", []),
        ("that the meeting shall be held in Oslo, preceded by the Radiocommunication Assembly;", "shall", []),
        ("that the list shall be revised within the budget approved by the Council;", "shall", []),
        ("that special action be initiated by the Secretary-General;", "declarative", ["post/secretary-general"]),
        ("that administrations which are planning a network consider the bands;", "declarative", ["group/administrations"]),
        ("that, before providing services to other administrations, administrations originating them should obtain their agreement;", "should",
            ["group/administrations"]),
        ("that ITU-R study groups, in consultation with the Director of BR, BDT and TSB, should act;", "should", ["group/itu-r-study-groups"]),
        ("that the delegation of the State of Arcadia may speak;", "may", ["group/delegation-of-the-state-of-arcadia"]),
    ]

    @Test("The subject of the main clause is told, whatever stands before it", arguments: subjects)
    func subject(words: String, modality: String, addressees: [String]) throws {
        let revision = RecognitionFixture.recognized("resolves", keyword: "resolves", items: [words], series: "wrc")
        let directive = try #require(revision.directives.first)
        #expect(directive.modality.rawValue == modality)
        #expect(directive.addressees.map(\.path) == addressees)
    }

    static let roles: [(String, [String])] = [
        ("to bring this Resolution to the attention of IMO and ICAO;", ["informed body/imo", "informed body/icao"]),
        ("to provide to the Council, on an annual basis, a report on progress;", ["reportRecipient body/council"]),
        ("to submit to the Council annual reports on progress;", ["reportRecipient body/council"]),
        ("to provide assistance to developing countries;", ["beneficiary group/developing-countries"]),
        ("to cooperate with other related international and regional organizations;",
            ["collaborator group/international-organizations", "collaborator group/regional-organizations"]),
        ("to set the dates after consultation of the Member States;", ["consultee group/member-states"]),
        ("to read the comments made by the study groups through the Bureau;", []),
        ("to study the documents submitted to the Council;", []),
        ("to help the Government of Arcadia;", []),
    ]

    @Test("Other actors take part in these roles", arguments: roles)
    func role(words: String, expected: [String]) throws {
        let revision = RecognitionFixture.recognized(
            "instructs the Director of the Radiocommunication Bureau", keyword: "instructs", items: [words], series: "wrc")
        let directive = try #require(revision.directives.first)
        #expect(directive.roles.map { "\($0.role.rawValue) \($0.agent.path)" } == expected)
    }

    @Test("A request behind what the issuer does itself is a second directive")
    func furtherRequest() throws {
        let revision = RecognitionFixture.recognized(
            "resolves", keyword: "resolves", items: ["to continue the study, and to call upon ITU-T to complete its part;"])
        #expect(revision.directives.map(\.governingVerb) == ["resolve", "call upon"])
        #expect(revision.directives.last?.addressees.map(\.path) == ["body/itu-t"])
    }

    @Test("A deadline in the heading holds for each item")
    func headingDeadline() throws {
        let heading = "invites ITU-R to complete in time for the 2027 world radiocommunication conference"
        let revision = RecognitionFixture.recognized(heading, keyword: "invites", items: ["studies of the bands;", "studies of the orbits,"], series: "wrc")
        #expect(revision.directives.count == 2)
        for directive in revision.directives {
            let deadline = try #require(directive.deadlines.first)
            #expect(revision.components[deadline.component].passage.text(in: deadline.range) == "in time for the 2027 world radiocommunication conference")
        }
    }

    @Test("A place that the text does not have and a body that nobody knows are reported")
    func findings() {
        let revision = RecognitionFixture.recognized(
            "resolves", keyword: "resolves", items: ["to follow resolves 7 above and the advice of the Arcadian Harbour Commission;"])
        #expect(revision.diagnostics.contains { $0.code == .danglingReference && $0.message.contains("resolves 7") })
        #expect(revision.diagnostics.contains { $0.code == .unknownBody && $0.message.contains("Arcadian Harbour Commission") })
    }
}
