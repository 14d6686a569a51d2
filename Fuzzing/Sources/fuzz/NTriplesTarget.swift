import RDF

extension FuzzTarget {
    static let nTriples = FuzzTarget(
        name: "ntriples", abstract: "RDF reads N-Triples and N-Quads, whole and in pieces"
    ) { bytes in
        guard let first = bytes.first else { return }
        let document = Array(bytes.dropFirst())
        let allowsGraphs = first & 1 == 1
        let whole = statements(allowsGraphs) { reader, receiver throws(RDFReadingError) in
            try reader.parse(document.span, into: &receiver)
            try reader.finish(into: &receiver)
        }
        let size = Int(first >> 1) + 1
        let pieces = statements(allowsGraphs) { reader, receiver throws(RDFReadingError) in
            for start in stride(from: 0, to: document.count, by: size) {
                let piece = Array(document[start..<min(start + size, document.count)])
                try reader.parse(piece.span, into: &receiver)
            }
            try reader.finish(into: &receiver)
        }
        require(whole == pieces, "pieces of \(size) bytes read as the whole does")
        guard whole.error == nil else { return }
        let text = CanonicalNTriples.text(of: whole.quads)
        require(
            (try? NTriplesReader.quads(in: text, allowingGraphs: true)) == whole.quads,
            "canonical N-Quads reads back as the same statements")
    }

    private struct Reading: Equatable {
        var quads: [Quad] = []
        var error: RDFReadingError?
    }

    private static func statements(
        _ allowsGraphs: Bool, _ read: (inout NTriplesReader, inout QuadReceiver) throws(RDFReadingError) -> Void
    ) -> Reading {
        var reading = Reading()
        var quads: [Quad] = []
        var receiver = QuadReceiver { quads.append($0) }
        var reader = NTriplesReader(allowingGraphs: allowsGraphs)
        do throws(RDFReadingError) {
            try read(&reader, &receiver)
        } catch {
            reading.error = error
        }
        reading.quads = quads
        return reading
    }
}
