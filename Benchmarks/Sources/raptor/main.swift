import Foundation
import GraphStore
import RDF
import Raptor

// Holds writing and reading through Raptor against the bare C loops of the benchmark folder
// (`c/ser.c`, `c/parse_raptor.c`): CPU time of the process, statements in memory, output counted and
// dropped.
//
//   raptor write FILE.nt ntriples|turtle BLOCK REPETITIONS    BLOCK 0: the whole graph at once
//   raptor read FILE                                          into nothing, and into an indexed dataset

/// Counts bytes and forgets them.
final class CountingSink: ByteSink {
    var count = 0
    func write(_ bytes: Span<UInt8>) throws(OutputError) { count += bytes.count }
}

struct StatementCounter: StatementReceiver {
    var count = 0
    mutating func iri(_ text: Span<UInt8>) -> Int { text.count }
    mutating func blankNode(_ label: Span<UInt8>) -> Int { label.count }
    mutating func literal(_ lexicalForm: Span<UInt8>, datatype: Span<UInt8>) -> Int { lexicalForm.count }
    mutating func literal(_ lexicalForm: Span<UInt8>, language: Span<UInt8>) -> Int { lexicalForm.count }
    mutating func literal(_ lexicalForm: Span<UInt8>) -> Int { lexicalForm.count }
    mutating func statement(subject: Int, predicate: Int, object: Int, graph: Int?) { count += 1 }
}

func cpuSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

/// From the system's account of the process: kilobytes.
func peakMemory() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return line.split(separator: " ").compactMap { Int($0) }.first ?? 0
}

func write(_ path: String, _ syntax: RDFSyntax, block: Int, repetitions: Int) throws {
    // Each term is made once, as a program does that keeps them.
    let builder = DatasetBuilder()
    var receiver = DatasetReceiver(builder)
    try RDFReader.read(path: path, into: &receiver) { print($0.text) }
    var known: Set<Term> = []
    func shared(_ term: Term) -> Term { known.insert(term).memberAfterInsert }
    var triples: [Triple] = []
    for triple in try builder.build().triples() {
        guard case .iri(let predicate) = shared(.iri(triple.predicate)) else { continue }
        triples.append(Triple(shared(triple.subject), predicate, shared(triple.object)))
    }
    known = []
    let prefixes = PrefixMap([
        "res": "https://example.org/ont#", "id": "https://example.org/id/",
        "skos": "http://www.w3.org/2004/02/skos/core#", "dct": "http://purl.org/dc/terms/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    ])
    let before = peakMemory()
    for _ in 0..<repetitions {
        let sink = CountingSink()
        let start = cpuSeconds()
        var writer = try RDFWriter(syntax: syntax, prefixes: prefixes, sink: sink)
        if block > 0 { try writer.write(triples, inBlocksOf: block) } else { try writer.write(block: triples) }
        try writer.finish()
        let seconds = cpuSeconds() - start
        print(
            "\(syntax.rawValue) block \(block): cpu \(seconds) s, \(Double(triples.count) / 1e6 / seconds) Mtriples/s, "
                + "out \(Double(sink.count) / 1e6) MB, peak +\((peakMemory() - before) / 1024) MB")
    }
}

func read(_ path: String) throws {
    var counter = StatementCounter()
    var start = cpuSeconds()
    try RDFReader.read(path: path, into: &counter) { print($0.text) }
    print("read \(counter.count) statements: cpu \(cpuSeconds() - start) s")
    start = cpuSeconds()
    let builder = DatasetBuilder()
    var receiver = DatasetReceiver(builder)
    try RDFReader.read(path: path, into: &receiver) { print($0.text) }
    print("read and interned: cpu \(cpuSeconds() - start) s")
    let dataset = try builder.build()
    print("read, interned and indexed \(dataset.count): cpu \(cpuSeconds() - start) s")
}

let words = CommandLine.arguments.dropFirst()
switch (words.first, words.count) {
case ("write", 5):
    let arguments = Array(words.dropFirst())
    guard let syntax = RDFSyntax(rawValue: arguments[1]), let block = Int(arguments[2]), let repetitions = Int(arguments[3])
    else { exit(2) }
    try write(arguments[0], syntax, block: block, repetitions: repetitions)
case ("read", 2):
    try read(words[words.startIndex + 1])
default:
    FileHandle.standardError.write(Data("raptor write FILE ntriples|turtle BLOCK REPETITIONS\nraptor read FILE\n".utf8))
    exit(2)
}
