/// How wide words are in a sans-serif face, near enough to keep them inside their boxes: the program that
/// shows the picture chooses the face.
enum TextMeasure {
    /// Widths of ASCII from the space on in thousandths of the size, those of common sans-serif faces.
    private static let widths: [Int] = [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
        556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
        556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
        500, 500, 500, 334, 260, 334, 584,
    ]

    /// The width of a text at a size, in the units of the size, with a little room.
    static func width(of text: String, size: Double) -> Double {
        var sum = 0
        for scalar in text.unicodeScalars {
            let value = Int(scalar.value)
            if value >= 32, value < 127 {
                sum += widths[value - 32]
            } else if value >= 0x2E80 {
                sum += 1000
            } else if value >= 0x300, value < 0x370 {
                continue
            } else {
                sum += 600
            }
        }
        return Double(sum) * size / 1000 * 1.06
    }

    /// Lines of at most a width, broken between words, and within a word that is longer; the last of `most`
    /// lines ends with an ellipsis where there is more.
    static func lines(of text: String, size: Double, width: Double, most: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }) {
            var word = String(word)
            while self.width(of: word, size: size) > width, word.count > 1 {
                var head = ""
                for character in word {
                    if self.width(of: head + String(character), size: size) > width, !head.isEmpty { break }
                    head.append(character)
                }
                if !line.isEmpty { lines.append(line) }
                lines.append(head)
                line = ""
                word.removeFirst(head.count)
                if lines.count > most { break }
            }
            let joined = line.isEmpty ? word : line + " " + word
            if self.width(of: joined, size: size) <= width {
                line = joined
            } else {
                lines.append(line)
                line = word
            }
            if lines.count > most { break }
        }
        if !line.isEmpty { lines.append(line) }
        guard lines.count > most else { return lines.isEmpty ? [""] : lines }
        var kept = Array(lines.prefix(most))
        var last = kept[most - 1] + "…"
        while self.width(of: last, size: size) > width, last.count > 2 {
            last.remove(at: last.index(last.endIndex, offsetBy: -2))
        }
        kept[most - 1] = last
        return kept
    }
}
