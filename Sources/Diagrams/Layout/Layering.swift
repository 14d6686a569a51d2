/// The columns in which the boxes of one box stand.
struct Layering {
    /// From left to right, each from top to bottom: boxes, and while they are being found, positions in `items`.
    private(set) var columns: [[Int]] = []
    /// The room behind each column.
    private(set) var gaps: [Double] = []

    private let items: [Int]
    private let sizes: [(width: Double, height: Double)]
    /// Lines between the items, by their position in `items`, with their weights.
    private var outgoing: [[Int: Int]]
    private var incoming: [[Int: Int]]

    init(items: [Int], sizes: [(Double, Double)], diagram: Diagram) {
        self.items = items
        self.sizes = sizes
        outgoing = Array(repeating: [:], count: items.count)
        incoming = outgoing
        collectLines(of: diagram)
        arrange(layers())
    }

    /// Lines between boxes inside two items stand for lines between the items.
    private mutating func collectLines(of diagram: Diagram) {
        let positions = Dictionary(items.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        func position(of box: Int) -> Int? {
            var box: Int? = box
            while let current = box {
                if let position = positions[current] { return position }
                box = diagram.boxes[current].parent
            }
            return nil
        }
        for line in diagram.lines {
            guard let from = position(of: line.from), let to = position(of: line.to), from != to else { continue }
            outgoing[from][to, default: 0] += line.weight
            incoming[to][from, default: 0] += line.weight
        }
    }

    // MARK: Layers

    /// An order in which most of the weight points forwards (P. Eades, X. Lin, W. F. Smyth, *A fast and
    /// effective heuristic for the feedback arc set problem*, 1993).
    private func order() -> [Int] {
        var head: [Int] = []
        var tail: [Int] = []
        var left = Set(items.indices)
        var outWeight = outgoing.map { $0.values.reduce(0, +) }
        var inWeight = incoming.map { $0.values.reduce(0, +) }
        func remove(_ item: Int) {
            left.remove(item)
            for (other, weight) in outgoing[item] { inWeight[other] -= weight }
            for (other, weight) in incoming[item] { outWeight[other] -= weight }
        }
        while !left.isEmpty {
            let sorted = left.sorted()
            if let sink = sorted.first(where: { outWeight[$0] == 0 }) {
                tail.append(sink)
                remove(sink)
            } else if let source = sorted.first(where: { inWeight[$0] == 0 }) {
                head.append(source)
                remove(source)
            } else {
                var best = sorted[0]
                for item in sorted where outWeight[item] - inWeight[item] > outWeight[best] - inWeight[best] { best = item }
                head.append(best)
                remove(best)
            }
        }
        return head + tail.reversed()
    }

    /// Layers by the longest way along lines that point forwards; those without lines are in none.
    private func layers() -> [[Int]] {
        let order = order()
        var rank = [Int](repeating: 0, count: items.count)
        for (position, item) in order.enumerated() { rank[item] = position }
        var layer = [Int](repeating: 0, count: items.count)
        for item in order {
            for other in incoming[item].keys where rank[other] < rank[item] { layer[item] = max(layer[item], layer[other] + 1) }
        }
        // A source stands just before the first that it leads to.
        for item in order.reversed() where !outgoing[item].isEmpty {
            let next = outgoing[item].keys.filter { rank[$0] > rank[item] }.map { layer[$0] }.min()
            if let next, incoming[item].keys.allSatisfy({ rank[$0] > rank[item] }) { layer[item] = max(0, next - 1) }
        }
        var result: [[Int]] = []
        for item in items.indices where !outgoing[item].isEmpty || !incoming[item].isEmpty {
            while result.count <= layer[item] { result.append([]) }
            result[layer[item]].append(item)
        }
        return result.filter { !$0.isEmpty }
    }

    /// The layers, and fewer and fewer of them: each time the two neighbours that are smallest together made one.
    private func compactions(_ layers: [[Int]]) -> [[[Int]]] {
        var result = [layers]
        var layers = layers
        func height(_ layer: [Int]) -> Double { layer.reduce(0) { $0 + sizes[$1].height + DiagramLayout.rowGap } }
        while layers.count > 2, result.count < 8 {
            let joined = layers.indices.dropLast().map { height(layers[$0]) + height(layers[$0 + 1]) }
            guard let least = joined.min(), let index = joined.firstIndex(of: least) else { break }
            layers[index] += layers.remove(at: index + 1)
            result.append(layers)
        }
        return result
    }

    /// How much of the weight of all lines is between boxes of one layer: such lines run up and down.
    private func weightWithin(_ layers: [[Int]]) -> Double {
        var layerOf = [Int](repeating: -1, count: items.count)
        for (number, layer) in layers.enumerated() { for item in layer { layerOf[item] = number } }
        var within = 0
        var all = 0
        for item in items.indices {
            for (other, weight) in outgoing[item] {
                all += weight
                if layerOf[item] == layerOf[other] { within += weight }
            }
        }
        return all == 0 ? 0 : Double(within) / Double(all)
    }

    /// Boxes near the middle of their neighbours, in sweeps forwards and backwards.
    private func ordered(_ layers: [[Int]]) -> [[Int]] {
        var layers = layers
        var place = [Double](repeating: 0, count: items.count)
        func note(_ layer: [Int]) {
            for (position, item) in layer.enumerated() { place[item] = (Double(position) + 0.5) / Double(max(layer.count, 1)) }
        }
        layers.forEach(note)
        for sweep in 0..<12 {
            let indices = sweep.isMultiple(of: 2) ? Array(layers.indices) : Array(layers.indices.reversed())
            for index in indices {
                let keys = layers[index].map { item -> (key: Double, item: Int) in
                    var sum = 0.0
                    var weights = 0.0
                    // In a fixed order, so that sums round the same way.
                    for neighbours in [outgoing[item], incoming[item]] {
                        for (other, weight) in neighbours.sorted(by: { $0.key < $1.key }) {
                            sum += place[other] * Double(weight)
                            weights += Double(weight)
                        }
                    }
                    return (weights > 0 ? sum / weights : place[item], item)
                }
                layers[index] = keys.sorted { ($0.key, $0.item) < ($1.key, $1.item) }.map(\.item)
                note(layers[index])
            }
        }
        return layers
    }

    // MARK: Columns

    /// The shape that a box should have, its width to its height: about that of a screen or of a page on its side.
    private static let shape = 1.5

    private mutating func arrange(_ layers: [[Int]]) {
        let alone = items.indices.filter { outgoing[$0].isEmpty && incoming[$0].isEmpty }
        let area = sizes.reduce(0) { $0 + ($1.width + 60) * ($1.height + DiagramLayout.rowGap) }
        let tallestItem = sizes.map(\.height).max() ?? 0
        var best: (cost: Double, columns: [[Int]], gaps: [Double])?
        for layers in compactions(layers) {
            let ordered = ordered(layers)
            let winding = 1 + weightWithin(layers)
            for factor in [0.5, 0.7, 0.9, 1.1, 1.4, 1.8, 2.3] {
                let limit = max(tallestItem, (area * factor).squareRoot(), 120)
                columns = []
                gaps = []
                for layer in ordered { append(layer, limit: limit, gapBehind: 76) }
                if !alone.isEmpty { append(alone, limit: limit, gapBehind: 0) }
                if !gaps.isEmpty { gaps[gaps.count - 1] = 0 }
                let cost = extent * winding
                if cost < (best?.cost ?? .infinity) { best = (cost, columns, gaps) }
            }
        }
        if let best { (columns, gaps) = (best.columns.map { $0.map { items[$0] } }, best.gaps) }
    }

    /// The height of the least frame of the wanted shape that has room for the columns, while they hold positions.
    private var extent: Double {
        let width = zip(columns, gaps).reduce(0) { $0 + ($1.0.map { sizes[$0].width }.max() ?? 0) + $1.1 }
        let height = columns.map { $0.reduce(0) { $0 + sizes[$1].height + DiagramLayout.rowGap } }.max() ?? 0
        return max(width / Self.shape, height)
    }

    /// A layer as columns of about the same height, none above the limit by more than one box.
    private mutating func append(_ layer: [Int], limit: Double, gapBehind: Double) {
        let total = layer.reduce(0) { $0 + sizes[$1].height + DiagramLayout.rowGap }
        let count = max(1, Int((total / limit).rounded(.up)))
        let share = total / Double(count)
        var column: [Int] = []
        var height = 0.0
        for item in layer {
            if !column.isEmpty, height + sizes[item].height / 2 > share {
                columns.append(column)
                gaps.append(34)
                column = []
                height = 0
            }
            column.append(item)
            height += sizes[item].height + DiagramLayout.rowGap
        }
        columns.append(column)
        gaps.append(gapBehind)
    }
}
