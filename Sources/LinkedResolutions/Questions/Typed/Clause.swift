import GraphStore
import RDF
import ResolutionOntology
import SPARQL

extension ResolutionGraph {
    /// Where in a file something was read.
    public struct Evidence: Hashable, Sendable, CustomStringConvertible {
        /// The name of the file, without its folder.
        public let file: String
        /// Which code points of the file, counted from 0; a byte-order mark counts as one.
        public let characters: Range<Int>
        /// The line on which they start, counted from 1.
        public let line: Int?

        /// `file.txt:12 (characters 340–395)`
        public var description: String {
            "\(file)\(line.map { ":\($0)" } ?? "") (characters \(characters.lowerBound)–\(characters.upperBound))"
        }
    }

    /// A clause, or another component, of a text: what an answer rests on.
    public struct Clause: Hashable, Sendable, CustomStringConvertible {
        public let iri: IRI
        /// The text that it stands in.
        public let text: IRI
        /// Where it stands, in words: `Resolution 11 (Rev. Dubai, 2012), instructs 2`.
        public let label: String
        /// Its words without its number; nil in a graph without texts.
        public let words: String?
        /// Its place among all components of its text, counted from 1.
        public let order: Int
        /// The characters that it was read from.
        public let evidence: Evidence?

        init(_ iri: IRI, in graph: ResolutionGraph) {
            let terms = Vocabulary.resolution
            let dataset = graph.dataset
            self.iri = iri
            text = dataset.objects(of: iri, terms.inRevision).first ?? iri
            let fragment = iri.string.split(separator: "#", maxSplits: 1).dropFirst().first.map { $0.replacing("_", with: " ") }
            label = dataset.label(of: text) + (fragment.map { ", \($0)" } ?? "")
            words = dataset.texts(of: iri, terms.text).first
            order = dataset.number(of: iri, terms.order) ?? 0
            evidence = graph.evidence(of: iri)
        }

        public var description: String { label }
    }

    /// The clause, or another component, with an IRI; nil where the graph has none.
    public func clause(_ iri: IRI) -> Clause? {
        dataset.objects(of: iri, Vocabulary.resolution.inRevision).isEmpty ? nil : Clause(iri, in: self)
    }

    /// The clause that a person names: `Resolution 11, New Delhi 2024, resolves 1`.
    /// - Throws: ``UnknownNameError`` with clauses that are near, ``AmbiguousNameError``.
    public func clause(named name: String) throws -> Clause {
        Clause(try iri(named: name, as: .clause), in: self)
    }

    /// The characters that a clause, a directive, a reference or a text was read from.
    public func evidence(of thing: IRI) -> Evidence? {
        let terms = Vocabulary.resolution
        guard let span = dataset.objects(of: thing, terms.evidence).min(),
            let start = dataset.number(of: span, terms.startOffset), let end = dataset.number(of: span, terms.endOffset),
            start <= end, let source = dataset.objects(of: span, terms.spanOf).first
        else { return nil }
        let file = dataset.texts(of: source, terms.fileName).first ?? source.string
        return Evidence(file: file, characters: start..<end, line: dataset.number(of: span, terms.startLine))
    }
}

extension Dataset {
    /// The whole number that a thing has for a property.
    package func number(of subject: IRI, _ property: IRI) -> Int? {
        triples(matching: TriplePattern(subject: .iri(subject), predicate: property))
            .lazy.compactMap { $0.object.literal.flatMap { Int($0.lexicalForm) } }.first
    }
}
