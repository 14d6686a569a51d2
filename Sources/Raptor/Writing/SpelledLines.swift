import CRaptor
import RDF

/// Lines of N-Triples or N-Quads under construction, and the terms that were spelled for them.
///
/// Raptor spells each term once as long as the term is kept; a line is then three copies of bytes, where
/// Raptor's own serializer escapes every character of every line anew. A value that nobody else holds while
/// a block is written: the properties of an object would be checked for access, and their arrays counted,
/// at every term.
struct SpelledLines {
    private var terms = SpelledTerms()
    private var lines: [UInt8] = []
    /// The numbers of the subject and of the datatype that came last: most come several times in a row.
    private var lastSubject = 0
    private var lastDatatype = 0

    /// What a term of a kind is found by. A literal with a datatype or language is of the kind of that.
    private enum Kind {
        static let iri: UInt32 = 0
        static let string: UInt32 = 1
        static let language: UInt32 = 2
        static func literal(of number: Int) -> UInt32 { 3 + UInt32(truncatingIfNeeded: number) }
    }

    private static let mostKeptBytes = 1 << 22
    /// Longer literals seldom come again.
    private static let longestKeptLiteral = 64

    /// The lines so far.
    var bytes: [UInt8] { lines }

    /// Drops the lines, and the terms as well where they have grown to a few megabytes, so that memory does
    /// not grow with the graph.
    mutating func removeLines() {
        lines.removeAll(keepingCapacity: true)
        if terms.byteCount > Self.mostKeptBytes { terms.removeAll() }
    }

    mutating func appendBlank() { lines.append(UInt8(ascii: " ")) }

    mutating func endLine() {
        lines.append(UInt8(ascii: " "))
        lines.append(UInt8(ascii: "."))
        lines.append(UInt8(ascii: "\n"))
    }

    /// Appends what was spelled elsewhere.
    mutating func append(_ bytes: Span<UInt8>) {
        bytes.withUnsafeBufferPointer { lines.append(contentsOf: $0) }
    }

    // MARK: Terms

    /// Appends a subject: often that of the line before, which is asked for first.
    mutating func append(subject iri: borrowing IRI, _ buffer: OutputBuffer) throws(TermRefusal) {
        let last = lastSubject
        let isLast = iri.string.utf8.withContiguousStorageIfAvailable { terms.isTerm(last, $0, kind: Kind.iri) } ?? false
        if !isLast { lastSubject = try number(of: iri, buffer) }
        terms.appendSpelling(of: lastSubject, to: &lines)
    }

    mutating func append(_ iri: borrowing IRI, _ buffer: OutputBuffer) throws(TermRefusal) {
        let number = try number(of: iri, buffer)
        terms.appendSpelling(of: number, to: &lines)
    }

    mutating func append(_ literal: borrowing Literal, _ buffer: OutputBuffer) throws(TermRefusal) {
        let suffix = try suffix(of: literal, buffer)
        let kind = suffix.map(Kind.literal) ?? Kind.string
        if let number = number(of: literal.lexicalForm, kind: kind) {
            return terms.appendSpelling(of: number, to: &lines)
        }
        let start = lines.count
        let isKept: Bool = try literal.lexicalForm.withBytes { bytes throws(TermRefusal) in
            try TermFactory.check(literal: bytes)
            try Self.escape(bytes, endedBy: UInt8(ascii: "\""), into: buffer)
            lines.append(UInt8(ascii: "\""))
            buffer.withBytes { $0.withUnsafeBufferPointer { lines.append(contentsOf: $0) } }
            lines.append(UInt8(ascii: "\""))
            buffer.truncate(to: 0)
            return bytes.count <= Self.longestKeptLiteral
        }
        if let suffix {
            if literal.language == nil { lines.append(contentsOf: [UInt8(ascii: "^"), UInt8(ascii: "^")]) }
            terms.appendSpelling(of: suffix, to: &lines)
        }
        guard isKept else { return }
        let spelling = lines[start...]
        literal.lexicalForm.withBytes { bytes in
            _ = terms.append(bytes, kind: kind, hash: Self.hash(bytes, kind)) { $0.append(contentsOf: spelling) }
        }
    }

    /// The number of what stands behind a literal: its datatype or, with its sign, its language; nil behind a
    /// plain one.
    private mutating func suffix(of literal: borrowing Literal, _ buffer: OutputBuffer) throws(TermRefusal) -> Int? {
        if let language = literal.language {
            if let number = number(of: language, kind: Kind.language) { return number }
            guard LanguageTag.isWellFormed(language) else {
                throw TermRefusal(reason: "'\(language)' is no language tag")
            }
            return language.withBytes { bytes in
                terms.append(bytes, kind: Kind.language, hash: Self.hash(bytes, Kind.language)) { spelling in
                    spelling.append(UInt8(ascii: "@"))
                    spelling.append(contentsOf: bytes)
                }
            }
        }
        let datatype = literal.datatype
        if datatype == XSD.string { return nil }
        let last = lastDatatype
        let isLast = datatype.string.utf8.withContiguousStorageIfAvailable { terms.isTerm(last, $0, kind: Kind.iri) }
        if isLast ?? false { return last }
        lastDatatype = try number(of: datatype, buffer)
        return lastDatatype
    }

    /// The number of a text of a kind, or nil. Mutating, although nothing changes: otherwise the
    /// closure would hold a copy of the terms, and the next term that is kept would copy all of them.
    private mutating func number(of text: String, kind: UInt32) -> Int? {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            terms.number(of: bytes, kind: kind, hash: Self.hash(bytes, kind))
        } ?? nil
    }

    /// The number of an IRI, which is spelled now if it has not come yet.
    private mutating func number(of iri: borrowing IRI, _ buffer: OutputBuffer) throws(TermRefusal) -> Int {
        if let number = number(of: iri.string, kind: Kind.iri) { return number }
        return try iri.string.withBytes { bytes throws(TermRefusal) in
            try TermFactory.check(bytes)
            try Self.escape(bytes, endedBy: UInt8(ascii: ">"), into: buffer)
            defer { buffer.truncate(to: 0) }
            return terms.append(bytes, kind: Kind.iri, hash: Self.hash(bytes, Kind.iri)) { spelling in
                spelling.append(UInt8(ascii: "<"))
                buffer.withBytes { $0.withUnsafeBufferPointer { spelling.append(contentsOf: $0) } }
                spelling.append(UInt8(ascii: ">"))
            }
        }
    }

    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ kind: UInt32) -> UInt64 {
        ByteHash.hash(bytes.span, seed: UInt64(kind))
    }

    /// Fills the buffer with bytes as Raptor escapes them in N-Triples.
    private static func escape(
        _ bytes: UnsafeBufferPointer<UInt8>, endedBy closing: UInt8, into buffer: OutputBuffer
    ) throws(TermRefusal) {
        buffer.truncate(to: 0)
        guard let start = bytes.baseAddress, bytes.count > 0 else { return }
        let flags = RAPTOR_ESCAPED_WRITE_NTRIPLES_LITERAL.rawValue
        guard raptor_string_escaped_write(start, bytes.count, CChar(closing), flags, buffer.stream) == 0 else {
            throw TermRefusal(reason: "out of memory: Raptor could not write a term of it")
        }
    }
}
