/// What is known beforehand: agents, series, instruments and the verbs of resolutions, as the
/// authority files of `Ontology/` (and a user's own) say. A plain value; it knows nothing of RDF.
public struct Authority: Sendable {
    public var organizations: [Organization]
    public var series: [Series]
    public var agents: [Agent]
    public var instruments: [Instrument]
    public var headingVerbs: [HeadingVerb]
    public var governingVerbs: [GoverningVerb]
    public var actionVerbs: [ActionVerb]

    public init(
        organizations: [Organization] = [], series: [Series] = [], agents: [Agent] = [],
        instruments: [Instrument] = [], headingVerbs: [HeadingVerb] = [],
        governingVerbs: [GoverningVerb] = [], actionVerbs: [ActionVerb] = []
    ) {
        self.organizations = organizations
        self.series = series
        self.agents = agents
        self.instruments = instruments
        self.headingVerbs = headingVerbs
        self.governingVerbs = governingVerbs
        self.actionVerbs = actionVerbs
    }

    /// An organization whose bodies adopt acts.
    public struct Organization: Hashable, Sendable {
        public var agent: AgentIdentifier
        /// The first part of exported file names: `itu`, `un`, `who`, `bipm`.
        public var slug: String

        public init(agent: AgentIdentifier, slug: String) {
            self.agent = agent
            self.slug = slug
        }
    }

    /// A numbered series of acts; its body is `body/{slug}`.
    public struct Series: Hashable, Sendable {
        public var slug: String
        public var body: AgentIdentifier
        public var organization: AgentIdentifier
        /// The body's names as an enacting formula prints them, without article, place and year.
        public var formulaNames: [String]
        /// The short name before a number, as in `WTSA Resolution 1`: `WTSA`.
        public var acronym: String?
        /// Whether works are labelled with the acronym first (`WTSA Resolution 1`); where not, with the
        /// name of the body (`Resolution 1 of the Plenipotentiary Conference`).
        public var isLabelledByAcronym: Bool
        /// The mark of a Sector that is printed before a number, as in `Resolution ITU-R 2`: `ITU-R`.
        public var numberMark: String?
        /// Whether a place and a year name an edition (`Rev. Dubai, 2012`); where not, its year alone.
        public var editionsHavePlaces: Bool
        /// Whether numbers restart at each meeting, which then stands in the key (`22-11`).
        public var numbersRestart: Bool
        /// Where the body meets once every year: the year of its first session, by which the number
        /// of a session tells its year.
        public var firstSessionYear: Int?

        public init(
            slug: String, body: AgentIdentifier, organization: AgentIdentifier, formulaNames: [String],
            acronym: String? = nil, isLabelledByAcronym: Bool = false, numberMark: String? = nil,
            editionsHavePlaces: Bool = true, numbersRestart: Bool = false, firstSessionYear: Int? = nil
        ) {
            self.slug = slug
            self.body = body
            self.organization = organization
            self.formulaNames = formulaNames
            self.acronym = acronym
            self.isLabelledByAcronym = isLabelledByAcronym
            self.numberMark = numberMark
            self.editionsHavePlaces = editionsHavePlaces
            self.numbersRestart = numbersRestart
            self.firstSessionYear = firstSessionYear
        }
    }

    public enum AgentKind: String, Hashable, Sendable { case body = "Body", post = "Post", group = "Group" }

    /// A body, a post or a group of actors.
    public struct Agent: Hashable, Sendable {
        public var identifier: AgentIdentifier
        public var kind: AgentKind
        /// The English label.
        public var label: String
        /// Other names under which texts print it, the label not repeated.
        public var alternativeNames: [String]
        public var acronyms: [String]
        public var partOfBody: [AgentIdentifier]
        /// For a post: the bodies that its holder directs.
        public var headOf: [AgentIdentifier]
        public var members: [AgentIdentifier]
        public var jointBodyOf: [AgentIdentifier]

        public init(
            identifier: AgentIdentifier, kind: AgentKind, label: String, alternativeNames: [String] = [],
            acronyms: [String] = [], partOfBody: [AgentIdentifier] = [], headOf: [AgentIdentifier] = [],
            members: [AgentIdentifier] = [], jointBodyOf: [AgentIdentifier] = []
        ) {
            self.identifier = identifier
            self.kind = kind
            self.label = label
            self.alternativeNames = alternativeNames
            self.acronyms = acronyms
            self.partOfBody = partOfBody
            self.headOf = headOf
            self.members = members
            self.jointBodyOf = jointBodyOf
        }
    }

    /// An instrument known by name.
    public struct Instrument: Hashable, Sendable {
        public var slug: String
        public var kind: InstrumentKind
        public var label: String
        public var alternativeNames: [String]
        public var instrumentOf: AgentIdentifier?

        public init(
            slug: String, kind: InstrumentKind, label: String, alternativeNames: [String] = [],
            instrumentOf: AgentIdentifier? = nil
        ) {
            self.slug = slug
            self.kind = kind
            self.label = label
            self.alternativeNames = alternativeNames
            self.instrumentOf = instrumentOf
        }
    }

    /// A phrase that introduces a section or a paragraph: `taking into account`, `further instructs`.
    public struct HeadingVerb: Hashable, Sendable {
        public enum Function: Hashable, Sendable { case preambular, operative }

        /// In lower case; its slug stands in the IRI of the concept.
        public var phrase: String
        public var function: Function
        /// The lemma of the governing verb for an operative one: `instruct`.
        public var governingVerb: String?

        public init(phrase: String, function: Function, governingVerb: String? = nil) {
            self.phrase = phrase
            self.function = function
            self.governingVerb = governingVerb
        }
    }

    /// A verb that makes a directive, and the kind that it makes.
    public struct GoverningVerb: Hashable, Sendable {
        /// `instruct`, `call upon`.
        public var lemma: String
        public var kind: DirectiveKind
        /// Inflected forms that texts use: `instructs`, `instructing`, `instructed`.
        public var forms: [String]

        public init(lemma: String, kind: DirectiveKind, forms: [String] = []) {
            self.lemma = lemma
            self.kind = kind
            self.forms = forms
        }
    }

    /// A verb that names a kind of action, such as `report` for the concept `action/report`.
    public struct ActionVerb: Hashable, Sendable {
        /// The base form as texts print it: `take part`.
        public var verb: String
        /// The slug of the concept.
        public var action: String

        public init(verb: String, action: String) {
            self.verb = verb
            self.action = action
        }
    }
}
