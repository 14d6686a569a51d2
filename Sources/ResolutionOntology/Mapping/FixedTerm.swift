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
    case determination, declaration, proceduralRule, reference, sourceDocument, textSpan, clauseChange
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
    case fromRevision, toRevision, changeFrom, changeTo, changeType
    case trackedStretch, hasStretch, stretchKind, heldAgainst, textBefore, textAfter, stretchText, headPart

    var iri: IRI {
        switch self {
        case .type: RDFSyntaxNamespace.type
        case .label: RDFS.label
        case .concept: SKOS.concept
        case .prefLabel: SKOS.prefLabel
        case .inScheme: SKOS.inScheme
        case .broader: SKOS.broader
        case .conceptScheme: SKOS.conceptScheme
        case .instrument: Vocabulary.resolution.instrument
        case .resolution: Vocabulary.resolution.resolution
        case .decision: Vocabulary.resolution.decision
        case .recommendation: Vocabulary.resolution.recommendation
        case .opinion: Vocabulary.resolution.opinion
        case .report: Vocabulary.resolution.report
        case .question: Vocabulary.resolution.question
        case .basicInstrument: Vocabulary.resolution.basicInstrument
        case .arrangement: Vocabulary.resolution.arrangement
        case .revision: Vocabulary.resolution.revision
        case .adoptedRevision: Vocabulary.resolution.adoptedRevision
        case .proposedRevision: Vocabulary.resolution.proposedRevision
        case .provision: Vocabulary.resolution.provision
        case .session: Vocabulary.resolution.session
        case .historyEntry: Vocabulary.resolution.historyEntry
        case .component: Vocabulary.resolution.component
        case .frontMatter: Vocabulary.resolution.frontMatter
        case .section: Vocabulary.resolution.section
        case .annex: Vocabulary.resolution.annex
        case .footnote: Vocabulary.resolution.footnote
        case .clause: Vocabulary.resolution.clause
        case .preambularClause: Vocabulary.resolution.preambularClause
        case .operativeClause: Vocabulary.resolution.operativeClause
        case .annexClause: Vocabulary.resolution.annexClause
        case .frontMatterClause: Vocabulary.resolution.frontMatterClause
        case .actor: Vocabulary.resolution.actor
        case .body: Vocabulary.resolution.body
        case .post: Vocabulary.resolution.post
        case .group: Vocabulary.resolution.group
        case .directive: Vocabulary.resolution.directive
        case .instruction: Vocabulary.resolution.instruction
        case .invitation: Vocabulary.resolution.invitation
        case .request: Vocabulary.resolution.request
        case .exhortation: Vocabulary.resolution.exhortation
        case .authorization: Vocabulary.resolution.authorization
        case .determination: Vocabulary.resolution.determination
        case .declaration: Vocabulary.resolution.declaration
        case .proceduralRule: Vocabulary.resolution.proceduralRule
        case .reference: Vocabulary.resolution.reference
        case .sourceDocument: Vocabulary.resolution.sourceDocument
        case .textSpan: Vocabulary.resolution.textSpan
        case .revisionOf: Vocabulary.resolution.revisionOf
        case .earlierRevision: Vocabulary.resolution.earlierRevision
        case .modifies: Vocabulary.resolution.modifies
        case .adoptedAt: Vocabulary.resolution.adoptedAt
        case .submittedTo: Vocabulary.resolution.submittedTo
        case .adoptedBy: Vocabulary.resolution.adoptedBy
        case .proposedBy: Vocabulary.resolution.proposedBy
        case .seriesOf: Vocabulary.resolution.seriesOf
        case .sessionOf: Vocabulary.resolution.sessionOf
        case .hasHistoryEntry: Vocabulary.resolution.hasHistoryEntry
        case .partOf: Vocabulary.resolution.partOf
        case .inRevision: Vocabulary.resolution.inRevision
        case .keyword: Vocabulary.resolution.keyword
        case .footnoteOf: Vocabulary.resolution.footnoteOf
        case .topic: Vocabulary.resolution.topic
        case .mentions: Vocabulary.resolution.mentions
        case .partOfBody: Vocabulary.resolution.partOfBody
        case .withinBody: Vocabulary.resolution.withinBody
        case .headOf: Vocabulary.resolution.headOf
        case .groupMember: Vocabulary.resolution.groupMember
        case .jointBodyOf: Vocabulary.resolution.jointBodyOf
        case .instrumentOf: Vocabulary.resolution.instrumentOf
        case .hasDirective: Vocabulary.resolution.hasDirective
        case .hasInstruction: Vocabulary.resolution.hasInstruction
        case .hasInvitation: Vocabulary.resolution.hasInvitation
        case .hasRequest: Vocabulary.resolution.hasRequest
        case .statedIn: Vocabulary.resolution.statedIn
        case .issuer: Vocabulary.resolution.issuer
        case .addressee: Vocabulary.resolution.addressee
        case .boundBy: Vocabulary.resolution.boundBy
        case .actionType: Vocabulary.resolution.actionType
        case .modality: Vocabulary.resolution.modality
        case .counterparty: Vocabulary.resolution.counterparty
        case .reportRecipient: Vocabulary.resolution.reportRecipient
        case .informed: Vocabulary.resolution.informed
        case .consultee: Vocabulary.resolution.consultee
        case .collaborator: Vocabulary.resolution.collaborator
        case .assisted: Vocabulary.resolution.assisted
        case .beneficiary: Vocabulary.resolution.beneficiary
        case .requestedBy: Vocabulary.resolution.requestedBy
        case .approver: Vocabulary.resolution.approver
        case .channel: Vocabulary.resolution.channel
        case .appliesProcedure: Vocabulary.resolution.appliesProcedure
        case .alternativeTo: Vocabulary.resolution.alternativeTo
        case .hasReference: Vocabulary.resolution.hasReference
        case .target: Vocabulary.resolution.target
        case .referenceStatus: Vocabulary.resolution.referenceStatus
        case .provisionOf: Vocabulary.resolution.provisionOf
        case .provisionKind: Vocabulary.resolution.provisionKind
        case .readFrom: Vocabulary.resolution.readFrom
        case .evidence: Vocabulary.resolution.evidence
        case .spanOf: Vocabulary.resolution.spanOf
        case .anomaly: Vocabulary.resolution.anomaly
        case .identification: Vocabulary.resolution.identification
        case .title: Vocabulary.resolution.title
        case .number: Vocabulary.resolution.number
        case .text: Vocabulary.resolution.text
        case .enumerator: Vocabulary.resolution.enumerator
        case .order: Vocabulary.resolution.order
        case .place: Vocabulary.resolution.place
        case .year: Vocabulary.resolution.year
        case .acronym: Vocabulary.resolution.acronym
        case .proposalNumber: Vocabulary.resolution.proposalNumber
        case .proposalAction: Vocabulary.resolution.proposalAction
        case .governingVerb: Vocabulary.resolution.governingVerb
        case .actionText: Vocabulary.resolution.actionText
        case .subjectText: Vocabulary.resolution.subjectText
        case .condition: Vocabulary.resolution.condition
        case .frequency: Vocabulary.resolution.frequency
        case .deadline: Vocabulary.resolution.deadline
        case .citedText: Vocabulary.resolution.citedText
        case .rangeStart: Vocabulary.resolution.rangeStart
        case .rangeEnd: Vocabulary.resolution.rangeEnd
        case .confidence: Vocabulary.resolution.confidence
        case .fileName: Vocabulary.resolution.fileName
        case .sha256: Vocabulary.resolution.sha256
        case .startOffset: Vocabulary.resolution.startOffset
        case .endOffset: Vocabulary.resolution.endOffset
        case .startLine: Vocabulary.resolution.startLine
        case .textIncluded: Vocabulary.resolution.textIncluded
        case .clauseChange: Vocabulary.resolution.clauseChange
        case .fromRevision: Vocabulary.resolution.fromRevision
        case .toRevision: Vocabulary.resolution.toRevision
        case .changeFrom: Vocabulary.resolution.changeFrom
        case .changeTo: Vocabulary.resolution.changeTo
        case .changeType: Vocabulary.resolution.changeType
        case .trackedStretch: Vocabulary.resolution.trackedStretch
        case .hasStretch: Vocabulary.resolution.hasStretch
        case .stretchKind: Vocabulary.resolution.stretchKind
        case .heldAgainst: Vocabulary.resolution.heldAgainst
        case .textBefore: Vocabulary.resolution.textBefore
        case .textAfter: Vocabulary.resolution.textAfter
        case .stretchText: Vocabulary.resolution.stretchText
        case .headPart: Vocabulary.resolution.headPart
        }
    }
}
