import RDF

/// What follows from what: the axioms of an ontology as rules over numbered terms.
///
/// Understood are the axioms of OWL 2 RL that our ontology uses, named by their rules in
/// [OWL 2 Profiles, section 4.3](https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules):
/// `rdfs:subClassOf` (cax-sco), `owl:equivalentClass` (cax-eqc), `rdfs:subPropertyOf` (prp-spo1),
/// `owl:equivalentProperty` (prp-eqp), `rdfs:domain` and `rdfs:range` (prp-dom, prp-rng),
/// `owl:inverseOf` (prp-inv), `owl:SymmetricProperty` (prp-symp), `owl:TransitiveProperty`
/// (prp-trp) and `owl:propertyChainAxiom` of any length (prp-spo2). Axioms that only find
/// contradictions (disjointness) or equal individuals (functional properties) add no triple of
/// ours and are passed over; so are class expressions, from which RL infers nothing that has a name.
struct ClosureRules: Sendable {
    /// One way in which a triple with a certain predicate leads to another.
    struct Rule: Hashable, Sendable {
        enum Kind: UInt8, Sendable {
            /// (s p o) → (s term o)
            case superproperty
            /// (s p o) → (o term s)
            case inverse
            /// (s p o) → (s a term)
            case domain
            /// (s p o) → (o a term)
            case range
            /// (s p o), (o other t) → (s term t)
            case firstStep
            /// (t other s), (s p o) → (t term o)
            case secondStep
        }

        var kind: Kind
        var term: UInt32
        var other: UInt32 = 0
    }

    /// What follows from the triples of a predicate.
    struct Effects: Sendable {
        /// Which steps of chains they are.
        var steps: Steps = []
        /// The classes that their subjects and objects get at once, as bits. Where nodes have these classes already,
        /// which is nearly always, only the `others` need a look.
        var subjectTypes: UInt64 = 0
        var objectTypes: UInt64 = 0
        /// Where in `all` the rules stand, and where once more those that are neither domains nor ranges.
        var rules = 0..<0
        var others = 0..<0

        static let none = Effects()
    }

    /// What follows from being of a class.
    struct ClassEffects: Sendable {
        /// The class as a bit; 0 where it has none.
        var bit: UInt64 = 0
        /// The superclasses as bits, and where in `all` they stand.
        var superclassBits: UInt64 = 0
        var superclasses = 0..<0

        static let none = ClassEffects()
    }

    /// The number of `rdf:type`.
    let type: UInt32
    /// Predicates made up for chains of more than two steps; no triple with them leaves the closure.
    let auxiliary: Set<UInt32>
    /// The rules of all predicates, those of one predicate together; behind them, as `domain` rules,
    /// the superclasses of all classes.
    let all: [Rule]
    /// By the number of a predicate or class: looked up for every triple, so nothing is hashed.
    private let effects: [Effects]
    private let classEffects: [ClassEffects]
    /// The numbers of made-up predicates are too high for a place in a list.
    private let auxiliaryEffects: [UInt32: Effects]

    /// Which steps of chains the triples of a predicate are.
    struct Steps: OptionSet, Sendable {
        let rawValue: UInt8
        static let first = Steps(rawValue: 1)
        static let second = Steps(rawValue: 2)
    }

    /// Classes that have a bit: the highest one marks literals (`NodeTable`).
    private static let bitCount = 63

