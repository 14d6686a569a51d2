import RDF

/// The prefixes that a Turtle document declares, and the lines that declare them.
struct TurtleHeader {
    private(set) var prefixes: PrefixMap

    /// Raptor always knows `rdf:`, so it is always declared.
    init(_ prefixes: PrefixMap) throws(RDFWritingError) {
        self.prefixes = prefixes
        for entry in prefixes.entries { try Self.check(entry) }
        if prefixes["rdf"] == nil {
            var complete = PrefixMap(["rdf": RDFSyntaxNamespace.iri])
            for entry in prefixes.entries { complete[entry.prefix] = entry.namespace }
            self.prefixes = complete
        }
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
        return Self.line(entry)
    }

    /// The IRI as Turtle writes it: `prefix:name` where it can be shortened, else in full.
    func spelling(of iri: IRI) -> String { prefixes.shorten(iri) ?? "<\(iri.string)>" }

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
