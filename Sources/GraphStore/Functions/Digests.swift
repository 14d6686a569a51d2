import MessageDigests
import RDF
import SPARQL

/// The hash functions of SPARQL 1.1, section 17.4.6.
enum Digests {
    /// The checksum of the text's UTF-8 bytes in lower-case hexadecimal; nil for other functions.
    static func hexadecimal(_ function: BuiltInFunction, of text: String) -> String? {
        let hash: HashFunction? =
            switch function {
            case .md5: .md5
            case .sha1: .sha1
            case .sha256: .sha256
            case .sha384: .sha384
            case .sha512: .sha512
            default: nil
            }
        return hash.map { Hexadecimal.text(of: $0.digest(of: Array(text.utf8))) }
    }
}

/// Universally unique identifiers, made at random
/// ([RFC 9562, version 4](https://www.rfc-editor.org/rfc/rfc9562#section-5.4)).
enum UniqueIdentifier {
    /// As `f81d4fae-7dec-41d0-a765-00a0c91e6bf6`.
    static func random() -> String {
        var bytes = withUnsafeBytes(of: UInt128.random(in: .min ... .max)) { Array($0) }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: text, as: UTF8.self)
    }
}
