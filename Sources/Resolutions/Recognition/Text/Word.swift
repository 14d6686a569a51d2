/// The function words and other fixed words that the recognisers ask for by name; the raw value is
/// the word's number in every `WordTable`. Domain vocabulary comes from the authority instead.
enum Word: Int32, CaseIterable, Sendable {
    case unknown = 0
    // Articles, determiners, quantifiers
    case the, a, an, this, that, these, those, such, its, their, his, her, our, your, all, any, each, every
    case both, either, other, others, another, two, three, four, five, six, several, many, some, no, own
    case relevant, concerned, appropriate, respective, involved, interested, competent, parent, various
    // Conjunctions and relatives
    case and, or, nor, but, which, who, whom, whose, `where`, when, whenever, `if`, unless, whether, provided, `while`, `as`
    case than, then, so, however, because, since, including, include, includes, included
    // Prepositions
    case of, to, `in`, on, by, with, from, at, `for`, into, through, via, under, between, among, within, before
    case after, during, until, upon, towards, without, against, per, about, regarding, concerning, following
    case above, below, thereof, therein, thereto, hereto, pursuant, subject, over, throughout, behalf, prior
    // Modal and auxiliary verbs
    case shall, should, may, will, must, can, could, would, might, be, been, being, `is`, are, was, were, has, have
    case had, having, not, `do`, does, done
    // Adverbs
    case also, further, once, more, again, closely, jointly, together, inter, alia, only, well, back, still
    case `continue`, continuing, continues, particular, order, view, necessary, possible, needed, required, applicable
    case feasible, requested, practicable, event, `case`, cases, special, exceptional, condition, light, time, later
    case annually, regularly, periodically, yearly, monthly, quarterly, biennially, biannually, annual, regular
    case periodic, biennial, ongoing, continuous, basis, year, years, month, months, days, weeks, end
    case latest, early, least
    // Numbered acts, provisions and places in a text
    case resolution, resolutions, decision, decisions, recommendation, recommendations, opinion, opinions
    case report, reports, question, questions, article, articles, nos, number, numbers, chapter, chapters
    case section, sections, agenda, item, items, appendix, appendices, annex, annexes, preamble, paragraph, paragraphs, para, paras, rule, rules
    case part, parts, table, rev, res, dec, itu, meeting, session, conference, assembly, ex, ccir, wrc, cgpm, cipm
    case present, said, same, adopted, approved, resolves, instructs, invites, considering, recognizing, noting, recalling
    // Nouns and verbs of roles
    case consult, consulting, consultation, consultations, views, seek, collaborate, collaborating, collaboration
    case cooperate, cooperating, cooperation, coordinate, coordinating, coordination, conjunction, partnership
    case liaison, liaise, work, works, working, close, inform, informing, informed, notify, keep, request, requests
    case approval, approve, submit, submitted, submitting, presented, presenting, reporting, prepare
    case participation, facilitate, facilitating, facilitated, ability, capacity, capability, assist, assisting
    case support, supporting, enhance, enhancing, strengthen, strengthening, improve, improving, pursue, maintain
    case promote, foster, intensify, mutual, organizations, organization, organs, bodies, entities
    case issues, subjects, areas, topics, matters, fields, themes, group, groups, procedure, procedures
    case laid, down, agreement, agreements, memorandum, understanding, plan, policy, guidelines, directives, action
    case accordance, apply, applied, applies, regulated, given, see, available, becomes, reply, furnish, provide
    case providing, experts, expertise, training, transmit, forward, send, attention, bring, communicate
    case sectors, bureaux, sector, bureau, council, union, therefore, taking, able, notwithstanding, based, review, examine, future, next, forthcoming, upcoming, world, board, sub, general, take, takes, account, bis, ter, quater

    // Adjectives before names, and verb forms that are nouns just as often
    case affected, authorizing, responsible, requesting, participating, potentially, national, corresponding, designated, individual, existing, eligible, remaining, contributing
    case objecting, plans, measures, uses, results, limits, notices, places, processes, needs, costs, tests, supports, studies
    case changes, reviews, records, offers, links, forms, aims, notes, measure, use, result, limit, notice, place
    case process, issue, need, cost, test, study, change, record, link, form, aim, note, means, networks
    case stations, services, benefits, benefit, assigns, allocates, access, market, target, targets, calendar, sessions, it, they
    case neighbouring, how, current, manager, chairman, station, related, cited, mentioned, using, pertinent

    /// As texts print it, in lower case.
    var spelling: String { "\(self)" }
}

/// A set of words, tested in constant time.
struct WordSet: Sendable {
    private var bits: [Bool]

    init(_ words: Word...) { self.init(numbers: words.map(\.rawValue)) }

    init(numbers: [Int32]) {
        bits = Array(repeating: false, count: Int(numbers.max() ?? 0) + 1)
        for number in numbers where number > 0 { bits[Int(number)] = true }
    }

    /// Its words, ascending.
    var numbers: [Int32] { bits.indices.filter { bits[$0] }.map { Int32($0) } }

    func contains(_ number: Int32) -> Bool {
        number > 0 && Int(number) < bits.count && bits[Int(number)]
    }
}
