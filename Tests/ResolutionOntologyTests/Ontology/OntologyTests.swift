import RDF
import ResolutionOntology
import Testing

/// The ontology's own unit tests, after the model of the UK Parliament's ontologies.
@Suite("The ontology")
struct OntologyTests {
    static let classType: IRI = "http://www.w3.org/2002/07/owl#Class"
    static let objectProperty: IRI = "http://www.w3.org/2002/07/owl#ObjectProperty"
    static let datatypeProperty: IRI = "http://www.w3.org/2002/07/owl#DatatypeProperty"
    static let example: IRI = "http://www.w3.org/2004/02/skos/core#example"
    static let ontology: IRI = "https://w3id.org/resolution-graph/ontology"

    let graph: OntologyGraph
    let classes: [IRI]
    let properties: [IRI]

    init() throws {
        graph = try OntologyGraph.ontology.get()
        let ours = Set(graph.terms)
        classes = graph.subjects(ofType: Self.classType).filter { ours.contains($0) }
        properties = (graph.subjects(ofType: Self.objectProperty) + graph.subjects(ofType: Self.datatypeProperty))
            .filter { ours.contains($0) }
    }

    @Test("Every file is valid Turtle", arguments: OntologyFile.all)
    func turtle(file: OntologyFile) throws {
        #expect(try !file.triples().isEmpty)
    }

    @Test("Every term is a class or a property, and only one of the two")
    func typed() {
        let namespace = Vocabulary.resolution.namespace.string.utf8
        let used = Set(graph.triples.flatMap { [$0.subject.iri, $0.object.iri].compactMap { $0 } })
            .filter { $0.string.utf8.starts(with: namespace) }
        #expect(used.subtracting(classes).subtracting(properties).isEmpty)
        #expect(Set(classes).isDisjoint(with: properties))
        #expect(Set(properties).count == properties.count, "a property is of objects or of data, not both")
    }

    @Test("Every term is defined by the ontology, once")
    func definedBy() {
        for term in graph.terms {
            #expect(graph.values(term, RDFS.isDefinedBy) == [.iri(Self.ontology)], "\(term)")
        }
    }

    @Test("Every term has one label in English and one in French, one definition and an example")
    func annotated() {
        for term in graph.terms {
            #expect(graph.literals(term, RDFS.label, language: "en").count == 1, "\(term)")
            #expect(graph.literals(term, RDFS.label, language: "fr").count == 1, "\(term)")
            #expect(graph.values(term, RDFS.label).count == 2, "\(term)")
            #expect(graph.literals(term, RDFS.comment, language: "en").count == 1, "\(term)")
            #expect(graph.values(term, RDFS.comment).count == 1, "\(term)")
            #expect(!graph.literals(term, Self.example, language: "en").isEmpty, "\(term)")
        }
    }

    @Test("Every property has exactly one domain and one range")
    func domainAndRange() {
        for property in properties {
            #expect(graph.values(property, RDFS.domain).count == 1, "\(property)")
            #expect(graph.values(property, RDFS.range).count == 1, "\(property)")
        }
    }

