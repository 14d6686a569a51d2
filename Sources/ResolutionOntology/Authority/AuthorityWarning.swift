import Raptor

/// What a parser warned of in an authority file that can be used.
public struct AuthorityWarning: Hashable, Sendable {
    /// The name of the file.
    public var file: String
    public var message: RaptorMessage
}
