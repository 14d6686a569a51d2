import RDF

/// The prefixes that a query may use: those given from outside, and those that it declares, which
/// take precedence.
struct PrefixTable {
    private let names = NameTable()
    private var declared: [PrefixMap.Entry] = []
    private let defaults: PrefixMap

    init(defaults: PrefixMap = PrefixMap()) { self.defaults = defaults }

    mutating func declare(_ prefix: ArraySlice<UInt8>, _ namespace: IRI) {
        let entry = PrefixMap.Entry(prefix: String(decoding: prefix, as: UTF8.self), namespace: namespace)
        if let number = names.number(of: prefix) {
            declared[number] = entry
        } else {
            names.append(prefix)
            declared.append(entry)
        }
    }

    func namespace(of prefix: ArraySlice<UInt8>) -> String? {
        if let number = names.number(of: prefix) { return declared[number].namespace.string }
        return defaults[String(decoding: prefix, as: UTF8.self)]?.string
    }

    /// What the query itself declared, in order.
    var declarations: PrefixMap { PrefixMap(distinct: declared) }
}
