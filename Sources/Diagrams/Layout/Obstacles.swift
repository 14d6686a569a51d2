/// What lines are to go around: boxes without others inside, and the words at the head of those with.
struct Obstacles {
    /// A point beside the corner of an obstacle, where a line may turn.
    struct Corner {
        var point: DiagramLayout.Point
        /// Away from the obstacle, by one in each direction: strands of lines turn beside each other.
        var outwards: DiagramLayout.Point
    }

    /// How far from an obstacle a line turns, and how near it may come between turns.
    private static let turning = 5.0
    private static let nearest = 3.0
    /// Columns of the picture, each with the obstacles that reach into it, so that few are looked at.
    private static let columnWidth = 64.0

    private let frames: [DiagramLayout.Frame]
    /// The box of each obstacle.
    private let boxes: [Int]
    private var columns: [[Int]]
    private(set) var corners: [Corner] = []

    init(_ layout: DiagramLayout) {
        var frames: [DiagramLayout.Frame] = []
        var boxes: [Int] = []
        for index in layout.diagram.boxes.indices {
            frames.append(layout.isContainer(index) ? layout.headerFrame(index) : layout.frames[index])
            boxes.append(index)
        }
        self.frames = frames
        self.boxes = boxes
        columns = Array(repeating: [], count: max(1, Int(layout.width / Self.columnWidth) + 1))
        for index in frames.indices {
            for column in self.columns(from: frames[index].x - Self.turning, to: frames[index].maxX + Self.turning) {
                columns[column].append(index)
            }
        }
        for frame in frames {
            for (x, y) in [(-1.0, -1.0), (1, -1), (-1, 1), (1, 1)] {
                let point = DiagramLayout.Point(
                    x: (x < 0 ? frame.x : frame.maxX) + x * Self.turning, y: (y < 0 ? frame.y : frame.maxY) + y * Self.turning)
                guard isFree(from: point, to: point) else { continue }
                corners.append(Corner(point: point, outwards: DiagramLayout.Point(x: x, y: y)))
            }
        }
    }

    private func columns(from left: Double, to right: Double) -> ClosedRange<Int> {
        let first = min(max(Int(left / Self.columnWidth), 0), columns.count - 1)
        return first...min(max(Int(right / Self.columnWidth), first), columns.count - 1)
    }

    /// Whether a straight line meets no obstacle.
    func isFree(from a: DiagramLayout.Point, to b: DiagramLayout.Point) -> Bool {
        let (left, right) = a.x <= b.x ? (a, b) : (b, a)
        for column in columns(from: left.x, to: right.x) {
            for index in columns[column] where meets(frames[index], left, right, margin: Self.nearest) { return false }
        }
        return true
    }

    /// Whether a curve meets an obstacle other than those of its own ends.
    func meets(_ curve: DiagramLayout.Curve, from: Int, to: Int) -> Bool {
        var previous = curve.start
        for segment in curve.segments {
            let start = previous
            for step in 1...20 {
                let point = Self.point(on: segment, from: start, at: Double(step) / 20)
                let (left, right) = previous.x <= point.x ? (previous, point) : (point, previous)
                for column in columns(from: left.x, to: right.x) {
                    for index in columns[column]
                    where boxes[index] != from && boxes[index] != to && meets(frames[index], left, right, margin: 0) { return true }
                }
                previous = point
            }
        }
        return false
    }

    private static func point(
        on segment: DiagramLayout.Curve.Segment, from start: DiagramLayout.Point, at t: Double
    ) -> DiagramLayout.Point {
        let u = 1 - t
        let (a, b, c, d) = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        return DiagramLayout.Point(
            x: a * start.x + b * segment.firstControl.x + c * segment.secondControl.x + d * segment.end.x,
            y: a * start.y + b * segment.firstControl.y + c * segment.secondControl.y + d * segment.end.y)
    }

    /// Whether the line from `left` to `right` goes through a frame that is larger by a margin.
    private func meets(_ frame: DiagramLayout.Frame, _ left: DiagramLayout.Point, _ right: DiagramLayout.Point, margin: Double) -> Bool {
        let (x0, x1) = (frame.x - margin, frame.maxX + margin)
        let (y0, y1) = (frame.y - margin, frame.maxY + margin)
        guard left.x < x1, right.x > x0 || (left.x == right.x && left.x > x0) else { return false }
        guard min(left.y, right.y) < y1, max(left.y, right.y) > y0 else { return false }
        let width = right.x - left.x
        guard width > 0 else { return true }
        // The heights at which the line enters and leaves the frame's stretch.
        let slope = (right.y - left.y) / width
        let entering = left.y + slope * (max(x0, left.x) - left.x)
        let leaving = left.y + slope * (min(x1, right.x) - left.x)
        return min(entering, leaving) < y1 && max(entering, leaving) > y0
    }
}