    /// - Parameters:
    ///   - axioms: the triples of the ontology.
    ///   - type: the number of `rdf:type`.
    ///   - number: gives each term that occurs in a rule its number.
    init(axioms: [Triple], type: UInt32, number: @escaping (IRI) -> UInt32) {
        var reader = AxiomReader(axioms: axioms, number: number)
        reader.read()
        self.type = type
        let auxiliary = reader.auxiliary
        self.auxiliary = auxiliary
        let byPredicate = reader.byPredicate.sorted { $0.key < $1.key }
        let byClass = reader.superclasses.sorted { $0.key < $1.key }
        let bits = ClosureRules.bits(byPredicate.flatMap(\.value) + byClass.flatMap(\.value))
        // A class without a bit makes every look say that something is missing, and the rules are gone through.
        func mask(_ rules: [Rule], _ kind: Rule.Kind) -> UInt64 {
            rules.reduce(0) { $1.kind == kind ? $0 | bits[$1.term, default: .max] : $0 }
        }

        var all: [Rule] = []
        func place(_ rules: [Rule]) -> Range<Int> {
            all += rules
            return all.count - rules.count..<all.count
        }
        let count = (byPredicate + byClass).reduce(bits.keys.max().map { Int($0) + 1 } ?? 0) { count, entry in
            auxiliary.contains(entry.key) ? count : max(count, Int(entry.key) + 1)
        }
        var effects = [Effects](repeating: .none, count: count)
        var auxiliaryEffects: [UInt32: Effects] = [:]
        for (predicate, rules) in byPredicate {
            let own = Effects(
                steps: ClosureRules.steps(rules), subjectTypes: mask(rules, .domain), objectTypes: mask(rules, .range),
                rules: place(rules), others: place(rules.filter { $0.kind != .domain && $0.kind != .range }))
            if auxiliary.contains(predicate) { auxiliaryEffects[predicate] = own } else { effects[Int(predicate)] = own }
        }
        var classEffects = [ClassEffects](repeating: .none, count: count)
        for (aClass, bit) in bits { classEffects[Int(aClass)].bit = bit }
        for (aClass, superclasses) in byClass {
            classEffects[Int(aClass)].superclassBits = mask(superclasses, .domain)
            classEffects[Int(aClass)].superclasses = place(superclasses)
        }
        self.all = all
        self.effects = effects
        self.classEffects = classEffects
        self.auxiliaryEffects = auxiliaryEffects
    }

    /// A bit for each class that a rule gives, in the order of their numbers, as far as there are bits.
    private static func bits(_ rules: [Rule]) -> [UInt32: UInt64] {
        let classes = Set(rules.filter { $0.kind == .domain || $0.kind == .range }.map(\.term)).sorted()
        return Dictionary(
            uniqueKeysWithValues: zip(classes, 0..<bitCount).map { aClass, place in (aClass, 1 << UInt64(place)) })
    }

    private static func steps(_ rules: [Rule]) -> Steps {
        var steps: Steps = []
        for rule in rules {
            if rule.kind == .firstStep { steps.insert(.first) }
            if rule.kind == .secondStep { steps.insert(.second) }
        }
        return steps
    }

    /// What follows from the triples of a predicate.
    @inline(__always)
    func effects(of predicate: UInt32) -> Effects {
        let index = Int(predicate)
        return index < effects.count ? effects[index] : effects(ofRare: predicate)
    }

    @inline(never)
    private func effects(ofRare predicate: UInt32) -> Effects { auxiliaryEffects[predicate] ?? .none }

    /// What follows from being of a class.
    @inline(__always)
    func effects(ofClass aClass: UInt32) -> ClassEffects {
        let index = Int(aClass)
        return index < classEffects.count ? classEffects[index] : .none
    }
}

/// Takes the axioms of an ontology apart.
private struct AxiomReader {
    let axioms: [Triple]
    let number: (IRI) -> UInt32
    var byPredicate: [UInt32: [ClosureRules.Rule]] = [:]
    var superclasses: [UInt32: [ClosureRules.Rule]] = [:]
    var auxiliary: Set<UInt32> = []

    init(axioms: [Triple], number: @escaping (IRI) -> UInt32) {
        self.axioms = axioms
        self.number = number
    }

