import ArgumentParser
import LinkedResolutions

struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Writes a snapshot of texts and RDF files, which 'query' opens at once.",
        discussion: """
            A snapshot holds the graph as it lies in memory, with checksums. It is mapped,
            not read: a query over a snapshot starts without loading anything. Snapshots
            are for this machine and this version; to exchange data, use 'export'.

            EXAMPLES
              resgraph index texts/ -o graph.rgx
              resgraph query --data graph.rgx 'SELECT ?who WHERE { ?x rg:instructs ?who }'
            """)

    @Argument(help: ArgumentHelp("A text, an RDF file, a snapshot, or a folder. Repeatable.", valueName: "input"))
    var inputs: [String] = []

    @Option(
        name: .customLong("named-graph"),
        help: ArgumentHelp("An RDF file to load into the graph of that name. Repeatable.", valueName: "iri=file"))
    var namedGraphs: [String] = []

    @Option(name: .shortAndLong, help: ArgumentHelp("The snapshot to write; its name ends in .rgx.", valueName: "file.rgx"))
    var output: String

    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        if inputs.isEmpty && namedGraphs.isEmpty {
            throw ValidationError("say what to index; for example\n  resgraph index texts/ -o graph.rgx")
        }
        guard DataSource.isSnapshot(output) else {
            throw ValidationError("the name of a snapshot ends in .rgx; got '\(output)'")
        }
        _ = try data()
    }

    func run() throws {
        let dataset = try data().load()
        try dataset.verifySnapshot()
        try dataset.writeSnapshot(toFile: output)
        StandardError.message("\(output): \(dataset.quadCount) triples")
    }

    private func data() throws -> DataOptions {
        var data = DataOptions()
        data.inputs = inputs
        data.namedGraphs = namedGraphs
        data.base = nil
        data.empty = false
        data.noDefaultPrefixes = false
        data.reading = reading
        return data
    }
}
