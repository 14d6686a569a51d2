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
/// space), whose prefix holds a byte that no UTF-8 text has. So `"zf" 0xFE ":v" digits` in what Raptor
/// writes is such a term and nothing else can be, and `expand` puts the spelling there. Terms are
/// numbered as they come, and Raptor sorts by the number: subjects stand in the order of the text.
enum VerbatimTerms {
    static let namespace = "~ verbatim#"
    /// Raptor shortens by a prefix only where it begins with a letter or digit. Its table of prefixes
    /// has this one in the fourth bucket, so that it is found at once.
    static let prefix: [UInt8] = [UInt8(ascii: "z"), UInt8(ascii: "f"), mark]

    private static let mark: UInt8 = 0xFE
    private static let digitCount = 9

    /// The IRI that stands for the term of a number.
    static func name(_ number: Int) -> String {
        let digits = String(number)
        return namespace + "v" + String(repeating: "0", count: max(0, digitCount - digits.count)) + digits
    }

    /// The bytes with every such term spelled out. One pass.
    static func expand(_ bytes: Span<UInt8>, _ terms: SpelledTerms, into result: inout [UInt8]) {
        result.removeAll(keepingCapacity: true)
        let length = 3 + digitCount
        bytes.withUnsafeBufferPointer { all in
            var start = 0
            while let place = nextMark(in: all, from: start), place >= start + 2, place + length <= all.count {
                result.append(contentsOf: UnsafeBufferPointer(rebasing: all[start..<(place - 2)]))
                var number = 0
                for digit in all[(place + 3)..<(place + length)] { number = number * 10 + Int(digit) - 0x30 }
                terms.appendSpelling(of: number, to: &result)
                start = place + length
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
