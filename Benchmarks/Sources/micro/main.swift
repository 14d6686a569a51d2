import Benchmark
import Foundation
import GraphStore
import LinkedResolutions
import RDF
import Raptor
import SPARQL

// One benchmark for each layer, from bytes to answers. Times are per run of a whole job (said in the
// name); ratios between two states of the code are what they are for.

/// Keeps a result from being optimised away.
nonisolated(unsafe) var kept = 0

// MARK: Texts

let specimens = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../Tests/Specimens").standardizedFileURL
let corpus = try Corpus(contentsOf: [specimens])

benchmark("text: specimens to model, reading and recognition") {
    kept += try Corpus(contentsOf: [specimens]).revisions.count
}
benchmark("text: model to indexed graph, mapping and interning") {
    kept += try ResolutionGraph(corpus).dataset.count
}

// MARK: Loading

struct Counter: StatementReceiver {
    var count = 0
    mutating func iri(_ text: Span<UInt8>) -> Int { text.count }
    mutating func blankNode(_ label: Span<UInt8>) -> Int { label.count }
    mutating func literal(_ lexicalForm: Span<UInt8>, datatype: Span<UInt8>) -> Int { lexicalForm.count }
    mutating func literal(_ lexicalForm: Span<UInt8>, language: Span<UInt8>) -> Int { lexicalForm.count }
    mutating func literal(_ lexicalForm: Span<UInt8>) -> Int { lexicalForm.count }
    mutating func statement(subject: Int, predicate: Int, object: Int, graph: Int?) { count += 1 }
}

benchmark("load: N-Triples grammar alone, 100 thousand triples") {
    var counter = Counter()
    try NTriplesReader.read(SampleGraph.nTriples.span, into: &counter)
    kept += counter.count
}
benchmark("load: grammar and interning") {
    let builder = DatasetBuilder()
    var receiver = DatasetReceiver(builder)
    try NTriplesReader.read(SampleGraph.nTriples.span, into: &receiver)
    kept += builder.addedCount
}
benchmark("load: grammar, interning and index") {
    let builder = DatasetBuilder()
    var receiver = DatasetReceiver(builder)
    try NTriplesReader.read(SampleGraph.nTriples.span, into: &receiver)
    kept += try builder.build().count
}
let snapshot = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).rgx").path
try SampleGraph.dataset.writeSnapshot(toFile: snapshot)
benchmark("load: open a snapshot") { kept += try Dataset(snapshot: snapshot).count }

// MARK: Queries

let queries: [(name: String, text: String)] = [
    ("parse and plan alone: nothing matches", "SELECT * { <urn:x> <urn:y> ?z }"),
    ("scan of one predicate", "SELECT (COUNT(?o) AS ?n) { ?s o:text ?o }"),
    ("index join", "SELECT (COUNT(?a) AS ?n) { ?c o:inAct ?a . ?a o:adoptedBy ?b }"),
    ("hash join", "SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?b { ?a o:adoptedBy ?b } } { SELECT ?b { ?c o:addressee ?b } } }"),
    ("multiway join of a triangle", "SELECT (COUNT(*) AS ?n) { ?a o:cites ?b . ?b o:cites ?c . ?a o:cites ?c }"),
    ("optional", "SELECT (COUNT(*) AS ?n) { ?a o:adoptedBy ?b OPTIONAL { ?a o:cites ?c } }"),
    ("not exists", "SELECT (COUNT(*) AS ?n) { ?a o:adoptedBy ?b FILTER NOT EXISTS { ?x o:cites ?a } }"),
    ("closure", "SELECT (COUNT(*) AS ?n) { ?b o:partOf* <https://example.org/id/body/1> }"),
    ("range of dates, first ten", "SELECT ?a { ?a o:date ?d FILTER(?d >= \"1990-01-01\"^^xsd:date) } ORDER BY ?d ?a LIMIT 10"),
    ("group and count distinct", "SELECT ?b (COUNT(DISTINCT ?a) AS ?n) { ?c o:addressee ?b ; o:inAct ?a } GROUP BY ?b"),
    ("regular expression", "SELECT (COUNT(?c) AS ?n) { ?c o:text ?t FILTER regex(?t, \"item 77.*next\") }"),
]
for (name, text) in queries {
    let full = "PREFIX o: <https://example.org/ont#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> " + text
    benchmark("query: \(name)") {
        if case .solutions(let rows) = try SampleGraph.dataset.answer(Query(parsing: full)) { kept += rows.count }
    }
}

// MARK: Writing

let everything = try SampleGraph.dataset.answer(Query(parsing: "SELECT * { ?s ?p ?o }"))
if case .solutions(let rows) = everything {
    for format in [ResultsFormat.json, .xml, .csv, .tsv] {
        benchmark("write: results as \(format)") { kept += try ResultsWriter.document(rows, as: format).count }
    }
}
for syntax in [RDFSyntax.ntriples, .turtle, .rdfxml] {
    benchmark("write: graph as \(syntax.rawValue), through Raptor") {
        let sink = MemorySink()
        var writer = try RDFWriter(syntax: syntax, sink: sink)
        try writer.write(SampleGraph.triples, inBlocksOf: 1000)
        try writer.finish()
        kept += sink.bytes.count
    }
}

Benchmark.main()
