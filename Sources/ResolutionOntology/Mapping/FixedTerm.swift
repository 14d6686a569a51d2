import RDF

/// The terms that the mapping writes by itself, each with the same small number in every document.
///
/// Predicates and classes are written hundreds of times a document; as numbers they are never
/// built, hashed or compared as text.
enum FixedTerm: UInt32, CaseIterable {
    // Terms of other vocabularies
    case type, label, concept, prefLabel, inScheme, broader, conceptScheme
    // Classes
    case instrument, resolution, decision, recommendation, opinion, report, question
    case basicInstrument, arrangement, revision, adoptedRevision, proposedRevision, provision
    case session, historyEntry, component, frontMatter, section, annex, footnote, clause
    case preambularClause, operativeClause, annexClause, frontMatterClause, actor, body, post
    case group, directive, instruction, invitation, request, exhortation, authorization
    case determination, declaration, proceduralRule, reference, sourceDocument, textSpan
    // Properties
    case revisionOf, earlierRevision, modifies, adoptedAt, submittedTo, adoptedBy, proposedBy
    case seriesOf, sessionOf, hasHistoryEntry, partOf, inRevision, keyword, footnoteOf, topic
    case mentions, partOfBody, withinBody, headOf, groupMember, jointBodyOf, instrumentOf
    case hasDirective, hasInstruction, hasInvitation, hasRequest, statedIn, issuer, addressee
    case boundBy, actionType, modality, counterparty, reportRecipient, informed, consultee
    case collaborator, assisted, beneficiary, requestedBy, approver, channel, appliesProcedure
    case alternativeTo, hasReference, target, referenceStatus, provisionOf, provisionKind
    case readFrom, evidence, spanOf, anomaly, identification, title, number, text, enumerator
    case order, place, year, acronym, proposalNumber, proposalAction, governingVerb, actionText
    case subjectText, condition, frequency, deadline, citedText, rangeStart, rangeEnd, confidence
    case fileName, sha256, startOffset, endOffset, startLine, textIncluded

