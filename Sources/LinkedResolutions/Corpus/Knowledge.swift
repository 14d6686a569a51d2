import Foundation
import RDF
import Raptor
import ResolutionOntology
import Resolutions

/// What is known before a text is read: the authority, and what the mapping needs of the ontology.
public struct Knowledge: Sendable {
    /// Agents, series, instruments and verbs.
    public var authority: Authority { library.authority }
    let library: AuthorityLibrary
    let ontology: [Triple]

    /// What the parsers of authority files warned of.
    public var warnings: [Diagnostic] { library.warnings.map { $0.message.diagnostic(path: $0.file) } }

    /// Reads what the program carries with it, and the given authority files.
    /// - Throws: `AuthorityError` with every problem in them, `InputError` for a file that cannot be read.
    public init(adding paths: [String] = []) throws {
        var files: [AuthorityFile] = []
        for path in paths {
            let bytes = try InputFile(.file(path: path), content: .rdf(.turtle)).bytes()
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw InputError.unreadable(path: path, reason: "it is not valid UTF-8")
            }
            files.append(AuthorityFile(name: path, text: text))
        }
        library = try AuthorityLibrary(adding: files)
        ontology = try ResolutionMapper.builtInOntology()
    }

    /// What maps the texts of a run.
    func mapper(base: IRI, includesText: Bool, context: CorpusContext) -> ResolutionMapper {
        ResolutionMapper(
            authority: library.authority, descriptions: library.descriptions, ontology: ontology,
            namespace: DataNamespace(base: base), options: MappingOptions(includesText: includesText),
            context: context)
    }
}
