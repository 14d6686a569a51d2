import RDF

/// The terms of the ontology (`Ontology/resolution-graph.ttl`), under their own names with a small
/// first letter: the class `rg:Revision` is `revision`, the property `rg:revisionOf` is `revisionOf`.
///
/// A test holds names, IRIs and definitions against the file, both ways.
public struct ResolutionVocabulary: Sendable {
    /// The namespace of the terms.
    public let namespace: IRI = "https://w3id.org/resolution-graph/ontology#"

    // Instruments, their dated texts, the sessions that adopt them

    /// A normative, deliberative or contractual text that a resolution is, or that a resolution refers to, considered independently of its dated versions.
    public let instrument: IRI = "https://w3id.org/resolution-graph/ontology#Instrument"
    /// A resolution as the lasting work identified by series and number, independently of the session that last revised it.
    public let resolution: IRI = "https://w3id.org/resolution-graph/ontology#Resolution"
    /// A decision as the lasting work identified by series and number, where the organization numbers its decisions apart from its resolutions.
    public let decision: IRI = "https://w3id.org/resolution-graph/ontology#Decision"
    /// A recommendation identified by a number: a technical or procedural Recommendation of a Sector or committee, or one that a conference adopts in a numbered series.
    public let recommendation: IRI = "https://w3id.org/resolution-graph/ontology#Recommendation"
    /// An opinion adopted by a forum, assembly or consultative committee and identified by a number.
    public let opinion: IRI = "https://w3id.org/resolution-graph/ontology#Opinion"
    /// A numbered technical or study report issued by an organization.
    public let report: IRI = "https://w3id.org/resolution-graph/ontology#Report"
    /// A numbered subject of study assigned to a study group.
    public let question: IRI = "https://w3id.org/resolution-graph/ontology#Question"
    /// A text by which an organization is constituted or governed: a constitution, a convention, a charter, statutes, administrative regulations or rules of procedure.
    public let basicInstrument: IRI = "https://w3id.org/resolution-graph/ontology#BasicInstrument"
    /// An agreement, memorandum of understanding, common policy, guideline or directive concluded or maintained between organizations.
    public let arrangement: IRI = "https://w3id.org/resolution-graph/ontology#Arrangement"
    /// One dated text of a resolution, decision, recommendation or opinion: the text adopted at a session, or a text proposed for adoption.
    public let revision: IRI = "https://w3id.org/resolution-graph/ontology#Revision"
    /// A revision adopted by a body at a session.
    public let adoptedRevision: IRI = "https://w3id.org/resolution-graph/ontology#AdoptedRevision"
    /// A text submitted to a session for adoption, new or as a modification of an earlier revision, and not itself adopted.
    public let proposedRevision: IRI = "https://w3id.org/resolution-graph/ontology#ProposedRevision"
    /// A numbered part of an instrument other than a parsed revision: an article, a numbered provision, a chapter, a section, an appendix and the like.
    public let provision: IRI = "https://w3id.org/resolution-graph/ontology#Provision"
    /// One meeting of an assembly, conference or council, identified by place and year or by its number.
    public let session: IRI = "https://w3id.org/resolution-graph/ontology#Session"
    /// One place-and-year entry of the parenthesised list of sessions printed under a title.
    public let historyEntry: IRI = "https://w3id.org/resolution-graph/ontology#HistoryEntry"

    // Components of a revision

