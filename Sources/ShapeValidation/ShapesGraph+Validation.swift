import GraphStore
import RDF
import SPARQL

extension ShapesGraph {
    /// Validates the default graph of a dataset: each constraint is a query of the store, whose rows are
    /// what does not conform.
    ///
    /// - Parameters:
    ///   - data: the data; nothing is inferred from it but that an instance of a class is one of those above it.
    ///   - ontology: statements that say which classes are above which, beside those of the data.
    /// - Throws: ``ShapesError`` for what cannot be translated or run.
    public func validate(_ data: Dataset, ontology: some Sequence<Triple> = [Triple]()) throws(ShapesError) -> ValidationReport {
        let queries = try ShapeQueries(shapes, ClassHierarchy(ontology, data)).queries
        var results: [ValidationResult] = []
        for query in queries { results += try Self.results(of: query, in: data) }
        return ValidationReport(results: results.sorted(by: Self.precedes))
    }

    /// The queries by which a graph is validated, each under the name of its shape.
    public func queries(ontology: some Sequence<Triple> = [Triple]()) throws(ShapesError) -> [(shape: String, text: String)] {
        try ShapeQueries(shapes, ClassHierarchy(ontology, Dataset())).queries.map { ($0.shape.name, $0.text) }
    }

    private static func results(of query: ShapeQuery, in data: Dataset) throws(ShapesError) -> [ValidationResult] {
        let answer: QueryAnswer
        do {
            answer = try data.answer(try Query(parsing: query.text))
        } catch {
            throw .query(shape: query.shape.name, reason: "\(error)")
        }
        guard case .solutions(let rows) = answer else { return [] }
        let shape = query.shape
        return rows.compactMap { row in
            guard let focus = row["this"] else { return nil }
            var property: IRI?
            if case .property(let iri)? = shape.path { property = iri }
            return ValidationResult(
                focusNode: focus, path: shape.path?.sparql, value: row["value"], component: query.constraint.component,
                shape: shape.name, severity: shape.severity.rawValue,
                message: query.message ?? shape.message ?? Self.usualMessage(query.constraint), property: property)
        }
    }

    private static func usualMessage(_ constraint: Constraint) -> String {
        let suffix = "ConstraintComponent"
        return "does not meet sh:" + constraint.component.dropLast(suffix.count).prefix(1).lowercased()
            + constraint.component.dropLast(suffix.count).dropFirst()
    }

    private static func precedes(_ a: ValidationResult, _ b: ValidationResult) -> Bool {
        for (first, second) in [
            (a.shape, b.shape), ("\(a.focusNode)", "\(b.focusNode)"), (a.path ?? "", b.path ?? ""), (a.component, b.component),
            (a.value.map { "\($0)" } ?? "", b.value.map { "\($0)" } ?? ""),
        ] {
            let order = CodePointText.compare(first, second)
            if order != 0 { return order < 0 }
        }
        return CodePointText.compare(a.message, b.message) < 0
    }
}
