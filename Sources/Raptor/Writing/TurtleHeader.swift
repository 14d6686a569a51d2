import RDF

/// The prefixes that a Turtle document declares, and the lines that declare them.
struct TurtleHeader {
    private(set) var prefixes: PrefixMap
    /// The namespaces' bytes, in the order of the prefixes.
    private var namespaces: [[UInt8]] = []

    /// Raptor always knows `rdf:`, so it is always declared.
    init(_ prefixes: PrefixMap) throws(RDFWritingError) {
        self.prefixes = prefixes
        for entry in prefixes.entries { try Self.check(entry) }
        if prefixes["rdf"] == nil {
            var complete = PrefixMap(["rdf": RDFSyntaxNamespace.iri])
            for entry in prefixes.entries { complete[entry.prefix] = entry.namespace }
            self.prefixes = complete
        }
        namespaces = self.prefixes.entries.map { Array($0.namespace.string.utf8) }
    }

    /// The whole header, an empty line at its end.
    var text: String {
        prefixes.entries.map { Self.line($0) }.joined() + "\n"
    }

    /// Binds the prefix anew and returns the line that says so.
    mutating func rebind(_ prefix: String, to namespace: IRI) throws(RDFWritingError) -> String {
        let entry = PrefixMap.Entry(prefix: prefix, namespace: namespace)
        try Self.check(entry)
        prefixes[prefix] = namespace
        namespaces = prefixes.entries.map { Array($0.namespace.string.utf8) }
        return Self.line(entry)
    }

    /// The IRI as Turtle writes it: `prefix:name` where it can be shortened, else in full.
    func spelling(of iri: IRI) -> String {
        var bytes: [UInt8] = []
        iri.string.withBytes { append($0, to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the IRI as Turtle writes it. Looks at each namespace once, comparing bytes.
    func append(_ iri: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
        var best: Int?
        for (index, namespace) in namespaces.enumerated()
        where namespace.count > (best.map { namespaces[$0].count } ?? -1) && Self.starts(iri, with: namespace) {
            best = index
        }
        if let best {
            let local = UnsafeBufferPointer(rebasing: iri[namespaces[best].count...])
            if Self.isPlainName(local) {
                result.append(contentsOf: prefixes.entries[best].prefix.utf8)
                result.append(UInt8(ascii: ":"))
                result.append(contentsOf: local)
                return
            }
        }
        result.append(UInt8(ascii: "<"))
        result.append(contentsOf: iri)
        result.append(UInt8(ascii: ">"))
    }

    private static func starts(_ iri: UnsafeBufferPointer<UInt8>, with namespace: [UInt8]) -> Bool {
        // Namespaces differ at their ends sooner than at their starts.
        guard iri.count >= namespace.count, let last = namespace.last, iri[namespace.count - 1] == last else {
            return false
        }
        return iri.starts(with: namespace)
    }

    /// Letters, digits, `_` and, inside, `-`: what `PN_LOCAL` takes without an escape.
    private static func isPlainName(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        name.first != UInt8(ascii: "-")
            && name.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    private static func line(_ entry: PrefixMap.Entry) -> String {
        "@prefix \(entry.prefix): <\(entry.namespace.string)> .\n"
    }

    private static func check(_ entry: PrefixMap.Entry) throws(RDFWritingError) {
        try PrefixCheck.check(entry)
        if entry.prefix.utf8.elementsEqual("rdf".utf8), entry.namespace != RDFSyntaxNamespace.iri {
            throw .prefix("rdf", reason: "Raptor keeps it for \(RDFSyntaxNamespace.iri)")
        }
    }
}
