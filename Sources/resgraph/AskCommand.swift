import ArgumentParser
import LinkedResolutions

struct AskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Answers a named question over texts and RDF files; no SPARQL needed.",
        discussion: """
            A question is given values for its parameters as NAME=VALUE; a parameter
            without a value may be anything. Bodies, posts, groups, resolutions and
            sessions go by their labels, acronyms or IRIs. Every answer shows the clause
            that it rests on.

            EXAMPLES
              resgraph ask --list                    all questions, with their parameters
              resgraph ask reporting-lines --help    what a question asks and takes
              resgraph ask --data graph/ reporting-lines to=TSAG
              resgraph ask --data texts/ directives-to who="Director of TSB" \\
                resolution="Resolution 11"
              resgraph ask --data texts/ changes earlier="Resolution 11, Dubai 2012" \\
                --results csv
              resgraph ask --endpoint http://localhost:7878/query reporting-lines to=TSAG

            A file NAME.rq in a folder given with --questions is a question of your own:
              #+ summary: Who belongs to whom
              #+ parameter: whole (agent) the one that others belong to; e.g. ITU-T
              SELECT ?part WHERE { ?part rg:withinBody ?whole }
            """)

    @Argument(
        help: ArgumentHelp("The name of a question; see --list.", valueName: "question"),
        completion: .custom { words, _, current in AskCompletion.questions(words, current) })
    var question: String?

    @Argument(
        help: ArgumentHelp("A parameter of the question and its value. Repeatable.", valueName: "name=value"),
        completion: .custom { words, index, current in AskCompletion.arguments(words, index, current) })
    var arguments: [String] = []

    @Flag(help: "List all questions.")
    var list = false

    @Flag(help: "Say what the question asks and which parameters it has. (also: QUESTION --help)")
    var describe = false

    @Flag(help: "Print the SPARQL query with the given values, and do not ask it.")
    var showQuery = false

    @Option(
        name: .customLong("questions"),
        help: ArgumentHelp("A folder with questions of your own (.rq), beside those built in. Repeatable.", valueName: "dir"),
        completion: .directory)
    var questionFolders: [String] = []

    @Option(name: .customLong("results"), help: "How to print: table, csv, tsv, json or xml; for graphs turtle, ntriples or jsonld. (default: table; turtle for graphs)")
    var results: ResultsName?

    @OptionGroup var data: DataOptions
    @OptionGroup var engine: EngineOptions
    @OptionGroup var limits: LimitOptions

    func validate() throws {
        if list { return }
        guard question != nil else {
            throw ValidationError("say which question; `resgraph ask --list` shows them all")
        }
        if describe { return }
        _ = try namedValues()
        if engine.isGiven {
            try engine.refuse(data)
        } else {
            try data.requireSource(example: "resgraph ask --data texts/ reporting-lines to=TSAG")
        }
        _ = try data.source()
        _ = try limits.limits()
    }

    func run() throws {
        let library = try QuestionLibrary(adding: questionFolders)
        if list { return try StandardOutput.write(QuestionListing.table(of: library.questions)) }
        let question = try asWrongUse { try library.question(named: self.question ?? "") }
        if describe { return try StandardOutput.write(QuestionListing.description(of: question)) }
        let values = try namedValues()
        try asWrongUse { try question.check(values) }
        let prefixes = data.noDefaultPrefixes ? PrefixMap() : Vocabulary.prefixes(base: try data.dataBase())
        let authority = try data.reading.authority()
        let printer = AnswerPrinter(format: results, prefixes: prefixes, showsEmptyColumns: false)
        if let endpoint = try engine.endpoint(limits) {
            let query = try endpoint.query(for: question, values, prefixes: prefixes, authority: authority)
            if showQuery { return try StandardOutput.write("\(query)\n") }
            let answer = try endpoint.answer(query)
            try limits.check(answer)
            try printer.print(answer)
            if case .solutions(let table) = answer, table.rows.isEmpty { sayNothingFound() }
            return
        }
        let graph = ResolutionGraph(try data.load(), prefixes: prefixes, authority: authority)
        let query = try graph.query(for: question, values)
        if showQuery { return try StandardOutput.write("\(query)\n") }
        var options = QueryOptions(limits: try limits.limits())
        options.serviceClient = try limits.serviceClient()
        let answer = try graph.dataset.answer(query, options: options)
        try graph.dataset.verifySnapshot()
        try printer.print(answer)
        if case .solutions(let solutions) = answer, solutions.isEmpty { sayNothingFound() }
    }

    private func sayNothingFound() {
        if results == nil || results == .table { StandardError.message("nothing in the data answers this") }
    }

    /// What cannot be asked is a mistake on the command line, whatever the data.
    private func asWrongUse<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as QuestionArgumentError {
            throw ValidationError(error.description)
        } catch let error as UnknownNameError {
            throw ValidationError(error.description)
        }
    }

    /// The arguments as names and values.
    private func namedValues() throws -> [String: String] {
        var values: [String: String] = [:]
        for argument in arguments {
            guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else {
                throw ValidationError("expected NAME=VALUE, as in to=TSAG; got '\(argument)'")
            }
            let name = String(argument[..<equals])
            guard values.updateValue(String(argument[argument.index(after: equals)...]), forKey: name) == nil else {
                throw ValidationError("the parameter \(name) is given twice")
            }
        }
        return values
    }
}
