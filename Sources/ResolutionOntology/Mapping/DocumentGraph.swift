import RDF
import Resolutions

/// The graph of one document while it is made: its terms, numbered from where the common ones end,
/// and the triples that are stated.
///
/// A class, so that no step of the mapping copies the dozen arrays in it or counts references to them. Not checked
/// for overlapping access: no method is called while another one changes something.
final class DocumentGraph {
    /// The group in which what is said of a term is written: a block's number, or one of these.
    enum Home {
        static let shared: Int32 = -1
        static let borrowed: Int32 = -2
    }

    let common: CommonGraph
    private let commonCount: Int
    @exclusivity(unchecked) private var terms: TermArena
    @exclusivity(unchecked) private var classes: TermClassTable
    @exclusivity(unchecked) private var homes: [Int32] = []
    @exclusivity(unchecked) private var stated: [CompactTriple] = []
    /// The common terms that were met, and with them all that their descriptions lead to.
    @exclusivity(unchecked) private var nodes: NodeTable

    init(common: CommonGraph, expectedTripleCount: Int) {
        self.common = common
        commonCount = common.terms.count
        terms = common.terms.arena.fresh(
            expectedTerms: expectedTripleCount, expectedInterned: expectedTripleCount / 4)
        classes = common.terms.classes
        nodes = NodeTable(commonTypes: common.types)
        stated.reserveCapacity(expectedTripleCount)
        homes.reserveCapacity(expectedTripleCount)
    }

    // MARK: Terms

    /// The number of an IRI, and whether it is new here. A common term brings its description along.
    func node(_ iri: IRI, home: Int32) -> (number: UInt32, isNew: Bool) {
        terms.write(iri.string)
        return node(home: home)
    }

    /// The same for an IRI that begins as another does.
    func node(_ base: IRI, _ path: String, home: Int32) -> (number: UInt32, isNew: Bool) {
        terms.write(base.string)
        terms.write(path)
        return node(home: home)
    }

    private func node(home: Int32) -> (number: UInt32, isNew: Bool) {
        let place = terms.intern(class: TermClassTable.iri, unlessThere: { text, hash in
            common.terms.arena.find(text, class: TermClassTable.iri, hash: hash)
        })
        switch place {
        case .there(let place):
            let number = UInt32(truncatingIfNeeded: place)
            if common.isDescribed(number) { return (described(number), false) }
            // A common term without a description (a class has none either) is described once here.
            return (number, nodes.meet(number))
        case .here(let place, let isNew):
            if isNew { homes.append(home) }
            return (number(place), isNew)
        }
    }

    /// The number of an IRI below this document's revision or source, which no common term has: a prefix and
    /// the pieces of what follows it, which are put together in place.
    func ownNode(
        _ prefix: String, _ first: String, _ second: String = "", _ third: String = "", _ fourth: String = "", home: Int32
    ) -> UInt32 {
        terms.write(prefix)
        terms.write(first)
        if !second.isEmpty { terms.write(second) }
        if !third.isEmpty { terms.write(third) }
        if !fourth.isEmpty { terms.write(fourth) }
        let (place, isNew) = terms.intern(class: TermClassTable.iri)
        if isNew { homes.append(home) }
        return number(place)
    }

    /// The number of an IRI of two numbers behind a prefix, which nothing else in the document has: whoever asks
    /// keeps it.
    func newNode(_ prefix: String, _ range: SourceRange, home: Int32) -> UInt32 {
        terms.write(prefix)
        terms.write(range.lowerBound)
        terms.write(UInt8(ascii: ","))
        terms.write(range.upperBound)
        return append(class: TermClassTable.iri, home: home)
    }

    /// The number of the class of strings in a language.
    func classOfStrings(in language: String) -> TermClassTable.Index {
        classes.intern(Term.literal(Literal("", language: language)).termClass)
    }

    func literal(_ text: String, class termClass: TermClassTable.Index = TermClassTable.string) -> UInt32 {
        terms.write(text)
        return append(class: termClass, home: Home.shared)
    }

    func literal(_ text: ArraySlice<UInt8>, class termClass: TermClassTable.Index) -> UInt32 {
        terms.write(text)
        return append(class: termClass, home: Home.shared)
    }

    func literal(_ value: Int) -> UInt32 {
        if let common = CommonTerms.number(of: value) { return common }
        terms.write(value)
        return append(class: CommonTerms.integer, home: Home.shared)
    }

    private func append(class termClass: TermClassTable.Index, home: Int32) -> UInt32 {
        homes.append(home)
        return number(terms.append(class: termClass))
    }

    /// The number in triples of one of the document's own terms.
    private func number(_ place: Int) -> UInt32 { UInt32(truncatingIfNeeded: commonCount + place) }

    /// Takes in the description of a described common term, and of all terms that it leads to; gives the number back.
    func described(_ number: UInt32) -> UInt32 {
        var next = nodes.met.count
        guard nodes.meet(number) else { return number }
        while next < nodes.met.count {
            for triple in common.description(of: nodes.met[next]) where common.isDescribed(triple.object) {
                _ = nodes.meet(triple.object)
            }
            next += 1
        }
        return number
    }