    mutating func read() {
        var first: [Term: Term] = [:]
        var rest: [Term: Term] = [:]
        for axiom in axioms {
            if axiom.predicate == RDFSyntaxNamespace.first { first[axiom.subject] = axiom.object }
            if axiom.predicate == RDFSyntaxNamespace.rest { rest[axiom.subject] = axiom.object }
        }
        for axiom in axioms {
            guard let subject = axiom.subject.iri else { continue }
            if axiom.predicate == OWLAxiom.propertyChain {
                let members = list(from: axiom.object, first: first, rest: rest)
                addChain(members, yielding: number(subject))
                continue
            }
            guard let object = axiom.object.iri else { continue }
            read(subject, axiom.predicate, object)
        }
    }

    private mutating func read(_ subject: IRI, _ predicate: IRI, _ object: IRI) {
        switch predicate {
        case RDFS.subClassOf: addSuperclass(object, of: subject)
        case OWLAxiom.equivalentClass:
            addSuperclass(object, of: subject)
            addSuperclass(subject, of: object)
        case RDFS.subPropertyOf: add(object, as: .superproperty, of: subject)
        case OWLAxiom.equivalentProperty:
            add(object, as: .superproperty, of: subject)
            add(subject, as: .superproperty, of: object)
        case OWL.inverseOf:
            add(object, as: .inverse, of: subject)
            add(subject, as: .inverse, of: object)
        case RDFS.domain: add(object, as: .domain, of: subject)
        case RDFS.range: add(object, as: .range, of: subject)
        case RDFSyntaxNamespace.type where object == OWL.symmetricProperty:
            add(subject, as: .inverse, of: subject)
        case RDFSyntaxNamespace.type where object == OWL.transitiveProperty:
            addJoin(number(subject), number(subject), yielding: number(subject))
        default: break
        }
    }

    private mutating func addSuperclass(_ superclass: IRI, of subclass: IRI) {
        superclasses[number(subclass), default: []]
            .append(ClosureRules.Rule(kind: .domain, term: number(superclass)))
    }

    private mutating func add(_ term: IRI, as kind: ClosureRules.Rule.Kind, of predicate: IRI) {
        add(ClosureRules.Rule(kind: kind, term: number(term)), of: number(predicate))
    }

    /// Each rule once: an inverse may be declared on both sides.
    private mutating func add(_ rule: ClosureRules.Rule, of predicate: UInt32) {
        if byPredicate[predicate]?.contains(rule) != true { byPredicate[predicate, default: []].append(rule) }
    }

    private mutating func addJoin(_ first: UInt32, _ second: UInt32, yielding result: UInt32) {
        add(ClosureRules.Rule(kind: .firstStep, term: result, other: second), of: first)
        add(ClosureRules.Rule(kind: .secondStep, term: result, other: first), of: second)
    }

    /// A chain of n steps as n - 1 joins, with a made-up predicate for each prefix of it.
    private mutating func addChain(_ steps: [IRI], yielding result: UInt32) {
        guard steps.count > 1 else {
            if let only = steps.first {
                add(ClosureRules.Rule(kind: .superproperty, term: result), of: number(only))
            }
            return
        }
        var prefix = number(steps[0])
        for index in 1..<steps.count {
            let isLast = index == steps.count - 1
            let yielded = isLast ? result : UInt32.max - UInt32(auxiliary.count)
            if !isLast { auxiliary.insert(yielded) }
            addJoin(prefix, number(steps[index]), yielding: yielded)
            prefix = yielded
        }
    }

    /// The IRIs of an RDF list; its length is bounded by the number of axioms, should it be a ring.
    private func list(from head: Term, first: [Term: Term], rest: [Term: Term]) -> [IRI] {
        var members: [IRI] = []
        var node = head
        for _ in 0..<axioms.count {
            guard node.iri != RDFSyntaxNamespace.nil else { break }
            guard let member = first[node]?.iri, let next = rest[node] else { break }
            members.append(member)
            node = next
        }
        return members
    }
}

private enum OWLAxiom {
    static let propertyChain = OWL.propertyChainAxiom
    static let equivalentClass: IRI = "http://www.w3.org/2002/07/owl#equivalentClass"
    static let equivalentProperty: IRI = "http://www.w3.org/2002/07/owl#equivalentProperty"
}
