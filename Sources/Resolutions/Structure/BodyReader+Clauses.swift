/// The clause whose end is not reached yet.
extension BodyReader {
    /// - Parameter opensList: whether the item is the first of a list inside the item before it.
    func begin(_ enumerator: Enumerator, anomalies: Set<Anomaly>, opensList: Bool = false) {
        finishPending()
        builder.beginItem(enumerator, opensList: opensList, isMarkup: usesAsciiDoc)
        pending = Pending(hasMarker: true, start: enumerator.contentStart, anomalies: enumerator.isStray ? anomalies.union([.strayCharacters]) : anomalies)
    }

    func beginParagraph(at start: Int) {
        finishPending()
        builder.beginParagraph(at: start)
        pending = Pending(hasMarker: false, start: start)
    }

    /// Adds words to the pending clause, without footnote marks that are glued to words.
    func add(_ range: Range<Int>) {
        let range = ByteMatch.trimmed(range, in: bytes)
        guard !range.isEmpty else { return }
        if pending == nil {
            guard builder.hasContainer else { return }
            beginParagraph(at: range.lowerBound)
        }
        var start = range.lowerBound
        if !noteMarks.isEmpty {
            var position = range.lowerBound + 1
            while true {
                position = EightBytes.next(in: bytes, from: position, before: range.upperBound) { $0.digits | $0.equal("*") }
                guard position < range.upperBound else { break }
                if let found = noteMarks.marks(at: position, in: bytes, range) {
                    let first = found.marks[0].lowerBound
                    pending?.pieces.append(start..<first)
                    builder.leaves.claim(first..<found.end, as: .footnoteMark)
                    for mark in found.marks { marksFound.append((mark, builder.components.count - 1)) }
                    start = found.end
                    position = found.end
                } else if ByteClass.isDigit(bytes[position]) {
                    while position < range.upperBound && ByteClass.isDigit(bytes[position]) { position += 1 }
                } else {
                    position += 1
                }
            }
        }
        if start < range.upperBound { pending?.pieces.append(start..<range.upperBound) }
    }

    func finishPending() {
        guard let clause = pending else { return }
        pending = nil
        guard let end = listEnd(in: clause), let last = clause.pieces.last else {
            builder.finish(pieces: clause.pieces, anomalies: clause.anomalies)
            return
        }
        let lead = builder.clauseAroundOpenItem
        let rest = ByteMatch.trimmed(end..<last.upperBound, in: bytes)
        builder.finish(pieces: [last.lowerBound..<end], anomalies: clause.anomalies)
        builder.beginParagraph(at: rest.lowerBound, inside: lead)
        builder.finish(pieces: [rest], anomalies: [.mergedItems])
    }

    /// Where the last item of a list ends, in an annex whose paragraphs a conversion ran together: "– the wind; – the kite.
    /// The pilot shall …". The items before it end in semicolons, and itself does not.
    private func listEnd(in clause: Pending) -> Int? {
        guard builder.isInAnnex, clause.hasMarker, clause.anomalies.contains(.mergedItems), clause.pieces.count == 1, let piece = clause.pieces.first,
            let last = bytes[piece].last, last == UInt8(ascii: ".") || last == UInt8(ascii: ":"), builder.followsItemOfList
        else { return nil }
        var position = piece.lowerBound + 8
        while position + 3 < piece.upperBound {
            if bytes[position] == UInt8(ascii: "."), bytes[position + 1] == 0x20, ByteClass.isUpper(bytes[position + 2]), ByteClass.isLetter(bytes[position - 1]),
                !endsInAbbreviation(before: position + 1) {
                return position + 1
            }
            position += 1
        }
        return nil
    }
}
