import CRaptor
import RDF

/// One `raptor_serializer` on an output buffer.
///
/// Invariants: the handle is valid until `deinit`, and dies before the buffer and the world. (Raptor's
/// own serializer of DOT keeps a namespace stack, some 8 kB, that it never frees.)
final class Serializer {
    private let handle: OpaquePointer
    private let buffer: OutputBuffer
    private let world: RaptorWorld
    private var isEnded = false
    /// The serializer of RDF/JSON answers a statement that it has already as others answer a failure.
    private let tellsRepetitions: Bool

    /// A namespace and its prefix in Raptor's own form.
    struct Namespace {
        let prefix: [UInt8]
        let uri: OpaquePointer
    }

    init(
        syntax: RDFSyntax, namespaces: [Namespace], world: RaptorWorld, buffer: OutputBuffer
    ) throws(RDFWritingError) {
        var made: OpaquePointer?
        let isShort = MemoryShortage.isNoticed { made = raptor_new_serializer(world.pointer, syntax.raptorName) }
        guard let handle = made else { throw .raptor("\(RaptorUnavailable())") }
        self.handle = handle
        self.world = world
        self.buffer = buffer
        tellsRepetitions = syntax == .rdfjson
        for namespace in namespaces {
            namespace.prefix.withUnsafeBufferPointer { prefix in
                // The prefix ends with a NUL. Raptor says no to one that it has, and where a syntax has none.
                require {
                    _ = raptor_serializer_set_namespace(handle, namespace.uri, prefix.baseAddress)
                    return 0
                }
            }
        }
        if isShort { tellOfShortage() }
        require { raptor_serializer_start_to_iostream(handle, nil, buffer.stream) }
    }

    deinit { raptor_free_serializer(handle) }

    func write(
        _ subject: TermFactory.TermPointer, _ predicate: TermFactory.TermPointer,
        _ object: TermFactory.TermPointer
    ) {
        var statement = raptor_statement()
        // Marks it as ours: Raptor copies what it keeps.
        raptor_statement_init(&statement, world.pointer)
        statement.subject = subject
        statement.predicate = predicate
        statement.object = object
        require {
            let status = raptor_serializer_serialize_statement(handle, &statement)
            return tellsRepetitions ? min(status, 0) : status
        }
    }

    /// Writes the end of the document.
    func end() {
        guard !isEnded else { return }
        isEnded = true
        require { raptor_serializer_serialize_end(handle) }
    }

    /// Where memory runs out Raptor fails without a word, or goes on, and the statement would be missing.
    @inline(__always)
    private func require(_ call: () -> Int32) {
        var status: Int32 = 0
        let isShort = MemoryShortage.isNoticed { status = call() }
        if status != 0 || isShort { tellOfShortage() }
    }

    private func tellOfShortage() {
        guard !world.log.hasError else { return }
        world.log.add(RaptorMessage(level: .error, text: "out of memory: a statement could not be taken"))
    }
}
