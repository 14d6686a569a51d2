extension Algebra {
    /// The pattern with the hidden variables of its groupings numbered in the order of the tree.
    /// The order of the text would do as well, but then a filter that is printed behind other
    /// elements would be read again with other numbers.
    func numberingHiddenVariables() -> Algebra {
        var numbering = HiddenVariableNumbering()
        numbering.visit(self)
        let names = numbering.names
        return names.isEmpty ? self : renamingVariables { names[$0] ?? $0 }
    }
}

private struct HiddenVariableNumbering {
    private(set) var names: [Variable: Variable] = [:]

    mutating func visit(_ pattern: Algebra) {
        if case .group(_, let grouping) = pattern {
            for key in grouping.keys where key.variable.isHidden { add(key.variable) }
            for binding in grouping.aggregates { add(binding.variable) }
        }
        for expression in pattern.expressions { visit(expression) }
        for child in pattern.children { visit(child) }
    }

    private mutating func visit(_ expression: Expression) {
        if let pattern = expression.pattern { visit(pattern) }
        for child in expression.children { visit(child) }
    }

    private mutating func add(_ variable: Variable) {
        names[variable] = Variable(hiddenNumber: names.count)
    }
}
