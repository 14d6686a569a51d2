import LinkedResolutions
import Markup

/// The list of pages for search engines ([sitemaps.org](https://www.sitemaps.org/protocol.html)): one file,
/// or a list of files where there are more pages than one may hold.
struct Sitemap {
    /// As many as a file may hold.
    static let limit = 50_000

    /// Where the site stands, ending in `/`.
    let address: IRI
    /// The addresses of its pages.
    let pages: [String]

    private static let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"

    /// How many parts the list has.
    var partCount: Int { max(1, (pages.count + Self.limit - 1) / Self.limit) }

    /// `sitemap.xml`: the list itself, or where its parts are.
    func text() -> String {
        if partCount == 1 { return list(pages[...]) }
        let parts = (1...partCount).map { "<sitemap><loc>\(location("sitemaps/\($0).xml"))</loc></sitemap>\n" }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"\(Self.namespace)\">\n\(parts.joined())</sitemapindex>\n"
    }

    /// A part, counted from 1; nil where there is none.
    func part(_ number: Int) -> String? {
        guard partCount > 1, number >= 1, number <= partCount else { return nil }
        let start = (number - 1) * Self.limit
        return list(pages[start..<min(start + Self.limit, pages.count)])
    }

    private func list(_ pages: ArraySlice<String>) -> String {
        let entries = pages.map { "<url><loc>\(location($0))</loc></url>\n" }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"\(Self.namespace)\">\n\(entries.joined())</urlset>\n"
    }

    private func location(_ path: String) -> String { MarkupText.escaped(address.string + path) }
}
