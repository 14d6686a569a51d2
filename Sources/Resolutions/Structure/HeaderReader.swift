/// Reads what stands before an act's first recital: proposal line, cover, front matter, number line,
/// title, history and enacting formula, each of which may be missing.
struct HeaderReader {
    let source: SourceText
    let lines: ArraySlice<TextLine>
    let vocabulary: StructureVocabulary
    var result = HeaderReading()

    /// The reading text, kept here so that each access does not go through `source`.
    let bytes: [UInt8]

    init(_ source: SourceText, lines: ArraySlice<TextLine>, _ vocabulary: StructureVocabulary) {
        self.source = source
        self.bytes = source.bytes
        self.lines = lines
        self.vocabulary = vocabulary
    }

    static func read(_ source: SourceText, lines: ArraySlice<TextLine>, _ vocabulary: StructureVocabulary) -> HeaderReading {
        var reader = HeaderReader(source, lines: lines, vocabulary)
        reader.readHead()
        return reader.result
    }

    /// How many lines are looked through for the end of the head.
    private static let longestHead = 120

    private mutating func readHead() {
        if let head = AsciiDocHead.read(lines, in: bytes) { return take(head) }
        let formula = findFormula()
        let headEnd: Int
        if let formula {
            headEnd = formula.line
        } else {
            headEnd = findFirstHeading() ?? findFirstVerb() ?? lines.startIndex
        }
        readProposal()
        let numberIndex = findNumberLine(before: headEnd)
        let historyStart = readHistory(before: headEnd)
        readFrontMatterAndTitle(numberIndex: numberIndex, before: historyStart)
        if let formula { take(formula.formula, at: formula.line) } else { result.bodyStart = headEnd }
        settle(numberIndex: numberIndex)
    }

    /// The head of a Sector's Recommendation in AsciiDoc; what stands between it and the first heading
    /// names the Sector.
    private mutating func take(_ head: AsciiDocHead) {
        result.usesAsciiDoc = true
        result.bodyStart = lines.indices.first { index in
            index >= head.end
                && SectionHeading.readLine(SectionHeading.withoutEmphasis(lines[index].range, in: bytes), in: bytes, vocabulary) != nil
        } ?? head.end
        claim(head.titleMark, as: .artefact)
        claim(head.title, as: .title)
        for line in head.others { claim(line, as: line == head.numberLine ? .numberLine : .otherHeader) }
        for index in head.end..<result.bodyStart { claim(lines[index].range, as: .otherHeader) }
        result.header.title = source.passage(head.title)
        result.titlePieces = [head.title]
        result.header.actClass = head.actClass ?? .recommendation
        result.header.series = head.series
        result.header.number = head.number
        result.header.numberLine = head.numberLine.map { source.passage($0) }
        if let series = head.series { result.header.session = head.year.map { Session(series: series, year: $0) } }
    }

    // MARK: Where the head ends

    private func findFormula() -> (line: Int, formula: EnactingFormula)? {
        for index in lines.indices.prefix(Self.longestHead) {
            if SectionHeading.readLine(lines[index].range, in: bytes, vocabulary) != nil { return nil }
            if let formula = EnactingFormula.read(lines[index].range, in: bytes, vocabulary) { return (index, formula) }
            if let formula = EnactingFormula.read(lines[index].range, in: bytes, vocabulary, allowsMore: true),
                opensRecital(formula.range.upperBound..<lines[index].end)
            {
                return (index, formula)
            }
        }
        return nil
    }

    /// Whether the words behind a formula on its line are the first recital.
    private func opensRecital(_ rest: Range<Int>) -> Bool {
        let start = ByteMatch.skipBlanks(in: bytes, from: rest.lowerBound, before: rest.upperBound)
        guard start < rest.upperBound else { return false }
        return SectionHeading.readVerb(in: bytes, at: start, before: rest.upperBound, vocabulary) != nil
    }

    private func findFirstHeading() -> Int? {
        lines.indices.prefix(Self.longestHead).first {
            SectionHeading.readLine(lines[$0].range, in: bytes, vocabulary) != nil
        }
    }

    /// The first line behind a number line that begins with a verb, in a text without formula.
    private func findFirstVerb() -> Int? {
        guard let number = findNumberLine(before: min(lines.endIndex, lines.startIndex + Self.longestHead)) else { return nil }
        return lines.indices.first { index in
            index > number && SectionHeading.readVerb(in: bytes, at: lines[index].start, before: lines[index].end, vocabulary) != nil
        } ?? lines.indices.first { $0 > number && NumberLine.read(lines[$0].range, in: bytes, vocabulary) == nil } ?? number + 1
    }

    // MARK: Parts

