import RDF

/// The answer to a CONSTRUCT or DESCRIBE query: a graph, each triple once, in the order in which they
/// were found. Triples become terms when they are read.
public struct AnswerGraph: Sendable {
    package let triples: [IDTriple]
    package let terms: AnswerTerms

    package init(triples: [IDTriple], terms: AnswerTerms) {
        self.triples = triples
        self.terms = terms
    }
}

extension AnswerGraph: Sequence {
    /// How many triples there are.
    public var count: Int { triples.count }

    public var underestimatedCount: Int { triples.count }

    public func makeIterator() -> AnyIterator<Triple> {
        var position = 0
        return AnyIterator {
            while position < triples.count {
                let triple = triples[position]
                position += 1
                if let subject = terms.term(triple.subject), case .iri(let predicate)? = terms.term(triple.predicate),
                    let object = terms.term(triple.object)
                {
                    return Triple(subject, predicate, object)
                }
            }
            return nil
        }
    }
}