    var iri: IRI {
        switch self {
        case .type: RDFSyntaxNamespace.type
        case .label: RDFS.label
        case .concept: SKOS.concept
        case .prefLabel: SKOS.prefLabel
        case .inScheme: SKOS.inScheme
        case .broader: SKOS.broader
        case .conceptScheme: SKOS.conceptScheme
        case .instrument: "https://w3id.org/resolution-graph/ontology#Instrument"
        case .resolution: "https://w3id.org/resolution-graph/ontology#Resolution"
        case .decision: "https://w3id.org/resolution-graph/ontology#Decision"
        case .recommendation: "https://w3id.org/resolution-graph/ontology#Recommendation"
        case .opinion: "https://w3id.org/resolution-graph/ontology#Opinion"
        case .report: "https://w3id.org/resolution-graph/ontology#Report"
        case .question: "https://w3id.org/resolution-graph/ontology#Question"
        case .basicInstrument: "https://w3id.org/resolution-graph/ontology#BasicInstrument"
        case .arrangement: "https://w3id.org/resolution-graph/ontology#Arrangement"
        case .revision: "https://w3id.org/resolution-graph/ontology#Revision"
        case .adoptedRevision: "https://w3id.org/resolution-graph/ontology#AdoptedRevision"
        case .proposedRevision: "https://w3id.org/resolution-graph/ontology#ProposedRevision"
        case .provision: "https://w3id.org/resolution-graph/ontology#Provision"
        case .session: "https://w3id.org/resolution-graph/ontology#Session"
        case .historyEntry: "https://w3id.org/resolution-graph/ontology#HistoryEntry"
        case .component: "https://w3id.org/resolution-graph/ontology#Component"
        case .frontMatter: "https://w3id.org/resolution-graph/ontology#FrontMatter"
        case .section: "https://w3id.org/resolution-graph/ontology#Section"
        case .annex: "https://w3id.org/resolution-graph/ontology#Annex"
        case .footnote: "https://w3id.org/resolution-graph/ontology#Footnote"
        case .clause: "https://w3id.org/resolution-graph/ontology#Clause"
        case .preambularClause: "https://w3id.org/resolution-graph/ontology#PreambularClause"
        case .operativeClause: "https://w3id.org/resolution-graph/ontology#OperativeClause"
        case .annexClause: "https://w3id.org/resolution-graph/ontology#AnnexClause"
        case .frontMatterClause: "https://w3id.org/resolution-graph/ontology#FrontMatterClause"
        case .actor: "https://w3id.org/resolution-graph/ontology#Actor"
        case .body: "https://w3id.org/resolution-graph/ontology#Body"
        case .post: "https://w3id.org/resolution-graph/ontology#Post"
        case .group: "https://w3id.org/resolution-graph/ontology#Group"
        case .directive: "https://w3id.org/resolution-graph/ontology#Directive"
        case .instruction: "https://w3id.org/resolution-graph/ontology#Instruction"
        case .invitation: "https://w3id.org/resolution-graph/ontology#Invitation"
        case .request: "https://w3id.org/resolution-graph/ontology#Request"
        case .exhortation: "https://w3id.org/resolution-graph/ontology#Exhortation"
        case .authorization: "https://w3id.org/resolution-graph/ontology#Authorization"
        case .determination: "https://w3id.org/resolution-graph/ontology#Determination"
        case .declaration: "https://w3id.org/resolution-graph/ontology#Declaration"
        case .proceduralRule: "https://w3id.org/resolution-graph/ontology#ProceduralRule"
        case .reference: "https://w3id.org/resolution-graph/ontology#Reference"
        case .sourceDocument: "https://w3id.org/resolution-graph/ontology#SourceDocument"
        case .textSpan: "https://w3id.org/resolution-graph/ontology#TextSpan"
        case .revisionOf: "https://w3id.org/resolution-graph/ontology#revisionOf"
        case .earlierRevision: "https://w3id.org/resolution-graph/ontology#earlierRevision"
        case .modifies: "https://w3id.org/resolution-graph/ontology#modifies"
        case .adoptedAt: "https://w3id.org/resolution-graph/ontology#adoptedAt"
        case .submittedTo: "https://w3id.org/resolution-graph/ontology#submittedTo"
        case .adoptedBy: "https://w3id.org/resolution-graph/ontology#adoptedBy"
        case .proposedBy: "https://w3id.org/resolution-graph/ontology#proposedBy"
        case .seriesOf: "https://w3id.org/resolution-graph/ontology#seriesOf"
        case .sessionOf: "https://w3id.org/resolution-graph/ontology#sessionOf"
        case .hasHistoryEntry: "https://w3id.org/resolution-graph/ontology#hasHistoryEntry"
        case .partOf: "https://w3id.org/resolution-graph/ontology#partOf"
        case .inRevision: "https://w3id.org/resolution-graph/ontology#inRevision"
        case .keyword: "https://w3id.org/resolution-graph/ontology#keyword"
        case .footnoteOf: "https://w3id.org/resolution-graph/ontology#footnoteOf"
        case .topic: "https://w3id.org/resolution-graph/ontology#topic"
        case .mentions: "https://w3id.org/resolution-graph/ontology#mentions"
        case .partOfBody: "https://w3id.org/resolution-graph/ontology#partOfBody"
        case .withinBody: "https://w3id.org/resolution-graph/ontology#withinBody"
        case .headOf: "https://w3id.org/resolution-graph/ontology#headOf"
        case .groupMember: "https://w3id.org/resolution-graph/ontology#groupMember"
        case .jointBodyOf: "https://w3id.org/resolution-graph/ontology#jointBodyOf"
        case .instrumentOf: "https://w3id.org/resolution-graph/ontology#instrumentOf"
        case .hasDirective: "https://w3id.org/resolution-graph/ontology#hasDirective"
        case .hasInstruction: "https://w3id.org/resolution-graph/ontology#hasInstruction"
        case .hasInvitation: "https://w3id.org/resolution-graph/ontology#hasInvitation"
        case .hasRequest: "https://w3id.org/resolution-graph/ontology#hasRequest"
        case .statedIn: "https://w3id.org/resolution-graph/ontology#statedIn"
        case .issuer: "https://w3id.org/resolution-graph/ontology#issuer"
        case .addressee: "https://w3id.org/resolution-graph/ontology#addressee"
        case .boundBy: "https://w3id.org/resolution-graph/ontology#boundBy"
        case .actionType: "https://w3id.org/resolution-graph/ontology#actionType"
        case .modality: "https://w3id.org/resolution-graph/ontology#modality"
        case .counterparty: "https://w3id.org/resolution-graph/ontology#counterparty"
        case .reportRecipient: "https://w3id.org/resolution-graph/ontology#reportRecipient"
        case .informed: "https://w3id.org/resolution-graph/ontology#informed"
        case .consultee: "https://w3id.org/resolution-graph/ontology#consultee"
        case .collaborator: "https://w3id.org/resolution-graph/ontology#collaborator"
        case .assisted: "https://w3id.org/resolution-graph/ontology#assisted"
        case .beneficiary: "https://w3id.org/resolution-graph/ontology#beneficiary"
        case .requestedBy: "https://w3id.org/resolution-graph/ontology#requestedBy"
        case .approver: "https://w3id.org/resolution-graph/ontology#approver"
        case .channel: "https://w3id.org/resolution-graph/ontology#channel"
        case .appliesProcedure: "https://w3id.org/resolution-graph/ontology#appliesProcedure"
        case .alternativeTo: "https://w3id.org/resolution-graph/ontology#alternativeTo"
        case .hasReference: "https://w3id.org/resolution-graph/ontology#hasReference"
        case .target: "https://w3id.org/resolution-graph/ontology#target"
        case .referenceStatus: "https://w3id.org/resolution-graph/ontology#referenceStatus"
        case .provisionOf: "https://w3id.org/resolution-graph/ontology#provisionOf"
        case .provisionKind: "https://w3id.org/resolution-graph/ontology#provisionKind"
        case .readFrom: "https://w3id.org/resolution-graph/ontology#readFrom"
        case .evidence: "https://w3id.org/resolution-graph/ontology#evidence"
        case .spanOf: "https://w3id.org/resolution-graph/ontology#spanOf"
        case .anomaly: "https://w3id.org/resolution-graph/ontology#anomaly"
        case .identification: "https://w3id.org/resolution-graph/ontology#identification"
        case .title: "https://w3id.org/resolution-graph/ontology#title"
        case .number: "https://w3id.org/resolution-graph/ontology#number"
        case .text: "https://w3id.org/resolution-graph/ontology#text"
        case .enumerator: "https://w3id.org/resolution-graph/ontology#enumerator"
        case .order: "https://w3id.org/resolution-graph/ontology#order"
        case .place: "https://w3id.org/resolution-graph/ontology#place"
        case .year: "https://w3id.org/resolution-graph/ontology#year"
        case .acronym: "https://w3id.org/resolution-graph/ontology#acronym"
        case .proposalNumber: "https://w3id.org/resolution-graph/ontology#proposalNumber"
        case .proposalAction: "https://w3id.org/resolution-graph/ontology#proposalAction"
        case .governingVerb: "https://w3id.org/resolution-graph/ontology#governingVerb"
        case .actionText: "https://w3id.org/resolution-graph/ontology#actionText"
        case .subjectText: "https://w3id.org/resolution-graph/ontology#subjectText"
        case .condition: "https://w3id.org/resolution-graph/ontology#condition"
        case .frequency: "https://w3id.org/resolution-graph/ontology#frequency"
        case .deadline: "https://w3id.org/resolution-graph/ontology#deadline"
        case .citedText: "https://w3id.org/resolution-graph/ontology#citedText"
        case .rangeStart: "https://w3id.org/resolution-graph/ontology#rangeStart"
        case .rangeEnd: "https://w3id.org/resolution-graph/ontology#rangeEnd"
        case .confidence: "https://w3id.org/resolution-graph/ontology#confidence"
        case .fileName: "https://w3id.org/resolution-graph/ontology#fileName"
        case .sha256: "https://w3id.org/resolution-graph/ontology#sha256"
        case .startOffset: "https://w3id.org/resolution-graph/ontology#startOffset"
        case .endOffset: "https://w3id.org/resolution-graph/ontology#endOffset"
        case .startLine: "https://w3id.org/resolution-graph/ontology#startLine"
        case .textIncluded: "https://w3id.org/resolution-graph/ontology#textIncluded"
        }
    }
}
