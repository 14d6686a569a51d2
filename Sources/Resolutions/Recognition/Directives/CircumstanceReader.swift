/// Reads what limits and describes an action: conditions, frequency, deadline, and what a report or a
/// consultation is about.
struct CircumstanceReader: Sendable {
    let clause: ClauseText
    let verbs: VerbTable

    private var text: TokenizedText { clause.text }

    func read(into draft: inout DirectiveDraft) {
        conditions(into: &draft)
        frequencies(into: &draft)
        deadlines(into: &draft)
        subjects(into: &draft)
    }

    /// The condition of a lead-in whose items the directives are.
    func conditions(in range: Range<Int>) -> [Range<Int>] {
        var draft = DirectiveDraft(kind: .other, lemma: "", modality: .declarative, action: range, region: range, verb: range.lowerBound)
        conditions(into: &draft)
        return draft.conditions
    }

    /// The times that a heading sets.
    func deadlines(in range: Range<Int>) -> [Range<Int>] {
        var draft = DirectiveDraft(kind: .other, lemma: "", modality: .declarative, action: range, region: range, verb: range.lowerBound)
        deadlines(into: &draft)
        return draft.deadlines
    }

    // MARK: - Conditions

    private func conditions(into draft: inout DirectiveDraft) {
        let start = draft.action.lowerBound
        let end = min(draft.region.upperBound, text.count)
        let depth = text[start].depth
        var index = text.next(Self.stops, from: start, before: end)
        while index < end {
            let token = text[index]
            if token.depth == depth {
                // A condition of a later main clause limits that one only.
                if index > draft.verb, draft.verb > start, token.isSymbol(";") { return }
                if token.marks.contains(.condition), let stop = condition(at: index, start: start, end: end) {
                    if stop > index + 1 { draft.conditions.append(Range(from: index, to: stop)) }
                    index = stop
                }
            }
            index = text.next(Self.stops, from: index + 1, before: end)
        }
    }

    /// Where a condition may begin, or the clause end that it limits.
    private static var stops: TokenMarks { [.condition, .punctuation] }

    /// Marks the words with which a condition, a frequency or a purpose, or a deadline may begin.
    static func mark(_ words: inout WordTable) {
        words.mark([Word.`if`, .unless, .when, .`where`, .provided, .`in`, .following, .`for`], .condition)
        words.mark(
            [Word.annually, .regularly, .periodically, .yearly, .monthly, .quarterly, .biennially, .biannually, .on, .each, .every, .annual,
             .regular, .periodic, .biennial, .`in`, .with, .so, .including], .frequency)
        words.mark([Word.by, .before, .than, .until, .no, .not, .at, .within, .`in`], .deadline)
    }

    private func condition(at index: Int, start: Int, end: Int) -> Int? {
        let token = text[index]
        let isFree = index == start || text[index - 1].isSymbol(",") || text[index - 1].is(.that) || (token.is(.`in`) && clause.isModal(index - 1))
        if token.is(.`if`, .unless) || (token.is(.when, .`where`) && isFree) || (token.is(.provided) && text[index + 1].is(.that)) {
            guard !isHedge(index + 1), !text[index - 1].is(.`as`) else { return nil }
            return stop(from: index, end: end)
        }
        if token.is(.`in`), text[index + 1].is(.special, .exceptional), text[index + 2].is(.`case`, .cases) || text[index + 2].spells("circumstances", in: text) {
            return index + 3
        }
        if token.is(.`in`), text[index + 1].is(.the), text[index + 2].is(.event), isFree || text[index + 3].is(.that) { return stop(from: index, end: end) }
        if token.is(.`in`), text[index + 1].is(.cases), text[index + 2].is(.`where`) { return stop(from: index, end: end) }
        if token.is(.following), text[index + 1].is(.a) || text[index + 1].is(.the), text[index + 2].is(.recommendation) {
            return stop(from: index, end: end)
        }
        if token.is(.`for`), index == start, (1...6).contains(where: { text[index + $0].is(.`where`) }) { return stop(from: index, end: end) }
        return nil
    }

