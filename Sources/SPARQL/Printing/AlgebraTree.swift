import RDF

extension Algebra {
    /// The algebra as an indented tree, one operator a line, for people.
    public func tree(prefixes: PrefixMap = PrefixMap()) -> String {
        var tree = AlgebraTree(prefixes: prefixes)
        tree.add(self, depth: 0)
        return tree.lines.joined(separator: "\n")
    }
}

/// Draws algebra as an indented tree.
private struct AlgebraTree {
    let prefixes: PrefixMap
    var lines: [String] = []

    init(prefixes: PrefixMap) { self.prefixes = prefixes }

    mutating func add(_ algebra: Algebra, depth: Int) {
        switch algebra {
        case .basicGraphPattern(let triples):
            line(triples.isEmpty ? "Unit" : "BGP", depth)
            for triple in triples { line(written { $0.write(triple) }, depth + 1) }
        case .path(let path):
            line(
                "Path " + written { writer in
                    writer.write(path.subject)
                    writer.write(" ")
                    writer.write(path.path, within: .alternative)
                    writer.write(" ")
                    writer.write(path.object)
                }, depth)
        case .join(let parts): add("Join", parts, depth)
        case .union(let parts): add("Union", parts, depth)
        case .leftJoin(let left, let right, let condition):
            add(condition.map { "LeftJoin \(text($0))" } ?? "LeftJoin", [left, right], depth)
        case .minus(let left, let right): add("Minus", [left, right], depth)
        case .filter(let condition, let inner): add("Filter \(text(condition))", [inner], depth)
        case .graph(let name, let inner): add("Graph \(written { $0.write(name) })", [inner], depth)
        case .service(let service):
            let silent = service.isSilent ? " silent" : ""
            add("Service\(silent) \(written { $0.write(service.endpoint) })", [service.pattern], depth)
        case .extend(let inner, let variable, let expression):
            add("Extend \(variable) = \(text(expression))", [inner], depth)
        case .values(let table):
            let rows = table.rows.count == 1 ? "1 row" : "\(table.rows.count) rows"
            line("Values \(names(table.variables)) (\(rows))", depth)
        case .group(let inner, let grouping): add("Group\(text(grouping))", [inner], depth)
        case .orderBy(let inner, let conditions):
            let keys = conditions.map { text($0.expression) + ($0.isDescending ? " descending" : "") }
            add("OrderBy \(keys.joined(separator: ", "))", [inner], depth)
        case .project(let inner, let variables): add("Project \(names(variables))", [inner], depth)
        case .distinct(let inner): add("Distinct", [inner], depth)
        case .reduced(let inner): add("Reduced", [inner], depth)
        case .slice(let inner, let offset, let limit):
            add("Slice offset \(offset)" + (limit.map { " limit \($0)" } ?? ""), [inner], depth)
        }
    }

    private mutating func add(_ title: String, _ parts: [Algebra], _ depth: Int) {
        line(title, depth)
        for part in parts { add(part, depth: depth + 1) }
    }

    private mutating func line(_ text: String, _ depth: Int) {
        lines.append(String(repeating: "  ", count: depth) + text)
    }

    private func written(_ body: (inout QueryWriter) -> Void) -> String {
        var writer = QueryWriter(prefixes: prefixes)
        body(&writer)
        return writer.text
    }

    /// The patterns of EXISTS are written on one line.
    private func text(_ expression: Expression) -> String {
        expression.text(prefixes: prefixes).split(whereSeparator: \.isNewline)
            .map { $0.drop { $0 == " " } }.joined(separator: " ")
    }

    private func text(_ grouping: Grouping) -> String {
        var parts = grouping.keys.map { key in
            key.expression == .variable(key.variable) ? "\(key.variable)" : "\(key.variable) = \(text(key.expression))"
        }
        parts += grouping.aggregates.map { binding in
            "\(binding.variable) = \(written { $0.write(binding.aggregate) })"
        }
        return parts.isEmpty ? "" : " " + parts.joined(separator: ", ")
    }

    private func names(_ variables: [Variable]) -> String { variables.map(\.description).joined(separator: " ") }
}
