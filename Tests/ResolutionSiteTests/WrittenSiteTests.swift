import Foundation
import LinkedResolutions
import ResolutionSite
import TestSupport
import Testing

/// The site of the specimens, written into a folder.
@Suite struct WrittenSiteTests {
    private static let base: IRI = "https://example.org/ferry/id/"

    static let site: Result<ResolutionSite, any Error> = Result {
        let folder = SharedFolder.packageRoot.appendingPathComponent("Output/specimens").path
        let dataset = try DataSource(inputs: [folder], base: base).load()
        let graph = ResolutionGraph(dataset, prefixes: Vocabulary.prefixes(base: base))
        var options = SiteOptions(base: base)
        options.dump = "dataset.nt"
        return try ResolutionSite(graph, options: options)
    }

    static let written: Result<(folder: ScratchFolder, count: Int), any Error> = Result {
        let scratch = try ScratchFolder()
        return (scratch, try SiteWriter(try site.get()).write(to: scratch.url.path))
    }

    private func files() throws -> [String: Data] {
        let root = try Self.written.get().folder.url
        return try WrittenFolder.files(in: root)
    }

    private func pages() throws -> [String: PageOutline] {
        try files().filter { $0.key.hasSuffix(".html") }.mapValues { PageOutline(String(decoding: $0, as: UTF8.self)) }
    }

    @Test("As many files are there as were said, and no temporary one is left")
    func count() throws {
        let files = try files()
        #expect(try files.count == Self.written.get().count)
        #expect(!files.keys.contains { $0.hasSuffix(".tmp") })
    }

