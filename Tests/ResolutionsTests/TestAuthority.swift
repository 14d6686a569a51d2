import Resolutions

/// A small authority for the tests of reading: the series of several organizations, the verbs of
/// their texts, a few acronyms.
enum TestAuthority {
    static let value = Authority(
        organizations: [
            .init(agent: AgentIdentifier("body/itu"), slug: "itu"),
            .init(agent: AgentIdentifier("body/un"), slug: "un"),
            .init(agent: AgentIdentifier("body/who"), slug: "who"),
            .init(agent: AgentIdentifier("body/metre-convention"), slug: "bipm"),
        ],
        series: [
            series("wtsa", "itu", ["World Telecommunication Standardization Assembly"], "WTSA"),
            series("pp", "itu", ["Plenipotentiary Conference of the International Telecommunication Union", "Plenipotentiary Conference"], nil),
            series("wtdc", "itu", ["World Telecommunication Development Conference"], "WTDC"),
            series("ra", "itu", ["Radiocommunication Assembly", "ITU Radiocommunication Assembly"], "ITU-R"),
            series("wrc", "itu", ["World Radiocommunication Conference", "World Administrative Radio Conference"], "WRC", places: false),
            series("council", "itu", ["Council", "ITU Council"], nil, places: false),
            series("unga", "un", ["General Assembly"], nil, places: false),
            series("unsc", "un", ["Security Council"], nil, places: false),
            series("wha", "who", ["World Health Assembly"], "WHA", places: false),
            series("cgpm", "bipm", ["General Conference on Weights and Measures", "General Conference"], "CGPM", places: false, restarts: true),
            series("cipm", "bipm", ["International Committee for Weights and Measures"], "CIPM", places: false, restarts: true),
            series("cctf", "bipm", ["Consultative Committee for Time and Frequency"], "CCTF", places: false, restarts: true),
        ],
        agents: ["ITU-T", "ITU-R", "ITU-D", "ISC-TF", "TSAG"].map {
            .init(identifier: AgentIdentifier("body/\($0.lowercased())"), kind: .body, label: $0, acronyms: [$0])
        },
        headingVerbs: preambular.map { .init(phrase: $0, function: .preambular) }
            + operative.map { .init(phrase: $0, function: .operative, governingVerb: $1) },
        governingVerbs: [
            ("instruct", .instruction), ("invite", .invitation), ("request", .request), ("urge", .exhortation),
            ("encourage", .exhortation), ("authorize", .authorization), ("recommend", .exhortation),
        ].map { .init(lemma: $0, kind: $1, forms: [$0 + "s"]) }
    )

    private static func series(
        _ slug: String, _ organization: String, _ names: [String], _ acronym: String?, places: Bool = true,
        restarts: Bool = false
    ) -> Authority.Series {
        .init(
            slug: slug, body: AgentIdentifier("body/\(slug)"),
            organization: AgentIdentifier("body/\(organization)"), formulaNames: names, acronym: acronym,
            editionsHavePlaces: places, numbersRestart: restarts)
    }

    static let preambular = [
        "considering", "considering further", "considering in particular", "considering also", "recognizing",
        "recognizing further", "recognizing also", "recalling", "recalling further", "recalling also", "noting",
        "noting further", "noting also", "noting in particular", "noting with concern", "noting with appreciation",
        "noting with satisfaction", "observing", "taking into account", "taking into account also", "aware",
        "bearing in mind", "emphasizing", "concerned", "deeply concerned", "gravely concerned", "convinced", "mindful", "welcoming",
        "appreciating", "conscious", "having considered", "reaffirming", "stressing", "highlighting",
        "referring to", "having noted", "having received", "having examined", "realizing", "taking note", "taking note of",
        "expressing", "determined", "determining", "acting under", "acknowledging", "affirming", "guided by",
        "alarmed", "underlining", "underscoring", "condemning", "commending", "reiterating", "regretting", "desiring",
        "having adopted", "encouraged", "deploring", "seeking", "believing", "cognizant", "profoundly concerned",
        "in accordance with", "bearing", "paying tribute", "seized", "looking forward", "calling upon", "deeply alarmed", "supporting",
        "inspired", "remaining", "encouraging", "recognising",
    ]

    static let operative: [(String, String)] = [
        ("resolves", "resolve"), ("further resolves", "resolve"), ("resolves further", "resolve"),
        ("invites", "invite"), ("further invites", "invite"), ("instructs", "instruct"), ("further instructs", "instruct"),
        ("decides", "decide"), ("recommends", "recommend"), ("urges", "urge"), ("encourages", "encourage"),
        ("requests", "request"), ("calls upon", "call upon"), ("calls on", "call upon"), ("calls for", "call for"), ("authorizes", "authorize"),
        ("concurs with", "concur"), ("draws the attention of", "draw attention"), ("appeals", "appeal"),
        ("endorses", "endorse"), ("welcomes", "welcome"), ("expresses", "express"), ("reaffirms", "reaffirm"),
        ("notes", "note"), ("takes note", "note"), ("stresses", "stress"), ("recognizes", "recognize"),
        ("emphasizes", "emphasize"), ("underlines", "underline"), ("underscores", "underscore"), ("condemns", "condemn"),
        ("demands", "demand"), ("commends", "commend"), ("approves", "approve"), ("adopts", "adopt"), ("accepts", "accept"),
        ("establishes", "establish"), ("affirms", "affirm"), ("recalls", "recall"), ("supports", "support"),
        ("declares", "declare"), ("determines", "determine"), ("acknowledges", "acknowledge"), ("appreciates", "appreciate"),
        ("proclaims", "proclaim"), ("designates", "designate"), ("confirms", "confirm"), ("states", "state"),
        ("reiterates", "reiterate"), ("regrets", "regret"), ("strongly condemns", "condemn"), ("asks", "ask"),
        ("appoints", "appoint"), ("renews", "renew"), ("deplores", "deplore"), ("directs", "direct"), ("reminds", "remind"),
        ("considers", "consider"), ("intends", "intend"), ("agrees", "agree"), ("extends", "extend"), ("delegates", "delegate"),
        ("looks forward", "look forward"), ("pays tribute", "pay tribute"), ("insists", "insist"), ("asserts", "assert"),
        ("noted", "note"), ("supported", "support"), ("congratulates", "congratulate"), ("thanks", "thank"), ("elects", "elect"), ("suggests", "suggest"), ("concludes", "conclude"),
    ]
}
