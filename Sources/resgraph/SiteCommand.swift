import ArgumentParser
import LinkedResolutions
import ResolutionSite

struct SiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "Writes the graph as a static site of linked-data pages.",
        discussion: """
            Every body, act, text and instrument gets a page at the address that its IRI's
            path names, in HTML, Turtle, N-Triples and JSON-LD: what stands at
            {base}resolution/wtsa/11 is resolution/wtsa/11.html in the folder. Beside them
            an index with search, the named questions with their answers, the ontology, a
            description of the data, a sitemap, and rules for content negotiation
            (.htaccess for Apache, _redirects for hosts that read it). No page needs a
            script.

            EXAMPLES
              resgraph site texts/ -o public_html/
              resgraph site --data graph.rgx -o public_html/ \\
                --address https://resolutions.example.org/
              resgraph site --data graph/ -o public_html/ --jobs 4 \\
                --title 'Resolutions of the WFA'
            """)

    @Argument(help: ArgumentHelp("Texts, RDF files, snapshots or folders, as --data takes them.", valueName: "input"))
    var inputs: [String] = []

    @Option(
        name: .customLong("data"),
        help: ArgumentHelp("The same as an input. Repeatable.", valueName: "input"))
    var data: [String] = []

    @Option(name: [.customShort("o"), .customLong("output")], help: ArgumentHelp("The folder to write into; made if it is missing.", valueName: "folder"))
    var output: String

    @Option(help: ArgumentHelp("The base of the data's IRIs; what follows it is the path of a page. Ends in /.", valueName: "iri"))
    var base: String = Vocabulary.defaultBase.string

    @Option(help: ArgumentHelp("Where the site will stand, for the sitemap and canonical links. Ends in /. (default: the base)", valueName: "url"))
    var address: String?

    @Option(help: ArgumentHelp("The name of the site.", valueName: "words"))
    var title: String = SiteOptions().title

    @Flag(help: "Leave out the file with the whole graph, dataset.nt.")
    var noDump = false

    @Option(help: ArgumentHelp("When the data were made, for their description: 2026-01-31T12:00:00Z. (default: not said, so that runs write the same)", valueName: "time"))
    var issued: String?

    @Flag(help: "Say nothing but warnings and errors.")
    var quiet = false

    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        if inputs.isEmpty && data.isEmpty {
            throw ValidationError("say what to publish; for example\n  resgraph site texts/ -o public_html/")
        }
        for (name, value) in [("--base", base), ("--address", address ?? base)] {
            guard value.utf8.last == UInt8(ascii: "/"), value.contains(":") else {
                throw ValidationError("\(name) wants an absolute IRI that ends in /; got '\(value)'")
            }
        }
        _ = try reading.corpusOptions()
    }

    func run() throws {
        let base = IRI(base)
        let source = DataSource(inputs: inputs + data, base: base, corpus: try reading.corpusOptions())
        let dataset = try DataOptions.load(source, quiet: quiet)
        try dataset.verifySnapshot()
        let graph = ResolutionGraph(dataset, prefixes: Vocabulary.prefixes(base: base), authority: try reading.authority())
        if let message = DataBaseHint.message(for: graph, base: base) { throw FailureMessage(message) }
        var options = SiteOptions(base: base, address: address.map { IRI($0) }, title: title)
        options.dump = noDump ? nil : "dataset.nt"
        options.description.inputs = DescriptionOptions.Input.rdfFiles(of: inputs + data)
        options.description.issued = issued
        let site = try ResolutionSite(graph, options: options)
        let progress = ProgressLine(quiet: quiet)
        let count = try SiteWriter(site, jobs: reading.threadCount).write(to: output) { done, total in
            progress.update("writing: \(done * 100 / max(total, 1)) %")
        }
        progress.finish()
        if !quiet { StandardError.message("\(output): \(count) files") }
    }
}
