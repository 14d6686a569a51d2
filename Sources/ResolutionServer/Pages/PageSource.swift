/// Who has pages for paths of the service: descriptions of the things whose IRIs have these paths.
public protocol PageSource: Sendable {
    /// The media types in which there is a page at a path, the usual one first; none where there is no page.
    ///
    /// - Parameter path: from the first slash, escapes undone: `/resolution-graph/id/body/tsag`.
    func mediaTypes(at path: String) -> [String]

    /// The page at a path in one of its media types; nil where there is none.
    func page(at path: String, as mediaType: String) throws(PageError) -> [UInt8]?
}

/// Why a page cannot be made.
public struct PageError: Error, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