    /// A part of the text of a revision.
    public let component: IRI = "https://w3id.org/resolution-graph/ontology#Component"
    /// Text printed before the resolution proper, such as the foreword of the published leaflet.
    public let frontMatter: IRI = "https://w3id.org/resolution-graph/ontology#FrontMatter"
    /// The run of clauses introduced by one heading verb, with the addressees named in that heading if any; in documents without heading lines, the whole preamble or the whole operative part.
    public let section: IRI = "https://w3id.org/resolution-graph/ontology#Section"
    /// A lettered or numbered attachment that belongs to a revision.
    public let annex: IRI = "https://w3id.org/resolution-graph/ontology#Annex"
    /// A note anchored in another component or in the heading of a revision.
    public let footnote: IRI = "https://w3id.org/resolution-graph/ontology#Footnote"
    /// A paragraph or enumerated item: the smallest part of a revision that has its own IRI.
    public let clause: IRI = "https://w3id.org/resolution-graph/ontology#Clause"
    /// A clause under a heading verb, or beginning with a participle, that states reasons: considering, recognizing, recalling, noting, observing, taking into account and the like.
    public let preambularClause: IRI = "https://w3id.org/resolution-graph/ontology#PreambularClause"
    /// A clause under a heading verb, or beginning with a verb, that decides or directs: resolves, instructs, invites, requests and the like.
    public let operativeClause: IRI = "https://w3id.org/resolution-graph/ontology#OperativeClause"
    /// A clause of an annex.
    public let annexClause: IRI = "https://w3id.org/resolution-graph/ontology#AnnexClause"
    /// A paragraph of the front matter, which is not part of the adopted text.
    public let frontMatterClause: IRI = "https://w3id.org/resolution-graph/ontology#FrontMatterClause"

    // Actors, and the series in which bodies number their acts

    /// Anything that can issue, be addressed by, or be involved in a directive.
    public let actor: IRI = "https://w3id.org/resolution-graph/ontology#Actor"
    /// An organization, or an organ of one, that has a name of its own: an assembly, a council, a committee, a Sector, a bureau, a secretariat.
    public let body: IRI = "https://w3id.org/resolution-graph/ontology#Body"
    /// A position that exists whoever holds it.
    public let post: IRI = "https://w3id.org/resolution-graph/ontology#Post"
    /// Actors named collectively by their function or membership rather than one by one.
    public let group: IRI = "https://w3id.org/resolution-graph/ontology#Group"
    /// The acts that one body adopts under one run of numbers.
    public let series: IRI = "https://w3id.org/resolution-graph/ontology#Series"

    // Directives

    /// What one clause lays down: an issuer, the addressees, the action, and the circumstances of the action. The n-ary form behind the shortcut properties.
    public let directive: IRI = "https://w3id.org/resolution-graph/ontology#Directive"
    /// A directive whose governing verb is to instruct, direct, charge or demand.
    public let instruction: IRI = "https://w3id.org/resolution-graph/ontology#Instruction"
    /// A directive whose governing verb is to invite.
    public let invitation: IRI = "https://w3id.org/resolution-graph/ontology#Invitation"
    /// A directive whose governing verb is to request, to ask or to call for.
    public let request: IRI = "https://w3id.org/resolution-graph/ontology#Request"
    /// A directive that urges, encourages, appeals to or calls upon its addressee, or recommends an action to it.
    public let exhortation: IRI = "https://w3id.org/resolution-graph/ontology#Exhortation"
    /// A directive that authorizes, empowers or delegates: it permits its addressee to act.
    public let authorization: IRI = "https://w3id.org/resolution-graph/ontology#Authorization"
    /// A directive by which the issuer itself resolves, decides, adopts, approves, establishes, agrees or endorses, and which embeds no instruction, invitation, request or exhortation.
    public let determination: IRI = "https://w3id.org/resolution-graph/ontology#Determination"
    /// A directive of the operative part that states an attitude of the issuer and calls for no action: to welcome, note, affirm, stress, condemn, commend, thank and the like.
    public let declaration: IRI = "https://w3id.org/resolution-graph/ontology#Declaration"
    /// A directive laid down in an annex with shall, should, may or will.
    public let proceduralRule: IRI = "https://w3id.org/resolution-graph/ontology#ProceduralRule"

    // References, evidence, changes

