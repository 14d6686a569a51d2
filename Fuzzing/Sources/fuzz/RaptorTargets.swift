import RDF
import Raptor

extension FuzzTarget {
    /// Turtle through Raptor; where the first byte is odd, as TriG.
    static let turtle = FuzzTarget(
        name: "turtle", abstract: "Raptor reads Turtle or TriG; what it takes is written and read again"
    ) { bytes in
        guard let first = bytes.first else { return }
        roundTrip(Array(bytes.dropFirst()), first & 1 == 0 ? .turtle : .trig)
    }

    static let rdfXML = FuzzTarget(
        name: "rdfxml", abstract: "Raptor reads RDF/XML; what it takes is written and read again"
    ) { roundTrip($0, .rdfxml) }

    static let rdfJSON = FuzzTarget(
        name: "rdfjson", abstract: "Raptor reads RDF/JSON; what it takes is written and read again"
    ) { roundTrip($0, .rdfjson) }

    /// What was read can be written as N-Triples by both writers, and reads back as the same statements.
    private static func roundTrip(_ bytes: [UInt8], _ syntax: RDFSyntax) {
        var quads: [Quad] = []
        var receiver = QuadReceiver { quads.append($0) }
        do {
            try RDFReader.read(bytes.span, syntax: syntax, base: IRI("http://example.org/base/"), into: &receiver) {
                require(!$0.text.isEmpty, "a warning says what is doubtful")
            }
        } catch {
            require(!error.message.isEmpty, "an error has a message")
            return
        }
        let text = CanonicalNTriples.text(of: quads)
        do {
            let again = try NTriplesReader.quads(in: text, allowingGraphs: true)
            require(Set(again) == Set(quads), "what was read from \(syntax.rawValue) comes back from N-Quads")
        } catch {
            require(false, "what was read from \(syntax.rawValue) is written as N-Quads: \(error)")
        }
        let triples = Array(Set(quads.map(\.triple)))
        // Raptor's Turtle reader takes every property that begins with `rdf:_` for a number.
        guard triples.count < 200, !triples.contains(where: { $0.predicate.string.hasPrefix(RDFSyntaxNamespace.iri.string + "_") }) else { return }
        for target in RDFSyntax.allCases {
            guard let written = try? RDFWriter.text(of: triples, syntax: target), target == .turtle || target == .rdfxml || target == .rdfjson
            else { continue }
            do {
                let again = try RDFReader.quads(in: written, syntax: target, base: IRI("http://example.org/"))
                require(again.count == triples.count, "as many statements come back from \(target.rawValue)")
            } catch {
                require(false, "what was written as \(target.rawValue) is read again: \(error)")
            }
        }
    }
}
