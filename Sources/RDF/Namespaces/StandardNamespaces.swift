/// Terms of the [RDF](http://www.w3.org/1999/02/22-rdf-syntax-ns) namespace.
public enum RDFSyntaxNamespace {
    public static let iri: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    public static let type: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    public static let langString: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
    public static let first: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first"
    public static let rest: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"
    public static let `nil`: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"
}

/// Terms of the [RDF Schema](http://www.w3.org/2000/01/rdf-schema) namespace.
public enum RDFS {
    public static let iri: IRI = "http://www.w3.org/2000/01/rdf-schema#"
    public static let label: IRI = "http://www.w3.org/2000/01/rdf-schema#label"
    public static let comment: IRI = "http://www.w3.org/2000/01/rdf-schema#comment"
    public static let subClassOf: IRI = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
    public static let subPropertyOf: IRI = "http://www.w3.org/2000/01/rdf-schema#subPropertyOf"
    public static let domain: IRI = "http://www.w3.org/2000/01/rdf-schema#domain"
    public static let range: IRI = "http://www.w3.org/2000/01/rdf-schema#range"
    public static let literal: IRI = "http://www.w3.org/2000/01/rdf-schema#Literal"
    public static let isDefinedBy: IRI = "http://www.w3.org/2000/01/rdf-schema#isDefinedBy"
}

/// Terms of the [XML Schema datatypes](http://www.w3.org/2001/XMLSchema) namespace.
public enum XSD {
    public static let iri: IRI = "http://www.w3.org/2001/XMLSchema#"
    public static let string: IRI = "http://www.w3.org/2001/XMLSchema#string"
    public static let boolean: IRI = "http://www.w3.org/2001/XMLSchema#boolean"
    public static let integer: IRI = "http://www.w3.org/2001/XMLSchema#integer"
    public static let decimal: IRI = "http://www.w3.org/2001/XMLSchema#decimal"
    public static let double: IRI = "http://www.w3.org/2001/XMLSchema#double"
    public static let float: IRI = "http://www.w3.org/2001/XMLSchema#float"
    public static let date: IRI = "http://www.w3.org/2001/XMLSchema#date"
    public static let dateTime: IRI = "http://www.w3.org/2001/XMLSchema#dateTime"
    public static let time: IRI = "http://www.w3.org/2001/XMLSchema#time"
    public static let gYear: IRI = "http://www.w3.org/2001/XMLSchema#gYear"
    public static let duration: IRI = "http://www.w3.org/2001/XMLSchema#duration"
    public static let dayTimeDuration: IRI = "http://www.w3.org/2001/XMLSchema#dayTimeDuration"
    public static let anyURI: IRI = "http://www.w3.org/2001/XMLSchema#anyURI"
}

/// Terms of [SKOS](http://www.w3.org/2004/02/skos/core).
public enum SKOS {
    public static let iri: IRI = "http://www.w3.org/2004/02/skos/core#"
    public static let concept: IRI = "http://www.w3.org/2004/02/skos/core#Concept"
    public static let conceptScheme: IRI = "http://www.w3.org/2004/02/skos/core#ConceptScheme"
    public static let inScheme: IRI = "http://www.w3.org/2004/02/skos/core#inScheme"
    public static let exactMatch: IRI = "http://www.w3.org/2004/02/skos/core#exactMatch"
    public static let prefLabel: IRI = "http://www.w3.org/2004/02/skos/core#prefLabel"
    public static let altLabel: IRI = "http://www.w3.org/2004/02/skos/core#altLabel"
    public static let hiddenLabel: IRI = "http://www.w3.org/2004/02/skos/core#hiddenLabel"
    public static let broader: IRI = "http://www.w3.org/2004/02/skos/core#broader"
    public static let definition: IRI = "http://www.w3.org/2004/02/skos/core#definition"
    public static let notation: IRI = "http://www.w3.org/2004/02/skos/core#notation"
}

/// Terms of [OWL 2](http://www.w3.org/2002/07/owl).
public enum OWL {
    public static let iri: IRI = "http://www.w3.org/2002/07/owl#"
    public static let `class`: IRI = "http://www.w3.org/2002/07/owl#Class"
    public static let objectProperty: IRI = "http://www.w3.org/2002/07/owl#ObjectProperty"
    public static let datatypeProperty: IRI = "http://www.w3.org/2002/07/owl#DatatypeProperty"
    public static let functionalProperty: IRI = "http://www.w3.org/2002/07/owl#FunctionalProperty"
    public static let inverseOf: IRI = "http://www.w3.org/2002/07/owl#inverseOf"
    public static let transitiveProperty: IRI = "http://www.w3.org/2002/07/owl#TransitiveProperty"
    public static let symmetricProperty: IRI = "http://www.w3.org/2002/07/owl#SymmetricProperty"
    public static let propertyChainAxiom: IRI = "http://www.w3.org/2002/07/owl#propertyChainAxiom"
}
