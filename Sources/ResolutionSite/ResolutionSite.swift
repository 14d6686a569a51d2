import LinkedResolutions

/// A graph as linked-data pages: every body, act, text and instrument has a page at the address that its
/// IRI's path names, in HTML, Turtle, N-Triples and JSON-LD.
///
/// ```swift
/// let site = try ResolutionSite(graph)
/// try site.file(at: "resolution/wtsa/11.html")               // the bytes that a web server answers
/// site.location(of: "resolution/wtsa/11", as: .turtle)       // "resolution/wtsa/11.ttl": where to send a client
/// try SiteWriter(site).write(to: "public_html")              // all of it, for a static host
/// ```
///
/// Paths are what follows the base of the data's IRIs, percent-encoded as in a URL, without a leading
/// slash. A site is an immutable value, which threads can share; a page is made when it is asked for.
public struct ResolutionSite: Sendable {
    public let options: SiteOptions
    let resolutions: ResolutionGraph
    let graph: PageGraph
    let terms: OntologyTerms
    let addresses: SiteAddresses
    let templates: TemplateLibrary
    /// The named questions that have a page.
    let questions: [Question]
    private let lazyCatalogue: LazyValue<Catalogue>
    /// What the graph is as a data set; counted when it is first asked for.
    let description: LazyValue<Result<GraphDescription, any Error>>
    /// What the keys of JSON-LD stand for; read from the ontology when it is first asked for.
    let linkedDataContext: LazyValue<Result<JSONLDContext, any Error>>
    /// The picture on the index; drawn when it is first asked for.
    let overview: LazyValue<String?>

    /// Everything that has a page; collected when it is first asked for, in one pass over the graph.
    var catalogue: Catalogue { lazyCatalogue.value }

    /// - Throws: `SiteError` where what the program carries with it cannot be read, which its tests rule out.
    public init(_ graph: ResolutionGraph, options: SiteOptions = SiteOptions()) throws(SiteError) {
        self.options = options
        resolutions = graph
        let pages = PageGraph(dataset: graph.dataset)
        let addresses = SiteAddresses(graph: pages, base: options.base)
        self.graph = pages
        self.addresses = addresses
        terms = try OntologyTerms()
        templates = try TemplateLibrary()
        do { questions = try QuestionLibrary().questions } catch {
            throw SiteError.question(name: "", reason: "\(error)")
        }
        description = LazyValue { Result { try GraphDescription(graph.dataset, options: options.description) } }
        linkedDataContext = LazyValue { Result { try Vocabulary.context(base: options.base) } }
        let index = PageContext(graph: pages, terms: terms, addresses: addresses, path: SitePath("index.html"))
        overview = LazyValue { options.showsOverview ? OverviewPicture(graph: graph, context: index).forIndex() : nil }
        lazyCatalogue = LazyValue { Catalogue(pages, addresses: addresses) }
    }

    // MARK: Addresses

    /// Where what a path names is published in a form: the target of a 303 redirect
    /// ([Cool URIs for the Semantic Web, section 4.2](https://www.w3.org/TR/cooluris/#r303gendocument)).
    ///
    /// - Parameter path: the path of an IRI of the data (`resolution/wtsa/11`), of a closed list
    ///   (`vocab/keyword/resolves`), `ontology`, or empty for the index.
    /// - Returns: a path of ``file(at:)``, perhaps with a fragment; nil where nothing has that name or it
    ///   has no such form.
    public func location(of path: String, as form: PageForm) -> String? {
        if path.isEmpty { return form == .html ? "index.html" : nil }
        if path == GraphDescription.path { return form == .html ? "data.html" : form == .turtle ? "void.ttl" : nil }
        if let place = terms.place(ofPath: path) {
            let anchor = form == .html ? place.anchor.map { "#" + $0 } : nil
            return place.page + "." + form.suffix + (anchor ?? "")
        }
        guard addresses.document(at: path) != nil else { return nil }
        return path + "." + form.suffix
    }

    /// The file of an address with its suffix, or nil where there is none.
    public func file(at path: String) throws(SiteError) -> SiteFile? {
        if let file = try ownFile(at: path) { return file }
        for form in PageForm.allCases {
            let suffix = "." + form.suffix
            guard path.utf8.count > suffix.utf8.count, path.hasSuffix(suffix),
                let document = addresses.document(at: String(path.dropLast(suffix.count)))
            else { continue }
            return try page(of: document, at: SitePath(path), as: form)
        }
        return nil
    }

    // MARK: Pages

    private func page(of document: IRI, at path: SitePath, as form: PageForm) throws(SiteError) -> SiteFile {
        guard form == .html else {
            return try data(DocumentTriples(graph: graph).triples(of: document), at: path, as: form)
        }
        var parts =
            if graph.isA(document, Vocabulary.resolution.revision) {
                RevisionPage(document, context: context(path.text)).parts()
            } else {
                ResourcePage(context: context(path.text), resource: document).parts()
            }
        let stem = String(path.text.dropLast(".html".count))
        parts.forms = forms(of: stem, from: path.text)
        return try html(parts, at: path)
    }

    func context(_ path: String) -> PageContext {
        PageContext(graph: graph, terms: terms, addresses: addresses, path: SitePath(path))
    }

    /// A page in its frame.
    /// - Parameter root: what links begin with; by default the way from the page to the site's folder. A page with a
    ///   root of its own is shown at any address, so that it has none for search engines.
    func html(_ parts: PageParts, at path: SitePath, root: String? = nil) throws(SiteError) -> SiteFile {
        let address = root == nil ? path.text : nil
        // A host may show such a page under another root than the data's IRIs have: it brings its look along.
        let style = root.flatMap { _ in templates.assets["style.css"].map { String(decoding: $0.bytes, as: UTF8.self) } }
        let root = root ?? String(path.link(to: SitePath("index.html")).dropLast("index.html".count))
        let home = root + "index.html"
        let isHome = path.text == "index.html"
        let frame: View = [
            "title": isHome ? parts.title : "\(parts.title) – \(options.title)", "summary": parts.summary, "site": options.title,
            "home": home, "root": root, "about": parts.about, "forms": parts.forms,
            "hasForms": parts.forms.isEmpty ? nil : true, "structuredData": parts.structuredData,
            "canonical": address.map { options.address.string + (isHome ? "" : $0) }, "isInside": isHome ? nil : true,
            "trail": parts.trail, "main": try templates.render(parts.main, with: parts.template),
            "version": ProgramVersion.current, "style": style,
        ]
        return SiteFile(Array(try templates.render(frame, with: "page").utf8), form: .html)
    }

    /// Statements in a syntax.
    func data(_ triples: [Triple], at path: SitePath, as form: PageForm) throws(SiteError) -> SiteFile {
        do {
            let sink = MemorySink()
            var context: JSONLDContext?
            if form == .jsonld {
                context = try linkedDataContext.value.get()
                context?.location = IRI(path.link(to: Self.contextPath))
            }
            var writer = try RDFWriter(
                syntax: RDFSyntax(mediaType: form.mediaType) ?? .turtle, prefixes: Vocabulary.prefixes(base: options.base),
                context: context, sink: sink)
            try writer.write(triples, inBlocksOf: 1000)
            try writer.finish()
            return SiteFile(sink.bytes, form: form)
        } catch {
            throw SiteError.page(path: path.text, reason: "\(error)")
        }
    }
}

extension String {
    /// What follows a prefix, or nil where there is another.
    func droppingPrefix(_ prefix: String) -> String? {
        utf8.starts(with: prefix.utf8) ? String(Substring(utf8.dropFirst(prefix.utf8.count))) : nil
    }
}
