import Foundation
import LinkedResolutions
import TestSupport
import Testing

@Suite("Many and large inputs")
struct LargeInputTests {
    private static func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("resgraph-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private static func contents(of folder: URL) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            contents[name] = try Data(contentsOf: folder.appendingPathComponent(name))
        }
        return contents
    }

    /// A volume of acts that bear one number each.
    private static func volume(of count: Int) -> String {
        (1...count).map { number in
            "RESOLUTION \(number) (Rev. Dubai, 2018)\nOn bees of kind \(number)\nThe Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018),\nconsidering\na)\tthat bees hum – always;\nb)\tResolution \(number % 7 + 1) (Rev. Dubai, 2018) of this conference,\nresolves\n1\tthat bees fly;\n2\tto request the Director of the Radiocommunication Bureau to report on them.\n"
        }.joined()
    }

    @Test("A text of more statements than are held in memory is written in its place, whatever the number of jobs", TwoBuilds.onceIsEnough)
    func largeActs() throws {
        let folder = try Self.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        for number in 1...9 {
            var text = Self.volume(of: number).split(separator: "RESOLUTION ").last.map { "RESOLUTION " + $0 } ?? ""
            if number == 4 || number == 5 {
                text += (3...7000).map { "\($0)\tto request the Director of the Radiocommunication Bureau to report on bees of kind \($0).\n" }.joined()
            }
            try text.write(to: folder.appendingPathComponent("t\(number).txt"), atomically: true, encoding: .utf8)
        }
        var written: [[String: Data]] = []
        for jobs in [1, 3] {
            let output = folder.appendingPathComponent("out\(jobs)")
            let options = ExportOptions(verifies: true, corpus: CorpusOptions(jobs: jobs))
            let report = try Exporter(options: options).export([folder.path], to: .folder(path: output.path, [.turtle, .rdf(.nquads)]))
            #expect(report.acts == 9)
            #expect(report.files.filter { $0.statements > 20_000 }.count == 6)
            written.append(try Self.contents(of: output))
            try FileManager.default.removeItem(at: output)
        }
        #expect(written[0].count == 20)
        let areSame = written[1] == written[0]
        #expect(areSame)
    }

    @Test("What is written does not depend on the number of jobs")
    func jobs() throws {
        let folder = try Self.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        for number in 1...12 {
            let text = Self.volume(of: number).split(separator: "RESOLUTION ").last.map { "RESOLUTION " + $0 } ?? ""
            try text.write(to: folder.appendingPathComponent("t\(number).txt"), atomically: true, encoding: .utf8)
        }
        var written: [[String: Data]] = []
        var findings: [[String]] = []
        for jobs in [1, 2, 5] {
            let output = folder.appendingPathComponent("out\(jobs)")
            var messages: [String] = []
            let report = try Exporter(options: ExportOptions(corpus: CorpusOptions(jobs: jobs))).export(
                [folder.path], to: .folder(path: output.path, [.turtle, .ntriples])
            ) { event in
                if case .diagnostic(let diagnostic) = event { messages.append(diagnostic.description) }
            }
            #expect(report.acts == 12)
            written.append(try Self.contents(of: output))
            findings.append(messages + report.files.map { "\(URL(fileURLWithPath: $0.path).lastPathComponent) \($0.statements)" })
            try FileManager.default.removeItem(at: output)
        }
        #expect(written[0].count == 26)
        let areSame = written[1] == written[0] && written[2] == written[0]
        #expect(areSame)
        #expect(findings[1] == findings[0])
        #expect(findings[2] == findings[0])
    }

    @Test("A large file is read act by act, with the offsets of the whole file")
    func parts() throws {
        let folder = try Self.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("volume.txt")
        try Self.volume(of: 30).write(to: file, atomically: true, encoding: .utf8)
        var revisions: [[Revision]] = []
        for largestWholeFile in [Int.max, 1000] {
            var found: [Revision] = []
            try CorpusReader(options: CorpusOptions(largestWholeFile: largestWholeFile)).readEach([file.path]) { _ in
            } body: {
                found.append($0)
            }
            revisions.append(found)
        }
        #expect(revisions[0].count == 30)
        #expect(revisions[1].map(\.identifier) == revisions[0].map(\.identifier))
        #expect(revisions[1].map(\.source) == revisions[0].map(\.source))
        let areSame = revisions[1].map(\.leaves) == revisions[0].map(\.leaves) && revisions[1].map(\.directives) == revisions[0].map(\.directives)
        #expect(areSame)
    }
}
