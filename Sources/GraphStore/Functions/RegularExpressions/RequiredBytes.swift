/// Bytes that every match of a pattern contains, one after the other: texts without them need no
/// automaton.
struct RequiredBytes: Sendable {
    private let probes: [ByteSearch.Probe]
    /// The two of them that texts have least often: what the search looks for.
    private let rarest: (ByteSearch.Probe, ByteSearch.Probe)?
    /// Whether every match begins with these bytes.
    let isPrefix: Bool
    /// Whether the pattern is nothing but these bytes.
    let isWholePattern: Bool

    enum Occurrence: Equatable {
        case at(Int)
        case absent
        /// Too many places looked promising: the automaton, which is linear, should decide.
        case undecided
    }

    /// The longest such bytes; nil where a match need contain none.
    init?(_ syntax: RegularExpressionSyntax) {
        var collector = Collector()
        collector.add(syntax)
        collector.isWholePattern = collector.isAtStart
        collector.endRun()
        guard let best = collector.best else { return nil }
        self = best
    }

    private init(_ probes: [ByteSearch.Probe], isPrefix: Bool, isWholePattern: Bool) {
        self.probes = probes
        let byRarity = probes.indices.sorted { (Self.frequency(probes[$0]), $0) < (Self.frequency(probes[$1]), $1) }
        rarest = byRarity.first.map { (probes[$0], probes[byRarity.count > 1 ? byRarity[1] : $0]) }
        self.isPrefix = isPrefix
        self.isWholePattern = isWholePattern
    }

    /// Where the bytes first occur from a position on. Linear in the text.
    func firstOccurrence(in text: Span<UInt8>, from start: Int) -> Occurrence {
        let end = text.count - probes.count + 1
        guard start < end, let (first, second) = rarest else { return .absent }
        var place = start
        var wasted = 0
        while let candidate = ByteSearch.firstPlace(in: text, place..<end, first, second) {
            var index = 0
            while index < probes.count, probes[index].accepts(text[candidate + index]) { index += 1 }
            if index == probes.count { return .at(candidate) }
            wasted += index + 8
            if wasted > 256 + 2 * (candidate - start) { return .undecided }
            place = candidate + 1
        }
        return .absent
    }

    /// How often a byte occurs in running text, roughly: letters in the order of their frequency in
    /// English, which other languages with Latin letters share near enough; continuation bytes of other
    /// scripts are common, everything else is rare.
    private static func frequency(_ probe: ByteSearch.Probe) -> Int {
        let letters = Array("qxjzkvbywgpfmucdlhrsnioate ".utf8)
        let byte = probe.value | 0x20
        if let rank = letters.firstIndex(of: byte) {
            // A capital alone is rare.
            let isCapital = probe.mask == 0 && (0x41...0x5A).contains(probe.value)
            return isCapital ? 1 + rank / 8 : 4 + rank
        }
        return probe.value >= 0x80 ? 20 : 3
    }

    /// Walks through a pattern and keeps the best run of bytes that it requires.
    private struct Collector {
        private var run: [ByteSearch.Probe] = []
        /// Whether nothing of a match lies before the run.
        private(set) var isAtStart = true
        var isWholePattern = false
        private(set) var best: RequiredBytes?

        private static let maximumLength = 256

        mutating func add(_ syntax: RegularExpressionSyntax) {
            switch syntax {
            case .empty: break
            case .set(let set):
                guard let probes = Self.probes(set), run.count < Self.maximumLength else { return endRun() }
                for probe in probes {
                    run.append(ByteSearch.Probe(value: probe.value, mask: probe.mask, offset: run.count))
                }
            case .sequence(let parts): for part in parts { add(part) }
            case .group(let part, _): add(part)
            case .repetition(let part, let minimum, let maximum, _):
                if minimum > 0 { add(part) }
                if minimum != 1 || maximum != 1 { endRun() }
            case .alternatives, .start, .end, .backReference: endRun()
            }
        }

        mutating func endRun() {
            let found = RequiredBytes(run, isPrefix: isAtStart, isWholePattern: isWholePattern)
            if !run.isEmpty, found.usefulness > best?.usefulness ?? 0 { best = found }
            run = []
            isAtStart = false
        }

        /// The bytes of a set of one character, or of an ASCII letter in both cases.
        private static func probes(_ set: CodePointSet) -> [ByteSearch.Probe]? {
            if let scalar = set.onlyCodePoint.flatMap({ Unicode.Scalar($0) }) {
                return UTF8.encode(scalar)?.map { ByteSearch.Probe(value: $0) }
            }
            guard case .ranges(let ranges) = set, ranges.count == 2, ranges.allSatisfy({ $0.count == 1 }) else {
                return nil
            }
            let (first, second) = (ranges[0].lowerBound, ranges[1].lowerBound)
            guard first ^ second == 0x20, (0x61...0x7A).contains(first | 0x20) else { return nil }
            return [ByteSearch.Probe(value: UInt8(truncatingIfNeeded: first | 0x20), mask: 0x20)]
        }
    }

    /// Longer runs are rarer; after a prefix the automaton can start late.
    private var usefulness: Int { probes.count + (isPrefix ? 2 : 0) }
}
