/// Distinct rows of a fixed width, numbered in the order in which they came: what DISTINCT, GROUP BY
/// and hash joins look rows up in.
///
/// Open addressing over flat storage. Rows of one or two ids are looked up as one number; of wider ones
/// a batch is hashed column by column, then probed row by row.
package struct RowTable {
    private let width: Int
    /// Rows of up to two ids, each packed into one number.
    private var packed = KeyTable()
    /// Wider rows, `width` ids each.
    private var storage: [TermID] = []
    private var slots: [UInt32] = []
    private var hashes: [UInt32] = []
    private var wideCount = 0

    package init(width: Int) {
        self.width = width
        if width > 2 { slots = [UInt32](repeating: 0, count: 64) }
    }

    /// How many distinct rows there are.
    package var count: Int { width > 2 ? wideCount : packed.count }

    /// The bytes that the table holds.
    package var byteCount: Int {
        width > 2 ? (storage.capacity + slots.count + hashes.capacity) * 4 : packed.byteCount
    }

    /// One id of a row.
    @inline(__always)
    package subscript(row: Int, column: Int) -> TermID {
        if width > 2 { return storage[row * width + column] }
        return TermID(truncatingIfNeeded: width == 2 && column == 0 ? packed.keys[row] >> 32 : packed.keys[row])
    }

    /// A column of all rows.
    package func column(_ column: Int) -> [TermID] { (0..<count).map { self[$0, column] } }

    /// The numbers of rows; rows not met before are added. Amortised constant time per row.
    package mutating func insert(_ columns: [[TermID]], count rowCount: Int) -> [Int32] {
        switch width {
        case 0:
            return rowCount > 0 ? [Int32](repeating: packed.insert(0), count: rowCount) : []
        case 1, 2:
            return insertPacked(columns[0], width == 2 ? columns[1] : nil, count: rowCount)
        default:
            return insertWide(columns, count: rowCount)
        }
    }

    /// The numbers of rows, −1 for those that are not there.
    package func find(_ columns: [[TermID]], count rowCount: Int) -> [Int32] {
        switch width {
        case 0: return [Int32](repeating: packed.count > 0 ? 0 : -1, count: rowCount)
        case 1, 2:
            let first = columns[0], second = width == 2 ? columns[1] : nil
            return (0..<rowCount).map { packed.find(Self.key(first, second, $0)) }
        default: return findWide(columns, count: rowCount)
        }
    }

    @inline(__always)
    private static func key(_ first: [TermID], _ second: [TermID]?, _ row: Int) -> UInt64 {
        second.map { UInt64(first[row]) << 32 | UInt64($0[row]) } ?? UInt64(first[row])
    }

    /// Rows of one or two ids. One store a row where equal rows come one after the other, as from sorted inputs.
    private mutating func insertPacked(_ first: [TermID], _ second: [TermID]?, count rowCount: Int) -> [Int32] {
        [Int32](unsafeUninitializedCapacity: rowCount) { numbers, count in
            var previous: UInt64 = 0
            var number: Int32 = -1
            for row in 0..<rowCount {
                let key = Self.key(first, second, row)
                if number < 0 || key != previous {
                    number = packed.insert(key)
                    previous = key
                }
                numbers.initializeElement(at: row, to: number)
            }
            count = rowCount
        }
    }

    // MARK: Wide rows

    private mutating func insertWide(_ columns: [[TermID]], count rowCount: Int) -> [Int32] {
        let rowHashes = Self.hashes(columns, count: rowCount)
        var numbers: [Int32] = []
        numbers.reserveCapacity(rowCount)
        // Once, rather than again and again while the first batch comes in.
        while slots.count < min(rowCount, Batch.size) * 2 { grow() }
        for row in 0..<rowCount {
            let hash = rowHashes[row]
            if row > 0, hash == rowHashes[row - 1], isEqual(Int(numbers[row - 1]), columns, row) {
                numbers.append(numbers[row - 1])
                continue
            }
            var position = Int(hash) & (slots.count - 1)
            var found: Int32 = -1
            while slots[position] != 0 {
                let candidate = Int(slots[position]) - 1
                if hashes[candidate] == hash, isEqual(candidate, columns, row) {
                    found = Int32(candidate)
                    break
                }
                position = (position + 1) & (slots.count - 1)
            }
            if found < 0 {
                found = Int32(truncatingIfNeeded: wideCount)
                for column in 0..<width { storage.append(columns[column][row]) }
                hashes.append(hash)
                wideCount += 1
                slots[position] = UInt32(wideCount)
                if wideCount * 2 > slots.count { grow() }
            }
            numbers.append(found)
        }
        return numbers
    }

    private func findWide(_ columns: [[TermID]], count rowCount: Int) -> [Int32] {
        let rowHashes = Self.hashes(columns, count: rowCount)
        var numbers: [Int32] = []
        numbers.reserveCapacity(rowCount)
        for row in 0..<rowCount {
            let hash = rowHashes[row]
            var position = Int(hash) & (slots.count - 1)
            var found: Int32 = -1
            while slots[position] != 0 {
                let candidate = Int(slots[position]) - 1
                if hashes[candidate] == hash, isEqual(candidate, columns, row) {
                    found = Int32(candidate)
                    break
                }
                position = (position + 1) & (slots.count - 1)
            }
            numbers.append(found)
        }
        return numbers
    }

    @inline(__always)
    private func isEqual(_ candidate: Int, _ columns: [[TermID]], _ row: Int) -> Bool {
        for column in 0..<width where storage[candidate * width + column] != columns[column][row] {
            return false
        }
        return true
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for row in 0..<wideCount {
            var position = Int(hashes[row]) & mask
            while slots[position] != 0 { position = (position + 1) & mask }
            slots[position] = UInt32(row + 1)
        }
    }

    private static func hashes(_ columns: [[TermID]], count: Int) -> [UInt32] {
        var states = [UInt64](repeating: 0, count: count)
        for column in columns {
            for row in 0..<count {
                // Rotate, add and multiply: enough mixing for ids, cheap enough for every row.
                let state = states[row]
                states[row] = ((state << 23 | state >> 41) &+ UInt64(column[row])) &* 0x9E37_79B9_7F4A_7C15
            }
        }
        return states.map { UInt32(truncatingIfNeeded: $0 >> 32) }
    }
}
