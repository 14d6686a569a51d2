/// Where the boxes of a column would stand if each stood beside what its lines lead to.
struct PlacedNeighbours {
    private let diagram: Diagram
    private let items: Set<Int>
    private var placed: Set<Int> = []
    /// By item: its lines, with the end inside the item and the other end.
    private var ends: [Int: [(inside: Int, outside: Int, outsideItem: Int, weight: Int)]] = [:]

    init(items: [Int], diagram: Diagram) {
        self.diagram = diagram
        self.items = Set(items)
        for line in diagram.lines {
            guard let from = item(of: line.from), let to = item(of: line.to), from != to else { continue }
            ends[from, default: []].append((line.from, line.to, to, line.weight))
            ends[to, default: []].append((line.to, line.from, from, line.weight))
        }
    }

    private func item(of box: Int) -> Int? {
        var box: Int? = box
        while let current = box {
            if items.contains(current) { return current }
            box = diagram.boxes[current].parent
        }
        return nil
    }

    /// Notes that a column has its place.
    mutating func note(_ column: [Int]) { placed.formUnion(column) }

    /// The top that each box would have; nil where nothing has a place yet.
    func tops(of column: [Int], frames: [DiagramLayout.Frame]) -> [Int: Double]? {
        guard !placed.isEmpty else { return nil }
        var tops: [Int: Double] = [:]
        var sum = 0.0
        for item in column {
            var total = 0.0
            var weights = 0.0
            for end in ends[item] ?? [] where placed.contains(end.outsideItem) {
                let weight = Double(end.weight)
                total += (middle(of: end.outside, in: frames, below: end.outsideItem) - offset(of: end.inside, in: frames, below: item)) * weight
                weights += weight
            }
            guard weights > 0 else { continue }
            tops[item] = total / weights
            sum += total / weights
        }
        // Those without lines to placed boxes stand in the middle of the others.
        let middle = tops.isEmpty ? nil : sum / Double(tops.count)
        guard let middle else { return nil }
        for item in column where tops[item] == nil { tops[item] = middle }
        return tops
    }

    /// The middle of a box, in the coordinates that the item stands in.
    private func middle(of box: Int, in frames: [DiagramLayout.Frame], below item: Int) -> Double {
        frames[item].y + offset(of: box, in: frames, below: item)
    }

    /// How far below the top of the item the middle of a box inside it is.
    private func offset(of box: Int, in frames: [DiagramLayout.Frame], below item: Int) -> Double {
        var y = frames[box].height / 2
        var current = box
        while current != item {
            y += frames[current].y
            guard let parent = diagram.boxes[current].parent else { break }
            current = parent
        }
        return y
    }
}
