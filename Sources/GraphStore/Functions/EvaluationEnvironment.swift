import RDF
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What all expressions of one query share: its time, its base IRI, the blank nodes it has made and
/// the regular expressions it has compiled.
package final class EvaluationEnvironment: Sendable {
    /// The time that NOW gives throughout the query.
    package let now: DateTimeValue
    /// What IRI() resolves relative IRIs against.
    package let base: IRI?
    /// What the labels of new blank nodes begin with; the store chooses what no label in it begins with.
    package let blankNodePrefix: String

    private let blankNodeCount = Atomic<Int>(0)
    private let expressions = Mutex<[PatternKey: RegularExpression?]>([:])

    package init(base: IRI? = nil, now: DateTimeValue = .currentTime, blankNodePrefix: String = "made") {
        self.base = base
        self.now = now
        self.blankNodePrefix = blankNodePrefix
    }

    /// A blank node that is no other.
    func makeBlankNode() -> BlankNode {
        let number = blankNodeCount.wrappingAdd(1, ordering: .relaxed).newValue
        return BlankNode("\(blankNodePrefix)\(number)")
    }

    /// The blank node that a label stands for in one solution. The label's bytes are part of the new
    /// label, so that no table of labels has to be kept.
    func makeBlankNode(label: String, solution: Int) -> BlankNode {
        var text = "\(blankNodePrefix)s\(solution)x"
        let digits = Array("0123456789abcdef".utf8)
        var bytes: [UInt8] = []
        for byte in label.utf8 { bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        text += String(decoding: bytes, as: UTF8.self)
        return BlankNode(text)
    }

    /// The compiled regular expression, from the cache if it was used before; nil if it is faulty.
    func regularExpression(_ pattern: String, flags: String) -> RegularExpression? {
        let key = PatternKey(pattern: pattern, flags: flags)
        if let known = expressions.withLock({ $0[key] }) { return known }
        let compiled = try? RegularExpression(pattern, flags: flags)
        expressions.withLock { cache in
            // Patterns made from data must not fill the memory.
            if cache.count >= 256 { cache.removeAll() }
            cache[key] = .some(compiled)
        }
        return compiled
    }
}

/// A pattern and its flags, told apart by code points.
private struct PatternKey: Hashable {
    let pattern: String
    let flags: String

    static func == (a: PatternKey, b: PatternKey) -> Bool {
        CodePointText.equal(a.pattern, b.pattern) && CodePointText.equal(a.flags, b.flags)
    }

    func hash(into hasher: inout Hasher) {
        CodePointText.hash(pattern, into: &hasher)
        CodePointText.hash(flags, into: &hasher)
    }
}

extension DateTimeValue {
    /// The time now in UTC, to the microsecond.
    package static var currentTime: DateTimeValue {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let attoseconds = Int64(time.tv_nsec) / 1000 * 1_000_000_000_000
        return DateTimeValue(
            kind: .dateTime, localSeconds: Int64(time.tv_sec), attoseconds: attoseconds, timeZoneOffset: 0)
            ?? epoch
    }

    private static var epoch: DateTimeValue {
        DateTimeValue(start: .dateTime)
    }
}
