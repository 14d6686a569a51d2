import Foundation
import LinkedResolutions
import TestSupport
import Testing

/// Precision and recall over real documents that careful readers annotated. The floors are what has been
/// reached; a change may raise them and must not fall below them.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceReason)"))
struct AnnotatedDocumentsTests {
    /// The lowest precision and recall allowed, by family of documents (`itu`) and kind of fact.
    typealias Floors = [String: [String: [Double]]]

    @Test("What is read from annotated documents is no worse than it was")
    func annotatedDocuments() throws {
        let annotations = try Annotation.all()
        try #require(annotations.count >= 15)
        let folder = SharedFolder.url.appendingPathComponent("corpus")
        let corpus = try Corpus(contentsOf: annotations.map { folder.appendingPathComponent($0.file) })
        let graph = try ResolutionGraph(corpus)
        var scores: [String: [ScoredKind: Score]] = [:]
        for annotation in annotations {
            let text = try String(contentsOf: folder.appendingPathComponent(annotation.file), encoding: .utf8)
            let bounds = Self.bounds(in: Array(text.unicodeScalars))
            let annotated = DocumentFacts(annotation, bounds: bounds)
            let found = try DocumentFacts(of: annotation.file, in: graph, bounds: bounds)
            let family = String(annotation.file.prefix { $0 != "-" })
            for kind in ScoredKind.allCases {
                if annotation.partial == true, kind == .clauses || kind == .enumerators { continue }
                scores[family, default: [:]][kind, default: Score()]
                    .add(annotated: annotated.facts[kind] ?? [], found: found.facts[kind] ?? [])
            }
        }
        let floors = try JSONDecoder().decode(
            Floors.self,
            from: Data(contentsOf: SharedFolder.packageRoot.appendingPathComponent("Tests/Gold/floors.json")))
        for family in scores.keys.sorted() {
            for kind in ScoredKind.allCases {
                let score = scores[family]?[kind] ?? Score()
                print(Self.line(family, kind, score))
                let floor = floors[family]?[kind.rawValue] ?? [0, 0]
                #expect(score.precision >= floor[0] - 0.0005, "precision of \(kind.rawValue) in \(family)")
                #expect(score.recall >= floor[1] - 0.0005, "recall of \(kind.rawValue) in \(family)")
            }
        }
    }

    private static func line(_ family: String, _ kind: ScoredKind, _ score: Score) -> String {
        func figure(_ value: Double) -> String { String(format: "%.3f", value) }
        return """
            \(family) \(kind.rawValue): precision \(figure(score.precision)), recall \(figure(score.recall)), \
            F1 \(figure(score.harmonicMean)) (\(score.right) right, \(score.annotated) annotated, \(score.found) found)
            """
    }

    /// Where the words of a stretch begin and end: readers and program need not agree on closing
    /// punctuation and white space.
    private static func bounds(in text: [Unicode.Scalar]) -> (Int, Int) -> (Int, Int) {
        { start, end in
            var (start, end) = (max(0, start), min(end, text.count))
            while end > start, ".,;: \t\r\n".unicodeScalars.contains(text[end - 1]) { end -= 1 }
            while start < end, " \t\r\n".unicodeScalars.contains(text[start]) { start += 1 }
            return (start, end)
        }
    }
}
