import LinkedResolutions

/// How a site is made.
public struct SiteOptions: Sendable {
    /// What the IRIs of the data begin with; the rest of an IRI is the path of its page.
    public var base: IRI
    /// Where the site will stand, ending in `/`: for the sitemap and canonical links, which must be
    /// absolute. The base of the IRIs unless told otherwise.
    public var address: IRI
    /// The name of the site, over all pages.
    public var title: String

    /// What the description of the data says beside the counts.
    public var description: DescriptionOptions
    /// The file with the whole graph as N-Triples, which is written beside the pages; nil for none.
    public var dump: String? {
        didSet {
            description.dumps = dump.map { [.init(address: IRI(address.string + $0), mediaType: PageForm.ntriples.mediaType)] } ?? []
        }
    }
    /// Whether the index shows a picture of who directs whom, with the whole picture as a file beside it.
    public var showsOverview = true

    public init(
        base: IRI = Vocabulary.defaultBase, address: IRI? = nil, title: String = "Resolutions as linked data"
    ) {
        self.base = base
        self.address = address ?? base
        self.title = title
        description = DescriptionOptions(base: base, address: self.address)
    }
}
