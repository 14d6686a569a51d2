import Foundation
import MessageDigests
import RDF
import TestSupport
import Testing

/// The same input gives the same bytes, whatever the machine is set to.
@Suite("Determinism of the command line")
struct DeterminismTests {
    /// A way to run an export that must make no difference.
    struct Setting: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var jobs = 1
        var isReversed = false
        var isElsewhere = false
        var environment: [String: String] = [:]
    }

    private static let settings: [Setting] = [
        Setting(testDescription: "run a second time"),
        Setting(testDescription: "on two cores", jobs: 2),
        Setting(testDescription: "with the files in another order", jobs: 2, isReversed: true),
        Setting(testDescription: "from another working folder", isElsewhere: true),
        Setting(
            testDescription: "in Turkish, east of the date line",
            environment: ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"]),
        Setting(
            testDescription: "without a locale, at night, with another home",
            environment: ["LC_ALL": "C", "LANG": "", "TZ": "America/Los_Angeles", "HOME": "/nonexistent", "COLUMNS": "20"]),
        Setting(testDescription: "with other hash seeds", environment: ["SWIFT_DETERMINISTIC_HASHING": "1"]),
    ]

    private static let formats = ["turtle", "ntriples", "rdfxml", "json", "nquads", "trig", "jsonld", "graphml", "csv", "cypher", "dot"]

    /// The hash of each file of an export of the specimens, by name.
    private static func export(_ setting: Setting) throws -> [String: String] {
        let folder = try ScratchFolder()
        let root = SharedFolder.packageRoot
        let prefix = setting.isElsewhere ? root.path + "/Tests/Specimens/" : "Tests/Specimens/"
        let names = try FileManager.default.contentsOfDirectory(atPath: root.path + "/Tests/Specimens")
            .filter { $0.hasSuffix(".txt") }.sorted()
        let inputs = (setting.isReversed ? names.reversed() : names).map { prefix + $0 }
        let run = try CommandLineTool.resgraph.run(
            ["export"] + inputs + ["--authority", prefix + "authority.ttl", "-o", folder.url.path + "/out", "--jobs", "\(setting.jobs)"]
                + formats.flatMap { ["--format", $0] },
            folder: setting.isElsewhere ? folder.url : root, environment: setting.environment)
        #expect(run.exitCode == 0, "\(run.errors)")
        var hashes: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/out") {
            let bytes = try Data(contentsOf: folder.url.appendingPathComponent("out/" + name))
            hashes[name] = Hexadecimal.text(of: HashFunction.sha256.digest(of: [UInt8](bytes)))
        }
        return hashes
    }

    private static let expected = Result { try export(Setting(testDescription: "plainly")) }

    @Test("An export has the same files with the same hashes", TwoBuilds.onceIsEnough, arguments: settings)
    func exports(_ setting: Setting) throws {
        let expected = try Self.expected.get()
        #expect(expected.count > 30)
        let found = try Self.export(setting)
        let different = Set(expected.keys).union(found.keys).filter { expected[$0] != found[$0] }
        #expect(different.isEmpty, "\(different.sorted())")
    }

    @Test(
        "An answer has the same bytes", TwoBuilds.onceIsEnough,
        arguments: [
            ["query", "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 500"],
            ["query", "CONSTRUCT { ?s ?p ?o } WHERE { ?s a rg:Instruction ; ?p ?o }"],
            ["query", "SELECT ?type (COUNT(*) AS ?n) (SAMPLE(?s) AS ?one) (GROUP_CONCAT(?s) AS ?all) WHERE { ?s a ?type } GROUP BY ?type"],
            ["stats"], ["draw", "--view", "bodies", "-o", "picture.svg"],
        ])
    func answers(_ arguments: [String]) throws {
        let folder = try ScratchFolder()
        let specimens = SharedFolder.packageRoot.path + "/Tests/Specimens"
        var outputs: Set<[UInt8]> = []
        for environment in [[:], Self.settings[4].environment, Self.settings[5].environment] {
            let run = try CommandLineTool.resgraph.run(
                [arguments[0], "--data", specimens, "--authority", specimens + "/authority.ttl"] + arguments.dropFirst(),
                folder: folder.url, environment: environment)
            #expect(run.exitCode == 0, "\(run.errors)")
            let picture = folder.url.appendingPathComponent("picture.svg")
            outputs.insert(Array(run.output.utf8) + ((try? Array(Data(contentsOf: picture))) ?? []))
        }
        #expect(outputs.count == 1)
    }
}
