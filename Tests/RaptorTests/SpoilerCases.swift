import RDF
import Testing

/// Graphs that Raptor 2.0.15 spoils when it writes them, or that look as if it might.
struct SpoilerCase: CustomTestStringConvertible, Sendable {
    let name: String
    let lines: String
    var testDescription: String { name }

    private init(_ name: String, _ lines: String) {
        self.name = name
        self.lines = lines + "\n"
    }

    private static let xsd = "http://www.w3.org/2001/XMLSchema#"
    private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    private static let p = "<https://example.org/p>"
    private static let subject = "<https://example.org/act> \(p)"

    private static func typed(_ form: String, _ datatype: String) -> SpoilerCase {
        SpoilerCase("\(datatype) '\(form)'", "\(subject) \"\(form)\"^^<\(xsd)\(datatype)> .")
    }
    private static func text(_ name: String, _ literal: String) -> SpoilerCase {
        SpoilerCase(name, "\(subject) \(literal) .")
    }
    private static func object(_ name: String, _ iri: String) -> SpoilerCase {
        SpoilerCase("an IRI with \(name)", "\(subject) <https://example.org/\(iri)> .")
    }
    private static func list(_ name: String, _ lines: String) -> SpoilerCase {
        SpoilerCase(
            name,
            lines.replacing("first", with: "<\(rdf)first>").replacing("rest", with: "<\(rdf)rest>")
                .replacing("nil", with: "<\(rdf)nil>").replacing("S", with: subject).replacing("P", with: p))
    }

    static let numbers: [SpoilerCase] = [
        typed("7", "integer"), typed("007", "integer"), typed("+7", "integer"), typed("-7", "integer"),
        typed("seven", "integer"), typed(" 7", "integer"), typed("", "integer"), typed("7.", "integer"),
        typed("98765432109876543210", "integer"), typed("0x10", "integer"),
        typed("2.50", "decimal"), typed("2", "decimal"), typed("2.", "decimal"), typed(".25", "decimal"),
        typed("+.5", "decimal"), typed("2e1", "decimal"), typed("two", "decimal"), typed("", "decimal"),
        typed("2.5e3", "double"), typed("2.5E3", "double"), typed("2E-3", "double"), typed("2", "double"),
        typed("2.5", "double"), typed("2.e3", "double"), typed(".5e1", "double"), typed("INF", "double"),
        typed("-INF", "double"), typed("NaN", "double"), typed("nan(2)", "double"), typed("0x1p3", "double"),
        typed("2.5", "float"), typed("7", "int"), typed("7", "long"),
        typed("true", "boolean"), typed("false", "boolean"), typed("1", "boolean"), typed("0", "boolean"),
        typed("no", "boolean"), typed("TRUE", "boolean"),
        typed("2019-02-03", "date"), typed("2019", "gYear"), typed("http://example.org/", "anyURI"),
        typed("text", "string"),
    ]

