import Foundation
import LinkedResolutions

/// The named questions: a list of them, and for each a page with its query and its answer in this graph.
struct QuestionPages {
    let site: ResolutionSite

    /// How many rows a page shows; the whole answer is beside it as CSV.
    static let shownRows = 200

    // MARK: The list

    func list(at path: String) -> PageParts {
        let context = site.context(path)
        let rows: [View] = site.questions.map { question in
            [
                "href": context.path.link(to: SitePath("questions/\(question.name).html")), "text": question.summary,
                "name": question.name,
            ]
        }
        return PageParts(
            title: "Questions", summary: "Questions that the graph answers, with their queries", template: "questions",
            main: ["rows": rows])
    }

    // MARK: A question

    func page(of question: Question, at path: String) throws(SiteError) -> PageParts {
        let context = site.context(path)
        let asked = arguments(for: question)
        var main: View = [
            "title": question.summary, "name": question.name, "details": question.details.isEmpty ? nil : question.details,
            "query": Self.query(of: question), "parameters": question.parameters.map(parameter),
            "hasParameters": question.parameters.isEmpty ? nil : true,
        ]
        if let asked {
            let command = (["resgraph ask --data INPUT \(question.name)"] + asked.sorted { $0.key < $1.key }.map {
                "\($0.key)=\(Self.shellQuoted($0.value))"
            }).joined(separator: " ")
            main["command"] = command
            guard case .solutions(let solutions) = try answer(question, asked) else { return parts(question, main, context) }
            // A clause is shown by its name: words for where it stands would be the same again.
            let isRepeated = solutions.variables.contains("clause")
            let columns = solutions.variables.indices.filter { column in
                !(isRepeated && solutions.variables[column] == "where") && solutions.indices.contains { solutions.term(row: $0, column: column) != nil }
            }
            main["isAnswered"] = true
            main["count"] = solutions.count.grouped
            main["cut"] = solutions.count > Self.shownRows ? Self.shownRows : nil
            main["hasRows"] = solutions.isEmpty ? nil : true
            main["columns"] = columns.map { ["name": solutions.variables[$0].name.wordsOfCamelCase] as View }
            main["rows"] = solutions.indices.prefix(Self.shownRows).map { row -> View in
                ["cells": columns.map { column -> View in
                    solutions.term(row: row, column: column).map(context.value) ?? View(dictionaryLiteral: ("text", "" as Any?))
                }]
            }
            main["csv"] = question.name + ".csv"
        }
        return parts(question, main, context)
    }

    /// The whole answer as CSV ([SPARQL 1.1 Query Results CSV](https://www.w3.org/TR/sparql11-results-csv-tsv/));
    /// nil for a question that this graph gives no values for.
    func table(of question: Question) throws(SiteError) -> SiteFile? {
        guard let asked = arguments(for: question), case .solutions(let solutions) = try answer(question, asked) else { return nil }
        do {
            let rows = solutions.indices.lazy.map { row in
                solutions.variables.indices.map { solutions.term(row: row, column: $0) }
            }
            var writer = ResultsWriter(.csv, variables: solutions.variables)
            var bytes: [UInt8] = []
            writer.begin(&bytes)
            for row in rows { try writer.append(row, to: &bytes) }
            writer.end(&bytes)
            return SiteFile(bytes, mediaType: "text/csv; charset=utf-8")
        } catch {
            throw SiteError.question(name: question.name, reason: "\(error)")
        }
    }

    private func parts(_ question: Question, _ main: View, _ context: PageContext) -> PageParts {
        PageParts(
            title: question.summary, summary: question.details.isEmpty ? question.summary : question.details,
            trail: [["href": context.path.link(to: SitePath("questions/index.html")), "text": "Questions"]],
            template: "question", main: main)
    }

    // MARK: Asking

    /// No values where none is required; else those of the first example whose names this graph knows.
    private func arguments(for question: Question) -> [String: String]? {
        guard question.parameters.contains(where: \.isRequired) else { return [:] }
        return question.examples.lazy.compactMap(Self.arguments).first { values in
            (try? site.resolutions.query(for: question, values)) != nil
        }
    }

    private func answer(_ question: Question, _ values: [String: String]) throws(SiteError) -> QueryAnswer {
        do {
            return try site.resolutions.answer(question, values)
        } catch {
            throw SiteError.question(name: question.name, reason: "\(error)")
        }
    }

    /// The arguments of an example as on a command line: `who="Director of TSB" to=TSAG`.
    private static func arguments(_ example: String) -> [String: String]? {
        var words: [String] = [""]
        var isQuoted = false
        for scalar in example.unicodeScalars {
            switch scalar {
            case "\"": isQuoted.toggle()
            case " " where !isQuoted: words.append("")
            default: words[words.count - 1].unicodeScalars.append(scalar)
            }
        }
        var values: [String: String] = [:]
        for word in words where !word.isEmpty {
            guard let equals = word.firstIndex(of: "=") else { return nil }
            values[String(word[..<equals])] = String(word[word.index(after: equals)...])
        }
        return values
    }

    // MARK: Words

    /// The query without the header of its file.
    private static func query(of question: Question) -> String {
        let lines = question.text.split(separator: "\n", omittingEmptySubsequences: false).drop { $0.hasPrefix("#+") || $0.isEmpty }
        return lines.joined(separator: "\n")
    }

    private func parameter(_ parameter: QuestionParameter) -> View {
        [
            "name": parameter.name, "words": parameter.summary, "required": parameter.isRequired ? true : nil,
            "examples": parameter.examples.isEmpty ? nil : parameter.examples.joined(separator: ", "),
        ]
    }

    private static func shellQuoted(_ text: String) -> String {
        text.utf8.contains(UInt8(ascii: " ")) ? "\"\(text)\"" : text
    }
}
