/// Reads the subjects that a clause enumerates after "such as", and the field of a group to be set up.
struct TopicReader: Sendable {
    let clause: ClauseText
    let verbs: VerbTable

    private var text: TokenizedText { clause.text }

    /// How sure the subjects of an enumeration are whose last member could be split at an "and" or not.
    static let splitting = 0.9

    /// What a clause enumerates.
    struct Subjects: Sendable {
        var labels: [String] = []
        /// Whether an "and" in the last member leaves it open where the subject ends.
        var isChoice = false
    }

    func topics() -> Subjects {
        guard text.marks.contains(.cue) else { return Subjects() }
        let tokens = text.tokens
        for index in tokens.indices where tokens[index].is(.such) && text[index + 1].is(.`as`) && introducesSubjects(index) {
            // "areas such as rural and remote areas" are places.
            let members = members(from: index + 2)
            guard let last = members.last else { return Subjects() }
            if text[last.upperBound - 1].is(.areas), text[index - 1].is(.areas) { return Subjects() }
            let wholeLast = Range(from: index + 2, to: last.upperBound).last { text[$0].isSymbol(",") && text[$0].depth == text[index].depth } ?? index + 1
            let ands = Range(from: wholeLast + 2, to: last.upperBound).count { text[$0].is(.and) && text[$0].depth == text[index].depth }
            // "A and B" is two subjects; with a further "and" one of them is part of a subject.
            return Subjects(labels: members.map { label($0) }.filter { !$0.isEmpty }, isChoice: ands > (members.count > 1 && text[wholeLast + 1].is(.and) ? 0 : 1))
        }
        return Subjects(labels: field().map { [label($0)] } ?? [])
    }

    /// Whether "issues", "areas", "subjects" or the like stand before "such as".
    private func introducesSubjects(_ index: Int) -> Bool {
        var before = index - 1
        if text[before].isSymbol(",") { before -= 1 }
        for position in stride(from: before, through: max(before - 5, 0), by: -1) {
            let token = text[position]
            if token.is(.issues, .areas) || token.is(.subjects, .topics) || token.is(.matters, .fields) || token.is(.themes) || token.spells("projects", in: text) { return true }
            if token.kind == .punctuation { return false }
        }
        return false
    }

    /// Between commas; the last member is split at the "and" that has a noun phrase on each side.
    private func members(from start: Int) -> [Range<Int>] {
        var segments: [Range<Int>] = []
        var first = start
        var index = start
        let depth = text[start].depth
        let end = clause.trimmedEnd().end
        while index <= end {
            let token = text[index]
            // "and all other forms of assistance" names no subject.
            let isRest = token.is(.and, .or) && token.depth == depth && (text[index + 1].is(.other, .others) || text[index + 1].is(.all, .any) && text[index + 2].is(.other))
            let isEnd = index == end || isRest || token.isSymbol(";") || token.isSymbol(":") || token.depth < depth || (token.isSymbol(".") && token.depth == depth)
            if isEnd || (token.isSymbol(",") && token.depth == depth) {
                if index > first { segments.append(first..<index) }
                first = index + 1
                if isEnd || endsList(first) { break }
            }
            index += 1
        }
        guard let last = segments.popLast() else { return [] }
        var tail = last
        if text[tail.lowerBound].is(.and, .or) { tail = Range(from: tail.lowerBound + 1, to: tail.upperBound) }
        if let and = split(tail) {
            segments += [tail.lowerBound..<and, and + 1..<tail.upperBound]
        } else {
            segments.append(tail)
        }
        return segments.filter { !$0.isEmpty && $0.count <= 14 }
    }

    private func endsList(_ index: Int) -> Bool {
        let token = text[index]
        return token.is(.including) || token.is(.`in`, .with) || token.is(.through, .by) || token.is(.to, .`for`) || token.is(.taking)
            || token.is(.which, .that) || token.is(.so) || token.is(.on) || token.is(.inter) || token.is(.`as`) && !text[index + 1].is(.well)
    }

    private func split(_ range: Range<Int>) -> Int? {
        range.last { index in
            text[index].is(.and) && index > range.lowerBound && index + 1 < range.upperBound && !isAdjective(index - 1) && text[index].depth == text[range.lowerBound].depth
        }
    }

    /// Words that want a noun behind them.
    private func isAdjective(_ index: Int) -> Bool {
        let bytes = text.bytes(index)
        func ends(_ suffix: String) -> Bool { bytes.count > suffix.utf8.count + 2 && bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) }
        if text[index].spells("new", in: text) || text[index].spells("existing", in: text) || text[index].spells("open", in: text) { return true }
        if text[index].spells("remote", in: text) || text[index].spells("rural", in: text) || text[index].spells("urban", in: text) || text[index].spells("local", in: text) { return true }
        return ends("ical") || ends("onal") || ends("omic") || ends("ive") || ends("ary") || ends("ous") || ends("ial") || ends("ital") || ends("ural")
            || ends("emerging")
    }

    /// "the establishment of a joint working group between A and B on X".
    private func field() -> Range<Int>? {
        let tokens = text.tokens
        for index in tokens.indices where tokens[index].is(.group) && isSetUp(before: index) {
            var next = index + 1
            if text[next].is(.between) {
                next += 1
                while next < text.count, !text[next].is(.on), text[next].kind == .word, next < index + 10 { next += 1 }
            }
            guard text[next].is(.on) else { continue }
            let end = CircumstanceReader(clause: clause, verbs: verbs).phraseEnd(from: next + 1, to: clause.trimmedEnd().end, reports: false)
            if end > next + 1, end - next <= 8 { return next + 1..<end }
        }
        return nil
    }

    private func isSetUp(before index: Int) -> Bool {
        (1...6).contains { offset in
            text[index - offset].spells("establishment", in: text) || text[index - offset].spells("establish", in: text)
                || text[index - offset].spells("creation", in: text) || text[index - offset].spells("establishing", in: text)
        }
    }

    /// The printed words without a bracketed acronym.
    private func label(_ range: Range<Int>) -> String {
        var end = range.upperBound
        if text[end - 1].isSymbol(")"), let open = range.last(where: { text[$0].isSymbol("(") }) { end = open }
        return text.string(range.lowerBound..<max(end, range.lowerBound))
    }
}
