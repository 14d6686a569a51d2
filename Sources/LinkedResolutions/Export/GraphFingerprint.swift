import RDF

/// The statements of a graph in any order, as a number of them and two sums of their hashes: equal
/// graphs have equal fingerprints, and two that differ have equal ones once in 2^128 cases.
///
/// Blank nodes count as one and the same node, since writing renames them.
struct GraphFingerprint: Hashable, Sendable {
    private(set) var count = 0
    private var firstSum: UInt64 = 0
    private var secondSum: UInt64 = 0

    mutating func insert(_ quad: Quad) {
        var hash = StatementHash()
        hash.combine(quad.triple.subject)
        hash.combine(.iri(quad.triple.predicate))
        hash.combine(quad.triple.object)
        if let graph = quad.graph { hash.combine(graph) }
        count += 1
        firstSum &+= hash.first
        secondSum &+= hash.second
    }

    /// Adds the statements of another graph.
    mutating func add(_ other: GraphFingerprint) {
        count += other.count
        firstSum &+= other.firstSum
        secondSum &+= other.secondSum
    }
}

/// Two 64-bit FNV-1a hashes of a statement's terms, the second over bytes mixed with a constant and
/// finished differently, so that they are independent enough to stand together.
private struct StatementHash {
    private var a: UInt64 = 0xCBF2_9CE4_8422_2325
    private var b: UInt64 = 0x9E37_79B9_7F4A_7C15

    var first: UInt64 { Self.finish(a) }
    var second: UInt64 { Self.finish(b &+ a.byteSwapped) }

    mutating func combine(_ term: Term) {
        switch term {
        case .iri(let iri): combine(1, iri.string)
        case .blankNode: combine(2, "")
        case .literal(let literal):
            combine(3, literal.lexicalForm)
            if let language = literal.language {
                combine(4, language)
            } else {
                combine(5, literal.datatype.string)
            }
        }
    }

    private mutating func combine(_ tag: UInt8, _ text: String) {
        step(tag)
        for byte in text.utf8 { step(byte) }
        step(0xFF)
    }

    private mutating func step(_ byte: UInt8) {
        a = (a ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        b = (b &+ UInt64(byte) &+ 0x51) &* 0xD6E8_FEB8_6659_FD93
        b ^= b >> 29
    }

    private static func finish(_ value: UInt64) -> UInt64 {
        var value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
