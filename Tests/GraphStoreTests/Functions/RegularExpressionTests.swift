import GraphStore
import Testing

@Suite("Regular expressions")
struct RegularExpressionTests {
    @Test(
        "Patterns match as XPath says",
        arguments: [
            ("b", "", "abc", true), ("^b", "", "abc", false), ("^a.*c$", "", "abc", true), ("", "", "abc", true), ("", "", "", true), ("^$", "", "", true),
            ("a.c", "", "a\nc", false), ("a.c", "s", "a\nc", true), ("a.c", "", "a\rc", true), ("^b$", "", "a\nb\nc", false), ("^b$", "m", "a\nb\nc", true),
            ("$", "m", "a\n", true), ("b$", "", "b\n", false), ("ABC", "i", "xabcx", true), ("straSSE", "i", "STRASSE", true), ("É", "i", "é", true),
            ("k", "i", "\u{212A}", true), ("[^b]", "i", "B", false), ("[a-z]+", "i", "ABC", true), (" a b c ", "x", "abc", true), ("a[ ]b", "x", "a b", true),
            ("a.c", "q", "abc", false), ("a.c", "q", "xa.cx", true), ("A?+*.{}()[]C", "iq", "a?+*.{}()[]c", true),
            ("ab{2}c", "", "abbc", true), ("ab{2}c", "", "abc", false), ("ab{1,}c", "", "abbbbc", true), ("ab{1,2}c", "", "abbbc", false), ("ab{0}c", "", "ac", true),
            ("^(ab|cd)+$", "", "abcdab", true), ("^(ab|cd)+$", "", "abc", false), ("a|", "", "", true), ("^(a*)*$", "", "aaab", false), ("^(a*)*$", "", "aaa", true), ("^(a|b)*?c", "", "abac", true),
            ("^[a-z-[aeiou]]+$", "", "xyz", true), ("^[a-z-[aeiou]]+$", "", "xaz", false), ("[a-]", "", "-", true), ("[-a]", "", "-", true), ("[\\]\\[]", "", "]", true),
            ("^\\d+$", "", "0१٣", true), ("^\\w+$", "", "aé_9", false), ("^\\w+$", "", "aé9", true), ("\\s", "", "a\u{A0}b", false), ("\\S", "", " \t", false),
            ("^\\p{Lu}\\p{Ll}+$", "", "Éa", true), ("^\\P{L}$", "", "1", true), ("^\\p{IsGreek}+$", "", "αβγ", true), ("^\\i\\c*$", "", "xml:lang", true), ("^\\i", "", "9", false),
            ("^(.)\\1$", "", "aa", true), ("^(.)\\1$", "", "ab", false), ("^(.)\\1$", "i", "aA", true), ("(a)|b\\1", "", "b", true), ("\\.", "", "a", false), ("a\\/b", "", "a/b", true),
            ("^.$", "", "😀", true), ("日.語", "", "日本語", true), ("x*", "", "", true), ("(?:ab)+", "", "abab", true), ("^((a{0,3}){0,3}){0,3}$", "", "aaaaaaaaaaaaaaaaaaaaaaaaaaa", true),
            ("^a$|^b$", "m", "x\nb", true), ("a$b", "", "ab", false), ("(^|x)a", "", "za xa", true), ("\\$", "", "a$", true), ("a}b]", "", "a}b]", true),
        ])
    func matches(pattern: String, flags: String, text: String, expected: Bool) throws {
        #expect(try RegularExpression(pattern, flags: flags).matches(text) == expected)
    }

    @Test(
        "Faulty patterns and flags are refused",
        arguments: [
            ("(", ""), (")", ""), ("a)", ""), ("[", ""), ("[]", ""), ("[a", ""), ("a**", ""), ("*", ""), ("+a", ""), ("a{2,1}", ""), ("a{", ""), ("a{x}", ""), ("{1}", ""),
            ("\\", ""), ("\\b", ""), ("\\1", ""), ("(a\\1)", ""), ("[z-a]", ""), ("[a-\\d]", ""), ("\\p{Xx}", ""), ("\\p{IsNowhere}", ""), ("\\pL", ""), ("(?=a)", ""), ("a", "g"),
            ("(((a{1000}){1000}){1000}){1000}", ""), ("[a[b]]", ""),
        ])
    func faulty(pattern: String, flags: String) {
        #expect(throws: RegularExpressionError.self) { try RegularExpression(pattern, flags: flags) }
    }

