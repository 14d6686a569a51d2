/// How long a language tag may be that goes through Raptor.
///
/// Raptor 2.0.15 and 2.0.16 keep a tag's length in one byte. For a tag of 300 bytes they make room for 45, and write 300: damage
/// to the heap, by whoever wrote the document. So longer tags are refused before Raptor sees them, in whatever way a
/// syntax lets them be written (`TurtleGuard`, `XMLGuard`, `JSONGuard`), and when they are to be written (`TermFactory`).
enum LanguageTagLimit {
    /// In bytes of UTF-8.
    static let maximum = 255

    static let complaint = "a language tag of more than \(maximum) bytes, for which Raptor has no room"
}
