import RDF

/// A closed list of the ontology (`Ontology/vocabularies.ttl`); the raw value is the last segment of
/// its IRI.
public enum ConceptScheme: String, CaseIterable, Hashable, Sendable {
    /// Verbs that introduce a section or a paragraph.
    case keyword
    /// Verbs that make a clause a directive.
    case governingVerb = "governing-verb"
    /// The kinds of directive that governing verbs make.
    case directiveKind = "directive-kind"
    /// How strongly a directive is worded.
    case modality
    /// What the main verbs of a directive name.
    case action
    /// How far the target of a reference could be identified.
    case status
    /// How a clause relates to its counterpart in another revision.
    case change
    /// What a proposal does with a run of words.
    case stretchKind = "stretch-kind"
    /// What kind of number a provision bears.
    case provisionKind = "provision-kind"
    /// Defects of a source text.
    case anomaly
    /// How the number of an act is known.
    case identification

    /// What the IRIs of all schemes start with.
    public static let vocabularyNamespace: IRI = "https://w3id.org/resolution-graph/vocab/"

    /// The scheme's own IRI.
    public var iri: IRI { IRI(Self.vocabularyNamespace.string + rawValue) }

    /// What the IRIs of the scheme's concepts start with.
    public var namespace: IRI { IRI(Self.vocabularyNamespace.string + rawValue + "/") }

    /// The concept with a slug: `report` of `action` is `…/vocab/action/report`.
    public func concept(_ slug: String) -> IRI {
        IRI(Self.vocabularyNamespace.string + rawValue + "/" + slug)
    }
}
