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
    public static func equal(_ a: String, _ b: String) -> Bool {
        // Constant for native strings, and enough for most pairs.
        guard a.utf8.count == b.utf8.count else { return false }
        let isEqual = a.utf8.withContiguousStorageIfAvailable { x in
            b.utf8.withContiguousStorageIfAvailable { y in
                guard let p = x.baseAddress, let q = y.baseAddress else { return true }
                return memcmp(p, q, min(x.count, y.count)) == 0
            }
        }
        return (isEqual ?? nil) ?? (compare(a, b) == 0)
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

    /// Feeds the UTF-8 bytes to the hasher, made into one number before: a fifth of the cost of feeding them byte by
    /// byte, for terms are some sixty bytes long and the hasher takes eight a round.
    public static func hash(_ text: String, into hasher: inout Hasher) {
        if let number = text.utf8.withContiguousStorageIfAvailable({ ByteHash.hash($0.span, seed: seed) }) {
            hasher.combine(number)
        } else {
            hasher.combine(ByteHash.hash(Array(text.utf8).span, seed: seed))
        }
    }

    /// Differs from run to run, so that nobody can write a file whose terms all collide.
    private static let seed = UInt64.random(in: 1...UInt64.max)
}
