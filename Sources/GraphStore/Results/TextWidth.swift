/// How many columns of a terminal characters take.
package enum TextWidth {
    /// The columns of a text. Linear.
    package static func columns(_ text: String) -> Int {
        var width = 0
        for scalar in text.unicodeScalars { width += columns(scalar) }
        return width
    }

    /// 0 for combining and invisible characters, 2 for East Asian wide ones and pictures, else 1.
    package static func columns(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return value == 0xAD ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        if wide.contains(where: { $0.contains(value) }) { return 2 }
        return scalar.properties.isEmojiPresentation ? 2 : 1
    }

    /// Blocks whose characters are wide ([UAX 11](https://www.unicode.org/reports/tr11/)).
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
        0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]

    /// The text cut to a number of columns, with an ellipsis in the last one where something was cut.
    package static func fit(_ text: String, to limit: Int) -> String {
        guard columns(text) > limit else { return text }
        guard limit > 0 else { return "" }
        var result = String.UnicodeScalarView()
        var width = 0
        for scalar in text.unicodeScalars {
            let next = columns(scalar)
            if width + next > limit - 1 { break }
            width += next
            result.append(scalar)
        }
        return String(result) + "…"
    }
}
