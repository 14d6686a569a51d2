import RDF

/// The terms that all documents of a run have in common, by number: first the fixed terms, then small numbers as
/// literals, then what the ontology and the authority name. Shared by reference, since every document holds it.
@usableFromInline
final class CommonTerms: Sendable {
    /// All of them as bytes; those that are no small numbers can be looked up.
    @usableFromInline let arena: TermArena
    let classes: TermClassTable
    @usableFromInline let values: [Term]
    /// By number: whether it stands for a literal.
    let isLiteral: [Bool]

    @inlinable var count: Int { values.count }

    fileprivate init(arena: TermArena, classes: TermClassTable) {
        self.arena = arena
        self.classes = classes
        values = (0..<arena.count).map { Term(arena.string($0), class: classes[arena.termClass($0)]) }
        isLiteral = values.map(\.isLiteral)
    }

    /// The classes of the literals that the mapping makes, which have these numbers in every document.
    static let integer: TermClassTable.Index = 3
    static let decimal: TermClassTable.Index = 4
    static let boolean: TermClassTable.Index = 5
    static let english: TermClassTable.Index = 6

    /// Up to this, an integer is a common term: places, lines, list numbers.
    private static let smallIntegers = 0..<1024

    /// The number of an integer's literal, if it is a common term.
    static func number(of integer: Int) -> UInt32? {
        smallIntegers.contains(integer) ? UInt32(truncatingIfNeeded: FixedTerm.allCases.count + integer) : nil
    }

    /// The fixed terms and the small integers.
    fileprivate static func first() -> (arena: TermArena, classes: TermClassTable) {
        var classes = TermClassTable()
        for termClass in [.datatype(XSD.integer), .datatype(XSD.decimal), .datatype(XSD.boolean), .language("en")] as [TermClass] {
            _ = classes.intern(termClass)
        }
        var arena = TermArena(expectedTerms: 8192)
        for term in FixedTerm.allCases {
            arena.write(term.iri.string)
            _ = arena.intern(class: TermClassTable.iri)
        }
        for integer in smallIntegers {
            arena.write(integer)
            _ = arena.append(class: Self.integer)
        }
        return (arena, classes)
    }
}

/// Gives the common terms their numbers. A class, because the rules ask it for numbers while they are made.
final class CommonNumbering {
    private var arena: TermArena
    private var classes: TermClassTable

    init() { (arena, classes) = CommonTerms.first() }

    func terms() -> CommonTerms { CommonTerms(arena: arena, classes: classes) }

    func number(of iri: IRI) -> UInt32 {
        arena.write(iri.string)
        return UInt32(truncatingIfNeeded: arena.intern(class: TermClassTable.iri).number)
    }

    /// Nil for a triple with a blank node: descriptions have none.
    func numbered(_ triple: Triple) -> CompactTriple? {
        guard let subject = triple.subject.iri, triple.object.blankNode == nil else { return nil }
        let termClass = classes.intern(triple.object.termClass)
        let object = triple.object.withText { arena.intern($0.span, class: termClass) }
        return CompactTriple(number(of: subject), number(of: triple.predicate), UInt32(truncatingIfNeeded: object))
    }
}
