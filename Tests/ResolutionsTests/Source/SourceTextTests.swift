import Resolutions
import Testing

private func text(_ string: String) throws -> SourceText {
    try SourceText(bytes: Array(string.utf8), name: "a.txt", sha256: "")
}

private func reading(_ source: SourceText) -> String {
    String(decoding: source.bytes[..<source.mainEnd], as: UTF8.self)
}

@Suite("Source text")
struct SourceTextTests {
    @Test("Marks of the converter are taken out and each character keeps its offset")
    func artefacts() throws {
        let source = try text(" [bookmark: _Toc1]RESOLUTION\u{A0}7\nNew\u{2011}Delhi")
        #expect(reading(source) == " RESOLUTION 7\nNew-Delhi")
        #expect(source.sourceOffset(at: 1) == 18)
        #expect(source.sourceOffset(at: 14) == 31)
        #expect(source.position(of: 31) == SourcePosition(line: 2, column: 1))
        #expect(source.characterCount == 40)
    }

    @Test("A bracketed footnote is set apart and its printed mark goes with it")
    func footnote() throws {
        let source = try text("developing[footnoteRef:2]2 countries; [2: 2 \tThese [all] of them.] \nnext")
        #expect(reading(source) == "developing countries;  \nnext")
        let note = try #require(source.notes.first)
        #expect(note.mark == "2")
        #expect(note.readingOffset == 10)
        let body = try #require(note.body)
        #expect(String(decoding: source.bytes[body], as: UTF8.self) == "These [all] of them.")
        #expect(source.sourceOffset(at: body.lowerBound) == 45)
    }

    @Test("Offsets count a byte-order mark and both characters of CR LF")
    func offsets() throws {
        let source = try text("\u{FEFF}a\r\nbc")
        #expect(source.sourceOffset(at: 0) == 1)
        #expect(source.characterCount == 6)
        #expect(source.position(of: 4) == SourcePosition(line: 2, column: 1))
    }

    @Test(
        "Bytes that are no text are refused with what is wrong",
        arguments: [
            ([], SourceError.empty),
            (Array(" \n\t \u{A0}".utf8), .empty),
            ([0xFF, 0xFE, 0x41, 0x00], .utf16),
            ([0x41, 0x00, 0x42, 0x00, 0x43, 0x00], .utf16),
            ([0x41, 0x0A, 0x42, 0xC3, 0x28], .invalidUTF8(byte: 0xC3, at: SourcePosition(line: 2, column: 2))),
            ([0xED, 0xA0, 0x80], .invalidUTF8(byte: 0xED, at: SourcePosition(line: 1, column: 1))),
            ([0x41, 0xE2, 0x80], .invalidUTF8(byte: 0xE2, at: SourcePosition(line: 1, column: 2))),
        ] as [([UInt8], SourceError)])
    func refused(bytes: [UInt8], error: SourceError) {
        #expect(throws: error) { try SourceText(bytes: bytes, name: "a.txt", sha256: "") }
    }

    @Test("A NUL is left out, other control characters stay")
    func control() throws {
        #expect(reading(try text("text with \u{0}one NUL and \u{3}one ETX")) == "text with one NUL and \u{3}one ETX")
    }

    @Test("A passage has single blanks and knows where each character stands")
    func passage() throws {
        let source = try text("x:  fixed- \n satellite\u{A0} and  short- and long-term")
        var anomalies: Set<Anomaly> = []
        let passage = source.passage([3..<source.mainEnd], anomalies: &anomalies)
        #expect(passage.text == "fixed-satellite and short- and long-term")
        #expect(anomalies == [.dividedWord])
        #expect(passage.sourceOffset(at: 6) == 13)
        #expect(passage.sourceRange == SourceRange(4, 49))
    }
}
