/// Finds the curves of lines: from side to side, spread along the sides so that arrows can be told apart.
struct CurveRouter {
    private let layout: DiagramLayout

    init(_ layout: DiagramLayout) { self.layout = layout }

    private enum Side: Int { case left, right, top, bottom }

    private struct End {
        var line: Int
        var isStart: Bool
        /// What the ends of a side are sorted by.
        var key: Double
    }

    func curves() -> [DiagramLayout.Curve] {
        let lines = layout.diagram.lines
        var ends: [Int: [Side: [End]]] = [:]
        var sides: [(start: Side, end: Side)] = []
        for (number, line) in lines.enumerated() {
            let pair = chooseSides(from: line.from, to: line.to)
            sides.append(pair)
            let from = layout.frames[line.from]
            let to = layout.frames[line.to]
            let isVertical = pair.start == .top || pair.start == .bottom
            ends[line.from, default: [:]][pair.start, default: []].append(
                End(line: number, isStart: true, key: isVertical ? to.midX : to.midY))
            ends[line.to, default: [:]][pair.end, default: []].append(
                End(line: number, isStart: false, key: isVertical ? from.midX : from.midY))
        }
        var starts = [DiagramLayout.Point](repeating: .init(x: 0, y: 0), count: lines.count)
        var targets = starts
        for (box, bySide) in ends {
            for (side, list) in bySide {
                let sorted = list.sorted { ($0.key, $0.line, $0.isStart ? 0 : 1) < ($1.key, $1.line, $1.isStart ? 0 : 1) }
                for (position, end) in sorted.enumerated() {
                    let point = self.point(on: side, of: box, position: position, count: sorted.count)
                    if end.isStart { starts[end.line] = point } else { targets[end.line] = point }
                }
            }
        }
        return lines.indices.map { curve(from: starts[$0], sides[$0].start, to: targets[$0], sides[$0].end) }
    }

    private func chooseSides(from: Int, to: Int) -> (start: Side, end: Side) {
        let a = layout.frames[from]
        let b = layout.frames[to]
        if layout.isTimeLine { return a.midX <= b.midX ? (.right, .left) : (.left, .right) }
        // A box and one that it holds: from the left border to the left border.
        if contains(from, to) || contains(to, from) { return (.left, .left) }
        if b.x >= a.maxX { return (.right, .left) }
        if a.x >= b.maxX { return (.left, .right) }
        // One above the other.
        return (.right, .right)
    }

    private func contains(_ outer: Int, _ inner: Int) -> Bool {
        var box = layout.diagram.boxes[inner].parent
        while let current = box {
            if current == outer { return true }
            box = layout.diagram.boxes[current].parent
        }
        return outer == inner
    }

    /// Ends stand in the middle part of a side.
    private func point(on side: Side, of box: Int, position: Int, count: Int) -> DiagramLayout.Point {
        let frame = layout.frames[box]
        let length = side == .top || side == .bottom ? frame.width : frame.height
        let room = max(0, length - 12)
        let step = count > 1 ? min(room / Double(count - 1), 16) : 0
        let offset = length / 2 + (Double(position) - Double(count - 1) / 2) * step
        return switch side {
        case .left: .init(x: frame.x, y: frame.y + offset)
        case .right: .init(x: frame.maxX, y: frame.y + offset)
        case .top: .init(x: frame.x + offset, y: frame.y)
        case .bottom: .init(x: frame.x + offset, y: frame.maxY)
        }
    }

    private func curve(
        from start: DiagramLayout.Point, _ startSide: Side, to end: DiagramLayout.Point, _ endSide: Side
    ) -> DiagramLayout.Curve {
        let distance = abs(end.x - start.x) + abs(end.y - start.y) / 3
        let pull = startSide == endSide ? min(28 + abs(end.y - start.y) / 5, 90) : min(max(distance * 0.45, 24), 220)
        func control(_ point: DiagramLayout.Point, _ side: Side) -> DiagramLayout.Point {
            switch side {
            case .left: .init(x: point.x - pull, y: point.y)
            case .right: .init(x: point.x + pull, y: point.y)
            case .top: .init(x: point.x, y: point.y - pull)
            case .bottom: .init(x: point.x, y: point.y + pull)
            }
        }
        return .init(start: start, firstControl: control(start, startSide), secondControl: control(end, endSide), end: end)
    }
}
