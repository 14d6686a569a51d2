import LinkedResolutions
import ResolutionSite
import TestSupport
import Testing

@Suite struct SitePathTests {
    private static let base: IRI = "https://w3id.org/resolution-graph/id/"

    private func site(_ subjects: [String]) throws -> ResolutionSite {
        let triples = subjects.map {
            Triple(IRI(Self.base.string + $0), RDFS.label, .literal(Literal("a thing", language: "en")))
        }
        return try ResolutionSite(ResolutionGraph(try Dataset(triples)))
    }

    @Test("A thing of the data has a file in every form, and a place to be sent to", arguments: PageForm.allCases)
    func forms(_ form: PageForm) throws {
        let site = try site(["body/tsag"])
        #expect(site.location(of: "body/tsag", as: form) == "body/tsag.\(form.suffix)")
        let file = try #require(try site.file(at: "body/tsag.\(form.suffix)"))
        #expect(file.mediaType.hasPrefix(form.mediaType))
        #expect(String(decoding: file.bytes, as: UTF8.self).contains("a thing"))
    }

    @Test("A thing that the graph does not know has no file")
    func unknown() throws {
        let site = try site(["body/tsag"])
        #expect(try site.file(at: "body/other.html") == nil)
        #expect(site.location(of: "body/other", as: .html) == nil)
    }

    @Test("A path that could leave the folder, hide in it or take the place of another page has no file")
    func unsafe() throws {
        let paths = [
            "../x/y", "body/../../etc", "body/..", "body/%2e%2e", "body/%2F", "body/a%00b", "body//x", "body/.htaccess", "body/",
            "index", "questions/x", "vocab/x/y", "assets/style.css", "body/a%5Cb", "body/" + String(repeating: "x", count: 231),
        ]
        let site = try site(paths)
        for path in paths {
            #expect(site.location(of: path, as: .turtle) == nil, "\(path)")
            #expect(try site.file(at: path + ".ttl") == nil, "\(path)")
        }
    }

    @Test("A thing whose name is long has either all of its files or none", arguments: [199, 223, 224, 230, 239])
    func longNames(_ length: Int) throws {
        let path = "instrument/" + String(repeating: "x", count: length)
        let site = try site([path])
        let files = try PageForm.allCases.compactMap { try site.file(at: "\(path).\($0.suffix)") }
        #expect(files.count == (length + ".jsonld".count <= 230 ? PageForm.allCases.count : 0))
        let folder = try ScratchFolder()
        #expect(throws: Never.self) { try SiteWriter(site).write(to: folder.url.path) }
    }

    @Test("The words of the data cannot become markup, whatever stands behind a bracket")
    func markup() throws {
        let label = "<\u{301}script>alert(1)</script> & \"quoted\" 'single' \u{1}\u{96}\u{FFFE}"
        let triple = Triple(IRI(Self.base.string + "body/x"), RDFS.label, .literal(Literal(label)))
        let site = try ResolutionSite(ResolutionGraph(try Dataset([triple])))
        let page = String(decoding: try #require(try site.file(at: "body/x.html")).bytes, as: UTF8.self)
        #expect(page.contains("&lt;\u{301}script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot; &#39;single&#39; \u{FFFD}\u{FFFD}\u{FFFD}"))
        #expect(!page.unicodeScalars.contains("\u{1}"))
        #expect(page.components(separatedBy: "</script>").count == 2)  // that of the embedded JSON-LD
    }
}
