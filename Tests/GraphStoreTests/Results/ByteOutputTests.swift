import GraphStore
import TestSupport
import Testing

@Suite("Texts with escapes")
struct ByteOutputTests {
    private static func jsonEscape(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case UInt8(ascii: "\""): return Array("\\\"".utf8)
        case UInt8(ascii: "\\"): return Array("\\\\".utf8)
        case 0x08: return Array("\\b".utf8)
        case 0x09: return Array("\\t".utf8)
        case 0x0A: return Array("\\n".utf8)
        case 0x0C: return Array("\\f".utf8)
        case 0x0D: return Array("\\r".utf8)
        case 0x00..<0x20:
            let digits = String(byte, radix: 16)
            return Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
        default: return [byte]
        }
    }

    private static func nTriplesEscape(_ byte: UInt8) -> [UInt8] {
        "\"\\\n\r".utf8.contains(byte) ? jsonEscape(byte) : [byte]
    }

    @Test("Eight bytes at a time give what byte after byte gives")
    func escapes() {
        var generator = SeededGenerator(seed: 17)
        for number in 0..<3_000 {
            let text = (0..<(number % 53)).map { _ in
                Int.random(in: 0..<12, using: &generator) == 0
                    ? UInt8.random(in: 0...255, using: &generator) : UInt8.random(in: 0x23...0x5B, using: &generator)
            }
            var json = ByteOutput(capacity: 1), nTriples = ByteOutput(capacity: 1)
            json.append(UInt8(ascii: "<"))
            text.withUnsafeBufferPointer {
                json.append($0, .json)
                nTriples.append($0, .nTriples)
            }
            json.append([UInt8(ascii: ">")])
            #expect(json.bytes() == [UInt8(ascii: "<")] + text.flatMap(Self.jsonEscape) + [UInt8(ascii: ">")])
            #expect(nTriples.bytes() == text.flatMap(Self.nTriplesEscape))
        }
    }

    @Test("A text between two others is the three of them, escaped where asked for")
    func frames() {
        var generator = SeededGenerator(seed: 18)
        for number in 0..<2_000 {
            let text = (0..<(number % 41)).map { _ in
                Int.random(in: 0..<30, using: &generator) == 0
                    ? UInt8.random(in: 0...255, using: &generator) : UInt8.random(in: 0x23...0x5B, using: &generator)
            }
            let head = [UInt8](repeating: 0x3C, count: number % 37), tail = [UInt8](repeating: 0x3E, count: number % 23)
            // What stands behind a head and a tail may be read, and must not be written.
            let padding = [UInt8](repeating: 0xFF, count: ByteOutput.stepSize)
            for escaping in [nil, .json, .nTriples] as [ByteOutput.Escaping?] {
                var output = ByteOutput(capacity: 1)
                output.append(UInt8(ascii: "a"))
                (head + padding).withUnsafeBufferPointer { head in
                    (tail + padding).withUnsafeBufferPointer { tail in
                        text.withUnsafeBufferPointer { text in
                            output.append(
                                text, between: UnsafeBufferPointer(rebasing: head.dropLast(padding.count)),
                                and: UnsafeBufferPointer(rebasing: tail.dropLast(padding.count)), escaping)
                        }
                    }
                }
                output.append(UInt8(ascii: "z"))
                let escaped =
                    switch escaping {
                    case nil: text
                    case .json: text.flatMap(Self.jsonEscape)
                    case .nTriples: text.flatMap(Self.nTriplesEscape)
                    }
                #expect(output.bytes() == [UInt8(ascii: "a")] + head + escaped + tail + [UInt8(ascii: "z")])
            }
        }
    }
}
