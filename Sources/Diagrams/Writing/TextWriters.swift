extension Diagram {
    // MARK: DOT

    /// The diagram in [DOT](https://graphviz.org/doc/info/lang.html): Graphviz lays it out. Boxes that hold
    /// others are clusters, with a point inside that lines to the box itself go to.
    public func dot() -> String {
        var text = "digraph resolutions {\n"
        text += "  graph [rankdir=LR, compound=true, fontname=\"Helvetica\", tooltip=\(Self.quoted(title)), label=\(Self.quoted(title)), labelloc=t]\n"
        text += "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#e4eefb\", fontname=\"Helvetica\", fontsize=11]\n"
        text += "  edge [fontname=\"Helvetica\", fontsize=9]\n"
        let children = children
        func write(_ index: Int, _ indent: String, _ text: inout String) {
            let box = boxes[index]
            let label = Self.quoted(box.label + (box.note.map { "\n" + $0 } ?? ""))
            let link = box.link.map { ", URL=\(Self.quoted($0))" } ?? ""
            if children[index].isEmpty {
                text += "\(indent)n\(index) [label=\(label), class=\(Self.quoted(box.kind.name))\(link)]\n"
                return
            }
            text += "\(indent)subgraph cluster_\(index) {\n\(indent)  label=\(label)\n\(indent)  style=rounded\n"
            text += "\(indent)  n\(index) [shape=point, width=0.05, label=\"\", tooltip=\(label)\(link)]\n"
            for child in children[index] { write(child, indent + "  ", &text) }
            text += "\(indent)}\n"
        }
        for index in boxes.indices where boxes[index].parent == nil { write(index, "  ", &text) }
        let colours = ["#0062a3", "#b34700", "#007a59", "#9b3d80", "#7a6a00", "#4a4f9e", "#a3222d", "#3d6b74"]
        let kinds = lineKinds
        for line in lines {
            let colour = colours[(kinds.firstIndex(of: line.kind) ?? 0) % colours.count]
            let words = line.evidence.prefix(12).map(\.label).joined(separator: "\n")
            let link = line.evidence.first?.link.map { ", URL=\(Self.quoted($0))" } ?? ""
            let strength = LengthText.number(1 + Double(min(line.weight, 40)).squareRoot() / 2)
            text += "  n\(line.from) -> n\(line.to) [color=\"\(colour)\", class=\(Self.quoted(line.kind.name)), weight=\(line.weight), penwidth=\(strength), edgetooltip=\(Self.quoted("\(line.kind.label) (\(line.weight))\n" + words))\(link)]\n"
        }
        return text + "}\n"
    }

    /// A string of DOT: quotation marks and backslashes escaped, line breaks as `\n`.
    private static func quoted(_ text: String) -> String {
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

    // MARK: Mermaid

    /// The diagram as a [Mermaid](https://mermaid.js.org/syntax/flowchart.html) flowchart, which GitHub and GitLab
    /// show in Markdown.
    public func mermaid() -> String {
        var text = "---\ntitle: \(Self.mermaidText(title))\n---\nflowchart LR\n"
        let children = children
        func write(_ index: Int, _ indent: String, _ text: inout String) {
            let box = boxes[index]
            let label = Self.mermaidText(box.label + (box.note.map { " (\($0))" } ?? ""))
            if children[index].isEmpty {
                text += "\(indent)n\(index)[\(label)]\n"
                return
            }
            text += "\(indent)subgraph n\(index)[\(label)]\n"
            for child in children[index] { write(child, indent + "  ", &text) }
            text += "\(indent)end\n"
        }
        for index in boxes.indices where boxes[index].parent == nil { write(index, "  ", &text) }
        for line in lines where !isHolder(line.from, of: line.to) && line.from != line.to {
            let words = line.weight > 1 ? "\(line.kind.label) (\(line.weight))" : line.kind.label
            text += "  n\(line.from) -->|\(Self.mermaidText(words))| n\(line.to)\n"
        }
        for (index, box) in boxes.enumerated() where children[index].isEmpty {
            guard let link = box.link else { continue }
            text += "  click n\(index) href \(Self.mermaidText(link))\n"
        }
        return text
    }

    /// Mermaid has no line between a subgraph and what stands in it.
    private func isHolder(_ one: Int, of other: Int) -> Bool {
        func holds(_ outer: Int, _ inner: Int) -> Bool {
            var box = boxes[inner].parent
            while let current = box {
                if current == outer { return true }
                box = boxes[current].parent
            }
            return false
        }
        return holds(one, other) || holds(other, one)
    }

    /// A string in quotation marks; those inside, and what Mermaid reads as a sign, as entities.
    private static func mermaidText(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "#quot;"
            case "#": result += "#35;"
            case "<": result += "#lt;"
            case ">": result += "#gt;"
            case "\\": result += "#92;"
            case "`": result += "#96;"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
