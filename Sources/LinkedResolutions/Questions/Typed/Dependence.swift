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
    /// those that cite what rests on it. Those nearest come first. Linear in the citations followed.
    public func textsResting(on thing: IRI) -> [Dependence] {
        let terms = Vocabulary.resolution
        var chains: [IRI: [Citation]] = [:]
        var waiting: [(thing: IRI, chain: [Citation])] = [(thing, [])]
        var found: [Dependence] = []
        var next = 0
        while next < waiting.count {
            let (cited, chain) = waiting[next]
            next += 1
            for citation in references(to: cited) where chains[citation.clause.text] == nil && citation.clause.text != thing {
                let text = citation.clause.text
                let longer = [citation] + chain
                chains[text] = longer
                found.append(Dependence(text: DatedText(text, in: self), chain: longer))
                waiting.append((text, longer))
                // Who cites the resolution without a date rests on its texts as well.
                for work in dataset.objects(of: text, terms.revisionOf) where work != thing { waiting.append((work, longer)) }
            }
        }
        return found
    }
}
