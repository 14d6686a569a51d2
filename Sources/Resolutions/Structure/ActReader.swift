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
        var builder = ComponentBuilder(source)
        for claim in head.claims { builder.leaves.claim(claim.range, as: claim.role) }
        if let heading = head.frontMatterHeading {
            builder.beginFrontMatter(heading: heading)
            for paragraph in head.frontMatter { builder.paragraph(pieces: [paragraph]) }
        }
        var body = BodyReader(source, vocabulary, builder: builder)
        body.read(lines[max(head.bodyStart, lines.startIndex)...])
        builder = body.builder
        addInlineNotes(to: &builder)
        var header = head.header
        findAnomalies(&builder, &header)

        let sourceRange = sourceRange
        let leaves = builder.leaves.leaves(of: source, in: segment, sourceRange: sourceRange)
        for leaf in leaves where leaf.role == .unread { builder.reportUnread(leaf) }
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
        let start = isFirst ? 0 : source.sourceOffset(at: segment.lowerBound)
        let end = isLast ? source.characterCount : source.sourceOffset(at: segment.upperBound)
        return SourceRange(start, end)
    }

    /// The footnotes that the converter put in brackets.
    private func addInlineNotes(to builder: inout ComponentBuilder) {
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

    private func findAnomalies(_ builder: inout ComponentBuilder, _ header: inout Header) {
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
