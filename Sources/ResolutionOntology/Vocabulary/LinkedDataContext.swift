import RDF
import Raptor

extension Vocabulary {
    /// The context that JSON-LD of resolutions is written with (`Ontology/context.jsonld`, for the default base).
    ///
    /// Every class and property of the ontology is a term under its own name; what values a property takes
    /// is read from the ontology: `"@type": "@id"` for object properties, a datatype where the range is one,
    /// a language map where it is `rdfs:Literal`. Values of properties that are not functional stand in arrays.
    ///
    /// - Parameters:
    ///   - base: the base of the data, which the prefixes for data stand on.
    ///   - location: where the context is published, to be referred to; nil to carry it in each document.
    /// - Throws: `RDFReadingError` if the ontology in the binary cannot be read.
    /// - Complexity: linear in the ontology.
    public static func context(base: IRI = defaultBase, location: IRI? = nil) throws(RDFReadingError) -> JSONLDContext {
        var prefixes = prefixes(base: base)
        prefixes["id"] = base
        return try context(prefixes: prefixes, location: location)
    }

    /// The same terms with other prefixes; those that have a term's name, or stand for one of the closed lists,
    /// are left out.
    package static func context(prefixes: PrefixMap, location: IRI? = nil) throws(RDFReadingError) -> JSONLDContext {
        let axioms = OntologyAxioms(try ResolutionMapper.builtInOntology())
        let namespace = resolution.namespace.string
        let properties = axioms.properties.filter { $0.iri.string.utf8.starts(with: namespace.utf8) }
        let classes = axioms.classes.filter { $0.string.utf8.starts(with: namespace.utf8) }
        func name(_ iri: IRI) -> String { String(iri.string.dropFirst(namespace.count)) }

        let termNames = Set(properties.map { name($0.iri) })
        let schemes = Set(ConceptScheme.allCases.map(\.namespace))
        // A prefix cannot have a term's name; the closed lists share one prefix.
        var kept = prefixes.entries.filter { !termNames.contains($0.prefix) && !schemes.contains($0.namespace) }
        if prefixes["vocab"] == nil {
            kept.append(PrefixMap.Entry(prefix: "vocab", namespace: ConceptScheme.vocabularyNamespace))
        }
        var context = JSONLDContext(prefixes: PrefixMap(distinct: kept), location: location)

        context.define("label", as: RDFS.label, values: .languageMap)
        context.define("prefLabel", as: SKOS.prefLabel, values: .languageMap)
        context.define("altLabel", as: SKOS.altLabel, values: .languageMap)
        context.define("hiddenLabel", as: SKOS.hiddenLabel, values: .languageMap)
        context.define("definition", as: SKOS.definition, values: .languageMap)
        for property in [SKOS.broader, SKOS.inScheme, SKOS.exactMatch] {
            context.define(String(property.string.dropFirst(SKOS.iri.string.count)), as: property, values: .iri, isSet: true)
        }
        context.define("Concept", as: SKOS.concept)
        for iri in classes { context.define(name(iri), as: iri) }
        for property in properties {
            context.define(name(property.iri), as: property.iri, values: property.values, isSet: property.isSet)
        }
        return context
    }
}

/// What the ontology says of the values of its properties, in the order in which it declares them.
private struct OntologyAxioms {
    struct Property {
        let iri: IRI
        let values: JSONLDContext.Values
        let isSet: Bool
    }

    private(set) var properties: [Property] = []
    private(set) var classes: [IRI] = []

    init(_ triples: [Triple]) {
        var types: [IRI: Set<IRI>] = [:]
        var ranges: [IRI: IRI] = [:]
        var order: [IRI] = []
        for triple in triples {
            guard let subject = triple.subject.iri, let object = triple.object.iri else { continue }
            if triple.predicate == RDFSyntaxNamespace.type {
                if types[subject] == nil { order.append(subject) }
                types[subject, default: []].insert(object)
            } else if triple.predicate == RDFS.range {
                ranges[subject] = object
            }
        }
        for iri in order {
            let kinds = types[iri] ?? []
            let isFunctional = kinds.contains(OWL.functionalProperty)
            if kinds.contains(OWL.class) {
                classes.append(iri)
            } else if kinds.contains(OWL.objectProperty) {
                properties.append(Property(iri: iri, values: .iri, isSet: !isFunctional))
            } else if kinds.contains(OWL.datatypeProperty) {
                let range = ranges[iri] ?? RDFS.literal
                let values: JSONLDContext.Values =
                    range == RDFS.literal ? .languageMap : range == XSD.string ? .any : .datatype(range)
                // A language map has its own way of holding several values.
                properties.append(Property(iri: iri, values: values, isSet: false))
            }
        }
    }
}
