import CRaptor
import RDF

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Makes Raptor's terms from ours, without a copy in between, and keeps those that come again.
///
/// The cache has a fixed number of places, each of which holds the last term that fell on it, so it
/// never grows with the graph. Terms handed out are references of their own, which the caller gives
/// back with `raptor_free_term`. Invariant: all of a factory's terms die before its world.
final class TermFactory {
    typealias TermPointer = UnsafeMutablePointer<raptor_term>

    private let world: RaptorWorld
    private var iris: [TermPointer?]
    private var literals: [TermPointer?]
    /// Longer literals seldom come again.
    private static let longestCachedLiteral = 64
    private static let placeCount = 1 << 13

    init(world: RaptorWorld) {
        self.world = world
        iris = Array(repeating: nil, count: Self.placeCount)
        literals = Array(repeating: nil, count: Self.placeCount)
    }

    deinit {
        for case let term? in iris { raptor_free_term(term) }
        for case let term? in literals { raptor_free_term(term) }
    }

    /// The term of an IRI. What the cache holds has been checked before.
    func iri(_ text: String) throws(TermRefusal) -> TermPointer {
        return try text.withBytes { bytes throws(TermRefusal) in
            let place = Self.place(of: ByteHash.hash(bytes.span, seed: 0))
            if let known = iris[place], Self.holds(known, bytes) { return raptor_term_copy(known) }
            try Self.check(bytes)
            return try keep(iriTerm(bytes), in: &iris, at: place)
        }
    }

    /// Refuses what is no absolute IRI, or what Raptor would cut off.
    static func check(_ bytes: UnsafeBufferPointer<UInt8>) throws(TermRefusal) {
        if let index = IRICharacters.firstForbidden(in: bytes.span) {
            throw TermRefusal(reason: IRICharacters.complaint(about: bytes.span, at: index))
        }
        if let code = codePointThatRaptorDrops(in: bytes) {
            throw TermRefusal(reason: "one of its IRIs holds \(code), which Raptor would cut off")
        }
        guard IRICharacters.schemeLength(of: bytes.span) != nil else {
            throw TermRefusal(reason: "'\(String(decoding: bytes, as: UTF8.self))' is not an absolute IRI")
        }
    }

    /// The term of an IRI that stands for something else: checked by no one, and not kept.
    func uncheckedIRI(_ text: String) throws(TermRefusal) -> TermPointer {
        return try text.withBytes { bytes throws(TermRefusal) in try Self.require(iriTerm(bytes)) }
    }

    /// The term of a blank node.
    func blankNode(_ label: String) throws(TermRefusal) -> TermPointer {
        return try label.withBytes { bytes throws(TermRefusal) in
            try Self.require(
                raptor_new_term_from_counted_blank(world.pointer, bytes.baseAddress, bytes.count))
        }
    }

    /// The term of a literal.
    func literal(_ literal: Literal) throws(TermRefusal) -> TermPointer {
        if let language = literal.language {
            guard LanguageTag.isWellFormed(language) else {
                throw TermRefusal(reason: "'\(language)' is no language tag")
            }
            guard language.utf8.count <= LanguageTagLimit.maximum else { throw TermRefusal(reason: "it has \(LanguageTagLimit.complaint)") }
            return try make(literal.lexicalForm, datatype: nil, language: language)
        }
        if literal.datatype == XSD.string { return try make(literal.lexicalForm, datatype: nil, language: nil) }
        let datatype = try iri(literal.datatype.string)
        defer { raptor_free_term(datatype) }
        return try make(literal.lexicalForm, datatype: datatype.pointee.value.uri, language: nil)
    }