    /// "if necessary", "where appropriate", "when possible".
    private func isHedge(_ index: Int) -> Bool {
        let token = text[index]
        return token.is(.necessary, .appropriate) || token.is(.possible, .applicable) || token.is(.needed, .required) || token.is(.any)
            || token.is(.feasible, .practicable) || token.is(.relevant) || token.is(.requested) || token.is(.so)
            || (clause.isAdverb(index) && isHedge(index + 1))
    }

    private func stop(from index: Int, end: Int) -> Int {
        let depth = text[index].depth
        var next = index + 1
        while next < end {
            let token = text[next]
            if token.isSymbol(","), text[next + 1].kind == .number, text[next - 1].kind == .number {
                next += 1
                continue
            }
            if token.depth == depth, token.isSymbol(",") || token.isSymbol(";") || token.isSymbol(":") || token.isSymbol("(")
                || (token.isSymbol(".") && text[next + 1].hasSpaceBefore && text[next + 1].isCapitalised) {
                break
            }
            next += 1
        }
        return next
    }

    // MARK: - Times

    private func frequencies(into draft: inout DirectiveDraft) {
        var inPurpose = false
        var next = draft.region.lowerBound
        let end = min(draft.region.upperBound, text.count)
        while true {
            let index = text.next([.frequency, .punctuation], from: next, before: end)
            guard index < end else { return }
            next = index + 1
            let token = text[index]
            if Purpose.starts(text, at: index) { inPurpose = true }
            if token.isSymbol(",") && text[index + 1].is(.and) { inPurpose = false }
            guard !inPurpose, token.depth == 0 else { continue }
            if token.is(.annually, .regularly) || token.is(.periodically, .yearly) || token.is(.monthly, .quarterly) || token.is(.biennially, .biannually) {
                if token.is(.yearly) || token.is(.monthly, .quarterly), !text[index + 1].is(.report, .reports), text[index + 1].kind == .word, !ClauseText.followers.contains(text[index + 1].word) { continue }
                draft.frequencies.append(index..<index + 1)
            } else if token.is(.on), text[index + 1].is(.a, .an), text[index + 3].is(.basis),
                text[index + 2].is(.regular, .annual) || text[index + 2].is(.periodic, .biennial) || text[index + 2].is(.ongoing, .continuous)
                    || text[index + 2].is(.continuing) || text[index + 2].is(.yearly, .quarterly) || text[index + 2].is(.monthly) {
                draft.frequencies.append(index..<index + 4)
            } else if token.is(.each, .every), text[index + 1].is(.year) {
                draft.frequencies.append(index..<index + 2)
            } else if token.is(.every), text[index + 2].is(.years, .months) {
                draft.frequencies.append(index..<index + 3)
            } else if token.is(.annual, .regular) || token.is(.periodic, .biennial), draft.actionTypes.contains("report"),
                (1...2).contains(where: { text[index + $0].is(.report, .reports) }), !text[index - 1].is(.on) {
                draft.frequencies.append(index..<index + 1)
            }
        }
    }

    private func deadlines(into draft: inout DirectiveDraft) {
        var next = draft.region.lowerBound
        let end = min(draft.region.upperBound, text.count)
        while true {
            let index = text.next(.deadline, from: next, before: end)
            guard index < end else { return }
            next = index + 1
            if clause.references.contains(where: { $0.tokens.contains(index) }) { continue }
            let token = text[index]
            if draft.conditions.contains(where: { $0.contains(index) }) { continue }
            let isLimit = token.is(.by, .before) || (token.is(.than) && text[index - 1].is(.later)) || token.is(.until)
            if token.is(.no) || token.is(.not) || token.is(.at), text[index + 1].is(.later) || text[index + 1].is(.least) || text[index + 1].spells("less", in: text),
                let stop = interval(from: index + 2, to: draft.region.upperBound) {
                draft.deadlines.append(index..<stop)
                continue
            }
            if isLimit, !isOfPast(index, draft), let stop = date(from: index + 1, to: draft.region.upperBound) {
                let start = token.is(.than) ? index - 2 : index
                draft.deadlines.append(Range(from: max(start, draft.region.lowerBound), to: stop))
            } else if token.is(.within), !isAsked(before: index, draft), text[index + 1].kind == .number, text[index + 2].is(.days, .weeks) || text[index + 2].is(.month, .months) || text[index + 2].is(.year, .years) {
                draft.deadlines.append(index..<index + 3)
            } else if token.is(.`in`), text[index + 1].is(.time), text[index + 2].is(.`for`), !isInRelative(index, draft) {
                var stop = index + 3
                let named = (index + 3..<index + 7).lazy.compactMap { clause.mention(at: $0) }.first
                while stop < draft.region.upperBound, text[stop].kind != .punctuation, stop < index + 9, stop != named?.tokens.upperBound { stop += 1 }
                draft.deadlines.append(index..<stop)
            }
        }
    }

