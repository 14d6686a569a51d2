import GraphStore
import RDF

/// A graph of made-up resolutions with the shape of a real one: acts, clauses in them, directives to
/// bodies in a hierarchy, citations, dates and texts. The same from run to run.
enum SampleGraph {
    static let actCount = 2000

    /// About 86,000 triples.
    static let triples: [Triple] = {
        var state: UInt64 = 42
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: state >> 33) % bound
        }
        func node(_ path: String) -> Term { .iri(IRI("https://example.org/id/\(path)")) }
        func property(_ name: String) -> IRI { IRI("https://example.org/ont#\(name)") }
        var triples: [Triple] = []
        for body in 1..<150 { triples.append(Triple(node("body/\(body)"), property("partOf"), node("body/\(body / 3)"))) }
        for act in 0..<actCount {
            let subject = node("act/\(act)")
            triples.append(Triple(subject, property("adoptedBy"), node("body/\(random(20))")))
            let date = "\(1960 + random(60))-0\(1 + random(9))-1\(random(9))"
            triples.append(Triple(subject, property("date"), .literal(Literal(date, datatype: XSD.date))))
            triples.append(Triple(subject, property("title"), .literal(Literal("Act \(act) on things", language: "en"))))
            for _ in 0..<random(6) { triples.append(Triple(subject, property("cites"), node("act/\(random(act + 1))"))) }
            for number in 0..<10 {
                let clause = node("act/\(act)/clause/\(number)")
                triples.append(Triple(clause, property("inAct"), subject))
                triples.append(
                    Triple(clause, property("text"), .literal(Literal("to report on item \(random(9999)) to the next session"))))
                triples.append(Triple(clause, property("addressee"), node("body/\(random(150))")))
                triples.append(Triple(clause, property("number"), .literal(Literal(number))))
            }
        }
        return triples
    }()

    static let nTriples: [UInt8] = {
        var bytes: [UInt8] = []
        for triple in triples { CanonicalNTriples.append(Quad(triple), to: &bytes) }
        return bytes
    }()

    static let dataset: Dataset = {
        do { return try Dataset(triples) } catch { preconditionFailure("the sample is sound: \(error)") }
    }()
}