    @Test("Classes are written in PascalCase, properties in camelCase")
    func spelling() {
        func isWord(_ name: String) -> Bool {
            name.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
        }
        for name in classes.map(\.localName) { #expect(isWord(name) && name.first?.isUppercase == true, "\(name)") }
        for name in properties.map(\.localName) { #expect(isWord(name) && name.first?.isLowercase == true, "\(name)") }
    }

    @Test("No two names differ only in case, and no two classes or properties have the same English label")
    func distinct() {
        let names = graph.terms.map { $0.localName.lowercased() }
        #expect(Set(names).count == names.count)
        for terms in [classes, properties] {
            let labels = terms.flatMap { graph.literals($0, RDFS.label, language: "en") }
            #expect(Set(labels).count == labels.count)
        }
    }

    @Test("The range of a datatype property is in the datatype map of OWL 2")
    func datatypes() {
        let allowed: Set<Term> = [
            .iri("http://www.w3.org/2000/01/rdf-schema#Literal"), .iri(XSD.string), .iri(XSD.integer),
            .iri(XSD.decimal), .iri(XSD.boolean),
        ]
        for property in graph.subjects(ofType: Self.datatypeProperty) {
            #expect(graph.values(property, RDFS.range).allSatisfy { allowed.contains($0) }, "\(property)")
        }
    }

    @Test("A property with a chain, or a transitive one, is not functional (OWL 2 DL)")
    func composite() {
        let functional: Set<IRI> = Set(graph.subjects(ofType: "http://www.w3.org/2002/07/owl#FunctionalProperty"))
        let chained = graph.triples.filter { $0.predicate == OWL.propertyChainAxiom }.compactMap { $0.subject.iri }
        #expect(!chained.isEmpty)
        #expect(functional.isDisjoint(with: chained))
        #expect(functional.isDisjoint(with: graph.subjects(ofType: OWL.transitiveProperty)))
    }

    @Test("Every kind of directive, of clause and of instrument that texts are read as is a class")
    func mirroredClasses() {
        let names = Set(classes.map(\.localName))
        for name in ["Instruction", "Invitation", "Request", "Exhortation", "Authorization", "Determination", "Declaration", "ProceduralRule"] {
            #expect(names.contains(name))
            #expect(graph.values(IRI(Vocabulary.resolution.namespace.string + name), RDFS.subClassOf) == [.iri(Vocabulary.resolution.directive)])
        }
    }

    @Test("Only listed namespaces of others are used, and of the documented ones only terms that exist")
    func externalTerms() throws {
        let external: [(namespace: String, terms: Set<String>)] = [
            ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", ["type", "first", "rest", "nil", "langString"]),
            ("http://www.w3.org/2000/01/rdf-schema#", ["label", "comment", "domain", "range", "subClassOf", "subPropertyOf", "isDefinedBy", "Literal"]),
            ("http://www.w3.org/2002/07/owl#", ["Ontology", "Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "FunctionalProperty", "TransitiveProperty", "SymmetricProperty", "AllDisjointClasses", "members", "unionOf", "inverseOf", "propertyChainAxiom", "disjointWith", "versionIRI", "versionInfo"]),
            ("http://www.w3.org/2001/XMLSchema#", ["string", "integer", "decimal", "boolean", "date", "anyURI"]),
            ("http://www.w3.org/2004/02/skos/core", ["", "#Concept", "#ConceptScheme", "#inScheme", "#prefLabel", "#altLabel", "#hiddenLabel", "#broader", "#definition", "#example", "#scopeNote", "#closeMatch", "#relatedMatch", "#exactMatch"]),
            ("http://purl.org/dc/terms/", ["title", "description", "license", "created", "rights", "conformsTo", "isVersionOf", "hasVersion", "replaces", "hasPart", "isPartOf", "references"]),
            ("http://purl.org/vocab/vann/", ["preferredNamespacePrefix", "preferredNamespaceUri"]),
            ("http://data.europa.eu/eli/ontology#", ["LegalResource", "LegalResourceSubdivision", "is_member_of", "has_member", "has_part", "is_part_of", "passed_by", "cites"]),
            ("http://www.w3.org/ns/org#", ["Organization", "Post", "postIn", "subOrganizationOf", "reportsTo"]),
            ("http://www.w3.org/ns/prov#", ["Entity", "Activity", "wasRevisionOf", "wasGeneratedBy", "wasDerivedFrom"]),
            ("http://xmlns.com/foaf/0.1/", ["Document", "primaryTopic"]),
            ("http://purl.org/spar/cito/", ["Citation", "cites", "hasCitedEntity"]),
            ("http://purl.org/spar/doco/", ["Footnote"]),
            ("http://www.w3.org/ns/oa#", ["TextPositionSelector", "start", "end"]),
            ("https://w3id.org/un/ontology/undo/", ["Relation", "Resolution", "hasReceiver", "hasProponent"]),
            ("https://schema.org/", ["Legislation"]),
            ("http://www.estrellaproject.org/lkif-core/norm.owl#", ["Obligation", "Permission", "Resolution"]),
            ("http://www.w3.org/ns/odrl/2/", ["Duty", "assignee", "assigner"]),
            ("http://data.legilux.public.lu/resource/ontology/jolux#", ["Citation", "LegalResourceImpact"]),
        ]
        for name in ["resolution-graph.ttl", "vocabularies.ttl", "bodies.ttl", "series.ttl", "instruments.ttl", "alignments.ttl"] {
            let file = try #require(OntologyFile.named(name))
            for iri in Set(try file.triples().flatMap { [$0.subject.iri, $0.predicate, $0.object.iri].compactMap { $0 } }) {
                if iri.string.utf8.starts(with: "https://w3id.org/resolution-graph/".utf8) { continue }
                if iri.string.utf8.starts(with: "http://www.wikidata.org/entity/Q".utf8) { continue }
                if iri == "https://creativecommons.org/licenses/by/4.0/" { continue }
                if iri == "https://w3id.org/resolution-graph/ontology" { continue }
                let known = external.contains { entry in
                    iri.string.utf8.starts(with: entry.namespace.utf8)
                        && entry.terms.contains(String(iri.string.dropFirst(entry.namespace.count)))
                }
                #expect(known, "\(name): \(iri)")
            }
        }
    }
}
