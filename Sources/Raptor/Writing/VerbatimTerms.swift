#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Terms of one block that we spell ourselves: those that Raptor would spell wrongly, and IRIs, for
/// each of which it would walk through 1024 buckets of namespaces.
///
/// Raptor gets a short IRI in their place, in a namespace that no real IRI can be in (it holds a
/// space), whose prefix holds a byte that no UTF-8 text has. So `"zf" 0xFE ":"` and a name in what Raptor
/// writes is such a term and nothing else can be, and `expand` puts the spelling there. Terms are
/// numbered as they come, and Raptor sorts by the number: subjects stand in the order of the text.
///
/// Raptor checks a name each time that it writes it, at a hundred instructions a character; so it has few: a letter
/// and four letters or digits, which count in the order of their bytes. That is enough for 768 million terms in one block.
enum VerbatimTerms {
    static let namespace = "~ verbatim#"
    /// Raptor shortens by a prefix only where it begins with a letter or digit. Its table of prefixes
    /// has this one in the fourth bucket, so that it is found at once.
    static let prefix: [UInt8] = [UInt8(ascii: "z"), UInt8(ascii: "f"), mark]

    private static let mark: UInt8 = 0xFE
    private static let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    private static let radix = 62
    private static let length = 5
    /// What a number is moved up by, so that its first digit is a letter.
    private static let first = 10 * 62 * 62 * 62 * 62
    /// By byte: the value of a digit.
    private static let values: [UInt8] = (0...UInt8.max).map { UInt8(digits.firstIndex(of: $0) ?? 0) }

    /// The IRI that stands for the term of a number.
    static func name(_ number: Int) -> String {
        var name = Array(repeating: digits[0], count: length)
        var rest = number + first
        for place in name.indices.reversed() {
            name[place] = digits[rest % radix]
            rest /= radix
        }
        return namespace + String(decoding: name, as: UTF8.self)
    }

    /// The bytes with every such term spelled out. One pass.
    static func expand(_ bytes: Span<UInt8>, _ terms: SpelledTerms, into result: inout [UInt8]) {
        result.removeAll(keepingCapacity: true)
        let values = Self.values
        bytes.withUnsafeBufferPointer { all in
            var start = 0
            while let place = nextMark(in: all, from: start), place >= start + 2, place + 2 + length <= all.count {
                result.append(contentsOf: UnsafeBufferPointer(rebasing: all[start..<(place - 2)]))
                var number = 0
                for digit in all[(place + 2)..<(place + 2 + length)] { number = number &* radix &+ Int(values[Int(digit)]) }
                terms.appendSpelling(of: number - first, to: &result)
                start = place + 2 + length
            }
            result.append(contentsOf: UnsafeBufferPointer(rebasing: all[start...]))
        }
    }

    private static func nextMark(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = bytes.baseAddress, start < bytes.count,
            let found = memchr(base + start, Int32(mark), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
    }
}
