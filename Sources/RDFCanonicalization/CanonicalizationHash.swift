import MessageDigests
import RDF

/// The hash function that blank nodes are told apart with
/// ([RDFC-1.0, section 4.3](https://www.w3.org/TR/rdf-canon/#canon-state)).
public enum CanonicalizationHash: Hashable, Sendable, CaseIterable {
    /// What the recommendation uses unless told otherwise.
    case sha256
    case sha384

    /// The digest in lower-case hexadecimal digits, which sort as the digest's bytes do.
    func digits(of bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .sha256: Hexadecimal.digits(of: HashFunction.sha256.digest(of: bytes))
        case .sha384: Hexadecimal.digits(of: HashFunction.sha384.digest(of: bytes))
        }
    }
}