    /// `MOD ARB/36A1/1`
    private mutating func readProposal() {
        guard let line = lines.first?.range else { return }
        var cursor = ByteCursor(bytes, line)
        for action: StaticString in ["MOD", "ADD", "SUP", "NOC"] where ByteMatch.exact(action, in: bytes, at: line.lowerBound, before: line.upperBound) {
            cursor.position += 3
            cursor.skipBlanks()
            let code = cursor.take { ByteClass.isAlphanumeric($0) || [UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "."), UInt8(ascii: "+")].contains($0) }
            cursor.skipBlanks()
            guard cursor.isAtEnd, bytes[code].contains(UInt8(ascii: "/")), bytes[code].contains(where: ByteClass.isDigit) else { return }
            result.header.proposal = Proposal(action: action.description, code: cursor.text(code), range: source.sourceRange(of: line))
            claim(line, as: .proposalLine)
            result.bodyStart = lines.startIndex + 1
            return
        }
    }

    private func findNumberLine(before end: Int) -> Int? {
        lines.indices.prefix { $0 < end }.first { NumberLine.read(lines[$0].range, in: bytes, vocabulary) != nil }
    }

    /// Reads the bracketed list of sessions that ends just before `end`; the index of its first line.
    private mutating func readHistory(before end: Int) -> Int {
        var start = end
        while start > lines.startIndex && end - start < 6 {
            start -= 1
            guard bytes[lines[start].range].first == UInt8(ascii: "(") else { continue }
            let range = lines[start].start..<lines[end - 1].end
            if let years = HistoryList.readYears(range, in: bytes) {
                historyYear = years.last
                for index in start..<end { claim(lines[index].range, as: .history) }
                return start
            }
            let entries = HistoryList.read(range, in: bytes)
            guard !entries.isEmpty else { return end }
            result.header.history = entries.map {
                HistoryEntry(place: $0.place, year: $0.year, range: source.sourceRange(of: $0.range))
            }
            for index in start..<end { claim(lines[index].range, as: .history) }
            return start
        }
        return end
    }

    private mutating func readFrontMatterAndTitle(numberIndex: Int?, before end: Int) {
        var first = lines.startIndex + (result.header.proposal == nil ? 0 : 1)
        let foreword = lines.indices.first { $0 >= first && $0 < end && isForewordHeading(lines[$0].range) }
        var titleStart = first
        if let numberIndex { titleStart = numberIndex + 1 }
        if let foreword, foreword < (numberIndex ?? end) {
            for index in first..<foreword { claim(lines[index].range, as: .cover) }
            result.frontMatterHeading = lines[foreword].range
            first = foreword + 1
            if numberIndex == nil {
                // The lines of the title do not end a sentence; those of the front matter do.
                titleStart = end
                while titleStart > first && !endsSentence(lines[titleStart - 1].range) { titleStart -= 1 }
            }
            for index in first..<(numberIndex ?? titleStart) { result.frontMatter.append(lines[index].range) }
        } else if let numberIndex {
            let isGlued = NumberLine.read(lines[numberIndex].range, in: bytes, vocabulary)?.isGlued ?? false
            for index in first..<numberIndex {
                if isGlued && readNote(lines[index].range) { continue }
                _ = readAdoption(lines[index].range)
                claim(lines[index].range, as: .cover)
            }
        }
        var title: [Range<Int>] = []
        if let numberIndex, let number = NumberLine.read(lines[numberIndex].range, in: bytes, vocabulary) {
            claim(number.titleStart == nil ? lines[numberIndex].range : number.range, as: .numberLine)
            if let start = number.titleStart { title.append(start..<lines[numberIndex].end) }
        }
        for index in lines.indices where index >= titleStart && index < end {
            let line = lines[index].range
            if readAdoption(line) || PageFoot.isFurniture(line, in: bytes) || NumberLine.read(line, in: bytes, vocabulary) != nil {
                claim(line, as: .otherHeader)
            } else {
                title.append(line)
            }
        }
        title = withoutForeignText(title)
        for piece in title { claim(piece, as: .title) }
        result.titlePieces = title
        if !title.isEmpty { result.header.title = source.passage(title, anomalies: &result.header.anomalies) }
    }

    /// A title behind the end of another act on the same page: that end, the page number and the
    /// repeated number line are taken away.
    private mutating func withoutForeignText(_ title: [Range<Int>]) -> [Range<Int>] {
        for (index, line) in title.enumerated() {
            var position = line.lowerBound
            while position < line.upperBound {
                if bytes[position] == UInt8(ascii: "R"), position > line.lowerBound, ByteClass.isSpace(bytes[position - 1]),
                    let head = PageFurniture.runningHead(in: bytes, at: position, before: line.upperBound)
                {
                    let number = ByteMatch.skipBlanks(in: bytes, from: head.end, before: line.upperBound)
                    if let end = displacedNumberLine(in: number..<line.upperBound) {
                        let start = ByteMatch.skipBlanks(in: bytes, from: end, before: line.upperBound)
                        for before in title[..<index] { claim(before, as: .otherAct) }
                        claim(line.lowerBound..<position, as: .otherAct)
                        claim(position..<end, as: .furniture)
                        return [start..<line.upperBound].filter { !$0.isEmpty } + title[(index + 1)...]
                    }
                }
                position += 1
            }
        }
        // A sentence of another act before the title.
        if title.count > 1, let heading = SectionHeading.readVerb(in: bytes, at: title[0].lowerBound, before: title[0].upperBound, vocabulary),
            heading.function == .operative, ByteClass.isLower(bytes[title[0].lowerBound])
        {
            claim(title[0], as: .otherAct)
            return Array(title.dropFirst())
        }
        return title
    }

    /// Behind a number line that stands inside a line.
    private func displacedNumberLine(in range: Range<Int>) -> Int? {
        var end = range.lowerBound
        while end < range.upperBound && bytes[end] != UInt8(ascii: ")") { end += 1 }
        guard end < range.upperBound, NumberLine.read(range.lowerBound..<end + 1, in: bytes, vocabulary) != nil else { return nil }
        return end + 1
    }

    /// The number line that a later page repeats, where the first one is lost.
    func repeatedNumberLine() -> NumberLine? {
        for line in lines {
            var position = line.start
            while position < line.end {
                if bytes[position] == UInt8(ascii: "R"), position == line.start || ByteClass.isSpace(bytes[position - 1]),
                    let head = PageFurniture.runningHead(in: bytes, at: position, before: line.end)
                {
                    let start = ByteMatch.skipBlanks(in: bytes, from: head.end, before: line.end)
                    if let end = displacedNumberLine(in: start..<line.end) {
                        return NumberLine.read(start..<end, in: bytes, vocabulary)
                    }
                }
                position += 1
            }
        }
        return nil
    }

    /// `Adopted by the Security Council at its 5028th meeting, on` and its second line; keeps the year.
    private mutating func readAdoption(_ line: Range<Int>) -> Bool {
        var cursor = ByteCursor(bytes, line)
        if cursor.accept("("), cursor.accept(word: "approved") || cursor.accept(word: "adopted"), bytes[line].last == UInt8(ascii: ")") { return true }
        cursor.position = line.lowerBound
        _ = cursor.accept(word: "resolution")
        let isFirst = cursor.accept(word: "adopted") && cursor.accept(word: "by")
        guard isFirst || readsAdoption else { return false }
        if let year = PageFoot.lastYear(in: bytes, line) {
            adoptionYear = year
            readsAdoption = false
        } else {
            readsAdoption = isFirst
        }
        return true
    }

    /// `1 Document A66/28.`: a note of the first page, or the next line of one.
    private mutating func readNote(_ line: Range<Int>) -> Bool {
        var cursor = ByteCursor(bytes, line)
        let mark = cursor.take(while: ByteClass.isDigit)
        if (1...2).contains(mark.count), cursor.current.map(ByteClass.isSpace) == true {
            cursor.skipBlanks()
            guard let first = cursor.current, ByteClass.isUpper(first) else { return false }
            claim(mark, as: .footnoteMark)
            result.notes.append(BodyReader.Footnote(mark: mark, body: [cursor.position..<line.upperBound], anchor: nil))
            return true
        }
        guard !result.notes.isEmpty, mark.isEmpty else { return false }
        result.notes[result.notes.count - 1].body.append(line)
        return true
    }

    /// The last year of a history that names no places.
    var historyYear: Int?
    var adoptionYear: Int?
    /// Whether the date of adoption stands on the next line.
    private var readsAdoption = false

    private func isForewordHeading(_ line: Range<Int>) -> Bool {
        ByteMatch.word("foreword", in: bytes, at: line.lowerBound, before: line.upperBound) && line.count == 8
    }

    private func endsSentence(_ line: Range<Int>) -> Bool {
        switch bytes[line].last {
        case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ","): true
        default: false
        }
    }

    private mutating func take(_ formula: EnactingFormula, at index: Int) {
        claim(formula.range, as: .formula)
        result.header.formula = source.passage(formula.range)
        result.header.issuer = source.passage(formula.issuer)
        if let series = formula.series { result.header.series = vocabulary.authority.series[series].slug }
        result.bodyStart = index + 1
        if formula.range.upperBound < lines[index].end {
            result.bodyStart = index
            result.bodyOffset = ByteMatch.skipBlanks(in: bytes, from: formula.range.upperBound, before: lines[index].end)
        }
        formulaEntries = formula.entries
        formulaDesignation = formula.designation
    }

    var formulaEntries: [SessionBracket.Entry] = []
    var formulaDesignation: String?

    private mutating func claim(_ range: Range<Int>, as role: Leaf.Role) { result.claims.append((range, role)) }
}
