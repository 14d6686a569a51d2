import Foundation
import GraphStore
import RDF
import SPARQL

// The line protocol of the benchmark runner: LOAD path, RUN query repetitions output [budget], PIDS,
// QUIT. One repetition is query text in, serialised answer in memory out.

struct Failure: Error, CustomStringConvertible {
    let description: String
}

func load(_ path: String) throws -> Dataset {
    if path.hasSuffix(".rgx") { return try Dataset(snapshot: path) }
    let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    let builder = DatasetBuilder()
    var loader = NTriplesLoader(builder)
    try loader.parse(data.span)
    try loader.finish()
    return try builder.build()
}

func serialize(_ answer: QueryAnswer) throws -> (bytes: [UInt8], rows: Int) {
    switch answer {
    case .solutions(let solutions): (try ResultsWriter.document(solutions, as: .json), solutions.count)
    case .boolean(let value): (Array((value ? "true" : "false").utf8), 1)
    case .graph(let graph): (graph.nTriples, graph.count)
    }
}

/// The text of the query last run: the runner asks for the same one several times.
nonisolated(unsafe) var lastText: (path: String, text: String) = ("", "")

func text(ofFile path: String) throws -> String {
    if lastText.path != path { lastText = (path, try String(contentsOfFile: path, encoding: .utf8)) }
    return lastText.text
}

/// The members of the answer, put together by hand: the runner counts what they cost as the query's.
func run(_ dataset: Dataset, _ words: [String]) throws -> String {
    let text = try text(ofFile: words[1])
    let repetitions = Int(words[2]) ?? 1
    let budget = words.count > 4 ? Double(words[4]) ?? .infinity : .infinity
    let clock = ContinuousClock()
    let started = clock.now
    var times: [Double] = []
    var result: (bytes: [UInt8], rows: Int) = ([], 0)
    for _ in 0..<repetitions {
        let start = clock.now
        result = try serialize(dataset.answer(Query(parsing: text)))
        times.append((clock.now - start) / .milliseconds(1))
        if (clock.now - started) / .seconds(1) > budget { break }
    }
    if words[3] != "-" { try Data(result.bytes).write(to: URL(fileURLWithPath: words[3])) }
    let list = times.map { "\($0)" }.joined(separator: ",")
    return "\"rows\":\(result.rows),\"ms\":[\(list)],\"bytes\":\(result.bytes.count)"
}

func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

func answer(_ members: String) { say("OK {\(members)}") }

var dataset = Dataset()
while let line = readLine() {
    let words = line.split(separator: " ").map(String.init)
    do {
        switch words.first {
        case "LOAD":
            let start = ContinuousClock.now
            dataset = try load(words[1])
            answer("\"triples\":\(dataset.count),\"seconds\":\((ContinuousClock.now - start) / .seconds(1))")
        case "RUN": answer(try run(dataset, words))
        case "EXPLAIN": say(try dataset.explain(Query(parsing: String(contentsOfFile: words[1], encoding: .utf8))).description)
        case "SAVE":
            let file = FileHandle(forWritingAtPath: words[1]) ?? FileHandle.nullDevice
            try dataset.writeSnapshot { try file.write(contentsOf: Data($0)) }
            try file.close()
            say("OK {}")
        case "PIDS": answer("\"pids\":[\(ProcessInfo.processInfo.processIdentifier)]")
        case "QUIT": exit(0)
        default: say("ERR unknown")
        }
    } catch {
        say("ERR \(error)".replacingOccurrences(of: "\n", with: " "))
    }
}
