/// The verbs of directives: governing verbs by their printed forms, action verbs by their inflections.
///
/// A class, because every reader of a clause holds it, and a dozen of them are made for each clause: a copy of
/// the tables as a value would count ten references up and down each time.
final class VerbTable: Sendable {
    enum Form: UInt8, Sendable { case base, third, past, gerund }

    /// Some of the forms.
    struct Forms: OptionSet, Sendable {
        let rawValue: UInt8
        static let base = Forms(.base)
        static let third = Forms(.third)
        static let past = Forms(.past)
        static let gerund = Forms(.gerund)

        init(rawValue: UInt8) { self.rawValue = rawValue }
        init(_ form: Form) { rawValue = 1 << form.rawValue }
    }

    struct Action: Sendable {
        var slug: String
        var form: Form
        /// The further words that the phrase needs ("take" … "action"), in the singular.
        var rest: [Int32]
    }

    struct Governing: Sendable {
        var lemma: String
        var kind: DirectiveKind
        var form: Form
    }

    let governing: PhraseTrie<Governing>
    /// By word.
    private let actions: [[Action]]
    let headings: [String: String]
    let kinds: [String: DirectiveKind]
    /// The action of whoever is to be regulated by given provisions.
    let applying: String?
    /// Words that may stand inside a phrase such as "take … action".
    private let fillers: WordSet
    /// Words that are verbs in their base form.
    let bases: WordSet
    /// The same verbs in the third person.
    let thirds: WordSet
    /// Words that are verbs behind "to", those among them that are as often nouns ("to number") included.
    let infinitives: WordSet
    /// Nouns for those who can take part in an action, in the singular.
    let partyNouns: WordSet
    /// Nouns for parts of the world whose States may be named together, in the singular: "the States of the region".
    let regionNouns: WordSet
    /// Verbs whose object a cooperation or a consultation may be: "strengthen cooperation with", "hold consultations with".
    let cooperationVerbs: WordSet

