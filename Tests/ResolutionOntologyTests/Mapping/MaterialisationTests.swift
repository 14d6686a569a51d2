import RDF
import ResolutionOntology
import Testing

@Suite("What follows from the axioms")
struct MaterialisationTests {
    /// The closure by repeating every rule over all triples until nothing new comes: slow and plain.
    static func naiveClosure(of facts: Set<Triple>, under axioms: [Triple]) -> Set<Triple> {
        var known = facts
        let type = RDFSyntaxNamespace.type
        func chainSteps(_ head: Term) -> [IRI] {
            var steps: [IRI] = []
            var node = head
            while let first = axioms.first(where: { $0.subject == node && $0.predicate == RDFSyntaxNamespace.first })?.object.iri,
                let rest = axioms.first(where: { $0.subject == node && $0.predicate == RDFSyntaxNamespace.rest })?.object
            {
                steps.append(first)
                node = rest
            }
            return steps
        }
        while true {
            var new: Set<Triple> = []
            for axiom in axioms {
                guard let subject = axiom.subject.iri else { continue }
                if axiom.predicate == OWL.propertyChainAxiom {
                    let steps = chainSteps(axiom.object)
                    var pairs = known.filter { $0.predicate == steps[0] }.map { ($0.subject, $0.object) }
                    for step in steps.dropFirst() {
                        let next = known.filter { $0.predicate == step }
                        pairs = pairs.flatMap { pair in
                            next.filter { $0.subject == pair.1 }.map { (pair.0, $0.object) }
                        }
                    }
                    for pair in pairs { new.insert(Triple(pair.0, subject, pair.1)) }
                    continue
                }
                guard let object = axiom.object.iri else { continue }
                for fact in known {
                    let isOwn = fact.predicate == subject
                    let hasNode = fact.object.literal == nil
                    switch axiom.predicate {
                    case RDFS.subClassOf where fact.predicate == type && fact.object == .iri(subject):
                        new.insert(Triple(fact.subject, type, .iri(object)))
                    case RDFS.subPropertyOf where isOwn: new.insert(Triple(fact.subject, object, fact.object))
                    case RDFS.domain where isOwn: new.insert(Triple(fact.subject, type, .iri(object)))
                    case RDFS.range where isOwn && hasNode: new.insert(Triple(fact.object, type, .iri(object)))
                    case OWL.inverseOf where isOwn && hasNode: new.insert(Triple(fact.object, object, fact.subject))
                    case OWL.inverseOf where fact.predicate == object && hasNode:
                        new.insert(Triple(fact.object, subject, fact.subject))
                    case type where object == OWL.symmetricProperty && isOwn:
                        new.insert(Triple(fact.object, subject, fact.subject))
                    case type where object == OWL.transitiveProperty && isOwn:
                        for other in known where other.predicate == subject && other.subject == fact.object {
                            new.insert(Triple(fact.subject, subject, other.object))
                        }
                    default: break
                    }
                }
            }
            if new.isSubset(of: known) { return known }
            known.formUnion(new)
        }
    }

    @Test("A document is the naive fixpoint of its core form")
    func equalsTheNaiveFixpoint() throws {
        let core = try Fixture.mapper(options: MappingOptions(isMaterialised: false)).map(Fixture.revision)
        let full = try Fixture.mapper().map(Fixture.revision)
        let expected = Self.naiveClosure(of: Set(core.triples), under: Fixture.axioms)
        #expect(Set(full.triples) == expected)
        #expect(full.count > core.count)
    }

    @Test("More classes than a number has bits follow like any others")
    func followsManyClasses() throws {
        let classes = (0..<70).map { IRI("https://example.org/class/\($0)") }
        var axioms = Fixture.axioms
        for aClass in classes { axioms.append(Triple(Fixture.rgTerm("Component"), RDFS.subClassOf, .iri(aClass))) }
        for aClass in classes.suffix(3) {
            axioms.append(Triple(Fixture.rgTerm("issuer"), RDFS.range, .iri(aClass)))
            axioms.append(Triple(Fixture.rgTerm("governingVerb"), RDFS.domain, .iri(aClass)))
        }
        let library = try Fixture.library.get()
        func mapped(_ options: MappingOptions) -> MappedRevision {
            ResolutionMapper(
                authority: library.authority, descriptions: library.descriptions, ontology: axioms,
                namespace: DataNamespace(base: IRI(Fixture.base)), options: options
            ).map(Fixture.revision)
        }
        let core = mapped(MappingOptions(isMaterialised: false)), full = mapped(MappingOptions())
        let expected = Self.naiveClosure(of: Set(core.triples), under: axioms)
        #expect(Set(full.triples) == expected)
        #expect(full.triples.count == expected.count)
        #expect(full.triples.contains { $0.object == classes.last.map { .iri($0) } })
    }
}
