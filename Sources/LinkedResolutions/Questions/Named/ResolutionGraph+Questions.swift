import GraphStore
import RDF
import SPARQL

extension ResolutionGraph {
    /// The answer to a named question.
    ///
    /// ```swift
    /// let question = try QuestionLibrary().question(named: "reporting-lines")
    /// let answer = try graph.answer(question, ["to": "TSAG"])
    /// ```
    ///
    /// - Parameters:
    ///   - question: the question.
    ///   - arguments: what people call the values of parameters; see ``term(named:as:)``.
    ///   - options: limits, and how the query is run.
    /// - Throws: ``QuestionArgumentError``, ``UnknownNameError``, ``AmbiguousNameError``, `QueryError`.
    public func answer(
        _ question: Question, _ arguments: [String: String] = [:], options: QueryOptions = QueryOptions()
    ) throws -> QueryAnswer {
        try dataset.answer(query(for: question, arguments), options: options)
    }

    /// The query that asks a named question with these arguments.
    public func query(for question: Question, _ arguments: [String: String] = [:]) throws -> Query {
        try question.check(arguments)
        var values: [Variable: any TermConvertible] = [:]
        for parameter in question.parameters {
            guard let value = arguments[parameter.name] else { continue }
            values[Variable(parameter.name)] = try term(named: value, as: parameter.kind)
        }
        return try question.query(binding: values, defaultPrefixes: prefixes)
    }
}

extension Question {
    /// Whether arguments fit the parameters, whatever the graph.
    /// - Throws: for a parameter that the question does not have, and for those that it lacks.
    public func check(_ arguments: [String: String]) throws(QuestionArgumentError) {
        for name in arguments.keys.sorted() where parameter(named: name) == nil {
            throw .unknownParameter(name, question: self.name, known: parameters.map(\.name))
        }
        let missing = parameters.filter { $0.isRequired && arguments[$0.name] == nil }
        if !missing.isEmpty { throw .missing(missing.map(\.name), question: name) }
    }
}
