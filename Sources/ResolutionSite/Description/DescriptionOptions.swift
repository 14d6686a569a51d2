import LinkedResolutions

/// What the description of a data set says that the graph itself does not.
public struct DescriptionOptions: Sendable {
    /// A file or service under which the data can be had.
    public struct Distribution: Hashable, Sendable {
        /// Where it is.
        public var address: IRI
        /// The media type of a file.
        public var mediaType: String?

        public init(address: IRI, mediaType: String? = nil) {
            self.address = address
            self.mediaType = mediaType
        }
    }

    /// A file that the graph was made from.
    public struct Input: Hashable, Sendable {
        /// Its name without a folder.
        public var name: String
        /// SHA-256 of its bytes, in lower-case hexadecimal.
        public var sha256: String

        public init(name: String, sha256: String) {
            self.name = name
            self.sha256 = sha256
        }
    }

    /// What the IRIs of the data begin with.
    public var base: IRI
    /// Where the pages of the data stand, ending in `/`; the description itself is there as `void.ttl`.
    public var address: IRI
    public var dumps: [Distribution] = []
    /// A SPARQL endpoint over the data.
    public var endpoint: IRI?
    /// What the graph was made from, beside the texts that the graph itself names with their hashes.
    public var inputs: [Input] = []
    /// When the data were made, as `xsd:dateTime`. Nil leaves it out, so that every run writes the same.
    public var issued: String?

    public init(base: IRI = Vocabulary.defaultBase, address: IRI? = nil) {
        self.base = base
        self.address = address ?? base
    }
}
