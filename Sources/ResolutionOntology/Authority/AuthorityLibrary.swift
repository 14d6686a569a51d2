import RDF
import Raptor
import Resolutions

/// What is known beforehand, read from authority files: as values for the readers of texts, and as
/// RDF descriptions for the graphs that are written.
///
/// A user's files add to what the program carries with it. A thing is known by its path (`body/tsag`),
/// whatever base its file uses, and takes the base of the data when it is written; so a path can be
/// given to one thing only, and a user's file with a base of its own must choose free slugs. A file
/// that repeats an IRI of another adds names, acronyms and relations to that entry.
public struct AuthorityLibrary: Sendable {
    /// Agents, series, instruments and verbs.
    public let authority: Authority
    /// What graphs say of them.
    public let descriptions: AuthorityDescriptions
    /// What the files' parsers warned of.
    public let warnings: [AuthorityWarning]

    /// Reads the files that the program carries with it, and then the given ones. All problems are
    /// reported at once.
    public init(adding files: [AuthorityFile] = []) throws(AuthorityError) {
        try self.init(files: AuthorityFile.builtIn + files)
    }

    /// Reads the given files only.
    public init(files: [AuthorityFile]) throws(AuthorityError) {
        var reader = AuthorityReader()
        for file in files { reader.read(file) }
        var builder = AuthorityBuilder(reader: reader)
        builder.build()
        guard builder.problems.isEmpty else { throw AuthorityError(problems: builder.problems) }
        authority = builder.authority
        descriptions = AuthorityDescriptions(entries: reader.entries)
        warnings = reader.warnings
    }
}
