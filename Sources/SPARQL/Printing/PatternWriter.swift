import RDF

extension QueryWriter {
    /// The pattern as a group in braces.
    mutating func writeGroup(_ pattern: Algebra) {
        write("{")
        if pattern != .unit {
            indented { writer in
                if pattern.isQueryLevel {
                    writer.newLine()
                    writer.writeSubselect(pattern)
                } else if case .filter(let condition, let inner) = pattern {
                    writer.writeElements(inner)
                    writer.writeFilter(condition)
                } else {
                    writer.writeElements(pattern)
                }
            }
            newLine()
        }
        write("}")
    }

    private mutating func writeFilter(_ condition: Expression) {
        newLine()
        write("FILTER (")
        write(condition)
        write(")")
    }

    /// The pattern as elements of a group that is open.
    private mutating func writeElements(_ pattern: Algebra) {
        switch pattern {
        case .join(let parts):
            let groups = TripleSeparation(parts).groups
            for (index, part) in parts.enumerated() {
                if index == 0, part.isSequence {
                    writeElements(part)
                } else {
                    writeOperand(part, asGroup: groups.contains(index))
                }
            }
        case .leftJoin(let left, let right, let condition):
            writeElements(left)
            newLine()
            write("OPTIONAL ")
            writeOptional(right, condition)
        case .minus(let left, let right):
            writeElements(left)
            newLine()
            write("MINUS ")
            writeGroup(right)
        case .extend(let inner, let variable, let expression) where !pattern.isQueryLevel:
            writeElements(inner)
            newLine()
            write("BIND (")
            write(expression)
            write(" AS \(SafeSpelling.variable(variable)))")
        default:
            writeOperand(pattern, asGroup: false)
        }
    }

    /// A filter directly in the group would become the condition; a filter of the pattern itself
    /// needs braces of its own.
    private mutating func writeOptional(_ pattern: Algebra, _ condition: Expression?) {
        if let condition {
            writeGroup(.filter(condition, pattern))
        } else if case .filter = pattern {
            write("{")
            indented { writer in writer.writeOperand(pattern, asGroup: true) }
            newLine()
            write("}")
        } else {
            writeGroup(pattern)
        }
    }

    /// The pattern as one operand of a join, on lines of its own.
    private mutating func writeOperand(_ pattern: Algebra, asGroup: Bool) {
        if asGroup {
            newLine()
            writeGroup(pattern)
            return
        }
        switch pattern {
        case .basicGraphPattern(let triples):
            for triple in triples {
                newLine()
                write(triple)
                write(" .")
            }
        case .path(let path):
            newLine()
            write(path.subject)
            write(" ")
            write(path.path, within: .alternative)
            write(" ")
            write(path.object)
            write(" .")
        case .union(let parts):
            for (index, part) in parts.enumerated() {
                newLine()
                if index > 0 { write("UNION ") }
                writeGroup(part)
            }
        case .graph(let name, let inner):
            newLine()
            write("GRAPH ")
            write(name)
            write(" ")
            writeGroup(inner)
        case .service(let service):
            newLine()
            write(service.isSilent ? "SERVICE SILENT " : "SERVICE ")
            write(service.endpoint)
            write(" ")
            writeGroup(service.pattern)
        case .values(let table):
            newLine()
            write(table)
        default:
            newLine()
            writeGroup(pattern)
        }
    }

    mutating func write(_ triple: TriplePattern) {
        write(triple.subject)
        write(" ")
        write(triple.predicate)
        write(" ")
        write(triple.object)
    }

    mutating func write(_ table: ValuesTable) {
        write("VALUES (")
        write(table.variables.map(SafeSpelling.variable).joined(separator: " "))
        write(") {")
        indented { writer in
            for row in table.rows {
                writer.newLine()
                writer.write("(")
                for (index, value) in row.enumerated() {
                    if index > 0 { writer.write(" ") }
                    if let value { writer.write(value) } else { writer.write("UNDEF") }
                }
                writer.write(")")
            }
        }
        newLine()
        write("}")
    }
}

extension Algebra {
    /// Whether the pattern can be written as a SELECT only.
    var isQueryLevel: Bool {
        switch self {
        case .project, .distinct, .reduced, .slice, .orderBy, .group: true
        case .extend, .filter: QueryLevel(self).grouping != nil
        case .join(let parts): parts.count == 2 && parts[1].isValues && QueryLevel(self).grouping != nil
        default: false
        }
    }

    private var isValues: Bool {
        if case .values = self { return true }
        return false
    }

    /// Whether the pattern is what a group's elements make of each other, left to right.
    fileprivate var isSequence: Bool {
        switch self {
        case .leftJoin, .minus: true
        case .extend: !isQueryLevel
        default: false
        }
    }
}
