import GraphStore
import RDF
import SPARQL

/// Asking in SPARQL: as text, with values bound to variables, or as a query built in Swift.
///
/// ```swift
/// let rows = try graph.select("SELECT ?who WHERE { ?who rg:reportsTo ?whom }", binding: ["whom": tsag.iri])
/// let same = try graph.select(Select(who) { Match(who, rg.reportsTo, tsag.iri) })
/// ```
///
/// The asynchronous forms run off the caller's actor and end with `QueryError.cancelled` within
/// milliseconds of their task's cancellation.
extension ResolutionGraph {
    // MARK: Text

    /// The rows of a SELECT query.
    /// - Parameters:
    ///   - query: the text of the query.
    ///   - values: what variables stand for; bound in the algebra, never put into the text.
    ///   - options: limits, and how the query is run.
    /// - Throws: `QuerySyntaxError`, `QueryError`, or ``AnswerFormError`` for a query of another form.
    public func select(
        _ query: String, binding values: [Variable: any TermConvertible] = [:], options: QueryOptions = QueryOptions()
    ) throws -> Solutions {
        try answer(query, binding: values, options: options).solutions()
    }

    /// The answer of an ASK query.
    /// - Throws: `QuerySyntaxError`, `QueryError`, or ``AnswerFormError`` for a query of another form.
    public func ask(
        _ query: String, binding values: [Variable: any TermConvertible] = [:], options: QueryOptions = QueryOptions()
    ) throws -> Bool {
        try answer(query, binding: values, options: options).boolean()
    }

    /// The triples of a CONSTRUCT or DESCRIBE query.
    /// - Throws: `QuerySyntaxError`, `QueryError`, or ``AnswerFormError`` for a query of another form.
    public func construct(
        _ query: String, binding values: [Variable: any TermConvertible] = [:], options: QueryOptions = QueryOptions()
    ) throws -> AnswerGraph {
        try answer(query, binding: values, options: options).graph()
    }

    /// The answer of a query of any form.
    /// - Throws: `QuerySyntaxError`, `QueryError`.
    public func answer(
        _ query: String, binding values: [Variable: any TermConvertible] = [:], options: QueryOptions = QueryOptions()
    ) throws -> QueryAnswer {
        try dataset.answer(try Query(parsing: query, defaultPrefixes: prefixes, binding: values), options: options)
    }

    // MARK: Built queries

    /// The rows of a SELECT query.
    /// - Throws: `QueryBuildingError`, `QueryError`.
    public func select(_ query: Select, options: QueryOptions = QueryOptions()) throws -> Solutions {
        try answer(query, options: options).solutions()
    }

    /// The answer of an ASK query.
    /// - Throws: `QueryBuildingError`, `QueryError`.
    public func ask(_ query: Ask, options: QueryOptions = QueryOptions()) throws -> Bool {
        try answer(query, options: options).boolean()
    }

    /// The triples of a CONSTRUCT query.
    /// - Throws: `QueryBuildingError`, `QueryError`.
    public func construct(_ query: Construct, options: QueryOptions = QueryOptions()) throws -> AnswerGraph {
        try answer(query, options: options).graph()
    }

    /// The triples about some things: a DESCRIBE query.
    /// - Throws: `QueryBuildingError`, `QueryError`.
    public func describe(_ query: Describe, options: QueryOptions = QueryOptions()) throws -> AnswerGraph {
        try answer(query, options: options).graph()
    }

    /// The answer of a query of any form.
    /// - Throws: `QueryBuildingError`, `QueryError`.
    public func answer(_ query: some QueryConvertible, options: QueryOptions = QueryOptions()) throws -> QueryAnswer {
        try dataset.answer(try query.query(), options: options)
    }

    // MARK: Asynchronously

    /// The rows of a SELECT query, asked off the caller's actor.
    @concurrent public func select(
        _ query: String, binding values: [Variable: any TermConvertible] = [:], options: QueryOptions = QueryOptions()
    ) async throws -> Solutions {
        try synchronousAnswer(query, values, options).solutions()
    }

    /// The answer of an ASK query, asked off the caller's actor.
    @concurrent public func ask(
        _ query: String, binding values: [Variable: any TermConvertible] = [:], options: QueryOptions = QueryOptions()
    ) async throws -> Bool {
        try synchronousAnswer(query, values, options).boolean()
    }

    /// The triples of a CONSTRUCT or DESCRIBE query, asked off the caller's actor.
    @concurrent public func construct(
        _ query: String, binding values: [Variable: any TermConvertible] = [:], options: QueryOptions = QueryOptions()
    ) async throws -> AnswerGraph {
        try synchronousAnswer(query, values, options).graph()
    }

    /// The rows of a built SELECT query, asked off the caller's actor.
    @concurrent public func select(_ query: Select, options: QueryOptions = QueryOptions()) async throws -> Solutions {
        try dataset.answer(try query.query(), options: options).solutions()
    }

    /// The answer of a built query of any form, asked off the caller's actor.
    @concurrent public func answer(
        _ query: some QueryConvertible, options: QueryOptions = QueryOptions()
    ) async throws -> QueryAnswer {
        try dataset.answer(try query.query(), options: options)
    }

    private func synchronousAnswer(
        _ query: String, _ values: [Variable: any TermConvertible], _ options: QueryOptions
    ) throws -> QueryAnswer {
        try answer(query, binding: values, options: options)
    }

    // MARK: Triples

    /// The triples of the graph that match a pattern, as a sequence that makes them as it is read.
    public func triples(matching pattern: TriplePattern = TriplePattern()) -> TripleMatches {
        dataset.triples(matching: pattern)
    }
}

/// A query of another form than the one asked for.
public struct AnswerFormError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The keyword of the form that was expected.
    public let expected: String

    public var description: String { "the query is no \(expected) query" }
}

extension QueryAnswer {
    fileprivate func solutions() throws -> Solutions {
        guard case .solutions(let solutions) = self else { throw AnswerFormError(expected: "SELECT") }
        return solutions
    }

    fileprivate func boolean() throws -> Bool {
        guard case .boolean(let boolean) = self else { throw AnswerFormError(expected: "ASK") }
        return boolean
    }

    fileprivate func graph() throws -> AnswerGraph {
        guard case .graph(let graph) = self else { throw AnswerFormError(expected: "CONSTRUCT or DESCRIBE") }
        return graph
    }
}
