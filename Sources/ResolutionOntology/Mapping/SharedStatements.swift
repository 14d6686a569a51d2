import RDF
import Resolutions

/// What a file of many texts already says of things that several texts may describe.
///
/// Keeps the statements, so that none is written twice, and the names, so that a thing that two texts
/// name differently (an agent coined from their words, a topic in other capitals) keeps the first
/// name in each language. Memory grows with the number of different shared statements.
///
/// Terms are numbered here by their bytes, each once for a document however many statements it stands in: a
/// statement costs three look-ups in arrays and one in a set of numbers.
public struct SharedStatements: Sendable {
    private var terms = TermArena(expectedTerms: 1024)
    private var classes = TermClassTable()
    private var written = CompactTripleSet()
    /// Things that have a name, each with the predicate and the class of the name where that is a language, the same
    /// for all other classes.
    private var named = CompactTripleSet()
    /// The predicates that give a thing its one name or number.
    private var naming: [UInt32] = []
    /// By their number in the document at hand, the numbers of terms here plus one; 0 for those not met yet. Those
    /// that all documents have in common stay from one to the next.
    private var common: [UInt32] = []
    private var own: [UInt32] = []
    /// The classes of the document at hand, by their number there.
    private var documentClasses: [TermClassTable.Index] = []
    /// The statements met whose terms all documents have in common, by their numbers in every document.
    private var commonMet = CompactTripleSet()

    public init() {
        naming = [RDFS.label, SKOS.prefLabel, FixedTerm.number.iri].map { number(of: .iri($0)) }
    }

    /// Whether a statement is still to be written; it counts as written from now on.
    public mutating func insert(_ triple: Triple) -> Bool {
        insert(CompactTriple(number(of: triple.subject), number(of: .iri(triple.predicate)), number(of: triple.object)))
    }

    /// The same for a statement that is passed on as somebody else made it: a second name is one, too.
    public mutating func insertUnchanged(_ triple: Triple) -> Bool {
        written.insert(CompactTriple(number(of: triple.subject), number(of: .iri(triple.predicate)), number(of: triple.object)))
    }

    /// Makes ready for the statements of the next document.
    ///
    /// - Precondition: all documents come from one mapper.
    public mutating func begin(_ terms: TermList) {
        if common.isEmpty { common = Array(repeating: 0, count: terms.commonCount) }
        own = Array(repeating: 0, count: terms.count - terms.commonCount)
        documentClasses.removeLast(max(0, documentClasses.count - terms.commonClassCount))
        for number in documentClasses.count..<terms.classes.count {
            documentClasses.append(classes.intern(terms.classes.classes[number]))
        }
    }

    /// Whether a statement of the document at hand is still to be written; it counts as written from now on.
    ///
    /// - Precondition: `begin` was called with the same terms.
    public mutating func insert(_ compact: CompactTriple, of terms: TermList) -> Bool {
        // What is said of the authority's agents comes with every document that names them, and is new once.
        let last = max(compact.subject, compact.predicate, compact.object)
        if Int(last) < common.count, !commonMet.insert(compact) { return false }
        guard terms.termClass(of: compact.predicate) == TermClassTable.iri else { return false }
        return insert(
            CompactTriple(
                number(of: compact.subject, in: terms), number(of: compact.predicate, in: terms),
                number(of: compact.object, in: terms)))
    }

    private mutating func insert(_ statement: CompactTriple) -> Bool {
        let termClass = terms.termClass(Int(statement.object))
        if termClass > TermClassTable.blankNode, naming.contains(statement.predicate) {
            guard !written.contains(statement) else { return false }
            var language = TermClassTable.string
            if case .language = classes[termClass] { language = termClass }
            guard named.insert(CompactTriple(statement.subject, statement.predicate, language)) else { return false }
        }
        return written.insert(statement)
    }

    private mutating func number(of number: UInt32, in list: TermList) -> UInt32 {
        let index = Int(number)
        if index < common.count {
            if common[index] == 0 { common[index] = intern(number, in: list) + 1 }
            return common[index] - 1
        }
        if own[index - common.count] == 0 { own[index - common.count] = intern(number, in: list) + 1 }
        return own[index - common.count] - 1
    }

    private mutating func intern(_ number: UInt32, in list: TermList) -> UInt32 {
        let termClass = documentClasses[Int(list.termClass(of: number))]
        return UInt32(truncatingIfNeeded: list.withText(of: number) { terms.intern($0, class: termClass) })
    }

    private mutating func number(of term: Term) -> UInt32 {
        let termClass = classes.intern(term.termClass)
        return UInt32(truncatingIfNeeded: term.withText { terms.intern($0.span, class: termClass) })
    }
}
