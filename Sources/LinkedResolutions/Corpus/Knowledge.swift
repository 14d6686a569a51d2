import Foundation
import RDF
import Raptor
import ResolutionOntology
import Resolutions

/// What is known before a text is read: the authority, and what the mapping needs of the ontology.
public struct Knowledge: Sendable {
    /// Agents, series, instruments and verbs.
    public let authority: Authority
    let ontology: [Triple]
    let concepts: [Triple]

    /// Reads what the program carries with it, and the given authority files.
    /// - Throws: `AuthorityError` with every problem in them, `InputError` for a file that cannot be read.
    public init(adding paths: [String] = []) throws {
        var files: [AuthorityFile] = []
        for path in paths {
            let bytes = try InputFile(.file(path: path), content: .rdf(.turtle)).bytes()
            files.append(AuthorityFile(name: path, text: String(decoding: bytes, as: UTF8.self)))
        }
        authority = try AuthorityLibrary(adding: files).authority
        ontology = try Self.triples(of: "resolution-graph.ttl")
        concepts = try Self.triples(of: "vocabularies.ttl")
    }

    private static func triples(of name: String) throws -> [Triple] {
        guard let file = OntologyFile.named(name) else { return [] }
        return try RDFReader.quads(in: file.text, syntax: .turtle, source: name).map(\.triple)
    }

    /// What maps the texts of a run.
    func mapper(base: IRI, includesText: Bool, context: CorpusContext) -> ResolutionMapper {
        ResolutionMapper(
            authority: authority, ontology: ontology, concepts: concepts,
            namespace: DataNamespace(base: base), options: MappingOptions(includesText: includesText),
            context: context)
    }
}
