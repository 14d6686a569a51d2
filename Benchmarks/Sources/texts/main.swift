import Foundation
import GraphStore
import LinkedResolutions
import ResolutionOntology
import Resolutions

// How fast texts become a model, and the model interned triples, on one core, next to a tokeniser that does
// nothing but find keywords. `texts FOLDER [COPIES] [STAGE]`; a stage alone is what `perf` wants.

let arguments = CommandLine.arguments
guard arguments.count > 1 else {
    FileHandle.standardError.write(Data("usage: texts FOLDER [COPIES] [source|headers|model|text|triples|interned|fingerprint]\n".utf8))
    exit(2)
}
let folder = URL(fileURLWithPath: arguments[1])
let copies = arguments.count > 2 ? Int(arguments[2]) ?? 1 : 1
let wanted = arguments.count > 3 ? arguments[3] : nil

let names = (FileManager.default.subpaths(atPath: folder.path) ?? []).filter { $0.hasSuffix(".txt") }.sorted()
let files = try names.map { ($0, [UInt8](try Data(contentsOf: folder.appendingPathComponent($0)))) }
let byteCount = files.reduce(0) { $0 + $1.1.count }

func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Runs a stage for each copy and prints what it cost; the best of the copies counts too, for noisy machines.
func measure(_ stage: String, unit: String, _ work: () throws -> Double) rethrows {
    guard wanted == nil || wanted == stage else { return }
    var best = Double.infinity
    var amount = 0.0
    let start = processorTime()
    for _ in 0..<copies {
        let before = processorTime()
        let done = try work()
        amount += done
        best = min(best, (processorTime() - before) / done)
    }
    let total = processorTime() - start
    func rate(_ perSecond: Double) -> String { String(format: "%10.2f", perSecond / 1e6) }
    print(stage.padding(toLength: 10, withPad: " ", startingAt: 0), rate(amount / total), "best", rate(1 / best), unit)
}

let library = try AuthorityLibrary()
let reader = ResolutionReader(authority: library.authority)
let resolver = IdentityResolver(authority: library.authority)
let sources = files.compactMap { try? SourceText(bytes: $0.1, name: $0.0, sha256: "") }
let documents = sources.map { reader.document($0) }
let identities = resolver.settle(documents)
let read = zip(sources, identities).map { reader.read($0, identities: $1) }

let tokenizer = ByteTokenizer(keywords: library.authority.headingVerbs.map(\.phrase) + library.authority.actionVerbs.map(\.verb))
var kept = 0
measure("keywords", unit: "MB/s") {
    for file in files { kept += tokenizer.count(file.1) }
    return Double(byteCount)
}
measure("source", unit: "MB/s") {
    for file in files { kept += (try? SourceText(bytes: file.1, name: file.0, sha256: ""))?.characterCount ?? 0 }
    return Double(byteCount)
}
measure("headers", unit: "MB/s") {
    for source in sources { kept += reader.document(source).headers.count }
    return Double(byteCount)
}
measure("model", unit: "MB/s") {
    for (source, identity) in zip(sources, identities) { kept += reader.read(source, identities: identity).count }
    return Double(byteCount)
}
measure("text", unit: "MB/s from bytes to model, headers read first") {
    for (file, identity) in zip(files, identities) {
        guard let source = try? SourceText(bytes: file.1, name: file.0, sha256: "") else { continue }
        kept += reader.document(source).headers.count
        kept += reader.read(source, identities: identity).count
    }
    return Double(byteCount)
}
let mapper = try ResolutionMapper(library: library, context: CorpusContext(read.flatMap { $0 }))
measure("triples", unit: "million triples/s, mapped") {
    var count = 0
    for (source, revisions) in zip(sources, read) {
        for revision in revisions { count += mapper.map(revision) { source.position(of: $0).line }.count }
    }
    return Double(count)
}
// A number for all that was read: two builds that print the same have read the same. Statements as N-Triples, in
// their order, and every diagnostic.
if wanted == "fingerprint" {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ text: String) {
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ 0x0A) &* 0x100_0000_01B3
    }
    var count = 0
    for (source, revisions) in zip(sources, read) {
        for revision in revisions {
            let triples = mapper.map(revision) { source.position(of: $0).line }
            count += triples.count
            for triple in triples.triples { add("\(triple)") }
            for diagnostic in revision.diagnostics { add("\(diagnostic)") }
        }
    }
    print(String(hash, radix: 16), count, "statements")
}
if wanted == nil || wanted == "interned" {
    let corpus = try Corpus(contentsOf: [folder])
    try measure("interned", unit: "million triples/s, compared, mapped and interned in two graphs") {
        let builder = DatasetBuilder()
        try builder.add(corpus)
        return Double(builder.addedCount / 2)
    }
}
// Looked at, so that no stage is left out for want of a use.
if kept < 0 || read.allSatisfy(\.isEmpty) { print("nothing was read") }
