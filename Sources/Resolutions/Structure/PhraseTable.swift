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
    /// The first two bytes of the phrases: by the last five bits of the first, a bit for the last five of the second. At most
    /// places this look says that no phrase stands there.
    private var beginnings = [UInt32](repeating: 0, count: 32)
    private var nodes: [Node] = []

    init() {}

    /// Adds a phrase; one that is there already keeps its value.
    mutating func insert(_ phrase: some Sequence<UInt8>, value: Int) {
        var current: Int32 = -1
        note(Array(phrase.prefix(2)))
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
        // Behind a phrase of one byte anything may stand; a blank stands for all white space.
        let second: UInt32 = beginning.count < 2 ? .max : ByteClass.isSpace(beginning[1]) ? 1 << 0 | 1 << 9 | 1 << 10 : 1 << UInt32(beginning[1] & 31)
        beginnings[Int(first & 31)] |= second
    }

    /// Whether a phrase may start at a place; false is certain.
    @inline(__always)
    func mayStart(in bytes: [UInt8], at start: Int, before end: Int) -> Bool {
        guard start < end else { return false }
        return start + 1 == end || beginnings[Int(bytes[start] & 31)] >> UInt32(bytes[start + 1] & 31) & 1 != 0
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
