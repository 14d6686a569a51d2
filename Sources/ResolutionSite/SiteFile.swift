/// One file of the site: what a web server answers under its address.
public struct SiteFile: Sendable {
    public var bytes: [UInt8]
    /// With the character set where there is one: `text/html; charset=utf-8`.
    public var mediaType: String

    init(_ text: String, mediaType: String) {
        self.init(Array(text.utf8), mediaType: mediaType)
    }

    init(_ bytes: [UInt8], mediaType: String) {
        self.bytes = bytes
        self.mediaType = mediaType
    }

    /// A page in one of its forms.
    init(_ bytes: [UInt8], form: PageForm) {
        switch form {
        case .html, .turtle: self.init(bytes, mediaType: form.mediaType + "; charset=utf-8")
        case .ntriples, .jsonld: self.init(bytes, mediaType: form.mediaType)
        }
    }
}
