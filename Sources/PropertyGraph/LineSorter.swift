import Raptor

/// Sorts lines of bytes, more than memory holds: runs of them are sorted and put into temporary files, which
/// are merged whenever the lines are read. Equal lines are read once.
///
/// Memory: the size of one run, and a buffer for each. Used by one thread at a time.
final class LineSorter {
    private var bytes: [UInt8] = []
    /// Where the lines of the run end.
    private var ends: [Int] = []
    /// The lines of the run in order, until another comes.
    private var order: [Range<Int>]?
    private var runs: [ScratchFile] = []
    private let runSize: Int

    init(runSize: Int = 48 << 20) { self.runSize = runSize }

    /// Adds a line, which must hold no line feed.
    func add(_ line: [UInt8]) throws(OutputError) {
        order = nil
        bytes.append(contentsOf: line)
        ends.append(bytes.count)
        if bytes.count >= runSize { try spill() }
    }

    private func sorted() -> [Range<Int>] {
        if let order { return order }
        var lines: [Range<Int>] = []
        lines.reserveCapacity(ends.count)
        var start = 0
        for end in ends {
            lines.append(start..<end)
            start = end
        }
        lines.sort { Self.precedes(bytes, $0, $1) }
        order = lines
        return lines
    }

    private static func precedes(_ bytes: [UInt8], _ a: Range<Int>, _ b: Range<Int>) -> Bool {
        let count = min(a.count, b.count)
        var index = 0
        while index < count {
            let x = bytes[a.lowerBound + index]
            let y = bytes[b.lowerBound + index]
            if x != y { return x < y }
            index += 1
        }
        return a.count < b.count
    }

    private func spill() throws(OutputError) {
        guard !ends.isEmpty else { return }
        var run: [UInt8] = []
        run.reserveCapacity(bytes.count + ends.count)
        for line in sorted() {
            run.append(contentsOf: bytes[line])
            run.append(0x0A)
        }
        let file = try ScratchFile()
        try file.append(run.span)
        runs.append(file)
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        order = nil
    }

    /// Hands on each line, in the order of their bytes; may be called again and again.
    func forEach(_ body: ([UInt8]) throws -> Void) throws {
        if runs.isEmpty {
            var last: [UInt8]?
            for range in sorted() {
                let line = Array(bytes[range])
                if line == last { continue }
                try body(line)
                last = line
            }
            return
        }
        try spill()
        var readers = try runs.map(LineReader.init)
        var last: [UInt8]?
        while true {
            var least: Int?
            for index in readers.indices {
                guard let line = readers[index].line else { continue }
                if let found = least, let other = readers[found].line, !line.lexicographicallyPrecedes(other) { continue }
                least = index
            }
            guard let least, let line = readers[least].line else { return }
            if line != last { try body(line) }
            last = line
            try readers[least].advance()
        }
    }
}

/// The lines of a file, one at a time.
private struct LineReader {
    private let file: ScratchFile
    private var place = 0
    private var buffer: [UInt8] = []
    private var position = 0
    private(set) var line: [UInt8]?

    init(_ file: ScratchFile) throws(OutputError) {
        self.file = file
        try advance()
    }

    mutating func advance() throws(OutputError) {
        while true {
            if let end = buffer[position...].firstIndex(of: 0x0A) {
                line = Array(buffer[position..<end])
                position = end + 1
                return
            }
            let chunk = try file.bytes(from: place, atMost: 1 << 18)
            place += chunk.count
            guard !chunk.isEmpty else {
                line = nil
                return
            }
            buffer.removeSubrange(..<position)
            position = 0
            buffer.append(contentsOf: chunk)
        }
    }
}
