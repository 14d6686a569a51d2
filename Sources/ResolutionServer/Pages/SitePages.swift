import LinkedResolutions
import ResolutionSite

/// The pages of a site under the path of the base of the data, so that each thing's page is at the address
/// that its IRI's path names. What an IRI names is found by redirect, in the form that the client takes.
public struct SitePages: PageSource {
    private let site: ResolutionSite
    /// `/resolution-graph/id/`
    private let root: String

    /// - Parameter publicAddress: where the service is known, without a slash at its end; nil for the base's own.
    /// - Throws: `SiteError` where what the program carries with it cannot be read.
    public init(_ graph: ResolutionGraph, base: IRI, publicAddress: String? = nil) throws(SiteError) {
        root = DataPath.path(of: base)
        let root = root
        var options = SiteOptions(base: base, address: publicAddress.map { IRI($0 + root) })
        options.description.endpoint = publicAddress.map { IRI($0 + GraphService.queryPath) }
        site = try ResolutionSite(graph, options: options)
    }

    public func page(at path: String, for accept: AcceptHeader) throws(PageError) -> Page? {
        if path == "/" { return .elsewhere(path: root + "index.html") }
        guard path.utf8.starts(with: root.utf8) else { return nil }
        let rest = String(Substring(path.utf8.dropFirst(root.utf8.count)))
        let offers = PageForm.allCases.compactMap { form in
            site.location(of: rest, as: form).map { (mediaType: form.mediaType, value: $0) }
        }
        if let choice = accept.choose(offers) { return .elsewhere(path: root + choice.value) }
        if !offers.isEmpty { return .notAcceptable(offers.map(\.mediaType)) }
        do {
            return try site.file(at: rest).map { .document($0.bytes, mediaType: $0.mediaType) }
        } catch {
            throw PageError("\(error)")
        }
    }

    public func missingPage(for accept: AcceptHeader) -> Page? {
        guard accept.choose([(mediaType: "text/plain", value: false), (mediaType: "text/html", value: true)])?.value == true else { return nil }
        return (try? site.file(at: "404.html")).map { .document($0.bytes, mediaType: $0.mediaType) }
    }
}
