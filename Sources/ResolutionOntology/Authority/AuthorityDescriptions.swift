import RDF

/// What a graph says of the agents, instruments and concepts that it uses: class, labels, acronyms
/// and hierarchy, ready to be written under any base.
///
/// Only stated facts: superclasses and everything else that follows from the ontology are added by
/// whoever materialises the graph.
public struct AuthorityDescriptions: Sendable {
    private enum Object: Sendable {
        /// A thing below the base of the data.
        case path(String)
        case term(Term)
    }

    private struct Statement: Sendable {
        var predicate: IRI
        var object: Object
    }

    /// By path below the base (`body/tsag`), for concepts and schemes by IRI.
    private var statements: [String: [Statement]] = [:]

    init(entries: [AuthorityEntry]) {
        for entry in entries { add(entry) }
    }

    /// The description of a thing by its path below the base: `body/tsag`, `instrument/itu-convention`.
    /// Empty where no authority file names it.
    ///
    /// - Parameters:
    ///   - base: the base of the data that the description becomes part of.
    ///   - language: labels are given in this language, in English where there is none in it.
    public func triples(about path: String, base: IRI, language: String = "en") -> [Triple] {
        triples(key: path, subject: IRI(base.string + path), base: base, language: language)
    }

    /// The description of a concept or a scheme of the closed lists.
    public func triples(aboutConcept iri: IRI, language: String = "en") -> [Triple] {
        triples(key: iri.string, subject: iri, base: Vocabulary.defaultBase, language: language)
    }

    /// The descriptions of everything, in the order of paths and IRIs.
    public func allTriples(base: IRI, language: String = "en") -> [Triple] {
        let keys = statements.keys.sorted { CodePointText.compare($0, $1) < 0 }
        return keys.flatMap { key in
            let subject = key.utf8.contains(UInt8(ascii: ":")) ? IRI(key) : IRI(base.string + key)
            return triples(key: key, subject: subject, base: base, language: language)
        }
    }

    /// Whether an authority file describes the thing with this path.
    public func contains(_ path: String) -> Bool { statements[path] != nil }

    /// The things that the description of a thing names: the bodies it belongs to, the members of a
    /// group, the body of an instrument.
    public func neighbours(of path: String) -> [String] {
        (statements[path] ?? []).compactMap { statement in
            if case .path(let neighbour) = statement.object { neighbour } else { nil }
        }
    }

    /// The given things and everything that their descriptions name, directly or over others, in the
    /// order of their paths: what a file must describe to stand alone. Linear in the result.
    public func closure(of paths: some Sequence<String>) -> [String] {
        var found: Set<String> = []
        var waiting = Array(paths)
        while let path = waiting.popLast() {
            guard statements[path] != nil, found.insert(path).inserted else { continue }
            waiting += neighbours(of: path)
        }
        return found.sorted { CodePointText.compare($0, $1) < 0 }
    }

    // MARK: Making

    private static let labels: Set<IRI> = [RDFS.label, SKOS.prefLabel]

    /// Names under which texts are searched, definitions and the data of series stay in the
    /// authority files.
    private static let described: Set<IRI> = {
        let terms = Vocabulary.resolution
        return [
            RDFS.label, SKOS.prefLabel, SKOS.inScheme, SKOS.broader, exactMatch, terms.acronym,
            terms.partOfBody, terms.headOf, terms.groupMember, terms.jointBodyOf, terms.instrumentOf,
        ]
    }()

    private static let exactMatch: IRI = "http://www.w3.org/2004/02/skos/core#exactMatch"

    private mutating func add(_ entry: AuthorityEntry) {
        let isData = entry.name.sort != .concept && entry.name.sort != .scheme
        var list: [Statement] = []
        var seen: Set<Triple> = []
        for type in entry.types where seen.insert(Triple(entry.subject, RDFSyntaxNamespace.type, .iri(type))).inserted {
            list.append(Statement(predicate: RDFSyntaxNamespace.type, object: .term(.iri(type))))
        }
        for (predicate, object) in entry.statements
        where Self.described.contains(predicate) && seen.insert(Triple(entry.subject, predicate, object)).inserted {
            if let name = object.iri.flatMap({ AuthorityName($0) }), name.sort != .concept, name.sort != .scheme,
                predicate != Self.exactMatch
            {
                list.append(Statement(predicate: predicate, object: .path(name.path)))
            } else {
                list.append(Statement(predicate: predicate, object: .term(object)))
            }
        }
        statements[isData ? entry.name.path : entry.subject.string] = list
    }

    private func triples(key: String, subject: IRI, base: IRI, language: String) -> [Triple] {
        guard let statements = statements[key] else { return [] }
        let hasLanguage = statements.contains { Self.isLabel($0, in: language) }
        let chosen = hasLanguage ? language : "en"
        return statements.compactMap { statement in
            switch statement.object {
            case .path(let path):
                return Triple(subject, statement.predicate, .iri(IRI(base.string + path)))
            case .term(let term):
                if Self.labels.contains(statement.predicate), !Self.isLabel(statement, in: chosen) { return nil }
                return Triple(subject, statement.predicate, term)
            }
        }
    }

    private static func isLabel(_ statement: Statement, in language: String) -> Bool {
        guard labels.contains(statement.predicate), case .term(.literal(let literal)) = statement.object
        else { return false }
        return literal.language == language
    }
}