    init(authority: Authority, lexicon: inout LexiconBuilder) {
        var governing = PhraseTrie<Governing>()
        var actions: [Int32: [Action]] = [:]
        var headings: [String: String] = [:]
        var kinds: [String: DirectiveKind] = [:]
        for verb in authority.governingVerbs {
            kinds[verb.lemma] = verb.kind
            var forms = Set(verb.forms)
            forms.insert(verb.lemma)
            for (form, phrase) in Inflection.forms(of: verb.lemma) {
                governing.insert(lexicon.numbers(of: phrase), Governing(lemma: verb.lemma, kind: verb.kind, form: form))
                forms.remove(phrase)
            }
            for phrase in forms.sorted() {
                let first = phrase.prefix { $0 != " " }
                let form: Form = first.hasSuffix("ing") ? .gerund : first.hasSuffix("ed") ? .past : first.hasSuffix("s") ? .third : .base
                governing.insert(lexicon.numbers(of: phrase), Governing(lemma: verb.lemma, kind: verb.kind, form: form))
            }
        }
        for verb in authority.headingVerbs {
            if let lemma = verb.governingVerb { headings[verb.phrase] = lemma }
        }
        let fillers = lexicon.set([
            "the", "a", "an", "all", "any", "its", "their", "necessary", "appropriate", "practical", "concrete", "every", "required",
            "further", "effective", "urgent", "immediate", "regular", "joint", "annual", "such", "these", "those", "relevant", "special",
            "additional", "and", "other", "possible", "feasible",
        ])
        applying = authority.actionVerbs.first { $0.verb == "apply" }?.action
        var bases: [Int32] = []
        for verb in authority.actionVerbs {
            let words = verb.verb.split(separator: " ").map(String.init)
            guard let first = words.first else { continue }
            let rest = lexicon.stems(of: words.dropFirst().joined(separator: " ")).filter { !fillers.contains($0) }
            for (form, word) in Inflection.forms(of: first) {
                let number = lexicon.numbers(of: word).first ?? 0
                let action = Action(slug: verb.action, form: form, rest: rest)
                if actions[number]?.contains(where: { $0.slug == action.slug && $0.rest == rest && $0.form == form }) != true {
                    actions[number, default: []].append(action)
                }
                if form == .base { bases.append(number) }
            }
        }
        var thirds: [Int32] = []
        for verb in EnglishVerbs.bases {
            bases.append(lexicon.numbers(of: verb).first ?? 0)
            for case (.third, let word) in Inflection.forms(of: verb) { thirds.append(lexicon.numbers(of: word).first ?? 0) }
        }
        for verb in authority.actionVerbs {
            guard let first = verb.verb.split(separator: " ").first else { continue }
            for case (.third, let word) in Inflection.forms(of: String(first)) { thirds.append(lexicon.numbers(of: word).first ?? 0) }
        }
        self.governing = governing
        self.actions = (0...(actions.keys.max() ?? 0)).map { actions[$0] ?? [] }
        self.headings = headings
        self.kinds = kinds
        partyNouns = WordSet(numbers: PartyNouns.all.flatMap { lexicon.stems(of: $0) })
        regionNouns = WordSet(numbers: ["area", "continent", "region", "subregion", "zone"].flatMap { lexicon.stems(of: $0) })
        cooperationVerbs = lexicon.set([
            "build", "conduct", "consolidate", "continue", "continues", "deepen", "develop", "effect", "enhance", "establish", "expand",
            "extend", "foster", "further", "hold", "improve", "increase", "initiate", "intensify", "maintain", "promote", "pursue",
            "reinforce", "seek", "strengthen", "undertake",
        ])
        self.thirds = WordSet(numbers: thirds)
        self.fillers = fillers
        self.bases = WordSet(numbers: bases)
        infinitives = WordSet(numbers: bases + EnglishVerbs.infinitives.map { lexicon.numbers(of: $0).first ?? 0 })
    }

    /// The governing verb whose form starts at a token, longest first, and the token behind it.
    func governing(_ text: TokenizedText, at index: Int) -> (Governing, Int)? {
        var node: Int32 = 0
        var next = index
        var best: (Governing, Int)?
        while let child = governing.child(of: node, by: text[next].word) {
            node = child
            next += 1
            if let value = governing.values(at: node).first { best = (value, next) }
        }
        return best
    }

    /// The action that the verb at a token names; the phrase that needs most words wins.
    func action(_ text: TokenizedText, at index: Int, forms: Forms) -> String? {
        let candidates = actions(of: text[index].word)
        var best: Action?
        for candidate in candidates where forms.contains(Forms(candidate.form)) {
            if candidate.rest.isEmpty {
                if best == nil { best = candidate }
            } else if follows(candidate.rest, text, behind: index, closely: candidate.form == .past), candidate.rest.count > best?.rest.count ?? 0 {
                best = candidate
            }
        }
        return best?.slug
    }

    /// Whether any phrase, complete or not, begins with the word in one of the forms.
    func isVerb(_ word: Int32, _ form: Form) -> Bool { actions(of: word).contains { $0.form == form } }

    private func actions(of word: Int32) -> [Action] {
        word > 0 && Int(word) < actions.count ? actions[Int(word)] : []
    }

    /// In a passive, the noun of the phrase is the subject: "a joint meeting may be arranged".
    func passiveAction(_ text: TokenizedText, at index: Int, subject: Range<Int>) -> String? {
        // The head of the subject: its last word, or the one before "of".
        var head = subject.lowerBound
        while head + 1 < subject.upperBound, text[head + 1].kind == .word, !text[head + 1].is(.of) { head += 1 }
        for candidate in actions(of: text[index].word) where candidate.form == .past && candidate.rest.count == 1 {
            // A report that is submitted by somebody is handed on.
            if candidate.slug == "report" { continue }
            if text[head].stem == candidate.rest[0] { return candidate.slug }
        }
        return action(text, at: index, forms: [.past])
    }

