/// Prefixes and the namespaces they stand for, in the order in which they were declared.
public struct PrefixMap: Hashable, Sendable {
    /// One declared prefix.
    public struct Entry: Hashable, Sendable {
        /// The prefix without its colon; may be empty.
        public let prefix: String
        public let namespace: IRI

        public init(prefix: String, namespace: IRI) {
            self.prefix = prefix
            self.namespace = namespace
        }
    }

    public private(set) var entries: [Entry] = []

    public init() {}

    /// Declares prefixes in the order given; a repeated prefix takes its last namespace.
    public init(_ pairs: KeyValuePairs<String, IRI>) {
        for (prefix, namespace) in pairs { self[prefix] = namespace }
    }

    /// Takes over entries no two of which have the same prefix; unlike declaring them one by one,
    /// this takes no time per entry.
    public init(distinct entries: [Entry]) {
        self.entries = entries
    }

    /// The namespace of a prefix. Setting declares, replaces or (with nil) removes it.
    public subscript(prefix: String) -> IRI? {
        get { entries.first { CodePointText.equal($0.prefix, prefix) }?.namespace }
        set {
            let index = entries.firstIndex { CodePointText.equal($0.prefix, prefix) }
            switch (index, newValue) {
            case (let index?, let namespace?): entries[index] = Entry(prefix: prefix, namespace: namespace)
            case (let index?, nil): entries.remove(at: index)
            case (nil, let namespace?): entries.append(Entry(prefix: prefix, namespace: namespace))
            case (nil, nil): break
            }
        }
    }

    /// The IRI that `prefix:local` stands for, or nil where the prefix is not declared.
    public func expand(_ prefixedName: String) -> IRI? {
        guard let colon = prefixedName.utf8.firstIndex(of: UInt8(ascii: ":")),
            let namespace = self[String(prefixedName[..<colon])]
        else { return nil }
        return IRI(namespace.string + prefixedName[prefixedName.index(after: colon)...])
    }

    /// `prefix:local` for the longest declared namespace that the IRI starts with and whose rest
    /// needs no escape (letters, digits, `_` and, inside, `-`), or nil.
    public func shorten(_ iri: IRI) -> String? {
        var best: Entry?
        for entry in entries where iri.string.utf8.starts(with: entry.namespace.string.utf8) {
            let length = entry.namespace.string.utf8.count
            if length > (best?.namespace.string.utf8.count ?? -1) {
                best = entry
            }
        }
        guard let best else { return nil }
        let local = iri.string.utf8.dropFirst(best.namespace.string.utf8.count)
        let plain = local.first != UInt8(ascii: "-") && local.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
        guard plain else { return nil }
        return "\(best.prefix):\(Substring(local))"
    }
}
