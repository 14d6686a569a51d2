import ArgumentParser
import GraphStore
import LinkedResolutions

/// Options of every verb that reads resolution texts.
struct ReadingOptions: ParsableArguments {
    @Option(
        name: .customLong("authority"),
        help: ArgumentHelp(
            "A Turtle file with bodies, instruments, series and verbs of your own, beside those built in. Repeatable.",
            valueName: "file"))
    var authorityFiles: [String] = []

    @Option(
        name: .customLong("identify"),
        help: ArgumentHelp(
            "Say which act a text is: FILE=SERIES/NUMBER[/EDITION], for example notes.txt=wtsa/11/dubai-2012. Repeatable.",
            valueName: "file=series/number[/edition]"))
    var identifications: [String] = []

    @Option(
        name: .customLong("input-format"),
        help: ArgumentHelp(
            "What the inputs hold, whatever their suffixes say: text, or an RDF syntax such as turtle, ntriples, rdfxml.",
            valueName: "format"))
    var inputFormat: String?

    @Option(
        help: ArgumentHelp(
            "How many threads work at a time; one for each core, eight at most, where nothing is said. What comes out does not depend on it.",
            valueName: "number"))
    var jobs: Int?

    /// How many threads work at a time.
    var threadCount: Int { jobs ?? min(Slices.coreCount, 8) }

    func validate() throws {
        guard let jobs else { return }
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs wants a number from 1 to 256; got \(jobs)") }
    }

    /// What every input holds, if the person said so.
    func contentOverride() throws -> InputFile.Content? {
        guard let inputFormat else { return nil }
        if inputFormat == "text" { return .resolutionText }
        guard let syntax = RDFSyntax(named: inputFormat), syntax.isReadable else {
            throw ValidationError(
                "unknown input format '\(inputFormat)'; known are text, "
                    + RDFSyntax.readable.map(\.rawValue).joined(separator: ", "))
        }
        return .rdf(syntax)
    }

    func suppliedIdentities() throws -> [SuppliedIdentity] {
        try identifications.map { argument in
            guard let supplied = SuppliedIdentity(argument) else {
                throw ValidationError(
                    "--identify wants FILE=SERIES/NUMBER[/EDITION], for example notes.txt=wtsa/11/dubai-2012; got '\(argument)'")
            }
            return supplied
        }
    }

    /// More names than the data have: those of --authority, which are read now, so that a fault in them is told, and
    /// those that the program carries with it, which are read when a name is looked up.
    func authority() throws -> @Sendable () -> Authority? {
        guard !authorityFiles.isEmpty else { return { try? Knowledge().authority } }
        let knowledge = try Knowledge(adding: authorityFiles)
        for warning in knowledge.warnings { StandardError.report(warning) }
        return { knowledge.authority }
    }

    func corpusOptions() throws -> CorpusOptions {
        CorpusOptions(
            authorityFiles: authorityFiles, suppliedIdentities: try suppliedIdentities(),
            content: try contentOverride(), jobs: threadCount)
    }
}

/// The base of the data that texts are given, as several verbs take it.
enum BaseOption {
    /// Refuses what no IRI could be put behind.
    static func check(_ base: String) throws(ValidationError) {
        guard let last = base.utf8.last, last == UInt8(ascii: "/") || last == UInt8(ascii: "#"), base.contains(":")
        else { throw ValidationError("--base wants an absolute IRI that ends in / or #; got '\(base)'") }
        if let fault = IRI(base).syntaxFault { throw ValidationError("--base: \(fault)") }
    }
}
