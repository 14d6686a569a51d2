import RDF

extension AnswerGraph {
    /// The graph as canonical [N-Triples](https://www.w3.org/TR/n-triples/#canonical-ntriples), straight
    /// from the dictionary's bytes.
    public var nTriples: [UInt8] {
        var writer = AnswerGraphText(terms, count: triples.count)
        writer.append(triples)
        return writer.finish()
    }
}

/// Writes triples of ids. What surrounds the text of a term is put together once for each class.
private struct AnswerGraphText: ~Copyable {
    private let terms: AnswerTerms
    private var output: ByteOutput
    private var frames = TextFrames()
    /// By class of the dictionary.
    private var dictionaryFrames: [TextFrames.Frame]

    init(_ terms: AnswerTerms, count: Int) {
        self.terms = terms
        output = ByteOutput(capacity: 64 + count * 192)
        dictionaryFrames = [TextFrames.Frame](
            repeating: TextFrames.Frame(), count: terms.dictionary.classes.count)
    }

    /// Block by block: the ids, then where their texts lie, then the copies.
    mutating func append(_ triples: [IDTriple]) {
        let dictionary = terms.dictionary, blockSize = 170
        var ids: [TermID] = []
        var places: [TermPlace] = []
        var first = 0
        while first < triples.count {
            let last = min(first + blockSize, triples.count)
            ids.removeAll(keepingCapacity: true)
            for triple in triples[first..<last] {
                ids.append(triple.subject)
                ids.append(triple.predicate)
                ids.append(triple.object)
            }
            dictionary.withReader { reader in
                reader.look(up: ids, into: &places)
                append(ids, places)
            }
            first = last
        }
    }

    /// The hot loop: per term three copies. What follows the term stands at the end of its frame.
    private mutating func append(_ ids: [TermID], _ places: [TermPlace]) {
        var cell = 0
        while cell &+ 2 < ids.count {
            append(ids[cell], places[cell])
            append(ids[cell &+ 1], places[cell &+ 1])
            append(ids[cell &+ 2], places[cell &+ 2])
            output.append(UInt8(ascii: "."))
            output.append(UInt8(ascii: "\n"))
            cell &+= 3
        }
    }

    @inline(__always)
    private mutating func append(_ id: TermID, _ place: TermPlace) {
        if TermIDs.isLocal(id) { return appendComputed(id) }
        let termClass = Int(place.classIndex)
        if !dictionaryFrames[termClass].isMade {
            dictionaryFrames[termClass] = makeFrame(terms.dictionary.classes[place.classIndex])
        }
        let isLiteral = place.classIndex != TermClassTable.iri && place.classIndex != TermClassTable.blankNode
        output.append(place.text, in: dictionaryFrames[termClass], of: frames, isLiteral ? .nTriples : nil)
    }

    private mutating func appendComputed(_ id: TermID) {
        let termClass = terms.termClass(id)
        let (head, tail) = Self.frame(termClass)
        output.append(head)
        terms.withText(id) { text in
            if termClass == .iri || termClass == .blankNode { output.append(text) } else { output.append(text, .nTriples) }
        }
        output.append(tail)
    }

    private mutating func makeFrame(_ termClass: TermClass) -> TextFrames.Frame {
        let (head, tail) = Self.frame(termClass)
        return frames.make(head: head, tail: tail)
    }

    /// What stands before and after the text of a term, the space behind it included.
    private static func frame(_ termClass: TermClass) -> (head: [UInt8], tail: [UInt8]) {
        switch termClass {
        case .iri: (Array("<".utf8), Array("> ".utf8))
        case .blankNode: (Array("_:".utf8), Array(" ".utf8))
        case .datatype(XSD.string): (Array("\"".utf8), Array("\" ".utf8))
        case .datatype(let datatype): (Array("\"".utf8), Array("\"^^<\(datatype.string)> ".utf8))
        case .language(let tag): (Array("\"".utf8), Array("\"@\(tag) ".utf8))
        }
    }

    consuming func finish() -> [UInt8] { output.bytes() }
}
