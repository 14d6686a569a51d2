import Resolutions
import TestSupport
import Testing

@Suite("Files of many acts, in parts")
struct ActSplitterTests {
    /// Acts with proposals, marks of the converter, letters beyond ASCII and CR LF.
    private static let volume: [UInt8] = {
        var text = "\u{FEFF}Contents\n\n"
        for number in 1...40 {
            if number % 3 == 0 { text += "MOD\tARB/36A\(number)/1\r\n" }
            if number % 4 == 0 { text += "[bookmark: _Toc\(number)]" }
            text += "RESOLUTION \(number) (Rev. Dubai, 2012)\r\n\nOn bees – part \(number)\n"
            text += "The World Telecommunication Standardization Assembly (Dubai, 2012),\nconsidering\na)\tthat Resolution 4 (Rev. Dubai, 2012) hums;\n"
            text += "b)\tRESOLUTION 5 (Rev. Dubai, 2012)\nresolves\n"
            for item in 1...(number % 7 + 1) { text += "\(item)\tthat bees – all – fly;\n" }
        }
        return Array(text.utf8)
    }()

    private static func parts(chunk sizes: () -> Int) -> [ActSplitter.Part] {
        var splitter = ActSplitter(authority: TestAuthority.value)
        var parts: [ActSplitter.Part] = []
        var rest = volume[...]
        while !rest.isEmpty {
            let size = min(max(sizes(), 1), rest.count)
            parts += splitter.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return parts + splitter.finish()
    }

    @Test("Parts are the same whatever the size of the chunks", arguments: 1...20)
    func chunkSizes(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let expected = Self.parts { .max }
        let found = Self.parts { Int.random(in: 1...(seed * seed * 10), using: &generator) }
        #expect(expected.count == 40)
        let areSame = found.map(\.bytes) == expected.map(\.bytes) && found.map(\.place) == expected.map(\.place)
        #expect(areSame)
        let isWhole = found.flatMap(\.bytes) == Self.volume
        #expect(isWhole)
    }

    @Test("Reading the parts gives what reading the whole gives, offsets and lines included")
    func sameReading() throws {
        let reader = ResolutionReader(authority: TestAuthority.value)
        let whole = try SourceText(bytes: Self.volume, name: "a.txt", sha256: "")
        let expected = reader.read([whole])
        let sources = try Self.parts { 100 }.map { try SourceText(bytes: $0.bytes, name: "a.txt", sha256: "", part: $0.place) }
        let found = reader.read(sources)
        #expect(found.map(\.identifier) == expected.map(\.identifier))
        let areSame = found.map(\.components) == expected.map(\.components) && found.map(\.diagnostics) == expected.map(\.diagnostics)
        #expect(areSame)
    }
}
