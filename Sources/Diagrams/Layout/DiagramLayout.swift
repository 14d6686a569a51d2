/// Where the boxes and lines of a diagram stand. Deterministic: the same diagram gives the same layout.
///
/// Boxes that hold others are laid out from the inside out, each by layers (K. Sugiyama, S. Tagawa and
/// M. Toda, *Methods for visual understanding of hierarchical system structures*, 1981): lines point from
/// left to right as far as they can, boxes of a layer are ordered by the middle of their neighbours, and a
/// layer that is too high becomes several columns. No box overlaps another that does not hold it, and lines go
/// around boxes (``CurveRouter``).
///
/// Lengths are CSS pixels.
public struct DiagramLayout: Sendable {
    struct Point: Hashable, Sendable {
        var x: Double
        var y: Double
    }

    struct Frame: Hashable, Sendable {
        var x = 0.0
        var y = 0.0
        var width = 0.0
        var height = 0.0

        var midX: Double { x + width / 2 }
        var midY: Double { y + height / 2 }
        var maxX: Double { x + width }
        var maxY: Double { y + height }
    }

    /// Cubic curves, each from the end of the one before.
    struct Curve: Hashable, Sendable {
        struct Segment: Hashable, Sendable {
            var firstControl: Point
            var secondControl: Point
            var end: Point
        }

        var start: Point
        var segments: [Segment]

        var end: Point { segments.last?.end ?? start }
    }

    /// A mark on the scale of a time line.
    struct Tick: Hashable, Sendable {
        var x: Double
        var label: String
    }

    public let diagram: Diagram
    /// The size of the whole.
    public private(set) var width = 0.0
    public private(set) var height = 0.0
    private(set) var frames: [Frame]
    private(set) var labels: [[String]]
    private(set) var curves: [Curve] = []
    private(set) var ticks: [Tick] = []
    let children: [[Int]]
    /// How many lines end at each box.
    private let degrees: [Int]

    static let textSize = 12.0
    static let noteSize = 10.0
    static let lineHeight = 15.0
    static let padding = 7.0
    /// Inside a box that holds others.
    static let inset = 12.0
    /// Between the boxes of a column: room for a few lines.
    static let rowGap = 18.0
    /// How much wider bold letters are.
    static let boldness = 1.09

    /// Complexity: quadratic in the boxes that stand directly in one box. Ways around boxes cost up to the cube of
    /// the number of all boxes, and are found for at most 400. Otherwise linear in boxes and lines but for sorting.
    public init(_ diagram: Diagram) {
        self.diagram = diagram
        children = diagram.children
        var degrees = [Int](repeating: 0, count: diagram.boxes.count)
        for line in diagram.lines {
            degrees[line.from] += 1
            degrees[line.to] += 1
        }
        self.degrees = degrees
        frames = Array(repeating: Frame(), count: diagram.boxes.count)
        labels = Array(repeating: [], count: diagram.boxes.count)
        let top = diagram.boxes.indices.filter { diagram.boxes[$0].parent == nil }
        if diagram.boxes.contains(where: { $0.time != nil }) {
            placeOnTimeLine(top)
        } else {
            measureAll()
            let size = place(top, arrangement: .layered, origin: Point(x: 0, y: 0))
            width = size.x
            height = size.y
            makeAbsolute(top)
        }
        curves = CurveRouter(self).curves()
    }

    // MARK: Sizes

    /// Boxes come after those that hold them, so that backwards is from the inside out.
    private mutating func measureAll() {
        for index in diagram.boxes.indices.reversed() {
            let box = diagram.boxes[index]
            measureLabel(index)
            guard !children[index].isEmpty else { continue }
            let header = frames[index]
            let top = header.height + 2
            let inner = place(children[index], arrangement: box.arrangement, origin: Point(x: Self.inset, y: top))
            let width = max(header.width, inner.x + Self.inset)
            // What stands inside may leave the label room for fewer lines.
            measureLabel(index, room: width - 2 * Self.padding - 6)
            let gained = header.height - frames[index].height
            for child in children[index] { frames[child].y -= gained }
            frames[index].width = width
            frames[index].height = inner.y + Self.inset - gained
        }
    }

    /// The size that the label alone needs, with `room` for its lines in a box that holds others.
    private mutating func measureLabel(_ index: Int, room: Double = 0) {
        let box = diagram.boxes[index]
        let isContainer = !children[index].isEmpty
        let size = isContainer ? Self.textSize * Self.boldness : Self.textSize
        let widest = box.kind.name == "clause" ? 340.0 : isContainer ? max(room, 230) : 150.0
        let lines = TextMeasure.lines(of: box.label, size: size, width: widest, most: 4)
        labels[index] = lines
        var width = lines.map { TextMeasure.width(of: $0, size: size) }.max() ?? 0
        var height = Double(lines.count) * Self.lineHeight
        if let note = box.note {
            width = max(width, TextMeasure.width(of: note, size: Self.noteSize))
            height += Self.lineHeight - 2
        }
        frames[index].width = width + 2 * Self.padding + (isContainer ? 6 : 0)
        frames[index].height = height + 2 * Self.padding - 2
        // Room for the ends of lines to be told apart, were they all on one side.
        if !isContainer, box.time == nil {
            frames[index].height = max(frames[index].height, min(12 + Double(degrees[index]) * 4, 200))
        }
    }

    // MARK: Places

