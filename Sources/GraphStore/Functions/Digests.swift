import Crypto
import RDF
import SPARQL

/// The hash functions of SPARQL 1.1, section 17.4.6.
enum Digests {
    /// The checksum of the text's UTF-8 bytes in lower-case hexadecimal; nil for other functions.
    static func hexadecimal(_ function: BuiltInFunction, of text: String) -> String? {
        let bytes = Array(text.utf8)
        switch function {
        case .md5: return Hexadecimal.text(of: Insecure.MD5.hash(data: bytes))
        case .sha1: return Hexadecimal.text(of: Insecure.SHA1.hash(data: bytes))
        case .sha256: return Hexadecimal.text(of: SHA256.hash(data: bytes))
        case .sha384: return Hexadecimal.text(of: SHA384.hash(data: bytes))
        case .sha512: return Hexadecimal.text(of: SHA512.hash(data: bytes))
        default: return nil
        }
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
