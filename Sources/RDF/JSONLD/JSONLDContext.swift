/// What the short keys of a [JSON-LD 1.1](https://www.w3.org/TR/json-ld11/#the-context) document stand for.
///
/// ```swift
/// var context = JSONLDContext(prefixes: ["rdfs": RDFS.iri])
/// context.define("label", as: RDFS.label, values: .languageMap)
/// ```
///
/// A statement that does not fit a term's definition is written with the property's compact IRI instead, so
/// that a document says exactly the statements that were given, whatever the context.
public struct JSONLDContext: Sendable {
    /// How the values of a term's property are written.
    public enum Values: Hashable, Sendable {
        /// As they are: strings bare, numbers and truth values of JSON where they are the same, else
        /// objects with `@id` or `@value`.
        case any
        /// As bare IRIs: `"@type": "@id"`.
        case iri
        /// As bare strings, numbers or truth values of a datatype: `"@type": "xsd:decimal"`.
        case datatype(IRI)
        /// By language: `"@container": "@language"`.
        case languageMap
    }

    /// A key and what it stands for.
    public struct Definition: Hashable, Sendable {
        public let term: String
        public let iri: IRI
        public let values: Values
        /// Whether values stand in an array even where there is one: `"@container": "@set"`.
        public let isSet: Bool
    }

    /// The prefixes of compact IRIs. Unlike Turtle's, a JSON-LD prefix may be followed by anything, such as
    /// `/` or `#`.
    public let prefixes: PrefixMap
    /// The terms, in the order in which they were defined.
    public private(set) var definitions: [Definition] = []
    /// Where the context is published. A document then refers to it; without one, it carries the context
    /// within itself and can be read with no network.
    public var location: IRI?

    private var definitionsByIRI: [IRI: Int] = [:]
    private let namespaces: [[UInt8]]

    /// - Parameter prefixes: those that a JSON-LD prefix can be: a namespace must end in one of `:/?#[]@`
    ///   (JSON-LD 1.1, section 9.15.1); others, and the empty prefix, are left out.
    public init(prefixes: PrefixMap = PrefixMap(), location: IRI? = nil) {
        let delimiters = Array(":/?#[]@".utf8)
        let usable = prefixes.entries.filter { entry in
            !entry.prefix.isEmpty && entry.namespace.string.utf8.last.map(delimiters.contains) == true
        }
        self.prefixes = PrefixMap(distinct: usable)
        self.location = location
        namespaces = usable.map { Array($0.namespace.string.utf8) }
    }