    static let strings: [SpoilerCase] = [
        text("line feed", #""one\ntwo""#), text("carriage return", #""one\rtwo""#),
        text("CR LF", #""one\r\ntwo""#), text("carriage return at the end", #""one\r""#),
        text("tab", #""one\ttwo""#), text("backspace", #""one\btwo""#), text("form feed", #""one\ftwo""#),
        text("U+0001", #""one\u0001two""#), text("U+0007", #""one\u0007two""#),
        text("U+001F and a line feed", #""one\u001Ftwo\n""#), text("delete", #""one\u007Ftwo""#),
        text("vertical tab", #""one\u000Btwo""#), text("a C1 control", #""one\u0085two""#),
        text("quotation mark", #""one\"two""#), text("three quotation marks", #""one\"\"\"two""#),
        text("quotation mark at the end", #""one\"""#), text("line feed, quotation mark at the end", #""one\n\"""#),
        text("line feed, three quotation marks", #""one\n\"\"\"two""#),
        text("line feed, backslash at the end", #""one\n\\""#), text("backslash", #""one\\two""#),
        text("backslash n", #""one\\ntwo""#), text("apostrophe", #""it's""#),
        text("emoji", #""\U0001F600""#), text("precomposed", #""\u00E9""#), text("combining", #""e\u0301""#),
        text("byte order mark", #""\uFEFFx""#), text("U+2028", #""one\u2028two""#),
        text("U+FFFD", #""\uFFFD""#), text("nothing", #""""#),
        text("four thousand letters", "\"" + String(repeating: "word ", count: 800) + "\""),
        text("language", #""one"@en"#), text("language and region", #""one"@en-GB"#),
        text("language, line feed", #""one\ntwo"@fr"#), text("language, carriage return", #""one\rtwo"@fr"#),
        text("own datatype", #""x"^^<https://example.org/t>"#),
        text("datatype that ends in a full stop", #""x"^^<https://example.org/t.>"#),
        text("datatype with a full stop", #""x"^^<https://example.org/t.u>"#),
        text("datatype with a line feed in the text", #""x\ny"^^<https://example.org/t>"#),
        text("XMLLiteral", #""<b>x</b>"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral>"#),
    ]

    static let iris: [SpoilerCase] = [
        object("a percent sign", "one%20two"), object("é", "\u{E9}"), object("a combining accent", "e\u{301}"),
        object("a full stop", "one.two"), object("a full stop at the end", "one."),
        object("a hyphen at the end", "one-"), object("a hyphen in front", "-one"),
        object("a digit in front", "1one"), object("nothing after the namespace", ""),
        object("parentheses", "one(two)"), object("an apostrophe", "one'two"), object("a comma", "one,two"),
        object("a middle dot", "one\u{B7}two"), object("Chinese letters", "\u{6C7A}\u{8B70}"),
        object("a colon", "one:two"), object("a tilde", "one~two"), object("an underscore in front", "_one"),
        object("a slash", "one/two"), object("a number sign", "one#two"), object("a query", "one?two=3&four"),
        object("an asterisk", "*"), object("a plus sign", "+1"), object("an escape of its own", "%5Cu0020"),
        SpoilerCase("a subject of a namespace only", "<https://example.org/> \(p) \"x\" ."),
        SpoilerCase("a predicate that ends in a full stop", "<https://example.org/s> <https://example.org/p.> \"x\" ."),
        SpoilerCase("a predicate with a full stop", "<https://example.org/s> <https://example.org/p.q> \"x\" ."),
        SpoilerCase("a predicate with an underscore in front", "<https://example.org/s> <https://example.org/_p> \"x\" ."),
        SpoilerCase("a URN", "<urn:example:a> <urn:example:b> <urn:example:c> ."),
        SpoilerCase("rdf:nil as object", "\(subject) <\(rdf)nil> ."),
        SpoilerCase("rdf:nil as subject", "<\(rdf)nil> \(p) \"x\" ."),
        SpoilerCase("rdf:nil as predicate", "<https://example.org/s> <\(rdf)nil> \"x\" ."),
        SpoilerCase("rdf:type", "<https://example.org/s> <\(rdf)type> <https://example.org/T> ."),
        SpoilerCase("rdf:type as object", "\(subject) <\(rdf)type> ."),
        SpoilerCase("members with a gap", "<https://example.org/s> <\(rdf)_1> \"x\" .\n<https://example.org/s> <\(rdf)_3> \"y\" ."),
        SpoilerCase("one member twice", "<https://example.org/s> <\(rdf)_1> \"x\" .\n<https://example.org/s> <\(rdf)_1> \"y\" ."),
        SpoilerCase("two literals that look alike", "\(subject) \"\u{E9}\" .\n\(subject) \"e\u{301}\" .\n\(subject) \"\u{E9}\\r\" .\n\(subject) \"e\u{301}\\r\" ."),
        SpoilerCase("one value in three forms", "\(subject) \"1\"^^<\(xsd)decimal> .\n\(subject) \"1.0\"^^<\(xsd)decimal> .\n\(subject) \"1\"^^<\(xsd)integer> ."),
    ]

    static let blankNodes: [SpoilerCase] = [
        list("a node used once", "S _:a .\n_:a P \"x\" ."), list("a leaf", "S _:a ."),
        list("two leaves", "S _:a .\nS _:b ."), list("a node of two parents", "S _:a .\n<https://example.org/t> P _:a .\n_:a P \"x\" ."),
        list("a leaf of two parents", "S _:a .\n<https://example.org/t> P _:a ."),
        list("a node without parent", "_:a P \"x\" ."), list("two nodes without parent", "_:a P \"x\" .\n_:b P \"x\" ."),
        list("a node of two properties", "S _:a .\n_:a P \"x\" .\n_:a <https://example.org/q> \"y\" ."),
        list("a cycle of two", "_:a P _:b .\n_:b P _:a ."), list("a cycle of one", "_:a P _:a ."),
        list("a cycle of three with a tail", "_:a P _:b .\n_:b P _:c .\n_:c P _:a .\n_:c <https://example.org/q> _:d .\n_:d P \"x\" ."),
        list("a cycle that can be reached", "S _:a .\n_:a P _:b .\n_:b P _:a ."),
        list("a chain", "S _:a .\n_:a P _:b .\n_:b P _:c .\n_:c P \"z\" ."),
        list("one node twice of one subject", "S _:a .\n<https://example.org/act> <https://example.org/q> _:a ."),
        list("labels of all sorts", "S _:0 .\nS _:a.b .\nS _:x-61 .\nS _:a\u{E9} .\nS _:_x .\nS _:genid1 .\n_:0 P \"0\" .\n_:a.b P \"1\" .\n_:x-61 P \"2\" .\n_:a\u{E9} P \"3\" .\n_:_x P \"4\" .\n_:genid1 P \"5\" ."),
        list("a list of two", "S _:a .\n_:a first \"1\" .\n_:a rest _:b .\n_:b first \"2\" .\n_:b rest nil ."),
        list("a list without end", "S _:a .\n_:a first \"1\" .\n_:a rest _:b ."),
        list("a list with a property more", "S _:a .\n_:a first \"1\" .\n_:a rest nil .\n_:a P \"x\" ."),
        list("a list as subject", "_:a first \"1\" .\n_:a rest nil ."),
        list("a list as subject with a property", "_:a first \"1\" .\n_:a rest nil .\n_:a P \"x\" ."),
        list("a shared tail", "S _:a .\n_:a first \"1\" .\n_:a rest _:b .\n_:b first \"2\" .\n_:b rest nil .\n<https://example.org/t> P _:b ."),
        list("a list used twice", "S _:a .\n<https://example.org/t> P _:a .\n_:a first \"1\" .\n_:a rest nil ."),
        list("a list in a cycle", "_:a first \"1\" .\n_:a rest _:b .\n_:b first \"2\" .\n_:b rest _:a ."),
        list("a list of lists", "S _:a .\n_:a first _:c .\n_:a rest nil .\n_:c first \"2\" .\n_:c rest nil ."),
        list("a list of nodes", "S _:a .\n_:a first _:c .\n_:a rest _:b .\n_:c P \"x\" .\n_:b first 'D .\n_:b rest nil .".replacing("'D", with: "_:d")),
        list("a list with two firsts", "S _:a .\n_:a first \"1\" .\n_:a first \"2\" .\n_:a rest nil ."),
        list("a list with two rests", "S _:a .\n_:a first \"1\" .\n_:a rest nil .\n_:a rest _:b .\n_:b first \"2\" .\n_:b rest nil ."),
        list("a first without rest", "S _:a .\n_:a first \"1\" ."),
        list("an IRI as list", "<https://example.org/s> first \"1\" .\n<https://example.org/s> rest nil ."),
        list("a rest that is an IRI", "S _:a .\n_:a first \"1\" .\n_:a rest <https://example.org/t> ."),
        list("a first of an IRI", "<https://example.org/s> first _:a .\n_:a first \"1\" .\n_:a rest nil ."),
        SpoilerCase("a chain forty deep", chain(40)), SpoilerCase("a list of three hundred", longList(300)),
    ]

    static let all = numbers + strings + iris + blankNodes

    static func chain(_ depth: Int) -> String {
        (0..<depth).map { $0 == 0 ? "\(subject) _:n0 ." : "_:n\($0 - 1) \(p) _:n\($0) ." }.joined(separator: "\n")
            + "\n_:n\(depth - 1) \(p) \"end\" ."
    }

    private static func longList(_ count: Int) -> String {
        var lines = ["\(subject) _:n0 ."]
        for index in 0..<count {
            lines.append("_:n\(index) <\(rdf)first> \"\(index)\"^^<\(xsd)integer> .")
            lines.append("_:n\(index) <\(rdf)rest> " + (index == count - 1 ? "<\(rdf)nil> ." : "_:n\(index + 1) ."))
        }
        return lines.joined(separator: "\n")
    }
}
