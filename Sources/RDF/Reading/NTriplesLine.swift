/// The grammar of one line of N-Triples or N-Quads: productions `statement`, `subject`, `predicate`,
/// `object` and `graphLabel`.
///
/// What is generic over the receiver can be inlined, so that a module with a receiver of its own gets a
/// reader made for it; the terminals are not, and are compiled once.
@usableFromInline
struct NTriplesLine {
    /// The offset of the next byte in the piece of the document that is being read.
    @usableFromInline var position = 0
    @usableFromInline var lineNumber = 1
    @usableFromInline var lineStart = 0
    @usableFromInline let allowsGraphs: Bool
    @usableFromInline let source: String?
    /// A term with its escapes undone; kept to save allocations.
    @usableFromInline var unescaped: [UInt8] = []
    @usableFromInline var unescapedDatatype: [UInt8] = []

    @usableFromInline
    init(allowsGraphs: Bool, source: String?) {
        self.allowsGraphs = allowsGraphs
        self.source = source
    }

    /// Offsets begin again at 0: a new piece, which begins with a new line.
    @usableFromInline
    mutating func beginPiece() {
        position = 0
        lineStart = 0
    }

    /// Reads one line with its end. Returns whether it held a statement.
    @inlinable
    mutating func read<Receiver: StatementReceiver>(
        _ bytes: Span<UInt8>, knowing known: inout RepeatedTerms<Receiver.TermID>, into receiver: inout Receiver
    ) throws(NTriplesFault) -> Bool {
        skipBlanks(bytes)
        var foundStatement = false
        if position < bytes.count, !isLineEnd(bytes[position]), bytes[position] != UInt8(ascii: "#") {
            try readStatement(bytes, knowing: &known, into: &receiver)
            foundStatement = true
            skipBlanks(bytes)
        }
        guard position < bytes.count else { return foundStatement }
        if bytes[position] == UInt8(ascii: "#") { try skipComment(bytes) }
        guard position < bytes.count else { return foundStatement }
        guard isLineEnd(bytes[position]) else {
            throw fault("expected the end of the line after '.'")
        }
        skipLineEnd(bytes)
        return foundStatement
    }

