/// What has to be done with one component of a text, by name and word for word.
public struct ComponentEdit: Hashable, Sendable {
    /// The fragment of the component in the text compared from; nil where it is added.
    public var old: String?
    /// The fragment in the text compared to; nil where it is removed.
    public var new: String?
    public var difference: WordDifference

    public init(old: String?, new: String?, difference: WordDifference) {
        self.old = old
        self.new = new
        self.difference = difference
    }
}

extension Comparison {
    /// What turns the old text into the new one, in the order of the new one.
    public var edits: [ComponentEdit] {
        changes.map { change in
            ComponentEdit(
                old: change.old.map { old.components[$0].fragment },
                new: change.new.map { new.components[$0].fragment }, difference: difference(of: change))
        }
    }
}

/// A component by name, and its words.
public struct NamedText: Hashable, Sendable {
    public var fragment: String
    public var text: String

    public init(fragment: String, text: String) {
        self.fragment = fragment
        self.text = text
    }
}

extension Sequence<ComponentEdit> {
    /// Makes the new text from the old one and the edits alone.
    ///
    /// - Throws: where the old text is not the one that the edits were made from.
    public func applied(to texts: [NamedText]) throws(WordDifferenceError) -> [NamedText] {
        var words: [String: String] = [:]
        for text in texts { words[text.fragment] = text.text }
        var result: [NamedText] = []
        for edit in self {
            let before = edit.old.flatMap { words[$0] } ?? ""
            let after = try edit.difference.applied(to: before)
            if let fragment = edit.new { result.append(NamedText(fragment: fragment, text: after)) }
        }
        return result
    }
}
