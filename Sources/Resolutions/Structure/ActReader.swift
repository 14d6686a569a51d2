/// Reads one act: head, body, footnotes, and what is damaged in them.
struct ActReader {
    let source: SourceText
    let lines: ArraySlice<TextLine>
    /// The stretch of the reading text that the act takes up.
    let segment: Range<Int>
    let isFirst: Bool
    let isLast: Bool
    /// Other texts of the same work; only for texts with merged tracked changes.
    let siblings: [SourceText]
    let vocabulary: StructureVocabulary

    func read(identity: IdentityResolver.Identity) -> Revision {
        let head = HeaderReader.read(source, lines: lines, vocabulary)
        let builder = ComponentBuilder(source)
        for claim in head.claims { builder.claimHead(claim.range, as: claim.role) }
        if let heading = head.frontMatterHeading {
            builder.beginFrontMatter(heading: heading)
            for paragraph in head.frontMatter { builder.paragraph(pieces: [paragraph]) }
        }
        var header = head.header
        let bodyLines = lines[max(head.bodyStart, lines.startIndex)...]
        let footnotes: [BodyReader.Footnote]
        let marks: [(mark: Range<Int>, component: Int)]
        if ParagraphReader.hasHeadings(bodyLines, in: source.bytes, vocabulary) {
            let body = BodyReader(source, vocabulary, builder: builder, numberLine: header.numberLine?.utf8, number: header.number)
            body.usesAsciiDoc = head.usesAsciiDoc
            body.numberMark = head.numberMark
            body.read(bodyLines)
            (footnotes, marks) = (body.footnotes, body.marksFound)
        } else {
            let body = ParagraphReader(
                source, vocabulary, builder: builder, header: header, lines: bodyLines, headNotes: head.notes)
            body.read(bodyLines, from: head.bodyOffset)
            (footnotes, marks) = (body.footnotes, body.marksFound)
        }
        addInlineNotes(to: builder)
        add(footnotes, marks: marks, to: builder, &header, head)
        findAnomalies(builder, &header)

        let sourceRange = sourceRange
        let leaves = builder.leaves.leaves(of: source, in: segment, sourceRange: sourceRange)
        for leaf in leaves where leaf.role == .unread || leaf.role == .otherAct { builder.reportLeftOut(leaf) }
        var revision = Revision(
            source: source.file, sourceRange: sourceRange, header: header, identifier: identity.identifier,
            identification: identity.identification, identificationConfidence: identity.confidence,
            components: builder.components, anomalies: header.anomalies, leaves: leaves,
            diagnostics: identity.diagnostics + builder.diagnostics)
        if builder.components.isEmpty {
            revision.diagnostics.append(
                Diagnostic(.error, .notAResolution, "No section and no clause was found.", file: source.file.name))
        }
        return revision
    }

    private var sourceRange: SourceRange {
        let start = isFirst ? source.startOffset : source.sourceOffset(at: segment.lowerBound)
        let end = isLast ? source.endOffset : source.sourceOffset(at: segment.upperBound)
        return SourceRange(start, end)
    }

    /// The footnotes that the converter put in brackets.
    private func addInlineNotes(to builder: ComponentBuilder) {
        for note in source.notes where segment.contains(note.readingOffset) || (isLast && note.readingOffset >= segment.upperBound) {
            guard let body = note.body else {
                builder.report(.warning, .danglingFootnote, "The footnote \(note.mark) has no text.", at: note.readingOffset..<note.readingOffset)
                continue
            }
            builder.footnote(
                mark: note.mark, body: [ByteMatch.trimmed(body, in: source.bytes)],
                anchor: builder.anchor(at: max(note.readingOffset - 1, segment.lowerBound)))
        }
    }

