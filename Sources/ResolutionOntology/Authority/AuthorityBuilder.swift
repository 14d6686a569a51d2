import RDF
import Resolutions

/// Turns gathered entries into an `Authority`, and names everything that is wrong with them.
struct AuthorityBuilder {
    private var reader: AuthorityReader
    private(set) var authority = Authority()

    var problems: [AuthorityProblem] { reader.problems }

    init(reader: AuthorityReader) {
        self.reader = reader
    }

    mutating func build() {
        for entry in reader.entries { add(entry) }
        reportCircularHierarchy()
    }

    private let terms = Vocabulary.resolution

    private mutating func add(_ entry: AuthorityEntry) {
        checkProperties(of: entry)
        switch entry.name.sort {
        case .body: addAgent(entry, .body, terms.body)
        case .post: addAgent(entry, .post, terms.post)
        case .group: addAgent(entry, .group, terms.group)
        case .series: addSeries(entry)
        case .instrument: addInstrument(entry)
        case .concept: addConcept(entry)
        // Directly below vocab/ stand the schemes and the two tops of the heading verbs.
        case .scheme: expect(entry.types.contains(SKOS.concept) ? SKOS.concept : SKOS.conceptScheme, entry)
        }
    }

    // MARK: Agents, series, instruments

    private mutating func addAgent(_ entry: AuthorityEntry, _ kind: Authority.AgentKind, _ type: IRI) {
        expect(type, entry)
        guard let label = label(entry, RDFS.label) else { return }
        let identifier = AgentIdentifier(entry.name.path)
        let names = entry.texts(SKOS.altLabel, language: "en")
        authority.agents.append(
            Authority.Agent(
                identifier: identifier, kind: kind, label: label,
                alternativeNames: names.filter { !CodePointText.equal($0, label) },
                acronyms: strings(entry, terms.acronym), partOfBody: agents(entry, terms.partOfBody, [.body]),
                headOf: agents(entry, terms.headOf, [.body]),
                members: agents(entry, terms.groupMember, [.body, .post, .group]),
                jointBodyOf: agents(entry, terms.jointBodyOf, [.body])))
        if let slug = single(entry, terms.organizationSlug) {
            guard Slug.make(slug).utf8.elementsEqual(slug.utf8) else {
                reader.report(
                    .unexpectedValue(
                        property: "rg:organizationSlug", value: "\"\(slug)\"",
                        expected: "lower-case letters, digits and hyphens"), entry)
                return
            }
            authority.organizations.append(Authority.Organization(agent: identifier, slug: slug))
        }
    }

    private mutating func addSeries(_ entry: AuthorityEntry) {
        expect(terms.series, entry)
        _ = label(entry, RDFS.label)
        guard let body = agents(entry, terms.adoptingBody, [.body]).first else {
            return reader.report(.missingValue(property: "rg:adoptingBody"), entry)
        }
        guard body.path.utf8.elementsEqual("body/\(entry.name.slug)".utf8) else {
            return reader.report(
                .unexpectedValue(
                    property: "rg:adoptingBody", value: body.path, expected: "body/\(entry.name.slug)"), entry)
        }
        guard let organization = agents(entry, terms.seriesOrganization, [.body]).first else {
            return reader.report(.missingValue(property: "rg:seriesOrganization"), entry)
        }
        if let known = reader.entry(organization.path), known.values(terms.organizationSlug).isEmpty {
            reader.report(.missingValue(property: "rg:organizationSlug"), known)
        }
        let names = entry.texts(terms.formulaName, language: "en")
        if names.isEmpty { reader.report(.missingValue(property: "rg:formulaName in English"), entry) }
        authority.series.append(
            Authority.Series(
                slug: entry.name.slug, body: body, organization: organization, formulaNames: names,
                acronym: single(entry, terms.seriesAcronym),
                isLabelledByAcronym: boolean(entry, terms.labelledByAcronym, default: false),
                numberMark: single(entry, terms.numberMark),
                editionsHavePlaces: boolean(entry, terms.editionsHavePlaces, default: true),
                numbersRestart: boolean(entry, terms.numbersRestart, default: false),
                firstSessionYear: year(entry, terms.firstSessionYear)))
    }

