import RDF

/// Everything that the authority files say of one thing, before it is checked.
struct AuthorityEntry {
    var name: AuthorityName
    var subject: IRI
    /// The index of the file that names it first.
    var file: Int
    var types: [IRI] = []
    var statements: [(predicate: IRI, object: Term)] = []

    init(name: AuthorityName, subject: IRI, file: Int) {
        self.name = name
        self.subject = subject
        self.file = file
    }

    /// The values of a property, in the order of the files, none twice.
    func values(_ predicate: IRI) -> [Term] {
        var seen: Set<Term> = []
        return statements.compactMap { statement in
            statement.predicate == predicate && seen.insert(statement.object).inserted
                ? statement.object : nil
        }
    }

    /// The literals of a property in one language.
    func texts(_ predicate: IRI, language: String) -> [String] {
        values(predicate).compactMap { $0.literal }
            .filter { $0.language == language }
            .map(\.lexicalForm)
    }

    /// The names that the values of a property stand for; values that are no names are left out.
    func names(_ predicate: IRI) -> [AuthorityName] {
        values(predicate).compactMap { $0.iri }.compactMap { AuthorityName($0) }
    }
}
