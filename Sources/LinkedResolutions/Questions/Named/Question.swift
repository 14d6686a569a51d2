import GraphStore
import RDF
import ResolutionOntology
import SPARQL

/// A question that has a name: a SPARQL query with a header that says what it asks and which of its
/// variables a person may give a value.
///
/// ```sparql
/// #+ summary: Who is to report to whom
/// #+ description: Rests on directives of adopted texts only.
/// #+ parameter: to (agent) who receives the report; e.g. TSAG, ISCG
/// #+ example: to=TSAG
///
/// PREFIX rg: <https://w3id.org/resolution-graph/ontology#>
/// SELECT ?from ?to WHERE { ?from rg:reportsTo ?to }
/// ```
///
/// A header line begins with `#+`; one that begins with `#+` and more than one space continues the
/// line before. A parameter names a variable of the query, its kind in parentheses (with `required`
/// where the question makes no sense without it), what it means, and after `; e.g.` values to try.
/// A parameter that is given no value leaves its variable free.
public struct Question: Hashable, Sendable {
    /// What the question is called: the name of its file without `.rq`.
    public let name: String
    /// What it asks, in one line.
    public let summary: String
    /// What else there is to say; may be empty.
    public let details: String
    public let parameters: [QuestionParameter]
    /// Parameters and values to try, as on the command line: `to=TSAG`.
    public let examples: [String]
    /// The query as it stands in the file, header included.
    public let text: String

    /// Reads a question.
    /// - Throws: ``QuestionError`` with the place of a fault in the header or in the query.
    public init(named name: String, text: String) throws(QuestionError) {
        let header = try QuestionHeader(text, name: name)
        self.name = name
        self.text = text
        summary = header.summary
        details = header.details
        parameters = header.parameters
        examples = header.examples
        let query = try Self.parse(text, name: name, values: [:])
        let known = Set(query.pattern.mentionedVariables)
        for (parameter, line) in zip(header.parameters, header.parameterLines)
        where !known.contains(Variable(parameter.name)) {
            throw QuestionError(
                question: name, line: line, column: 1,
                message: "the query has no variable ?\(parameter.name), which the header calls a parameter")
        }
    }

    /// The query with values for parameters; the others stay free.
    /// - Throws: ``QuestionError`` where the query gives such a variable a value itself.
    public func query(
        binding values: [Variable: any TermConvertible] = [:], defaultPrefixes: PrefixMap = Vocabulary.prefixes()
    ) throws(QuestionError) -> Query {
        try Self.parse(text, name: name, values: values, prefixes: defaultPrefixes)
    }

    /// The parameter with a name.
    public func parameter(named name: String) -> QuestionParameter? {
        parameters.first { CodePointText.equal($0.name, name) }
    }

    private static func parse(
        _ text: String, name: String, values: [Variable: any TermConvertible],
        prefixes: PrefixMap = Vocabulary.prefixes()
    ) throws(QuestionError) -> Query {
        do {
            return try Query(parsing: text, defaultPrefixes: prefixes, binding: values)
        } catch {
            throw QuestionError(question: name, line: error.line, column: error.column, message: error.message)
        }
    }
}

/// What a question wants to be told, or may be told.
public struct QuestionParameter: Hashable, Sendable {
    /// The variable of the query, without its question mark.
    public let name: String
    public let kind: Kind
    /// Whether the question cannot be asked without it.
    public let isRequired: Bool
    /// What it means, in a few words.
    public let summary: String
    /// Values to try.
    public let examples: [String]

    /// What the values of a parameter are. The raw value is the word in the header.
    public enum Kind: String, CaseIterable, Sendable {
        /// A body, a post or a group.
        case agent
        /// Anything that can be cited: an instrument, a resolution, one of its texts, a provision.
        case instrument
        /// A resolution, or one dated text of it.
        case resolution
        /// One dated text of a resolution.
        case text
        /// A clause of a text.
        case clause
        /// A meeting of an assembly or a conference.
        case session
        /// A subject that a text enumerates.
        case topic
        /// A kind of change between two texts.
        case change
        /// Words, taken as they are.
        case words
        /// A whole number.
        case number
    }
}

/// A fault in a question, and where.
public struct QuestionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name of the question.
    public let question: String
    /// The line of its file, counted from 1.
    public let line: Int
    /// The column in code points, counted from 1.
    public let column: Int
    public let message: String

    public var description: String { "question \(question), \(line):\(column): \(message)" }
}

extension Algebra {
    /// All variables that occur in patterns and expressions, whether in scope or not.
    fileprivate var mentionedVariables: [Variable] {
        variablesInScope + expressions.flatMap(\.variables) + expressions.flatMap(\.innerPatterns).flatMap(\.mentionedVariables)
            + children.flatMap(\.mentionedVariables)
    }
}

extension Expression {
    fileprivate var innerPatterns: [Algebra] {
        (pattern.map { [$0] } ?? []) + children.flatMap(\.innerPatterns)
    }
}
