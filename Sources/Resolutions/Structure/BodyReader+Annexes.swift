/// The headings of annexes, their citations and titles.
extension BodyReader {
    mutating func begin(_ annex: AnnexHeading, anomalies: Set<Anomaly>) {
        finishPending()
        finishAnnexHead()
        function = nil
        annexHead = AnnexHead(number: annex.number, heading: [annex.range], anomalies: anomalies)
        guard !annex.rest.isEmpty else { return }
        // What follows on the same line is a title only where it can be one.
        if !couldBeTitle(annex.rest) { finishAnnexHead() }
        read(annex.rest, startsLine: true, afterFurniture: false, followsBlankLine: false)
    }

    func couldBeTitle(_ range: Range<Int>) -> Bool {
        guard range.count <= 300 else { return false }
        return !range.dropLast().contains { position in
            bytes[position] == UInt8(ascii: ";")
                || bytes[position] == UInt8(ascii: ".") && ByteClass.isSpace(bytes[position + 1]) && !endsInAbbreviation(before: position + 1)
        }
    }

    /// Takes the citation and the title below an annex's heading; false for its first paragraph.
    mutating func readAnnexHead(_ line: Range<Int>) -> Bool {
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

    mutating func finishAnnexHead() {
        guard let head = annexHead else { return }
        annexHead = nil
        builder.beginAnnex(number: head.number, heading: head.heading, title: head.title, anomalies: head.anomalies)
    }
}
