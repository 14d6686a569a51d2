import RDF
import ResolutionOntology
import Resolutions
import Testing

/// What is true of the entries of `Ontology/`, as graphs.
@Suite("Authority files")
struct AuthorityFileTests {
    @Test("No entry is a blank node or names one")
    func noBlankNodes() throws {
        for graph in [try OntologyGraph.vocabularies.get(), try OntologyGraph.actors.get()] {
            #expect(graph.triples.allSatisfy { $0.subject.blankNode == nil && $0.object.blankNode == nil })
        }
    }

    @Test("Every actor, series and instrument has one class, one English and one French label")
    func labelled() throws {
        let graph = try OntologyGraph.actors.get()
        for subject in Set(graph.triples.compactMap { $0.subject.iri }) {
            #expect(graph.values(subject, RDFSyntaxNamespace.type).count == 1, "\(subject)")
            #expect(graph.literals(subject, RDFS.label, language: "en").count == 1, "\(subject)")
            #expect(graph.literals(subject, RDFS.label, language: "fr").count == 1, "\(subject)")
        }
    }

    @Test("Every concept has one English and one French label and stands in one scheme")
    func concepts() throws {
        let graph = try OntologyGraph.vocabularies.get()
        for concept in graph.subjects(ofType: SKOS.concept) {
            #expect(graph.literals(concept, SKOS.prefLabel, language: "en").count == 1, "\(concept)")
            #expect(graph.literals(concept, SKOS.prefLabel, language: "fr").count == 1, "\(concept)")
            #expect(graph.values(concept, SKOS.inScheme).count == 1, "\(concept)")
        }
    }

    @Test("A concept's slug is its English label with hyphens, where graphs coin the IRI from the words")
    func slugs() throws {
        let graph = try OntologyGraph.vocabularies.get()
        for scheme in [ConceptScheme.keyword, .governingVerb] {
            for concept in graph.subjects(ofType: SKOS.concept)
            where concept.string.utf8.starts(with: scheme.namespace.string.utf8) {
                let label = graph.literals(concept, SKOS.prefLabel, language: "en").first ?? ""
                #expect(Slug.make(label) == concept.localName)
            }
        }
    }

    @Test("No two kinds of action share a verb")
    func actionVerbs() throws {
        let verbs = try AuthorityLibraryTests.library.get().authority.actionVerbs.map(\.verb)
        #expect(Set(verbs).count == verbs.count)
    }

    @Test(
        "Governing verbs make the kinds of directive that the reading rules say",
        arguments: [
            ("instruction", ["instruct", "direct", "charge", "demand"]), ("invitation", ["invite"]),
            ("request", ["request", "call for", "ask"]),
            ("exhortation", ["urge", "encourage", "call upon", "appeal", "recommend"]),
            ("authorization", ["authorize", "delegate", "empower"]),
            ("determination", ["resolve", "decide", "adopt", "approve", "establish", "agree", "endorse"]),
            ("declaration", ["welcome", "note", "affirm", "stress", "express", "condemn", "commend", "support", "thank"]),
        ])
    func kinds(kind: String, lemmas: [String]) throws {
        let verbs = try AuthorityLibraryTests.library.get().authority.governingVerbs
        for lemma in lemmas {
            #expect(verbs.first { $0.lemma == lemma }?.kind.rawValue == kind, "\(lemma)")
        }
    }

    @Test(
        "An inflected form leads back to one lemma",
        arguments: [("instructs", "instruct"), ("calls upon", "call upon"), ("urging", "urge"), ("invited", "invite"), ("takes note", "take note"), ("authorises", "authorize")])
    func forms(form: String, lemma: String) throws {
        let verbs = try AuthorityLibraryTests.library.get().authority.governingVerbs
        #expect(verbs.filter { $0.forms.contains(form) || $0.lemma == form }.map(\.lemma) == [lemma])
    }
}
