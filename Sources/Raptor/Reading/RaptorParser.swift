import CRaptor
import RDF

/// Reads one document through Raptor, whole or in chunks, and hands its statements to a receiver.
///
/// Raptor fetches nothing: no network, no files, no external XML entities. What its parsers let
/// through although the grammar forbids it (IRIs with spaces, bad language tags, bytes that are no
/// UTF-8) is refused here. The statements before an error have been handed over when the error is
/// thrown: a receiver that must have all or nothing drops them then.
///
/// Turtle and TriG give no statement before the end of the input, and need about twice its size in
/// memory; N-Triples and N-Quads stream (but RDF's `NTriplesReader` is much faster).
///
/// A parser is used by one thread at a time.
public struct RaptorParser: ~Copyable {
    @usableFromInline let session: ParserSession

    /// - Parameters:
    ///   - syntax: a syntax that can be read (`RDFSyntax.readable`).
    ///   - base: what relative IRIs are resolved against. Without it a relative IRI is an error.
    ///   - source: what errors call the document, such as the file's path.
    public init(syntax: RDFSyntax, base: IRI? = nil, source: String? = nil) throws(RDFReadingError) {
        session = try ParserSession(syntax: syntax, base: base, source: source)
    }

    /// Reads the next bytes of the document.
    @inlinable
    public mutating func parse<Receiver: StatementReceiver>(
        _ chunk: Span<UInt8>, into receiver: inout Receiver
    ) throws(RDFReadingError) {
        try session.parse(chunk, isEnd: false, into: &receiver)
    }

    /// Ends the document. Nothing can be read after.
    @inlinable
    public mutating func finish<Receiver: StatementReceiver>(
        into receiver: inout Receiver
    ) throws(RDFReadingError) {
        let nothing: [UInt8] = []
        try session.parse(nothing.span, isEnd: true, into: &receiver)
    }

    /// What Raptor has warned of so far, which is then forgotten: to be asked for after the end, and after an
    /// error.
    public mutating func takeWarnings() -> [RaptorMessage] { session.takeWarnings() }
}

/// The handles behind a `RaptorParser`.
///
/// Invariants: `parser`, `base` and the IRIs that `check` keeps are valid until `deinit` and die before
/// `world`; `deliver` is set only for the length of a call into Raptor.
@usableFromInline
final class ParserSession {
    private let world: RaptorWorld
    private let parser: OpaquePointer
    private let base: OpaquePointer?
    private let source: String?
    /// Whether the syntax is UTF-8 text; XML says its encoding itself.
    private let isText: Bool
    private var validator = UTF8Validator()
    private var textGuard: TextGuard
    private let check: StatementCheck
    // Not checked for overlapping access, statement by statement: Raptor calls from one thread, and nothing
    // that is called while one of these changes leads back here.
    @exclusivity(unchecked) private var found = FoundStatement()
    @exclusivity(unchecked) private var deliver: ((borrowing FoundStatement) -> Bool)?
    @exclusivity(unchecked) private var isStopped = false
    /// What was found wrong with a statement, first of all faults.
    private var fault: RDFReadingError?
    private var generatedLabelCount = 0
    /// How many bytes may still come.
    private var room: Int

    /// Raptor keeps Turtle until its end and counts its bytes in 32 bits with a sign: it crashes at more.
    private static let maximumTurtleByteCount = (1 << 31) - 16

    /// What relative IRIs are resolved against when the caller gives no base: whatever begins with
    /// its scheme was relative.
    private static let missingBase = "resgraph-missing-base://relative/"
    private static let missingBaseScheme = Array("resgraph-missing-base:".utf8)

