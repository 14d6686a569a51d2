import Markup

extension DiagramLayout {
    /// The picture as SVG: with a title and a description for those who do not see it, links that need no
    /// script, light and dark colours by what the reader prefers, and light ones on paper.
    public func svg(_ options: SVGOptions = SVGOptions()) -> String {
        SVGWriter(self, options).document()
    }
}

/// Writes one picture.
private struct SVGWriter {
    private let layout: DiagramLayout
    private let options: SVGOptions
    private let diagram: Diagram
    private let lineColours: [Diagram.Kind: Int]
    private let margin = 16.0
    private var top = 16.0
    private let width: Double
    private var height: Double
    private let summary: [String]
    private var legend: [(kind: Diagram.Kind, isLine: Bool, x: Double, y: Double)] = []

    init(_ layout: DiagramLayout, _ options: SVGOptions) {
        self.layout = layout
        self.options = options
        diagram = layout.diagram
        lineColours = Dictionary(diagram.lineKinds.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        // Curves bulge beyond the boxes.
        let reach = layout.curves.reduce(layout.width) { reach, curve in
            curve.segments.reduce(reach) { max($0, $1.firstControl.x, $1.secondControl.x) }
        }
        width = max(min(reach, layout.width + 60), 420) + 2 * margin
        let room = width - 2 * margin
        summary = options.showsTitle ? TextMeasure.lines(of: diagram.summary, size: 12, width: room, most: 6) : []
        if options.showsTitle { top += 26 + Double(summary.count) * 16 + 8 }
        var x = margin
        for (kind, isLine) in diagram.lineKinds.map({ ($0, true) }) + diagram.boxKinds.map({ ($0, false) }) {
            let wide = 34 + TextMeasure.width(of: kind.label, size: 12) + 18
            if x > margin, x + wide > width - margin {
                x = margin
                top += 20
            }
            legend.append((kind, isLine, x, top))
            x += wide
        }
        top += legend.isEmpty ? 0 : 30
        height = top + layout.height + margin
    }

    private func n(_ value: Double) -> String { LengthText.number(value) }

    /// An image is one thing to a screen reader, which then says nothing of the links inside.
    private var hasLinks: Bool {
        diagram.boxes.contains { $0.link != nil }
            || diagram.lines.contains { $0.evidence.count > 1 || $0.evidence.first?.link != nil }
    }

    func document() -> String {
        let id = options.idPrefix
        let shown = "\(n(width)) \(n(height))"
        var text = "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"\(id)\" viewBox=\"0 0 \(shown)\" width=\"\(n(width))\" height=\"\(n(height))\" role=\"\(hasLinks ? "group" : "img")\" aria-labelledby=\"\(id)-title \(id)-desc\">\n"
        text += "<title id=\"\(id)-title\">\(MarkupText.escaped(diagram.title))</title>\n"
        text += "<desc id=\"\(id)-desc\">\(MarkupText.escaped(diagram.summary))</desc>\n"
        text += "<style>\n\(SVGStyle.sheet(of: diagram, options: options, width: width, height: height))</style>\n"
        text += definitions()
        text += "<rect width=\"100%\" height=\"100%\" style=\"fill:var(--ground)\"/>\n"
        text += head()
        text += "<g transform=\"translate(\(n(margin)) \(n(top)))\">\n"
        for tick in layout.ticks {
            text += "<line class=\"scale\" x1=\"\(n(tick.x))\" x2=\"\(n(tick.x))\" y1=\"14\" y2=\"\(n(layout.height))\"/>"
            text += "<text class=\"tick\" text-anchor=\"middle\" x=\"\(n(tick.x))\" y=\"8\">\(MarkupText.escaped(tick.label))</text>\n"
        }
        for index in diagram.boxes.indices where layout.isContainer(index) { text += box(index) }
        for index in diagram.lines.indices { text += line(index) }
        // Above the lines, so that they stay legible.
        for index in diagram.boxes.indices where layout.isContainer(index) { text += header(index) }
        for index in diagram.boxes.indices where !layout.isContainer(index) { text += box(index) }
        for index in diagram.lines.indices where diagram.lines[index].evidence.count > 1 { text += panel(index) }
        text += "</g>\n"
        if options.includesScript { text += "<script>//<![CDATA[\n\(SVGStyle.script(scope: id))\n//]]></script>\n" }
        return text + "</svg>\n"
    }

    // MARK: Head

    private func definitions() -> String {
        var text = "<defs>\n"
        for kind in diagram.lineKinds {
            let name = SVGStyle.name(kind)
            text += "<marker id=\"\(options.idPrefix)-tip-\(name)\" viewBox=\"0 0 10 10\" refX=\"8.5\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"tip-\(name)\" d=\"M0 1 9 5 0 9z\"/></marker>\n"
        }
        return text + "</defs>\n"
    }

    private func head() -> String {
        var text = ""
        if options.showsTitle {
            text += "<text class=\"title\" x=\"\(n(margin))\" y=\"34\">\(MarkupText.escaped(diagram.title))</text>\n"
            for (number, line) in summary.enumerated() {
                text += "<text class=\"summary\" x=\"\(n(margin))\" y=\"\(n(54 + Double(number) * 16))\">\(MarkupText.escaped(line))</text>\n"
            }
        }
        for entry in legend {
            let name = SVGStyle.name(entry.kind)
            if entry.isLine {
                text += "<path class=\"key-l-\(name)\" style=\"fill:none;stroke-width:2.2\" marker-end=\"url(#\(options.idPrefix)-tip-\(name))\" d=\"M\(n(entry.x)) \(n(entry.y + 4))h26\"/>"
            } else {
                text += "<g class=\"box b-\(name)\"><rect x=\"\(n(entry.x + 4))\" y=\"\(n(entry.y - 3))\" width=\"20\" height=\"13\" rx=\"3\"/></g>"
            }
            text += "<text class=\"key\" x=\"\(n(entry.x + 32))\" y=\"\(n(entry.y + 8))\">\(MarkupText.escaped(entry.kind.label))</text>\n"
        }
        return text
    }

    // MARK: Boxes

    private func box(_ index: Int) -> String {
        let box = diagram.boxes[index]
        let frame = layout.frames[index]
        let holds = layout.isContainer(index)
        let labels = layout.labels[index]
        var text = open(box.link)
        text += "<g class=\"box b-\(SVGStyle.name(box.kind))\(holds ? " holds" : "")\" data-box=\"\(index)\"\(holds ? " data-holds=\"1\"" : "")>"
        text += "<title>\(MarkupText.escaped(box.label + (box.note.map { " (\($0))" } ?? "")))</title>"
        text += "<rect x=\"\(n(frame.x))\" y=\"\(n(frame.y))\" width=\"\(n(frame.width))\" height=\"\(n(frame.height))\" rx=\"\(holds ? 8 : 5)\"/>"
        if !holds {
            let isLeft = box.kind.name == "clause"
            let content = Double(labels.count) * DiagramLayout.lineHeight + (box.note == nil ? 0 : DiagramLayout.lineHeight - 2)
            text += words(
                labels, box.note, x: isLeft ? frame.x + DiagramLayout.padding : frame.midX,
                y: frame.midY - content / 2 + 11.5, isCentred: !isLeft)
        }
        return text + "</g>" + (box.link == nil ? "\n" : "</a>\n")
    }

