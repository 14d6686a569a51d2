import Foundation
import RDF
import Raptor
import ResolutionOntology
import Resolutions
import Synchronization

/// What is known before a text is read: the authority, and what the mapping needs of the ontology.
public struct Knowledge: Sendable {
    /// Agents, series, instruments and verbs.
    public var authority: Authority { library.authority }
    let library: AuthorityLibrary
    let ontology: [Triple]
    private let mappers = PreparedMappers()

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

    /// What maps the texts of a run. What does not depend on the run is prepared when it is first asked for.
    func mapper(base: IRI, includesText: Bool, context: CorpusContext) -> ResolutionMapper {
        var mapper = mappers.mapper(PreparedMappers.Purpose(base: base, includesText: includesText)) { purpose in
            ResolutionMapper(
                authority: library.authority, descriptions: library.descriptions, ontology: ontology,
                namespace: DataNamespace(base: purpose.base),
                options: MappingOptions(includesText: purpose.includesText))
        }
        mapper.context = context
        return mapper
    }
}

/// Mappers without a run, by what they are for: to number the ontology's terms and to close the descriptions of all
/// agents under its rules takes as long as to map a dozen texts, and the same corpus is mapped, named and compared.
private final class PreparedMappers: Sendable {
    struct Purpose: Hashable {
        var base: IRI
        var includesText: Bool
    }

    private let made = Mutex<[Purpose: ResolutionMapper]>([:])

    func mapper(_ purpose: Purpose, make: (Purpose) -> ResolutionMapper) -> ResolutionMapper {
        made.withLock { made in
            if let mapper = made[purpose] { return mapper }
            let mapper = make(purpose)
            made[purpose] = mapper
            return mapper
        }
    }
}