    /// The footnotes that stood at the end of their page, each with what bears its mark.
    private func add(
        _ footnotes: [BodyReader.Footnote], marks: [(mark: Range<Int>, component: Int)],
        to builder: ComponentBuilder, _ header: inout Header, _ head: HeaderReading
    ) {
        var titlePieces = head.titlePieces
        var nextMark = 0
        // A star takes the lowest number that no other note has.
        var numbers = Set(footnotes.map { ComponentBuilder.label(String(decoding: source.bytes[$0.mark], as: UTF8.self)) })
        numbers.formUnion(source.notes.map(\.mark))
        for note in footnotes {
            let mark = String(decoding: source.bytes[note.mark], as: UTF8.self)
            var anchor = note.anchor
            for index in marks.indices.dropFirst(nextMark) where anchor == nil && source.bytes[marks[index].mark].elementsEqual(mark.utf8) {
                anchor = .component(marks[index].component)
                nextMark = index + 1
                break
            }
            if anchor == nil, let pieces = withoutMark(note.mark, titlePieces) {
                titlePieces = pieces
                header.title = source.passage(pieces, anomalies: &header.anomalies)
                anchor = .heading
            }
            if anchor == nil, !mark.isEmpty, head.numberMark == mark { anchor = .heading }
            var name: String?
            if ComponentBuilder.label(mark).isEmpty {
                var number = 1
                while !numbers.insert(String(number)).inserted { number += 1 }
                name = String(number)
            }
            builder.footnote(mark: mark, name: name, body: note.body, anchor: anchor)
            if anchor == nil {
                builder.report(.note, .danglingFootnote, "Where the footnote \(mark) belongs was not found.", at: note.mark)
            }
        }
    }

    /// The stretches of a title without a footnote's mark that is glued to a word of it.
    private func withoutMark(_ mark: Range<Int>, _ pieces: [Range<Int>]) -> [Range<Int>]? {
        guard !mark.isEmpty else { return nil }
        let bytes = source.bytes
        for (index, piece) in pieces.enumerated() {
            var position = piece.lowerBound + 3
            while position + mark.count <= piece.upperBound {
                defer { position += 1 }
                let end = position + mark.count
                let before = bytes[position - 1]
                guard bytes[position..<end].elementsEqual(bytes[mark]), !ByteClass.isDigit(before) || isYear(endingAt: position, from: piece.lowerBound), !ByteClass.isSpace(before),
                    before != UInt8(ascii: "-"), before != UInt8(ascii: "*"), before != UInt8(ascii: "."),
                    end == piece.upperBound || !ByteClass.isAlphanumeric(bytes[end]) && bytes[end] != UInt8(ascii: "*") && bytes[end] != UInt8(ascii: "-"),
                    !ByteClass.isDigit(bytes[position]) || end == piece.upperBound || !ByteClass.isUpper(before)
                else { continue }
                return pieces[..<index] + [piece.lowerBound..<position, end..<piece.upperBound].filter { !$0.isEmpty } + pieces[(index + 1)...]
            }
        }
        return nil
    }

    /// Whether the four digits before a place are a year, and no longer number.
    private func isYear(endingAt end: Int, from start: Int) -> Bool {
        let bytes = source.bytes
        guard end - 4 >= start, bytes[end - 4..<end].allSatisfy(ByteClass.isDigit), end - 5 < start || !ByteClass.isDigit(bytes[end - 5]) else { return false }
        return bytes[end - 4..<end - 2].elementsEqual("19".utf8) || bytes[end - 4..<end - 2].elementsEqual("20".utf8)
    }

    private func findAnomalies(_ builder: ComponentBuilder, _ header: inout Header) {
        let finder = AnomalyFinder(vocabulary: vocabulary)
        for index in builder.components.indices {
            if finder.holdsHyphenlessAcronym(builder.components[index].passage.utf8) { builder.add(.lostHyphen, to: index) }
        }
        if header.anomalies.contains(.mergedRevisionMarks) {
            var words = WordList()
            words.add(Array(source.bytes[segment]))
            for sibling in siblings { words.add(sibling.bytes) }
            for index in builder.components.indices where words.holdsMergedWords(builder.components[index].passage.utf8) {
                builder.add(.mergedRevisionMarks, to: index)
            }
        }
        for passage in [header.title, header.formula, header.numberLine] {
            if let passage, finder.holdsHyphenlessAcronym(passage.utf8) { header.anomalies.insert(.lostHyphen) }
        }
    }
}