    init(syntax: RDFSyntax, base: IRI?, source: String?) throws(RDFReadingError) {
        guard syntax.isReadable else {
            throw RDFReadingError(source: source, message: "\(syntax.rawValue) can be written but not read")
        }
        self.source = source
        check = StatementCheck(missingBase: base == nil ? Self.missingBaseScheme : nil)
        isText = syntax != .rdfxml
        textGuard = TextGuard(syntax: syntax, base: base)
        room = syntax == .turtle || syntax == .trig ? Self.maximumTurtleByteCount : .max
        do {
            world = try RaptorWorld()
            guard let parser = raptor_new_parser(world.pointer, syntax.raptorName) else {
                throw RaptorUnavailable()
            }
            self.parser = parser
            do {
                self.base = try world.makeURI(base?.string ?? Self.missingBase)
            } catch {
                raptor_free_parser(parser)
                throw error
            }
        } catch {
            throw RDFReadingError(source: source, message: "\(error)")
        }
        keepToTheDocument()
        listen()
        if raptor_parser_parse_start(parser, self.base) != 0, !world.log.hasError {
            world.log.add(RaptorMessage(level: .error, text: "out of memory: the parser could not be started"))
        }
    }

    deinit {
        check.removeAll()
        raptor_free_parser(parser)
        if let base { raptor_free_uri(base) }
    }

    /// Nothing but the bytes given is read.
    private func keepToTheDocument() {
        raptor_parser_set_option(parser, RAPTOR_OPTION_NO_NET, nil, 1)
        raptor_parser_set_option(parser, RAPTOR_OPTION_NO_FILE, nil, 1)
        raptor_parser_set_option(parser, RAPTOR_OPTION_LOAD_EXTERNAL_ENTITIES, nil, 0)
        raptor_parser_set_uri_filter(parser, { _, _ in 1 }, nil)
    }

    private func listen() {
        // The session outlives its parser and world, so an unretained reference is safe.
        let context = Unmanaged.passUnretained(self).toOpaque()
        raptor_parser_set_statement_handler(parser, context) { context, statement in
            guard let context, let statement else { return }
            let session = Unmanaged<ParserSession>.fromOpaque(context).takeUnretainedValue()
            MemoryShortage.keepingWhatWasNoticed { session.receive(statement.pointee) }
        }
        raptor_world_set_generate_bnodeid_handler(world.pointer, context) { context, label in
            guard let context else { return label }
            return Unmanaged<ParserSession>.fromOpaque(context).takeUnretainedValue().blankNodeLabel(for: label)
        }
    }

    @inlinable
    func parse<Receiver: StatementReceiver>(
        _ chunk: Span<UInt8>, isEnd: Bool, into receiver: inout Receiver
    ) throws(RDFReadingError) {
        var names = [Receiver.TermID?](repeating: nil, count: KnownIRIs.placeCount)
        try parse(chunk, isEnd: isEnd) { $0.deliver(to: &receiver, names: &names) }
    }

    @usableFromInline
    func parse(
        _ chunk: Span<UInt8>, isEnd: Bool, deliver: (borrowing FoundStatement) -> Bool
    ) throws(RDFReadingError) {
        if isStopped { return }
        guard chunk.count <= room else {
            throw RDFReadingError(
                source: source, line: validator.line,
                message: "a document of more than 2 GiB, for which Raptor has no room: N-Triples and N-Quads may be of any size")
        }
        room -= chunk.count
        try validate(chunk, isEnd: isEnd)
        // The names are those of this call's receiver.
        check.known.removeAll()
        let wasFed = withoutActuallyEscaping(deliver) { deliver in
            self.deliver = deliver
            defer { self.deliver = nil }
            return chunk.withUnsafeBufferPointer { bytes in
                if isText {
                    feed(bytes, isEnd: isEnd)
                    return true
                }
                return ExternalEntities.refused { feed(bytes, isEnd: isEnd) }
            }
        }
        if !wasFed, fault == nil {
            fault = RDFReadingError(source: source, message: "libxml2 is not there to be told to load nothing")
        }
        if let fault { throw fault }
        if isStopped { return }
        if var error = world.log.takeError() {
            if error.line == nil { error.line = currentLine }
            throw error.readingError(source: source)
        }
    }

    func takeWarnings() -> [RaptorMessage] { world.log.takeWarnings() }

