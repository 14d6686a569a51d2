/// Annexes, the parts of annexes and operative parts, and tables.
extension ParagraphReader {
    // MARK: Annexes

    func readAnnexTitle(_ line: Range<Int>) -> Bool {
        guard let head = annexHead else { return false }
        if head.title.isEmpty, AnnexHeading.isCitationLine(line, in: bytes) {
            annexHead?.heading.append(line)
            return true
        }
        guard isTitleLine(line, of: head) else {
            finishAnnexHead()
            return false
        }
        annexHead?.title.append(line)
        return true
    }

    private func isTitleLine(_ line: Range<Int>, of head: AnnexHead) -> Bool {
        switch bytes[line].last {
        case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ","): return false
        default: break
        }
        guard line.count <= 300, Enumerator.read(in: bytes, line) == nil, !isLabel(line) else { return false }
        guard let last = head.title.last else { return true }
        // A second line goes on with the title's sentence.
        return last.count >= 55 && last.count <= 120 && line.count <= 120 && ByteClass.isLower(bytes[line.lowerBound])
    }

    func finishAnnexHead() {
        guard let head = annexHead else { return }
        annexHead = nil
        isInAnnex = true
        builder.beginAnnex(number: head.number, heading: head.heading, title: head.title)
    }

    // MARK: Parts

    /// A line of capitals that numbers a part: `A`, `II`, `III.`
    func readPartLabel(_ line: Range<Int>) -> Bool {
        guard isLabel(line), isFree else { return false }
        finishPending()
        builder.leaves.claim(line, as: .heading)
        partLabel = line
        return true
    }

    private func isLabel(_ line: Range<Int>) -> Bool {
        if isNumberedPart(line) { return true }
        let letters = bytes[line.lowerBound..<(bytes[line].last == UInt8(ascii: ".") ? line.upperBound - 1 : line.upperBound)]
        guard letters.count <= 5, letters.allSatisfy(ByteClass.isUpper) else { return false }
        return letters.count == 1 || RomanNumeral.value(of: letters) != nil
    }

    /// `Article 5`, `Part II`, `Chapter 3` alone on a line, in an annex.
    private func isNumberedPart(_ line: Range<Int>) -> Bool {
        guard isInAnnex || annexHead != nil, line.count <= 20 else { return false }
        var cursor = ByteCursor(bytes, line)
        guard (["Article ", "Part ", "Chapter ", "Section ", "Rule ", "Regulation "] as [StaticString]).contains(where: {
            ByteMatch.exact($0, in: bytes, at: line.lowerBound, before: line.upperBound)
        }) else { return false }
        _ = cursor.take(while: ByteClass.isLetter)
        cursor.skipBlanks()
        let number = cursor.take { ByteClass.isAlphanumeric($0) }
        guard !number.isEmpty, bytes[number].contains(where: ByteClass.isDigit) || RomanNumeral.value(of: bytes[number]) != nil else { return false }
        _ = cursor.accept(".")
        cursor.skipBlanks()
        return cursor.isAtEnd
    }

    /// A line, or the beginning of one, that is the title of a part: words without a full stop before
    /// the next numbered paragraph.
    func readHeading(_ line: Range<Int>, followsBlankLine: Bool) -> Bool {
        defer { partLabel = nil }
        guard isFree, isInAnnex || isInOperativePart || upcomingItem(1), table == .outside, colonLead == nil,
            pending?.pieces.last.map({ bytes[$0].last != UInt8(ascii: ":") }) ?? true
        else { return false }
        if !isInAnnex, openingVerb(line) != nil { return false }
        if isInAnnex, isFormula(line), pending == nil || followsBlankLine || upcomingItem(1) {
            finishPending()
            builder.leaves.claim(line, as: .formula)
            return true
        }
        var title = line
        if let roman = romanLabel(line) { title = roman.contentStart..<line.upperBound }
        guard title.count > 2, ByteClass.isUpper(bytes[title.lowerBound]) else { return false }
        if isInAnnex, let item = firstItem(in: title) {
            let heading = ByteMatch.trimmed(title.lowerBound..<item.range.lowerBound, in: bytes)
            guard isTitle(heading, upTo: 200) else { return false }
            begin(heading, label: title.lowerBound > line.lowerBound ? line.lowerBound..<title.lowerBound : nil)
            begin(item)
            pending?.anomalies.insert(.mergedItems)
            readInside(item.contentStart..<line.upperBound)
            return true
        }
        guard Enumerator.read(in: bytes, title) == nil, isTitle(title, upTo: 160) else { return false }
        let isFollowed = upcomingItem(nil) || partLabel != nil || title.lowerBound > line.lowerBound && followsBlankLine || stands(title)
        guard isFollowed else { return false }
        if !isInAnnex && !isInOperativePart { finishPending(); beginOperativePart() }
        begin(title, label: title.lowerBound > line.lowerBound ? line.lowerBound..<title.lowerBound : partLabel)
        return true
    }

    /// `The Executive Council,` before recitals, or the formula of a known body.
    private func isFormula(_ line: Range<Int>) -> Bool {
        if EnactingFormula.read(line, in: bytes, vocabulary)?.series != nil { return true }
        guard ByteMatch.exact("The ", in: bytes, at: line.lowerBound, before: line.upperBound), line.count < 70, bytes[line].last == UInt8(ascii: ","),
            let next = upcoming?.range, let verb = SectionHeading.readVerb(in: bytes, at: next.lowerBound, before: next.upperBound, vocabulary)
        else { return false }
        return verb.function == .preambular
    }

    /// Whether a short line stands above a full one that begins a sentence, on printed lines.
    private func stands(_ title: Range<Int>) -> Bool {
        guard !isReflowed, isInAnnex, title.count < 55, let next = upcoming?.range else { return false }
        return next.count >= 55 && ByteClass.isUpper(bytes[next.lowerBound]) || isFormula(next)
    }

    private func begin(_ title: Range<Int>, label: Range<Int>?) {
        finishPending()
        builder.beginPartOfPart(heading: title, label: label.map { ByteMatch.trimmed($0, in: bytes) }, nests: isInAnnex)
    }

    private func romanLabel(_ line: Range<Int>) -> Enumerator? {
        guard let label = Enumerator.read(in: bytes, line), label.readings.contains(where: { if case .upperRoman(.dotted) = $0.scheme { true } else { false } })
        else { return nil }
        return label
    }

    private func isTitle(_ range: Range<Int>, upTo longest: Int) -> Bool {
        var end = range.upperBound
        while end > range.lowerBound, ByteClass.isDigit(bytes[end - 1]) { end -= 1 }
        // The mark of a footnote behind the end of a sentence.
        if end > range.lowerBound, end < range.upperBound, [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "."), UInt8(ascii: ":")].contains(bytes[end - 1]) { return false }
        guard range.count <= longest, let last = bytes[range].last, ByteClass.isAlphanumeric(last) || last == UInt8(ascii: ")"),
            !ByteMatch.word("We", in: bytes, at: range.lowerBound, before: range.upperBound)
        else { return false }
        return true
    }

    /// The first marker inside a line that goes on the open list.
    private func firstItem(in line: Range<Int>) -> Enumerator? {
        var position = line.lowerBound + 1
        while position < line.upperBound && position < line.lowerBound + 240 {
            if ByteClass.isSpace(bytes[position - 1]), ByteClass.isDigit(bytes[position]),
                let item = innerItem(at: position, from: line.lowerBound, before: line.upperBound)
            {
                return item
            }
            position += 1
        }
        return nil
    }

    /// Whether the next line begins a numbered paragraph: the next one, or the one given.
    private func upcomingItem(_ value: Int?) -> Bool {
        guard let line = upcoming?.range, let item = Enumerator.read(in: bytes, line) else { return false }
        switch item.readings[0].scheme {
        case .arabic(.dotted), .arabic(.closed):
            if let value { return item.readings[0].value == value }
            return builder.placement(of: item).sequence == .inOrder
        default: return false
        }
    }

    // MARK: Tables

    /// `[cols=1]`, `|===`, and the cells between them, which go on with a clause that ends in a colon ("it shall be:")
    /// and are else a paragraph of their own.
    func readTable(_ line: Range<Int>) -> Bool {
        let isRule = ByteMatch.exact("|===", in: bytes, at: line.lowerBound, before: line.upperBound)
        if isRule || ByteMatch.exact("[cols", in: bytes, at: line.lowerBound, before: line.upperBound) {
            if isRule && table != .inside {
                if !awaitsTable { finishPending() }
                table = .inside
            } else if isRule {
                table = .justClosed
            }
            builder.leaves.claim(line, as: .artefact)
            return true
        }
        guard table == .inside else { return false }
        if pending == nil { beginCells(at: line.lowerBound) }
        let start = bytes[line.lowerBound] == UInt8(ascii: "|") ? ByteMatch.skipBlanks(in: bytes, from: line.lowerBound + 1, before: line.upperBound) : line.lowerBound
        if start > line.lowerBound { builder.leaves.claim(line.lowerBound..<start, as: .artefact) }
        if start < line.upperBound { pending?.pieces.append(start..<line.upperBound) }
        return true
    }
}