    private mutating func addInstrument(_ entry: AuthorityEntry) {
        let kinds = entry.types.compactMap { Self.instrumentKinds[$0] }
        guard kinds.count == entry.types.count, let kind = kinds.first(where: { $0 != .instrument }) ?? kinds.first
        else { return reader.report(.unknownClass, entry) }
        guard let label = label(entry, RDFS.label) else { return }
        // French names stand in English texts too, in quotations of the authentic wording; short ones ("Action 21") are
        // English words as well.
        let french = entry.texts(RDFS.label, language: "fr").filter { $0.utf8.count { $0 == UInt8(ascii: " ") } > 1 }
        let names = entry.texts(SKOS.altLabel, language: "en") + french
        authority.instruments.append(
            Authority.Instrument(
                slug: entry.name.slug, kind: kind, label: label,
                alternativeNames: names.filter { !CodePointText.equal($0, label) },
                instrumentOf: agents(entry, terms.instrumentOf, [.body]).first))
    }

    private static let instrumentKinds: [IRI: InstrumentKind] = Dictionary(
        uniqueKeysWithValues: InstrumentKind.allCases.map {
            (IRI(Vocabulary.resolution.namespace.string + $0.rawValue), $0)
        })

    // MARK: Verbs

    private mutating func addConcept(_ entry: AuthorityEntry) {
        expect(SKOS.concept, entry)
        guard let label = label(entry, SKOS.prefLabel) else { return }
        guard let scheme = entry.name.schemeSlug.flatMap(ConceptScheme.init(rawValue:)) else { return }
        switch scheme {
        case .keyword: addHeadingVerb(entry, label)
        case .governingVerb: addGoverningVerb(entry, label)
        case .action:
            var verbs = [label]
            verbs += entry.texts(SKOS.altLabel, language: "en").filter { !CodePointText.equal($0, label) }
            authority.actionVerbs += verbs.map { Authority.ActionVerb(verb: $0, action: entry.name.slug) }
        default: break
        }
    }

    private mutating func addHeadingVerb(_ entry: AuthorityEntry, _ phrase: String) {
        guard checkSlug(entry, phrase) else { return }
        let functions = entry.names(SKOS.broader).compactMap { Self.headingFunctions[$0.slug] }
        guard let function = functions.first else {
            return reader.report(.missingValue(property: "skos:broader preambular or operative"), entry)
        }
        let verb = entry.names(terms.verbOfHeading).first
        if let verb, reader.entry(verb.path) == nil {
            return reader.report(.unknownTarget(property: "rg:verbOfHeading", target: verb.path), entry)
        }
        authority.headingVerbs.append(
            Authority.HeadingVerb(
                phrase: phrase, function: function,
                governingVerb: verb.flatMap { reader.entry($0.path)?.texts(SKOS.prefLabel, language: "en").first }))
    }

    private static let headingFunctions: [String: Authority.HeadingVerb.Function] = [
        "preambular": .preambular, "operative": .operative,
    ]

    private mutating func addGoverningVerb(_ entry: AuthorityEntry, _ lemma: String) {
        guard checkSlug(entry, lemma) else { return }
        guard let name = entry.names(terms.directiveKind).first else {
            return reader.report(.missingValue(property: "rg:directiveKind"), entry)
        }
        guard let kind = DirectiveKind(rawValue: name.slug) else {
            return reader.report(
                .unknownTarget(property: "rg:directiveKind", target: name.path), entry)
        }
        authority.governingVerbs.append(
            Authority.GoverningVerb(
                lemma: lemma, kind: kind, forms: entry.texts(SKOS.hiddenLabel, language: "en")))
    }

    /// A verb's slug is its phrase with hyphens for spaces, because graphs coin the IRI from the phrase.
    private mutating func checkSlug(_ entry: AuthorityEntry, _ phrase: String) -> Bool {
        let expected = Slug.make(phrase)
        if expected.utf8.elementsEqual(entry.name.slug.utf8) { return true }
        reader.report(.misplacedName(expected: "\(expected) (its English label)"), entry)
        return false
    }

    // MARK: Values

    private mutating func expect(_ type: IRI, _ entry: AuthorityEntry) {
        if entry.types.isEmpty { return reader.report(.unknownClass, entry) }
        for other in entry.types where other != type {
            let expected = Self.places[other]
            reader.report(expected.map { .misplacedName(expected: $0) } ?? .unknownClass, entry)
        }
    }

    private static let places: [IRI: String] = [
        Vocabulary.resolution.body: "body/", Vocabulary.resolution.post: "post/",
        Vocabulary.resolution.group: "group/", Vocabulary.resolution.series: "series/",
        SKOS.concept: "vocab/…/", SKOS.conceptScheme: "vocab/",
    ]

    private mutating func label(_ entry: AuthorityEntry, _ property: IRI) -> String? {
        let labels = entry.texts(property, language: "en").filter { !$0.isEmpty }
        guard let label = labels.first else {
            reader.report(.missingLabel, entry)
            return nil
        }
        if labels.count > 1 {
            reader.report(
                .conflictingValue(property: abbreviate(property), first: label, second: labels[1]), entry)
        }
        return label
    }

