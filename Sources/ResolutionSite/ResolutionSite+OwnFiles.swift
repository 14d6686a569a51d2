import Foundation
import LinkedResolutions

extension ResolutionSite {
    /// The addresses of the files that are about no single thing of the data, in the order of writing.
    var ownPaths: [String] {
        let forms = PageForm.allCases.map { "." + $0.suffix }
        var paths = ["index.html", "404.html", "data.html", "void.ttl", ".well-known/void", Self.contextPath.text]
        if overview.value != nil { paths.append(OverviewPicture.path.text) }
        paths += forms.map { "ontology" + $0 }
        paths += ConceptScheme.allCases.flatMap { scheme in forms.map { "vocab/\(scheme.rawValue)\($0)" } }
        paths += ["questions/index.html"] + questions.flatMap { ["questions/\($0.name).html", "questions/\($0.name).csv"] }
        paths += templates.assets.keys.sorted().map { "assets/" + $0 }
        paths += [".htaccess", "_redirects", "robots.txt", "sitemap.xml"]
        let parts = sitemap.partCount
        return parts == 1 ? paths : paths + (1...parts).map { "sitemaps/\($0).xml" }
    }

    /// A file that is about no single thing of the data; nil where the path names none.
    func ownFile(at path: String) throws(SiteError) -> SiteFile? {
        if let name = path.droppingPrefix("assets/") { return templates.assets[name] }
        if let name = path.droppingPrefix("questions/") { return try questionFile(name, at: path) }
        if let name = path.droppingPrefix("vocab/") { return try vocabularyFile(name, at: path) }
        if let name = path.droppingPrefix("sitemaps/"), name.hasSuffix(".xml"), let number = Int(name.dropLast(4)) {
            return sitemap.part(number).map { SiteFile($0, mediaType: "application/xml") }
        }
        switch path {
        case "index.html":
            return try html(
                IndexPage(context: context(path), catalogue: catalogue, options: options, overview: overview.value).parts(),
                at: SitePath(path))
        case "404.html": return try html(MissingPage(root: rootPath).parts(), at: SitePath(path), root: rootPath)
        case Self.contextPath.text: return try contextFile()
        case OverviewPicture.path.text:
            guard options.showsOverview else { return nil }
            return OverviewPicture(graph: resolutions, context: context(path)).whole()
                .map { SiteFile($0, mediaType: "image/svg+xml") }
        case "data.html": return try html(DataPage(context: context(path), description: described()).parts(), at: SitePath(path))
        case "void.ttl", ".well-known/void": return try voidFile(path)
        case ".htaccess": return SiteFile(NegotiationRules.htaccess(root: rootPath), mediaType: "text/plain")
        case "_redirects": return SiteFile(NegotiationRules.redirects(folders: catalogue.folders), mediaType: "text/plain")
        case "sitemap.xml": return SiteFile(sitemap.text(), mediaType: "application/xml")
        case "robots.txt":
            return SiteFile("User-agent: *\nAllow: /\nSitemap: \(options.address.string)sitemap.xml\n", mediaType: "text/plain")
        default:
            guard let suffix = path.droppingPrefix("ontology."), let form = PageForm(suffix: suffix) else { return nil }
            return try ontologyFile(form, at: path)
        }
    }

    /// Files whose names begin with a dot, which no name from the data may.
    static func isOwnHidden(_ path: String) -> Bool { path == ".htaccess" || path == ".well-known/void" }

    /// What the keys of the site's JSON-LD stand for: every such document refers to it.
    static let contextPath = SitePath("context.jsonld")

    // MARK: Parts

    /// The path of the site's address on its host, with a slash at both ends.
    private var rootPath: String {
        URLComponents(string: options.address.string)?.percentEncodedPath ?? "/"
    }

    private func contextFile() throws(SiteError) -> SiteFile {
        do {
            return SiteFile(Array(try linkedDataContext.value.get().document.utf8), form: .jsonld)
        } catch {
            throw SiteError.page(path: Self.contextPath.text, reason: "\(error)")
        }
    }

    private var sitemap: Sitemap {
        let own = ["index.html", "data.html", "ontology.html", "questions/index.html"]
        let lists = ConceptScheme.allCases.map { "vocab/\($0.rawValue).html" } + questions.map { "questions/\($0.name).html" }
        let documents = catalogue.all.compactMap { addresses.path(of: $0) }.map { $0.text + ".html" }
        return Sitemap(address: options.address, pages: own + lists + documents)
    }

    private func described() throws(SiteError) -> GraphDescription {
        do { return try description.value.get() } catch { throw SiteError.page(path: "data", reason: "\(error)") }
    }

    private func voidFile(_ path: String) throws(SiteError) -> SiteFile {
        do {
            return SiteFile(Array(try described().text().utf8), form: .turtle)
        } catch let error as SiteError {
            throw error
        } catch {
            throw SiteError.page(path: path, reason: "\(error)")
        }
    }

    private func ontologyFile(_ form: PageForm, at path: String) throws(SiteError) -> SiteFile? {
        guard let file = OntologyFile.named("resolution-graph.ttl") else { return nil }
        switch form {
        case .html:
            var parts = OntologyPage(context: context(path)).parts()
            parts.forms = forms(of: "ontology", from: path)
            return try html(parts, at: SitePath(path))
        // The file as it was written, comments and all.
        case .turtle: return SiteFile(file.bytes, form: .turtle)
        case .ntriples, .jsonld:
            do { return try data(try file.triples(), at: SitePath(path), as: form) } catch let error as SiteError {
                throw error
            } catch {
                throw SiteError.page(path: path, reason: "\(error)")
            }
        }
    }

    private func vocabularyFile(_ name: String, at path: String) throws(SiteError) -> SiteFile? {
        let parts = name.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let scheme = ConceptScheme(rawValue: String(parts[0])), let form = PageForm(suffix: String(parts[1]))
        else { return nil }
        guard form == .html else {
            let things = [scheme.iri] + VocabularyPage.concepts(of: scheme, terms, graph)
            let statements = things.flatMap { thing in
                terms.graph.has(thing) ? terms.graph.statements(about: thing) : graph.statements(about: thing)
            }
            return try data(statements, at: SitePath(path), as: form)
        }
        var page = VocabularyPage(context: context(path), scheme: scheme).parts()
        page.forms = forms(of: "vocab/" + scheme.rawValue, from: path)
        return try html(page, at: SitePath(path))
    }

    private func questionFile(_ name: String, at path: String) throws(SiteError) -> SiteFile? {
        let pages = QuestionPages(site: self)
        if name == "index.html" { return try html(pages.list(at: path), at: SitePath(path)) }
        let parts = name.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let question = questions.first(where: { $0.name == parts[0] }) else { return nil }
        switch parts[1] {
        case "html": return try html(pages.page(of: question, at: path), at: SitePath(path))
        case "csv": return try pages.table(of: question)
        default: return nil
        }
    }

    /// Links to the forms of a page that are data.
    func forms(of stem: String, from path: String) -> [View] {
        PageForm.data.map { form in
            [
                "href": SitePath(path).link(to: SitePath(stem + "." + form.suffix)), "mediaType": form.mediaType, "name": form.name,
            ]
        }
    }
}

extension PageForm {
    /// The form with this suffix, or nil.
    init?(suffix: String) {
        guard let form = PageForm.allCases.first(where: { $0.suffix == suffix }) else { return nil }
        self = form
    }
}