    /// "2025", "31 December 2025", "the end of 2014", "WRC-27".
    private func date(from start: Int, to end: Int) -> Int? {
        var index = start
        while index < end, index < start + 7 {
            if let year = text.integer(index), (1950...2100).contains(year) {
                // "by the 2016 session" names no date.
                let behind = text[index + 1]
                return behind.kind == .word && !behind.isCapitalised && !ClauseText.followers.contains(behind.word) && !behind.is(.using) ? nil : index + 1
            }
            if index == start || text[index - 1].is(.the), ActScanner.conference(text, index) != nil { return index + 1 }
            let token = text[index]
            guard token.kind == .number || token.is(.the) || token.is(.end) || token.is(.of) || token.isCapitalised || token.is(.calendar, .year) else { return nil }
            index += 1
        }
        return nil
    }

    /// "stations that have been notified before 2020": when something was done that is only spoken of.
    private func isOfPast(_ index: Int, _ draft: DirectiveDraft) -> Bool {
        var before = index - 1
        while before > draft.verb, before > index - 24, !text[before].isSymbol(","), !text[before].isSymbol(";") {
            if text[before].is(.that, .which) || text[before].is(.and), text[before + 1].is(.was, .were) || text[before + 1].is(.has, .have) || text[before + 1].is(.had) { return true }
            before -= 1
        }
        return false
    }

    /// "a reminder asking X to act within 30 days": the time of what is asked.
    private func isAsked(before index: Int, _ draft: DirectiveDraft) -> Bool {
        Range(from: max(draft.verb, index - 24), to: index).contains {
            text[$0].spells("asking", in: text) || text[$0].spells("requesting", in: text) && !text[$0 - 1].is(.the)
                || text[$0].spells("reminder", in: text) && text[$0 + 1].is(.to)
        }
    }

    /// "lists that may be revised in time for the conference": a time of something else.
    private func isInRelative(_ index: Int, _ draft: DirectiveDraft) -> Bool {
        var before = index - 1
        while before > draft.verb, before > index - 12, text[before].kind == .word {
            if text[before].is(.that, .which) || text[before].is(.who) { return true }
            before -= 1
        }
        return false
    }

    /// "than seven weeks before its ordinary sessions", "three months before the conference".
    private func interval(from start: Int, to end: Int) -> Int? {
        var index = start
        if text[index].is(.than) { index += 1 }
        guard text[index].kind == .number || text[index].kind == .word else { return nil }
        guard let unit = (index..<index + 3).first(where: { text[$0].is(.days, .weeks) || text[$0].is(.month, .months) || text[$0].is(.year, .years) }),
            text[unit + 1].is(.before, .after) || text[unit + 1].is(.prior)
        else { return nil }
        index = unit + 2
        while index < end, text[index].kind != .punctuation { index += 1 }
        return index
    }

    // MARK: - What it is about

    private func subjects(into draft: inout DirectiveDraft) {
        let actions = draft.actionTypes
        guard !actions.isEmpty else { return }
        let reports = actions.contains("report")
        let range = Range(from: draft.verb, to: min(draft.region.upperBound, text.count))
        guard !range.isEmpty else { return }
        if reports || actions.contains("consult") || actions.contains("cooperate") || actions.contains("collaborate") {
            // "implement the decisions on kites and report on progress": behind the report.
            let report = reports ? range.first { text[$0].is(.report, .reports) || text[$0].is(.reporting) } : nil
            let about = Range(from: report ?? range.lowerBound, to: range.upperBound)
            preposition(.on, in: about, reports: reports, into: &draft)
            if reports, draft.subjects.isEmpty { reportObject(in: about, into: &draft) }
            if let report, draft.subjects.isEmpty { preposition(.on, in: Range(from: range.lowerBound, to: report), reports: false, into: &draft) }
        }
        if actions.contains("review") || actions.contains("examine") { object(in: range, into: &draft) }
        if draft.subjects.isEmpty, actions.contains("assist") || actions.contains("participate") {
            preposition(.`in`, in: range, reports: false, into: &draft)
        }
        if draft.subjects.isEmpty, actions.contains("take-action"), text[draft.verb].is(.take) || text[draft.verb].spells("taken", in: text) || text[draft.verb].is(.`continue`) { preposition(.`for`, in: range, reports: false, into: &draft) }
    }

