import RDF
import Resolutions

/// What clauses lay down.
extension RevisionMapping {
    mutating func mapDirectives() {
        // Their nodes first: alternatives point forwards and backwards.
        var labelsOfItems: Set<String>?
        for directive in revision.directives {
            guard componentNodes.indices.contains(directive.component) else {
                directiveNodes.append(revisionNode)
                continue
            }
            let fragment = revision.components[directive.component].fragment
            let home = componentBlocks[directive.component]
            guard directive.ordinal > 1 else {
                directiveNodes.append(part("d_", fragment, home: home))
                continue
            }
            // The second directive of `resolves_1` is not the first of an item 2 below it. No label holds a full stop.
            let ordinal = String(directive.ordinal)
            if labelsOfItems == nil { labelsOfItems = fragmentsOfItems() }
            let isTaken = labelsOfItems?.contains(fragment + "_" + ordinal) ?? false
            directiveNodes.append(part("d_", fragment, isTaken ? "." : "_", ordinal, home: home))
        }
        for index in revision.directives.indices
        where componentNodes.indices.contains(revision.directives[index].component) {
            map(directive: index)
        }
    }

    /// The fragments of what stands below clauses and bears a number.
    private func fragmentsOfItems() -> Set<String> {
        var fragments: Set<String> = []
        for component in revision.components {
            guard let parent = component.parent, revision.components.indices.contains(parent),
                [.operativeClause, .annexClause].contains(revision.components[parent].kind), let last = component.fragment.utf8.last, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(last)
            else { continue }
            fragments.insert(component.fragment)
        }
        return fragments
    }

    private mutating func map(directive index: Int) {
        let directive = revision.directives[index]
        let node = directiveNodes[index]
        let clause = revision.components[directive.component].passage.sourceRange
        graph.add(node, isA: directive.kind.fixedTerm)
        graph.add(revisionNode, directive.kind.revisionProperty, node)
        graph.add(node, .statedIn, componentNodes[directive.component])
        if let span = span(clause, home: componentBlocks[directive.component]) {
            graph.add(node, .evidence, span)
        }
        graph.add(node, .governingVerb, directive.governingVerb)
        graph.add(node, .modality, concept(.modality, directive.modality.rawValue))
        for action in directive.actionTypes { graph.add(node, .actionType, concept(.action, action)) }
        for topic in topicsByComponent.isEmpty ? [] : topicsByComponent[directive.component] { graph.add(node, .topic, topic) }
        for alternative in directive.alternatives
        where directiveNodes.indices.contains(alternative) && alternative != index
            && directiveNodes[alternative] != revisionNode
        {
            graph.add(node, .alternativeTo, directiveNodes[alternative])
        }
        for procedure in directive.procedures {
            if let target = target(procedure) { graph.add(node, .appliesProcedure, target) }
        }
        confidence(directive.confidence, of: node)
        mapAgents(of: directive, node)
        if mapper.options.includesText { mapWords(of: directive, node) }
    }

    private mutating func mapAgents(of directive: Directive, _ node: UInt32) {
        graph.add(node, .issuer, agent(directive.issuer))
        var isAdopted = false
        if case .adopted = revision.identifier.edition { isAdopted = true }
        for addressee in directive.addressees {
            let actor = agent(addressee)
            graph.add(node, .addressee, actor)
            // Nobody is bound by what is only proposed.
            if isAdopted { graph.add(actor, .boundBy, node) }
        }
        for assignment in directive.roles { graph.add(node, assignment.role.fixedTerm, agent(assignment.agent)) }
    }

    private mutating func mapWords(of directive: Directive, _ node: UInt32) {
        let own = directive.component
        add([ComponentText(component: own, range: directive.actionText)], as: .actionText, of: node)
        add(directive.subjectTexts.map { ComponentText(component: own, range: $0) }, as: .subjectText, of: node)
        add(directive.conditions, as: .condition, of: node)
        add(directive.frequencies.map { ComponentText(component: own, range: $0) }, as: .frequency, of: node)
        add(directive.deadlines, as: .deadline, of: node)
    }

    /// Each wording once.
    private mutating func add(_ texts: [ComponentText], as property: FixedTerm, of node: UInt32) {
        var written: [ArraySlice<UInt8>] = []
        let mayRepeat = texts.count > 1
        for text in texts where revision.components.indices.contains(text.component) {
            let passage = revision.components[text.component].passage
            guard let words = RevisionMapping.words(of: passage, in: text.range),
                !written.contains(where: { ByteRuns.equal($0.span, words.span) })
            else { continue }
            if mayRepeat { written.append(words) }
            graph.add(node, property, graph.literal(words, class: ownLanguage))
        }
    }
}

extension DirectiveKind {
    var fixedTerm: FixedTerm {
        switch self {
        case .instruction: .instruction
        case .invitation: .invitation
        case .request: .request
        case .exhortation: .exhortation
        case .authorization: .authorization
        case .determination: .determination
        case .declaration: .declaration
        case .proceduralRule: .proceduralRule
        case .other: .directive
        }
    }

    /// What relates a revision to a directive of this kind.
    var revisionProperty: FixedTerm {
        switch self {
        case .instruction: .hasInstruction
        case .invitation: .hasInvitation
        case .request: .hasRequest
        default: .hasDirective
        }
    }
}

extension Role {
    var fixedTerm: FixedTerm {
        switch self {
        case .counterparty: .counterparty
        case .reportRecipient: .reportRecipient
        case .informed: .informed
        case .consultee: .consultee
        case .collaborator: .collaborator
        case .assisted: .assisted
        case .beneficiary: .beneficiary
        case .requestedBy: .requestedBy
        case .approver: .approver
        case .channel: .channel
        }
    }
}
