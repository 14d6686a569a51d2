import RDF
import Resolutions

/// What a proposal keeps, deletes and inserts.
extension RevisionMapping {
    mutating func map(_ changes: TrackedChanges) {
        for edition in [changes.before, changes.after] {
            if let edition { graph.add(revisionNode, .heldAgainst, revision(edition, number: nil, isRevised: false)) }
        }
        for text in changes.texts {
            switch text.part {
            case .numberLine: map(text, of: revisionNode, home: RevisionMapping.head, name: "number-line", headPart: "number line")
            case .title: map(text, of: revisionNode, home: RevisionMapping.head, name: "title", headPart: "title")
            case .formula: map(text, of: revisionNode, home: RevisionMapping.head, name: "formula", headPart: "formula")
            case .component(let index) where componentNodes.indices.contains(index):
                map(
                    text, of: componentNodes[index], home: componentBlocks[index],
                    name: revision.components[index].fragment, headPart: nil)
                mapReadings(of: text, componentNodes[index])
            case .component: break
            }
        }
    }

    private mutating func map(_ text: TrackedText, of holder: UInt32, home: Int32, name: String, headPart: String?) {
        for (index, stretch) in text.stretches.enumerated() {
            let node = part("stretch_\(name)_\(index + 1)", home: home)
            graph.add(holder, .hasStretch, node)
            graph.add(node, isA: .trackedStretch)
            graph.add(node, .order, index + 1)
            graph.add(node, .stretchKind, concept(.stretchKind, stretch.kind.rawValue))
            if let headPart { graph.add(node, .headPart, headPart) }
            if mapper.options.includesText {
                let words = text.passage.text(in: stretch.range)
                graph.add(node, .stretchText, graph.literal(words, class: ownLanguage))
            }
            if let span = span(text.passage.sourceRange(of: stretch.range), home: home) {
                graph.add(node, .evidence, span)
            }
            confidence(stretch.confidence, of: node)
        }
    }

    private mutating func mapReadings(of text: TrackedText, _ component: UInt32) {
        guard mapper.options.includesText else { return }
        let readings: [(TrackedChanges.Reading, FixedTerm)] = [(.before, .textBefore), (.after, .textAfter)]
        for (reading, property) in readings {
            let words = text.text(reading)
            if !words.isEmpty { graph.add(component, property, graph.literal(words, class: ownLanguage)) }
        }
    }
}
