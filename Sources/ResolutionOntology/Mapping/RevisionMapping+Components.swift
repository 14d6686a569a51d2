import RDF
import Resolutions

/// The parts of a text, their topics and the agents that they name.
extension RevisionMapping {
    mutating func mapComponents() {
        assignBlocks()
        for (index, component) in revision.components.enumerated() {
            componentNodes.append(part(component.fragment, home: componentBlocks[index]))
            if componentsByFragment[component.fragment] == nil {
                componentsByFragment[component.fragment] = index
            }
        }
        for index in revision.components.indices { map(component: index) }
    }

    /// One block for each component that stands directly in the revision, with all that stands in
    /// it; one for all footnotes.
    private mutating func assignBlocks() {
        var footnoteBlock: Int32?
        for (index, component) in revision.components.enumerated() {
            if let parent = component.parent, componentBlocks.indices.contains(parent) {
                componentBlocks.append(componentBlocks[parent])
            } else if component.kind == .footnote, let block = footnoteBlock {
                componentBlocks.append(block)
            } else {
                componentBlocks.append(blockCount)
                if component.kind == .footnote { footnoteBlock = blockCount }
                blockCount += 1
            }
            assert(componentBlocks.count == index + 1)
        }
    }

    private mutating func map(component index: Int) {
        let component = revision.components[index]
        let node = componentNodes[index]
        graph.add(node, isA: component.kind.fixedTerm)
        graph.add(node, .inRevision, revisionNode)
        graph.add(node, .partOf, parentNode(of: index))
        graph.add(node, .order, index + 1)
        if let enumerator = component.enumerator { graph.add(node, .enumerator, enumerator) }
        if let keyword = component.keyword { graph.add(node, .keyword, concept(.keyword, keyword)) }
        if mapper.options.includesText, !component.passage.isEmpty {
            graph.add(node, .text, graph.literal(component.passage.text, language: revision.language))
        }
        if let number = component.number { graph.add(node, .number, number) }
        if let title = component.title, !title.isEmpty {
            graph.add(node, .title, graph.literal(title.text, language: revision.language))
        }
        if let range = evidence(of: component), let span = span(range, home: componentBlocks[index]) {
            graph.add(node, .evidence, span)
        }
        mapAnomalies(component.anomalies, of: node)
        switch component.anchor {
        case .heading: graph.add(node, .footnoteOf, revisionNode)
        case .component(let anchor) where componentNodes.indices.contains(anchor):
            graph.add(node, .footnoteOf, componentNodes[anchor])
        case .component, nil: break
        }
    }

    /// What directly contains a component. A component stands after what contains it.
    private func parentNode(of index: Int) -> UInt32 {
        guard let parent = revision.components[index].parent, (0..<index).contains(parent) else {
            return revisionNode
        }
        return componentNodes[parent]
    }

    private func evidence(of component: Component) -> SourceRange? {
        if !component.passage.sourceRange.isEmpty { return component.passage.sourceRange }
        return component.title?.sourceRange
    }

    mutating func mapTopics() {
        for assignment in revision.topics where componentNodes.indices.contains(assignment.component) {
            let (topic, isNew) = graph.node(
                mapper.namespace.topic(assignment.label), home: DocumentGraph.Home.shared)
            if isNew {
                graph.add(topic, isA: .concept)
                graph.add(topic, .prefLabel, graph.literal(assignment.label, language: revision.language))
            }
            graph.add(componentNodes[assignment.component], .topic, topic)
            topicsByComponent[assignment.component, default: []].append(topic)
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