    @Test("Every link within the site leads to a file, and to a place that is there")
    func links() throws {
        let pages = try pages()
        let names = Set(try files().keys)
        var followed = 0
        for (name, page) in pages {
            for link in page.links where !link.hasPrefix("http") {
                let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                let isFromRoot = parts[0].hasPrefix("/")
                if isFromRoot { #expect(name == "404.html" && parts[0].hasPrefix("/ferry/id/"), "\(name): \(link)") }
                let path = isFromRoot ? String(parts[0].dropFirst("/ferry/id/".count)) : parts[0]
                let target = path.isEmpty ? name : WrittenFolder.resolve(path, from: name)
                #expect(names.contains(target), "\(name): \(link)")
                if parts.count > 1, let page = pages[target] { #expect(page.ids.contains(parts[1]), "\(name): \(link)") }
                followed += 1
            }
        }
        #expect(followed > 5000)
    }

    @Test("The index shows who directs whom, and a line leads to the clause on its page")
    func overview() throws {
        let index = try #require(try pages()["index.html"])
        let text = try String(decoding: #require(try files()["index.html"]), as: UTF8.self)
        #expect(text.contains("<figure class=\"overview\">") && text.contains("id=\"overview-desc\"") && !text.contains("<script>//<![CDATA["))
        #expect(index.links.contains("resolution/wfa/4/valparaiso-2025.html#instructs2_1") && index.links.contains("bodies.svg"))
        #expect(try files()["bodies.svg"] != nil)
    }

    @Test("No page has an id twice, every page has one heading of the first level, and none skips a level")
    func outline() throws {
        for (name, page) in try pages() {
            #expect(Set(page.ids).count == page.ids.count, "\(name): \(page.ids.sorted())")
            #expect(page.headings.count(where: { $0 == 1 }) == 1, "\(name)")
            for (above, below) in zip([0] + page.headings, page.headings) { #expect(below <= above + 1, "\(name): \(page.headings)") }
        }
    }

    @Test("Every component, directive, reference, change and provision has its anchor")
    func anchors() throws {
        let pages = try pages()
        let folder = SharedFolder.packageRoot.appendingPathComponent("Output/specimens").path
        let dataset = try DataSource(inputs: [folder], base: Self.base).load()
        let rg = Vocabulary.resolution
        var checked = 0
        for type in [rg.component, rg.directive, rg.reference, rg.historyEntry, rg.clauseChange, rg.provision] {
            for triple in dataset.triples(matching: TriplePattern(predicate: RDFSyntaxNamespace.type, object: .iri(type))) {
                guard let parts = triple.subject.iri?.string.split(separator: "#", maxSplits: 1), parts.count == 2 else { continue }
                let page = try #require(pages[parts[0].dropFirst(Self.base.string.count) + ".html"], "\(triple.subject)")
                #expect(page.ids.contains(String(parts[1])), "\(triple.subject)")
                checked += 1
            }
        }
        #expect(checked > 250)
    }

    @Test(
        "html5lib reads every page in strict mode",
        .enabled(if: CommandLineTool.peersPython != nil, "needs RESGRAPH_PEERS"))
    func html() throws {
        let python = try #require(CommandLineTool.peersPython)
        guard try python.run(["-c", "import html5lib"]).exitCode == 0 else { return }
        let script = SharedFolder.packageRoot.appendingPathComponent("Scripts/checks/html-syntax.py").path
        let run = try python.run([script, try Self.written.get().folder.url.path])
        #expect(run.exitCode == 0, "\(run.output.prefix(2000))")
    }

    @Test("The forms of a page as data say the same, and what they say is in the graph")
    func forms() throws {
        let files = try files()
        let stem = "resolution/wfa/4/valparaiso-2025"
        let turtle = try RDFReader.quads(in: String(decoding: files[stem + ".ttl"] ?? Data(), as: UTF8.self), syntax: .turtle, source: "ttl")
        let lines = try RDFReader.quads(in: String(decoding: files[stem + ".nt"] ?? Data(), as: UTF8.self), syntax: .ntriples, source: "nt")
        #expect(Set(turtle) == Set(lines))
        #expect(lines.count > 300)
        let linked = String(decoding: files[stem + ".jsonld"] ?? Data(), as: UTF8.self)
        #expect(linked.contains("\"@context\": \"../../../context.jsonld\"") && linked.contains("\"instructs\": ["))
        let dump = try RDFReader.quads(in: String(decoding: files["dataset.nt"] ?? Data(), as: UTF8.self), syntax: .ntriples, source: "dump")
        #expect(Set(lines).isSubset(of: Set(dump)))
    }

    @Test(
        "pyld reads the JSON-LD of every page, by the context that the site publishes, as the statements of its N-Triples",
        .enabled(if: CommandLineTool.peersPython != nil, "needs RESGRAPH_PEERS"))
    func linkedData() throws {
        let python = try #require(CommandLineTool.peersPython)
        let script = SharedFolder.packageRoot.appendingPathComponent("Scripts/checks/json-ld.py").path
        let run = try python.run([script, try Self.written.get().folder.url.path])
        #expect(run.exitCode == 0, "\(run.errors.suffix(2000))")
        #expect(run.output.split(separator: "\n").count > 60)
    }

    @Test("The same graph gives the same bytes, whatever number of threads writes them")
    func deterministic() throws {
        let scratch = try ScratchFolder()
        try SiteWriter(try Self.site.get(), jobs: 3).write(to: scratch.url.path)
        let again = try WrittenFolder.files(in: scratch.url)
        let first = try files()
        #expect(again.keys.sorted() == first.keys.sorted())
        let differing = first.keys.filter { first[$0] != again[$0] }
        #expect(differing.isEmpty, "\(differing.sorted())")
    }

    @Test("A text's page reads like the text: clauses in order, whom they address, what changed")
    func reading() throws {
        let page = String(decoding: try #require(try files()["resolution/wfa/4/valparaiso-2025.html"]), as: UTF8.self)
        let marks = ["id=\"considering_a\"", "id=\"resolves_2_i\"", "id=\"instructs2_1\"", "id=\"d_instructs2_1\"", "id=\"changes\""]
        let places = marks.map { page.range(of: $0)?.lowerBound }
        for (first, second) in zip(places, places.dropFirst()) {
            #expect(try #require(first) < #require(second))
        }
        #expect(page.contains("<a href=\"../../../post/director-crossings-bureau.html\">Director of the Crossings Bureau</a>"))
        #expect(page.contains("<ins>") && page.contains("<del>"))
        #expect(page.contains("\"@type\":\"Legislation\""))
    }

    @Test("The description counts what is in the graph")
    func description() throws {
        let files = try files()
        let text = String(decoding: try #require(files["void.ttl"]), as: UTF8.self)
        let triples = Set(try RDFReader.quads(in: text, syntax: .turtle, source: "void.ttl").map(\.triple))
        let count = try RDFReader.quads(
            in: String(decoding: files["dataset.nt"] ?? Data(), as: UTF8.self), syntax: .ntriples, source: "dump").count
        let set = IRI(Self.base.string + "graph/dataset")
        #expect(triples.contains(Triple(set, "http://rdfs.org/ns/void#triples", .literal(Literal(count)))))
        #expect(triples.contains(Triple(set, "http://rdfs.org/ns/void#documents", .literal(Literal(6)))))
        #expect(triples.count { $0.predicate == Vocabulary.resolution.sha256 } >= 6)
        #expect(text.contains("void:propertyPartition") && text.contains("void:linkPredicate") && text.contains("dcat:distribution"))
        #expect(!text.contains("issued"))
        #expect(files[".well-known/void"] == files["void.ttl"])
    }

    @Test("The counts of the description are those that queries of the data give")
    func counts() throws {
        let files = try files()
        func graph(_ name: String, _ syntax: RDFSyntax) throws -> ResolutionGraph {
            let text = String(decoding: try #require(files[name]), as: UTF8.self)
            return ResolutionGraph(try Dataset(try RDFReader.quads(in: text, syntax: syntax, source: name).map(\.triple)))
        }
        let (data, description) = (try graph("dataset.nt", .ntriples), try graph("void.ttl", .turtle))
        let void = "PREFIX void: <http://rdfs.org/ns/void#> "
        let own = "STRSTARTS(STR(?s), \"\(Self.base.string)\")"
        for (name, query) in [
            ("triples", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"), ("distinctSubjects", "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"),
            ("distinctObjects", "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }"), ("properties", "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }"),
            ("classes", "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }"),
            ("entities", "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o FILTER(\(own)) }"),
            ("documents", "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a rg:SourceDocument }"),
        ] {
            let counts = try description.select(void + "SELECT ?n { ?set void:\(name) ?n ; void:uriSpace ?space ; void:dataDump ?dump }")
            let (said, counted) = (try counts.first?.integer("n"), try data.select(query).first?.integer("n"))
            #expect(said != nil && said == counted, "\(name)")
        }
        let partitions = try description.select(void + "SELECT ?p ?n { ?x void:property ?p ; void:triples ?n }")
        #expect(partitions.count > 40)
        for row in partitions {
            let property = try row.iri("p").string
            let count = try data.select("SELECT (COUNT(*) AS ?n) { ?s <\(property)> ?o }")
            let (said, counted) = (try row.integer("n"), try count.first?.integer("n"))
            #expect(said == counted, "\(row)")
        }
        let links = try description.select(
            void + "SELECT ?p ?space ?n { ?x a void:Linkset ; void:linkPredicate ?p ; void:triples ?n ; void:objectsTarget/void:uriSpace ?space }")
        #expect(!links.isEmpty)
        for row in links {
            let (property, space) = (try row.iri("p").string, try row.string("space"))
            let count = try data.select(
                "SELECT (COUNT(*) AS ?n) { ?s <\(property)> ?o FILTER(isIRI(?o) && \(own) && STRSTARTS(STR(?o), \"\(space)\")) }")
            let (said, counted) = (try row.integer("n"), try count.first?.integer("n"))
            #expect(said == counted, "\(space)")
        }
    }

    @Test("The page for what is missing brings its look along, since a host may show it anywhere; the others share a file")
    func missingPage() throws {
        let files = try files()
        let (missing, index) = (try #require(files["404.html"]), try #require(files["index.html"]))
        let style = String(decoding: try #require(files["assets/style.css"]), as: UTF8.self)
        #expect(String(decoding: missing, as: UTF8.self).contains("<style>\n\(style)</style>"))
        #expect(!String(decoding: missing, as: UTF8.self).contains("stylesheet"))
        #expect(String(decoding: index, as: UTF8.self).contains("<link rel=\"stylesheet\" href=\"assets/style.css\">"))
    }

    @Test("The sitemap lists every page by its absolute address, and rules lead names to forms")
    func addresses() throws {
        let files = try files()
        let sitemap = String(decoding: try #require(files["sitemap.xml"]), as: UTF8.self)
        #expect(sitemap.contains("<loc>https://example.org/ferry/id/resolution/wfa/4.html</loc>"))
        #expect(sitemap.components(separatedBy: "<loc>").count - 1 == files.keys.count { $0.hasSuffix(".html") && $0 != "404.html" })
        let rules = String(decoding: try #require(files[".htaccess"]), as: UTF8.self)
        for type in ["text/turtle", "application/n-triples", "application/ld\\+json"] { #expect(rules.contains(type)) }
        #expect(String(decoding: try #require(files["_redirects"]), as: UTF8.self).contains("/resolution/* "))
    }
}