    /// One occurrence, in a component, of a pointer to an instrument, a revision, a provision or another component.
    public let reference: IRI = "https://w3id.org/resolution-graph/ontology#Reference"
    /// The text file from which a revision was read, in one language.
    public let sourceDocument: IRI = "https://w3id.org/resolution-graph/ontology#SourceDocument"
    /// A contiguous range of characters of a source document; its IRI is the source IRI with an RFC 5147 char fragment.
    public let textSpan: IRI = "https://w3id.org/resolution-graph/ontology#TextSpan"
    /// How one component of a revision relates to its counterpart in another revision of the same work.
    public let clauseChange: IRI = "https://w3id.org/resolution-graph/ontology#ClauseChange"
    /// A run of words of a proposal whose tracked changes were merged into one text, with what the proposal does with them: keep, delete or insert.
    public let trackedStretch: IRI = "https://w3id.org/resolution-graph/ontology#TrackedStretch"

    // Object properties: works, texts, sessions

    /// Relates a revision to the resolution, decision, recommendation or opinion that it is a text of.
    public let revisionOf: IRI = "https://w3id.org/resolution-graph/ontology#revisionOf"
    /// Relates a resolution, decision, recommendation or opinion to one of its texts.
    public let hasRevision: IRI = "https://w3id.org/resolution-graph/ontology#hasRevision"
    /// Relates a revision to a revision of the same work adopted before it, not necessarily the one just before.
    public let earlierRevision: IRI = "https://w3id.org/resolution-graph/ontology#earlierRevision"
    /// Relates a proposed revision to the adopted revision whose text it would change.
    public let modifies: IRI = "https://w3id.org/resolution-graph/ontology#modifies"
    /// Relates an adopted revision to the session that adopted it.
    public let adoptedAt: IRI = "https://w3id.org/resolution-graph/ontology#adoptedAt"
    /// Relates a proposed revision to the session it was addressed to.
    public let submittedTo: IRI = "https://w3id.org/resolution-graph/ontology#submittedTo"
    /// Relates an adopted revision to the body that adopted it.
    public let adoptedBy: IRI = "https://w3id.org/resolution-graph/ontology#adoptedBy"
    /// Relates a proposed revision to the actor whose code stands in the proposal number.
    public let proposedBy: IRI = "https://w3id.org/resolution-graph/ontology#proposedBy"
    /// Relates a resolution, decision, recommendation or opinion to the body in whose numbered series it stands.
    public let seriesOf: IRI = "https://w3id.org/resolution-graph/ontology#seriesOf"
    /// Relates a session to the body that met.
    public let sessionOf: IRI = "https://w3id.org/resolution-graph/ontology#sessionOf"
    /// Relates a revision to an entry of its printed list of sessions.
    public let hasHistoryEntry: IRI = "https://w3id.org/resolution-graph/ontology#hasHistoryEntry"
    /// Relates an instrument to the body whose instrument it is.
    public let instrumentOf: IRI = "https://w3id.org/resolution-graph/ontology#instrumentOf"
    /// Relates a provision to its instrument.
    public let provisionOf: IRI = "https://w3id.org/resolution-graph/ontology#provisionOf"
    /// Relates a provision to the kind of its number: article, number, chapter, section, appendix and the like.
    public let provisionKind: IRI = "https://w3id.org/resolution-graph/ontology#provisionKind"

    // Object properties: components

    /// Relates a revision or a component to a component directly inside it.
    public let hasPart: IRI = "https://w3id.org/resolution-graph/ontology#hasPart"
    /// Relates a component to the revision or component that directly contains it.
    public let partOf: IRI = "https://w3id.org/resolution-graph/ontology#partOf"
    /// Relates a component at any depth to its revision.
    public let inRevision: IRI = "https://w3id.org/resolution-graph/ontology#inRevision"
    /// Relates a revision to a component at any depth.
    public let hasComponent: IRI = "https://w3id.org/resolution-graph/ontology#hasComponent"
    /// Relates a section or a clause to the heading verb that governs it.
    public let keyword: IRI = "https://w3id.org/resolution-graph/ontology#keyword"
    /// Relates a footnote to the component, or to the heading of the revision, in which it is anchored.
    public let footnoteOf: IRI = "https://w3id.org/resolution-graph/ontology#footnoteOf"
    /// Relates a component or a directive to a subject that its text enumerates.
    public let topic: IRI = "https://w3id.org/resolution-graph/ontology#topic"
    /// Relates a component to an actor named in its text.
    public let mentions: IRI = "https://w3id.org/resolution-graph/ontology#mentions"