    private mutating func strings(_ entry: AuthorityEntry, _ property: IRI) -> [String] {
        var strings: [String] = []
        for value in entry.values(property) {
            if let literal = value.literal {
                strings.append(literal.lexicalForm)
            } else {
                reader.report(unexpected(property, value, "a string"), entry)
            }
        }
        return strings
    }

    private mutating func single(_ entry: AuthorityEntry, _ property: IRI) -> String? {
        let values = strings(entry, property)
        if values.count > 1 {
            reader.report(
                .conflictingValue(property: abbreviate(property), first: values[0], second: values[1]), entry)
        }
        return values.first
    }

    private mutating func year(_ entry: AuthorityEntry, _ property: IRI) -> Int? {
        guard let text = single(entry, property) else { return nil }
        guard let year = Int(text), (1800...2199).contains(year) else {
            reader.report(.unexpectedValue(property: abbreviate(property), value: "\"\(text)\"", expected: "a year"), entry)
            return nil
        }
        return year
    }

    private mutating func boolean(_ entry: AuthorityEntry, _ property: IRI, default: Bool) -> Bool {
        guard let text = single(entry, property) else { return `default` }
        switch text {
        case "true", "1": return true
        case "false", "0": return false
        default:
            reader.report(
                .unexpectedValue(property: abbreviate(property), value: "\"\(text)\"", expected: "true or false"),
                entry)
            return `default`
        }
    }

    private mutating func agents(
        _ entry: AuthorityEntry, _ property: IRI, _ sorts: Set<AuthorityName.Sort>
    ) -> [AgentIdentifier] {
        var agents: [AgentIdentifier] = []
        for value in entry.values(property) {
            guard let name = value.iri.flatMap({ AuthorityName($0) }), sorts.contains(name.sort) else {
                let expected = sorts.map(\.rawValue).sorted().map { $0 + "/…" }.joined(separator: " or ")
                reader.report(unexpected(property, value, "an IRI that ends in " + expected), entry)
                continue
            }
            if reader.entry(name.path) == nil {
                reader.report(.unknownTarget(property: abbreviate(property), target: value.description), entry)
            }
            agents.append(AgentIdentifier(name.path))
        }
        return agents
    }

    private func unexpected(_ property: IRI, _ value: Term, _ expected: String) -> AuthorityProblem.Kind {
        .unexpectedValue(property: abbreviate(property), value: value.description, expected: expected)
    }

    private func abbreviate(_ iri: IRI) -> String {
        Vocabulary.prefixes().shorten(iri) ?? iri.description
    }

    /// A misspelt property of the ontology would otherwise be lost in silence.
    private mutating func checkProperties(of entry: AuthorityEntry) {
        let namespace = terms.namespace.string.utf8
        for (predicate, _) in entry.statements
        where predicate.string.utf8.starts(with: namespace) && !knownProperties.contains(predicate) {
            reader.report(.unknownProperty(abbreviate(predicate)), entry)
        }
    }

    private let knownProperties: Set<IRI> = {
        let terms = Vocabulary.resolution
        return [
            terms.acronym, terms.partOfBody, terms.headOf, terms.groupMember, terms.jointBodyOf,
            terms.organizationSlug, terms.instrumentOf, terms.adoptingBody, terms.seriesOrganization,
            terms.formulaName, terms.seriesAcronym, terms.labelledByAcronym, terms.numberMark,
            terms.editionsHavePlaces, terms.numbersRestart, terms.firstSessionYear,
            terms.verbOfHeading, terms.directiveKind,
        ]
    }()

    // MARK: Hierarchy

    private mutating func reportCircularHierarchy() {
        let parents: [String: [String]] = Dictionary(
            authority.agents.map { ($0.identifier.path, ($0.partOfBody + $0.headOf).map(\.path)) },
            uniquingKeysWith: { first, _ in first })
        // Every agent is entered once and left once: a parent that is entered and not left is above itself.
        var left: Set<String> = []
        for agent in authority.agents where !left.contains(agent.identifier.path) {
            var path: [(name: String, next: Int)] = [(agent.identifier.path, 0)]
            var entered: Set<String> = [agent.identifier.path]
            while let (name, next) = path.last {
                let above = parents[name] ?? []
                guard next < above.count else {
                    left.insert(name)
                    entered.remove(name)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let parent = above[next]
                if entered.contains(parent) {
                    if let entry = reader.entry(parent) { reader.report(.circularHierarchy, entry) }
                } else if !left.contains(parent) {
                    entered.insert(parent)
                    path.append((parent, 0))
                }
            }
        }
    }
}
