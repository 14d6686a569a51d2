/// One occurrence, in a component, of a pointer to an instrument, a revision, a provision or
/// another component.
public struct Reference: Hashable, Sendable {
    /// The index of the component in whose passage it occurs.
    public var component: Int
    /// Its 1-based place among the references of the component.
    public var ordinal: Int
    /// UTF-8 range of the component's passage: the words of the reference.
    public var citedText: Range<Int>
    public var status: ReferenceStatus
    public var targets: [ReferenceTarget]
    /// First and last number of a cited range; every number between is a target.
    public var citedRange: ClosedRange<Int>?
    /// 0 to 1 where a rule had to choose between readings.
    public var confidence: Double?

    public init(
        component: Int, ordinal: Int, citedText: Range<Int>, status: ReferenceStatus,
        targets: [ReferenceTarget] = [], citedRange: ClosedRange<Int>? = nil, confidence: Double? = nil
    ) {
        self.component = component
        self.ordinal = ordinal
        self.citedText = citedText
        self.status = status
        self.targets = targets
        self.citedRange = citedRange
        self.confidence = confidence
    }
}

/// How far the target of a reference could be identified; the raw value stands in its IRI.
public enum ReferenceStatus: String, Hashable, Sendable, CaseIterable {
    case resolved, workOnly = "work-only", described, unresolved
}

/// What a reference points to.
public enum ReferenceTarget: Hashable, Sendable {
    /// A resolution, decision … without a date. `number` is as printed.
    case work(WorkIdentifier, number: String)
    /// A dated text of a resolution, decision …
    case revision(RevisionIdentifier, number: String, isMarkedRevised: Bool)
    /// A part of a dated text, or of this text: the fragment of its IRI.
    case component(RevisionIdentifier, fragment: String)
    /// An instrument that is known by name, by the slug in its IRI, or one coined from the words of
    /// the text, which then has a label of its own and a kind.
    case instrument(InstrumentIdentifier)
    /// A numbered part of an instrument.
    case provision(of: InstrumentIdentifier, kind: ProvisionKind, number: String)
}

/// An instrument other than an act of a numbered series.
public struct InstrumentIdentifier: Hashable, Sendable {
    /// The slug in its IRI: `itu-constitution`, `recommendation-itu-t-a-23`.
    public var slug: String
    /// Label and kind of an instrument that no authority knows; nil for one that it does.
    public var coined: Coined?

    public struct Coined: Hashable, Sendable {
        public var label: String
        public var kind: InstrumentKind
        public var instrumentOf: AgentIdentifier?

        public init(label: String, kind: InstrumentKind, instrumentOf: AgentIdentifier? = nil) {
            self.label = label
            self.kind = kind
            self.instrumentOf = instrumentOf
        }
    }

    public init(slug: String, coined: Coined? = nil) {
        self.slug = slug
        self.coined = coined
    }

    public var path: String { "instrument/\(slug)" }
}

/// The classes of instruments in the ontology; the raw value is the class's local name.
public enum InstrumentKind: String, Hashable, Sendable, CaseIterable {
    case resolution = "Resolution", decision = "Decision", recommendation = "Recommendation"
    case opinion = "Opinion", report = "Report", question = "Question"
    case basicInstrument = "BasicInstrument", arrangement = "Arrangement", instrument = "Instrument"
}

/// What kind of number a provision bears; the raw value stands in its IRI.
public enum ProvisionKind: String, Hashable, Sendable, CaseIterable {
    case article, number, chapter, section, appendix, annex, paragraph, rule, table, part

    /// What precedes the number in the provision's IRI: `no-9`, `art-50`, `chapter-III`.
    public var fragmentPrefix: String {
        switch self {
        case .article: "art-"
        case .number: "no-"
        default: rawValue + "-"
        }
    }
}
