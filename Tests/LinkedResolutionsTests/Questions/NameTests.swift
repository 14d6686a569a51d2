import LinkedResolutions
import TestSupport
import Testing

/// What people call things, and what they meant.
@Suite struct NameTests {
    private func graph() throws -> ResolutionGraph { try #require(NamedQuestionTests.graph) }

    @Test(
        "An agent goes by its label, its acronym, what authority files call it, a prefixed name or its IRI",
        arguments: [
            "TSAG", "tsag", "Telecommunication Standardization Advisory Group", "telecommunication standardisation advisory group",
            "body:tsag", "https://w3id.org/resolution-graph/id/body/tsag", "<https://w3id.org/resolution-graph/id/body/tsag>",
        ])
    func agents(_ name: String) throws {
        if name.contains("standardisation") {
            let error = #expect(throws: UnknownNameError.self) { try graph().agent(named: name) }
            #expect(error?.suggestions == ["Telecommunication Standardization Advisory Group (TSAG)"])
        } else {
            let agent = try graph().agent(named: name)
            #expect(agent.iri == "https://w3id.org/resolution-graph/id/body/tsag")
            #expect(agent.kind == .body && agent.acronym == "TSAG")
        }
    }

    @Test("The Director of TSB is found by a name that only the authority files have")
    func authority() throws {
        #expect(try graph().agent(named: "Director of TSB").iri.string.hasSuffix("/post/director-tsb"))
        #expect(try graph().agent(named: "TSB Director").kind == .post)
        #expect(try graph().agent(named: "the Director of the TSB").kind == .post)
        let error = #expect(throws: UnknownNameError.self) { try graph().agent(named: "Direktor of TSB") }
        #expect(error?.suggestions.first == "Director of the Telecommunication Standardization Bureau")
    }

    @Test(
        "A resolution and its texts go by parts of their labels",
        arguments: [
            ("Resolution 11", QuestionParameter.Kind.resolution, "resolution/wtsa/11"),
            ("WTSA Resolution 11", .resolution, "resolution/wtsa/11"), ("res:wtsa/11", .resolution, "resolution/wtsa/11"),
            ("Resolution 11, Dubai 2012", .resolution, "resolution/wtsa/11/dubai-2012"),
            ("Resolution 11 (Rev. New Delhi, 2024)", .text, "resolution/wtsa/11/new-delhi-2024"),
            ("ARB/36A1/1", .text, "resolution/wtsa/11/proposal-arb-36a1-1"),
            ("Resolution 18", .text, "resolution/wtsa/18/new-delhi-2024"),
            ("Resolution 11, New Delhi 2024, instructs 2", .clause, "resolution/wtsa/11/new-delhi-2024#instructs2_2"),
            ("WTSA, New Delhi 2024", .session, "session/wtsa/new-delhi-2024"), ("quality of service", .topic, "topic/quality-of-service"),
            ("Constitution", .instrument, "instrument/itu-constitution"), ("ITU Constitution", .instrument, "instrument/itu-constitution"),
            ("No. 119 of the Constitution", .instrument, "instrument/itu-constitution#no-119"), ("added", .change, ""),
        ])
    func texts(_ name: String, _ kind: QuestionParameter.Kind, _ path: String) throws {
        let iri = try #require(try graph().term(named: name, as: kind).iri)
        #expect(iri.string.hasSuffix(kind == .change ? "/vocab/change/added" : "/id/" + path), "\(iri)")
    }

    @Test("A number is named whole: Resolution 4 is not Resolution 12/4")
    func wholeNumbers() throws {
        let source = DataSource(inputs: [SharedFolder.packageRoot.appendingPathComponent("Output/specimens/corpus.nt").path])
        let graph = ResolutionGraph(try source.load())
        #expect(try graph.term(named: "Resolution 4", as: .resolution).iri?.string.hasSuffix("/resolution/wfa/4") == true)
        #expect(try graph.term(named: "Resolution 12/4", as: .resolution).iri?.string.hasSuffix("/lake-meeting/12-4") == true)
    }

    @Test("A name that several things have is not guessed at")
    func ambiguous() throws {
        let error = #expect(throws: AmbiguousNameError.self) { try graph().term(named: "Resolution 1", as: .instrument) }
        #expect(error?.candidates.count == 3)
    }

    @Test(
        "The distance of two names counts letters inserted, deleted, replaced and swapped",
        arguments: [("", "", 0), ("tsag", "tsag", 0), ("tsag", "tsga", 1), ("abc", "", 3), ("kitten", "sitting", 3), ("ab", "ba", 1)])
    func distance(_ a: String, _ b: String, _ distance: Int) {
        #expect(EditDistance.between(Array(a.utf8), Array(b.utf8), limit: 9) == distance)
        #expect(EditDistance.between(Array(b.utf8), Array(a.utf8), limit: distance) == distance)
        if distance > 0 { #expect(EditDistance.between(Array(a.utf8), Array(b.utf8), limit: distance - 1) == nil) }
    }

    @Test("A bounded distance is the distance, or nothing where it is above the bound")
    func boundedDistance() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            func word() -> [UInt8] { (0..<Int.random(in: 0...9, using: &random)).map { _ in UInt8.random(in: 97...99, using: &random) } }
            let (a, b) = (word(), word())
            let limit = Int.random(in: 0...9, using: &random)
            let exact = Self.plainDistance(a, b)
            #expect(EditDistance.between(a, b, limit: limit) == (exact <= limit ? exact : nil), "\(a) \(b) \(limit)")
        }
    }

    /// The textbook's table, whole.
    private static func plainDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count { table[i][0] = i }
        for j in 0...b.count { table[0][j] = j }
        for i in a.indices {
            for j in b.indices {
                var cost = min(table[i][j] + (a[i] == b[j] ? 0 : 1), table[i][j + 1] + 1, table[i + 1][j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, table[i - 1][j - 1] + 1) }
                table[i + 1][j + 1] = cost
            }
        }
        return table[a.count][b.count]
    }
}