    @inlinable @inline(__always)
    mutating func readStatement<Receiver: StatementReceiver>(
        _ bytes: Span<UInt8>, knowing known: inout RepeatedTerms<Receiver.TermID>, into receiver: inout Receiver
    ) throws(NTriplesFault) {
        let subject: Receiver.TermID
        switch bytes[position] {
        case UInt8(ascii: "<"):
            // Most statements have the subject of the one before, which was checked and looked up then.
            if let previous = known.subject(in: bytes, at: position) {
                subject = previous.id
                position += previous.range.count
            } else {
                let start = position
                subject = try iri(bytes, into: &receiver)
                known.note(subject: subject, start..<position)
            }
        case UInt8(ascii: "_"): subject = try blankNode(bytes, into: &receiver)
        default: throw fault("expected a subject: an IRI '<…>' or a blank node '_:…'")
        }
        skipBlanks(bytes)
        guard position < bytes.count, bytes[position] == UInt8(ascii: "<") else {
            throw fault("expected a predicate: an IRI '<…>'")
        }
        let predicate: Receiver.TermID
        if let likely = known.predicate(in: bytes, at: position) {
            predicate = likely.id
            position += likely.range.count
        } else {
            let start = position
            predicate = try iri(bytes, into: &receiver)
            known.note(predicate: predicate, start..<position, in: bytes)
        }
        skipBlanks(bytes)
        let object: Receiver.TermID
        switch position < bytes.count ? bytes[position] : 0 {
        case UInt8(ascii: "<"): object = try iri(bytes, into: &receiver)
        case UInt8(ascii: "\""): object = try literal(bytes, into: &receiver)
        case UInt8(ascii: "_"): object = try blankNode(bytes, into: &receiver)
        default: throw fault("expected an object: an IRI '<…>', a blank node '_:…' or a literal '\"…\"'")
        }
        skipBlanks(bytes)
        var graph: Receiver.TermID?
        if allowsGraphs, position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "<"): graph = try iri(bytes, into: &receiver)
            case UInt8(ascii: "_"): graph = try blankNode(bytes, into: &receiver)
            default: break
            }
            skipBlanks(bytes)
        }
        guard position < bytes.count, bytes[position] == UInt8(ascii: ".") else {
            throw fault(
                allowsGraphs && graph == nil ? "expected '.' or a graph name" : "expected '.' after the object")
        }
        position += 1
        receiver.statement(subject: subject, predicate: predicate, object: object, graph: graph)
    }

    // MARK: Terms

    @inlinable @inline(__always)
    mutating func iri<Receiver: StatementReceiver>(
        _ bytes: Span<UInt8>, into receiver: inout Receiver
    ) throws(NTriplesFault) -> Receiver.TermID {
        if let range = try NTriplesTerm.plainIRI(bytes, at: &position) {
            return receiver.iri(bytes.extracting(range))
        }
        try NTriplesTerm.escapedIRI(bytes, at: &position, into: &unescaped)
        return receiver.iri(unescaped.span)
    }

    @inlinable
    mutating func blankNode<Receiver: StatementReceiver>(
        _ bytes: Span<UInt8>, into receiver: inout Receiver
    ) throws(NTriplesFault) -> Receiver.TermID {
        let range = try NTriplesTerm.blankNodeLabel(bytes, at: &position)
        return receiver.blankNode(bytes.extracting(range))
    }

    @inlinable @inline(__always)
    mutating func literal<Receiver: StatementReceiver>(
        _ bytes: Span<UInt8>, into receiver: inout Receiver
    ) throws(NTriplesFault) -> Receiver.TermID {
        var text = 0..<0
        var hasEscapes = false
        if let range = try NTriplesTerm.plainString(bytes, at: &position) {
            text = range
        } else {
            try NTriplesTerm.escapedString(bytes, at: &position, into: &unescaped)
            hasEscapes = true
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: "@") {
            let tag = try NTriplesTerm.languageTag(bytes, at: &position)
            let language = bytes.extracting(tag)
            return hasEscapes
                ? receiver.literal(unescaped.span, language: language)
                : receiver.literal(bytes.extracting(text), language: language)
        }
        guard position < bytes.count, bytes[position] == UInt8(ascii: "^") else {
            return hasEscapes ? receiver.literal(unescaped.span) : receiver.literal(bytes.extracting(text))
        }
        guard position + 2 < bytes.count, bytes[position + 1] == UInt8(ascii: "^"),
            bytes[position + 2] == UInt8(ascii: "<")
        else { throw fault("expected '^^<' and the IRI of a datatype") }
        position += 2
        if let datatype = try NTriplesTerm.plainIRI(bytes, at: &position) {
            return hasEscapes
                ? receiver.literal(unescaped.span, datatype: bytes.extracting(datatype))
                : receiver.literal(bytes.extracting(text), datatype: bytes.extracting(datatype))
        }
        try NTriplesTerm.escapedIRI(bytes, at: &position, into: &unescapedDatatype)
        return hasEscapes
            ? receiver.literal(unescaped.span, datatype: unescapedDatatype.span)
            : receiver.literal(bytes.extracting(text), datatype: unescapedDatatype.span)
    }

    // MARK: Blanks, comments, line ends

    @inlinable @inline(__always)
    mutating func skipBlanks(_ bytes: Span<UInt8>) {
        while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
    }

    @usableFromInline
    mutating func skipComment(_ bytes: Span<UInt8>) throws(NTriplesFault) {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "#") else { return }
        while position < bytes.count, !isLineEnd(bytes[position]) {
            guard bytes[position] >= 0x80 else {
                position += 1
                continue
            }
            guard let scalar = UTF8Decoding.scalar(in: bytes, at: position) else {
                throw fault("expected UTF-8, found the byte 0x\(String(bytes[position], radix: 16))")
            }
            position += scalar.length
        }
    }

    @inlinable
    func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    /// CR LF counts as one line end.
    @inlinable
    mutating func skipLineEnd(_ bytes: Span<UInt8>) {
        if bytes[position] == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A { position += 1 }
        position += 1
        lineNumber += 1
        lineStart = position
    }

    @usableFromInline
    func fault(_ message: String) -> NTriplesFault { NTriplesFault(message, at: position) }

    /// The fault with its place in the document.
    @usableFromInline
    func locate(_ fault: NTriplesFault) -> RDFReadingError {
        RDFReadingError(
            source: source, line: lineNumber, column: fault.offset - lineStart + 1, message: fault.message)
    }
}

/// What is wrong at an offset of the piece that is being read.
@usableFromInline
struct NTriplesFault: Error {
    @usableFromInline let message: String
    @usableFromInline let offset: Int

    @usableFromInline
    init(_ message: String, at offset: Int) {
        self.message = message
        self.offset = offset
    }
}
