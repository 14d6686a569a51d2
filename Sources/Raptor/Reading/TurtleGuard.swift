import RDF

/// Goes through Turtle or TriG token by token, as far as telling IRIs, strings and comments apart, and
/// refuses IRIs that Raptor 2.0.15 would read wrongly or crash at.
struct TurtleGuard {
    private var place = Place.between
    private var iri: [UInt8] = []
    /// The letters before an IRI, by which `@base` and `BASE` are known.
    private var word: [UInt8] = []
    private var isBase = false
    private var baseHasEmptySegment: Bool
    private var hasParentReference = false
    private var parentSegmentCount = 0
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
        /// The byte after a backslash, and where it goes on.
        indirect case escaped(Place)
    }

    init(base: IRI?) {
        baseHasEmptySegment = base.map { Self.hasEmptySegment(Array($0.string.utf8)) } ?? false
    }

    var isInComment: Bool { place == .comment }

    /// What is wrong with the byte, or nil.
    mutating func fault(at byte: UInt8) -> String? {
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
                let inside = Place.longString(quote: quote, count: 0)
                place = byte == UInt8(ascii: "\\") ? .escaped(inside) : inside
            }
        case .escaped(let next): place = next
        }
        return nil
    }

    private mutating func inString(_ byte: UInt8, _ quote: UInt8) {
        if byte == quote {
            place = .between
        } else {
            place = byte == UInt8(ascii: "\\") ? .escaped(.string(quote: quote)) : .string(quote: quote)
        }
    }

    private mutating func between(_ byte: UInt8) -> String? {
        let wasAfterEmptyIRI = isAfterEmptyIRI
        isAfterEmptyIRI = false
        switch byte {
        case UInt8(ascii: "<"):
            place = .iri
            iri.removeAll(keepingCapacity: true)
            parentSegmentCount = 0
            isBase = word.elementsEqual("base".utf8)
            word.removeAll(keepingCapacity: true)
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
            if word.count < 5 { word.append(byte | 0x20) }
        case 0x20, 0x09, 0x0A, 0x0B, 0x0D: isAfterEmptyIRI = wasAfterEmptyIRI
        case UInt8(ascii: "="): isAfterEmptyIRI = wasAfterEmptyIRI  // TriG of old wrote `<name> = {`
        case UInt8(ascii: "{"):
            if wasAfterEmptyIRI { return "'<>' as the name of a graph, at which Raptor would crash: write the base in full" }
        case UInt8(ascii: "#"): place = .comment
        case UInt8(ascii: "\""), UInt8(ascii: "'"): place = .opening(quote: byte, count: 1)
        case UInt8(ascii: "\\"): place = .escaped(.between)
        default: word.removeAll(keepingCapacity: true)
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