    /// Gives Raptor the bytes in pieces: libxml2 takes no more than ten megabytes at once.
    private func feed(_ bytes: UnsafeBufferPointer<UInt8>, isEnd: Bool) {
        let pieceSize = 1 << 20
        var start = 0
        while bytes.count - start > pieceSize, !isStopped {
            let piece = UnsafeBufferPointer(rebasing: bytes[start..<(start + pieceSize)])
            take(piece, isEnd: false)
            start += pieceSize
        }
        guard !isStopped else { return }
        let rest = UnsafeBufferPointer(rebasing: bytes[start...])
        take(rest, isEnd: isEnd)
    }

    /// Raptor's return code says nothing about syntax. Where it tells a failure of which nothing was logged,
    /// memory ran out; and so it may have where it tells none.
    private func take(_ piece: UnsafeBufferPointer<UInt8>, isEnd: Bool) {
        var status: Int32 = 0
        let isShort = MemoryShortage.isNoticed {
            status = raptor_parser_parse_chunk(parser, piece.baseAddress, piece.count, isEnd ? 1 : 0)
        }
        guard status != 0 || isShort, !isStopped, !world.log.hasError else { return }
        world.log.add(RaptorMessage(level: .error, text: "out of memory: not all could be read"))
    }

    private func receive(_ statement: borrowing raptor_statement) {
        guard !isStopped, !world.log.hasError, let deliver else { return }
        if let message = check.find(statement, as: &found) {
            if fault == nil { fault = locate(message) }
        } else if deliver(found) {
            return
        }
        isStopped = true
        raptor_parser_parse_abort(parser)
    }

    private func validate(_ chunk: Span<UInt8>, isEnd: Bool) throws(RDFReadingError) {
        // Worked on as local values: access to an object's properties is checked, byte by byte.
        let atStart = validator
        var validator = validator
        var textGuard = textGuard
        var end = chunk.count
        var bad = validator.firstFault(in: chunk)
        if isText {
            end = bad ?? end
        } else {
            // XML says its encoding itself: there the validator only counts lines.
            while let offset = bad {
                let start = offset + 1
                bad = validator.firstFault(in: chunk.extracting(start..<chunk.count)).map { start + $0 }
            }
        }
        if let fault = textGuard.firstFault(in: chunk.extracting(0..<end)) {
            var place = atStart
            for index in 0..<fault.offset { _ = place.accept(chunk[index]) }
            throw RDFReadingError(source: source, line: place.line, column: place.column, message: fault.message)
        }
        if bad != nil || isEnd && isText && !validator.isComplete {
            throw RDFReadingError(
                source: source, line: validator.line, column: validator.column, message: "bytes that are no UTF-8")
        }
        self.validator = validator
        self.textGuard = textGuard
    }

    private func locate(_ message: String) -> RDFReadingError {
        RDFReadingError(source: source, line: currentLine, message: message)
    }

    /// The line that Raptor's parser has come to, where it knows it.
    private var currentLine: Int? {
        guard let locator = raptor_parser_get_locator(parser) else { return nil }
        let line = Int(raptor_locator_line(locator))
        return line > 0 ? line : nil
    }

    /// Labels for blank nodes: `genid1`, `genid2`, … for those without one. Raptor's own may meet
    /// a label of the document; so a label of the document that begins with `genid` gets `genid_`
    /// in front, which no generated one has.
    private func blankNodeLabel(for label: UnsafeMutablePointer<UInt8>?) -> UnsafeMutablePointer<UInt8>? {
        let bytes: [UInt8]
        if let label {
            var length = 0
            while label[length] != 0 { length += 1 }
            let given = UnsafeBufferPointer(start: label, count: length)
            guard given.starts(with: "genid".utf8) else { return label }
            bytes = Array("genid_".utf8) + given
        } else {
            generatedLabelCount += 1
            bytes = Array("genid\(generatedLabelCount)".utf8)
        }
        guard let memory = raptor_calloc_memory(bytes.count + 1, 1) else { return label }
        let result = memory.assumingMemoryBound(to: UInt8.self)
        for (offset, byte) in bytes.enumerated() { result[offset] = byte }
        if let label { raptor_free_memory(label) }
        return result
    }
}
