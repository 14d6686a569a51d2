/// What makes a page beside its frame.
struct PageParts {
    var title: String
    /// The language of the title, where it is not English.
    var language: String?
    /// A sentence for search engines and link previews.
    var summary: String
    /// From the index downwards, without the page itself.
    var trail: [View] = []
    /// The template of the main part.
    var template: String
    var main: View
    /// JSON-LD for search engines, ready to stand in a script element.
    var structuredData: String?
    /// The IRI that the page is about.
    var about: String?
    /// Other forms of the page: names, addresses and media types.
    var forms: [View] = []
}