    // Object properties: actors and series

    /// Relates an actor to the body it directly belongs to.
    public let partOfBody: IRI = "https://w3id.org/resolution-graph/ontology#partOfBody"
    /// Relates an actor to a body that contains it at any level.
    public let withinBody: IRI = "https://w3id.org/resolution-graph/ontology#withinBody"
    /// Relates a post to the body that its holder directs.
    public let headOf: IRI = "https://w3id.org/resolution-graph/ontology#headOf"
    /// Relates a collective actor to an actor it includes.
    public let groupMember: IRI = "https://w3id.org/resolution-graph/ontology#groupMember"
    /// Relates a body to each of the organizations that set it up together.
    public let jointBodyOf: IRI = "https://w3id.org/resolution-graph/ontology#jointBodyOf"
    /// Relates a series to the body that adopts its acts.
    public let adoptingBody: IRI = "https://w3id.org/resolution-graph/ontology#adoptingBody"
    /// Relates a series to the organization to which its acts belong.
    public let seriesOrganization: IRI = "https://w3id.org/resolution-graph/ontology#seriesOrganization"

    // Object properties: directives and the parts that actors have in them

    /// Relates a revision to a directive laid down in it.
    public let hasDirective: IRI = "https://w3id.org/resolution-graph/ontology#hasDirective"
    /// Relates a revision to an instruction laid down in it.
    public let hasInstruction: IRI = "https://w3id.org/resolution-graph/ontology#hasInstruction"
    /// Relates a revision to an invitation laid down in it.
    public let hasInvitation: IRI = "https://w3id.org/resolution-graph/ontology#hasInvitation"
    /// Relates a revision to a request laid down in it.
    public let hasRequest: IRI = "https://w3id.org/resolution-graph/ontology#hasRequest"
    /// Relates a directive to the component that lays it down.
    public let statedIn: IRI = "https://w3id.org/resolution-graph/ontology#statedIn"
    /// Relates a directive to the body in whose name it is laid down.
    public let issuer: IRI = "https://w3id.org/resolution-graph/ontology#issuer"
    /// Relates a directive to an actor that is to carry out its action.
    public let addressee: IRI = "https://w3id.org/resolution-graph/ontology#addressee"
    /// Relates an actor to a directive it is to carry out.
    public let addresseeOf: IRI = "https://w3id.org/resolution-graph/ontology#addresseeOf"
    /// Relates an actor to a directive of an adopted revision that is addressed to it. Directives of proposed revisions bind nobody and are left out, so the shortcuts between actors never rest on a proposal.
    public let boundBy: IRI = "https://w3id.org/resolution-graph/ontology#boundBy"
    /// Relates a directive to the kind of action its main verbs name.
    public let actionType: IRI = "https://w3id.org/resolution-graph/ontology#actionType"
    /// Relates a directive to its strength as worded: shall, should, may, will and their negations, or that of the governing verb.
    public let modality: IRI = "https://w3id.org/resolution-graph/ontology#modality"
    /// Relates a directive to an actor, other than the addressee, that takes part in the action.
    public let counterparty: IRI = "https://w3id.org/resolution-graph/ontology#counterparty"
    /// Relates a directive to the actor that is to receive the report.
    public let reportRecipient: IRI = "https://w3id.org/resolution-graph/ontology#reportRecipient"
    /// Relates a directive to an actor that is to be informed.
    public let informed: IRI = "https://w3id.org/resolution-graph/ontology#informed"
    /// Relates a directive to an actor that is to be consulted.
    public let consultee: IRI = "https://w3id.org/resolution-graph/ontology#consultee"
    /// Relates a directive to an actor with which the addressee, or the issuer where none is named, is to collaborate, cooperate or coordinate.
    public let collaborator: IRI = "https://w3id.org/resolution-graph/ontology#collaborator"
    /// Relates a directive to an actor that is to be assisted or supported.
    public let assisted: IRI = "https://w3id.org/resolution-graph/ontology#assisted"
    /// Relates a directive to an actor whose interest the text names as the purpose.
    public let beneficiary: IRI = "https://w3id.org/resolution-graph/ontology#beneficiary"
    /// Relates a directive to an actor at whose request the action takes place.
    public let requestedBy: IRI = "https://w3id.org/resolution-graph/ontology#requestedBy"
    /// Relates a directive to an actor whose approval the result needs.
    public let approver: IRI = "https://w3id.org/resolution-graph/ontology#approver"
    /// Relates a directive to an actor through which the action passes.
    public let channel: IRI = "https://w3id.org/resolution-graph/ontology#channel"
    /// Relates a directive to the text that says how the action is carried out.
    public let appliesProcedure: IRI = "https://w3id.org/resolution-graph/ontology#appliesProcedure"
    /// Relates two directives that the text joins by or.
    public let alternativeTo: IRI = "https://w3id.org/resolution-graph/ontology#alternativeTo"

