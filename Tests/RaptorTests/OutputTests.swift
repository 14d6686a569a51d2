import Foundation
import Raptor
import Testing

@Suite("Sinks and files")
struct OutputTests {
    private func temporaryPath() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("out-\(UUID()).ttl").path
    }

    @Test("A file appears when it is committed, and not before")
    func commit() throws {
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = try AtomicFile(replacing: path)
        try file.sink.write([1, 2, 3].span)
        #expect(!FileManager.default.fileExists(atPath: path))
        try file.commit(synchronize: true)
        #expect(FileManager.default.contents(atPath: path) == Data([1, 2, 3]))
    }

    @Test("Without a commit the old file stays and nothing else is left")
    func rollback() throws {
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("old".utf8).write(to: URL(fileURLWithPath: path))
        do {
            let file = try AtomicFile(replacing: path)
            try file.sink.write(Array("new".utf8).span)
        }
        #expect(FileManager.default.contents(atPath: path) == Data("old".utf8))
        let folder = (path as NSString).deletingLastPathComponent
        let left = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix((path as NSString).lastPathComponent) }
        #expect(left.count == 1)
    }

    @Test("A folder that does not exist is an error that names the file")
    func missingFolder() {
        do {
            _ = try AtomicFile(replacing: "/no/such/folder/x.ttl")
            Issue.record("it was created")
        } catch { #expect("\(error)".hasPrefix("/no/such/folder/x.ttl: cannot create")) }
    }

    @Test("A full disk is an error, at the latest when the output is finished",
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func fullDisk() throws {
        let descriptor = open("/dev/full", O_WRONLY)
        defer { close(descriptor) }
        let sink = FileDescriptorSink(descriptor, name: "x.ttl")
        try sink.write([1].span)
        do {
            try sink.finish()
            Issue.record("it was written")
        } catch { #expect(error.code == ENOSPC && "\(error)".contains("No space left")) }
        #expect(throws: OutputError.self) {
            try FileDescriptorSink(descriptor, name: "x.ttl").write([UInt8](repeating: 1, count: 1 << 20).span)
        }
    }
}

@Suite("RDFSyntax")
struct RDFSyntaxTests {
    @Test("A syntax is known by name, suffix and media type")
    func lookups() {
        #expect(RDFSyntax(named: "rdf-json") == .rdfjson)
        #expect(RDFSyntax(named: "rdfxml-abbrev") == .rdfxmlAbbreviated)
        #expect(RDFSyntax(named: "jsonld") == .jsonld)
        #expect(RDFSyntax(named: "yaml") == nil)
        #expect(RDFSyntax(path: "/a.b/c.TTL") == .turtle)
        #expect(RDFSyntax(path: "x.owl") == .rdfxml)
        #expect(RDFSyntax(path: "/a.ttl/c") == nil)
        #expect(RDFSyntax(path: "x.txt") == nil)
        #expect(RDFSyntax(mediaType: "Text/Turtle; charset=utf-8") == .turtle)
        for syntax in RDFSyntax.allCases { #expect(RDFSyntax(named: syntax.rawValue) == syntax) }
    }

    @Test("What can be written has a suffix by which it is known again")
    func suffixes() {
        for syntax in RDFSyntax.allCases where syntax != .rdfxmlAbbreviated {
            #expect(RDFSyntax(path: "x." + syntax.fileSuffix) == syntax)
        }
    }

    @Test("A scratch file gives back what was written, opens by its path, and has no name in its folder")
    func scratchFile() throws {
        let file = try ScratchFile()
        try file.append([1, 2, 3].span)
        try file.append([UInt8](repeating: 4, count: 100_000).span)
        #expect(file.byteCount == 100_003)
        #expect(try file.bytes(from: 2, atMost: 2) == [3, 4])
        #expect(try file.bytes(from: 100_002, atMost: 9) == [4])
        #expect(try file.bytes(from: 100_003, atMost: 9) == [])
        #expect(FileManager.default.contents(atPath: file.path)?.prefix(4) == Data([1, 2, 3, 4]))
        var status = stat()
        #expect(stat(file.path, &status) == 0 && status.st_nlink == 0)
    }
}
