import Foundation
import RDF
import ResolutionOntology
import Resolutions
import TestSupport
import Testing

@Suite("Vocabulary constants")
struct VocabularyTests {
    /// Name and value of every constant, as the compiled structure shows them.
    static let constants: [(name: String, iri: IRI)] = Mirror(reflecting: Vocabulary.resolution).children
        .compactMap { child in
            guard let name = child.label, let iri = child.value as? IRI, name != "namespace" else { return nil }
            return (name, iri)
        }

    @Test("Constants and terms of the ontology are the same, both ways")
    func bothWays() throws {
        let terms = Set(try OntologyGraph.ontology.get().terms)
        let constants = Set(Self.constants.map(\.iri))
        #expect(terms.subtracting(constants).isEmpty, "terms without a constant")
        #expect(constants.subtracting(terms).isEmpty, "constants without a term")
        #expect(Self.constants.count == terms.count)
    }

    @Test("A constant bears its term's name with a small first letter")
    func names() {
        for (name, iri) in Self.constants {
            let local = iri.localName
            #expect(name == local.prefix(1).lowercased() + local.dropFirst(), "\(iri)")
        }
    }

    @Test("The documentation of a constant is the term's definition")
    func documentation() throws {
        let graph = try OntologyGraph.ontology.get()
        let file = SharedFolder.packageRoot
            .appendingPathComponent("Sources/ResolutionOntology/Vocabulary/ResolutionVocabulary.swift")
        let lines = Set(try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init))
        for (_, iri) in Self.constants {
            let definition = graph.literals(iri, RDFS.comment, language: "en").first ?? ""
            #expect(lines.contains("    /// \(definition)"), "\(iri)")
        }
    }

    @Test("Closed lists and their cases in Swift are the same, both ways")
    func closedLists() throws {
        let graph = try OntologyGraph.vocabularies.get()
        func slugs(_ scheme: ConceptScheme) -> Set<String> {
            Set(graph.triples.filter { $0.predicate == SKOS.inScheme && $0.object == .iri(scheme.iri) }
                .compactMap { $0.subject.iri?.localName })
        }
        #expect(slugs(.modality) == Set(Modality.allCases.map(\.rawValue)))
        #expect(slugs(.status) == Set(ReferenceStatus.allCases.map(\.rawValue)))
        #expect(slugs(.provisionKind) == Set(ProvisionKind.allCases.map(\.rawValue)))
        #expect(slugs(.anomaly) == Set(Anomaly.allCases.map(\.rawValue)))
        #expect(slugs(.identification) == ["stated", "inferred", "supplied"])
        #expect(slugs(.change) == Set(ChangeType.allCases.map(\.rawValue)))
        #expect(slugs(.stretchKind) == Set(WordDifference.Kind.allCases.map(\.rawValue)))
        let kinds = Set(DirectiveKind.allCases.map(\.rawValue)).subtracting(["other", "proceduralRule"])
        #expect(slugs(.directiveKind) == kinds)
        #expect(Set(graph.subjects(ofType: SKOS.conceptScheme)) == Set(ConceptScheme.allCases.map(\.iri)))
    }

    @Test("Every class that texts are mapped to is a term of the ontology")
    func mappedClasses() throws {
        let names = Set(try OntologyGraph.ontology.get().terms.map(\.localName))
        #expect(InstrumentKind.allCases.allSatisfy { names.contains($0.rawValue) })
        #expect(ActClass.allCases.allSatisfy { names.contains($0.rawValue.capitalized) })
        #expect(Role.allCases.allSatisfy { names.contains($0.rawValue) })
    }

    @Test("The prefixes of the contract are all there, in its order, on the base that was chosen")
    func prefixes() {
        let map = Vocabulary.prefixes(base: "https://example.org/ferry/id/")
        #expect(
            map.entries.map(\.prefix)
                == "rg rdfs skos xsd rdf owl dcterms prov foaf org eli body post group topic instr const conv res session keyword modality action status change kind anomaly ident"
                .split(separator: " ").map(String.init))
        #expect(map.expand("const:no-9") == "https://example.org/ferry/id/instrument/itu-constitution#no-9")
        #expect(map.expand("keyword:resolves") == ConceptScheme.keyword.concept("resolves"))
        #expect(map["rg"] == Vocabulary.resolution.namespace)
    }
}
