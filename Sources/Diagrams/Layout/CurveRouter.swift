/// Finds the curves of lines: from side to side, spread along the sides so that arrows can be told apart.
struct CurveRouter {
    private let layout: DiagramLayout

    init(_ layout: DiagramLayout) { self.layout = layout }

    private enum Side { case left, right }

    private struct End {
        var line: Int
        var isStart: Bool
        /// What the ends of a side are sorted by.
        var key: Double
    }

    /// Beyond so many boxes lines go straight: nobody could follow them, and the way around takes long to find.
    private static let mostBoxes = 400

    func curves() -> [DiagramLayout.Curve] {
        let lines = layout.diagram.lines
        let sides = lines.map { chooseSides(from: $0.from, to: $0.to) }
        var turns = [[DiagramLayout.Point]](repeating: [], count: lines.count)
        let ends = self.ends(sides, turns)
        guard layout.diagram.boxes.count <= Self.mostBoxes, !layout.isTimeLine else {
            return lines.indices.map { curve(from: ends[$0].start, sides[$0].start, to: ends[$0].end, sides[$0].end) }
        }
        var finder = WayFinder(Obstacles(layout))
        for number in lines.indices { turns[number] = self.turns(number, ends[number], sides[number], &finder) }
        // The ends again, by where their lines go.
        let final = self.ends(sides, turns)
        return lines.indices.map { number in
            if turns[number].isEmpty { turns[number] = self.turns(number, final[number], sides[number], &finder) }
            let (start, end) = final[number]
            if turns[number].isEmpty { return curve(from: start, sides[number].start, to: end, sides[number].end) }
            // As round as there is room.
            let curves = [0.35, 0.2, 0.1].lazy.map { roundness in
                curve(from: start, sides[number].start, by: turns[number], to: end, sides[number].end, roundness: roundness)
            }
            return curves.first { !finder.obstacles.meets($0, from: lines[number].from, to: lines[number].to) }
                ?? curve(from: start, sides[number].start, by: turns[number], to: end, sides[number].end, roundness: 0.1)
        }
    }

    /// Where a line turns; nowhere if its plain curve meets no box, or there is no way around.
    private func turns(
        _ number: Int, _ ends: (start: DiagramLayout.Point, end: DiagramLayout.Point), _ sides: (start: Side, end: Side),
        _ finder: inout WayFinder
    ) -> [DiagramLayout.Point] {
        let line = layout.diagram.lines[number]
        guard !contains(line.from, line.to), !contains(line.to, line.from) else { return [] }
        let plain = curve(from: ends.start, sides.start, to: ends.end, sides.end)
        guard finder.obstacles.meets(plain, from: line.from, to: line.to) else { return [] }
        return finder.turns(
            from: Self.beside(ends.start, sides.start), leaving: sides.start == .right ? 1 : -1,
            to: Self.beside(ends.end, sides.end), arriving: sides.end == .left ? 1 : -1) ?? []
    }

    /// Where the lines begin and end, spread along the sides of their boxes by where they lead.
    private func ends(
        _ sides: [(start: Side, end: Side)], _ turns: [[DiagramLayout.Point]]
    ) -> [(start: DiagramLayout.Point, end: DiagramLayout.Point)] {
        let lines = layout.diagram.lines
        var ends: [Int: [Side: [End]]] = [:]
        for (number, line) in lines.enumerated() {
            let from = layout.frames[line.from]
            let to = layout.frames[line.to]
            ends[line.from, default: [:]][sides[number].start, default: []].append(
                End(line: number, isStart: true, key: turns[number].first?.y ?? to.midY))
            ends[line.to, default: [:]][sides[number].end, default: []].append(
                End(line: number, isStart: false, key: turns[number].last?.y ?? from.midY))
        }
        let origin = DiagramLayout.Point(x: 0, y: 0)
        var result = [(start: DiagramLayout.Point, end: DiagramLayout.Point)](repeating: (origin, origin), count: lines.count)
        for (box, bySide) in ends {
            for (side, list) in bySide {
                let sorted = list.sorted { ($0.key, $0.line, $0.isStart ? 0 : 1) < ($1.key, $1.line, $1.isStart ? 0 : 1) }
                for (position, end) in sorted.enumerated() {
                    let point = self.point(on: side, of: box, position: position, count: sorted.count)
                    if end.isStart { result[end.line].start = point } else { result[end.line].end = point }
                }
            }
        }
        return result
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
        let room = max(0, frame.height - 12)
        let step = count > 1 ? min(room / Double(count - 1), 16) : 0
        let offset = frame.height / 2 + (Double(position) - Double(count - 1) / 2) * step
        return .init(x: side == .left ? frame.x : frame.maxX, y: frame.y + offset)
    }

    /// The point to which a line goes straight out of a side.
    private static func beside(_ point: DiagramLayout.Point, _ side: Side, by distance: Double = 18) -> DiagramLayout.Point {
        .init(x: side == .left ? point.x - distance : point.x + distance, y: point.y)
    }

    private func curve(
        from start: DiagramLayout.Point, _ startSide: Side, to end: DiagramLayout.Point, _ endSide: Side
    ) -> DiagramLayout.Curve {
        let distance = abs(end.x - start.x) + abs(end.y - start.y) / 3
        let pull = startSide == endSide ? min(28 + abs(end.y - start.y) / 5, 90) : min(max(distance * 0.45, 24), 220)
        var first = Self.beside(start, startSide, by: pull)
        var second = Self.beside(end, endSide, by: pull)
        // From a box to itself, or to one around it: a loop that can be seen.
        if startSide == endSide, abs(end.y - start.y) < 24 {
            let spread = start.y <= end.y ? 16.0 : -16.0
            first.y -= spread
            second.y += spread
        }
        return .init(start: start, segments: [.init(firstControl: first, secondControl: second, end: end)])
    }

    /// A smooth curve through points, at each of which it runs as from the point before to the point behind.
    private func curve(
        from start: DiagramLayout.Point, _ startSide: Side, by turns: [DiagramLayout.Point], to end: DiagramLayout.Point,
        _ endSide: Side, roundness: Double
    ) -> DiagramLayout.Curve {
        let points = [start] + turns + [end]
        func distance(_ a: DiagramLayout.Point, _ b: DiagramLayout.Point) -> Double {
            ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
        }
        /// The direction at a point, of length one.
        func direction(_ index: Int) -> DiagramLayout.Point {
            if index == 0 { return .init(x: startSide == .right ? 1 : -1, y: 0) }
            if index == points.count - 1 { return .init(x: endSide == .left ? 1 : -1, y: 0) }
            let (a, b) = (points[index - 1], points[index + 1])
            let length = distance(a, b)
            guard length > 0 else { return .init(x: 1, y: 0) }
            return .init(x: (b.x - a.x) / length, y: (b.y - a.y) / length)
        }
        var segments: [DiagramLayout.Curve.Segment] = []
        for index in 1..<points.count {
            let (a, b) = (points[index - 1], points[index])
            let pull = min(distance(a, b) * roundness, 60)
            let (leaving, arriving) = (direction(index - 1), direction(index))
            segments.append(
                .init(
                    firstControl: .init(x: a.x + leaving.x * pull, y: a.y + leaving.y * pull),
                    secondControl: .init(x: b.x - arriving.x * pull, y: b.y - arriving.y * pull), end: b))
        }
        return .init(start: start, segments: segments)
    }
}
