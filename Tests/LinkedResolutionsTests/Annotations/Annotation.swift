import Foundation
import TestSupport

/// What a careful reader wrote down about one real document: a file of `Tests/Gold`.
///
/// The files hold places, labels and identifiers, and a few words at either end of a clause to find it
/// by; the texts themselves stay outside the repository.
struct Annotation: Decodable, Sendable {
    var file: String
    /// Only the clauses that carry a directive or a reference were written down.
    var partial: Bool?
    var acts: [Act]

    struct Act: Decodable, Sendable {
        var `class`: String
        var series: String
        var number: String
        var year: Int?
        var components: [Component]
        var directives: [Directive]?
        var references: [Reference]?
    }

    struct Component: Decodable, Sendable {
        var path: String
        var `class`: String
        var label: String
        /// Code points before the first and up to the last character.
        var start: Int
        var end: Int

        var isClause: Bool { `class`.hasSuffix("Clause") || `class` == "Footnote" }
    }

    struct Directive: Decodable, Sendable {
        var clause: String
        var kind: String
        var addressees: [String]?
        var collaborator: [String]?
        var consultee: [String]?
        var reportRecipient: [String]?
        var informed: [String]?
        var assisted: [String]?
        var beneficiary: [String]?
        var requestedBy: [String]?
        var approver: [String]?
        var channel: [String]?

        var roles: [(role: String, agents: [String])] {
            [
                ("collaborator", collaborator), ("consultee", consultee), ("reportRecipient", reportRecipient),
                ("informed", informed), ("assisted", assisted), ("beneficiary", beneficiary),
                ("requestedBy", requestedBy), ("approver", approver), ("channel", channel),
            ].map { ($0, $1 ?? []) }
        }
    }

    struct Reference: Decodable, Sendable {
        var clause: String
        var targets: [String]
        var status: String
    }

    /// All annotations whose documents are at hand, in name order.
    static func all() throws -> [Annotation] {
        let folder = SharedFolder.packageRoot.appendingPathComponent("Tests/Gold")
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" && $0.lastPathComponent != "floors.json" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
            .map { try JSONDecoder().decode(Annotation.self, from: Data(contentsOf: $0)) }
    }
}