    // Shortcuts: every one is entailed by the n-ary form

    /// Shortcut: a revision instructs an actor when it has an instruction addressed to that actor.
    public let instructs: IRI = "https://w3id.org/resolution-graph/ontology#instructs"
    /// Shortcut: a revision invites an actor when it has an invitation addressed to that actor.
    public let invites: IRI = "https://w3id.org/resolution-graph/ontology#invites"
    /// Shortcut: a revision requests an actor when it has a request addressed to that actor.
    public let requests: IRI = "https://w3id.org/resolution-graph/ontology#requests"
    /// Shortcut: an actor is directed to report to another. Says nothing of the organization chart.
    public let reportsTo: IRI = "https://w3id.org/resolution-graph/ontology#reportsTo"
    /// Shortcut: an actor is directed to consult another.
    public let consults: IRI = "https://w3id.org/resolution-graph/ontology#consults"
    /// Shortcut: an actor is directed to collaborate, cooperate or coordinate with another. Not symmetric: the other party is not bound.
    public let collaboratesWith: IRI = "https://w3id.org/resolution-graph/ontology#collaboratesWith"
    /// Shortcut: an actor is directed to assist or support another.
    public let assists: IRI = "https://w3id.org/resolution-graph/ontology#assists"
    /// Shortcut: a component cites what a reference in it points to.
    public let cites: IRI = "https://w3id.org/resolution-graph/ontology#cites"

    // Object properties: references, evidence, changes

    /// Relates a component to a reference that occurs in it.
    public let hasReference: IRI = "https://w3id.org/resolution-graph/ontology#hasReference"
    /// Relates a reference to what it points to; one value for each provision of a range or list.
    public let target: IRI = "https://w3id.org/resolution-graph/ontology#target"
    /// Relates a reference to how far its target could be identified.
    public let referenceStatus: IRI = "https://w3id.org/resolution-graph/ontology#referenceStatus"
    /// Relates a revision to a file it was read from.
    public let readFrom: IRI = "https://w3id.org/resolution-graph/ontology#readFrom"
    /// Relates anything extracted to the characters it was extracted from.
    public let evidence: IRI = "https://w3id.org/resolution-graph/ontology#evidence"
    /// Relates a span to its source document.
    public let spanOf: IRI = "https://w3id.org/resolution-graph/ontology#spanOf"
    /// Relates a component or revision to a defect of the source text that affects reading it.
    public let anomaly: IRI = "https://w3id.org/resolution-graph/ontology#anomaly"
    /// Relates a revision to how its number is known: stated in the text, inferred, or supplied by the user.
    public let identification: IRI = "https://w3id.org/resolution-graph/ontology#identification"
    /// Relates a change to the component before; absent for an addition.
    public let changeFrom: IRI = "https://w3id.org/resolution-graph/ontology#changeFrom"
    /// Relates a change to the component after; absent for a removal.
    public let changeTo: IRI = "https://w3id.org/resolution-graph/ontology#changeTo"
    /// Relates a change to the revision compared from.
    public let fromRevision: IRI = "https://w3id.org/resolution-graph/ontology#fromRevision"
    /// Relates a change to the revision compared to.
    public let toRevision: IRI = "https://w3id.org/resolution-graph/ontology#toRevision"
    /// Relates a change to its kind: unchanged, modified, moved, added or removed.
    public let changeType: IRI = "https://w3id.org/resolution-graph/ontology#changeType"
    /// Relates a component of a proposal, or the proposal for its head, to a run of its words; all runs in their order are the whole text.
    public let hasStretch: IRI = "https://w3id.org/resolution-graph/ontology#hasStretch"
    /// Relates a run of words to the component, or the proposal, in whose text it stands.
    public let stretchOf: IRI = "https://w3id.org/resolution-graph/ontology#stretchOf"
    /// Relates a run of words to what the proposal does with it: kept, deleted or inserted.
    public let stretchKind: IRI = "https://w3id.org/resolution-graph/ontology#stretchKind"
    /// Relates a proposal whose merged changes were taken apart to the editions that told its words apart: the nearest before it, and the one that its session adopted.
    public let heldAgainst: IRI = "https://w3id.org/resolution-graph/ontology#heldAgainst"