    @Test("A pattern nested ten thousand deep is refused, not a crash")
    func deep() {
        let pattern = String(repeating: "(", count: 10_000) + "a" + String(repeating: ")", count: 10_000)
        #expect(throws: RegularExpressionError.self) { try RegularExpression(pattern) }
        let classes = String(repeating: "[a-", count: 10_000)
        #expect(throws: RegularExpressionError.self) { try RegularExpression(classes) }
    }

    @Test(
        "Matches are replaced from left to right",
        arguments: [
            ("abracadabra", "bra", "*", "a*cada*"), ("abracadabra", "a.*a", "*", "*"), ("abracadabra", "a.*?a", "*", "*c*bra"),
            ("abracadabra", "a(.)", "a$1$1", "abbraccaddabbra"), ("AAAA", "A+", "b", "b"), ("AAAA", "A+?", "b", "bbbb"),
            ("darted", "^(.*?)d(.*)$", "$1c$2", "carted"), ("abc", "(a)(x)?", "[$1|$2]", "[a|]bc"), ("a.b", "\\.", "\\$\\\\", "a$\\b"),
            ("abc", "b", "$0$0", "abbc"), ("abc", "(b)", "$10", "ab0c"), ("日本語", "本", "x", "日x語"), ("aXbX", "x", "-", "aXbX"), ("", "a", "b", ""),
            ("a1b22", "[0-9]+", "#", "a#b#"), ("xaxbx", "x(a|b)?", "<$1>", "<a><b><>"), ("aab", "(a)\\1", "$1", "ab"),
        ])
    func replacing(text: String, pattern: String, replacement: String, expected: String) throws {
        #expect(try RegularExpression(pattern).replacingMatches(in: text, with: replacement) == expected)
    }

    @Test("A match may begin where an assertion holds only later in the text")
    func lateAssertions() throws {
        #expect(try RegularExpression("^a", flags: "m").replacingMatches(in: "b\na\nca", with: "x") == "b\nx\nca")
        #expect(try RegularExpression("^a", flags: "m").firstMatch(in: "b\na") == 2..<3)
        #expect(try RegularExpression("$").firstMatch(in: "ab") == 2..<2)
    }

    @Test("Faulty replacements and patterns that match nothing at all are errors", arguments: [("a", "$"), ("a", "$x"), ("a", "\\n"), ("a", "\\"), ("a*", "b"), ("^", "b"), ("(.)\\1|", "b")])
    func faultyReplacement(pattern: String, replacement: String) throws {
        #expect(try RegularExpression(pattern).replacingMatches(in: "aaa", with: replacement) == nil)
    }

    @Test("Patterns that make backtracking explode take linear time")
    func explosion() throws {
        let text = String(repeating: "a", count: 5_000)
        #expect(try RegularExpression("^(a+)+$").matches(text + "b") == false)
        #expect(try RegularExpression("^(a|aa)*$").matches(text) == true)
        #expect(try RegularExpression("(a*)*(a*)*(a*)*b").matches(text) == false)
        #expect(try RegularExpression("(x+x+)+y").matches(String(repeating: "x", count: 5_000)) == false)
        // Back-references need backtracking, which gives up.
        #expect(try RegularExpression("^(a+)+\\1b$").matches(text) == nil)
    }

    @Test("A text of all letters of many scripts needs few states")
    func manyClasses() throws {
        let expression = try RegularExpression("^[\\p{L}\\p{Mn}]{3,}\\d$")
        var text = ""
        for value in 0x3B1...0x3C9 { text.unicodeScalars.append(Unicode.Scalar(UInt32(value)) ?? "x") }
        for value in 0x4E00...0x9FA5 { text.unicodeScalars.append(Unicode.Scalar(UInt32(value)) ?? "x") }
        #expect(expression.matches(text + "7") == true)
        #expect(expression.matches(text + ".7") == false)
    }
}
