import GraphStore
import TestSupport
import Testing

@Suite("Tables of ids")
struct KeyTableTests {
    @Test("Rows get the numbers that a dictionary would give them", arguments: 0...4)
    func numbers(width: Int) {
        var generator = SeededGenerator(seed: UInt64(width))
        var table = RowTable(width: width)
        var known: [[TermID]: Int32] = [:]
        for round in 0..<40 {
            let highest: TermID = round % 2 == 0 ? 9 : 4000
            let columns = (0..<width).map { _ in
                (0..<100).map { _ in TermID.random(in: 0...highest, using: &generator) }
            }
            let rows = (0..<100).map { row in columns.map { $0[row] } }
            #expect(table.find(columns, count: 100) == rows.map { known[$0] ?? -1 })
            let numbers = table.insert(columns, count: 100)
            for (row, number) in zip(rows, numbers) {
                let expected = known[row] ?? Int32(known.count)
                known[row] = expected
                #expect(number == expected)
                for column in 0..<width { #expect(table[Int(number), column] == row[column]) }
            }
            #expect(table.count == known.count)
        }
    }

    @Test("A set of ids knows what was put in, small or large, of the dictionary or of a query")
    func sets() {
        var generator = SeededGenerator(seed: 3)
        for highest in [0, 10, 5000, 300_000] {
            var set = IDSet(highest: highest)
            var known: Set<TermID> = []
            for _ in 0..<8000 {
                let id =
                    TermID.random(in: 0...TermID(highest), using: &generator)
                    | (Int.random(in: 0..<50, using: &generator) == 0 ? TermIDs.localBit : 0)
                #expect(set.insert(id) == known.insert(id).inserted)
            }
        }
    }
}
