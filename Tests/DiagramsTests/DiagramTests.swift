import Diagrams
import Foundation
import TestSupport
import Testing

@Suite("Diagrams")
struct DiagramTests {
    private static let body = Diagram.Kind("body", label: "body")
    private static let tells = Diagram.Kind("tells", label: "tells")

    /// A diagram of boxes in boxes and of lines among them, by chance.
    private static func random(_ seed: UInt64) -> Diagram {
        var generator = SeededGenerator(seed: seed)
        var diagram = Diagram(title: "Random \(seed)", summary: "By chance.")
        for number in 0..<Int.random(in: 1...60, using: &generator) {
            let parent = number > 0 && Bool.random(using: &generator) ? Int.random(in: 0..<number, using: &generator) : nil
            let words = (0..<Int.random(in: 1...9, using: &generator)).map { _ in String(repeating: "w", count: Int.random(in: 1...14, using: &generator)) }
            diagram.add(
                Diagram.Box(
                    id: "b\(number)", label: words.joined(separator: " "), note: Bool.random(using: &generator) ? "N\(number)" : nil,
                    kind: body, parent: parent, arrangement: Bool.random(using: &generator) ? .stacked : .layered))
        }
        for _ in 0..<Int.random(in: 0...120, using: &generator) {
            diagram.add(
                Diagram.Line(
                    from: .random(in: 0..<diagram.boxes.count, using: &generator), to: .random(in: 0..<diagram.boxes.count, using: &generator),
                    kind: tells, weight: .random(in: 1...50, using: &generator)))
        }
        return diagram
    }