    // Object properties: the verbs of the closed lists

    /// Relates an operative heading verb to the governing verb that it is a form of.
    public let verbOfHeading: IRI = "https://w3id.org/resolution-graph/ontology#verbOfHeading"
    /// Relates a governing verb to the kind of directive that it makes.
    public let directiveKind: IRI = "https://w3id.org/resolution-graph/ontology#directiveKind"

    // Datatype properties: works, texts, components

    /// The printed title, with a language tag and line breaks joined.
    public let title: IRI = "https://w3id.org/resolution-graph/ontology#title"
    /// The printed number or letter, as a string; for a session the number by which it is known.
    public let number: IRI = "https://w3id.org/resolution-graph/ontology#number"
    /// The text of a component without its enumerator, with a language tag and normalised spaces and hyphens.
    public let text: IRI = "https://w3id.org/resolution-graph/ontology#text"
    /// The words of a component of a proposal that it keeps or deletes, with a language tag: what it starts from; absent where that is nothing.
    public let textBefore: IRI = "https://w3id.org/resolution-graph/ontology#textBefore"
    /// The words of a component of a proposal that it keeps or inserts, with a language tag: what it asks for; absent where that is nothing.
    public let textAfter: IRI = "https://w3id.org/resolution-graph/ontology#textAfter"
    /// The characters of a run of words as found, white space at its ends included, with a language tag.
    public let stretchText: IRI = "https://w3id.org/resolution-graph/ontology#stretchText"
    /// The part of the head in which a run of words stands: number line, title or formula; absent in a component.
    public let headPart: IRI = "https://w3id.org/resolution-graph/ontology#headPart"
    /// The printed list marker of a component; absent for an unnumbered paragraph.
    public let enumerator: IRI = "https://w3id.org/resolution-graph/ontology#enumerator"
    /// The 1-based position among all components of the revision in reading order, of an entry in the history list, or of a stretch in its text.
    public let order: IRI = "https://w3id.org/resolution-graph/ontology#order"
    /// The name of the place of a session, as printed.
    public let place: IRI = "https://w3id.org/resolution-graph/ontology#place"
    /// The year as printed. An integer, because xsd:gYear is outside the OWL 2 datatype map.
    public let year: IRI = "https://w3id.org/resolution-graph/ontology#year"
    /// The code printed above a proposal.
    public let proposalNumber: IRI = "https://w3id.org/resolution-graph/ontology#proposalNumber"
    /// The action code printed above a proposal.
    public let proposalAction: IRI = "https://w3id.org/resolution-graph/ontology#proposalAction"

    // Datatype properties: actors and series

