import Foundation
import TestSupport
import Testing

/// `resgraph site` as a process of its own.
@Suite struct SiteCommandTests {
    private static let data = SharedFolder.packageRoot.appendingPathComponent("Output/specimens/corpus.nt").path

    @Test("Data that stand under another base than the pages are refused with the base that they have")
    func base() throws {
        let scratch = try ScratchFolder()
        let folder = scratch.url.appendingPathComponent("site")
        let run = try CommandLineTool.resgraph.run(["site", Self.data, "-o", folder.path])
        #expect(run.exitCode == 1 && run.errors.contains("--base https://example.org/ferry/id/\n"), "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.path))
        let based = try CommandLineTool.resgraph.run(["site", Self.data, "-o", folder.path, "--base", "https://example.org/ferry/id/"])
        #expect(based.exitCode == 0, "\(based.errors)")
        #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("resolution/wfa/4.html").path))
    }
}
