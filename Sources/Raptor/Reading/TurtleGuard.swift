import RDF

/// Goes through Turtle or TriG token by token, as far as telling IRIs, strings and comments apart, and
/// refuses IRIs that Raptor 2.0.15 would read wrongly or crash at, and language tags that it has no room for.
struct TurtleGuard {
    private var place = Place.between
    private var iri: [UInt8] = []
    /// The last eight letters before an IRI, by which `@base` and `BASE` are known; the latest in the lowest
    /// byte.
    private var word: UInt64 = 0
    private static let base: UInt64 = 0x6261_7365
    /// Whether the byte before was a backslash that takes the next one's meaning away.
    private var isEscaped = false
    private var isBase = false
    private var baseHasEmptySegment: Bool
    private var hasParentReference = false
    private var parentSegmentCount = 0
    /// The bytes behind an `@` that may belong to a language tag, where the last byte read is one of them or the `@`.
    private var tagLength: Int?
    /// Whether `<>` was read and nothing since but what may stand before the brace of its graph.
    private var isAfterEmptyIRI = false

    private enum Place: Equatable {
        case between
        case comment
        case iri
        /// One or two quotation marks of a kind: a string begins, or was empty.
        case opening(quote: UInt8, count: Int)
        case string(quote: UInt8)
        /// A long string, and how many quotation marks stood last.
        case longString(quote: UInt8, count: Int)
    }

    init(base: IRI?) {
        baseHasEmptySegment = base.map { Self.hasEmptySegment(Array($0.string.utf8)) } ?? false
    }

    var isInComment: Bool { place == .comment }

    /// What is wrong with the byte, or nil.
    mutating func fault(at byte: UInt8) -> String? {
        if isEscaped {
            isEscaped = false
            return nil
        }
        switch place {
        case .between: return between(byte)
        case .comment: if byte == 0x0A || byte == 0x0D { place = .between }
        case .iri: return insideIRI(byte)
        case .opening(let quote, let count):
            if byte == quote {
                place = count == 1 ? .opening(quote: quote, count: 2) : .longString(quote: quote, count: 0)
            } else if count == 1 {
                inString(byte, quote)
            } else {
                place = .between
                return between(byte)
            }
        case .string(let quote): inString(byte, quote)
        case .longString(let quote, let count):
            if byte == quote {
                place = count == 2 ? .between : .longString(quote: quote, count: count + 1)
            } else {
                place = .longString(quote: quote, count: 0)
                isEscaped = byte == UInt8(ascii: "\\")
            }
        }
        return nil
    }

    /// Passes over bytes that need no look each, eight at a time, and returns where the next one stands that
    /// does. It is as if each had been given to `fault(at:)`; what is wrong with the byte returned is put
    /// into `fault`.
    mutating func skip(_ bytes: Span<UInt8>, from start: Int, _ fault: inout String?) -> Int {
        if isEscaped { return start }
        switch place {
        case .between:
            if isAfterEmptyIRI { return start }
            let end = ByteRuns.endOfTurtleBetween(in: bytes, from: start)
            if let place = endOfRoomForTag(bytes, from: start, to: end) {
                fault = LanguageTagLimit.complaint
                return place
            }
            rememberWord(before: end, from: start, in: bytes)
            return end
        case .comment: return ByteRuns.firstOf(0x0A, 0x0D, 0, 0, in: bytes, from: start)
        case .iri: return skipIRI(bytes, from: start, &fault)
        case .string(let quote), .longString(let quote, count: 0):
            return ByteRuns.firstOf(quote, UInt8(ascii: "\\"), 0, 0, in: bytes, from: start)
        case .opening, .longString: return start
        }
    }

    /// Where a language tag in a run becomes too long, or nil. A run of few bytes that has an end is not looked at.
    private mutating func endOfRoomForTag(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
        var index = start
        while true {
            if var length = tagLength {
                while index < end, Self.isInTag(bytes[index]) {
                    length += 1
                    if length > LanguageTagLimit.maximum { return index }
                    index += 1
                }
                tagLength = index == bytes.count ? length : nil
            }
            if index == end || end - index <= LanguageTagLimit.maximum && end < bytes.count { return nil }
            let sign = UInt8(ascii: "@")
            index = ByteRuns.firstOf(sign, sign, sign, sign, in: bytes.extracting(0..<end), from: index) + 1
            if index > end { return nil }
            tagLength = 0
        }
    }

    /// What Raptor takes for part of a tag, an underscore among it.
    private static func isInTag(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }

    private mutating func skipIRI(_ bytes: Span<UInt8>, from start: Int, _ fault: inout String?) -> Int {
        let end = ByteRuns.endOfPlainIRI(in: bytes, from: start)
        let run = bytes.extracting(start..<end)
        if iri.isEmpty, !ByteRuns.holdsPair(of: UInt8(ascii: "."), in: run) {
            run.withUnsafeBufferPointer { iri.append(contentsOf: $0) }
            return end
        }
        for index in start..<end {
            fault = insideIRI(bytes[index])
            if fault != nil { return index }
        }
        return end
    }

    /// Goes back over the letters at the end of a run; five are too many for `base`.
    private mutating func rememberWord(before end: Int, from start: Int, in bytes: Span<UInt8>) {
        var letters: UInt64 = 0
        var width: UInt64 = 0
        var index = end
        while index > start, width < 40 {
            index &-= 1
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
                letters |= UInt64(byte | 0x20) << width
                width &+= 8
            case 0x20, 0x09, 0x0A, 0x0B, 0x0D, UInt8(ascii: "="), UInt8(ascii: "{"): break
            default:
                word = letters
                return
            }
        }
        word = word << width | letters
    }

    private mutating func inString(_ byte: UInt8, _ quote: UInt8) {
        if byte == quote {
            place = .between
        } else {
            place = .string(quote: quote)
            isEscaped = byte == UInt8(ascii: "\\")
        }
    }

    private mutating func between(_ byte: UInt8) -> String? {
        let wasAfterEmptyIRI = isAfterEmptyIRI
        isAfterEmptyIRI = false
        // `skip` counts the bytes of tags, but for those that come here: behind `<>`, where no tag stands.
        tagLength = byte == UInt8(ascii: "@") ? 0 : tagLength.flatMap { Self.isInTag(byte) ? $0 + 1 : nil }
        switch byte {
        case UInt8(ascii: "<"):
            place = .iri
            iri.removeAll(keepingCapacity: true)
            parentSegmentCount = 0
            isBase = word == Self.base
            word = 0
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
            word = word << 8 | UInt64(byte | 0x20)
        case 0x20, 0x09, 0x0A, 0x0B, 0x0D: isAfterEmptyIRI = wasAfterEmptyIRI
        case UInt8(ascii: "="): isAfterEmptyIRI = wasAfterEmptyIRI  // TriG of old wrote `<name> = {`
        case UInt8(ascii: "{"):
            if wasAfterEmptyIRI { return "'<>' as the name of a graph, at which Raptor would crash: write the base in full" }
        case UInt8(ascii: "#"): place = .comment
        case UInt8(ascii: "\""), UInt8(ascii: "'"): place = .opening(quote: byte, count: 1)
        case UInt8(ascii: "\\"): isEscaped = true
        default: word = 0
        }
        return nil
    }

    private mutating func insideIRI(_ byte: UInt8) -> String? {
        guard byte == UInt8(ascii: ">") else {
            if byte == UInt8(ascii: "\\") || !IRICharacters.isForbidden(byte) {
                iri.append(byte)
                return byte == UInt8(ascii: "/") ? countParents() : nil
            }
            iri.append(byte)
            return IRICharacters.complaint(about: iri.span, at: iri.count - 1)
        }
        place = .between
        isAfterEmptyIRI = iri.isEmpty
        if isBase, Self.hasEmptySegment(iri) { baseHasEmptySegment = true }
        if Self.isParentReference(iri) { hasParentReference = true }
        return baseHasEmptySegment && hasParentReference
            ? "'..' in a document whose base has an empty path segment, which Raptor would resolve wrongly" : nil
    }

    /// Raptor's time to resolve an IRI grows with the square of its `..`.
    private mutating func countParents() -> String? {
        guard iri.count >= 3, iri[iri.count - 2] == UInt8(ascii: "."), iri[iri.count - 3] == UInt8(ascii: ".") else {
            return nil
        }
        parentSegmentCount += 1
        return parentSegmentCount > XMLGuard.maximumParentSegmentCount
            ? "an IRI with more than \(XMLGuard.maximumParentSegmentCount) times '..'" : nil
    }

    /// Whether the path has an empty segment before its last.
    private static func hasEmptySegment(_ iri: [UInt8]) -> Bool {
        let slash = UInt8(ascii: "/")
        var rest = iri.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")) { rest = rest[(colon + 1)...] }
        if rest.starts(with: [slash, slash]) {
            rest = rest.dropFirst(2).drop { $0 != slash }
        }
        return zip(rest, rest.dropFirst()).contains { $0 == slash && $1 == slash }
    }

    /// Whether it is a relative reference with a segment `..`.
    private static func isParentReference(_ iri: [UInt8]) -> Bool {
        guard IRICharacters.schemeLength(of: iri.span) == nil else { return false }
        let path = iri.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        return path.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
    }
}
