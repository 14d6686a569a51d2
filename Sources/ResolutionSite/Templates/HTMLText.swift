import Markup
import Mustache

/// Escaping of what templates are filled with: the template library's own goes by characters.
struct HTMLText: MustacheContentType {
    func escapeText(_ text: String) -> String { MarkupText.escaped(text, for: .html) }
}
