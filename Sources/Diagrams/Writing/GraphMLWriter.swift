import Markup

extension Diagram {
    /// The diagram as [GraphML](http://graphml.graphdrawing.org/), for Gephi, yEd and Cytoscape: labels, kinds,
    /// weights, and the box that each stands in as `parent`. Gephi takes `label` and `weight` by themselves.
    public func graphML() -> String {
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
              <key id="n-label" for="node" attr.name="label" attr.type="string"/>
              <key id="n-note" for="node" attr.name="note" attr.type="string"/>
              <key id="n-kind" for="node" attr.name="kind" attr.type="string"/>
              <key id="n-parent" for="node" attr.name="parent" attr.type="string"/>
              <key id="n-link" for="node" attr.name="link" attr.type="string"/>
              <key id="n-time" for="node" attr.name="time" attr.type="int"/>
              <key id="e-kind" for="edge" attr.name="kind" attr.type="string"/>
              <key id="e-label" for="edge" attr.name="label" attr.type="string"/>
              <key id="e-weight" for="edge" attr.name="weight" attr.type="double"/>
              <key id="e-evidence" for="edge" attr.name="evidence" attr.type="string"/>
              <graph id="resolutions" edgedefault="directed">

            """
        func data(_ key: String, _ value: String?) -> String {
            value.map { "<data key=\"\(key)\">\(MarkupText.escaped($0))</data>" } ?? ""
        }
        for box in boxes {
            text += "    <node id=\"\(MarkupText.escaped(box.id))\">" + data("n-label", box.label) + data("n-note", box.note)
            text += data("n-kind", box.kind.name) + data("n-parent", box.parent.map { boxes[$0].id }) + data("n-link", box.link)
            text += data("n-time", box.time.map(String.init)) + "</node>\n"
        }
        for (number, line) in lines.enumerated() {
            text += "    <edge id=\"e\(number)\" source=\"\(MarkupText.escaped(boxes[line.from].id))\" target=\"\(MarkupText.escaped(boxes[line.to].id))\">"
            text += data("e-kind", line.kind.name) + data("e-label", line.kind.label) + data("e-weight", String(line.weight))
            text += data("e-evidence", line.evidence.isEmpty ? nil : line.evidence.map { $0.link ?? $0.label }.joined(separator: " ")) + "</edge>\n"
        }
        return text + "  </graph>\n</graphml>\n"
    }
}
