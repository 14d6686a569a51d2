/// The places of a text by the names under which references point to them.
///
/// Each table is made when the first reference asks for it: many texts point to none of their own places, and to put
/// the fragments of all components into four tables costs more than to look for references. A class, so that what one
/// passage asked for is there for the next.
final class TextPlaces {
    private let components: [Component]

    init(_ components: [Component]) { self.components = components }

    /// The components of the text by fragment.
    private(set) lazy var fragments = Set(components.map(\.fragment))

    /// Clauses by their section and their own label: "resolves 1-2-3" is `resolves_1_1-2_1-2-3`.
    private(set) lazy var lastLabels: [String: String] = {
        var labels: [String: String] = [:]
        for (fragment, first, last) in labelled {
            let key = String(fragment[..<first] + " " + fragment[fragment.utf8.index(after: last)...])
            if labels[key] == nil { labels[key] = fragment }
        }
        return labels
    }()

    /// Clauses by a number of several parts: "2-14" is `resolves_2_2-14`; nil for a number that several clauses bear.
    private(set) lazy var numbered: [String: String?] = {
        var clauses: [String: String?] = [:]
        for (fragment, _, last) in labelled {
            let number = String(fragment[fragment.utf8.index(after: last)...])
            clauses[number] = .some(clauses[number] == nil ? fragment : nil)
        }
        return clauses
    }()

    /// The clauses with a label of several parts below another, and where in the fragment the first and last part begin.
    private var labelled: [(fragment: String, first: String.Index, last: String.Index)] {
        components.compactMap { component in
            guard component.kind == .operativeClause || component.kind == .preambularClause else { return nil }
            let fragment = component.fragment
            guard let last = fragment.utf8.lastIndex(of: UInt8(ascii: "_")), fragment.utf8[last...].contains(UInt8(ascii: "-")),
                let first = fragment.utf8.firstIndex(of: UInt8(ascii: "_")), first < last
            else { return nil }
            return (fragment, first, last)
        }
    }

    /// The fragments of the annexes, in order.
    private(set) lazy var annexes = components.filter { $0.kind == .annex }.map(\.fragment)

    /// Numbered places in annexes: "annex-1 5_a" is `annex-1_5_a`, whatever headings stand between.
    private(set) lazy var annexPlaces: [String: String] = {
        var places: [String: String] = [:]
        for component in components where component.kind == .annexClause {
            guard let key = Self.annexPlace(of: component.fragment), places[key] == nil else { continue }
            places[key] = component.fragment
        }
        return places
    }()

    /// The headings of sections: the words after the verb, in lower case, by fragment.
    private(set) lazy var sections: [(fragment: String, keyword: String, heading: String)] = components.compactMap { component in
        guard component.kind == .section else { return nil }
        let heading = component.passage.utf8.dropFirst(component.verbLength).drop { $0 == 0x20 }
        return (component.fragment, component.keyword ?? "", String(decoding: heading, as: UTF8.self).lowercased())
    }

    /// `annex-1 5_a` of `annex-1_part_5_a`: the annex, and what stands from the first number on; nil without a number.
    private static func annexPlace(of fragment: String) -> String? {
        let bytes = Array(fragment.utf8)
        let underscore = UInt8(ascii: "_")
        guard var position = bytes.firstIndex(of: underscore) else { return nil }
        var key = Array(bytes[..<position])
        let length = key.count
        while position < bytes.count {
            let start = position + 1
            position = bytes[start...].firstIndex(of: underscore) ?? bytes.count
            guard position > start, key.count > length || ByteClass.isDigit(bytes[start]) else { continue }
            key.append(key.count > length ? underscore : 0x20)
            key += bytes[start..<position]
        }
        return key.count > length ? String(decoding: key, as: UTF8.self) : nil
    }
}