    /// The label of a box that holds others, with a seam in the colour of the ground. It leads where the box leads, so
    /// keys and screen readers pass it by.
    private func header(_ index: Int) -> String {
        let frame = layout.frames[index]
        let box = diagram.boxes[index]
        let shown = words(
            layout.labels[index], box.note, x: frame.x + DiagramLayout.padding + 3, y: frame.y + DiagramLayout.padding + 11,
            isCentred: false)
        return "\(open(box.link, isRepeated: true))<g class=\"header\">\(shown)</g>\(box.link == nil ? "" : "</a>")\n"
    }

    private func words(_ labels: [String], _ note: String?, x: Double, y: Double, isCentred: Bool) -> String {
        let anchor = isCentred ? " text-anchor=\"middle\"" : ""
        var text = ""
        var y = y
        for label in labels {
            text += "<text\(anchor) x=\"\(n(x))\" y=\"\(n(y))\">\(MarkupText.escaped(label))</text>"
            y += DiagramLayout.lineHeight
        }
        if let note { text += "<text class=\"note\"\(anchor) x=\"\(n(x))\" y=\"\(n(y - 1))\">\(MarkupText.escaped(note))</text>" }
        return text
    }

    private func open(_ link: String?, isRepeated: Bool = false) -> String {
        link.map { "<a href=\"\(MarkupText.escaped($0))\"\(isRepeated ? " tabindex=\"-1\" aria-hidden=\"true\"" : "")>" } ?? ""
    }

