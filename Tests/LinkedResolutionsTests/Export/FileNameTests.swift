import Foundation
import LinkedResolutions
import ResolutionOntology
import TestSupport
import Testing

/// No name that comes from a document leads out of the output folder or puts one file over another.
@Suite("Names of exported files")
struct FileNameTests {
    @Test("Any name becomes one that every file system takes", arguments: [
        ("../../etc/passwd", "-..-etc-passwd"), ("/etc/passwd", "-etc-passwd"), ("..", "graph"), (".", "graph"), ("", "graph"), (".hidden", "hidden"),
        ("a\u{0}b", "a-b"), ("a\\b:c*d", "a-b-c-d"), ("con", "con-1"), ("NUL.txt", "NUL.txt-1"), ("lpt1", "lpt1-1"), ("console", "console"),
        ("end. ", "end"), ("a\nb", "a-b"), ("été", "été"), ("a..b", "a..b"),
    ])
    func safe(name: String, expected: String) {
        #expect(ExportName.safe(name) == expected)
    }

    @Test("A long name is cut between characters")
    func long() {
        let name = ExportName.safe(String(repeating: "é", count: 400))
        #expect(name.utf8.count == 200 && name.allSatisfy { $0 == "é" })
    }

    @Test("What documents say of themselves never leads out of the folder")
    func documents() throws {
        let scratch = try ScratchFolder()
        let numbers = ["../../../x", "/etc/x", "..", "1\u{0}2", "con", String(repeating: "9", count: 900), "<script>", "A/../B", "\\\\host\\x"]
        for (index, number) in numbers.enumerated() {
            let text = "RESOLUTION \(number) (Rev. ../../Lakeside/\(number), 20\(10 + index))\n\nOn \(number)/../..\n\nThe Conference,\n\nresolves\n\n1\tto act.\n"
            try scratch.write("in/t\(index).txt", Array(text.utf8))
        }
        try scratch.write("beside.txt", Array("kept".utf8))
        let run = try CommandLineTool.resgraph.run(["export", "in", "-o", "out/deep", "--quiet"], folder: scratch.url)
        #expect([0, 1].contains(run.exitCode), "\(run.errors)")
        let everything = FileManager.default.enumerator(atPath: scratch.url.path)?.compactMap { $0 as? String } ?? []
        let strange = everything.filter { name in
            !name.hasPrefix("in") && !name.hasPrefix("out") && name != "beside.txt"
        }
        #expect(strange.isEmpty, "\(strange)")
        for name in everything where name.hasPrefix("out/deep/") {
            let file = name.dropFirst("out/deep/".count)
            #expect(!file.contains("/") && file.utf8.count <= 130 && file.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
        }
    }

    @Test("Files of the same name, even but for their case, do not replace one another, nor the merged one")
    func clashes() throws {
        let scratch = try ScratchFolder()
        for folder in ["a", "b", "c"] {
            for name in ["same", "Same", "corpus", "CORPUS", "con"] {
                try scratch.write("in/\(folder)/\(name).ttl", Array("<a:\(folder)\(name)> <a:p> 1 .\n".utf8))
            }
        }
        let run = try CommandLineTool.resgraph.run(["export", "in", "-o", "out", "--format", "ntriples"], folder: scratch.url)
        #expect(run.exitCode == 0, "\(run.errors)")
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.url.appendingPathComponent("out").path)
        #expect(Set(names.map { $0.lowercased() }).count == 16 && !names.contains("con.nt"), "\(names.sorted())")
    }

    @Test("What the parser of an RDF file warns of is told, with the file and the line")
    func warnings() throws {
        let scratch = try ScratchFolder()
        let text = "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='http://e/'>\n<r:Description r:about='http://e/s'><e:p r:parseType='odd'>x</e:p></r:Description></r:RDF>"
        try scratch.write("old.rdf", Array(text.utf8))
        for arguments in [["export", "old.rdf", "-o", "out"], ["query", "--data", "old.rdf", "ASK { ?s ?p ?o }"]] {
            let run = try CommandLineTool.resgraph.run(arguments, folder: scratch.url)
            #expect(run.exitCode == 0 && run.errors.contains("old.rdf:2:") && run.errors.contains("warning"), "\(run.errors)")
        }
    }

    @Test("SERVICE asks nobody unless the endpoint is named on the command line")
    func service() throws {
        let scratch = try ScratchFolder()
        try scratch.write("data.ttl", Array("<a:s> <a:p> <http://127.0.0.1:9/> .".utf8))
        let queries = ["SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SELECT * { ?s <a:p> ?e . SERVICE ?e { ?x ?y ?z } }"]
        for query in queries {
            for options in [[], ["--allow-service", "http://127.0.0.1:10/"], ["--allow-service", "http://127.0.0.1:9"]] {
                let run = try CommandLineTool.resgraph.run(["query", "--data", "data.ttl"] + options + [query], folder: scratch.url)
                #expect(run.exitCode == 1 && run.errors.contains("is not allowed"), "\(run.errors)")
            }
        }
    }
}
