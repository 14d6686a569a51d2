import Foundation
import Resolutions
import TestSupport

/// The five real documents, read as one run.
enum SeedReading {
    static func sources() throws -> [SourceText] { try SharedFolder.seedFiles().map(source) }

    static func source(_ url: URL) throws -> SourceText {
        try SourceText(bytes: [UInt8](Data(contentsOf: url)), name: url.lastPathComponent, sha256: "")
    }

    static func revisions() throws -> [Revision] {
        ResolutionReader(authority: TestAuthority.value).read(try sources())
    }
}
