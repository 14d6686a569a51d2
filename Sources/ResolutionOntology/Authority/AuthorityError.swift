import Raptor
import RDF

/// Why authority files could not be used: every problem that was found, in the order of the files.
public struct AuthorityError: Error, Hashable, Sendable {
    public var problems: [AuthorityProblem]

    public init(problems: [AuthorityProblem]) {
        self.problems = problems
    }
}

extension AuthorityError: CustomStringConvertible {
    /// One line a problem.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One thing that is wrong in an authority file.
public struct AuthorityProblem: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// The file is not well-formed.
        case syntax(String)
        /// The entry has no class that authority files know.
        case unknownClass
        /// The IRI does not end in `body/`, `post/`, `group/`, `series/`, `instrument/` or
        /// `vocab/…/` and a slug, as its class wants.
        case misplacedName(expected: String)
        /// There is no English label.
        case missingLabel
        /// A second, different English label, or a second value where one is allowed.
        case conflictingValue(property: String, first: String, second: String)
        /// A value that authority files need is not there.
        case missingValue(property: String)
        /// A value of another sort than the property wants.
        case unexpectedValue(property: String, value: String, expected: String)
        /// A property of the ontology's namespace that has no meaning in authority files.
        case unknownProperty(String)
        /// The value names a thing that no authority file describes.
        case unknownTarget(property: String, target: String)
        /// Two files with different bases give the same path to two things.
        case nameTaken(by: String)
        /// A body belongs, over other bodies, to itself.
        case circularHierarchy
    }

    public var kind: Kind
    /// The name of the file.
    public var file: String
    /// The line on which the entry begins (or the syntax is wrong); nil where it is not known.
    public var line: Int?
    /// The entry that is wrong.
    public var subject: IRI?

    public init(_ kind: Kind, file: String, line: Int? = nil, subject: IRI? = nil) {
        self.kind = kind
        self.file = file
        self.line = line
        self.subject = subject
    }
}

extension AuthorityProblem: CustomStringConvertible {
    /// `file:line: <subject>: what is wrong`.
    public var description: String {
        var text = file
        if let line { text += ":\(line)" }
        text += ": "
        if let subject { text += "\(subject): " }
        return text + explanation
    }

    private var explanation: String {
        switch kind {
        case .syntax(let message): message
        case .unknownClass:
            "no class that authority files know; expected rg:Body, rg:Post, rg:Group, rg:Series, rg:Instrument or a class below it, or skos:Concept"
        case .misplacedName(let expected): "the IRI of such an entry ends in \(expected) and a slug of a-z, 0-9 and hyphens"
        case .missingLabel: "no English label"
        case .conflictingValue(let property, let first, let second):
            "\(property) is \"\(first)\" and also \"\(second)\"; expected one value"
        case .missingValue(let property): "no \(property)"
        case .unexpectedValue(let property, let value, let expected):
            "\(property) has the value \(value); expected \(expected)"
        case .unknownProperty(let property): "\(property) has no meaning in an authority file"
        case .unknownTarget(let property, let target):
            "\(property) names \(target), which no authority file describes"
        case .nameTaken(let other): "the name is taken by \(other); choose another slug"
        case .circularHierarchy: "the body belongs to itself over rg:partOfBody or rg:headOf"
        }
    }
}
