extension Diagram {
    /// The diagram as a [Mermaid](https://mermaid.js.org/syntax/flowchart.html) flowchart, which GitHub and GitLab
    /// show in Markdown.
    public func mermaid() -> String {
        var text = "---\ntitle: \(Self.mermaidText(title))\n---\nflowchart LR\n"
        let children = children
        func write(_ index: Int, _ indent: String, _ text: inout String) {
            let box = boxes[index]
            let note = box.note ?? box.time.map(String.init)
            let label = Self.mermaidText(box.label + (note.map { " (\($0))" } ?? ""))
            if children[index].isEmpty {
                text += "\(indent)n\(index)[\(label)]\n"
                return
            }
            text += "\(indent)subgraph n\(index)[\(label)]\n\(indent)  direction LR\n"
            for child in children[index] { write(child, indent + "  ", &text) }
            text += "\(indent)end\n"
        }
        for index in boxes.indices where boxes[index].parent == nil { write(index, "  ", &text) }
        for line in lines where !isHolder(line.from, of: line.to) && line.from != line.to {
            let words = line.weight > 1 ? "\(line.kind.label) (\(line.weight))" : line.kind.label
            text += "  n\(line.from) -->|\(Self.mermaidText(words))| n\(line.to)\n"
        }
        // Invisible, so that the texts of a row stand in the order of their years.
        for (earlier, later) in stepsInTime where !lines.contains(where: { $0.from == earlier && $0.to == later }) {
            text += "  n\(earlier) ~~~ n\(later)\n"
        }
        for (index, box) in boxes.enumerated() where children[index].isEmpty {
            guard let link = box.link else { continue }
            text += "  click n\(index) href \(Self.mermaidText(link))\n"
        }
        return text
    }

    /// Boxes of a row of a time line that follow each other.
    var stepsInTime: [(Int, Int)] {
        children.flatMap { row in
            let dated = row.filter { boxes[$0].time != nil }.sorted { (boxes[$0].time ?? 0, $0) < (boxes[$1].time ?? 0, $1) }
            return zip(dated, dated.dropFirst()).filter { boxes[$0].time != boxes[$1].time }
        }
    }

    /// Mermaid has no line between a subgraph and what stands in it.
    func isHolder(_ one: Int, of other: Int) -> Bool {
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
