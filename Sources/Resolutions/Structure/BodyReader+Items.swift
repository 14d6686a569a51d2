/// Items: at the start of a line, and inside one where a conversion ran them together.
extension BodyReader {
    /// Whether a marker at the start of a line is one: a bare number may begin a date or an amount.
    func isItem(_ enumerator: Enumerator, _ line: Range<Int>) -> Bool {
        guard builder.hasContainer else { return false }
        guard enumerator.contentStart < line.upperBound else {
            // A marker alone on its line.
            if case .arabic(.bare) = enumerator.readings[0].scheme { return builder.placement(of: enumerator).sequence == .inOrder && isComplete }
            return !isBullet(enumerator)
        }
        if enumerator.hasTab { return true }
        let next = bytes[enumerator.contentStart]
        switch enumerator.readings[0].scheme {
        case .arabic(.bare), .decimal:
            if isUnit(at: enumerator.contentStart) { return false }
        default: break
        }
        switch enumerator.readings[0].scheme {
        case .arabic(.bare):
            guard ByteClass.isLetter(next) || next == UInt8(ascii: "[") || next == UInt8(ascii: "(") || next == 0xE2, !isMonth(at: enumerator.contentStart) else { return false }
            if builder.placement(of: enumerator).sequence == .inOrder { return ByteClass.isLower(next) || isComplete }
            return isComplete && ByteClass.isLower(next)
        case .decimal:
            guard ByteClass.isLetter(next) || next == UInt8(ascii: "[") else { return false }
            if builder.placement(of: enumerator).sequence == .inOrder { return ByteClass.isLower(next) || isComplete }
            return isComplete && ByteClass.isLower(next)
        case .bullet:
            return isComplete || builder.placement(of: enumerator).depth < builder.openLevelCount
        default:
            return true
        }
    }

    func isMonth(at start: Int) -> Bool {
        WordChoice.months.stands(in: bytes, at: start, before: bytes.count)
    }

    // MARK: Inside a line

