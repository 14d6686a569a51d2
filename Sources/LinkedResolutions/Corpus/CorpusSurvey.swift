import ResolutionOntology
import Resolutions

/// What is known of a run after its first pass: every header read and every identity settled, no
/// text kept.
public struct CorpusSurvey: Sendable {
    /// One file of texts, or a part of a large one.
    public struct Text: Sendable {
        public var input: InputFile
        /// Which part of the file it is; nil for the whole.
        var part: Part?
        public var source: SourceFile
        /// One for each act in the file, in order.
        public var identities: [IdentityResolver.Identity]
        /// Whether reading it gains from the other texts of the same work.
        var needsSiblings: Bool
        /// The file's bytes where they could not be read a second time.
        var heldBytes: [UInt8]?
    }

    /// One part of a file that is read in parts.
    struct Part: Sendable {
        var place: FilePart
        var byteCount: Int
        /// Of the part's own bytes.
        var sha256: String
    }

    /// In the order of reading: by the file's name, then its path.
    public var texts: [Text]
    /// The RDF files among the inputs, in the order given.
    public var rdfFiles: [InputFile]
    /// What the mapping of one text needs to know of the others.
    public var context: CorpusContext
    /// Whether an input could not be taken.
    public var hasErrors: Bool
}
