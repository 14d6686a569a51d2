import Resolutions
import TestSupport
import Testing

@Suite("Slugs")
struct SlugTests {
    @Test(
        "A slug is ASCII in lower case with one hyphen between words",
        arguments: [
            ("Quality of Service", "quality-of-service"), ("already-a-slug-2", "already-a-slug-2"), ("", ""), ("---", ""),
            ("-a", "a"), ("a-", "a"), ("a--b", "a-b"), ("ARB/36A1/1", "arb-36a1-1"), ("Florianópolis", "florianopolis"),
            ("Straße", "strasse"), ("e\u{301}te\u{301}", "ete"), ("日本", ""), ("a 日本 b", "a-b"),
        ])
    func slugs(text: String, slug: String) {
        #expect(Slug.make(text) == slug)
    }

    /// What a slug of ASCII is, said plainly.
    private static func plainSlug(_ text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    }

    @Test("Texts that are slugs already are found out, all others are made over", arguments: [1, 2, 3])
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let letters = Array("ab09-- Z/")
        for _ in 0..<2000 {
            let text = String((0..<Int.random(in: 0...9, using: &generator)).compactMap { _ in letters.randomElement(using: &generator) })
            let slug = Slug.make(text)
            #expect(slug == Self.plainSlug(text))
            #expect(Slug.make(slug) == slug)
            let cut = Slug.make(text, maximumLength: 4)
            #expect(cut.utf8.count <= 4 && slug.hasPrefix(cut) && !cut.hasSuffix("-"))
        }
    }
}
