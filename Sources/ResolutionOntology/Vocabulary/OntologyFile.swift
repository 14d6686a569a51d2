import COntology
import RDF
import Raptor

/// A file of the folder `Ontology/`, which the program carries with it.
public struct OntologyFile: Hashable, Sendable {
    /// The name without folder: `bodies.ttl`.
    public let name: String
    /// The content, UTF-8.
    public let bytes: [UInt8]

    /// The content as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The statements of the file, in the order in which it makes them.
    public func triples() throws(RDFReadingError) -> [Triple] {
        try RDFReader.quads(in: text, syntax: .turtle, source: name).map(\.triple)
    }

    /// All files, in a fixed order: ontology, vocabularies, bodies, series, instruments, alignments,
    /// shapes, description of the data set.
    public static let all: [OntologyFile] = (0..<resgraph_ontology_file_count()).map {
        OntologyFile(resgraph_ontology_file_at($0))
    }

    /// The named questions of the folder `questions/`, SPARQL with a header, by their names.
    public static let questions: [OntologyFile] = (0..<resgraph_question_file_count()).map {
        OntologyFile(resgraph_question_file_at($0))
    }

    private init(_ file: resgraph_ontology_file) {
        name = String(cString: file.name)
        // The bytes and the name are constants of the binary: `length` bytes, and NUL-terminated.
        bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
    }

    /// The file with a name, or nil.
    public static func named(_ name: String) -> OntologyFile? {
        all.first { $0.name == name }
    }

    /// The files that say what is known beforehand: verbs, bodies, series and instruments.
    public static var authorityFiles: [OntologyFile] {
        ["vocabularies.ttl", "bodies.ttl", "series.ttl", "instruments.ttl"].compactMap { named($0) }
    }
}
