import RDF
import SPARQL

extension Query {
    /// The text of a query as another engine can read it: with the default prefixes that it uses and does
    /// not declare, and a base, before it. What the person wrote stays as it is.
    ///
    /// - Parameter parsed: the query that was read from the text.
    package static func text(
        _ text: String, of parsed: Query, declaring defaults: PrefixMap, base: IRI? = nil
    ) -> String {
        var head = base.map { "BASE <\($0.string)>\n" } ?? ""
        for entry in defaults.entries where parsed.prefixes[entry.prefix] == nil && text.contains(entry.prefix + ":") {
            head += "PREFIX \(entry.prefix): <\(entry.namespace.string)>\n"
        }
        return head + text
    }
}