    private func preposition(_ word: Word, in range: Range<Int>, reports: Bool, into draft: inout DirectiveDraft) {
        var index = range.lowerBound
        let purpose = Purpose.first(text, in: range)
        while index < purpose {
            if text[index].is(word), text[index].depth == text[range.lowerBound].depth, !isIdiom(index), !isInsideName(index),
                !(word == .`in` && (text[index - 1].is(.involved, .interested) || text[index - 1].spells("engaged", in: text))) {
                let end = phraseEnd(from: index + 1, to: range.upperBound, reports: reports)
                if end > index + 1 { draft.subjects.append(index + 1..<end) }
                // A second phrase only where it is coordinated: "…, and on …", a purpose of the first between.
                guard word == .on,
                    let joint = (end..<max(end, range.upperBound - 1)).first(where: { text[$0].is(.and) && (text[$0 + 1].is(.on) && !isIdiom($0 + 1) || reports && text[$0 + 1].is(.to)) }),
                    let next = text[joint + 1].is(.on) ? joint : clause.actors(at: joint + 2, limit: range.upperBound).flatMap({ text[$0.end].is(.on) ? $0.end - 1 : nil })
                else { return }
                let second = phraseEnd(from: next + 2, to: range.upperBound, reports: reports)
                if second > next + 2 { draft.subjects.append(next + 2..<second) }
                return
            }
            if text[index].isSymbol(":") || text[index].isSymbol(";") { return }
            // What a further infinitive is about is not meant.
            if !reports, text[index].is(.and) && clause.infinitive(at: index + 1, verbs: verbs) != nil || word == .`for` && text[index].is(.to) { return }
            // "for" belongs to "take action" only close behind it.
            if word == .`for`, text[index].isSymbol(",") || index > range.lowerBound + 7 { return }
            if text[index].is(.particular), text[index - 1].is(.`in`) { return }
            if text[index].is(.by) || text[index].is(.through), endsInGerund(index + 1) { return }
            index += 1
        }
    }

    private func isInsideName(_ index: Int) -> Bool { clause.mentions.contains { $0.tokens.contains(index) } }

    /// "on a regular basis", "on behalf of", "on the one hand"; "in order", "in consultation with".
    private func isIdiom(_ index: Int) -> Bool {
        let next = text[index + 1]
        if text[index].is(.on) {
            if next.is(.behalf) { return true }
            if (1...4).contains(where: { text[index + $0].is(.basis) }) { return true }
            return next.is(.the) && (text[index + 3].spells("hand", in: text) || text[index + 2].is(.basis) || text[index + 2].is(.other))
        }
        if text[index].is(.`in`) {
            return next.is(.order, .consultation) || next.is(.collaboration, .cooperation) || next.is(.coordination, .accordance) || next.is(.particular)
                || next.is(.close) || next.is(.conjunction) || next.is(.light) || next.is(.partnership) || next.is(.special, .exceptional)
        }
        return false
    }

    /// The direct object of "report": "to report to TSAG the collaboration activities …".
    private func reportObject(in range: Range<Int>, into draft: inout DirectiveDraft) {
        var index = range.lowerBound + 1
        while clause.isAdverb(index) { index += 1 }
        if text[index].is(.to), let list = clause.actors(at: index + 1, limit: range.upperBound) { index = list.end }
        guard text[index].is(.the) || text[index].is(.its) || text[index].is(.any) || text[index].spells("progress", in: text) || text[index].spells("results", in: text)
        else { return }
        let end = phraseEnd(from: index, to: range.upperBound, reports: true)
        if end > index + 1 { draft.subjects.append(index..<end) }
    }

