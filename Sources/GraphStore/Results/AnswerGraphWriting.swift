import RDF

extension AnswerGraph {
    /// The graph as canonical [N-Triples](https://www.w3.org/TR/n-triples/#canonical-ntriples), straight
    /// from the dictionary's bytes.
    public var nTriples: [UInt8] {
        var writer = AnswerGraphText(terms, count: triples.count)
        writer.append(triples)
        return writer.finish()
    }
}

/// Writes triples of ids. What surrounds the text of a term is put together once for each class.
private struct AnswerGraphText: ~Copyable {
    private let terms: AnswerTerms
    private var output: ByteOutput
    private var frameTexts = GrowableBuffer<UInt8>(capacity: 512)
    /// By class of the dictionary; `headCount` is 0 until it is needed.
    private var frames: [Frame]

    /// Where in `frameTexts` the head and the tail of a class lie.
    private struct Frame {
        var start = 0
        var headCount = 0
        var tailCount = 0
        /// Whether quotation marks in the text need an escape.
        var isLiteral = false
    }

    init(_ terms: AnswerTerms, count: Int) {
        self.terms = terms
        output = ByteOutput(capacity: count * 128)
        frames = [Frame](repeating: Frame(), count: terms.dictionary.classes.count)
    }

    mutating func append(_ triples: [IDTriple]) {
        let dictionary = terms.dictionary
        dictionary.withReader { reader in
            for triple in triples {
                append(triple.subject, reader)
                output.append(UInt8(ascii: " "))
                append(triple.predicate, reader)
                output.append(UInt8(ascii: " "))
                append(triple.object, reader)
                output.append(UInt8(ascii: " "))
                output.append(UInt8(ascii: "."))
                output.append(UInt8(ascii: "\n"))
            }
        }
    }

    @inline(__always)
    private mutating func append(_ id: TermID, _ reader: TermReader) {
        if TermIDs.isLocal(id) { return appendComputed(id) }
        let termClass = Int(reader.classIndex(id))
        if frames[termClass].headCount == 0 {
            frames[termClass] = makeFrame(terms.dictionary.classes[TermClassTable.Index(termClass)])
        }
        append(reader.text(id), frames[termClass])
    }

    @inline(__always)
    private mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ frame: Frame) {
        output.append(UnsafeBufferPointer(start: frameTexts.start + frame.start, count: frame.headCount))
        if frame.isLiteral { output.append(text, .nTriples) } else { output.append(text) }
        output.append(
            UnsafeBufferPointer(start: frameTexts.start + frame.start + frame.headCount, count: frame.tailCount))
    }

    private mutating func appendComputed(_ id: TermID) {
        let frame = makeFrame(terms.termClass(id))
        terms.withText(id) { append($0, frame) }
        frameTexts.truncate(to: frame.start)
    }

    private mutating func makeFrame(_ termClass: TermClass) -> Frame {
        let head: [UInt8], tail: [UInt8]
        switch termClass {
        case .iri: (head, tail) = (Array("<".utf8), Array(">".utf8))
        case .blankNode: (head, tail) = (Array("_:".utf8), [])
        case .datatype(XSD.string): (head, tail) = (Array("\"".utf8), Array("\"".utf8))
        case .datatype(let datatype): (head, tail) = (Array("\"".utf8), Array("\"^^<\(datatype.string)>".utf8))
        case .language(let tag): (head, tail) = (Array("\"".utf8), Array("\"@\(tag)".utf8))
        }
        let start = frameTexts.count
        (head + tail).withUnsafeBufferPointer { frameTexts.append(contentsOf: $0) }
        return Frame(
            start: start, headCount: head.count, tailCount: tail.count,
            isLiteral: termClass != .iri && termClass != .blankNode)
    }

    consuming func finish() -> [UInt8] { output.bytes() }
}
