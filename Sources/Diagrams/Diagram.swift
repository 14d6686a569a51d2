/// A picture before it is laid out: boxes, some inside others, and lines between them.
///
/// It knows nothing of what it shows. ``DiagramLayout`` gives every box its place; ``svg(_:)``, ``dot()``,
/// ``mermaid()`` and ``graphML()`` write it.
public struct Diagram: Hashable, Sendable {
    /// A kind of box or line: it has a colour, and an entry in the legend.
    public struct Kind: Hashable, Sendable {
        /// A name for style sheets and for other programs: letters, digits and `-`.
        public let name: String
        /// What people read in the legend.
        public let label: String

        public init(_ name: String, label: String) {
            self.name = name
            self.label = label
        }
    }

    /// How the boxes within a box stand.
    public enum Arrangement: Hashable, Sendable {
        /// In columns along the lines between them, lines going from left to right.
        case layered
        /// One below the other, in the order given.
        case stacked
    }

    public struct Box: Hashable, Sendable {
        /// Unique in the diagram; what other programs know the box by.
        public var id: String
        public var label: String
        /// A second, smaller line, such as an acronym or a date.
        public var note: String?
        public var kind: Kind
        /// The box that it stands in: an index below its own.
        public var parent: Int?
        public var link: String?
        public var arrangement: Arrangement
        /// Where the box stands on the scale of a time line; nil where the layout finds a place.
        public var time: Int?

        public init(
            id: String, label: String, note: String? = nil, kind: Kind, parent: Int? = nil, link: String? = nil,
            arrangement: Arrangement = .layered, time: Int? = nil
        ) {
            self.id = id
            self.label = label
            self.note = note
            self.kind = kind
            self.parent = parent
            self.link = link
            self.arrangement = arrangement
            self.time = time
        }
    }

    /// What a line rests on, such as a clause.
    public struct Evidence: Hashable, Sendable {
        public var label: String
        public var link: String?

        public init(label: String, link: String?) {
            self.label = label
            self.link = link
        }
    }

    public struct Line: Hashable, Sendable {
        /// Indices of boxes.
        public var from: Int
        public var to: Int
        public var kind: Kind
        /// How strong it is: the number of clauses behind it, for example.
        public var weight: Int
        public var evidence: [Evidence]

        public init(from: Int, to: Int, kind: Kind, weight: Int = 1, evidence: [Evidence] = []) {
            self.from = from
            self.to = to
            self.kind = kind
            self.weight = weight
            self.evidence = evidence
        }
    }

    public var title: String
    /// What the picture shows, in a sentence or two: for those who do not see it, and under the title.
    public var summary: String
    /// Kinds of lines in the order of the legend. They have the same colours in every picture that has the same order;
    /// others follow as they first come.
    public var lineKindOrder: [Kind] = []
    /// The same of boxes.
    public var boxKindOrder: [Kind] = []
    public private(set) var boxes: [Box] = []
    public private(set) var lines: [Line] = []
    private var indices: [String: Int] = [:]

    public init(title: String, summary: String) {
        self.title = title
        self.summary = summary
    }

    /// Adds a box, or finds the one with the same id; its index.
    @discardableResult
    public mutating func add(_ box: Box) -> Int {
        if let index = indices[box.id] { return index }
        indices[box.id] = boxes.count
        var box = box
        if let parent = box.parent, !boxes.indices.contains(parent) { box.parent = nil }
        boxes.append(box)
        return boxes.count - 1
    }

    /// The index of the box with an id.
    public func index(of id: String) -> Int? { indices[id] }

    /// Adds a line between boxes that exist; any other is left out.
    public mutating func add(_ line: Line) {
        guard boxes.indices.contains(line.from), boxes.indices.contains(line.to) else { return }
        lines.append(line)
    }

    /// The kinds of lines, in the order of the legend.
    public var lineKinds: [Kind] { ordered(lines.map(\.kind), lineKindOrder) }

    /// The kinds of boxes, in the order of the legend.
    public var boxKinds: [Kind] { ordered(boxes.map(\.kind), boxKindOrder) }

    private func ordered(_ kinds: [Kind], _ order: [Kind]) -> [Kind] {
        var seen: Set<Kind> = []
        let found = kinds.filter { seen.insert($0).inserted }
        return order.filter(seen.contains) + found.filter { !order.contains($0) }
    }

    /// A number for each kind, the same in every picture with the same order of kinds.
    func colourNumbers(of kinds: [Kind], among order: [Kind]) -> [Kind: Int] {
        var numbers: [Kind: Int] = [:]
        for (number, kind) in order.enumerated() where numbers[kind] == nil { numbers[kind] = number }
        var next = order.count
        for kind in kinds where numbers[kind] == nil {
            numbers[kind] = next
            next += 1
        }
        return numbers
    }

    /// For each box, those that stand in it, in their order.
    var children: [[Int]] {
        var result = [[Int]](repeating: [], count: boxes.count)
        for (index, box) in boxes.enumerated() { if let parent = box.parent { result[parent].append(index) } }
        return result
    }
}
