import Markup

/// [GraphML](http://graphml.graphdrawing.org/specification.html): all keys first, then nodes, then edges. Gephi takes
/// `label` and `weight` by themselves; yEd and Cytoscape map any of the attributes.
struct GraphMLGraph {
    let graph: PropertyGraph
    let columns: PropertyColumns
    let output: TextOutput

    func write() throws {
        try output.write(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
              <key id="label" for="node" attr.name="label" attr.type="string"/>
              <key id="kind" for="node" attr.name="kind" attr.type="string"/>
              <key id="kinds" for="node" attr.name="kinds" attr.type="string"/>

            """)
        for (index, column) in columns.columns.enumerated() {
            try output.write("  <key id=\"p\(index)\" for=\"node\" attr.name=\"\(column.name)\" attr.type=\"\(type(of: column))\"/>\n")
        }
        try output.write(
            """
              <key id="type" for="edge" attr.name="type" attr.type="string"/>
              <key id="weight" for="edge" attr.name="weight" attr.type="double"/>
              <key id="document" for="edge" attr.name="document" attr.type="string"/>
              <graph id="graph" edgedefault="directed">

            """)
        try graph.forEachNode { node in
            var text = "    <node id=\"\(MarkupText.escaped(node.id))\"><data key=\"label\">\(MarkupText.escaped(node.label))</data>"
            if !node.kind.isEmpty { text += "<data key=\"kind\">\(MarkupText.escaped(node.kind))</data>" }
            if node.kinds.count > 0 { text += "<data key=\"kinds\">\(MarkupText.escaped(node.kinds.joined(separator: " ")))</data>" }
            for (index, column) in columns.columns.enumerated() {
                guard let values = node.values[column.property], let first = values.first else { continue }
                let value = column.isList
                    ? PropertyText.json(values, as: column.type) : PropertyText.bare(first, as: column.type) ?? first.lexicalForm
                text += "<data key=\"p\(index)\">\(MarkupText.escaped(value))</data>"
            }
            try output.write(text + "</node>\n")
        }
        var number = 0
        try graph.forEachEdge { edge in
            let type = columns.edgeNames[edge.predicate] ?? edge.predicate.string
            var text = "    <edge id=\"e\(number)\" source=\"\(MarkupText.escaped(edge.source))\" target=\"\(MarkupText.escaped(edge.target))\"><data key=\"type\">\(MarkupText.escaped(type))</data><data key=\"weight\">1</data>"
            if !edge.graph.isEmpty { text += "<data key=\"document\">\(MarkupText.escaped(edge.graph))</data>" }
            number += 1
            try output.write(text + "</edge>\n")
        }
        try output.write("  </graph>\n</graphml>\n")
        try output.flush()
    }

    /// Several values stand as a JSON array in a string.
    private func type(of column: PropertyColumns.Column) -> String {
        if column.isList { return "string" }
        return switch column.type {
        case .integer: "long"
        case .number: "double"
        case .boolean: "boolean"
        case .string: "string"
        }
    }
}