    @Test("No box overlaps another, but those that hold it and stand around it", arguments: UInt64(0)..<30)
    func noOverlaps(_ seed: UInt64) {
        let diagram = Self.random(seed)
        let layout = DiagramLayout(diagram)
        func holders(_ box: Int) -> [Int] { diagram.boxes[box].parent.map { [$0] + holders($0) } ?? [] }
        for a in diagram.boxes.indices {
            let frame = layout.frame(of: a)
            #expect(frame.x >= 0 && frame.y >= 0 && frame.x + frame.width <= layout.width + 0.5 && frame.y + frame.height <= layout.height + 0.5)
            for b in diagram.boxes.indices where b > a {
                let other = layout.frame(of: b)
                if holders(b).contains(a) {
                    #expect(other.x > frame.x && other.y > frame.y && other.x + other.width < frame.x + frame.width + 0.01
                        && other.y + other.height < frame.y + frame.height + 0.01, "\(b) is not inside \(a)")
                } else if !holders(a).contains(b) {
                    let isApart = other.x >= frame.x + frame.width || frame.x >= other.x + other.width
                        || other.y >= frame.y + frame.height - 0.01 || frame.y >= other.y + other.height - 0.01
                    #expect(isApart, "\(a) and \(b) overlap")
                }
            }
        }
    }

    /// Points along each line of a picture, from its SVG.
    private static func points(ofLinesIn svg: String) -> [[(x: Double, y: Double)]] {
        svg.components(separatedBy: "class=\"reach\" d=\"M").dropFirst().map { rest in
            let numbers = rest.prefix { $0 != "\"" }.split { $0 == " " || $0 == "C" }.compactMap { Double($0) }
            let corners = stride(from: 0, to: numbers.count - 1, by: 2).map { (x: numbers[$0], y: numbers[$0 + 1]) }
            return stride(from: 0, to: corners.count - 3, by: 3).flatMap { first in
                (0...40).map { step in
                    let t = Double(step) / 40
                    let weights = [(1 - t) * (1 - t) * (1 - t), 3 * (1 - t) * (1 - t) * t, 3 * (1 - t) * t * t, t * t * t]
                    return zip(weights, corners[first...(first + 3)]).reduce((x: 0.0, y: 0.0)) { ($0.x + $1.0 * $1.1.x, $0.y + $1.0 * $1.1.y) }
                }
            }
        }
    }

    @Test("A line goes around boxes that it has nothing to do with", arguments: UInt64(0)..<20)
    func ways(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var diagram = Diagram(title: "Ways", summary: "")
        let outer = diagram.add(Diagram.Box(id: "outer", label: "Outer", kind: Self.body))
        for number in 0..<12 {
            diagram.add(Diagram.Box(id: "b\(number)", label: "box \(number)", kind: Self.body, parent: number < 5 ? outer : nil))
        }
        for _ in 0..<20 {
            let from = Int.random(in: 1...12, using: &generator)
            let to = Int.random(in: 1...12, using: &generator)
            if from != to { diagram.add(Diagram.Line(from: from, to: to, kind: Self.tells)) }
        }
        let layout = DiagramLayout(diagram)
        for (line, points) in zip(diagram.lines, Self.points(ofLinesIn: layout.svg())) {
            for box in 1...12 where box != line.from && box != line.to {
                let frame = layout.frame(of: box)
                // A rounded bend may touch a corner.
                let isBehind = points.contains { point in
                    point.x > frame.x + 6 && point.x < frame.x + frame.width - 6 && point.y > frame.y + 6 && point.y < frame.y + frame.height - 6
                }
                #expect(!isBehind, "\(line.from)–\(line.to) passes behind \(box)")
            }
        }
    }

    @Test("Parallel lines end at places of their own")
    func ends() {
        var diagram = Diagram(title: "Ends", summary: "")
        diagram.add(Diagram.Box(id: "a", label: "A", kind: Self.body))
        diagram.add(Diagram.Box(id: "b", label: "B", kind: Self.body))
        for number in 0..<30 { diagram.add(Diagram.Line(from: 0, to: 1, kind: Diagram.Kind("k\(number)", label: "k\(number)"))) }
        let starts = Self.points(ofLinesIn: DiagramLayout(diagram).svg()).compactMap(\.first?.y).sorted()
        #expect(starts.count == 30 && zip(starts, starts.dropFirst()).allSatisfy { $1 - $0 >= 3 })
    }

    @Test("A wide picture is printed on a page on its side, and its script brings forward the line whose clauses are open")
    func paper() {
        var diagram = Diagram(title: "Wide", summary: "")
        for number in 0..<9 {
            diagram.add(Diagram.Box(id: "b\(number)", label: "a box with a long name \(number)", kind: Self.body))
            if number > 0 { diagram.add(Diagram.Line(from: number - 1, to: number, kind: Self.tells)) }
        }
        let svg = DiagramLayout(diagram).svg()
        #expect(svg.contains("landscape") == (DiagramLayout(diagram).width > 700))
        #expect(svg.contains("hashchange"))
    }

    @Test("A picture that holds links is a group, whose links a screen reader meets, and else one image")
    func role() {
        var diagram = Diagram(title: "Two", summary: "")
        diagram.add(Diagram.Box(id: "a", label: "A", kind: Self.body))
        diagram.add(Diagram.Box(id: "b", label: "B", kind: Self.body))
        diagram.add(Diagram.Line(from: 0, to: 1, kind: Self.tells, evidence: [.init(label: "clause 1", link: nil)]))
        #expect(DiagramLayout(diagram).svg().contains(" role=\"img\" "))
        // A line of several clauses opens the list of them.
        diagram.add(
            Diagram.Line(from: 1, to: 0, kind: Self.tells, evidence: [.init(label: "1", link: nil), .init(label: "2", link: nil)]))
        #expect(DiagramLayout(diagram).svg().contains(" role=\"group\" "))
        var linked = Diagram(title: "One", summary: "")
        linked.add(Diagram.Box(id: "c", label: "C", kind: Self.body, link: "https://example.org/c"))
        #expect(DiagramLayout(linked).svg().contains(" role=\"group\" "))
    }

    @Test("The same diagram gives the same picture", arguments: UInt64(0)..<4)
    func deterministic(_ seed: UInt64) {
        let first = DiagramLayout(Self.random(seed)).svg()
        let second = DiagramLayout(Self.random(seed)).svg()
        #expect(first.utf8.elementsEqual(second.utf8))
    }

    /// Boxes and lines whose words mean something to every language that they are written in.
    private static var spiteful: Diagram {
        let words = "<b>&\"']]>\\ `#`{}[]|;%% end\u{7}\u{1}\n--> é 国"
        var diagram = Diagram(title: words, summary: words)
        let outer = diagram.add(Diagram.Box(id: "a\"<&", label: words, note: words, kind: body, link: "https://example.org/?a&b\"<"))
        let inner = diagram.add(Diagram.Box(id: words, label: words, kind: Diagram.Kind("x\" y", label: words), parent: outer))
        diagram.add(
            Diagram.Line(
                from: inner, to: outer, kind: tells,
                evidence: [.init(label: words, link: "javascript\"<&"), .init(label: words, link: nil)]))
        diagram.add(Diagram.Line(from: inner, to: inner, kind: tells))
        return diagram
    }

    @Test("Words with signs of every language leave SVG and GraphML well-formed")
    func wellFormed() throws {
        for text in [DiagramLayout(Self.spiteful).svg(), Self.spiteful.graphML()] {
            let parser = XMLChecker(text)
            #expect(parser.isWellFormed, "\(parser.complaint)")
        }
    }

    @Test("DOT and Mermaid keep such words inside quotation marks")
    func quoted() {
        #expect(Self.spiteful.dot().split(separator: "\n").allSatisfy { $0.filter { $0 == "\"" }.count.isMultiple(of: 2) || $0.contains("\\\"") })
        let mermaid = Self.spiteful.mermaid()
        #expect(!mermaid.contains("<b>") && !mermaid.contains("`") && mermaid.contains("#quot;"))
    }

    @Test("An empty diagram is a picture too")
    func empty() {
        #expect(DiagramLayout(Diagram(title: "Nothing", summary: "")).svg().hasPrefix("<svg"))
    }

    @Test("A line to a box that is not there is left out, and a box with a known id is not added again")
    func additions() {
        var diagram = Diagram(title: "", summary: "")
        let first = diagram.add(Diagram.Box(id: "a", label: "A", kind: Self.body))
        #expect(diagram.add(Diagram.Box(id: "a", label: "B", kind: Self.body)) == first)
        diagram.add(Diagram.Line(from: 0, to: 7, kind: Self.tells))
        #expect(diagram.boxes.count == 1 && diagram.lines.isEmpty)
    }
}
