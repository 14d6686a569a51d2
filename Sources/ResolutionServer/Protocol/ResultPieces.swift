import LinkedResolutions

/// The rows of an answer as a document, in pieces of about 64 KB, so that an answer of any size takes
/// little memory beside its ids.
public struct ResultPieces: Sendable {
    private static let pieceSize = 1 << 16

    private let solutions: Solutions
    private var writer: ResultsWriter
    private var row = 0
    private var isBegun = false
    private var isEnded = false

    init(_ solutions: Solutions, as format: ResultsFormat) {
        self.solutions = solutions
        writer = ResultsWriter(format, variables: solutions.variables)
    }

    /// The next piece; nil after the last.
    /// - Throws: `ResultsWritingError` for a character that the format has no way to write.
    public mutating func next() throws(ResultsWritingError) -> [UInt8]? {
        if isEnded { return nil }
        var piece: [UInt8] = []
        piece.reserveCapacity(Self.pieceSize + 4096)
        if !isBegun {
            writer.begin(&piece)
            isBegun = true
        }
        while row < solutions.count, piece.count < Self.pieceSize {
            try writer.append(solutions.variables.indices.map { solutions.term(row: row, column: $0) }, to: &piece)
            row += 1
        }
        if row == solutions.count {
            writer.end(&piece)
            isEnded = true
        }
        return piece
    }
}