    // MARK: Triples

    func add(_ subject: UInt32, _ predicate: FixedTerm, _ object: UInt32) {
        stated.append(CompactTriple(subject, predicate.rawValue, object))
    }

    func add(_ subject: UInt32, isA aClass: FixedTerm) {
        stated.append(CompactTriple(subject, FixedTerm.type.rawValue, aClass.rawValue))
    }

    func add(_ subject: UInt32, _ predicate: FixedTerm, _ text: String) {
        add(subject, predicate, literal(text))
    }

    func add(_ subject: UInt32, _ predicate: FixedTerm, _ value: Int) {
        add(subject, predicate, literal(value))
    }

    // MARK: The end

    struct Groups {
        var terms: TermList
        var blocks: [ArraySlice<CompactTriple>]
        var shared: ArraySlice<CompactTriple>
        var borrowed: ArraySlice<CompactTriple>
    }

    /// All triples, with what follows from them where wanted, each once and in its group; in each group those of
    /// one subject together, the subjects in the order of their numbers, which is that of their first use.
    ///
    /// Every triple is moved twice, to its place by subject and from there to its place by group: both are counted
    /// beforehand, so no list grows. A subject that is at home in a block is moved with all of its triples at once.
    func finish(isMaterialised: Bool, blockCount: Int) -> Groups {
        let all = bySubject(isMaterialised: isMaterialised)
        // Behind the blocks: what is shared, then what is borrowed.
        var starts = [Int](repeating: 0, count: blockCount + 3)
        var stretches: [(end: Int, group: Int)] = []
        stretches.reserveCapacity(all.count / 2)
        var start = 0
        while start < all.count {
            let subject = all[start].subject
            let home = home(of: subject)
            var end = start + 1
            if home >= 0 { while end < all.count, all[end].subject == subject { end += 1 } }
            let group = home >= 0 ? Int(home) : group(of: all[start], subjectHome: home, blockCount: blockCount)
            starts[group + 1] += end - start
            stretches.append((end, group))
            start = end
        }
        for group in 1..<starts.count { starts[group] += starts[group - 1] }
        let grouped = DocumentGraph.moved(all, stretches, from: starts)
        let groups = zip(starts, starts.dropFirst()).map { grouped[$0..<$1] }
        return Groups(
            terms: TermList(common: common.terms, own: terms, classes: classes),
            blocks: groups.prefix(blockCount).filter { !$0.isEmpty }, shared: groups[blockCount],
            borrowed: groups[blockCount + 1])
    }

    /// Each stretch of triples put behind those of its group that came before.
    private static func moved(
        _ triples: [CompactTriple], _ stretches: [(end: Int, group: Int)], from starts: [Int]
    ) -> [CompactTriple] {
        var places = starts
        var moved = [CompactTriple](repeating: CompactTriple(0, 0, 0), count: triples.count)
        var target = moved.mutableSpan
        var start = 0
        for (end, group) in stretches {
            let shift = places[group] - start
            for index in start..<end { target[index + shift] = triples[index] }
            places[group] = end + shift
            start = end
        }
        return moved
    }

    /// All triples in the order of their subjects.
    private func bySubject(isMaterialised: Bool) -> [CompactTriple] {
        // Taken out, so that nobody else holds what is changed now.
        var nodes = NodeTable(commonTypes: [])
        swap(&nodes, &self.nodes)
        let met = nodes.met
        nodes.begin(ownTypes: terms.types())
        guard isMaterialised else {
            var set = CompactTripleSet(minimumCapacity: stated.count * 2)
            for triple in stated {
                if Int(triple.subject) < commonCount { nodes.meetLate(triple.subject) }
                _ = set.insert(triple)
            }
            for number in met { for triple in common.description(of: number) { _ = set.insert(triple) } }
            return CompactTriple.bySubject(set.triples, nodes)
        }
        var closure = Materialisation(
            rules: common.rules, nodes: consume nodes, described: common.described, statedCount: stated.count)
        for number in met { closure.insertDescription(common.description(of: number)) }
        for triple in stated { closure.insert(triple) }
        let all = closure.close()
        return CompactTriple.bySubject(all, closure.nodes)
    }

    /// A triple stands where its subject is at home; where that is nowhere in particular, where its
    /// object is (`body/x rg:addresseeOf` a directive of this document).
    private func group(of triple: CompactTriple, subjectHome: Int32, blockCount: Int) -> Int {
        let object = home(of: triple.object)
        if object >= 0 { return Int(object) }
        return min(subjectHome, object) == Home.borrowed ? blockCount + 1 : blockCount
    }

    private func home(of number: UInt32) -> Int32 {
        let index = Int(number) - commonCount
        return index < 0 ? Home.shared : homes[index]
    }
}
