import Markup

extension Diagram {
    /// The diagram in [DOT](https://graphviz.org/doc/info/lang.html): Graphviz lays it out. Boxes that hold
    /// others are clusters, at whose border a line to the box itself ends; a time line has a column for each year.
    public func dot() -> String { DOTWriter(self).document() }
}

private struct DOTWriter {
    private let diagram: Diagram
    private let children: [[Int]]
    private let isTimeLine: Bool
    private let colours: [Diagram.Kind: String]
    private let fills: [Diagram.Kind: String]

    init(_ diagram: Diagram) {
        self.diagram = diagram
        children = diagram.children
        isTimeLine = diagram.boxes.contains { $0.time != nil }
        colours = diagram.colourNumbers(of: diagram.lineKinds, among: diagram.lineKindOrder).mapValues(SVGStyle.lineColour)
        fills = diagram.colourNumbers(of: diagram.boxKinds, among: diagram.boxKindOrder).mapValues(SVGStyle.boxColour)
    }

    func document() -> String {
        var text = "digraph resolutions {\n"
        text += "  graph [rankdir=LR, compound=true, newrank=true, fontname=\"Helvetica\", tooltip=\(quoted(diagram.title)), label=<\(legend)>, labelloc=t]\n"
        text += "  node [shape=box, style=\"rounded,filled\", color=\"#9aa3b0\", fontname=\"Helvetica\", fontsize=11, height=0.3]\n"
        text += "  edge [fontname=\"Helvetica\", fontsize=9, arrowsize=0.7]\n"
        if isTimeLine {
            text += years()
        } else {
            for index in diagram.boxes.indices where diagram.boxes[index].parent == nil { write(index, "  ", &text) }
        }
        for line in diagram.lines { text += edge(line) }
        return text + "}\n"
    }

    /// Title, and the kinds of lines in their colours.
    private var legend: String {
        let kinds = diagram.lineKinds.map { kind in
            "<font point-size=\"11\" color=\"\(colours[kind] ?? "#000000")\">→ \(MarkupText.escaped(kind.label))</font>"
        }
        return "<b>\(MarkupText.escaped(diagram.title))</b>" + (kinds.isEmpty ? "" : "<br/>" + kinds.joined(separator: "   ")) + "<br/>"
    }

    // MARK: Boxes

    private func write(_ index: Int, _ indent: String, _ text: inout String) {
        let box = diagram.boxes[index]
        guard !children[index].isEmpty else {
            text += "\(indent)\(node(index))\n"
            return
        }
        let colour = fills[box.kind] ?? "#ffffff"
        text += "\(indent)subgraph cluster_\(index) {\n"
        text += "\(indent)  label=\(label(of: box)); labeljust=l; style=\"rounded,filled\"; fillcolor=\"\(colour)60\"; color=\"#9aa3b0\"; fontsize=12\(link(box))\n"
        // Where lines to the box itself lead, which end at its border.
        if diagram.lines.contains(where: { $0.from == index || $0.to == index }) {
            text += "\(indent)  n\(index) [shape=point, style=invis, width=0.01, label=\"\"]\n"
        }
        for child in children[index] { write(child, indent + "  ", &text) }
        text += "\(indent)}\n"
    }

    private func node(_ index: Int, _ more: String = "") -> String {
        let box = diagram.boxes[index]
        return "n\(index) [label=\(label(of: box)), fillcolor=\"\(fills[box.kind] ?? "#ffffff")\", class=\(quoted(box.kind.name))\(more)"
            + (box.link.map { ", URL=\(quoted($0))" } ?? "") + "]"
    }

    private func link(_ box: Diagram.Box) -> String { box.link.map { "; URL=\(quoted($0))" } ?? "" }

    private func label(of box: Diagram.Box) -> String {
        let width = box.kind.name == "clause" ? 340.0 : 190
        return quoted((TextMeasure.lines(of: box.label, size: 12, width: width, most: 4) + [box.note].compactMap { $0 }).joined(separator: "\n"))
    }

    /// A chain of years, and beside each year the boxes of it; a group of nodes for each row.
    private func years() -> String {
        let years = Set(diagram.boxes.compactMap(\.time)).sorted()
        var text = "  rows [style=invis]\n"
        text += "  { node [shape=plaintext, style=\"\"] " + years.map { "y\($0) [label=\"\($0)\", group=years]" }.joined(separator: "; ") + " }\n"
        text += "  " + (["rows"] + years.map { "y\($0)" }).joined(separator: " -> ") + " [style=invis, weight=100]\n"
        let rows = diagram.boxes.indices.filter { diagram.boxes[$0].parent == nil }
        for row in rows { text += "  \(node(row, ", group=r\(row)"))\n" }
        text += "  { rank=same; rows; " + rows.map { "n\($0)" }.joined(separator: "; ") + " }\n"
        for index in diagram.boxes.indices {
            if let row = diagram.boxes[index].parent { text += "  \(node(index, ", group=r\(row)"))\n" }
        }
        for year in years {
            let members = diagram.boxes.indices.filter { diagram.boxes[$0].time == year }.map { "n\($0)" }
            text += "  { rank=same; y\(year); \(members.joined(separator: "; ")) }\n"
        }
        let first = rows.compactMap { row in children[row].min { (diagram.boxes[$0].time ?? 0, $0) < (diagram.boxes[$1].time ?? 0, $1) }.map { (row, $0) } }
        for (from, to) in first + diagram.stepsInTime { text += "  n\(from) -> n\(to) [style=invis]\n" }
        return text
    }

    // MARK: Lines

    private func edge(_ line: Diagram.Line) -> String {
        let words = line.evidence.prefix(12).map(\.label).joined(separator: "\n")
        var attributes = [
            "color=\"\(colours[line.kind] ?? "#000000")\"", "class=\(quoted(line.kind.name))", "weight=\(min(line.weight, 100))",
            "penwidth=\(LengthText.number(1 + Double(min(line.weight, 40)).squareRoot() / 2))",
            "edgetooltip=\(quoted("\(line.kind.label) (\(line.weight))\n" + words))",
        ]
        // A line between a box and one that it holds has no border to end at.
        if !diagram.isHolder(line.from, of: line.to), !isTimeLine {
            if !children[line.from].isEmpty { attributes.append("ltail=cluster_\(line.from)") }
            if !children[line.to].isEmpty { attributes.append("lhead=cluster_\(line.to)") }
        }
        if let link = line.evidence.first?.link { attributes.append("URL=\(quoted(link))") }
        return "  n\(line.from) -> n\(line.to) [\(attributes.joined(separator: ", "))]\n"
    }

    /// A string of DOT: quotation marks and backslashes escaped, line breaks as `\n`.
    private func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
