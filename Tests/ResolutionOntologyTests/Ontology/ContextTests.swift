import Foundation
import RDF
import Raptor
import ResolutionOntology
import TestSupport
import Testing

@Suite("The context of JSON-LD")
struct ContextTests {
    @Test("The published context is the one that the ontology gives")
    func published() throws {
        let file = SharedFolder.packageRoot.appendingPathComponent("Ontology/context.jsonld")
        let published = try String(contentsOf: file, encoding: .utf8)
        let isSame = try published == Vocabulary.context().document
        #expect(isSame, "run Scripts/update-context")
    }

    @Test("Every class and property of the ontology has a term")
    func complete() throws {
        let defined = Set(try Vocabulary.context().definitions.map(\.iri))
        let ontology = try #require(OntologyFile.named("resolution-graph.ttl")).triples()
        let kinds: Set<IRI> = [OWL.class, OWL.objectProperty, OWL.datatypeProperty]
        for triple in ontology where triple.predicate == RDFSyntaxNamespace.type {
            guard let kind = triple.object.iri, kinds.contains(kind), let term = triple.subject.iri,
                term.string.hasPrefix(Vocabulary.resolution.namespace.string)
            else { continue }
            #expect(defined.contains(term), "\(term)")
        }
    }

    @Test("A context that is published elsewhere is referred to")
    func location() throws {
        let context = try Vocabulary.context(location: "https://example.org/context.jsonld")
        let triple = Triple("https://w3id.org/resolution-graph/id/body/tsag", Vocabulary.resolution.acronym, .literal(Literal("TSAG")))
        let text = try RDFWriter.text(of: [triple], syntax: .jsonld, context: context)
        #expect(
            text == """
                {
                  "@context": "https://example.org/context.jsonld",
                  "@graph": [
                    {
                      "@id": "body:tsag",
                      "acronym": "TSAG"
                    }
                  ]
                }

                """)
    }
}