    /// `closely`: no fillers between. In a passive only particles follow: "carried out", "taken into account".
    private func follows(_ rest: [Int32], _ text: TokenizedText, behind index: Int, closely: Bool) -> Bool {
        var next = index + 1
        for stem in rest {
            let limit = next + 5
            while next < limit, text[next].stem != stem {
                guard !closely, fillers.contains(text[next].word) else { return false }
                next += 1
            }
            guard text[next].stem == stem else { return false }
            next += 1
        }
        return true
    }
}


/// English verb forms.
enum Inflection {
    /// All forms of a verb or of a verb phrase, whose first word is inflected.
    static func forms(of phrase: String) -> [(VerbTable.Form, String)] {
        let words = phrase.split(separator: " ", maxSplits: 1).map(String.init)
        guard let verb = words.first else { return [] }
        let tail = words.count > 1 ? " " + words[1] : ""
        var forms: [(VerbTable.Form, String)] = [(.base, phrase), (.third, third(verb) + tail), (.gerund, gerund(verb) + tail)]
        forms.append((.past, (irregular[verb] ?? past(verb)) + tail))
        return forms
    }

    private static func third(_ verb: String) -> String {
        if verb.hasSuffix("s") || verb.hasSuffix("x") || verb.hasSuffix("ch") || verb.hasSuffix("sh") { return verb + "es" }
        if verb.hasSuffix("y"), let before = verb.dropLast().last, !"aeiou".contains(before) { return verb.dropLast() + "ies" }
        return verb + "s"
    }

    private static func gerund(_ verb: String) -> String {
        if verb.hasSuffix("e"), !verb.hasSuffix("ee") { return verb.dropLast() + "ing" }
        return (doubles.contains(verb) ? verb + String(verb.suffix(1)) : verb) + "ing"
    }

    private static func past(_ verb: String) -> String {
        if verb.hasSuffix("e") { return verb + "d" }
        if verb.hasSuffix("y"), let before = verb.dropLast().last, !"aeiou".contains(before) { return verb.dropLast() + "ied" }
        return (doubles.contains(verb) ? verb + String(verb.suffix(1)) : verb) + "ed"
    }

    private static let doubles: Set<String> = ["submit", "commit", "refer", "permit", "transmit", "transfer", "set", "plan", "admit", "stop"]
    private static let irregular: [String: String] = [
        "take": "taken", "undertake": "undertaken", "make": "made", "hold": "held", "give": "given", "draw": "drawn",
        "bring": "brought", "find": "found", "seek": "sought", "meet": "met", "send": "sent", "keep": "kept", "set": "set",
        "build": "built", "lead": "led", "choose": "chosen", "write": "written", "spend": "spent",
    ]
}

extension EnglishVerbs {
    /// The present participles of the common verbs, in lower case: `promoting`.
    static let gerunds: Set<String> = Set(bases.flatMap { base in Inflection.forms(of: base).filter { $0.0 == .gerund }.map(\.1) })
        .union(["noting", "welcoming", "believing", "condemning", "deploring", "desiring", "expecting", "hoping", "regretting", "wishing", "re-emphasizing", "reiterating", "recalling", "reaffirming"])
}

