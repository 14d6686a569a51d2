import Mustache

/// What a template is filled with: named values, which are texts, truth values, lists and views.
///
/// A value that is nil is not there, so that a section of its name is left out. Templates name a value
/// of the innermost view with a dot before it (`{{.href}}`), so that none is found by mistake in a view
/// around it.
struct View: ExpressibleByDictionaryLiteral, MustacheParent {
    private var values: [String: Any] = [:]

    init(dictionaryLiteral elements: (String, Any?)...) {
        for case (let name, let value?) in elements { values[name] = value }
    }

    subscript(name: String) -> Any? {
        get { values[name] }
        set { values[name] = newValue }
    }

    func child(named name: String) -> Any? { values[name] }
}
