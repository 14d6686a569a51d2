import Resolutions
import Testing

@Suite("Circumstances of an action")
struct CircumstanceTests {
    private func directive(_ heading: String, _ item: String) throws -> (Revision, Directive) {
        let revision = RecognitionFixture.recognized(
            heading, keyword: heading.prefix { $0 != " " }.lowercased(), items: [item], series: "wrc")
        return (revision, try #require(revision.directives.first))
    }

    @Test("A time is a deadline of what the addressee does, not of what is asked, conditioned or only spoken of", arguments: [
        ("to send the map within 30 days;", ["within 30 days"]),
        ("to send a reminder asking the pilot to land within 30 days;", []),
        ("if a kite is not found within 30 days, to send the map;", []),
        ("to count the kites that were launched in the band and have been notified before 2020;", []),
        ("to count the kites before 2020;", ["before 2020"]),
        ("to complete, in time for the 2027 world radiocommunication conference studies of wind;", ["in time for the 2027 world radiocommunication conference"]),
    ])
    func deadlines(_ item: String, _ expected: [String]) throws {
        let (revision, directive) = try directive("instructs the Director of the Radiocommunication Bureau", item)
        #expect(directive.deadlines.map { revision.text($0.range, of: directive) } == expected)
    }

    @Test("The condition of a later main clause limits that clause only", arguments: [
        ("that, when kites are counted, ropes shall be used; if strings are used, they are to be short;", ["when kites are counted"]),
        ("that the Bureau shall count kites in the event that ropes are found;", ["in the event that ropes are found"]),
    ])
    func conditions(_ item: String, _ expected: [String]) throws {
        let (revision, directive) = try directive("resolves", item)
        #expect(directive.conditions.map { revision.text($0.range, of: directive) } == expected)
    }

    @Test("What a report is about stands behind the report", arguments: [
        ("to carry out the decisions on kites and to report to the Council on progress made;", ["progress made"]),
        ("to report progress on kites to the next session of the Council;", ["kites"]),
        ("to report on them in a separate annual report to the Council;", ["them"]),
        ("to prepare a report to the Council on kites which includes ropes;", ["kites"]),
        ("to review the map and,", ["the map"]),
        ("to take measures to meet the needs for new kites;", []),
        ("to collaborate with UPU and to gain results through the work on kites;", []),
    ])
    func subjects(_ item: String, _ expected: [String]) throws {
        let (revision, directive) = try directive("instructs the Director of the Radiocommunication Bureau", item)
        #expect(directive.subjectTexts.map { revision.text($0, of: directive) } == expected)
    }

    @Test("A procedure is one that the addressee is to follow", arguments: [
        ("that administrations shall act in accordance with Article 9;", 1),
        ("that administrations shall protect stations operating in accordance with Article 9;", 0),
        ("that the limits given in Article 9 may be exceeded;", 0),
        ("that administrations shall count kites (see also Article 9);", 0),
    ])
    func procedures(_ item: String, _ count: Int) throws {
        let (_, directive) = try directive("resolves", item)
        #expect(directive.procedures.count == count)
    }

    @Test("An infinitive that belongs to the addressee is not the action")
    func planning() throws {
        let (revision, directive) = try directive("resolves", "to invite administrations planning to fly kites to count ropes;")
        #expect(revision.text(directive.actionText, of: directive) == "to count ropes")
    }
}
