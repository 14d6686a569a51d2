extension Reading {
    /// Reads the directives and topics of all clauses, in reading order.
    mutating func readDirectives() {
        var coining = Coining(
            table: table, fullNames: { [texts, unknown] in Self.fullNames(unknown, in: texts) },
            established: { [texts] in Self.establishedNames(in: texts) })
        var frames: [Frame] = []
        frames.reserveCapacity(revision.components.count)
        /// By component: its first directive, to join alternatives.
        var firstDirectives: [Int?] = Array(repeating: nil, count: revision.components.count)
        for index in revision.components.indices {
            let kind = revision.components[index].kind
            let parent = revision.components[index].parent
            // Half of all components have no frame of their own, and need no clause.
            switch kind {
            case .section:
                let clause = ClauseText(texts[index], mentions[index], references[index])
                let inherited = parent.map { frames[$0] } ?? Frame(mode: .none)
                frames.append(sectionFrame(revision.components[index], index, clause, parent: inherited, coining: &coining))
            case .annex: frames.append(Frame(mode: .rules, kind: .proceduralRule))
            case .frontMatter, .footnote, .preambularClause, .frontMatterClause: frames.append(Frame(mode: .none))
            case .operativeClause, .annexClause:
                let clause = ClauseText(texts[index], mentions[index], references[index])
                let frame = parent.map { frames[$0] } ?? Frame(mode: kind == .annexClause ? .rules : .unheaded)
                let reader = ClauseReader(
                    clause: clause, verbs: recognizer.verbs, frame: frame, keyword: revision.components[index].keyword)
                var outcome = reader.read(coining: &coining)
                if outcome.drafts.isEmpty, reader.endsInColon {
                    // A lead-in hands its condition to its items.
                    let conditions = CircumstanceReader(clause: clause, verbs: recognizer.verbs).conditions(in: 0..<reader.end)
                    outcome.childFrame.conditions += conditions.map { ComponentText(component: index, range: clause.text.range($0)) }
                }
                if let unknown = outcome.unknownVerb { reportUnknownVerb(unknown, index) }
                frames.append(outcome.childFrame)
                guard !outcome.drafts.isEmpty else { continue }
                let subjects = TopicReader(clause: clause, verbs: recognizer.verbs).topics()
                topics += subjects.labels.map { TopicAssignment(component: index, label: $0) }
                firstDirectives[index] = directives.count
                for (position, var draft) in outcome.drafts.enumerated() {
                    if subjects.isChoice { draft.doubt(TopicReader.splitting) }
                    var directive = directive(
                        draft, component: index, ordinal: position + 1, frame: frame, clause: clause, coining: &coining)
                    // "Calls for an end to the flood" asks, though it tells nobody.
                    if directive.addressees.isEmpty, Self.needsAddressee(directive) {
                        reportMissingAddressee(directive)
                        directive.modality = .declarative
                    }
                    directives.append(directive)
                }
            }
        }
        keepCoined(coining)
        joinAlternatives(firstDirectives)
    }

    // MARK: - Sections

    private func sectionFrame(_ component: Component, _ index: Int, _ clause: ClauseText, parent: Frame, coining: inout Coining) -> Frame {
        if parent.mode == .rules, component.keyword == nil { return parent }
        guard let keyword = component.keyword else {
            return Frame(mode: component.fragment.hasPrefix("operative") ? .unheaded : .none)
        }
        let verbs = recognizer.verbs
        guard let lemma = verbs.headings[keyword] ?? governingLemma(clause) else {
            return Frame(mode: .none)
        }
        let kind = verbs.kinds[lemma] ?? .other
        var frame = Frame(mode: Frame.isDirecting(kind) ? .directing : .resolving, kind: kind, lemma: lemma)
        let start = clause.text.index(atOffset: component.verbLength)
        guard start < clause.text.count, component.verbLength > 0, Frame.isDirecting(kind) else { return frame }
        let end = clause.trimmedEnd().end
        if let named = AddresseeReader(clause: clause, verbs: verbs).addressees(at: start, limit: end, coining: &coining, needsInfinitive: false) {
            frame.addressees = named.agents
            frame.namesAction = clause.infinitive(at: named.end, verbs: verbs) != nil
            frame.confidence = clause.mentions.filter { $0.agents.contains(where: named.agents.contains) }.compactMap(\.confidence).min()
            frame.roles = roleReader(clause).qualifiers(in: Range(from: named.listEnd, to: end), coining: &coining)
            frame.deadlines = CircumstanceReader(clause: clause, verbs: verbs).deadlines(in: Range(from: named.listEnd, to: end))
                .map { ComponentText(component: index, range: clause.text.range($0)) }
        }
        return frame
    }

    /// The lemma of the last governing verb of a heading phrase that no authority lists.
    private func governingLemma(_ clause: ClauseText) -> String? {
        for index in 0..<min(clause.text.count, 6) {
            if let (governing, _) = recognizer.verbs.governing(clause.text, at: index) { return governing.lemma }
        }
        return nil
    }

    func roleReader(_ clause: ClauseText) -> RoleReader {
        RoleReader(clause: clause, verbs: recognizer.verbs, own: own, looksEverywhere: looksEverywhere)
    }

    // MARK: - Directives

    private func directive(
        _ draft: consuming DirectiveDraft, component: Int, ordinal: Int, frame: borrowing Frame, clause: ClauseText, coining: inout Coining
    ) -> Directive {
        roleReader(clause).read(into: &draft, coining: &coining)
        for (role, agent) in frame.roles { draft.add(role, [agent]) }
        // Whoever no authority knows is named by the reader's choice of words.
        if draft.roles.contains(where: { coining.isCoined($0.agent) }) || draft.addressees.contains(where: coining.isCoined) {
            draft.doubt(Coining.confidence)
        }
        for mention in clause.mentions where mention.confidence != nil && draft.region.overlaps(mention.tokens) || mention.confidence != nil && draft.action.overlaps(mention.tokens) {
            if mention.agents.contains(where: { agent in draft.addressees.contains(agent) || draft.roles.contains { $0.agent == agent } }) { draft.doubt(mention.confidence) }
        }
        if draft.addressees.contains(where: frame.addressees.contains) { draft.doubt(frame.confidence) }
        CircumstanceReader(clause: clause, verbs: recognizer.verbs).read(into: &draft)
        // Who notes that something happens "before 2035" sets no time for it.
        if draft.kind == .declaration, draft.addressees.isEmpty { draft.deadlines = [] }
        for agent in draft.addressees { coining.note(agent, in: directives.count) }
        for role in draft.roles { coining.note(role.agent, in: directives.count) }
        let text = clause.text
        let inherited = ordinal == 1 || draft.conditions.isEmpty ? frame.conditions : []
        if !inherited.isEmpty || !frame.deadlines.isEmpty { draft.doubt(Frame.inheritance) }
        let conditions = inherited + draft.conditions.map { ComponentText(component: component, range: text.range($0)) }
        return Directive(
            component: component, ordinal: ordinal, kind: draft.kind, governingVerb: draft.lemma, issuer: issuer,
            addressees: draft.addressees.map { coining.identifier(of: $0) },
            roles: draft.roles.map { RoleAssignment($0.role, coining.identifier(of: $0.agent)) },
            actionTypes: draft.actionTypes, modality: draft.modality, actionText: text.range(draft.action),
            subjectTexts: draft.subjects.map { text.range($0) }, conditions: conditions,
            frequencies: draft.frequencies.map { text.range($0) }, deadlines: frame.deadlines + draft.deadlines.map { ComponentText(component: component, range: text.range($0)) },
            procedures: procedures(draft, clause), confidence: draft.confidence)
    }

    /// The targets of references that the clause says are to be followed.
    private func procedures(_ draft: DirectiveDraft, _ clause: ClauseText) -> [ReferenceTarget] {
        let text = clause.text
        var targets: [ReferenceTarget] = []
        var follows = false
        var index = draft.action.lowerBound
        let end = min(draft.action.upperBound, text.count)
        while true {
            // Only behind a few words is anything to be followed.
            if !follows { index = text.next(.cue, from: index, before: end) }
            guard index < end else { break }
            defer { index += 1 }
            let token = text[index]
            if token.is(.accordance) && !describes(clause, accordance: index) || token.is(.regulated)
                || token.is(.given) && text[index + 1].is(.`in`) && (index > draft.verb || text[index - 1].is(.procedure, .procedures))
                || token.is(.see) && text[index - 1].isSymbol("(") && !text[index + 1].is(.also, .further)
                    && !draft.conditions.contains(where: { $0.upperBound == index - 1 }) {
                follows = true
            }
            if token.isSymbol(";") || (token.isSymbol(",") && !continuesList(clause, behind: index)) { follows = false }
            guard follows, let reference = clause.references.first(where: { $0.tokens.lowerBound == index }) else { continue }
            for target in reference.targets where !targets.contains(target) { targets.append(target) }
        }
        return targets
    }

    /// "stations operating in accordance with X", "services that operate in accordance with X": what is described so
    /// need not be what the addressee does.
    private func describes(_ clause: ClauseText, accordance index: Int) -> Bool {
        let verb = index - 2
        if clause.text.endsInGerund(verb), !clause.text[verb].spells("acting", in: clause.text) { return !clause.text[verb - 1].isSymbol(",") }
        return clause.text[verb].kind == .word && clause.text[verb - 1].is(.that, .which)
    }

    /// Whether a further reference stands right behind a comma.
    private func continuesList(_ clause: ClauseText, behind comma: Int) -> Bool {
        var next = comma + 1
        while clause.text[next].is(.and, .or) || clause.text[next].is(.the) { next += 1 }
        return clause.references.contains { $0.tokens.lowerBound == next || $0.tokens.lowerBound == next - 1 }
    }

    /// Items of one lead-in that the text joins by "or" are alternatives of each other.
    private mutating func joinAlternatives(_ firstDirectives: [Int?]) {
        // By lead-in, for those that have an item which ends in "or": the directives of all its items.
        var alternatives: [Int: [Int]] = [:]
        for component in firstDirectives.indices where firstDirectives[component] != nil && texts[component].trimmedEnd().endsInOr {
            if let parent = revision.components[component].parent { alternatives[parent] = [] }
        }
        guard !alternatives.isEmpty else { return }
        for (component, directive) in firstDirectives.enumerated() {
            if let directive, let parent = revision.components[component].parent { alternatives[parent]?.append(directive) }
        }
        for members in alternatives.values where members.count > 1 {
            for member in members { directives[member].alternatives = members.filter { $0 != member } }
        }
    }

    private static func needsAddressee(_ directive: Directive) -> Bool {
        switch directive.kind {
        case .instruction: directive.modality == .instruction
        case .invitation: directive.modality == .invitation
        case .request: directive.modality == .request
        default: false
        }
    }

    // MARK: - Diagnostics

    private mutating func reportMissingAddressee(_ directive: Directive) {
        diagnostics.append(
            Diagnostic(
                .warning, .missingAddressee, "“\(directive.governingVerb)” is said to nobody that the text names",
                file: revision.source.name, range: revision.components[directive.component].passage.sourceRange))
    }

    private mutating func reportUnknownVerb(_ range: Range<Int>, _ component: Int) {
        let passage = revision.components[component].passage
        let words = texts[component].string(range)
        diagnostics.append(
            Diagnostic(
                .warning, .unknownGoverningVerb, "the governing verb “\(words)” is not known; add it to the authority",
                file: revision.source.name, range: passage.sourceRange(of: texts[component].range(range))))
    }

    /// Keeps the coined agents that a directive names, and reports each with the first directive that does.
    private mutating func keepCoined(_ coining: Coining) {
        for index in coining.agents.indices {
            guard let directive = coining.firstUses[index] else { continue }
            coined.append(coining.agents[index])
            report(coined: coining.agents[index].label, in: directives[directive].component)
        }
    }

    private mutating func report(coined label: String, in component: Int) {
        diagnostics.append(
            Diagnostic(
                .warning, .unknownActor, "no authority knows “\(label)”; it is taken as a group of its own",
                file: revision.source.name, range: revision.components[component].passage.sourceRange))
    }
}
