import GraphStore
import RDF
import ResolutionOntology
import SPARQL

/// From what people call things to the things.
extension ResolutionGraph {
    /// The body, post or group that a name stands for: `TSAG`, `Director of TSB`, `body:tsag`, or an IRI.
    /// - Throws: ``UnknownNameError`` with the nearest names, ``AmbiguousNameError``.
    public func agent(named name: String) throws -> Agent {
        Agent(try iri(named: name, as: .agent), in: self)
    }

    /// The term that a value of a question's parameter stands for.
    ///
    /// Names are taken as labels, acronyms, what authority files call an agent besides, or parts of the
    /// label of a resolution (`Resolution 11, Dubai 2012`); `prefix:name` and IRIs as such; words as a
    /// string.
    /// - Throws: ``UnknownNameError``, ``AmbiguousNameError``, ``QuestionArgumentError``.
    public func term(named value: String, as kind: QuestionParameter.Kind) throws -> Term {
        switch kind {
        case .words: return .literal(Literal(value))
        case .number:
            guard let number = Int(value) else { throw QuestionArgumentError.notANumber(value, parameter: "the parameter") }
            return .literal(Literal(number))
        default: return .iri(try iri(named: value, as: kind))
        }
    }

    /// The IRI of the thing of a kind that a name stands for.
    func iri(named name: String, as kind: QuestionParameter.Kind) throws -> IRI {
        if let iri = givenIRI(name) { return iri }
        switch kind {
        case .agent: return try only(names.entries(named: name, in: [.agent]), name, kind, [.agent])
        case .session: return try only(names.entries(named: name, in: [.session]), name, kind, [.session])
        case .topic: return try only(names.entries(named: name, in: [.topic]), name, kind, [.topic])
        case .change:
            // The closed list is known whether or not the graph uses the concept.
            let concept = ConceptScheme.change.concept(name.lowercased())
            return Vocabulary.changeTypes.contains(concept)
                ? concept : try only(names.entries(named: name, in: [.change]), name, kind, [.change])
        case .resolution, .instrument: return try work(named: name, as: kind)
        case .text: return try datedText(named: name)
        case .clause: return try clause(named: name)
        case .words, .number: return IRI(name)
        }
    }

    /// An IRI, in angle brackets or not, or a prefixed name.
    private func givenIRI(_ text: String) -> IRI? {
        if text.hasPrefix("<"), text.hasSuffix(">") { return IRI(String(text.dropFirst().dropLast())) }
        if text.contains("://") || text.hasPrefix("urn:") { return IRI(text) }
        guard text.contains(":"), !text.contains(" ") else { return nil }
        return prefixes.expand(text)
    }

    /// A resolution or another instrument, or else one of its texts or provisions.
    private func work(named name: String, as kind: QuestionParameter.Kind) throws -> IRI {
        var works = names.entries(named: name, in: [.work])
        if works.count > 1 {
            // Of several with a number, the one that has been read is meant rather than those merely cited.
            let read = works.filter { entry in
                dataset.objects(of: entry.iri, Vocabulary.resolution.hasRevision).contains(where: isRead)
            }
            if kind == .resolution, read.count == 1 { works = read }
        }
        if !works.isEmpty { return try only(works, name, kind, []) }
        if kind == .instrument {
            let provisions = names.entries(named: name, in: [.provision])
            if !provisions.isEmpty { return try only(provisions, name, kind, []) }
        }
        let texts = adoptedFirst(names.entries(named: name, in: [.revision]))
        return try only(texts, name, kind, [.work, .revision] + (kind == .instrument ? [.provision] : []))
    }

    private func datedText(named name: String) throws -> IRI {
        let texts = adoptedFirst(names.entries(named: name, in: [.revision]))
        let read = texts.filter { isRead($0.iri) }
        return try only(read.count == 1 ? read : texts, name, .text, [.revision])
    }

