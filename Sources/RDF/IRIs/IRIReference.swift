/// Resolving relative references, as [RFC 3986, section 5](https://www.rfc-editor.org/rfc/rfc3986#section-5)
/// has it for URIs and [RFC 3987, section 6.5](https://www.rfc-editor.org/rfc/rfc3987#section-6.5) for IRIs.
public enum IRIReference {
    /// The IRI that the reference stands for where `base` is the base IRI (section 5.2.2, strict).
    /// A base that has no scheme leaves the reference as it is. Linear in both lengths.
    public static func resolve(_ reference: String, against base: IRI) -> IRI {
        if let simple = resolvePlainPath(reference, against: base) { return simple }
        let r = Components(reference)
        let b = Components(base.string)
        guard b.scheme != nil else { return IRI(reference) }
        var target = Components()
        target.fragment = r.fragment
        if r.scheme != nil {
            target.scheme = r.scheme
            target.authority = r.authority
            target.path = removingDotSegments(r.path)
            target.query = r.query
        } else {
            target.scheme = b.scheme
            if r.authority != nil {
                target.authority = r.authority
                target.path = removingDotSegments(r.path)
                target.query = r.query
            } else {
                target.authority = b.authority
                if r.path.isEmpty {
                    target.path = b.path
                    target.query = r.query ?? b.query
                } else {
                    let path = r.path.first == slash ? r.path : merge(b, r.path)
                    target.path = removingDotSegments(path)
                    target.query = r.query
                }
            }
        }
        return IRI(target.text)
    }

    private static let slash = UInt8(ascii: "/")

    /// The same for the usual case, without taking anything apart: a relative path without dots, query or
    /// fragment, against a base with an authority and a path. Nil for any other.
    private static func resolvePlainPath(_ reference: String, against base: IRI) -> IRI? {
        var reference = reference, base = base.string
        let isPlain = reference.withUTF8 { bytes in
            guard let first = bytes.first, first != slash else { return false }
            return !bytes.contains { byte in
                byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?")
                    || byte == UInt8(ascii: "#")
            }
        }
        guard isPlain else { return nil }
        let bytes: [UInt8]? = base.withUTF8 { bytes in
            guard let scheme = IRICharacters.schemeLength(of: Span(_unsafeElements: bytes)), scheme + 3 < bytes.count,
                bytes[scheme + 1] == slash, bytes[scheme + 2] == slash,
                let root = bytes[(scheme + 3)...].firstIndex(of: slash),
                !bytes.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }),
                let last = bytes.lastIndex(of: slash), !bytes[root...last].contains(UInt8(ascii: "."))
            else { return nil }
            return Array(bytes[...last])
        }
        return bytes.map { IRI(String(decoding: $0, as: UTF8.self) + reference) }
    }

    /// The five parts of a reference (section 3), as bytes without their delimiters.
    private struct Components {
        var scheme: [UInt8]?
        var authority: [UInt8]?
        var path: [UInt8] = []
        var query: [UInt8]?
        var fragment: [UInt8]?

        init() {}

        init(_ text: String) {
            let bytes = Array(text.utf8)
            var rest = bytes[...]
            if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
                fragment = Array(rest[(hash + 1)...])
                rest = rest[..<hash]
            }
            if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
                query = Array(rest[(mark + 1)...])
                rest = rest[..<mark]
            }
            if let length = IRICharacters.schemeLength(of: bytes.span), length < rest.count {
                scheme = Array(rest[..<length])
                rest = rest[(length + 1)...]
            }
            if rest.count >= 2, rest[rest.startIndex] == slash, rest[rest.startIndex + 1] == slash {
                let start = rest.startIndex + 2
                let end = rest[start...].firstIndex(of: slash) ?? rest.endIndex
                authority = Array(rest[start..<end])
                rest = rest[end...]
            }
            path = Array(rest)
        }

        /// The parts put together again (section 5.3).
        var text: String {
            var bytes: [UInt8] = []
            if let scheme { bytes += scheme + [UInt8(ascii: ":")] }
            if let authority { bytes += [slash, slash] + authority }
            bytes += path
            if let query { bytes += [UInt8(ascii: "?")] + query }
            if let fragment { bytes += [UInt8(ascii: "#")] + fragment }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// Section 5.2.3.
    private static func merge(_ base: Components, _ path: [UInt8]) -> [UInt8] {
        if base.authority != nil, base.path.isEmpty { return [slash] + path }
        guard let last = base.path.lastIndex(of: slash) else { return path }
        return base.path[...last] + path
    }

    /// Section 5.2.4, segment by segment.
    private static func removingDotSegments(_ path: [UInt8]) -> [UInt8] {
        guard path.contains(UInt8(ascii: ".")) else { return path }
        let isAbsolute = path.first == slash
        var kept: [ArraySlice<UInt8>] = []
        var endsInFolder = false
        let dot: [UInt8] = [UInt8(ascii: ".")]
        let dots: [UInt8] = [UInt8(ascii: "."), UInt8(ascii: ".")]
        let segments = path.split(separator: slash, omittingEmptySubsequences: false)
        for segment in isAbsolute ? segments.dropFirst() : segments[...] {
            endsInFolder = false
            if segment.elementsEqual(dot) {
                endsInFolder = true
            } else if segment.elementsEqual(dots) {
                _ = kept.popLast()
                endsInFolder = true
            } else {
                kept.append(segment)
            }
        }
        var result: [UInt8] = []
        result.reserveCapacity(path.count)
        for (index, segment) in kept.enumerated() {
            if index > 0 || isAbsolute { result.append(slash) }
            result += segment
        }
        if endsInFolder, isAbsolute || !kept.isEmpty { result.append(slash) }
        return result
    }
}