/// Common verbs of resolutions that name no action type but tell "to VERB" from "to the NOUN".
enum EnglishVerbs {
    /// Verbs that are nouns as well, or rare: known as verbs only behind "to".
    static let infinitives = """
        abandon abstain access accompany accomplish account acquire activate actualize affect aggregate aid alert alleviate \
        amplify analyze annotate anticipate apprehend archive argue arrest articulate assassinate assemble assimilate attach \
        attack attract audit augment avert awaken balance ban bear bind block bolster boost borrow brand breach breed bridge \
        brief broadcast broaden browse budget bypass calculate calibrate cancel capitalize capture catalogue catalyse cater \
        cease celebrate censor certify chair champion characterize chart check cherish choose cite claim classify clean clear \
        co-chair co-finance co-locate co-sponsor code codify coexist cohere coincide commemorate commend compare compel \
        compensate compete compose compute concede conceive concentrate concur condemn configure confront congratulate connect \
        conserve consist construct contact contain contemplate contend contract convert convince cope correct correlate \
        correspond count counter cover credit criminalize criticize cross crystallize curb customize cut damage debate \
        decarbonize decentralize decipher declassify decommission decrease deduct defend defer defray degrade delegate delete \
        deliberate delimit delineate delist demand demobilize denounce denuclearize depart depend depict depoliticize deport \
        deposit deprive derive desist destroy detach detain detect deter deteriorate devolve diagnose dialogue differ \
        differentiate digitalize digitize diminish disable disaggregate disburse discharge disclose discover discriminate \
        disengage dislodge dismantle dispatch display dispose disregard disrupt dissolve dissuade distinguish diversify divide \
        document donate double downgrade download duplicate earn ease economize educate effect elaborate elect elevate elicit \
        embed embrace emerge emit emulate enact encode encompass endanger endure energize enlarge enlighten enlist enrich \
        enrol enroll ensue entail entitle entrust enumerate enunciate envisage envision equate equip erode escalate escort \
        evacuate evade evolve exacerbate exceed excel exemplify exempt exert exhaust exhibit exist expel expire explain \
        exploit expose extinguish extract face fail fall falsify familiarize farm fast-track feed field fight file fill finish \
        fit flag flee flow fluctuate forbid forecast foresee forge forget forgo formalize formulate forward fragment frame \
        free frustrate furnish gain gauge generalize generate get glorify govern grade grow halt hamper hand handle happen \
        harmonize harness hasten head heal hear heed heighten hide highlight hinder hire hope host humanize hurt ignite ignore \
        illuminate illustrate imagine immobilize immunize impair impart impede implant implicate imply import impose impress \
        imprison improvise incite incline incorporate incubate inculcate incur indemnify index induce infer inflict influence \
        inform infringe inhibit inject injure innovate inquire insert insist inspect install instil instruct insulate insure \
        intercept interchange interconnect interfere internalize interoperate interpret interrupt intervene interview \
        intimidate inventory invite invoke irrigate isolate itemize jeopardize judge justify kill know label lack land last \
        lay leak learn leave legislate lessen leverage liaise liberalize liberate license lift liquidate listen live localize \
        locate lock log lose lower magnify mainstream manipulate manufacture map match maximize mediate memorialize mentor \
        merge migrate mine mirror misuse mitigate model moderate modernize modify monetize motivate mount multiply name narrow \
        navigate neglect neutralize nominate normalize notify nullify number nurture obey oblige occupy occur offset omit opt \
        optimize orbit orchestrate order organise orient originate oust outlaw outline outsource overlap override overrule \
        oversee overturn own package participate partner pass patrol penalize persevere persist persuade pertain phase pilot \
        pioneer pivot pledge police popularize populate portray pose possess post postpone practise precede preclude predict \
        prefer prejudge prejudice prescribe press presume pretend prevail print probe process procure profess profile profit \
        program programme project proliferate prolong prompt propagate propose prosecute protest protract publicize punish \
        purchase purify push qualify quantify quarantine question quit radiate radicalize rally rank rate rationalize \
        re-engage re-establish re-evaluate re-examine reaccredit react reactivate read readjust reaffirm reallocate reap \
        reappoint reappraise rearrange reassess reassign reassure reauthorize rebalance rebuild recalculate recall recharge \
        recirculate reclaim recognise recommence recommend recommit recompense reconcile reconfigure reconstitute reconstruct \
        reconvene recover recruit rectify recycle redefine redeploy redesign redirect rediscover redistribute redouble redraft \
        redress refill refine refocus reform refuel refurbish refuse regain regard register regroup regularize rehabilitate \
        rehearse reimburse reinstate reintegrate reintroduce reinvest reissue reiterate rejoin rekindle relate relaunch relax \
        relay relieve relinquish relocate rely remedy remit remunerate renegotiate renounce renovate reoccupy reopen \
        reorganize reorient repair repatriate repay repeat rephrase replenish replicate reply report reposition repress \
        reproduce repurpose request require reschedule rescind rescue research resell reserve resettle reshape reside resign \
        resist resolve resort restart restate restrain restructure result retaliate rethink retire retract retrain retransmit \
        retrieve reunify reunite reuse reveal revisit revive reward rid rise risk rotate route rule run sample sanction \
        satisfy save score screen scrub scrutinize search secede see segregate seize sell sense sensitize separate settle \
        shape shield shift shorten shut signal simulate situate slow smooth smuggle solicit sort speak specialize speed spend \
        split sponsor spur stabilise stabilize staff stage stand state stay steer stem stimulate stockpile store strategize \
        stress strive structure study subcontract subdivide subject subscribe subsidize substantiate substitute succeed suffer \
        suggest suit summarize summon supervise supplement supply suppress surmount surpass surrender surround survey survive \
        synchronize synergize synthesize systematize tabulate tailor talk tap tax teach televise tend terrorize testify thank \
        think threaten thrive thwart tie tolerate tour trace trade traffic transcend transcribe transgress transit transition \
        transplant transport trap travel trigger triple troubleshoot try tune twin type undergo underlie underline undermine \
        underpin understand undo unfold unify unite unleash unlock unveil update uplift upload uproot usher utilise vacate \
        vaccinate validate value vary vet view violate visit visualize void volunteer vote wage wait warn watch weaken weigh \
        welcome widen win wish withhold withstand witness wonder worsen write yield zone
        """.split(separator: " ").map(String.init)

