import Foundation
import Resolutions
import TestSupport
import Testing

@Suite("Components of the seeds", .enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceReason)"))
struct SeedComponentTests {
    private struct Row: Hashable, CustomStringConvertible {
        var file: String
        var order: Int
        var path: String
        var kind: String
        var enumerator: String
        var line: String

        var description: String { "\(file) \(order) \(path) \(kind) [\(enumerator)] line \(line)" }
    }

    private static func gold() throws -> [(row: Row, starts: String, ends: String)] {
        let url = SharedFolder.url.appendingPathComponent("gold/components.tsv")
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let row = Row(
                file: fields[0], order: Int(fields[1]) ?? 0, path: fields[2], kind: fields[3],
                enumerator: fields[4], line: fields[5])
            return (row, fields[6], fields[7])
        }
    }

    private static func name(_ kind: ComponentKind) -> String {
        switch kind {
        case .frontMatter: "FrontMatter"
        case .section: "Section"
        case .annex: "Annex"
        case .footnote: "Footnote"
        case .preambularClause: "PreambularClause"
        case .operativeClause: "OperativeClause"
        case .annexClause: "AnnexClause"
        case .frontMatterClause: "FrontMatterClause"
        }
    }

    @Test("Every component of the reference list is found, in its order, and none besides")
    func components() throws {
        var found: [Row: String] = [:]
        let sources = try SeedReading.sources()
        for (source, revision) in zip(sources, try SeedReading.revisions()) {
            for (index, component) in revision.components.enumerated() {
                let hasLine = component.kind != .frontMatter && component.kind != .annex
                let line = hasLine ? "\(source.position(of: component.passage.sourceRange.lowerBound).line)" : ""
                let row = Row(
                    file: source.file.name, order: index + 1,
                    path: "\(revision.identifier.path)#\(component.fragment)", kind: Self.name(component.kind),
                    enumerator: component.enumerator ?? "", line: line)
                found[row] = component.passage.text
            }
        }
        let gold = try Self.gold()
        #expect(gold.count == 187)
        for (row, starts, ends) in gold {
            guard let text = found.removeValue(forKey: row) else {
                Issue.record("not found: \(row)")
                continue
            }
            #expect(text.hasPrefix(starts), "\(row)")
            #expect(text.hasSuffix(ends), "\(row)")
        }
        #expect(found.keys.map(\.description).sorted() == [])
    }

    @Test("Evidence covers exactly the characters of the reference graphs")
    func evidence() throws {
        var checked = 0
        let revisions = try SeedReading.revisions()
        for (file, seed) in [("gold/seed002-complete.ttl", "002"), ("ontology/examples/seed003-excerpt.ttl", "003")] {
            let revision = try #require(revisions.first { $0.source.name.hasPrefix(seed) })
            let text = try String(contentsOf: SharedFolder.url.appendingPathComponent(file), encoding: .utf8)
            let ranges = Dictionary(
                revision.components.map { ($0.fragment, $0.passage.sourceRange.description) }, uniquingKeysWith: { a, _ in a })
            var subject: String?
            for line in text.split(separator: "\n") {
                if let first = line.first, !first.isWhitespace {
                    let name = line.prefix { $0 != " " }
                    subject = name.split(separator: ":").count == 2 ? String(name.split(separator: ":")[1]) : nil
                    // Directives and references have evidence of their own.
                    if let fragment = subject, ranges[fragment] == nil { subject = nil }
                } else if let subject, line.contains("rg:evidence"), let place = line.split(separator: "=").last {
                    #expect(ranges[subject] == String(place.prefix { $0 != ">" }), "\(subject)")
                    checked += 1
                }
            }
            for (index, entry) in revision.header.history.enumerated() where seed == "002" {
                #expect(text.contains("history_\(index + 1)"))
                #expect(text.contains("char=\(entry.range)>"))
            }
        }
        #expect(checked == 24)
    }

    @Test("Every character of a seed lies in exactly one leaf, and none is left unread")
    func leaves() throws {
        let sources = try SeedReading.sources()
        for (source, revision) in zip(sources, try SeedReading.revisions()) {
            var position = 0
            for leaf in revision.leaves {
                #expect(leaf.range.lowerBound == position, "\(source.file.name) \(leaf)")
                #expect(!leaf.range.isEmpty && leaf.role != .unread, "\(source.file.name) \(leaf)")
                position = leaf.range.upperBound
            }
            #expect(position == source.characterCount)
        }
    }

    @Test("Heads of the seeds say number, edition, history and title")
    func heads() throws {
        let revisions = try SeedReading.revisions()
        #expect(
            revisions.map(\.identifier.path) == [
                "resolution/wtsa/11/new-delhi-2024", "resolution/wtsa/11/proposal-arb-36a1-1",
                "resolution/wtsa/11/dubai-2012", "resolution/wtsa/18/new-delhi-2024", "resolution/wtsa/7/new-delhi-2024",
            ])
        #expect(revisions.map(\.header.history.count) == [9, 9, 7, 9, 10])
        #expect(revisions[1].header.supersededSession?.place == "Hammamet")
        #expect(revisions[1].header.session?.year == 2024)
        #expect(revisions[1].header.proposal?.action == "MOD")
        #expect(revisions[1].header.proposal?.proponent == "ARB")
        #expect(revisions[0].identification == .inferred)
        #expect((revisions[0].identificationConfidence ?? 0) > 0.5)
        #expect(revisions.dropFirst().allSatisfy { $0.identification == .stated })
    }

    @Test("A seed without a number line, read alone, is known by its title")
    func unknownNumber() throws {
        let source = try #require(try SeedReading.sources().first)
        let revision = try #require(ResolutionReader(authority: TestAuthority.value).read([source]).first)
        #expect(revision.identifier.work.key.hasPrefix("x-collaboration-with-the-universal-postal-union"))
        #expect(revision.identifier.work.key.utf8.count <= 62)
        #expect(revision.diagnostics.contains { $0.code == .unknownNumber })
    }

    @Test("The defects of the seeds stand on what holds them")
    func anomalies() throws {
        let revisions = try SeedReading.revisions()
        let found = revisions.flatMap { revision in
            revision.anomalies.map { "\(revision.source.name.prefix(3)) \($0.rawValue)" }
                + revision.components.flatMap { component in
                    component.anomalies.map { "\(revision.source.name.prefix(3))#\(component.fragment) \($0.rawValue)" }
                }
        }
        #expect(
            found.sorted() == [
                "000 missing-heading", "001 merged-revision-marks", "001#recognizing_a merged-revision-marks",
                "002#foreword_p2 lost-hyphen", "002#resolves_p1 lost-hyphen",
            ])
    }
}