    // MARK: Lines

    private func line(_ index: Int) -> String {
        let line = diagram.lines[index]
        let curve = layout.curves[index]
        let name = SVGStyle.name(line.kind)
        let path = curve.segments.reduce("M\(point(curve.start))") { path, segment in
            path + "C\(point(segment.firstControl)) \(point(segment.secondControl)) \(point(segment.end))"
        }
        let target = line.evidence.count > 1 ? "#\(options.idPrefix)-line-\(index)" : line.evidence.first?.link
        let strength = 1.1 + min(Double(line.weight), 40).squareRoot() * 0.65
        var text = open(target)
        text += "<g class=\"line l-\(name)\" data-from=\"\(line.from)\" data-to=\"\(line.to)\">"
        text += "<title>\(MarkupText.escaped(words(of: line)))</title>"
        text += "<path class=\"stroke\" stroke-width=\"\(n(strength))\" marker-end=\"url(#\(options.idPrefix)-tip-\(name))\" d=\"\(path)\"/>"
        text += "<path class=\"reach\" d=\"\(path)\"/></g>"
        return text + (target == nil ? "\n" : "</a>\n")
    }

    private func point(_ point: DiagramLayout.Point) -> String { "\(n(point.x)) \(n(point.y))" }

    private func heading(of line: Diagram.Line) -> String {
        "\(diagram.boxes[line.from].label) – \(line.kind.label) – \(diagram.boxes[line.to].label)"
    }

    /// What a tooltip says.
    private func words(of line: Diagram.Line) -> String {
        var lines = [heading(of: line)]
        lines += line.evidence.prefix(options.mostEvidence).map { "• \($0.label)" }
        if line.evidence.count > options.mostEvidence { lines.append("… and \(line.evidence.count - options.mostEvidence) more") }
        return lines.joined(separator: "\n")
    }

    /// The clauses of a line, each a link; shown when the line is clicked, by its address alone.
    private func panel(_ index: Int) -> String {
        let line = diagram.lines[index]
        let shown = line.evidence.prefix(options.mostEvidence)
        let room = min(560, max(240, layout.width - 60))
        let heading = TextMeasure.lines(of: heading(of: line), size: 12 * DiagramLayout.boldness, width: room, most: 3)
        let rows = shown.map { TextMeasure.lines(of: $0.label, size: 12, width: room, most: 1)[0] }
        let rest = line.evidence.count - shown.count
        let wide = (heading.map { TextMeasure.width(of: $0, size: 12 * DiagramLayout.boldness) }
            + rows.map { TextMeasure.width(of: $0, size: 12) }).max() ?? 0
        let panelWidth = max(wide, 120) + 40
        let panelHeight = Double(heading.count + rows.count + (rest > 0 ? 1 : 0)) * 17 + 18
        let curve = layout.curves[index]
        let x = min(max(0, (curve.start.x + curve.end.x) / 2 - panelWidth / 2), max(0, layout.width - panelWidth))
        let y = min(max(0, (curve.start.y + curve.end.y) / 2 + 8), max(0, layout.height - panelHeight))
        var text = "<g class=\"panel\" id=\"\(options.idPrefix)-line-\(index)\"><rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(panelWidth))\" height=\"\(n(panelHeight))\" rx=\"6\"/>"
        text += "<a href=\"#\(options.idPrefix)\" aria-label=\"close\"><text x=\"\(n(x + panelWidth - 20))\" y=\"\(n(y + 19))\">✕</text></a>"
        var baseline = y + 20
        for words in heading {
            text += "<text class=\"head\" x=\"\(n(x + 12))\" y=\"\(n(baseline))\">\(MarkupText.escaped(words))</text>"
            baseline += 17
        }
        for (evidence, words) in zip(shown, rows) {
            text += open(evidence.link) + "<text x=\"\(n(x + 12))\" y=\"\(n(baseline))\">\(MarkupText.escaped(words))</text>"
            text += evidence.link == nil ? "" : "</a>"
            baseline += 17
        }
        if rest > 0 { text += "<text x=\"\(n(x + 12))\" y=\"\(n(baseline))\">… and \(rest) more</text>" }
        return text + "</g>\n"
    }
}
