/// The lists that are open at a place of a text, from the outermost in: it decides at which depth
/// an item stands, and which of two readings its marker has.
struct ListLevels {
    struct Level {
        var scheme: Enumerator.Scheme
        var value: Int
        /// The index of the component of the last item.
        var component: Int
        /// Whether the last item was inserted beside another of its number.
        var isInserted = false
    }

    enum Sequence { case inOrder, gap, repeated }

    struct Placement {
        /// How many of the open levels stay open above the item.
        var depth: Int
        var reading: Enumerator.Reading
        var sequence: Sequence
    }

    private(set) var levels: [Level] = []
    /// The outermost list before the last paragraph without a marker.
    private var interrupted: Level?

    /// Where an item with this marker belongs.
    ///
    /// In this order: the next item of an open list, innermost first (so `i)` after `h)` is the
    /// letter, and below a number a Roman numeral); the first item of a new list; a list of the same
    /// scheme that the item does not continue without a gap.
    ///
    /// - Parameter afterColon: whether the text before leads in a list; a first item then begins one
    ///   even where a list of its kind is open.
    func placement(of enumerator: Enumerator, afterColon: Bool = false) -> Placement {
        if case .bullet = enumerator.readings[0].scheme {
            let reading = enumerator.readings[0]
            let depth = levels.lastIndex { $0.scheme == reading.scheme } ?? levels.count
            return Placement(depth: depth, reading: reading, sequence: .inOrder)
        }
        if case .decimal = enumerator.readings[0].scheme {
            return decimalPlacement(enumerator)
        }
        for depth in levels.indices.reversed() {
            for reading in enumerator.readings where levels[depth].scheme == reading.scheme {
                let step = reading.value - levels[depth].value
                if step == 1 || (step == 0 && enumerator.isInserted) {
                    return Placement(depth: depth, reading: reading, sequence: .inOrder)
                }
            }
        }
        // `9` goes on behind `8b)`.
        if case .arabic = enumerator.readings[0].scheme, let depth = levels.lastIndex(where: { $0.isInserted && $0.scheme.isArabic }),
            enumerator.readings[0].value == levels[depth].value + 1
        {
            return Placement(depth: depth, reading: enumerator.readings[0], sequence: .inOrder)
        }
        if let interrupted {
            for reading in enumerator.readings where reading.scheme == interrupted.scheme && reading.value == interrupted.value + 1 {
                return Placement(depth: 0, reading: reading, sequence: .inOrder)
            }
        }
        for reading in enumerator.readings.reversed() where reading.value == 1 {
            // A list that begins again where one of its kind is open repeats its labels.
            if !afterColon, let depth = levels.lastIndex(where: { $0.scheme == reading.scheme }) {
                return Placement(depth: depth, reading: reading, sequence: .repeated)
            }
            return Placement(depth: levels.count, reading: reading, sequence: .inOrder)
        }
        for depth in levels.indices.reversed() {
            for reading in enumerator.readings where levels[depth].scheme == reading.scheme {
                let sequence: Sequence = reading.value > levels[depth].value ? .gap : .repeated
                return Placement(depth: depth, reading: reading, sequence: sequence)
            }
        }
        return Placement(depth: 0, reading: enumerator.readings[0], sequence: levels.isEmpty && enumerator.readings[0].value == 1 ? .inOrder : .gap)
    }

    /// `2.1` stands below `2`, beside `2.2`, and otherwise where its depth was last.
    private func decimalPlacement(_ enumerator: Enumerator) -> Placement {
        let reading = enumerator.readings[0]
        let parts = enumerator.parts
        if let depth = levels.lastIndex(where: { $0.scheme == reading.scheme }) {
            let step = reading.value - levels[depth].value
            return Placement(depth: depth, reading: reading, sequence: step == 1 ? .inOrder : step > 1 ? .gap : .repeated)
        }
        if parts.count > 2, let depth = levels.lastIndex(where: { $0.scheme == .decimal(parts.count - 1) }) {
            return Placement(depth: depth + 1, reading: reading, sequence: .inOrder)
        }
        for depth in levels.indices.reversed() {
            if case .arabic = levels[depth].scheme, levels[depth].value == parts[0] {
                return Placement(depth: depth + 1, reading: reading, sequence: .inOrder)
            }
        }
        return Placement(depth: 0, reading: reading, sequence: reading.value == 1 ? .inOrder : .gap)
    }

    /// The component that an item at this depth stands in; nil for the container of all lists.
    func parent(at depth: Int) -> Int? { depth > 0 ? levels[depth - 1].component : nil }

    mutating func enter(_ placement: Placement, component: Int, isInserted: Bool) {
        if placement.depth == 0 { interrupted = nil }
        levels.removeLast(levels.count - placement.depth)
        levels.append(
            Level(
                scheme: placement.reading.scheme, value: placement.reading.value, component: component, isInserted: isInserted))
    }

    /// Opens a level below an unnumbered paragraph, or none.
    mutating func enterParagraph(component: Int, at depth: Int) {
        levels.removeLast(levels.count - depth)
        levels.append(Level(scheme: .bullet(0), value: 0, component: component))
    }

    /// Closes all lists for a paragraph between items; the outermost may go on behind it.
    mutating func interrupt() {
        if let first = levels.first, first.scheme != .bullet(0) { interrupted = first }
        levels.removeAll(keepingCapacity: true)
    }

    mutating func closeAll() {
        levels.removeAll(keepingCapacity: true)
        interrupted = nil
    }
}