    /// Defines a term for a property or a class. The first definition of an IRI or a term stays; a term that
    /// is a prefix or no plain name is left out.
    public mutating func define(_ term: String, as iri: IRI, values: Values = .any, isSet: Bool = false) {
        let isPlain = term.utf8.allSatisfy { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "@") && $0 != UInt8(ascii: "/") }
        guard isPlain, !term.isEmpty, prefixes[term] == nil, definitionsByIRI[iri] == nil,
            !definitions.contains(where: { CodePointText.equal($0.term, term) })
        else { return }
        definitionsByIRI[iri] = definitions.count
        definitions.append(Definition(term: term, iri: iri, values: values, isSet: isSet))
    }

    /// The definition of a property or class, if it has one.
    func definition(of iri: IRI) -> Definition? { definitionsByIRI[iri].map { definitions[$0] } }

    // MARK: IRIs

    /// Appends an IRI as a JSON string: compact where a prefix fits, else in full.
    ///
    /// - Throws: `JSONLDRefusal` where a processor would take the IRI's scheme for a prefix (JSON-LD 1.1 API,
    ///   section 6.2, step 9).
    func append(_ iri: IRI, to buffer: inout [UInt8]) throws(JSONLDRefusal) {
        if let compact = compact(iri) { return JSONString.append(compact, to: &buffer) }
        let bytes = iri.string.utf8
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
            throw JSONLDRefusal(reason: "'\(iri.string)' is not an absolute IRI")
        }
        if !bytes[bytes.index(after: colon)...].starts(with: "//".utf8), prefixes[String(iri.string[..<colon])] != nil {
            throw JSONLDRefusal(reason: "the scheme of '\(iri.string)' is a prefix of the context")
        }
        JSONString.append(iri.string, to: &buffer)
    }

    /// `prefix:rest` by the longest namespace that the IRI starts with; nil where none fits.
    private func compact(_ iri: IRI) -> String? {
        iri.string.withUTF8Bytes { bytes in
            var best: Int?
            for (index, namespace) in namespaces.enumerated() {
                let longest = best.map { namespaces[$0].count } ?? 0
                guard longest < namespace.count, bytes.count > namespace.count, Self.starts(bytes, with: namespace)
                else { continue }
                let rest = bytes.extracting(namespace.count...)
                if rest.count > 1, rest[0] == UInt8(ascii: "/"), rest[1] == UInt8(ascii: "/") { continue }
                best = index
            }
            guard let best else { return nil }
            var result = Array(prefixes.entries[best].prefix.utf8)
            result.append(UInt8(ascii: ":"))
            for index in namespaces[best].count..<bytes.count { result.append(bytes[index]) }
            return String(decoding: result, as: UTF8.self)
        }
    }

    private static func starts(_ bytes: Span<UInt8>, with namespace: [UInt8]) -> Bool {
        // Namespaces differ at their ends sooner than at their starts.
        var index = namespace.count
        while index > 0 {
            index -= 1
            if bytes[index] != namespace[index] { return false }
        }
        return true
    }

    /// Appends an IRI or a blank node as the string that `@id` takes.
    package func appendReference(_ term: Term, to buffer: inout [UInt8]) throws(JSONLDRefusal) {
        switch term {
        case .iri(let iri): try append(iri, to: &buffer)
        case .blankNode(let node): JSONString.append("_:" + node.label, to: &buffer)
        case .literal: throw JSONLDRefusal(reason: "a literal stands where a node has to be")
        }
    }

    // MARK: Text

    /// The value of `@context`: the address where the context is published, or the context itself.
    package func append(to buffer: inout [UInt8], indent: String) {
        if let location { return JSONString.append(location.string, to: &buffer) }
        appendDefinitions(to: &buffer, indent: indent)
    }

    /// The context as a document of its own, to be published at an address.
    public var document: String {
        var buffer = Array("{\n  \"@context\": ".utf8)
        appendDefinitions(to: &buffer, indent: "  ")
        buffer += "\n}\n".utf8
        return String(decoding: buffer, as: UTF8.self)
    }

    private func appendDefinitions(to buffer: inout [UInt8], indent: String) {
        buffer += "{\n\(indent)  \"@version\": 1.1".utf8
        for entry in prefixes.entries { appendPair(entry.prefix, entry.namespace.string, indent, to: &buffer) }
        for definition in definitions {
            let id = compact(definition.iri) ?? definition.iri.string
            var members: [(String, String)] = []
            switch definition.values {
            case .any: break
            case .iri: members.append(("@type", "@id"))
            case .datatype(let datatype): members.append(("@type", compact(datatype) ?? datatype.string))
            case .languageMap: members.append(("@container", "@language"))
            }
            if definition.isSet { members.append(("@container", "@set")) }
            guard !members.isEmpty else {
                appendPair(definition.term, id, indent, to: &buffer)
                continue
            }
            buffer += ",\n\(indent)  ".utf8
            JSONString.append(definition.term, to: &buffer)
            buffer += ": {\"@id\": ".utf8
            JSONString.append(id, to: &buffer)
            for (key, value) in members {
                buffer += ", \"\(key)\": ".utf8
                JSONString.append(value, to: &buffer)
            }
            buffer.append(UInt8(ascii: "}"))
        }
        buffer += "\n\(indent)}".utf8
    }

    private func appendPair(_ key: String, _ value: String, _ indent: String, to buffer: inout [UInt8]) {
        buffer += ",\n\(indent)  ".utf8
        JSONString.append(key, to: &buffer)
        buffer += ": ".utf8
        JSONString.append(value, to: &buffer)
    }
}

/// Why a statement cannot be written with a context.
package struct JSONLDRefusal: Error {
    package let reason: String
}
