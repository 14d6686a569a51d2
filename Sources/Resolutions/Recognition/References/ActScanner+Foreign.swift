/// Acts of bodies whose series no authority knows: known by their numbers alone.
extension ActScanner {
    /// "general recommendation No. 39 (2022)", "document X/1, decision 4/2"; without a target "chap. I, resolution 1".
    func foreign(_ text: TokenizedText, at index: Int, numbers: [CitedNumber], behind end: Int) -> FoundReference? {
        if text[index - 1].spells("general", in: text), text[index].is(.recommendation, .recommendations) {
            let labels = numbers.map { cited -> String in
                guard case .year(let year)? = cited.edition else { return "General recommendation No. " + cited.number }
                return "General recommendation No. \(cited.number) (\(year))"
            }
            return act(labels, kind: .recommendation, tokens: index - 1..<end, isDated: numbers.allSatisfy { $0.edition != nil })
        }
        guard text[index - 1].isSymbol(",") else { return nil }
        let unknown = FoundReference(tokens: index..<end, status: .unresolved, targets: [])
        // "…, annex, decision 2": one of those that the annex holds.
        if text[index - 2].is(.annex, .annexes), !text[index].isCapitalised { return unknown }
        if Self.isRoman(text.bytes(index - 2)), text[index - 3].isSymbol("."), text[index - 4].spells("chap", in: text) { return unknown }
        guard text[index - 2].kind == .number, text[index - 3].isSymbol("/"), !text[index - 2].hasSpaceBefore,
            !text[index].isCapitalised, text[index].is(.decision, .decisions)
        else { return nil }
        // Numbers that restart with each meeting, "decision 2", name nothing without it.
        guard numbers.allSatisfy({ $0.number.contains("/") }) else { return unknown }
        let behind = text[end].isSymbol(",") && text[end + 1].is(.annex) ? end + 2 : end
        return act(numbers.map { "Decision " + $0.number }, kind: .decision, tokens: index..<behind, isDated: false)
    }

    /// "decision 1/CP.21": the number and the meeting of a conference of parties.
    func conferenceDecision(_ text: TokenizedText, at first: Int, from start: Int, actClass: ActClass) -> FoundReference? {
        guard actClass == .decision || actClass == .resolution else { return nil }
        var labels: [String] = []
        var next = first
        var end = first
        while text[next].kind == .number, text[next + 1].isSymbol("/"), !text[next + 1].hasSpaceBefore,
            text[next + 2].isCapitalised, !text[next + 2].hasSpaceBefore, text.bytes(next + 2).contains(UInt8(ascii: ".")) {
            labels.append((actClass == .decision ? "Decision " : "Resolution ") + text.string(next..<next + 3))
            next += 3
            end = next
            guard text.skipListSeparator(&next) else { break }
        }
        guard !labels.isEmpty else { return nil }
        return act(labels, kind: actClass == .decision ? .decision : .resolution, tokens: start..<end, isDated: false)
    }

    private func act(_ labels: [String], kind: InstrumentKind, tokens: Range<Int>, isDated: Bool) -> FoundReference {
        let targets = labels.map { label in
            ReferenceTarget.instrument(InstrumentIdentifier.coined(label, kind))
        }
        return FoundReference(tokens: tokens, status: isDated ? .resolved : .workOnly, targets: targets)
    }
}