    /// The text before the last comma that leaves one, and the clause behind it as printed in answers:
    /// `Resolution 11, New Delhi 2024, resolves 1`.
    private func clause(named name: String) throws -> IRI {
        guard let comma = name.lastIndex(of: ",") else {
            throw UnknownNameError(
                name: name, kind: "clause (a text, a comma, its heading verb and its number)", suggestions: [])
        }
        let text = try datedText(named: String(name[..<comma]))
        let wanted = NameKey(String(name[name.index(after: comma)...])).slug
        let components = dataset.objects(of: text, Vocabulary.resolution.hasComponent)
        let fragments = components.map { ($0, $0.string.split(separator: "#").last.map(String.init) ?? "") }
        if let found = fragments.first(where: { NameKey($0.1).slug == wanted }) { return found.0 }
        // "instructs 2" may stand under the second heading of that verb: instructs2_2.
        let loose = fragments.filter { NameKey(Self.withoutHeadingNumber($0.1)).slug == wanted }
        if loose.count == 1 { return loose[0].0 }
        if loose.count > 1 {
            throw AmbiguousNameError(
                name: name, candidates: loose.map { NameIndex.Entry(iri: $0.0, label: Clause($0.0, in: self).label) })
        }
        let near = EditDistance.nearest(
            to: String(decoding: wanted, as: UTF8.self), among: fragments.map(\.1).sorted(), limit: 5)
        throw UnknownNameError(name: name, kind: "clause", suggestions: near.map { $0.replacing("_", with: " ") })
    }

    /// A fragment whose heading verb has lost the number that tells it from others of the same verb.
    private static func withoutHeadingNumber(_ fragment: String) -> String {
        var parts = fragment.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
        while let last = parts.first?.utf8.last, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(last) { parts[0].removeLast() }
        return parts.joined(separator: "_")
    }

    /// Adopted texts where there are any, else what was proposed.
    private func adoptedFirst(_ texts: [NameIndex.Entry]) -> [NameIndex.Entry] {
        let adopted = texts.filter { entry in
            dataset.contains(
                Triple(entry.iri, RDFSyntaxNamespace.type, .iri(Vocabulary.resolution.adoptedRevision)))
        }
        return adopted.isEmpty ? texts : adopted
    }

    private func isRead(_ text: IRI) -> Bool {
        dataset.count(matching: TriplePattern(subject: .iri(text), predicate: Vocabulary.resolution.readFrom)) > 0
    }

    private func only(
        _ entries: [NameIndex.Entry], _ name: String, _ kind: QuestionParameter.Kind, _ searched: [NameIndex.Category]
    ) throws -> IRI {
        if entries.count > 1 { throw AmbiguousNameError(name: name, candidates: entries) }
        guard let entry = entries.first else {
            throw UnknownNameError(
                name: name, kind: kind.rawValue, suggestions: names.suggestions(for: name, in: searched))
        }
        return entry.iri
    }
}

extension Vocabulary {
    /// How a clause may relate to its counterpart.
    static let changeTypes: Set<IRI> = Set(
        ["unchanged", "modified", "moved", "added", "removed"].map { ConceptScheme.change.concept($0) })
}

extension ResolutionGraph {
    /// The names in the graph that fit a parameter of a kind, in the order of their letters.
    public func knownNames(for kind: QuestionParameter.Kind) -> [String] {
        switch kind {
        case .agent: names.names(in: [.agent])
        case .instrument: names.names(in: [.work, .provision, .revision])
        case .resolution: names.names(in: [.work, .revision])
        case .text, .clause: names.names(in: [.revision])
        case .session: names.names(in: [.session])
        case .topic: names.names(in: [.topic])
        case .change: ["added", "modified", "moved", "removed", "unchanged"]
        case .words, .number: []
        }
    }
}

extension ResolutionGraph {
    /// The instrument, the resolution, the text or the provision that a name stands for:
    /// `ITU Constitution`, `Resolution 11`, `No. 119 of the ITU Constitution`.
    /// - Throws: ``UnknownNameError`` with the nearest names, ``AmbiguousNameError``.
    public func instrument(named name: String) throws -> IRI { try iri(named: name, as: .instrument) }
}
