import PropertyGraph
import RDF
import Raptor
import Testing

@Suite("Property graphs")
struct PropertyGraphTests {
    private static let example = "https://example.org/"

    private static var triples: [Triple] {
        let boat: IRI = "https://example.org/boat"
        return [
            Triple(boat, RDFSyntaxNamespace.type, .iri("https://example.org/Boat")),
            Triple(boat, RDFSyntaxNamespace.type, .iri("https://example.org/Thing")),
            Triple(boat, RDFS.label, .literal(Literal("Barque; \"old\", grey", language: "fr"))),
            Triple(boat, RDFS.label, .literal(Literal("Boat", language: "en"))),
            Triple(boat, "https://example.org/length", .literal(Literal(12))),
            Triple(boat, "https://example.org/name", .literal(Literal("a\tb\nc\\d\u{1}"))),
            Triple(boat, "https://example.org/name", .literal(Literal(""))),
            Triple(boat, "https://example.org/calls", .iri("https://example.org/harbour")),
            Triple(boat, "https://example.org/calledBy", .iri("https://example.org/harbour")),
            Triple(.blankNode(BlankNode("b1")), "https://example.org/calls", .iri(boat)),
        ]
    }

    private func write(_ triples: [Triple], as format: PropertyGraphFormat, runSize: Int = 1 << 20) throws -> [String] {
        let graph = PropertyGraph(
            options: PropertyGraphOptions(
                homeNamespace: IRI(Self.example), omittedEdges: ["https://example.org/calledBy"],
                superclasses: ["https://example.org/Boat": ["https://example.org/Thing"]]), runSize: runSize)
        for triple in triples { try graph.add(triple, in: "https://example.org/document") }
        let sinks = format.fileSuffixes.map { _ in MemorySink() }
        try graph.write(as: format, to: sinks, fileNames: format.fileSuffixes)
        return sinks.map(\.text)
    }

    @Test("A table has a row for each thing, also for one that edges only lead to")
    func nodes() throws {
        let tables = try write(Self.triples, as: .csv)
        #expect(
            tables[0] == #"""
                id,label,kind,kinds,http___www_w3_org_2000_01_rdf_schema_label_en,http___www_w3_org_2000_01_rdf_schema_label_fr,length,name
                _:b1,_:b1,,[],,,,
                https://example.org/boat,Boat,Boat,"[""Boat"", ""Thing""]",Boat,"Barque; ""old"", grey",12,"["""", ""a\tb\nc\\d\u0001""]"
                https://example.org/harbour,harbour,,[],,,,

                """#)
        #expect(
            tables[1] == """
                source,target,type,document
                _:b1,https://example.org/boat,calls,https://example.org/document
                https://example.org/boat,https://example.org/harbour,calls,https://example.org/document

                """)
        #expect(tables[2].contains(#""url": "nodes.csv""#) && tables[2].contains(#"{"name": "length", "titles": "length", "datatype": "long""#))
    }

    @Test("Neo4j's headers name ids, labels, types and arrays")
    func neo4j() throws {
        let tables = try write(Self.triples, as: .neo4j)
        #expect(tables[0].hasPrefix("iri:ID,label:string,:LABEL,") && tables[0].contains("length:long,name:string[]\n"))
        #expect(tables[0].contains("https://example.org/boat,Boat,Resource;Boat;Thing,"))
        #expect(tables[1].contains(",CALLS,"))
    }

    @Test("Strings of Cypher end where they should")
    func cypher() throws {
        let script = try write([Triple("https://example.org/a'b\\", RDFS.label, .literal(Literal("it's \\ \u{0}")))], as: .cypher)[0]
        #expect(script.contains(#"{iri: 'https://example.org/a\'b\\', label: 'it\'s \\ \u0000'"#))
    }

    @Test("The same bytes come from any order of statements, sorted in memory or on disk", arguments: PropertyGraphFormat.allCases)
    func order(_ format: PropertyGraphFormat) throws {
        let once = try write(Self.triples, as: format)
        let often = try write(Self.triples.reversed() + Self.triples, as: format, runSize: 200)
        #expect(once == often)
    }

    @Test("A column takes the narrowest type that holds all its values")
    func types() throws {
        func header(_ values: [Literal]) throws -> Substring? {
            let triples = values.enumerated().map { Triple(IRI(Self.example + "n\($0)"), "https://example.org/v", .literal($1)) }
            return try write(triples, as: .neo4j)[0].split(separator: "\n").first?.split(separator: ",").last
        }
        #expect(try header([Literal(1), Literal(2)]) == "v:long")
        #expect(try header([Literal(1), Literal("2.5", datatype: XSD.decimal)]) == "v:double")
        #expect(try header([Literal(1), Literal("x")]) == "v:string")
        #expect(try header([Literal(true)]) == "v:boolean")
        #expect(try header([Literal("99999999999999999999", datatype: XSD.integer)]) == "v:string")
    }
}