    private func make(
        _ text: String, datatype: OpaquePointer?, language: String?
    ) throws(TermRefusal) -> TermPointer {
        return try text.withBytes { bytes throws(TermRefusal) in
            try Self.check(literal: bytes)
            let isCached = bytes.count <= Self.longestCachedLiteral && language == nil
            var place = 0
            if isCached {
                place = Self.place(of: ByteHash.hash(bytes.span, seed: UInt64(UInt(bitPattern: datatype))))
                if let known = literals[place], Self.holds(known, bytes, datatype) { return raptor_term_copy(known) }
            }
            let start = bytes.baseAddress ?? Self.noBytes
            // Raptor makes room for the length of the tag that it is given (2.0.15 and 2.0.16) and reads to
            // the NUL: `withCString` sees to that.
            let term =
                if let language {
                    language.withCString { tag in
                        raptor_new_term_from_counted_literal(
                            world.pointer, start, bytes.count, nil,
                            UnsafeRawPointer(tag).assumingMemoryBound(to: UInt8.self),
                            UInt8(truncatingIfNeeded: language.utf8.count))
                    }
                } else {
                    raptor_new_term_from_counted_literal(world.pointer, start, bytes.count, datatype, nil, 0)
                }
            return isCached ? try keep(term, in: &literals, at: place) : try Self.require(term)
        }
    }

    /// Refuses the text of a literal that Raptor would cut off.
    static func check(literal bytes: UnsafeBufferPointer<UInt8>) throws(TermRefusal) {
        if let code = codePointThatRaptorDrops(in: bytes) {
            throw TermRefusal(reason: "its literal holds \(code), which Raptor would cut off")
        }
    }

    /// Raptor ends a text at U+0000, and drops it from U+FFFE or U+FFFF on, without a word.
    private static func codePointThatRaptorDrops(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
        let text = bytes.span
        var index = ByteRuns.firstOf(0, 0xEF, 0, 0, in: text, from: 0)
        while index < text.count {
            if text[index] == 0 { return "U+0000" }
            if index + 2 < text.count, text[index + 1] == 0xBF {
                if text[index + 2] == 0xBE { return "U+FFFE" }
                if text[index + 2] == 0xBF { return "U+FFFF" }
            }
            index = ByteRuns.firstOf(0, 0xEF, 0, 0, in: text, from: index + 1)
        }
        return nil
    }

    private func iriTerm(_ bytes: UnsafeBufferPointer<UInt8>) -> TermPointer? {
        raptor_new_term_from_counted_uri_string(world.pointer, bytes.baseAddress, bytes.count)
    }

    /// Puts the term in its place in the cache and returns a reference of the caller's own.
    private func keep(
        _ term: TermPointer?, in places: inout [TermPointer?], at place: Int
    ) throws(TermRefusal) -> TermPointer {
        let term = try Self.require(term)
        if let old = places[place] { raptor_free_term(old) }
        places[place] = term
        return raptor_term_copy(term)
    }

    private static func require(_ term: TermPointer?) throws(TermRefusal) -> TermPointer {
        // Whatever else Raptor would not make a term of has been refused before.
        guard let term else { throw TermRefusal(reason: "out of memory: Raptor could not make a term of it") }
        return term
    }

    private static func holds(_ term: TermPointer, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var length = 0
        guard let text = raptor_uri_as_counted_string(term.pointee.value.uri, &length) else { return false }
        return same(UnsafeBufferPointer(start: text, count: length), bytes)
    }

    private static func holds(
        _ term: TermPointer, _ bytes: UnsafeBufferPointer<UInt8>, _ datatype: OpaquePointer?
    ) -> Bool {
        let literal = term.pointee.value.literal
        guard literal.datatype == datatype else { return false }
        return same(UnsafeBufferPointer(start: literal.string, count: Int(literal.string_len)), bytes)
    }

    private static func same(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
        guard a.count == b.count else { return false }
        guard let x = a.baseAddress, let y = b.baseAddress else { return true }
        return memcmp(x, y, a.count) == 0
    }

    private static func place(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 20) & (placeCount - 1) }

    /// What stands for the start of an empty text.
    private nonisolated(unsafe) static let noBytes: UnsafePointer<UInt8> = {
        let byte = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
        byte.initialize(to: 0)
        return UnsafePointer(byte)
    }()
}

extension String {
    /// `withUTF8`, with the error's type kept.
    func withBytes<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // A native string lends its bytes as it is; any other is copied first.
        let direct: Swift.Result<Result, Failure>? = utf8.withContiguousStorageIfAvailable { bytes in
            do throws(Failure) { return .success(try body(bytes)) } catch { return .failure(error) }
        }
        if let direct { return try direct.get() }
        var text = self
        let result: Swift.Result<Result, Failure> = text.withUTF8 { bytes in
            do throws(Failure) { return .success(try body(bytes)) } catch { return .failure(error) }
        }
        return try result.get()
    }
}
