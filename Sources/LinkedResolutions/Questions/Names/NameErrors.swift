/// A name that nothing has, with those that are nearest.
public struct UnknownNameError: Error, Hashable, Sendable, CustomStringConvertible {
    public let name: String
    /// What was looked for: `agent`, `session`, `question`.
    public let kind: String
    /// Names that are near, nearest first.
    public let suggestions: [String]

    public var description: String {
        let unknown = "no \(kind) is called “\(name)”"
        switch suggestions.count {
        case 0: return unknown
        case 1: return "\(unknown); did you mean \(suggestions[0])?"
        default:
            return "\(unknown); did you mean one of these?" + suggestions.map { "\n  \($0)" }.joined()
        }
    }
}

/// A name that more than one thing has.
public struct AmbiguousNameError: Error, Hashable, Sendable, CustomStringConvertible {
    public let name: String
    public let candidates: [NameIndex.Entry]

    public var description: String {
        let shown = candidates.prefix(10).map { "\n  \($0.label)  \($0.iri)" }.joined()
        let rest = candidates.count > 10 ? "\n  and \(candidates.count - 10) more" : ""
        return "“\(name)” may be any of these; say which, by more words or by its IRI" + shown + rest
    }
}

/// Arguments that do not fit a question.
public enum QuestionArgumentError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The question has no such parameter.
    case unknownParameter(String, question: String, known: [String])
    /// The question can't be asked without these.
    case missing([String], question: String)
    /// The value of a parameter is no whole number.
    case notANumber(String, parameter: String)

    public var description: String {
        switch self {
        case .unknownParameter(let name, let question, let known):
            known.isEmpty
                ? "the question \(question) has no parameters; got \(name)"
                : "the question \(question) has no parameter \(name); it has \(known.joined(separator: ", "))"
        case .missing(let names, let question):
            "the question \(question) needs a value for \(names.joined(separator: " and "))"
        case .notANumber(let value, let parameter):
            "\(parameter) wants a whole number; got “\(value)”"
        }
    }
}
