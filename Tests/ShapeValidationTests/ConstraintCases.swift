import Testing

/// Shapes of one constraint each, with data of which some conform and some deliberately do not.
struct ConstraintCase: CustomTestStringConvertible, Sendable {
    var name: String
    /// What a node shape `ex:Shape` says beside its target, the nodes `ex:a` to `ex:z` of class `ex:Thing`.
    var shape: String
    var data: String
    /// The nodes that do not conform, one entry for each result.
    var faulty: [String]

    var testDescription: String { name }

    static let prefixes = """
        @prefix ex: <http://example.org/> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

        """

    var shapes: String { Self.prefixes + "ex:Shape a sh:NodeShape ; sh:targetClass ex:Thing ; \(shape) .\n" }
    var turtle: String { Self.prefixes + data }

    static let all: [ConstraintCase] = [
        .init(
            name: "sh:class, with a class below it", shape: "sh:property [ sh:path ex:p ; sh:class ex:Broad ]",
            data: """
                ex:Narrow rdfs:subClassOf ex:Broad . ex:n a ex:Narrow . ex:o a ex:Other .
                ex:a a ex:Thing ; ex:p ex:n . ex:b a ex:Thing ; ex:p ex:o , "literal" .
                """, faulty: ["b", "b"]),
        .init(
            name: "sh:datatype, of a literal that is ill formed too",
            shape: "sh:property [ sh:path ex:p ; sh:datatype xsd:integer ]",
            data: """
                ex:a a ex:Thing ; ex:p 1 . ex:b a ex:Thing ; ex:p "x"^^xsd:integer . ex:c a ex:Thing ; ex:p "1" .
                ex:d a ex:Thing ; ex:p ex:a .
                """, faulty: ["b", "c", "d"]),
        .init(
            name: "sh:datatype rdf:langString", shape: "sh:property [ sh:path ex:p ; sh:datatype rdf:langString ]",
            data: "ex:a a ex:Thing ; ex:p \"x\"@en . ex:b a ex:Thing ; ex:p \"x\" .", faulty: ["b"]),
        .init(
            name: "sh:nodeKind", shape: "sh:nodeKind sh:IRI ; sh:property [ sh:path ex:p ; sh:nodeKind sh:Literal ]",
            data: "ex:a a ex:Thing ; ex:p 1 . ex:b a ex:Thing ; ex:p ex:a .", faulty: ["b"]),
        .init(
            name: "sh:minCount 1", shape: "sh:property [ sh:path ex:p ; sh:minCount 1 ]",
            data: "ex:a a ex:Thing ; ex:p 1 . ex:b a ex:Thing .", faulty: ["b"]),
        .init(
            name: "sh:minCount 3", shape: "sh:property [ sh:path ex:p ; sh:minCount 3 ]",
            data: "ex:a a ex:Thing ; ex:p 1 , 2 , 3 . ex:b a ex:Thing ; ex:p 1 , 2 .", faulty: ["b"]),
        .init(
            name: "sh:maxCount", shape: "sh:property [ sh:path ex:p ; sh:maxCount 1 ]",
            data: "ex:a a ex:Thing ; ex:p 1 . ex:b a ex:Thing ; ex:p 1 , 2 . ex:c a ex:Thing .", faulty: ["b"]),
        .init(
            name: "sh:maxCount 0 of an inverse path", shape: "sh:property [ sh:path [ sh:inversePath ex:p ] ; sh:maxCount 0 ]",
            data: "ex:a a ex:Thing . ex:x ex:p ex:b . ex:b a ex:Thing .", faulty: ["b"]),
        .init(
            name: "sh:minInclusive and sh:maxInclusive",
            shape: "sh:property [ sh:path ex:p ; sh:minInclusive 0.0 ; sh:maxInclusive 1.0 ]",
            data: """
                ex:a a ex:Thing ; ex:p 0 , 0.5 , 1.0 . ex:b a ex:Thing ; ex:p -1 . ex:c a ex:Thing ; ex:p 1.01 .
                """, faulty: ["b", "c"]),
        .init(
            name: "sh:minExclusive and sh:maxExclusive",
            shape: "sh:property [ sh:path ex:p ; sh:minExclusive 0 ; sh:maxExclusive 2 ]",
            data: "ex:a a ex:Thing ; ex:p 1 . ex:b a ex:Thing ; ex:p 0 . ex:c a ex:Thing ; ex:p 2 .", faulty: ["b", "c"]),
        .init(
            name: "sh:minLength and sh:maxLength, counted in characters",
            shape: "sh:property [ sh:path ex:p ; sh:minLength 2 ; sh:maxLength 3 ]",
            data: "ex:a a ex:Thing ; ex:p \"éé\" , \"abc\" . ex:b a ex:Thing ; ex:p \"é\" . ex:c a ex:Thing ; ex:p \"abcd\" .",
            faulty: ["b", "c"]),
        .init(
            name: "sh:pattern with a flag", shape: "sh:property [ sh:path ex:p ; sh:pattern \"^a[0-9]+$\" ; sh:flags \"i\" ]",
            data: "ex:a a ex:Thing ; ex:p \"A1\" . ex:b a ex:Thing ; ex:p \"b1\" .", faulty: ["b"]),
        .init(
            name: "sh:languageIn", shape: "sh:property [ sh:path ex:p ; sh:languageIn ( \"en\" \"fr\" ) ]",
            data: "ex:a a ex:Thing ; ex:p \"x\"@en-GB , \"y\"@fr . ex:b a ex:Thing ; ex:p \"z\"@de . ex:c a ex:Thing ; ex:p \"z\" .",
            faulty: ["b", "c"]),
        .init(
            name: "sh:uniqueLang", shape: "sh:property [ sh:path ex:p ; sh:uniqueLang true ]",
            data: "ex:a a ex:Thing ; ex:p \"x\"@en , \"y\"@fr , \"z\" . ex:b a ex:Thing ; ex:p \"x\"@en , \"y\"@en .", faulty: ["b"]),
        .init(
            name: "sh:equals", shape: "sh:property [ sh:path ex:p ; sh:equals ex:q ]",
            data: "ex:a a ex:Thing ; ex:p 1 ; ex:q 1 . ex:b a ex:Thing ; ex:p 1 ; ex:q 2 .", faulty: ["b", "b"]),
        .init(
            name: "sh:disjoint", shape: "sh:property [ sh:path ex:p ; sh:disjoint ex:q ]",
            data: "ex:a a ex:Thing ; ex:p 1 ; ex:q 2 . ex:b a ex:Thing ; ex:p 1 ; ex:q 1 .", faulty: ["b"]),
        .init(
            name: "sh:lessThan", shape: "sh:property [ sh:path ex:p ; sh:lessThan ex:q ]",
            data: "ex:a a ex:Thing ; ex:p 1 ; ex:q 2 . ex:b a ex:Thing ; ex:p 2 ; ex:q 2 . ex:c a ex:Thing ; ex:p 2 .", faulty: ["b"]),
        .init(
            name: "sh:lessThanOrEquals", shape: "sh:property [ sh:path ex:p ; sh:lessThanOrEquals ex:q ]",
            data: "ex:a a ex:Thing ; ex:p 2 ; ex:q 2 . ex:b a ex:Thing ; ex:p 3 ; ex:q 2 .", faulty: ["b"]),
        .init(
            name: "sh:not", shape: "sh:not [ sh:property [ sh:path ex:p ; sh:minCount 1 ] ]",
            data: "ex:a a ex:Thing . ex:b a ex:Thing ; ex:p 1 .", faulty: ["b"]),
        .init(
            name: "sh:and of classes, inside sh:not", shape: "sh:not [ sh:and ( [ sh:class ex:One ] [ sh:class ex:Two ] ) ]",
            data: "ex:a a ex:Thing , ex:One . ex:b a ex:Thing , ex:One , ex:Two .", faulty: ["b"]),
        .init(
            name: "sh:or", shape: """
                sh:or ( [ sh:property [ sh:path ex:p ; sh:minCount 1 ] ]
                        [ sh:property [ sh:path ( ex:q ex:r ) ; sh:hasValue false ] ] )
                """,
            data: "ex:a a ex:Thing ; ex:p 1 . ex:b a ex:Thing . ex:c a ex:Thing ; ex:q ex:x . ex:x ex:r false .", faulty: ["b"]),
        .init(
            name: "sh:or of a property's values", shape: "sh:property [ sh:path ex:p ; sh:or ( [ sh:class ex:One ] [ sh:nodeKind sh:Literal ] ) ]",
            data: "ex:x a ex:One . ex:a a ex:Thing ; ex:p ex:x , 1 . ex:b a ex:Thing ; ex:p ex:y .", faulty: ["b"]),
        .init(
            name: "sh:xone", shape: """
                sh:xone ( [ sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:maxCount 1 ] , [ sh:path ex:q ; sh:maxCount 0 ] ]
                          [ sh:property [ sh:path ex:q ; sh:minCount 1 ] ] )
                """,
            data: """
                ex:a a ex:Thing ; ex:p 1 . ex:b a ex:Thing . ex:c a ex:Thing ; ex:q 1 . ex:d a ex:Thing ; ex:p 1 , 2 .
                ex:e a ex:Thing ; ex:p 1 ; ex:q 1 .
                """, faulty: ["b", "d"]),
        .init(
            name: "sh:node", shape: "sh:property [ sh:path ex:p ; sh:node [ sh:property [ sh:path ex:q ; sh:minCount 2 ] ] ]",
            data: "ex:x ex:q 1 , 2 . ex:y ex:q 1 . ex:a a ex:Thing ; ex:p ex:x . ex:b a ex:Thing ; ex:p ex:y .", faulty: ["b"]),
        .init(
            name: "sh:property inside a property", shape: "sh:property [ sh:path ex:p ; sh:property [ sh:path ex:q ; sh:maxCount 1 ] ]",
            data: "ex:x ex:q 1 . ex:y ex:q 1 , 2 . ex:a a ex:Thing ; ex:p ex:x . ex:b a ex:Thing ; ex:p ex:y .", faulty: ["y"]),
        .init(
            name: "sh:qualifiedMinCount", shape: """
                sh:property [ sh:path ex:p ; sh:qualifiedValueShape [ sh:in ( ex:x ex:y ) ] ; sh:qualifiedMinCount 1 ]
                """,
            data: "ex:a a ex:Thing ; ex:p ex:x , ex:z . ex:b a ex:Thing ; ex:p ex:z . ex:c a ex:Thing .", faulty: ["b", "c"]),
        .init(
            name: "sh:qualifiedMaxCount", shape: """
                sh:property [ sh:path ex:p ; sh:qualifiedValueShape [ sh:in ( ex:x ex:y ) ] ; sh:qualifiedMaxCount 1 ]
                """,
            data: "ex:a a ex:Thing ; ex:p ex:x , ex:z . ex:b a ex:Thing ; ex:p ex:x , ex:y .", faulty: ["b"]),
        .init(
            name: "sh:closed", shape: "sh:closed true ; sh:ignoredProperties ( rdf:type ) ; sh:property [ sh:path ex:p ; sh:minCount 0 ]",
            data: "ex:a a ex:Thing ; ex:p 1 . ex:b a ex:Thing ; ex:q 1 .", faulty: ["b"]),
        .init(
            name: "sh:hasValue", shape: "sh:property [ sh:path ex:p ; sh:hasValue 1 ]",
            data: "ex:a a ex:Thing ; ex:p 1 , 2 . ex:b a ex:Thing ; ex:p \"1\" .", faulty: ["b"]),
        .init(
            name: "sh:in", shape: "sh:property [ sh:path ex:p ; sh:in ( ex:x \"y\" ) ]",
            data: "ex:a a ex:Thing ; ex:p ex:x , \"y\" . ex:b a ex:Thing ; ex:p \"y\"@en .", faulty: ["b"]),
        .init(
            name: "a path of alternatives and repetitions",
            shape: "sh:property [ sh:path ( [ sh:zeroOrMorePath ex:up ] [ sh:alternativePath ( ex:p ex:q ) ] ) ; sh:minCount 1 ]",
            data: "ex:a a ex:Thing ; ex:up ex:x . ex:x ex:up ex:y . ex:y ex:q 1 . ex:b a ex:Thing ; ex:up ex:z .", faulty: ["b"]),
        .init(
            name: "sh:sparql", shape: """
                sh:sparql [ sh:select "SELECT $this ?value WHERE { $this <http://example.org/p> ?value FILTER(?value > 2) }" ]
                """,
            data: "ex:a a ex:Thing ; ex:p 1 , 2 . ex:b a ex:Thing ; ex:p 2 , 3 , 4 .", faulty: ["b", "b"]),
    ]
}
