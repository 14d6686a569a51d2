import LinkedResolutions

/// The texts of an act in the order of time, as far as the graph tells it.
struct Chronology {
    let graph: PageGraph

    func precedes(_ a: IRI, _ b: IRI) -> Bool { key(a) < key(b) }

    /// The year of the session, or that in the IRI; a proposal stands before what its session adopted.
    private func key(_ revision: IRI) -> (Int, Int, IRI) {
        let rg = Vocabulary.resolution
        let session = graph.thing(revision, rg.adoptedAt) ?? graph.thing(revision, rg.submittedTo)
        let year = session.flatMap { graph.integer($0, rg.year) } ?? Self.year(in: revision) ?? 0
        return (year, graph.isA(revision, rg.proposedRevision) ? 0 : 1, revision)
    }

    /// The digits at the end of an IRI.
    private static func year(in revision: IRI) -> Int? {
        let digits = revision.string.utf8.reversed().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return Int(String(decoding: digits.reversed(), as: UTF8.self))
    }
}
