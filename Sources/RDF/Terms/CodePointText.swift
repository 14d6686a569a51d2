#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Comparison and hashing of strings as RDF 1.1 wants them: code point by code point.
///
/// Swift's `==` on `String` is canonical equivalence, under which "é" written as one code point
/// equals "é" written as two. RDF 1.1 Concepts (sections 3.2 and 3.3) compares IRIs and lexical
/// forms by code points, so no term may use `String`'s own `==` or `hash(into:)`.
public enum CodePointText {
    /// Whether both strings hold the same code points. Linear in their length.
    @inlinable
    public static func equal(_ a: String, _ b: String) -> Bool {
        compare(a, b) == 0
    }

    /// Below, at or above zero as `a` sorts before, with or after `b` by code point.
    /// UTF-8 bytes sort as their code points do. Linear in the shorter length.
    public static func compare(_ a: String, _ b: String) -> Int {
        var a = a, b = b
        return a.withUTF8 { x in
            b.withUTF8 { y in
                let common = min(x.count, y.count)
                if common > 0, let p = x.baseAddress, let q = y.baseAddress {
                    let order = memcmp(p, q, common)
                    if order != 0 { return Int(order) }
                }
                return x.count - y.count
            }
        }
    }

    /// Feeds the UTF-8 bytes and a terminator to the hasher.
    public static func hash(_ text: String, into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(0xFF as UInt8)
    }
}
