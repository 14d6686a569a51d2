/// The assignment of rows to columns, each at most once, with the greatest sum of gains.
///
/// The Hungarian method in the form of shortest augmenting paths with potentials (R. Jonker and
/// A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment
/// problems", 1987).
enum Assignment {
    /// For each row its column, or nil. In time rows² × columns, where columns are not fewer than rows.
    ///
    /// - Parameter gains: one row of equally many gains each; 0 or less stands for "not to be assigned".
    static func best(_ gains: [[Double]]) -> [Int?] {
        let rowCount = gains.count
        let columnCount = gains.first?.count ?? 0
        guard rowCount > 0, columnCount > 0 else { return Array(repeating: nil, count: rowCount) }
        guard rowCount <= columnCount else {
            let transposed = (0..<columnCount).map { column in gains.map { $0[column] } }
            var result = [Int?](repeating: nil, count: rowCount)
            for (column, row) in best(transposed).enumerated() {
                if let row { result[row] = column }
            }
            return result
        }
        // Costs are negated gains; index 0 stands for "none".
        var rowPotential = [Double](repeating: 0, count: rowCount + 1)
        var columnPotential = [Double](repeating: 0, count: columnCount + 1)
        var rowOfColumn = [Int](repeating: 0, count: columnCount + 1)
        for row in 1...rowCount {
            rowOfColumn[0] = row
            var column = 0
            var shortest = [Double](repeating: .infinity, count: columnCount + 1)
            var previous = [Int](repeating: 0, count: columnCount + 1)
            var isDone = [Bool](repeating: false, count: columnCount + 1)
            repeat {
                isDone[column] = true
                let current = rowOfColumn[column]
                var delta = Double.infinity
                var nextColumn = 0
                for candidate in 1...columnCount where !isDone[candidate] {
                    let cost = -max(gains[current - 1][candidate - 1], 0)
                    let reduced = cost - rowPotential[current] - columnPotential[candidate]
                    if reduced < shortest[candidate] {
                        shortest[candidate] = reduced
                        previous[candidate] = column
                    }
                    if shortest[candidate] < delta {
                        delta = shortest[candidate]
                        nextColumn = candidate
                    }
                }
                guard nextColumn > 0 else { break }
                for index in 0...columnCount {
                    if isDone[index] {
                        rowPotential[rowOfColumn[index]] += delta
                        columnPotential[index] -= delta
                    } else {
                        shortest[index] -= delta
                    }
                }
                column = nextColumn
            } while rowOfColumn[column] != 0
            while column != 0 {
                let before = previous[column]
                rowOfColumn[column] = rowOfColumn[before]
                column = before
            }
        }
        var result = [Int?](repeating: nil, count: rowCount)
        for column in 1...columnCount where rowOfColumn[column] > 0 {
            let row = rowOfColumn[column] - 1
            if gains[row][column - 1] > 0 { result[row] = column - 1 }
        }
        return result
    }
}
