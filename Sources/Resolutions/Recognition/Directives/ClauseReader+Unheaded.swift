/// Paragraphs of texts without headings, which bring their own verbs.
extension ClauseReader {
    func unheaded(coining: inout Coining) -> Outcome {
        var start = 0
        while text[start].isSymbol("*") || text[start].isSymbol("_") { start += 1 }
        if frame.modality != nil, let outcome = completed(
            from: start, frame: frame, OwnVerbReader(clause: clause, verbs: verbs, end: end, endsInColon: endsInColon, frame: frame), coining: &coining) {
            return outcome
        }
        if let own = ownVerb(at: start) {
            return OwnVerbReader(clause: clause, verbs: verbs, end: end, endsInColon: endsInColon, frame: frame)
                .read(own.governing, from: own.end, coining: &coining)
        }
        if let named = keywordVerb(at: start) {
            let own = OwnVerbReader(clause: clause, verbs: verbs, end: end, endsInColon: endsInColon, frame: frame)
            if let governing = named.governing { return own.read(governing, from: named.end, coining: &coining) }
            if frame.lemma.isEmpty, !endsInColon, named.end < end {
                let draft = DirectiveDraft(
                    kind: .other, lemma: named.lemma, modality: .declarative, action: named.end..<end, region: named.end..<end, verb: named.end)
                return Outcome(drafts: [draft], childFrame: frame)
            }
        }
        // "Noting X, further decides that …", "Further to counter that threat, calls upon …".
        if text[start].isCapitalised, frame.lemma.isEmpty || !endsInColon, Self.opensAdverbial(text, start),
            let found = FurtherVerbs(clause: clause, verbs: verbs, end: end).first(from: start + 1) {
            return OwnVerbReader(clause: clause, verbs: verbs, end: end, endsInColon: endsInColon, frame: frame)
                .read(found.governing, from: found.end, coining: &coining)
        }
        var inherited = frame
        guard !frame.lemma.isEmpty else {
            let isVerb = text[start].isCapitalised && text.bytes(start).last == UInt8(ascii: "s")
            return Outcome(childFrame: frame, unknownVerb: isVerb ? start..<start + 1 : nil)
        }
        inherited.mode = Frame.isDirecting(frame.kind) ? .directing : .resolving
        let own = OwnVerbReader(clause: clause, verbs: verbs, end: end, endsInColon: endsInColon, frame: frame)
        var outcome = completed(from: start, frame: frame, own, coining: &coining)
            ?? headed(from: skipConnectives(start), frame: inherited, coining: &coining)
        // What follows "takes note of the plan, which is as follows:" is the plan.
        if frame.kind == .declaration, frame.isCompleted { outcome.drafts.removeAll { $0.addressees.isEmpty } }
        if outcome.drafts.count == 1 { own.readFurther(from: outcome.drafts[0].verb + 1, coining: &coining, &outcome) }
        outcome.childFrame.mode = .unheaded
        return outcome
    }

    /// The verb that the heading phrase of the paragraph stands for, where its words are parted ("Calls once
    /// again upon"); no governing verb where the authority knows the phrase only ("states").
    private func keywordVerb(at start: Int) -> (governing: VerbTable.Governing?, lemma: String, end: Int)? {
        guard let keyword else { return nil }
        let words = keyword.split(separator: " ")
        guard !words.isEmpty, start + words.count < end,
            words.indices.allSatisfy({ text.string(start + $0).lowercased() == words[$0] })
        else { return nil }
        let behind = start + words.count
        if let lemma = verbs.headings[keyword], let kind = verbs.kinds[lemma] {
            return (VerbTable.Governing(lemma: lemma, kind: kind, form: .third), lemma, behind)
        }
        guard words.count == 1, keyword.hasSuffix("s") else { return nil }
        return (nil, String(keyword.dropLast()), behind)
    }

    /// An item that completes the "that" or the "shall" of its lead-in: "the working group shall: (a) Make …".
    private func completed(from start: Int, frame: Frame, _ own: OwnVerbReader, coining: inout Coining) -> Outcome? {
        if let modality = frame.modality, verbs.infinitives.contains(text[start].word) || clause.isAdverb(start) {
            var draft = DirectiveDraft(
                kind: frame.kind, lemma: frame.lemma, modality: Frame.isDirecting(frame.kind) ? Frame.modality(of: frame.kind) : modality,
                addressees: frame.addressees, action: Range(from: start, to: end), region: Range(from: start, to: end), verb: start)
            mainVerbs.actions(from: start, to: end).forEach { draft.add($0) }
            var child = frame
            if endsInColon { (child.modality, child.isCompleted) = (nil, true) }
            return Outcome(drafts: [draft], childFrame: child)
        }
        guard frame.endsInThat, !text[start].is(.to) else { return nil }
        var inherited = frame
        inherited.mode = .resolving
        guard var draft = SubjectClause(clause: clause, verbs: verbs).read(from: start, subject: start, end: end, frame: inherited) else { return nil }
        if draft.addressees.isEmpty, let named = own.unknownSubject(draft, frame.kind, from: start, to: end, coining: &coining) {
            draft.addressees = named.agents
            draft.isImpersonal = false
        }
        // A lead-in of the list below it: whom it names, its items address.
        if endsInColon, Frame.isDirecting(frame.kind) {
            var child = frame
            child.endsInThat = false
            if let named = AddresseeReader(clause: clause, verbs: verbs).addressees(at: start, limit: end, coining: &coining, needsInfinitive: false), named.listEnd >= end {
                child.addressees = named.agents
                return Outcome(childFrame: child)
            }
        }
        return Outcome(drafts: [draft], childFrame: frame)
    }

    /// A participle, "Further to" or a preposition that comes before the verb of a paragraph.
    private static func opensAdverbial(_ text: TokenizedText, _ start: Int) -> Bool {
        let token = text[start]
        let bytes = text.bytes(start)
        return bytes.count > 5 && bytes.suffix(3).elementsEqual("ing".utf8) || token.is(.further) && text[start + 1].is(.to)
            || token.is(.`in`, .on) || token.is(.with) || token.is(.pursuant) || token.is(.to) || token.is(.following) || token.is(.`for`)
    }

    /// "Further requests", "Strongly condemns", "Expresses its appreciation".
    private func ownVerb(at start: Int) -> (governing: VerbTable.Governing, end: Int)? {
        var index = start
        while index < start + 5 {
            if let (governing, end) = verbs.governing(text, at: index),
                governing.form == .third || governing.form == .base && text[start].isCapitalised && frame.lemma.isEmpty
                    || governing.form == .past && !text[start].isCapitalised && frame.lemma.isEmpty {
                return (governing, end)
            }
            guard text[index].is(.also, .further) || text[index].is(.once) || text[index].is(.again) || clause.isAdverb(index)
                || text[index].is(.more) || text[index].is(.and) || text[index].isSymbol("*") || text[index].isSymbol(",")
                || text[index].is(.therefore)
            else { return nil }
            index += 1
        }
        return nil
    }
}
