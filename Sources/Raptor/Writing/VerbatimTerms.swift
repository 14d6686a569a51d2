import RDF

/// Terms of one block that we spell ourselves, because Raptor would spell them wrongly.
///
/// Raptor gets an IRI in their place, in a namespace that no real IRI can be in (it holds a space),
/// whose prefix holds a byte that no UTF-8 text has. So `"v" 0xFE ":v" digits` in what Raptor writes
/// is such a term and nothing else can be, and `expand` puts the spelling there.
struct VerbatimTerms {
    /// Sorts after all IRIs, so that labelled blank nodes come last in a block.
    static let namespace = "~ verbatim#"
    /// Raptor shortens by a prefix only where it begins with a letter or digit.
    static let prefix: [UInt8] = [UInt8(ascii: "v"), mark]

    private static let mark: UInt8 = 0xFE

    private static let digitCount = 9
    private var spellings: [String] = []
    private var indexOfSpelling: [Spelling: Int] = [:]

    /// A spelling compared by code points: `String` would take "é" and "e\u{301}" for the same.
    private struct Spelling: Hashable {
        let text: String

        static func == (a: Spelling, b: Spelling) -> Bool { CodePointText.equal(a.text, b.text) }
        func hash(into hasher: inout Hasher) { CodePointText.hash(text, into: &hasher) }
    }

    var isEmpty: Bool { spellings.isEmpty }

    mutating func removeAll() {
        if isEmpty { return }
        spellings.removeAll(keepingCapacity: true)
        indexOfSpelling.removeAll(keepingCapacity: true)
    }

    /// The IRI that stands for the spelling; the same for the same spelling.
    mutating func name(for spelling: String) -> String {
        let index: Int
        if let known = indexOfSpelling[Spelling(text: spelling)] {
            index = known
        } else {
            index = spellings.count
            spellings.append(spelling)
            indexOfSpelling[Spelling(text: spelling)] = index
        }
        let digits = String(index)
        return Self.namespace + "v" + String(repeating: "0", count: max(0, Self.digitCount - digits.count)) + digits
    }

    /// The bytes with every such term spelled out. One pass.
    func expand(_ bytes: Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        let length = 3 + Self.digitCount
        bytes.withUnsafeBufferPointer { all in
            var rest = all[...]
            while let place = rest.firstIndex(of: Self.mark), place > rest.startIndex,
                place + length <= all.endIndex
            {
                result.append(contentsOf: rest[..<(place - 1)])
                var index = 0
                for digit in all[(place + 3)..<(place + length)] { index = index * 10 + Int(digit) - 0x30 }
                if spellings.indices.contains(index) { result.append(contentsOf: spellings[index].utf8) }
                rest = all[(place + length)...]
            }
            result.append(contentsOf: rest)
        }
        return result
    }
}
