import RDF

/// The described terms that all documents have in common, by what documents call them: a concept by the list that it is
/// of and its slug, an agent by its path.
///
/// A text names the same two dozen concepts and agents hundreds of times. Looked up here, a name costs one hash of
/// its bytes; put together to an IRI and looked up among all terms it cost ten times as much.
struct CommonNames: Sendable {
    private var names = TermArena(expectedTerms: 1024)
    /// By the number of the name: that of the term.
    private var numbers: [UInt32] = []

    /// Beside the kinds of concepts (`nameKind`).
    private static let agents: UInt32 = 0

    /// - Parameters:
    ///   - terms: the common terms.
    ///   - base: what the IRIs of agents start with.
    ///   - isDescribed: whether a common term is described, by its number.
    init(terms: CommonTerms, base: IRI, isDescribed: (Int) -> Bool) {
        let base = Array(base.string.utf8)
        let namespaces = ConceptScheme.allCases.map { ($0.nameKind, Array($0.namespace.string.utf8)) }
        for number in 0..<terms.count where isDescribed(number) && terms.arena.termClass(number) == TermClassTable.iri {
            terms.arena.withText(number) { iri in
                if CommonNames.begins(iri, with: base) {
                    add(iri.extracting(base.count..<iri.count), CommonNames.agents, number)
                }
                for (kind, namespace) in namespaces where CommonNames.begins(iri, with: namespace) {
                    let slug = iri.extracting(namespace.count..<iri.count)
                    // What is no slug of itself is called otherwise than its IRI ends.
                    let name = slug.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
                    if CodePointText.equal(DataNamespace.slug(name), name) {
                        add(slug, kind, number)
                    }
                }
            }
        }
    }

    private static func begins(_ text: Span<UInt8>, with prefix: [UInt8]) -> Bool {
        text.count >= prefix.count && ByteRuns.equal(text.extracting(0..<prefix.count), prefix.span)
    }

    private mutating func add(_ name: Span<UInt8>, _ kind: UInt32, _ number: Int) {
        names.write(name)
        if names.intern(class: kind).isNew { numbers.append(UInt32(truncatingIfNeeded: number)) }
    }

    /// The described concept of a list with a name that is its slug.
    func concept(_ list: ConceptScheme, _ name: String) -> UInt32? { number(of: name, list.nameKind) }

    /// The described thing with a path below the base.
    func agent(_ path: String) -> UInt32? { number(of: path, CommonNames.agents) }

    private func number(of name: String, _ kind: UInt32) -> UInt32? {
        // Every native string has its bytes at hand; another is looked up by its IRI.
        let place = name.utf8.withContiguousStorageIfAvailable { names.number(of: $0.span, class: kind) }
        return (place ?? nil).map { numbers[$0] }
    }
}

extension ConceptScheme {
    /// A number above 0 of its own.
    fileprivate var nameKind: UInt32 {
        switch self {
        case .keyword: 1
        case .governingVerb: 2
        case .directiveKind: 3
        case .modality: 4
        case .action: 5
        case .status: 6
        case .change: 7
        case .stretchKind: 8
        case .provisionKind: 9
        case .anomaly: 10
        case .identification: 11
        }
    }
}
