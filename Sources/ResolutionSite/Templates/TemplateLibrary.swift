import CSite
import Mustache

/// The templates and other files that the program carries with it for its pages.
struct TemplateLibrary: Sendable {
    /// The files that are published as they are (style, script), by name.
    let assets: [String: SiteFile]
    private let library: MustacheLibrary

    /// - Throws: `SiteError` where a template is none, which a test rules out.
    init() throws(SiteError) {
        MustacheContentTypes.register(HTMLText(), named: "PAGE")
        var library = MustacheLibrary()
        var assets: [String: SiteFile] = [:]
        for index in 0..<resgraph_site_file_count() {
            let file = resgraph_site_file_at(index)
            let name = String(cString: file.name)
            // The bytes and the name are constants of the binary: `length` bytes, and NUL-terminated.
            let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
            guard name.hasSuffix(".mustache") else {
                let type = name.hasSuffix(".css") ? "text/css" : "text/javascript"
                assets[name] = SiteFile(bytes, mediaType: type + "; charset=utf-8")
                continue
            }
            do {
                try library.register(
                    "{{% CONTENT_TYPE:PAGE}}" + String(decoding: bytes, as: UTF8.self),
                    named: String(name.dropLast(".mustache".count)))
            } catch {
                throw SiteError.template(name: name, reason: "\(error)")
            }
        }
        self.library = library
        self.assets = assets
    }

    /// Fills a template.
    /// - Throws: `SiteError` where there is no template of that name.
    func render(_ view: View, with template: String) throws(SiteError) -> String {
        guard let text = library.render(view, withTemplate: template) else {
            throw SiteError.template(name: template, reason: "there is none of this name")
        }
        return text
    }
}
