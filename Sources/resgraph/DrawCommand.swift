import ArgumentParser
import Diagrams
import Foundation
import LinkedResolutions

struct DrawCommand: ParsableCommand {
    typealias View = ResolutionGraph.PictureView

    static let configuration = CommandConfiguration(
        commandName: "draw",
        abstract: "Draws the graph: who directs whom, what cites what, revisions, the clauses of a text.",
        discussion: """
            VIEWS
              bodies      who instructs, invites, asks, collaborates with and reports to
                          whom; bodies stand inside those that they are part of, and lines
                          are as strong as the clauses behind them
              citations   which acts and instruments cite which
              revisions   when each act was adopted, revised and proposed anew
              clauses     the clauses of one text (--of), whom they address and what they
                          cite

            In a browser the pointer on a line of an SVG shows its clauses, and a click
            leads to them; links need no script. What would not be legible is left out,
            and the picture says so.

            EXAMPLES
              resgraph draw --data texts/ -o bodies.svg
              resgraph draw --data texts/ --around TSAG --hops 2 -o tsag.svg
              resgraph draw --data texts/ --view citations --min-weight 3 -o cited.svg
              resgraph draw --data texts/ --view revisions -o revisions.svg
              resgraph draw --data texts/ --view clauses --of "Resolution 18" -o 18.svg
              resgraph draw --data graph/ --format dot | dot -Tpdf > bodies.pdf
              resgraph draw --data graph/ -o bodies.mmd        Mermaid, for Markdown
              resgraph draw --data graph/ -o bodies.graphml    for Gephi, yEd, Cytoscape
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case svg, dot, mermaid, graphml

        /// The format that a file's suffix tells.
        init?(path: String) {
            switch (path as NSString).pathExtension.lowercased() {
            case "svg": self = .svg
            case "dot", "gv": self = .dot
            case "mmd", "mermaid": self = .mermaid
            case "graphml": self = .graphml
            default: return nil
            }
        }
    }

    enum Layout: String, ExpressibleByArgument, CaseIterable { case own, dot }

    @Option(help: "What to draw: bodies, citations, revisions or clauses.")
    var view: View = .bodies

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The file to write, its format by its suffix (.svg, .dot, .mmd, .graphml); without it, standard output.", valueName: "file"))
    var output: String?

    @Option(help: "The format, where the suffix does not tell: svg, dot, mermaid or graphml. (default: svg)")
    var format: Format?

    @Option(help: "Who lays an SVG out: own, or dot, which is Graphviz where it is installed.")
    var layout: Layout = .own

    @Option(help: "The colours of an SVG: automatic, which is as the reader prefers them, light or dark.")
    var colours: SVGOptions.Colours = .automatic

    @Option(name: .customLong("around"), help: ArgumentHelp("Only what is near a body, post or group (in citations and revisions: an act), by name, acronym or IRI.", valueName: "name"))
    var around: String?

    @Option(help: ArgumentHelp("How many lines away things may be from --around.", valueName: "number"))
    var hops: Int = 1

    @Option(name: .customLong("of"), help: ArgumentHelp("The act or dated text whose clauses are drawn.", valueName: "text"))
    var text: String?

    @Option(name: .customLong("min-weight"), help: ArgumentHelp("Leave out lines with fewer clauses. (default: as few as the picture can show legibly)", valueName: "number"))
    var minimumWeight: Int?

    @Flag(name: .customLong("largest-component"), inversion: .prefixedNo, help: "Draw only the largest part that hangs together.")
    var largestComponent = true

    @OptionGroup var data: DataOptions

    func validate() throws {
        try data.requireSource(example: "resgraph draw --data texts/ -o bodies.svg")
        _ = try data.source()
        if let minimumWeight, minimumWeight < 1 { throw ValidationError("--min-weight wants a number from 1; got \(minimumWeight)") }
        guard (0...100).contains(hops) else { throw ValidationError("--hops wants a number from 0 to 100; got \(hops)") }
        if text != nil, view != .clauses { throw ValidationError("--of is for --view clauses") }
        if format == nil, let output, Format(path: output) == nil {
            throw ValidationError("no known format by the suffix of '\(output)'; name one with --format: svg, dot, mermaid or graphml")
        }
    }

    func run() throws {
        let prefixes = Vocabulary.prefixes(base: try data.dataBase())
        let dataset = try data.load()
        try dataset.verifySnapshot()
        let graph = ResolutionGraph(dataset, prefixes: prefixes, authority: try data.reading.authority())
        var options = ResolutionGraph.PictureOptions(
            minimumWeight: minimumWeight, largestComponentOnly: largestComponent, hops: hops)
        do {
            options.around = try around.map { name in
                view == .bodies || view == .clauses ? try graph.agent(named: name).iri : try graph.instrument(named: name)
            }
            if let text, case .iri(let iri) = try graph.term(named: text, as: .resolution) { options.text = iri }
        } catch let error as UnknownNameError {
            throw ValidationError(error.description)
        }
        let diagram = try graph.diagram(view, options: options)
        try write(try document(of: diagram))
        StandardError.write("\(diagram.boxes.count) boxes, \(diagram.lines.count) lines. \(diagram.summary)")
    }

    private var chosenFormat: Format { format ?? output.flatMap { Format(path: $0) } ?? .svg }

    private func document(of diagram: Diagram) throws -> String {
        switch chosenFormat {
        case .svg: layout == .own ? DiagramLayout(diagram).svg(SVGOptions(colours: colours)) : try Graphviz.svg(ofDOT: diagram.dot())
        case .dot: diagram.dot()
        case .mermaid: diagram.mermaid()
        case .graphml: diagram.graphML()
        }
    }

    private func write(_ document: String) throws {
        let bytes = Array(document.utf8)
        guard let output else { return try StandardOutput.write(bytes) }
        try AtomicFile.write(bytes, to: output)
    }
}

extension ResolutionGraph.PictureView: ExpressibleByArgument {}
extension SVGOptions.Colours: ExpressibleByArgument {}

/// Graphviz's `dot`, where it is installed.
private enum Graphviz {
    static func svg(ofDOT text: String) throws -> String {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        guard let path = folders.map({ "\($0)/dot" }).first(where: FileManager.default.isExecutableFile) else {
            throw FailureMessage("Graphviz is not installed: there is no program 'dot' on the search path; --layout own needs none")
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("resgraph-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appendingPathComponent("diagram.dot")
        let output = folder.appendingPathComponent("diagram.svg")
        try Data(text.utf8).write(to: input)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["-Tsvg", "-o", output.path, input.path]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw FailureMessage("Graphviz failed with exit code \(process.terminationStatus)") }
        return String(decoding: try Data(contentsOf: output), as: UTF8.self)
    }
}
