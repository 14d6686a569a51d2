import RDF
import Resolutions

/// One text as triples, in the groups in which files are written.
///
/// A file for this text alone holds all groups. A file of many texts holds the `blocks` of each and,
/// once only, what stands in `shared`; it leaves `borrowed` out, which stands in the blocks of other
/// texts of the run. Where `mayRecur` is true another text of the run is this one in another
/// language, and the statements of the blocks have to be kept apart as the shared ones are
/// (`SharedStatements` does both).
public struct MappedRevision: Sendable {
    /// The revision, and the name of its graph.
    public let revision: IRI
    /// The name of its files, without suffix. Made when it is asked for: only an export into files wants it.
    public var fileName: String { mapper.fileName(of: identifier, language: language) }
    let mapper: ResolutionMapper
    let identifier: RevisionIdentifier
    let language: String
    public let terms: TermList
    /// First the head (revision, source, history), then one block for each section, annex and piece
    /// of front matter, then one for the footnotes. No block is empty, no statement stands in two.
    public let blocks: [ArraySlice<CompactTriple>]
    /// About works, sessions, agents, instruments, concepts: other texts may say the same.
    public let shared: ArraySlice<CompactTriple>
    /// About other revisions of the run, whose own blocks say the same.
    public let borrowed: ArraySlice<CompactTriple>
    public let mayRecur: Bool

    /// The number of statements in a file of this text alone.
    public var count: Int { blocks.reduce(shared.count + borrowed.count) { $0 + $1.count } }

    /// All triples, as in a file of this text alone.
    public var triples: [Triple] {
        (blocks.joined() + shared + borrowed).compactMap(terms.values.triple)
    }
}
