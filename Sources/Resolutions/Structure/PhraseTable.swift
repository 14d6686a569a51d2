/// A table of phrases that finds the longest one standing at a place in a text, in any case of its
/// ASCII letters, in time linear in the length of that phrase.
///
/// A trie whose root branches through a table and whose other nodes through lists of siblings.
struct PhraseTable: Sendable {
    struct Match: Equatable {
        var value: Int
        /// Behind the phrase.
        var end: Int
    }

    private struct Node {
        var byte: UInt8
        var value: Int32 = -1
        var firstChild: Int32 = -1
        var nextSibling: Int32 = -1
    }

    private var roots = [Int32](repeating: -1, count: 256)
    /// The first three bytes of the phrases: by the last five bits of the first two, a bit for the last five of the third. At
    /// most places this look says that no phrase stands there.
    private var beginnings = [UInt32](repeating: 0, count: 1024)
    private var nodes: [Node] = []

    init() {}

    /// Adds a phrase; one that is there already keeps its value.
    mutating func insert(_ phrase: some Sequence<UInt8>, value: Int) {
        var current: Int32 = -1
        note(Array(phrase.prefix(3)))
        for raw in phrase {
            let byte = ByteClass.lowered(raw)
            if current < 0 {
                if roots[Int(byte)] < 0 {
                    roots[Int(byte)] = Int32(nodes.count)
                    nodes.append(Node(byte: byte))
                }
                current = roots[Int(byte)]
            } else {
                var child = nodes[Int(current)].firstChild
                while child >= 0 && nodes[Int(child)].byte != byte { child = nodes[Int(child)].nextSibling }
                if child < 0 {
                    child = Int32(nodes.count)
                    nodes.append(Node(byte: byte, nextSibling: nodes[Int(current)].firstChild))
                    nodes[Int(current)].firstChild = child
                }
                current = child
            }
        }
        if current >= 0 && nodes[Int(current)].value < 0 { nodes[Int(current)].value = Int32(value) }
    }

    private mutating func note(_ beginning: [UInt8]) {
        guard let first = beginning.first else { return }
        // Behind the end of a phrase anything may stand, and so behind a blank, which stands for any white space.
        let seconds = beginning.count > 1 ? Self.bits(of: beginning[1]) : .max
        let thirds = beginning.count > 2 && !ByteClass.isSpace(beginning[1]) ? Self.bits(of: beginning[2]) : .max
        for second in 0..<32 where seconds >> UInt32(second) & 1 != 0 { beginnings[Int(first & 31) << 5 | second] |= thirds }
    }

    private static func bits(of byte: UInt8) -> UInt32 {
        ByteClass.isSpace(byte) ? 1 << (0x20 & 31) | 1 << 0x09 | 1 << 0x0A : 1 << UInt32(byte & 31)
    }

    /// Whether a phrase may start at a place; false is certain.
    @inline(__always)
    func mayStart(in bytes: [UInt8], at start: Int, before end: Int) -> Bool {
        guard start + 2 < end else { return start < end }
        return beginnings[Int(bytes[start] & 31) << 5 | Int(bytes[start + 1] & 31)] >> UInt32(bytes[start + 2] & 31) & 1 != 0
    }

    /// The longest phrase that starts at `start` and ends at a word's end. A blank of the phrase
    /// stands for any run of white space.
    @inline(__always)
    func longestMatch(in bytes: [UInt8], at start: Int, before end: Int) -> Match? {
        mayStart(in: bytes, at: start, before: end) ? match(in: bytes, at: start, before: end) : nil
    }

    private func match(in bytes: [UInt8], at start: Int, before end: Int) -> Match? {
        var node = roots[Int(ByteClass.lowered(bytes[start]))]
        var position = start + 1
        var best: Match?
        while node >= 0 {
            let current = nodes[Int(node)]
            if current.value >= 0 && (position >= end || !ByteClass.continuesWord(bytes[position])) {
                best = Match(value: Int(current.value), end: position)
            }
            guard position < end else { break }
            var byte = ByteClass.lowered(bytes[position])
            position += 1
            if ByteClass.isSpace(byte) {
                byte = 0x20
                while position < end && ByteClass.isSpace(bytes[position]) { position += 1 }
            }
            node = current.firstChild
            while node >= 0 && nodes[Int(node)].byte != byte { node = nodes[Int(node)].nextSibling }
        }
        return best
    }
}