    /// An abbreviation under which the actor is named in the texts.
    public let acronym: IRI = "https://w3id.org/resolution-graph/ontology#acronym"
    /// The short name of an organization that begins the names of exported files: lower-case letters, digits and hyphens.
    public let organizationSlug: IRI = "https://w3id.org/resolution-graph/ontology#organizationSlug"
    /// A name under which the adopting body speaks in an enacting formula, without article, place and year, with a language tag.
    public let formulaName: IRI = "https://w3id.org/resolution-graph/ontology#formulaName"
    /// The short name that stands before or after the number of an act of the series.
    public let seriesAcronym: IRI = "https://w3id.org/resolution-graph/ontology#seriesAcronym"
    /// Whether the label of an act of the series begins with the acronym of the series instead of ending with the name of the body.
    public let labelledByAcronym: IRI = "https://w3id.org/resolution-graph/ontology#labelledByAcronym"
    /// The mark of a Sector that is printed between the kind of act and its number.
    public let numberMark: IRI = "https://w3id.org/resolution-graph/ontology#numberMark"
    /// Whether a place and a year together name an edition of an act of the series.
    public let editionsHavePlaces: IRI = "https://w3id.org/resolution-graph/ontology#editionsHavePlaces"
    /// The year of the first session of a body that meets once every year, by which the number of a session tells its year.
    public let firstSessionYear: IRI = "https://w3id.org/resolution-graph/ontology#firstSessionYear"
    /// Whether every session numbers its acts from 1, so that the session belongs to the key of an act.
    public let numbersRestart: IRI = "https://w3id.org/resolution-graph/ontology#numbersRestart"

    // Datatype properties: directives and references

    /// The verb that makes the clause a directive, as a lemma in lower case.
    public let governingVerb: IRI = "https://w3id.org/resolution-graph/ontology#governingVerb"
    /// The words that state the action, without the addressee where the text names it before an infinitive, without closing list punctuation, and with a language tag.
    public let actionText: IRI = "https://w3id.org/resolution-graph/ontology#actionText"
    /// The words that state what a report, consultation, review or collaboration is about.
    public let subjectText: IRI = "https://w3id.org/resolution-graph/ontology#subjectText"
    /// The words that limit when the action applies.
    public let condition: IRI = "https://w3id.org/resolution-graph/ontology#condition"
    /// The words that say how often.
    public let frequency: IRI = "https://w3id.org/resolution-graph/ontology#frequency"
    /// The words that say by when.
    public let deadline: IRI = "https://w3id.org/resolution-graph/ontology#deadline"
    /// The words of a reference as printed.
    public let citedText: IRI = "https://w3id.org/resolution-graph/ontology#citedText"
    /// First number of a cited range.
    public let rangeStart: IRI = "https://w3id.org/resolution-graph/ontology#rangeStart"
    /// Last number of a cited range.
    public let rangeEnd: IRI = "https://w3id.org/resolution-graph/ontology#rangeEnd"
    /// The extractor's confidence from 0 to 1 in the least certain of the facts stated of a thing; given only where a rule had to choose between readings, absent where all of them are printed.
    public let confidence: IRI = "https://w3id.org/resolution-graph/ontology#confidence"

    // Datatype properties: source documents and spans

    /// The name of the source file without its folder.
    public let fileName: IRI = "https://w3id.org/resolution-graph/ontology#fileName"
    /// Lower-case hexadecimal SHA-256 of the bytes of the source file.
    public let sha256: IRI = "https://w3id.org/resolution-graph/ontology#sha256"
    /// Whether the graph holds the words of the clauses read from this document; false in an export of the structure only.
    public let textIncluded: IRI = "https://w3id.org/resolution-graph/ontology#textIncluded"
    /// Count of Unicode code points before the span in the UTF-8 decoded file.
    public let startOffset: IRI = "https://w3id.org/resolution-graph/ontology#startOffset"
    /// Count of Unicode code points up to the end of the span.
    public let endOffset: IRI = "https://w3id.org/resolution-graph/ontology#endOffset"
    /// 1-based number of the line on which the span starts.
    public let startLine: IRI = "https://w3id.org/resolution-graph/ontology#startLine"

}
