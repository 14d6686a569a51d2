import GraphStore
import RDF
import ResolutionOntology

extension ResolutionGraph {
    /// A text that rests on an instrument, and how.
    public struct Dependence: Hashable, Sendable {
        /// The text that rests on it.
        public let text: DatedText
        /// The citations from the text to the instrument: one where the text cites it itself, more where
        /// it does so through texts that it cites; the shortest such chain.
        public let chain: [Citation]
        /// Whether the text cites the instrument itself.
        public var isDirect: Bool { chain.count == 1 }
    }

    /// Which texts rest on an instrument, a resolution, a text or a provision: those that cite it, and
    /// those that cite a text that rests on it. Those nearest come first; its own texts are left out.
    /// Linear in the citations followed.
    public func textsResting(on thing: IRI) -> [Dependence] {
        var seen = Set(dataset.subjects(of: Vocabulary.resolution.revisionOf, thing) + [thing])
        var waiting: [(thing: IRI, chain: [Citation])] = [(thing, [])]
        var found: [Dependence] = []
        var next = 0
        while next < waiting.count {
            let (cited, chain) = waiting[next]
            next += 1
            for citation in references(to: cited) where seen.insert(citation.clause.text).inserted {
                let longer = [citation] + chain
                found.append(Dependence(text: DatedText(citation.clause.text, in: self), chain: longer))
                waiting.append((citation.clause.text, longer))
            }
        }
        return found
    }
}
