import GraphStore
import RDF
import ResolutionOntology
import Resolutions
import SPARQL

/// The names that things have in a graph: labels, acronyms, and what authority files call them besides.
///
/// Case, accents, punctuation, the order of words and small words such as "of the" make no difference.
public struct NameIndex: Sendable {
    /// A thing that has a name.
    public struct Entry: Hashable, Sendable {
        public let iri: IRI
        /// Its label, with the acronym in brackets where it has one.
        public let label: String
    }

    /// What is looked up together.
    package enum Category: CaseIterable, Sendable { case agent, work, provision, revision, session, topic, change }

    /// The names of one category.
    private struct Table: Sendable {
        var entries: [Entry] = []
        /// For each entry its names.
        var names: [[String]] = []
        /// For each entry the words of its label and of its IRI's path.
        var words: [Set<String>] = []
        /// For each resolution and text the words of its number: `4`, or `12` and `4`.
        var numbers: [Set<String>] = []
        var bySlug: [[UInt8]: [Int]] = [:]
        var byWords: [Set<String>: [Int]] = [:]
    }

    private struct OtherNames: Sendable {
        var byWords: [Set<String>: [IRI]] = [:]
        var names: [(name: String, agent: IRI)] = []
    }

    /// Each table is made when it is first needed.
    private let tables: [Category: LazyValue<Table>]
    /// What an authority calls the agents besides: the names, and the agents by the words of a name.
    private let otherNames: LazyValue<OtherNames>

    /// The names of a graph, collected when they are first asked for: linear in the number of things of
    /// the kind asked for.
    ///
    /// - Parameters:
    ///   - dataset: the graph.
    ///   - authority: more names of agents; read when a name is not found in the graph.
    public init(_ dataset: Dataset, authority: @escaping @Sendable () -> Authority? = { nil }) {
        var tables: [Category: LazyValue<Table>] = [:]
        for category in Category.allCases {
            tables[category] = LazyValue { Self.table(of: category, in: dataset) }
        }
        self.tables = tables
        let agents = tables[.agent]
        otherNames = LazyValue { Self.names(of: agents?.value.entries ?? [], in: authority()) }
    }

    private func agent(_ iri: IRI) -> Entry? { table(.agent).entries.first { $0.iri == iri } }

    private func table(_ category: Category) -> Table { tables[category]?.value ?? Table() }

    // MARK: Looking up

    /// The things of some categories that a name fits, best fit first: those called so; then those with
    /// the same words; then those whose label and path hold all its words.
    package func entries(named name: String, in categories: [Category]) -> [Entry] {
        let key = NameKey(name)
        guard !key.slug.isEmpty else { return [] }
        let exact = categories.flatMap { category -> [Entry] in
            let table = table(category)
            return (table.bySlug[key.slug] ?? []).map { table.entries[$0] }
        }
        if !exact.isEmpty { return Self.distinct(exact) }
        guard !key.words.isEmpty else { return [] }
        let same = categories.flatMap { category -> [Entry] in
            let table = table(category)
            return (table.byWords[key.words] ?? []).map { table.entries[$0] }
        }
        if !same.isEmpty { return Self.distinct(same) }
        if categories.contains(.agent), let known = otherNames.value.byWords[key.words] {
            return Self.distinct(known.compactMap(agent))
        }
        // A part of a name is enough where names are long and made of parts.
        return categories.filter { $0 != .agent && $0 != .topic && $0 != .change }.flatMap { category -> [Entry] in
            let table = table(category)
            return table.entries.indices.filter { index in
                // "Resolution 4" is not Resolution 12/4: a number is named whole or not at all.
                let number = table.numbers[index]
                return key.words.isSubset(of: table.words[index])
                    && (number.isSubset(of: key.words) || number.isDisjoint(with: key.words))
            }.map { table.entries[$0] }
        }
    }

    /// Names of some categories that are near to one that is not known, labels with their acronyms.
    package func suggestions(for name: String, in categories: [Category], limit: Int = 5) -> [String] {
        var labels: [String: String] = [:]
        for category in categories {
            let table = table(category)
            for (entry, names) in zip(table.entries, table.names) {
                for name in names where labels[name] == nil { labels[name] = entry.label }
            }
        }
        if categories.contains(.agent) {
            for other in otherNames.value.names where labels[other.name] == nil { labels[other.name] = agent(other.agent)?.label }
        }
        let near = EditDistance.nearest(to: name, among: labels.keys.sorted(), limit: limit * 2)
        var seen: Set<String> = []
        return Array(near.compactMap { labels[$0] }.filter { seen.insert($0).inserted }.prefix(limit))
    }

