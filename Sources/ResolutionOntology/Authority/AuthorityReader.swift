import RDF
import Raptor

/// Reads authority files into entries: first everything is gathered by what it is said of, over all
/// files, then it is checked. Linear in the number of statements.
struct AuthorityReader {
    private(set) var files: [AuthorityFile] = []
    /// In the order in which the files name them.
    private(set) var entries: [AuthorityEntry] = []
    private(set) var problems: [AuthorityProblem] = []
    /// What the parser warned of, which does not keep a file from being used.
    private(set) var warnings: [AuthorityWarning] = []
    private var indexByPath: [String: Int] = [:]

    func entry(_ path: String) -> AuthorityEntry? {
        indexByPath[path].map { entries[$0] }
    }

    mutating func read(_ file: AuthorityFile) {
        let fileIndex = files.count
        files.append(file)
        let quads: [Quad]
        do {
            quads = try RDFReader.quads(
                in: file.text, syntax: file.syntax, base: Vocabulary.defaultBase, source: file.name,
                warn: { warnings.append(AuthorityWarning(file: file.name, message: $0)) })
        } catch {
            problems.append(AuthorityProblem(.syntax(error.message), file: file.name, line: error.line))
            return
        }
        for quad in quads { add(quad.triple, from: fileIndex) }
    }

    mutating func report(_ kind: AuthorityProblem.Kind, _ entry: AuthorityEntry) {
        report(kind, entry.subject, in: entry.file)
    }

    private mutating func report(_ kind: AuthorityProblem.Kind, _ subject: IRI, in file: Int) {
        let problem = AuthorityProblem(
            kind, file: files[file].name, line: line(of: subject, in: files[file]), subject: subject)
        if problems.last != problem { problems.append(problem) }
    }

    private mutating func add(_ triple: Triple, from file: Int) {
        guard let subject = triple.subject.iri else {
            let problem = AuthorityProblem(
                .unexpectedValue(property: "the subject", value: triple.subject.description, expected: "an IRI"),
                file: files[file].name)
            if problems.last != problem { problems.append(problem) }
            return
        }
        // A file may say of itself what it is (its title, its licence): nothing to read.
        if let type = triple.object.iri, triple.predicate == RDFSyntaxNamespace.type, type == Self.ontologyClass {
            return
        }
        guard let name = AuthorityName(subject) else {
            if triple.predicate == RDFSyntaxNamespace.type {
                report(.misplacedName(expected: "body/, post/, group/, series/, instrument/ or vocab/…/"), subject, in: file)
            }
            return
        }
        let index = indexByPath[name.path] ?? {
            entries.append(AuthorityEntry(name: name, subject: subject, file: file))
            indexByPath[name.path] = entries.count - 1
            return entries.count - 1
        }()
        if !CodePointText.equal(entries[index].name.base, name.base), name.sort != .concept, name.sort != .scheme {
            report(.nameTaken(by: entries[index].subject.description), subject, in: file)
            return
        }
        if triple.predicate == RDFSyntaxNamespace.type {
            if let type = triple.object.iri { entries[index].types.append(type) }
        } else {
            entries[index].statements.append((triple.predicate, triple.object))
        }
    }

    private static let ontologyClass: IRI = "http://www.w3.org/2002/07/owl#Ontology"

    /// The line on which an entry begins: the first that starts with its name, full or after a
    /// prefix. Raptor knows no lines once a file is parsed, so the text is searched; only errors ask.
    private func line(of subject: IRI, in file: AuthorityFile) -> Int? {
        let full = Array(subject.description.utf8)
        let local = Array(subject.string.utf8.reversed().prefix { $0 != UInt8(ascii: "/") }.reversed())
        var number = 0
        for line in file.text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            if line.starts(with: full) { return number }
            let token = line.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
            if let colon = token.firstIndex(of: UInt8(ascii: ":")),
                token[token.index(after: colon)...].elementsEqual(local)
            {
                return number
            }
            if token.first == UInt8(ascii: "<"), token.dropLast().reversed().starts(with: local.reversed()) {
                return number
            }
        }
        return nil
    }
}
