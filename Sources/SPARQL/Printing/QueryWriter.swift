import RDF

extension Query: CustomStringConvertible {
    /// The query as SPARQL text, one element a line. Reading it again yields an equal query, if this
    /// one came from the parser or follows its form.
    public var description: String {
        var writer = QueryWriter(prefixes: prefixes)
        writer.write(self)
        return writer.text
    }
}

extension Algebra {
    /// The pattern as SPARQL text in braces, for messages and for other endpoints. IRIs are
    /// shortened by the prefixes, which the text does not declare.
    public func text(prefixes: PrefixMap = PrefixMap()) -> String {
        var writer = QueryWriter(prefixes: prefixes)
        writer.writeGroup(self)
        return writer.text
    }
}

extension Expression {
    /// The expression as SPARQL text. Hidden variables of aggregates are written as they are called inside.
    public func text(prefixes: PrefixMap = PrefixMap()) -> String {
        var writer = QueryWriter(prefixes: prefixes)
        writer.write(self)
        return writer.text
    }
}

/// Writes algebra as SPARQL text. What belongs to patterns, expressions and terms stands in the
/// files beside this one.
struct QueryWriter {
    private(set) var text = ""
    let prefixes: PrefixMap
    /// The aggregates of the query level being written, by the variables that carry their values.
    var aggregates: [Variable: Aggregate] = [:]
    private var indentation = 0

    init(prefixes: PrefixMap) {
        self.prefixes = prefixes
    }

    // MARK: Text

    mutating func write(_ fragment: String) { text += fragment }

    mutating func newLine() {
        text += "\n"
        text += String(repeating: "  ", count: indentation)
    }

    mutating func indented(_ body: (inout QueryWriter) -> Void) {
        indentation += 1
        body(&self)
        indentation -= 1
    }

    // MARK: The whole

    mutating func write(_ query: Query) {
        if let base = query.base { write("BASE <\(base.string)>\n") }
        for entry in query.prefixes.entries where SafeSpelling.isPrefix(entry.prefix) {
            write("PREFIX \(entry.prefix): <\(SafeSpelling.iri(entry.namespace))>\n")
        }
        let level = QueryLevel(query.pattern, isSelect: query.form.isSelect)
        aggregates = level.aggregates
        switch query.form {
        case .select(let columns): writeSelect(level, columns: columns)
        case .ask: write("ASK")
        case .construct(let template):
            write("CONSTRUCT {")
            indented { writer in
                for triple in template {
                    writer.newLine()
                    writer.write(triple)
                    writer.write(" .")
                }
            }
            newLine()
            write("}")
        case .describe(let targets):
            write("DESCRIBE")
            for target in targets {
                write(" ")
                write(target)
            }
            if targets.isEmpty { write(" *") }
        }
        if let dataset = query.dataset {
            for graph in dataset.defaultGraphs { writeClause("FROM ", graph) }
            for graph in dataset.namedGraphs { writeClause("FROM NAMED ", graph) }
        }
        newLine()
        writeBody(level)
        newLine()
    }

    private mutating func writeClause(_ words: String, _ iri: IRI) {
        newLine()
        write(words)
        write(iri)
    }

    /// A subquery, without its braces.
    mutating func writeSubselect(_ pattern: Algebra) {
        let outer = aggregates
        let level = QueryLevel(pattern)
        aggregates = level.aggregates
        writeSelect(level, columns: level.columns ?? pattern.variablesInScope.filter { !$0.isHidden })
        newLine()
        writeBody(level)
        aggregates = outer
    }

    private mutating func writeSelect(_ level: QueryLevel, columns: [Variable]) {
        write("SELECT")
        if level.isDistinct { write(" DISTINCT") }
        if level.isReduced { write(" REDUCED") }
        if columns.isEmpty { write(" *") }
        for column in columns {
            write(" ")
            if let expression = level.expressions[column] {
                write("(")
                write(expression)
                write(" AS \(SafeSpelling.variable(column)))")
            } else {
                write(SafeSpelling.variable(column))
            }
        }
    }

    /// WHERE and the solution modifiers.
    private mutating func writeBody(_ level: QueryLevel) {
        write("WHERE ")
        writeGroup(level.pattern)
        if let grouping = level.grouping, !grouping.keys.isEmpty {
            newLine()
            write("GROUP BY")
            for key in grouping.keys {
                write(" ")
                if key.expression == .variable(key.variable) {
                    write(key.expression)
                } else {
                    write("(")
                    write(key.expression)
                    if !key.variable.isHidden { write(" AS \(SafeSpelling.variable(key.variable))") }
                    write(")")
                }
            }
        }
        if let having = level.having {
            newLine()
            write("HAVING (")
            write(having)
            write(")")
        }
        if !level.order.isEmpty {
            newLine()
            write("ORDER BY")
            for condition in level.order {
                write(condition.isDescending ? " DESC(" : " ASC(")
                write(condition.expression)
                write(")")
            }
        }
        if let limit = level.limit {
            newLine()
            write("LIMIT \(limit)")
        }
        if let offset = level.offset, offset > 0 || level.limit == nil {
            newLine()
            write("OFFSET \(offset)")
        }
        if let values = level.values {
            newLine()
            write(values)
        }
    }
}