    /// Places boxes beside and below each other, relative to what holds them; the far corner.
    private mutating func place(_ items: [Int], arrangement: Diagram.Arrangement, origin: Point) -> Point {
        var columns = [items]
        var gaps: [Double] = []
        if arrangement == .layered {
            let layering = Layering(items: items, sizes: items.map { (frames[$0].width, frames[$0].height) }, diagram: diagram)
            columns = layering.columns
            gaps = layering.gaps
        }
        let rowGap = arrangement == .stacked ? 6.0 : Self.rowGap
        let heights = columns.map { column in
            column.reduce(0) { $0 + frames[$1].height } + Double(max(0, column.count - 1)) * rowGap
        }
        let tallest = heights.max() ?? 0
        var x = origin.x
        var neighbours = arrangement == .layered ? PlacedNeighbours(items: items, diagram: diagram) : nil
        // The highest column stands first, the others beside what their lines lead to.
        let leading = heights.firstIndex(of: tallest) ?? 0
        for (number, column) in columns.enumerated() {
            let widest = column.map { frames[$0].width }.max() ?? 0
            for item in column {
                if arrangement == .stacked { frames[item].width = widest }
                frames[item].x = x + (widest - frames[item].width) / 2
            }
            x += widest + (gaps.indices.contains(number) ? gaps[number] : 0)
        }
        let order = Array(columns.indices[leading...]) + columns.indices[..<leading].reversed()
        for number in order where !columns.isEmpty {
            let free = tallest - heights[number]
            var column = columns[number]
            if let tops = neighbours?.tops(of: column, frames: frames), free > 1 {
                column.sort { (tops[$0] ?? 0, $0) < (tops[$1] ?? 0, $1) }
                setApart(column, tops: tops, from: origin.y, to: origin.y + tallest, gap: rowGap)
            } else {
                var y = origin.y + (arrangement == .stacked ? 0 : free / 2)
                for item in column {
                    frames[item].y = y
                    y += frames[item].height + rowGap
                }
            }
            neighbours?.note(column)
        }
        return Point(x: x, y: origin.y + tallest)
    }

    /// Puts the boxes of a column, in their order, as near to where they would stand as there is room.
    private mutating func setApart(_ column: [Int], tops: [Int: Double], from top: Double, to bottom: Double, gap: Double) {
        var y = top
        for item in column {
            frames[item].y = max(y, tops[item] ?? y)
            y = frames[item].y + frames[item].height + gap
        }
        var limit = bottom
        for item in column.reversed() {
            frames[item].y = min(frames[item].y, limit - frames[item].height)
            limit = frames[item].y - gap
        }
        // No rounding may lift the first above the top.
        y = top
        for item in column {
            frames[item].y = max(frames[item].y, y)
            y = frames[item].y + frames[item].height + gap
        }
    }

    private mutating func makeAbsolute(_ items: [Int]) {
        var pending = items
        while let index = pending.popLast() {
            for child in children[index] {
                frames[child].x += frames[index].x
                frames[child].y += frames[index].y
                pending.append(child)
            }
        }
    }

    // MARK: Time lines

    /// A row for each box of the top, its boxes along the years.
    private mutating func placeOnTimeLine(_ rows: [Int]) {
        for index in diagram.boxes.indices { measureLabel(index) }
        let times = diagram.boxes.compactMap(\.time)
        guard let first = times.min(), let last = times.max() else { return }
        let labelWidth = rows.map { frames[$0].width }.max() ?? 0
        // Years in which nothing happened take no more room than one in which something did.
        let years = Array(Set(times)).sorted()
        var widths: [Int: Double] = [:]
        for index in diagram.boxes.indices {
            if let time = diagram.boxes[index].time { widths[time] = max(widths[time] ?? 46, frames[index].width) }
        }
        var x = labelWidth + 28
        var places: [Int: Double] = [:]
        var previous = first
        for year in years {
            x += Double(min(max(year - previous - 1, 0), 3)) * 8
            places[year] = x
            ticks.append(Tick(x: x + (widths[year] ?? 0) / 2, label: String(year)))
            x += (widths[year] ?? 0) + 12
            previous = year
        }
        _ = last
        var y = 26.0
        for row in rows {
            // Boxes of one year stand below each other.
            var counts: [Int: Double] = [:]
            var rowHeight = frames[row].height
            for child in children[row] {
                guard let time = diagram.boxes[child].time, let place = places[time] else { continue }
                let offset = counts[time] ?? 0
                frames[child].x = place + ((widths[time] ?? 0) - frames[child].width) / 2
                frames[child].y = y + offset
                counts[time] = offset + frames[child].height + 4
                rowHeight = max(rowHeight, offset + frames[child].height)
            }
            frames[row].x = 0
            frames[row].y = y
            frames[row].width = labelWidth
            frames[row].height = rowHeight
            y += rowHeight + 10
        }
        width = x
        height = y
    }

    /// Where a box stands: its upper left corner and its size.
    public func frame(of box: Int) -> (x: Double, y: Double, width: Double, height: Double) {
        let frame = frames[box]
        return (frame.x, frame.y, frame.width, frame.height)
    }

    /// Whether it is a time line, on which the boxes of a row are not inside it.
    var isTimeLine: Bool { !ticks.isEmpty }

    /// Where the words at the head of a box that holds others stand.
    func headerFrame(_ index: Int) -> Frame {
        let frame = frames[index]
        let note = diagram.boxes[index].note
        var width = labels[index].map { TextMeasure.width(of: $0, size: Self.textSize * Self.boldness) }.max() ?? 0
        var height = Double(labels[index].count) * Self.lineHeight
        if let note {
            width = max(width, TextMeasure.width(of: note, size: Self.noteSize))
            height += Self.lineHeight - 2
        }
        return Frame(x: frame.x + Self.padding + 3, y: frame.y + Self.padding, width: width, height: height)
    }

    /// Whether a box is drawn as one that holds others.
    func isContainer(_ index: Int) -> Bool { !isTimeLine && !children[index].isEmpty }
}
