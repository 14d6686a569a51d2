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