    static let bases = """
        abide accede adopt agree aim apply arise ask accelerate accept accommodate accord achieve acknowledge act adapt address adhere adjust administer advance \
        advise advocate afford align allocate allow amend analyse announce answer appear appoint approach approve ascertain assess assign \
        assume assure attain attend authorize avail avoid be become begin benefit bring build call carry change circulate clarify \
        close collect combat come commence commit communicate compile complement complete comply conclude conduct confirm consider \
        consolidate constitute consult continue contribute control convene convey create deal decide declare dedicate deepen define delay \
        deliver demonstrate deny deploy describe determine devise devote direct disarm discontinue discourage discuss disseminate \
        distribute do draft draw eliminate embark emphasize employ empower enable end endeavour enforce engage enhance enjoy ensure \
        enter eradicate evaluate examine exchange exclude execute exercise expand expedite explore express extend finalize finance find fix follow \
        foster freeze fulfil fully fund gather give grant guarantee guide have help hold honour identify implement improve include \
        increase indicate initiate intend inspire institute integrate intensify introduce investigate invest involve issue join keep launch \
        lead lend limit link look maintain make manage mandate mark measure meet minimize mobilize monitor move negotiate note \
        observe obtain offer open operate organize overcome pay perform permit place plan play prepare present preserve prevent prioritize \
        proceed proclaim produce prohibit promote protect prove provide publish pursue put raise ratify reach realize receive \
        recognize reconsider record reduce refer reflect refrain regulate reinforce reject release remain remind remove render renew \
        repeal replace represent require respect respond restore restrict resume retain return reverse revise revitalize safeguard scale \
        schedule secure seek select send serve set share show sign simplify solve specify spread standardize start step stop \
        strengthen streamline submit suspend sustain tackle take target terminate test tighten track train transfer transform \
        translate transmit treat turn undertake upgrade uphold urge use utilize verify waive withdraw work
        """.split(separator: " ").map(String.init)
}
