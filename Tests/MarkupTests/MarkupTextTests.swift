import Markup
import Testing

@Suite("Text for markup")
struct MarkupTextTests {
    @Test(
        "What would be markup is escaped, and what a language has no way to say is replaced",
        arguments: [
            ("a < b & c > \"d\" 'e'", "a &lt; b &amp; c &gt; &quot;d&quot; &#39;e&#39;", "a &lt; b &amp; c &gt; &quot;d&quot; &#39;e&#39;"),
            ("a\tb\r\nc", "a&#9;b&#13;&#10;c", "a\tb\r\nc"),
            ("<\u{338}script", "&lt;\u{338}script", "&lt;\u{338}script"),
            ("\u{0}\u{1B}\u{FFFE}", "\u{FFFD}\u{FFFD}\u{FFFD}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("\u{85}\u{1FFFE}", "\u{85}\u{1FFFE}", "\u{FFFD}\u{FFFD}"),
            ("Résolution 7 – État", "Résolution 7 – État", "Résolution 7 – État"),
            ("", "", ""),
        ])
    func escaping(text: String, xml: String, html: String) {
        #expect(Array(MarkupText.escaped(text, for: .xml).utf8) == Array(xml.utf8))
        #expect(Array(MarkupText.escaped(text, for: .html).utf8) == Array(html.utf8))
    }
}
