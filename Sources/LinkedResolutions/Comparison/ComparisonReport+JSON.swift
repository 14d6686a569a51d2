import Foundation
import Resolutions

extension ComparisonReport {
    /// The comparison as a JSON object, keys in a fixed order. Offsets count code points.
    ///
    /// `changes` has one object for each part, in the order of the new text; its `words` turn the
    /// old words into the new ones.
    public func json() throws -> String {
        let document = Document(
            old: TextRecord(old), new: TextRecord(new),
            clauses: Dictionary(clauseCounts.map { ($0.type.rawValue, $0.count) }, uniquingKeysWith: { $1 }),
            changes: rows.map(RowRecord.init))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(document), as: UTF8.self)
    }

    private struct Document: Encodable {
        var old: TextRecord
        var new: TextRecord
        var clauses: [String: Int]
        var changes: [RowRecord]
    }

    private struct TextRecord: Encodable {
        var label: String
        var iri: String
        var file: String
        var language: String

        init(_ text: Text) {
            label = text.label
            iri = text.iri.string
            file = text.file
            language = text.language
        }
    }

    private struct RowRecord: Encodable {
        var part: String
        var type: String
        var old: PlaceRecord?
        var new: PlaceRecord?
        var confidence: Double?
        var words: [WordsRecord]

        init(_ row: Row) {
            part = row.part.rawValue
            type = row.type.rawValue
            old = row.oldPlace.map { PlaceRecord(iri: row.old?.string, number: $0) }
            new = row.newPlace.map { PlaceRecord(iri: row.new?.string, number: $0) }
            confidence = row.confidence
            words = row.difference.stretches.map(WordsRecord.init)
        }
    }

    private struct PlaceRecord: Encodable {
        var iri: String?
        /// As printed, with those of the items that contain it; empty where there is none.
        var number: String
    }

    private struct WordsRecord: Encodable {
        var kind: String
        var text: String
        var old: [Int]
        var new: [Int]

        init(_ stretch: WordDifference.Stretch) {
            kind = stretch.kind.rawValue
            text = stretch.text
            old = [stretch.old.lowerBound, stretch.old.upperBound]
            new = [stretch.new.lowerBound, stretch.new.upperBound]
        }
    }
}
