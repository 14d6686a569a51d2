/// Reads what the components of a text lay down and refer to: agents, directives, references, topics.
///
/// Built once from an authority, then used for any number of texts, from any thread.
public struct Recognizer: Sendable {
    let authority: Authority

    public init(authority: Authority) {
        self.authority = authority
    }

    /// Fills the revision's directives, references, mentions, topics and coined agents, and adds
    /// diagnostics for what was not understood. Linear in the length of the text.
    public func recognize(_ revision: inout Revision) {
    }
}
