import RDF

/// Names of the data: the ontology's terms, its closed lists, and the prefixes for them.
///
/// `Vocabulary.resolution.instructs` is the property `rg:instructs`.
public enum Vocabulary {
    /// The terms of the ontology.
    public static let resolution = ResolutionVocabulary()

    /// Where data are published unless the publisher chooses another base.
    public static let defaultBase: IRI = "https://w3id.org/resolution-graph/id/"

    /// The prefixes that queries know and that Turtle is written with, in the order in which they
    /// are declared.
    ///
    /// - Parameter base: the base of the data, which the prefixes for data stand on.
    public static func prefixes(base: IRI = defaultBase) -> PrefixMap {
        let data = base.string
        var map = PrefixMap()
        map["rg"] = resolution.namespace
        map["rdfs"] = RDFS.iri
        map["skos"] = SKOS.iri
        map["xsd"] = XSD.iri
        map["rdf"] = RDFSyntaxNamespace.iri
        map["owl"] = OWL.iri
        map["dcterms"] = "http://purl.org/dc/terms/"
        map["prov"] = "http://www.w3.org/ns/prov#"
        map["foaf"] = "http://xmlns.com/foaf/0.1/"
        map["org"] = "http://www.w3.org/ns/org#"
        map["eli"] = "http://data.europa.eu/eli/ontology#"
        map["body"] = IRI(data + "body/")
        map["post"] = IRI(data + "post/")
        map["group"] = IRI(data + "group/")
        map["topic"] = IRI(data + "topic/")
        map["instr"] = IRI(data + "instrument/")
        map["const"] = IRI(data + "instrument/itu-constitution#")
        map["conv"] = IRI(data + "instrument/itu-convention#")
        map["res"] = IRI(data + "resolution/")
        map["session"] = IRI(data + "session/")
        map["keyword"] = ConceptScheme.keyword.namespace
        map["modality"] = ConceptScheme.modality.namespace
        map["action"] = ConceptScheme.action.namespace
        map["status"] = ConceptScheme.status.namespace
        map["change"] = ConceptScheme.change.namespace
        map["kind"] = ConceptScheme.provisionKind.namespace
        map["anomaly"] = ConceptScheme.anomaly.namespace
        map["ident"] = ConceptScheme.identification.namespace
        return map
    }
}