    /// Reads a stretch that goes on with the pending clause, up to where something new begins in it.
    func readInside(_ range: Range<Int>) {
        var start = range.lowerBound
        var position = range.lowerBound
        while true {
            position = Self.nextOpening(in: bytes, from: position, before: range.upperBound, stopsAtBlanks: annexHasDashes)
            guard position < range.upperBound else { break }
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: ")"), let enumerator = nestedFirstItem(before: position, in: range) {
                add(start..<enumerator.range.lowerBound)
                begin(enumerator, anomalies: [.mergedItems], opensList: true)
                start = enumerator.contentStart
                position = start
                continue
            }
            if byte == 0x20, position < range.upperBound {
                if bytes[position] == UInt8(ascii: "1"), let heading = gluedUnknownHeading(before: position, from: start, in: range) {
                    add(start..<heading.lowerBound)
                    beginGluedSection(ofUnknownVerb: heading)
                    start = beginText(position..<range.upperBound)
                    position = start
                    continue
                }
                if bytes[position] == UInt8(ascii: "A"), let annex = unannouncedAnnex(at: position, in: range) {
                    add(start..<position)
                    begin(annex, anomalies: [.gluedHeading])
                    return
                }
                if annexHasDashes, let enumerator = dashItem(at: position, in: range) {
                    add(start..<position)
                    begin(enumerator, anomalies: [.mergedItems])
                    start = enumerator.contentStart
                    position = start
                    continue
                }
            }
            guard byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "."),
                position < range.upperBound, ByteClass.isSpace(bytes[position])
            else { continue }
            let candidate = ByteMatch.skipBlanks(in: bytes, from: position, before: range.upperBound)
            if byte == UInt8(ascii: "."), function == .operative || builder.isInAnnex,
                NeighbouringActs.begins(at: candidate, in: bytes, before: range.upperBound, number: number, vocabulary)
            {
                add(start..<position)
                otherActStart = candidate
                return
            }
            if let item = itemStart(behind: byte, at: candidate, in: range) {
                add(start..<item.end)
                begin(item.enumerator, anomalies: [.mergedItems])
                start = item.enumerator.contentStart
                position = start
            } else if byte != UInt8(ascii: ":"), candidate < range.upperBound {
                if ByteClass.isLower(bytes[candidate]), isGluedHeading(at: candidate, in: range) {
                    add(start..<position)
                    if let end = readHeading(at: candidate, in: candidate..<range.upperBound, isGlued: true) {
                        start = end
                        position = end
                    } else {
                        start = candidate
                    }
                } else if bytes[candidate] == UInt8(ascii: "A"), let annex = gluedAnnex(at: candidate, in: range) {
                    add(start..<position)
                    begin(annex, anomalies: [.gluedHeading])
                    return
                }
            }
        }
        add(start..<range.upperBound)
    }

    /// The next byte at or behind which something new may begin inside a line. Every byte of a body passes here, so the
    /// blanks among them, every sixth, are found by what stands behind them.
    ///
    /// - Parameter stopsAtBlanks: whether items may begin behind any blank.
    private static func nextOpening(in bytes: [UInt8], from start: Int, before end: Int, stopsAtBlanks: Bool) -> Int {
        let text = bytes.span
        var position = start
        while true {
            if stopsAtBlanks {
                position = EightBytes.next(in: text, from: position, before: end) { signs($0) | $0.firstEqual(" ") }
            } else {
                position = EightBytes.next(in: text, from: position, before: end) { signs($0) | $0.firstEqual("1") | $0.firstEqual("A") }
            }
            guard position < end else { return end }
            switch text[position] {
            case 0x20:
                if position + 1 < end { return position }
            case UInt8(ascii: "1"), UInt8(ascii: "A"):
                if position > start, text[position - 1] == 0x20 { return position - 1 }
            default: return position
            }
            position += 1
        }
    }

    /// `)`, `:` or `;`, `,` or `.`: the two of each pair differ in one bit.
    @inline(__always)
    private static func signs(_ bytes: EightBytes) -> UInt64 {
        bytes.firstEqual(")") | bytes.with(1).firstEqual(";") | bytes.with(2).firstEqual(".")
    }

    /// An item that begins inside a line, and the end of the text before it: `; 2 that`, `: a) the`.
    func itemStart(behind punctuation: UInt8, at candidate: Int, in range: Range<Int>) -> (enumerator: Enumerator, end: Int)? {
        var start = candidate
        if punctuation != UInt8(ascii: ":") && punctuation != UInt8(ascii: ".") {
            for word: StaticString in ["and", "or"] where ByteMatch.word(word, in: bytes, at: start, before: range.upperBound) {
                start = ByteMatch.skipBlanks(in: bytes, from: start + word.utf8CodeUnitCount, before: range.upperBound)
            }
        }
        let goesOn = nextLine != nil
        guard start < range.upperBound, let enumerator = Enumerator.read(in: bytes, start..<range.upperBound, allowsEmpty: goesOn),
            enumerator.contentStart < range.upperBound || goesOn && isBullet(enumerator), builder.hasContainer
        else { return nil }
        let next = enumerator.contentStart < range.upperBound ? bytes[enumerator.contentStart] : 0
        let placement = builder.placement(of: enumerator, afterColon: punctuation == UInt8(ascii: ":"))
        guard placement.sequence == .inOrder else { return nil }
        if punctuation == UInt8(ascii: ".") && endsInAbbreviation(before: candidate) { return nil }
        let isFirst = placement.reading.value <= 1 && !enumerator.isInserted
        switch placement.reading.scheme {
        case .bullet(let symbol):
            guard symbol != UInt32(UInt8(ascii: "*")), symbol != UInt32(UInt8(ascii: ".")), symbol != UInt32(UInt8(ascii: "+")) else { return nil }
            let isOpen = placement.depth < builder.openLevelCount
            if symbol < 0x20 && !isOpen { guard ByteClass.isLetter(next), recurs(UInt8(symbol), behind: enumerator.contentStart, in: range) else { return nil } }
            guard isOpen || punctuation == UInt8(ascii: ":"), punctuation != UInt8(ascii: ".") || isOpen else { return nil }
        case .arabic(.bare), .decimal:
            if ByteClass.isUpper(next), builder.isInAnnex, !isFirst, punctuation != UInt8(ascii: ","),
                placement.depth < builder.openLevelCount, !isUnit(at: enumerator.contentStart)
            {
                break  // the numbered paragraphs of an annex are sentences
            }
            guard ByteClass.isLower(next) || next == UInt8(ascii: "["), !isUnit(at: enumerator.contentStart) else { return nil }
            if isFirst, punctuation != UInt8(ascii: ":") {
                if case .decimal = placement.reading.scheme, placement.depth > 0 {} else { return nil }
            }
            if punctuation == UInt8(ascii: ",") && !isItemOpening(at: enumerator.contentStart) { return nil }
        case .arabic(.dotted), .upperLetter, .upperRoman:
            return nil
        default:
            if isFirst && punctuation != UInt8(ascii: ":") { return nil }
            if punctuation == UInt8(ascii: ",") && !ByteClass.isLower(next) { return nil }
        }
        return (enumerator, ByteMatch.trimmed(range.lowerBound..<start, in: bytes).upperBound)
    }

    /// Whether the full stop before a place is that of `No.`, not of a sentence.
    func endsInAbbreviation(before position: Int) -> Bool {
        var end = position
        while end > 0 && bytes[end - 1] != UInt8(ascii: ".") { end -= 1 }
        var start = max(end - 1, 0)
        while start > 0 && ByteClass.isLetter(bytes[start - 1]) { start -= 1 }
        return WordChoice.abbreviations.stands(in: bytes, at: start, before: end)
    }

    func isBullet(_ enumerator: Enumerator) -> Bool {
        if case .bullet = enumerator.readings[0].scheme { return true }
        return false
    }

    /// Whether a stray character stands behind a semicolon again, as bullets do.
    private func recurs(_ symbol: UInt8, behind start: Int, in range: Range<Int>) -> Bool {
        var position = start
        while position + 2 < range.upperBound {
            if bytes[position] == UInt8(ascii: ";"), bytes[position + 1] == 0x20, bytes[position + 2] == symbol { return true }
            position += 1
        }
        return false
    }

    /// The first item of a list inside an item, in the middle of its sentence: `to prevent a) the
    /// …; b) the …`. A second one must follow, for `considering a)` is a citation.
    private func nestedFirstItem(before end: Int, in range: Range<Int>) -> Enumerator? {
        let start = end - 2
        guard start - 2 > range.lowerBound, bytes[start] == UInt8(ascii: "a"), bytes[start - 1] == 0x20,
            ByteClass.isLower(bytes[start - 2]), end < range.upperBound, bytes[end] == 0x20, builder.openLevelCount > 0
        else { return nil }
        var word = start - 1
        while word > range.lowerBound && ByteClass.isLetter(bytes[word - 1]) { word -= 1 }
        guard vocabulary.headingVerbs.longestMatch(in: bytes, at: word, before: start - 1) == nil,
            !WordChoice.beforeLabels.stands(in: bytes, at: word, before: start - 1),
            let enumerator = Enumerator.read(in: bytes, start..<range.upperBound), enumerator.contentStart < range.upperBound,
            ByteClass.isLower(bytes[enumerator.contentStart])
        else { return nil }
        if WordChoice.behindNumbers.stands(in: bytes, at: enumerator.contentStart, before: range.upperBound) { return nil }
        var position = enumerator.contentStart
        while position + 4 < range.upperBound {
            if bytes[position] == UInt8(ascii: ";"), bytes[position + 1] == 0x20, bytes[position + 2] == UInt8(ascii: "b"), bytes[position + 3] == UInt8(ascii: ")") { return enumerator }
            position += 1
        }
        return nil
    }

    /// An item of a list whose items nothing but their dashes part.
    private func dashItem(at start: Int, in range: Range<Int>) -> Enumerator? {
        guard bytes[start] == UInt8(ascii: "-") || bytes[start] == 0xE2,
            let enumerator = Enumerator.read(in: bytes, start..<range.upperBound), isBullet(enumerator),
            enumerator.contentStart < range.upperBound, ByteClass.isUpper(bytes[enumerator.contentStart])
        else { return nil }
        return enumerator
    }

    /// An annex whose heading no punctuation parts from the text before it: `… ANNEX 2 TO DECISION 5`.
    private func unannouncedAnnex(at start: Int, in range: Range<Int>) -> AnnexHeading? {
        guard (["ANNEX ", "ATTACHMENT ", "APPENDIX "] as [StaticString]).contains(where: { ByteMatch.exact($0, in: bytes, at: start, before: range.upperBound) }) else { return nil }
        var position = start
        while position < range.upperBound && position - start < 24 && bytes[position] != UInt8(ascii: "O") { position += 1 }
        guard ByteMatch.exact("O ", in: bytes, at: position, before: range.upperBound), bytes[position - 1] == UInt8(ascii: "T") else { return nil }
        let act = ByteMatch.skipBlanks(in: bytes, from: position + 1, before: range.upperBound)
        guard (["RESOLUTION", "DECISION", "RECOMMENDATION", "OPINION"] as [StaticString]).contains(where: { ByteMatch.exact($0, in: bytes, at: act, before: range.upperBound) }) else { return nil }
        return AnnexHeading.read(start..<range.upperBound, in: bytes)
    }

    /// `that`, `to`: the words that items of resolutions begin with.
    func isItemOpening(at start: Int) -> Bool {
        WordChoice.itemOpenings.stands(in: bytes, at: start, before: bytes.count)
    }

    /// A number before one of these is an amount.
    func isUnit(at start: Int) -> Bool {
        WordChoice.units.stands(in: bytes, at: start, before: bytes.count)
    }

    func gluedAnnex(at candidate: Int, in range: Range<Int>) -> AnnexHeading? {
        guard ByteMatch.exact("ANNEX", in: bytes, at: candidate, before: range.upperBound) else { return nil }
        return AnnexHeading.read(candidate..<range.upperBound, in: bytes)
    }
}