    /// Everything of some categories, by label.
    package func entries(in categories: [Category]) -> [Entry] {
        categories.flatMap { table($0).entries }.sorted { CodePointText.compare($0.label, $1.label) < 0 }
    }

    /// Acronyms and labels of some categories, for completion on a command line.
    package func names(in categories: [Category]) -> [String] {
        Set(categories.flatMap { Array(table($0).names.joined()) }).sorted { CodePointText.compare($0, $1) < 0 }
    }

    private static func distinct(_ entries: [Entry]) -> [Entry] {
        var seen: Set<IRI> = []
        return entries.filter { seen.insert($0.iri).inserted }
    }

    // MARK: Collecting

    private static func table(of category: Category, in dataset: Dataset) -> Table {
        var table = Table()
        for iri in members(of: category, in: dataset) {
            let labels = [RDFS.label, SKOS.prefLabel, SKOS.altLabel].flatMap { dataset.texts(of: iri, $0) }
            let acronyms = dataset.texts(of: iri, Vocabulary.resolution.acronym)
            guard let label = labels.first ?? acronyms.first else { continue }
            let number = table.entries.count
            let shown = acronyms.first.map { $0 == label ? label : "\(label) (\($0))" } ?? label
            table.entries.append(Entry(iri: iri, label: shown))
            table.names.append(labels + acronyms)
            var words = NameKey(label).words
            var keyWords: Set<String> = []
            if category == .work || category == .revision {
                let path = iri.string.split(separator: "/").suffix(category == .work ? 3 : 4)
                if path.count > 2 {
                    keyWords = NameKey(String(path[path.startIndex + 2])).words.filter { word in
                        word.utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
                    }
                }
                for part in path { words.formUnion(NameKey(String(part)).words) }
            }
            table.words.append(words)
            table.numbers.append(keyWords)
            for name in labels + acronyms {
                let key = NameKey(name)
                if table.bySlug[key.slug]?.last != number { table.bySlug[key.slug, default: []].append(number) }
                if !key.words.isEmpty, table.byWords[key.words]?.last != number {
                    table.byWords[key.words, default: []].append(number)
                }
            }
        }
        return table
    }

    private static func members(of category: Category, in dataset: Dataset) -> [IRI] {
        let terms = Vocabulary.resolution
        func instances(of type: IRI) -> [IRI] {
            dataset.triples(matching: TriplePattern(predicate: RDFSyntaxNamespace.type, object: .iri(type)))
                .compactMap(\.subject.iri)
        }
        let found: [IRI] =
            switch category {
            case .agent: instances(of: terms.actor)
            case .work: instances(of: terms.instrument)
            case .provision: instances(of: terms.provision)
            case .revision: instances(of: terms.revision)
            case .session: instances(of: terms.session)
            case .topic: dataset.triples(matching: TriplePattern(predicate: terms.topic)).compactMap(\.object.iri)
            case .change: dataset.triples(matching: TriplePattern(predicate: terms.changeType)).compactMap(\.object.iri)
            }
        return Set(found).sorted()
    }

    /// What an authority calls the agents of the graph, by the two last parts of their IRIs.
    private static func names(of agents: [Entry], in authority: Authority?) -> OtherNames {
        guard let authority else { return OtherNames() }
        var byPath: [String: [IRI]] = [:]
        for agent in agents {
            byPath[agent.iri.string.split(separator: "/").suffix(2).joined(separator: "/"), default: []].append(agent.iri)
        }
        var others = OtherNames()
        for agent in authority.agents {
            guard let iris = byPath[agent.identifier.path] else { continue }
            for name in [agent.label] + agent.alternativeNames + agent.acronyms {
                let words = NameKey(name).words
                if !words.isEmpty { others.byWords[words, default: []] += iris }
                others.names += iris.map { (name, $0) }
            }
        }
        return others
    }
}

extension Dataset {
    /// The literals that a thing has for a property, as plain text, in their order; English first.
    package func texts(of subject: IRI, _ property: IRI) -> [String] {
        let literals = triples(matching: TriplePattern(subject: .iri(subject), predicate: property)).compactMap(\.object.literal)
        let english = literals.filter { $0.language == nil || $0.language == "en" }
        return (english + literals.filter { $0.language != nil && $0.language != "en" }).map(\.lexicalForm)
    }

    /// What a thing is related to by a property.
    package func objects(of subject: IRI, _ property: IRI) -> [IRI] {
        triples(matching: TriplePattern(subject: .iri(subject), predicate: property)).compactMap(\.object.iri)
    }

    /// What is related to a thing by a property.
    package func subjects(of property: IRI, _ object: IRI) -> [IRI] {
        triples(matching: TriplePattern(predicate: property, object: .iri(object))).compactMap(\.subject.iri)
    }
}
