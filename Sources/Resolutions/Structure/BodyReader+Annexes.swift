/// The headings of annexes, their citations and titles.
extension BodyReader {
    func begin(_ annex: AnnexHeading, anomalies: Set<Anomaly>) {
        finishPending()
        finishAnnexHead()
        function = nil
        annexHead = AnnexHead(number: annex.number, heading: [annex.range], anomalies: anomalies)
        annexHasDashes = countDashes(annex.rest) >= 3
        guard !annex.rest.isEmpty else { return }
        var text = annex.rest
        if let end = AnnexTitle.end(annex.rest, in: bytes) {
            let title = ByteMatch.trimmed(annex.rest.lowerBound..<end, in: bytes)
            if !title.isEmpty { annexHead?.title.append(title) }
            finishAnnexHead()
            text = end..<annex.rest.upperBound
        } else if !couldBeTitle(annex.rest) {
            // What follows on the same line is a title only where it can be one.
            finishAnnexHead()
        }
        guard annexHead == nil, let enumerator = Enumerator.read(in: bytes, text), enumerator.contentStart < text.upperBound else {
            return read(text, startsLine: true, afterFurniture: false, followsBlankLine: false)
        }
        begin(enumerator, anomalies: [.mergedItems])
        readInside(enumerator.contentStart..<text.upperBound)
    }

    /// How many dashes in a line could each begin an item.
    private func countDashes(_ range: Range<Int>) -> Int {
        range.dropLast(2).count {
            bytes[$0] == UInt8(ascii: "-") && bytes[$0 - 1] == 0x20 && bytes[$0 + 1] == 0x20 && ByteClass.isUpper(bytes[$0 + 2])
        }
    }

    func couldBeTitle(_ range: Range<Int>) -> Bool {
        guard range.count <= 300 else { return false }
        return !range.dropLast().contains { position in
            bytes[position] == UInt8(ascii: ";")
                || bytes[position] == UInt8(ascii: ".") && ByteClass.isSpace(bytes[position + 1]) && !endsInAbbreviation(before: position + 1)
        }
    }

    /// Takes the citation and the title below an annex's heading; false for its first paragraph.
    func readAnnexHead(_ line: Range<Int>) -> Bool {
        guard let head = annexHead else { return false }
        if head.title.isEmpty && AnnexHeading.isCitationLine(line, in: bytes) {
            annexHead?.heading.append(line)
            return true
        }
        let isTitle: Bool
        switch bytes[line].last {
        case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ","): isTitle = false
        default:
            // A second line belongs to the title only where it goes on with the first.
            isTitle = head.title.isEmpty || ByteClass.isLower(bytes[line.lowerBound])
        }
        if isTitle && Enumerator.read(in: bytes, line) == nil
            && SectionHeading.readLine(line, in: bytes, vocabulary) == nil
        {
            annexHead?.title.append(line)
            return true
        }
        finishAnnexHead()
        return false
    }

    func finishAnnexHead() {
        guard let head = annexHead else { return }
        annexHead = nil
        builder.beginAnnex(number: head.number, heading: head.heading, title: head.title, anomalies: head.anomalies)
    }
}
