import CNettle

/// A hash function over bytes: MD5 ([RFC 1321](https://www.rfc-editor.org/rfc/rfc1321)), SHA-1 and SHA-2
/// ([FIPS 180-4](https://doi.org/10.6028/NIST.FIPS.180-4)).
package enum HashFunction: Sendable, CaseIterable {
    /// Broken long ago; SPARQL 1.1 has it.
    case md5
    /// Broken; SPARQL 1.1 has it.
    case sha1
    case sha256, sha384, sha512

    /// The digest of all bytes at once. Linear.
    package func digest(of bytes: [UInt8]) -> [UInt8] {
        var digest = MessageDigest(self)
        digest.update(bytes.span.bytes)
        return digest.finish()
    }

    fileprivate var nettleFunction: resgraph_hash_function {
        switch self {
        case .md5: RESGRAPH_MD5
        case .sha1: RESGRAPH_SHA1
        case .sha256: RESGRAPH_SHA256
        case .sha384: RESGRAPH_SHA384
        case .sha512: RESGRAPH_SHA512
        }
    }
}

/// The digest of bytes that come in pieces, made by nettle: the library that libcurl's transport brings along, and
/// with it into every process that reads through Raptor. A package with a cryptographic library of its own would be most of
/// what a first build compiles.
package struct MessageDigest: ~Copyable {
    private var state: resgraph_digest

    package init(_ function: HashFunction) { state = resgraph_digest_begin(function.nettleFunction) }

    /// Takes in the next bytes. Linear.
    package mutating func update(_ bytes: RawSpan) {
        bytes.withUnsafeBytes { resgraph_digest_update(&state, $0.baseAddress, $0.count) }
    }

    /// The digest, 16 to 64 bytes.
    package consuming func finish() -> [UInt8] {
        // 64 is the longest digest of all.
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = bytes.withUnsafeMutableBufferPointer { buffer -> Int in
            guard let start = buffer.baseAddress else { return 0 }
            return resgraph_digest_end(&state, start)
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }
}
