import RDF
import TestSupport
import Testing

@Suite("NTriplesReader")
struct NTriplesReaderTests {
    private let p: IRI = "a:p"

    @Test("Terms of every kind are read, escapes undone")
    func terms() throws {
        let text = #"""
            # a comment
            <a:s> <a:p> <a:\u00E9> .
            <a:s><a:p>"one\ttwo\\ \"\U0001F600\""@en-GB.
            _:b.1 <a:p> "7"^^<http://www.w3.org/2001/XMLSchema#integer> . # another

            <a:s> <a:p> "" .
            """#
        let triples = try NTriplesReader.quads(in: text).map(\.triple)
        #expect(triples == [
            Triple("a:s", p, .iri("a:\u{E9}")),
            Triple("a:s", p, .literal(Literal("one\ttwo\\ \"\u{1F600}\"", language: "en-GB"))),
            Triple(.blankNode(BlankNode("b.1")), p, .literal(Literal(7))),
            Triple("a:s", p, .literal(Literal(""))),
        ])
    }

    @Test("A full stop right after a blank node ends the statement")
    func fullStop() throws {
        #expect(try NTriplesReader.quads(in: "<a:s> <a:p> _:o.").map(\.triple.object) == [.blankNode(BlankNode("o"))])
    }

    @Test("N-Quads name graphs; N-Triples refuse them")
    func graphs() throws {
        let text = "<a:s> <a:p> \"x\" <a:g> .\n<a:s> <a:p> \"x\" _:g .\n<a:s> <a:p> \"x\" .\n"
        let quads = try NTriplesReader.quads(in: text, allowingGraphs: true)
        #expect(quads.map(\.graph) == [.iri("a:g"), .blankNode(BlankNode("g")), nil])
        #expect(throws: RDFReadingError.self) { try NTriplesReader.quads(in: text) }
    }

    @Test("An error names line, column and what was expected", arguments: [
        ("<a:s> <a:p> .", 1, 13, "expected an object"), ("<a:s> \"p\" <a:o> .", 1, 7, "expected a predicate"),
        ("\"s\" <a:p> <a:o> .", 1, 1, "expected a subject"), ("<a:s> <a:p> <a:o>", 1, 18, "expected '.'"),
        ("\n\n<s> <a:p> <a:o> .", 3, 2, "absolute"), ("<a:s> <a:p> \"x", 1, 15, "end the string"),
        ("<a:s> <a:p> \"x\ny\" .", 1, 15, "end the string"), (#"<a:s> <a:p> "\q" ."#, 1, 14, "escape"),
        (#"<a:s> <a:p> "\uD800" ."#, 1, 14, "code point"), (#"<a:s> <a:p> "\u12" ."#, 1, 18, "hexadecimal"),
        (#"<a:s> <a:p> "\U00110000" ."#, 1, 14, "code point"), ("<a:s> <a:p> \"x\"@1 .", 1, 17, "language tag"),
        ("<a:s> <a:p> \"x\"^^a .", 1, 16, "datatype"), ("<a:s> <a:p> <a:o> . <a:s>", 1, 21, "end of the line"),
        ("<a:s> <a:p> <a:o o> .", 1, 17, "'>'"), (#"<a:s> <a:p> <a:\u0020> ."#, 1, 16, "character"),
        ("<a:s> <a:p> _:. .", 1, 15, "label"), ("<a:s> <a:p> _a .", 1, 14, "':'"), ("@prefix a: <b:> .", 1, 1, "subject"),
        ("<a:s> <a:p> \"\u{E9}\" x", 1, 18, "'.'"),
    ])
    func errors(text: String, line: Int, column: Int, message: String) throws {
        do {
            _ = try NTriplesReader.quads(in: text, source: "file.nt")
            Issue.record("it was read")
        } catch {
            #expect(error.line == line)
            #expect(error.column == column)
            #expect(error.message.contains(message), "\(error)")
            #expect("\(error)".hasPrefix("file.nt:\(line):\(column): "))
        }
    }

    @Test("Bytes that are no UTF-8 are refused wherever they stand", arguments: [
        [0xFF], [0xC0, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
    ] as [[UInt8]])
    func invalidUTF8(bad: [UInt8]) {
        let places = [("<a:s> <a:p> \"", "\" .\n"), ("<a:", "> <a:p> \"x\" .\n"), ("# ", "\n<a:s> <a:p> \"x\" .\n"), ("<a:s> <a:p> \"\\t", "\" .\n")]
        for (before, after) in places {
            var receiver = QuadReceiver { _ in }
            let bytes = Array(before.utf8) + bad + Array(after.utf8)
            #expect(throws: RDFReadingError.self) { try NTriplesReader.read(bytes.span, into: &receiver) }
        }
    }

    @Test("Chunks of any size give the same statements and the same errors")
    func chunks() throws {
        let good = "<a:s> <a:p> \"\u{E9}\\t\u{1F600}\" .\r\n# c\n_:b <a:p> <a:o> .\n\n<a:s> <a:p> \"x\"@en ."
        let whole = try NTriplesReader.quads(in: good)
        #expect(whole.count == 3)
        for size in 1...40 {
            #expect(try read(good, inChunksOf: size) == whole)
            #expect(throws: RDFReadingError(line: 6, column: 13, message: "expected an object: an IRI '<…>', a blank node '_:…' or a literal '\"…\"'")) {
                try read(good + "\n<a:s> <a:p> . ", inChunksOf: size)
            }
        }
    }

    private func read(_ text: String, inChunksOf size: Int) throws -> [Quad] {
        var quads: [Quad] = []
        var receiver = QuadReceiver { quads.append($0) }
        var reader = NTriplesReader()
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: size) {
            try reader.parse(bytes.span.extracting(start..<min(start + size, bytes.count)), into: &receiver)
        }
        try reader.finish(into: &receiver)
        return quads
    }

    @Test("Whatever the bytes, the reader reads or refuses, and never crashes")
    func randomBytes() {
        var generator = SeededGenerator(seed: 7)
        let pieces = ["<a:s>", " ", "\"x\"", "_:b", ".", "\n", "@en", "^^", "\\u00E9", "\\", "\"", "<", ">", "#", "\u{E9}", "\r", "_", ":", "\t"]
        for _ in 0..<5000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...12, using: &generator) {
                bytes += Array(pieces.randomElement(using: &generator)?.utf8 ?? "".utf8)
                if Int.random(in: 0..<20, using: &generator) == 0 { bytes.append(.random(in: 0...255, using: &generator)) }
            }
            var receiver = QuadReceiver { _ in }
            try? NTriplesReader.read(bytes.span, allowingGraphs: true, into: &receiver)
        }
    }

    @Test("What the canonical writer writes is read back as it was")
    func canonical() throws {
        let quads = try NTriplesReader.quads(in: #"<a:s> <a:p> "\u0000\u0001\n\r\t\"\\\uFFFE"@en-x <a:g> ."#, allowingGraphs: true)
        #expect(try NTriplesReader.quads(in: CanonicalNTriples.text(of: quads), allowingGraphs: true) == quads)
    }

    @Test("Statements that share their subject with the one before are read as if each stood alone")
    func repeatedSubjects() throws {
        var generator = SeededGenerator(seed: 11)
        // Some begin like others; some are written with an escape, some are blank nodes.
        let subjects = ["<a:s>", "<a:s/1234567>", "<a:s/12345678>", "<a:s/123456789/x>", "<a:\\u0073>", "_:a", "_:ab", "<a:\u{E9}>"]
        let separators = [" ", "", "\t "]
        for _ in 0..<300 {
            let lines = (0..<Int.random(in: 1...12, using: &generator)).map { number in
                let subject = subjects[Int.random(in: 0..<subjects.count, using: &generator)]
                let blank = separators[Int.random(in: 0..<3, using: &generator)]
                let comment = Bool.random(using: &generator) ? "" : "# \(subject)\n\n"
                return "\(comment)\(blank)\(subject) <a:p> <a:o\(number)> ."
            }
            let whole = try NTriplesReader.quads(in: lines.joined(separator: "\n"))
            #expect(try whole == lines.flatMap { try NTriplesReader.quads(in: $0) })
        }
        #expect(throws: RDFReadingError(source: nil, line: 2, column: 6, message: "expected a predicate: an IRI '<…>'")) {
            try NTriplesReader.quads(in: "<a:s> <a:p> <a:o> .\n<a:s>")
        }
    }

    @Test("A receiver that wants no more ends the reading without an error")
    func stops() throws {
        var receiver = FirstOnly()
        let bytes = Array("<a:s> <a:p> <a:o> .\n<a:s> <a:p> <a:o> .\nnot a statement\n".utf8)
        try NTriplesReader.read(bytes.span, into: &receiver)
        #expect(receiver.count == 1)
    }

    private struct FirstOnly: StatementReceiver {
        var count = 0
        var wantsMore: Bool { count < 1 }
        mutating func iri(_ text: Span<UInt8>) {}
        mutating func blankNode(_ label: Span<UInt8>) {}
        mutating func literal(_ lexicalForm: Span<UInt8>, datatype: Span<UInt8>) {}
        mutating func literal(_ lexicalForm: Span<UInt8>, language: Span<UInt8>) {}
        mutating func literal(_ lexicalForm: Span<UInt8>) {}
        mutating func statement(subject: Void, predicate: Void, object: Void, graph: Void?) { count += 1 }
    }

    @Test("Subjects and predicates that come again are read as when each line stands alone", arguments: [1, 2, 3, 4])
    func repeatedTerms(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        // Some begin or end as others do, some share a place in the table, one has an escape, one is cut short.
        let names = ["a:p", "a:pp", "a:p/long/enough/for/eight/bytes", "b:p/long/enough/for/eight/bytes", #"a:\u00E9"#, "a:é"]
            + (0..<200).map { "http://example.org/ontology#property\($0)" }
        let lines = (0..<2000).map { number in
            let few = number % 100 < 60 ? 8 : names.count
            let subject = names[Int.random(in: 0..<4, using: &generator)], predicate = names[Int.random(in: 0..<few, using: &generator)]
            return Int.random(in: 0..<20, using: &generator) == 0 ? "# <a:p> comes again" : "<\(subject)> <\(predicate)> \"\(number)\" ."
        }
        let alone = try lines.flatMap { try NTriplesReader.quads(in: $0) }
        let together = try NTriplesReader.quads(in: lines.joined(separator: "\n"))
        #expect(together.count > 1500)
        let isSame = together == alone
        #expect(isSame)
    }
}
