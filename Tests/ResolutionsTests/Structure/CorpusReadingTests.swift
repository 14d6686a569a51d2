import Foundation
import Resolutions
import TestSupport
import Testing

@Suite("Reading the development documents", .enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceReason)"))
struct CorpusReadingTests {
    private static func readings() throws -> [(source: SourceText, revisions: [Revision])] {
        let reader = ResolutionReader(authority: TestAuthority.value)
        return try SharedFolder.corpusFiles().map { url in
            let source = try SeedReading.source(url)
            return (source, reader.read([source]))
        }
    }

    @Test("Every character of every document lies in exactly one leaf")
    func leaves() throws {
        for (source, revisions) in try Self.readings() {
            var position = 0
            for leaf in revisions.flatMap(\.leaves) {
                guard leaf.range.lowerBound == position, !leaf.range.isEmpty else {
                    Issue.record("\(source.file.name): \(leaf) does not begin at \(position)")
                    break
                }
                position = leaf.range.upperBound
            }
            #expect(position == source.characterCount, "\(source.file.name)")
        }
    }

    @Test("Fragments are unique, parents stand before their parts, and what is unread has a diagnostic")
    func components() throws {
        var unread = 0
        var all = 0
        for (source, revisions) in try Self.readings() {
            #expect(!revisions.isEmpty, "\(source.file.name)")
            for revision in revisions {
                #expect(revision.components.contains { $0.kind.isClause }, "\(source.file.name)")
                #expect(Set(revision.components.map(\.fragment)).count == revision.components.count, "\(source.file.name)")
                for (index, component) in revision.components.enumerated() {
                    #expect(component.parent.map { $0 < index } ?? true)
                    #expect(component.fragment.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
                }
                let places = Set(revision.diagnostics.filter { $0.code == .unreadText }.map(\.range))
                for leaf in revision.leaves where leaf.role == .unread {
                    #expect(places.contains(leaf.range), "\(source.file.name) \(leaf)")
                    unread += leaf.range.count
                }
                all += source.characterCount
            }
        }
        // Four documents begin with the end of another act, which is no text of theirs.
        #expect(unread * 250 < all)
    }

    @Test("Every document but a few tells its class, series and number")
    func identity() throws {
        var unknown: [String] = []
        for (source, revisions) in try Self.readings() {
            for revision in revisions {
                if revision.header.number == nil || revision.header.series == nil { unknown.append(source.file.name) }
            }
        }
        #expect(unknown.count <= 4, "\(unknown)")
    }
}
