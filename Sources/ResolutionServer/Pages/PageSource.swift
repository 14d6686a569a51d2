/// Who has pages for paths of the service: descriptions of the things whose IRIs have these paths.
public protocol PageSource: Sendable {
    /// What there is at a path for a client, or nil where there is nothing.
    ///
    /// - Parameters:
    ///   - path: from the first slash, escapes in place: `/resolution-graph/id/body/tsag`.
    ///   - accept: the media types that the client takes.
    func page(at path: String, for accept: AcceptHeader) throws(PageError) -> Page?

    /// What a client sees where nobody has anything, if it reads pages; nil for a line of plain text.
    func missingPage(for accept: AcceptHeader) -> Page?
}

extension PageSource {
    public func missingPage(for accept: AcceptHeader) -> Page? { nil }
}

/// What there is at a path.
public enum Page: Sendable {
    /// A document, and its media type with or without a character set.
    case document([UInt8], mediaType: String)
    /// The page about the thing that the path names stands elsewhere, at this path
    /// ([303](https://www.w3.org/TR/cooluris/#r303gendocument)).
    case elsewhere(path: String)
    /// There are pages, but in these media types only, none of which the client takes.
    case notAcceptable([String])
}

/// Why a page cannot be made.
public struct PageError: Error, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
