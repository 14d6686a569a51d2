import Foundation
import LinkedResolutions
import TestSupport
import Testing

/// What `resgraph` does when the machine denies it something.
@Suite("Faults of the machine")
struct FaultTests {
    private static let specimens = SharedFolder.packageRoot.appendingPathComponent("Tests/Specimens").path
    private static let export = [
        "export", specimens, "--authority", specimens + "/authority.ttl", "--quiet",
    ]

    /// Runs a line of the shell in a folder, with the program as `$0` and the arguments of an export as `$@`.
    private func shell(_ line: String, in folder: ScratchFolder) throws -> CommandLineTool.Outcome {
        try CommandLineTool(path: "/bin/sh").run(
            ["-c", line, CommandLineTool.resgraph.path] + Self.export, folder: folder.url,
            environment: ["SWIFT_BACKTRACE": "enable=no"])
    }

    private func files(in folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }

    @Test(
        "What the system denies is told in one line with the file's name, and ends with exit code 1",
        arguments: [
            ("ulimit -n 4; \"$0\" \"$@\" -o out", "Too many open files"),
            ("ulimit -n 4; \"$0\" \"$@\" -o out --jobs 2", "Too many open files"),
            ("ulimit -n 40; \"$0\" \"$@\" -o out --jobs 2", "Too many open files"),
            ("mkdir x.ttl; \"$0\" \"$@\" --single x.ttl", "x.ttl: cannot replace: Is a directory"),
            ("touch file; \"$0\" \"$@\" -o file/x", "file/x: the folder is not usable: cannot create: Not a directory"),
            ("touch file; \"$0\" \"$@\" -o file", "file: the folder is not usable: cannot create: Not a directory"),
            ("\"$0\" \"$@\" -o /proc/nowhere", "/proc/nowhere: the folder is not usable: cannot create"),
            ("\"$0\" \"$@\" --single /proc/x.ttl", "/proc/x.ttl: cannot create"),
            ("\"$0\" \"$@\" --single no/folder.ttl", "no/folder.ttl: cannot create: No such file or directory"),
        ])
    func denied(_ line: String, _ message: String) throws {
        let folder = try ScratchFolder()
        let run = try shell(line, in: folder)
        #expect(run.exitCode == 1, "\(run.errors)")
        #expect(run.errors.split(separator: "\n").filter { !$0.contains("warning") }.count == 1, "\(run.errors)")
        #expect(run.errors.contains(message), "\(run.errors)")
    }

    @Test("A file that grows larger than it may is told as what the system denies is", Sanitizer.filesCanBeLimited)
    func fileSize() throws {
        try denied("ulimit -f 16; \"$0\" \"$@\" -o out", "cannot write: File too large")
    }

    @Test("An export that fails leaves no temporary file, and only whole files under their names", Sanitizer.filesCanBeLimited)
    func nothingHalfWritten() throws {
        let folder = try ScratchFolder()
        let whole = try shell("\"$0\" \"$@\" -o whole", in: folder)
        #expect(whole.exitCode == 0, "\(whole.errors)")
        _ = try shell("ulimit -f 24; \"$0\" \"$@\" -o out", in: folder)
        for name in files(in: folder.url.appendingPathComponent("out")) {
            let isWhole = FileManager.default.contentsEqual(
                atPath: folder.url.path + "/out/" + name, andPath: folder.url.path + "/whole/" + name)
            #expect(isWhole, "\(name)")
        }
    }

