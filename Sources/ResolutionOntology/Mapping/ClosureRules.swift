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
public struct ClosureRules: Sendable {
    /// What follows from a triple by its predicate alone.
    struct PredicateRules: Sendable {
        /// (s p o) → (s q o)
        var superproperties: [UInt32] = []
        /// (s p o) → (o q s)
        var inverses: [UInt32] = []
        /// (s p o) → (s a c)
        var domains: [UInt32] = []
        /// (s p o) → (o a c)
        var ranges: [UInt32] = []
        /// (s p o), (o q t) → (s r t)
        var asFirst: [Join] = []
        /// (o q t), (s p o) → (s r t), with p the first step: the same joins from the other side
        var asSecond: [Join] = []
    }

    /// The other predicate of a chain of two, and what the chain yields.
    struct Join: Hashable, Sendable {
        var other: UInt32
        var result: UInt32
    }

    /// The number of `rdf:type`.
    let type: UInt32
    private let byPredicate: [UInt32: PredicateRules]
    private let superclasses: [UInt32: [UInt32]]
    /// Predicates made up for chains of more than two steps; no triple with them leaves the closure.
    let auxiliary: Set<UInt32>
    /// As arrays over the lowest numbers, which fixed terms have: no hashing for these.
    private let lowPredicates: [PredicateRules]

    private static let lowCount = 512

    /// - Parameters:
    ///   - axioms: the triples of the ontology.
    ///   - type: the number of `rdf:type`.
    ///   - number: gives each term that occurs in a rule its number.
    init(axioms: [Triple], type: UInt32, number: @escaping (IRI) -> UInt32) {
        var reader = AxiomReader(axioms: axioms, number: number)
        reader.read()
        self.type = type
        byPredicate = reader.byPredicate
        superclasses = reader.superclasses
        auxiliary = reader.auxiliary
        lowPredicates = (0..<ClosureRules.lowCount).map {
            reader.byPredicate[UInt32($0)] ?? PredicateRules()
        }
    }

    func rules(of predicate: UInt32) -> PredicateRules? {
        if predicate < ClosureRules.lowCount { return lowPredicates[Int(predicate)] }
        return byPredicate[predicate]
    }

    func superclasses(of aClass: UInt32) -> [UInt32] { superclasses[aClass] ?? [] }
}

/// Takes the axioms of an ontology apart.
private struct AxiomReader {
    let axioms: [Triple]
    let number: (IRI) -> UInt32
    var byPredicate: [UInt32: ClosureRules.PredicateRules] = [:]
    var superclasses: [UInt32: [UInt32]] = [:]
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
        case RDFS.subPropertyOf: add(object, to: \.superproperties, of: subject)
        case OWLAxiom.equivalentProperty:
            add(object, to: \.superproperties, of: subject)
            add(subject, to: \.superproperties, of: object)
        case OWL.inverseOf:
            add(object, to: \.inverses, of: subject)
            add(subject, to: \.inverses, of: object)
        case RDFS.domain: add(object, to: \.domains, of: subject)
        case RDFS.range: add(object, to: \.ranges, of: subject)
        case RDFSyntaxNamespace.type where object == OWL.symmetricProperty:
            add(subject, to: \.inverses, of: subject)
        case RDFSyntaxNamespace.type where object == OWL.transitiveProperty:
            addJoin(number(subject), number(subject), yielding: number(subject))
        default: break
        }
    }

    private mutating func addSuperclass(_ superclass: IRI, of subclass: IRI) {
        superclasses[number(subclass), default: []].append(number(superclass))
    }

    /// Adds the number of a term to one of the lists of a predicate's rules.
    private mutating func add(
        _ term: IRI, to list: WritableKeyPath<ClosureRules.PredicateRules, [UInt32]>, of predicate: IRI
    ) {
        let value = number(term)
        var rules = byPredicate[number(predicate)] ?? ClosureRules.PredicateRules()
        if !rules[keyPath: list].contains(value) { rules[keyPath: list].append(value) }
        byPredicate[number(predicate)] = rules
    }

    private mutating func addJoin(_ first: UInt32, _ second: UInt32, yielding result: UInt32) {
        byPredicate[first, default: ClosureRules.PredicateRules()].asFirst
            .append(ClosureRules.Join(other: second, result: result))
        byPredicate[second, default: ClosureRules.PredicateRules()].asSecond
            .append(ClosureRules.Join(other: first, result: result))
    }

    /// A chain of n steps as n - 1 joins, with a made-up predicate for each prefix of it.
    private mutating func addChain(_ steps: [IRI], yielding result: UInt32) {
        guard steps.count > 1 else {
            if let only = steps.first {
                byPredicate[number(only), default: ClosureRules.PredicateRules()].superproperties.append(result)
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
