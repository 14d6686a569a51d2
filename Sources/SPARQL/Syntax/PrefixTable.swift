import RDF

/// The prefixes that a query may use: those given from outside, and those that it declares, which
/// take precedence.
struct PrefixTable {
    private var namespaces: [[UInt8]: String] = [:]
    private var declared: [PrefixMap.Entry] = []
    private var declaredAt: [[UInt8]: Int] = [:]

    init(defaults: PrefixMap = PrefixMap()) {
        for entry in defaults.entries { namespaces[Array(entry.prefix.utf8)] = entry.namespace.string }
    }

    mutating func declare(_ prefix: ArraySlice<UInt8>, _ namespace: IRI) {
        let key = Array(prefix)
        namespaces[key] = namespace.string
        let entry = PrefixMap.Entry(prefix: String(decoding: prefix, as: UTF8.self), namespace: namespace)
        if let index = declaredAt[key] {
            declared[index] = entry
        } else {
            declaredAt[key] = declared.count
            declared.append(entry)
        }
    }

    func namespace(of prefix: ArraySlice<UInt8>) -> String? { namespaces[Array(prefix)] }

    /// What the query itself declared, in order.
    var declarations: PrefixMap { PrefixMap(distinct: declared) }
}