    /// The object of "review" or "examine": behind the verb and those joined to it, inserted phrases
    /// between commas left out.
    private func object(in range: Range<Int>, into draft: inout DirectiveDraft) {
        guard let verb = range.first(where: { text[$0].is(.review) || text[$0].is(.examine) }) else { return }
        var index = verb + 1
        if text[index].is(.and, .or), verbs.bases.contains(text[index + 1].word) { index += 2 }
        if text[index].is(.of) { index += 1 }
        while text[index].isSymbol(",") {
            var close = index + 1
            while close < range.upperBound, !text[close].isSymbol(",") { close += 1 }
            guard close < range.upperBound else { return }
            index = close + 1
        }
        let end = phraseEnd(from: index, to: range.upperBound, reports: false)
        if end > index { draft.subjects.append(index..<end) }
    }

    /// Where a noun phrase ends: before a recipient, a purpose, ", such as", a further verb.
    func phraseEnd(from start: Int, to end: Int, reports: Bool) -> Int {
        var index = start
        let depth = text[start].depth
        while index < end {
            let token = text[index]
            if token.depth < depth { break }
            if token.depth == depth {
                if token.isSymbol(";") || token.isSymbol(":") || (token.isSymbol(".") && text[index + 1].isCapitalised) { break }
                if Purpose.starts(text, at: index), index > start { break }
                if token.is(.to), index > start {
                    if clause.infinitive(at: index, verbs: verbs) != nil {
                        if !Purpose.completes(text, infinitiveAt: index) { break }
                    } else if reports, text[index + 1].is(.the), (2...4).contains(where: { text[index + $0].is(.session, .sessions) || text[index + $0].is(.meeting) }) {
                        break
                    } else if reports, clause.actors(at: index + 1, limit: end) != nil, !text[index - 1].spells("related", in: text),
                        !text[index - 1].spells("relating", in: text), !text[index - 1].spells("interest", in: text) {
                        break
                    }
                }
                if token.is(.by), text[index + 1].isSymbol(",") || endsInGerund(index + 1) { break }
                if token.is(.on) || token.is(.`in`), isIdiom(index), index > start { break }
                if token.isSymbol(","), endsAtComma(index, end: end) { break }
                if token.is(.and), index > start, verbs.bases.contains(text[index + 1].word), !clause.isNominal(index + 1), !text[index + 1].isCapitalised, text[index + 2].kind == .word,
                    !text[index + 2].is(.of), !text[index + 2].is(.and, .or), !text[index - 1].is(.the), text.bytes(index - 1).last == UInt8(ascii: "s") {
                    break
                }
                if token.is(.and), verbs.isVerb(text[index + 1].word, .base), text[index + 2].is(.the) || text[index + 2].is(.this) || text[index + 2].is(.its) || text[index + 2].is(.these) {
                    break
                }
                if token.is(.such), text[index + 1].is(.`as`) { break }
                // "on kites which includes strings", "on them in a separate report".
                if token.is(.which), reports, index > start, !text[index - 1].is(.`in`, .of), verbs.isVerb(text[index + 1].word, .third) { break }
                if token.is(.`in`), reports, text[index + 1].is(.a, .an), (2...5).contains(where: { text[index + $0].is(.report) }) { break }
                if token.is(.`as`), text[index + 1].is(.appropriate, .necessary) { break }
            }
            index += 1
        }
        while index > start, text[index - 1].isSymbol(",") || text[index - 1].is(.and, .or) { index -= 1 }
        return min(index, end)
    }

    private func endsInGerund(_ index: Int) -> Bool {
        text.endsInGerund(index)
    }

    private func endsAtComma(_ index: Int, end: Int) -> Bool {
        var next = index + 1
        if text[next].is(.and, .or) { next += 1 }
        let token = text[next]
        if token.is(.`in`, .with) || token.is(.to, .`for`) || token.is(.such) || token.is(.which, .who) || token.is(.on) || token.is(.by)
            || token.is(.through) || token.is(.including) || token.is(.`as`) || token.is(.taking) || token.is(.within) || token.is(.`where`)
            || token.is(.at) || token.is(.under) || token.is(.so) || token.is(.based) || token.is(.inter) || token.is(.that) {
            return true
        }
        return verbs.bases.contains(token.word) && text[next + 1].kind == .word && text[index + 1].is(.and)
    }
}
