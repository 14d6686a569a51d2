/// Finds ways around obstacles: the shortest from corner to corner (A*, P. Hart, N. Nilsson and B. Raphael,
/// *A formal basis for the heuristic determination of minimum cost paths*, 1968), turns and corners that
/// many lines pass costing more.
struct WayFinder {
    typealias Point = DiagramLayout.Point

    let obstacles: Obstacles
    /// By corner: how many lines turn there.
    private var uses: [Int]
    /// By corner: the corners that can be seen from there; found when first asked for.
    private var visible: [[(corner: Int, distance: Double)]?]

    private static let costOfTurn = 14.0
    private static let costOfReturn = 120.0
    private static let costOfCompany = 5.0
    /// Lines that turn at one corner stand so many pixels apart, and so many lie beside each other.
    private static let strand = 3.0
    private static let strands = 3

    init(_ obstacles: Obstacles) {
        self.obstacles = obstacles
        uses = Array(repeating: 0, count: obstacles.corners.count)
        visible = Array(repeating: nil, count: obstacles.corners.count)
    }

    /// Where a line from one point to another turns; nil where there is no way. It leaves the one and comes to the
    /// other to the right (1) or to the left (-1), and rather does not turn back.
    mutating func turns(from start: Point, leaving: Double, to end: Point, arriving: Double) -> [Point]? {
        if obstacles.isFree(from: start, to: end) { return [] }
        let corners = obstacles.corners
        var costs = [Double](repeating: .infinity, count: corners.count)
        var previous = [Int](repeating: -1, count: corners.count)
        var isDone = [Bool](repeating: false, count: corners.count)
        var queue = CostQueue()
        var turningBack: (cost: Double, corner: Int)?
        for corner in corners.indices where obstacles.isFree(from: start, to: corners[corner].point) {
            let isBack = (corners[corner].point.x - start.x) * leaving < 0
            costs[corner] = Self.distance(start, corners[corner].point) + cost(of: corner) + (isBack ? Self.costOfReturn : 0)
            queue.insert(corner, cost: costs[corner] + Self.distance(corners[corner].point, end))
        }
        while let corner = queue.removeFirst() {
            if isDone[corner] { continue }
            isDone[corner] = true
            let point = corners[corner].point
            if obstacles.isFree(from: point, to: end) {
                if (end.x - point.x) * arriving >= 0 { return strands(along: way(to: corner, previous)) }
                // One that has to turn back at its end is taken if there is no other that is little longer.
                let cost = costs[corner] + Self.distance(point, end) + Self.costOfReturn
                if cost < (turningBack?.cost ?? .infinity) { turningBack = (cost, corner) }
            }
            if let turningBack, turningBack.cost <= costs[corner] + Self.distance(point, end) {
                return strands(along: way(to: turningBack.corner, previous))
            }
            for next in seen(from: corner) where !isDone[next.corner] {
                let cost = costs[corner] + next.distance + self.cost(of: next.corner)
                guard cost < costs[next.corner] else { continue }
                costs[next.corner] = cost
                previous[next.corner] = corner
                queue.insert(next.corner, cost: cost + Self.distance(corners[next.corner].point, end))
            }
        }
        guard let turningBack else { return nil }
        return strands(along: way(to: turningBack.corner, previous))
    }

    private func cost(of corner: Int) -> Double { Self.costOfTurn + Self.costOfCompany * Double(uses[corner]) }

    private func way(to last: Int, _ previous: [Int]) -> [Int] {
        var way: [Int] = []
        var corner = last
        while corner >= 0 {
            way.append(corner)
            corner = previous[corner]
        }
        return way.reversed()
    }

    /// The points of a way, beside those of the lines that turn there already.
    private mutating func strands(along way: [Int]) -> [Point] {
        let strand = Double((way.map { uses[$0] }.max() ?? 0) % Self.strands) * Self.strand
        return way.map { corner in
            uses[corner] += 1
            let place = obstacles.corners[corner]
            return Point(x: place.point.x + place.outwards.x * strand, y: place.point.y + place.outwards.y * strand)
        }
    }

    private mutating func seen(from corner: Int) -> [(corner: Int, distance: Double)] {
        if let known = visible[corner] { return known }
        let point = obstacles.corners[corner].point
        let found = obstacles.corners.indices.compactMap { other -> (corner: Int, distance: Double)? in
            let place = obstacles.corners[other].point
            guard other != corner, obstacles.isFree(from: point, to: place) else { return nil }
            return (other, Self.distance(point, place))
        }
        visible[corner] = found
        return found
    }

    private static func distance(_ a: Point, _ b: Point) -> Double {
        ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
    }
}

/// A binary heap of corners, the one of least cost first; of equal cost the one with the lesser number.
private struct CostQueue {
    private var items: [(cost: Double, corner: Int)] = []

    private func isBefore(_ a: Int, _ b: Int) -> Bool {
        (items[a].cost, items[a].corner) < (items[b].cost, items[b].corner)
    }

    mutating func insert(_ corner: Int, cost: Double) {
        items.append((cost, corner))
        var child = items.count - 1
        while child > 0, isBefore(child, (child - 1) / 2) {
            items.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func removeFirst() -> Int? {
        guard let first = items.first else { return nil }
        items.swapAt(0, items.count - 1)
        items.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < items.count && isBefore(child, least) { least = child }
            guard least != parent else { return first.corner }
            items.swapAt(parent, least)
            parent = least
        }
    }
}
