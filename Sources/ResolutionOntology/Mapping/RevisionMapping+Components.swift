import RDF
import Resolutions

/// The parts of a text, their topics and the agents that they name.
extension RevisionMapping {
    mutating func mapComponents() {
        assignBlocks()
        for index in revision.components.indices {
            let fragment = revision.components[index].fragment
            componentNodes.append(part(fragment, home: componentBlocks[index]))
            let place = names.place(of: fragment, kind: .component)
            if names[place] == nil { names[place] = UInt32(truncatingIfNeeded: index) }
        }
        for index in revision.components.indices { map(component: index) }
    }

    /// One block for each component that stands directly in the revision, with all that stands in
    /// it; one for all footnotes.
    private mutating func assignBlocks() {
        var footnoteBlock: Int32?
        for index in revision.components.indices {
            let isFootnote = revision.components[index].kind == .footnote
            if let parent = revision.components[index].parent, componentBlocks.indices.contains(parent) {
                componentBlocks.append(componentBlocks[parent])
            } else if isFootnote, let block = footnoteBlock {
                componentBlocks.append(block)
            } else {
                componentBlocks.append(blockCount)
                if isFootnote { footnoteBlock = blockCount }
                blockCount += 1
            }
            assert(componentBlocks.count == index + 1)
        }
    }

    private mutating func map(component index: Int) {
        // Field by field: a copy of a whole component would count references to all that it holds.
        let node = componentNodes[index]
        graph.add(node, isA: revision.components[index].kind.fixedTerm)
        graph.add(node, .inRevision, revisionNode)
        graph.add(node, .partOf, parentNode(of: index))
        graph.add(node, .order, index + 1)
        if let enumerator = revision.components[index].enumerator { graph.add(node, .enumerator, enumerator) }
        if let keyword = revision.components[index].keyword { graph.add(node, .keyword, concept(.keyword, keyword)) }
        if mapper.options.includesText, !revision.components[index].passage.isEmpty {
            graph.add(node, .text, graph.literal(revision.components[index].passage.utf8[...], class: ownLanguage))
        }
        if let number = revision.components[index].number { graph.add(node, .number, number) }
        if let title = revision.components[index].title, !title.isEmpty {
            graph.add(node, .title, graph.literal(title.utf8[...], class: ownLanguage))
        }
        if let range = evidence(of: index), let span = span(range, home: componentBlocks[index]) {
            graph.add(node, .evidence, span)
        }
        mapAnomalies(revision.components[index].anomalies, of: node)
        switch revision.components[index].anchor {
        case .heading: graph.add(node, .footnoteOf, revisionNode)
        case .component(let anchor) where componentNodes.indices.contains(anchor):
            graph.add(node, .footnoteOf, componentNodes[anchor])
        case .component, nil: break
        }
    }

    /// What directly contains a component. A component stands after what contains it.
    @inline(__always)
    private func parentNode(of index: Int) -> UInt32 {
        guard let parent = revision.components[index].parent, (0..<index).contains(parent) else {
            return revisionNode
        }
        return componentNodes[parent]
    }

    @inline(__always)
    private func evidence(of index: Int) -> SourceRange? {
        let own = revision.components[index].passage.sourceRange
        return own.isEmpty ? revision.components[index].title?.sourceRange : own
    }

    /// The component with a fragment, the first one should there be several.
    mutating func component(withFragment fragment: String) -> Int? {
        names[names.place(of: fragment, kind: .component)].map { Int($0) }
    }

    mutating func mapTopics() {
        guard !revision.topics.isEmpty else { return }
        topicsByComponent = Array(repeating: [], count: revision.components.count)
        for assignment in revision.topics where componentNodes.indices.contains(assignment.component) {
            let (topic, isNew) = graph.node(
                mapper.namespace.topic(assignment.label), home: DocumentGraph.Home.shared)
            if isNew {
                graph.add(topic, isA: .concept)
                graph.add(topic, .prefLabel, graph.literal(assignment.label, class: ownLanguage))
            }
            graph.add(componentNodes[assignment.component], .topic, topic)
            topicsByComponent[assignment.component].append(topic)
        }
    }

    mutating func mapMentions() {
        for mention in revision.mentions where componentNodes.indices.contains(mention.component) {
            graph.add(componentNodes[mention.component], .mentions, agent(mention.agent))
        }
    }
}

extension ComponentKind {
    var fixedTerm: FixedTerm {
        switch self {
        case .frontMatter: .frontMatter
        case .section: .section
        case .annex: .annex
        case .footnote: .footnote
        case .preambularClause: .preambularClause
        case .operativeClause: .operativeClause
        case .annexClause: .annexClause
        case .frontMatterClause: .frontMatterClause
        }
    }
}
