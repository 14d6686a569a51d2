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

    private static let agents = UInt32(truncatingIfNeeded: ConceptScheme.allCases.count)

    /// - Parameters:
    ///   - terms: the common terms.
    ///   - base: what the IRIs of agents start with.
    ///   - isDescribed: whether a common term is described, by its number.
    init(terms: CommonTerms, base: IRI, isDescribed: (Int) -> Bool) {
        let base = Array(base.string.utf8)
        let namespaces = ConceptScheme.allCases.map { Array($0.namespace.string.utf8) }
        for number in 0..<terms.count where isDescribed(number) && terms.arena.termClass(number) == TermClassTable.iri {
            terms.arena.withText(number) { iri in
                if CommonNames.begins(iri, with: base) {
                    add(iri.extracting(base.count..<iri.count), CommonNames.agents, number)
                }
                for (scheme, namespace) in namespaces.enumerated() where CommonNames.begins(iri, with: namespace) {
                    let slug = iri.extracting(namespace.count..<iri.count)
                    // What is no slug of itself is called otherwise than its IRI ends.
                    let name = slug.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
                    if CodePointText.equal(DataNamespace.slug(name), name) {
                        add(slug, UInt32(truncatingIfNeeded: scheme), number)
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
    func concept(_ list: ConceptScheme, _ name: String) -> UInt32? { number(of: name, list.rank) }

    /// The described thing with a path below the base.
    func agent(_ path: String) -> UInt32? { number(of: path, CommonNames.agents) }

    private func number(of name: String, _ kind: UInt32) -> UInt32? {
        // Every native string has its bytes at hand; another is looked up by its IRI.
        let place = name.utf8.withContiguousStorageIfAvailable { names.number(of: $0.span, class: kind) }
        return (place ?? nil).map { numbers[$0] }
    }
}

extension ConceptScheme {
    /// The place in `allCases`.
    fileprivate var rank: UInt32 {
        switch self {
        case .keyword: 0
        case .governingVerb: 1
        case .directiveKind: 2
        case .modality: 3
        case .action: 4
        case .status: 5
        case .change: 6
        case .stretchKind: 7
        case .provisionKind: 8
        case .anomaly: 9
        case .identification: 10
        }
    }
}