    /// The least limit on memory, in KiB, under which the program starts: its libraries and threads take some.
    private func leastMemory(in folder: ScratchFolder) throws -> Int {
        let limits = stride(from: 120_000, through: 2_000_000, by: 20_000)
        return try #require(
            try limits.first { try shell("ulimit -v \($0); exec \"$0\" --version", in: folder).exitCode == 0 },
            "the program does not start under any limit")
    }

    @Test("Memory that runs out under a limit is told in words and ends with exit code 1", Sanitizer.memoryCanBeLimited)
    func outOfMemory() throws {
        let folder = try ScratchFolder()
        let line = "<a:s> <a:p> \"\(String(repeating: "x", count: 4000))\" .\n"
        try folder.write("big.txt", Data(String(repeating: line, count: 10_000).utf8))
        let limit = try leastMemory(in: folder)
        let run = try shell("ulimit -v \(limit + 8_000); exec \"$0\" check big.txt", in: folder)
        #expect(run.exitCode == 1, "\(run.exitCode) \(run.errors)")
        #expect(run.errors.contains("out of memory"), "\(run.errors)")
    }

    @Test(
        "Memory that runs out while RDF is read or written is told in words, whatever the limit, and what is written is whole",
        Sanitizer.memoryCanBeLimited, TwoBuilds.onceIsEnough,
        arguments: [
            "query --data data.nt 'ASK {}'", "query --data data.ttl 'ASK {}'", "export data.nt --single out.ttl",
            "export data.nt --single out.rdf", "export data.ttl --single out.jsonld",
        ])
    func outOfMemoryWithRDF(_ arguments: String) throws {
        let folder = try ScratchFolder()
        let lines = (0..<20_000).map { "<http://example.org/s\($0)> <http://example.org/p> \"value \($0)\" .\n" }.joined()
        for name in ["data.nt", "data.ttl"] { try folder.write(name, Data(lines.utf8)) }
        let least = try leastMemory(in: folder)
        for more in [2_000, 10_000, 18_000, 34_000] {
            let run = try shell("ulimit -v \(least + more); exec \"$0\" \(arguments)", in: folder)
            let isTold = run.exitCode == 1 && run.errors.contains("out of memory")
            #expect(run.exitCode == 0 || isTold, "\(more): \(run.exitCode) \(run.errors)")
            let written = files(in: folder.url).filter { $0.hasPrefix("out") }
            #expect(written.isEmpty == (run.exitCode != 0 || !arguments.hasPrefix("export")), "\(more): \(written)")
            for name in written {
                let text = try String(contentsOfFile: folder.url.path + "/" + name, encoding: .utf8)
                #expect(text.ranges(of: "http://example.org/s").count == 20_000, "\(more)")
                try FileManager.default.removeItem(atPath: folder.url.path + "/" + name)
            }
        }
    }

    @Test("An export on two threads ends under any limit on memory, where no room is left for the second", Sanitizer.memoryCanBeLimited)
    func threadsWithoutMemory() throws {
        let folder = try ScratchFolder()
        let least = try leastMemory(in: folder)
        for more in [1_000, 4_000, 9_000, 30_000] {
            let run = try shell("ulimit -v \(least + more); timeout 100 \"$0\" \"$@\" -o out --jobs 2", in: folder)
            let isTold = run.exitCode == 1 && run.errors.contains("out of memory")
            #expect(run.exitCode == 0 || isTold, "\(more): \(run.exitCode) \(run.errors)")
        }
    }

    @Test(
        "A result that standard output does not take is an error, whatever the verb",
        arguments: [
            "check texts --results json", "check graph.ttl --shapes-file graph.ttl --results turtle", "stats --data texts",
            "diff texts/a.txt texts/b.txt", "diff texts/a.txt texts/b.txt --results json", "diff texts/a.txt texts/b.txt --results html",
            "diff texts/a.txt texts/b.txt --results turtle", "query --data graph.ttl 'SELECT * {?s ?p ?o}'",
            "query --data graph.ttl --results json 'SELECT * {?s ?p ?o}'", "query --data graph.ttl --explain 'ASK {}'",
            "query --data graph.ttl 'CONSTRUCT WHERE {?s ?p ?o}'", "ask --list", "ask --describe reporting-lines",
            "draw --data texts", "export texts --single -", "manual", "--help", "export --help", "--version",
        ])
    func fullStandardOutput(_ arguments: String) throws {
        let folder = try ScratchFolder()
        try folder.write("texts/a.txt", Data(BadInputTests.resolution.utf8))
        try folder.write("texts/b.txt", Data(BadInputTests.resolution.replacing("2012", with: "2016").utf8))
        try folder.write("graph.ttl", Data("<a:s> <a:p> 1 .".utf8))
        let run = try shell("\"$0\" \(arguments) > /dev/full", in: folder)
        #expect(run.exitCode == 1, "\(run.errors)")
        #expect(run.errors.contains("standard output: cannot write: No space left on device"), "\(run.errors)")
    }

    @Test("A device is written to and not replaced; a symbolic link stays one")
    func noFile() throws {
        let folder = try ScratchFolder()
        let run = try shell(
            """
            "$0" "$@" --single all.nt && mkfifo pipe && (cat pipe > copy.nt & "$0" "$@" --single pipe --format ntriples; wait) \
            && cmp all.nt copy.nt && test -p pipe && echo old > real.nt && ln -s real.nt link.nt \
            && "$0" "$@" --single link.nt && test -L link.nt && cmp all.nt real.nt \
            && mkdir to && ln -s new.nt to/link.nt && ln -s to/link.nt far.nt && "$0" "$@" --single far.nt \
            && test -L far.nt && test -L to/link.nt && cmp all.nt to/new.nt && echo same
            """, in: folder)
        #expect(run.output.hasSuffix("same\n"), "\(run.output) \(run.errors)")
    }

    @Test(
        "A standard stream that is closed leaves outputs as they are, and results that go nowhere are an error",
        arguments: [
            ("\"$0\" \"$@\" --single out.nt <&- >&- 2>&-", 0), ("\"$0\" \"$@\" --single out.nt 2>&-", 0),
            ("\"$0\" \"$@\" --single - >&-", 1), ("\"$0\" check - <&-", 1),
        ])
    func closedStreams(_ line: String, _ exitCode: Int32) throws {
        let folder = try ScratchFolder()
        #expect(try shell("\"$0\" \"$@\" --single whole.nt", in: folder).exitCode == 0)
        let run = try shell(line, in: folder)
        #expect(run.exitCode == exitCode, "\(run.errors)")
        #expect(exitCode == 0 || (run.errors + run.output).contains("Bad file descriptor"), "\(run.errors)")
        guard line.contains("out.nt") else { return }
        #expect(FileManager.default.contentsEqual(atPath: folder.url.path + "/out.nt", andPath: folder.url.path + "/whole.nt"))
    }

    @Test("Standard error that takes nothing does not stop an export")
    func noStandardError() throws {
        let run = try shell("\"$0\" \"$@\" -o out 2> /dev/full && ls out/corpus.ttl", in: try ScratchFolder())
        #expect(run.exitCode == 0)
        #expect(run.output == "out/corpus.ttl\n")
    }

    @Test("A signal ends an export with 128 and its number")
    func signalled() throws {
        let folder = try ScratchFolder()
        let run = try shell(
            "mkfifo in.txt; \"$0\" export in.txt -o out & sleep 0.3; kill -TERM $!; wait $!; echo $?", in: folder)
        #expect(run.output == "143\n")
    }

    /// When an export is killed.
    private enum Moment {
        /// So long after its start.
        case after(Double)
        /// As soon as so many files of it are there.
        case files(Int)
    }

    /// Starts an export into a folder and kills it at a moment. False where it was done before.
    private func exportKilled(by number: Int32, _ moment: Moment, into out: URL) throws -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CommandLineTool.resgraph.path)
        process.arguments = Self.export + ["-o", out.path]
        process.standardError = FileHandle.nullDevice
        try process.run()
        switch moment {
        case .after(let seconds): Thread.sleep(forTimeInterval: seconds)
        case .files(let count):
            while process.isRunning, files(in: out).count < count { Thread.sleep(forTimeInterval: 0.002) }
        }
        process.send(number)
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
    }

    @Test("An export killed at any of fifty moments leaves every output whole or absent, and nothing else", TwoBuilds.onceIsEnough)
    func killed() throws {
        let folder = try ScratchFolder()
        let started = ContinuousClock.now
        #expect(try shell("\"$0\" \"$@\" -o whole", in: folder).exitCode == 0)
        // How long an export takes at most. Where one was done before its moment came, the machine has become faster.
        var length = (ContinuousClock.now - started) / .seconds(1)
        let whole = folder.url.appendingPathComponent("whole")
        var random = SeededGenerator(seed: 9)
        var killed = 0, attempts = 0
        while killed < 50, attempts < 200 {
            let moment = killed % 2 == 0
                ? Moment.after(Double.random(in: 0..<length, using: &random)) : .files(Int.random(in: 1...3, using: &random))
            let out = folder.url.appendingPathComponent("out\(attempts)")
            attempts += 1
            if try exportKilled(by: killed % 4 < 2 ? SIGKILL : SIGTERM, moment, into: out) {
                killed += 1
            } else if case .after = moment {
                length *= 0.9
            }
            for name in files(in: out) {
                let isWhole = FileManager.default.contentsEqual(
                    atPath: out.path + "/" + name, andPath: whole.path + "/" + name)
                #expect(isWhole, "\(name) in attempt \(attempts)")
            }
            try? FileManager.default.removeItem(at: out)
        }
        #expect(killed == 50, "of \(attempts) exports")
    }

    @Test("A file that changes between its two readings is an error that says so", arguments: [true, false])
    func changing(_ shrinks: Bool) throws {
        let folder = try ScratchFolder()
        let file = try folder.write("a.txt", Data(BadInputTests.resolution.utf8))
        let reader = try CorpusReader()
        var findings: [Diagnostic] = []
        let survey = reader.survey([file.path]) { event in
            if case .diagnostic(let finding) = event { findings.append(finding) }
        }
        #expect(survey.texts.count == 1)
        let changed = shrinks ? String(BadInputTests.resolution.dropLast(9)) : BadInputTests.resolution + "2\\tthat they hum.\\n"
        try folder.write("a.txt", Data(changed.utf8))
        for text in survey.texts {
            _ = reader.read(text, of: survey) { event in
                if case .diagnostic(let finding) = event { findings.append(finding) }
            }
        }
        #expect(findings.contains { $0.level == .error && $0.message.contains("changed while it was read") })
    }
}
