import GraphStore
import RDF
import ResolutionOntology
import Resolutions
import SPARQL

/// Named questions to an endpoint. What a person calls things is looked up there too.
extension SPARQLEndpoint {
    /// The query that asks a named question with these arguments.
    ///
    /// Of the endpoint's graph only the names are fetched that an argument may stand for: those of bodies
    /// for a body, and so on. Arguments that are IRIs fetch nothing.
    /// - Parameters:
    ///   - question: a named question.
    ///   - arguments: its values, by the names of its parameters.
    ///   - prefixes: those that the question and its values may use undeclared.
    ///   - authority: more names for agents than the graph holds itself.
    /// - Throws: `EndpointError`, ``QuestionArgumentError``, ``UnknownNameError``, ``AmbiguousNameError``.
    public func query(
        for question: Question, _ arguments: [String: String] = [:], prefixes: PrefixMap = Vocabulary.prefixes(),
        authority: @escaping @Sendable () -> Authority? = { try? AuthorityLibrary().authority }
    ) throws -> Query {
        try question.check(arguments)
        var values: [Variable: any TermConvertible] = [:]
        for parameter in question.parameters {
            guard let value = arguments[parameter.name] else { continue }
            values[Variable(parameter.name)] = try term(named: value, as: parameter.kind, prefixes, authority)
        }
        return try question.query(binding: values, defaultPrefixes: prefixes)
    }

    private func term(
        named value: String, as kind: QuestionParameter.Kind, _ prefixes: PrefixMap,
        _ authority: @escaping @Sendable () -> Authority?
    ) throws -> Term {
        let nothing = ResolutionGraph(Dataset(), prefixes: prefixes) { nil }
        // IRIs, numbers, words and kinds of change need no names.
        if let term = try? nothing.term(named: value, as: kind) { return term }
        var triples = try names(for: kind)
        if kind == .clause, let comma = value.lastIndex(of: ",") {
            let graph = try ResolutionGraph(Dataset(triples), prefixes: prefixes, authority: authority)
            let text = try graph.term(named: String(value[..<comma]), as: .text)
            triples += try self.triples("?x rg:hasComponent ?y", where: "VALUES ?x { \(text) } ?x rg:hasComponent ?y", prefixes)
        }
        return try ResolutionGraph(Dataset(triples), prefixes: prefixes, authority: authority).term(named: value, as: kind)
    }

    /// What `ResolutionGraph.term(named:as:)` looks at.
    private func names(for kind: QuestionParameter.Kind) throws -> [Triple] {
        let prefixes = Vocabulary.prefixes()
        func named(_ members: String, _ template: String) throws -> [Triple] {
            try triples(
                "\(template) . ?x ?property ?name",
                where: "\(members) . VALUES ?property { rdfs:label skos:prefLabel skos:altLabel rg:acronym } ?x ?property ?name",
                prefixes)
        }
        func instances(_ type: String) throws -> [Triple] { try named("?x a rg:\(type)", "?x a rg:\(type)") }
        func relations(_ pattern: String) throws -> [Triple] { try triples(pattern, where: pattern, prefixes) }
        func revisions() throws -> [Triple] {
            try instances("Revision") + relations("?x a rg:AdoptedRevision") + relations("?x rg:readFrom ?y")
        }
        switch kind {
        case .agent: return try instances("Actor")
        case .session: return try instances("Session")
        case .topic: return try named("?text rg:topic ?x", "<urn:x> rg:topic ?x")
        case .change: return try named("?change rg:changeType ?x", "<urn:x> rg:changeType ?x")
        case .text, .clause: return try revisions()
        case .resolution: return try instances("Instrument") + relations("?x rg:hasRevision ?y") + revisions()
        case .instrument:
            return try instances("Instrument") + relations("?x rg:hasRevision ?y") + revisions() + instances("Provision")
        case .words, .number: return []
        }
    }

    private func triples(_ template: String, where pattern: String, _ prefixes: PrefixMap) throws -> [Triple] {
        let text = "CONSTRUCT { \(template) } WHERE { \(pattern) }"
        let query = try Query(parsing: text, defaultPrefixes: prefixes)
        guard case .graph(let triples) = try answer(query) else { return [] }
        return triples
    }
}
