import ArgumentParser
import Foundation
import LinkedResolutions

struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Prints the manual as a man page: all verbs, options and questions.",
        discussion: """
            EXAMPLES
              resgraph manual > ~/.local/share/man/man1/resgraph.1      then: man resgraph
              resgraph manual | man -l -
            """)

    func run() throws {
        guard let tree = try? JSONDecoder().decode(CommandTree.self, from: Data(Resgraph._dumpHelp().utf8)) else {
            throw FailureMessage("the help of the command line cannot be read")
        }
        var page = ManualPage()
        page.write(tree.command, questions: try QuestionLibrary().questions)
        try StandardOutput.write(page.text)
    }
}

/// What the argument parser says of the command line.
private struct CommandTree: Decodable {
    struct Command: Decodable {
        var commandName: String
        var abstract: String?
        var discussion: String?
        var shouldDisplay: Bool?
        var subcommands: [Command]?
        var arguments: [Argument]?
    }

    struct Argument: Decodable {
        struct Name: Decodable {
            var kind: String
            var name: String

            var text: String { (kind == "long" ? "--" : "-") + name }
        }

        var kind: String
        var names: [Name]?
        var valueName: String?
        var abstract: String?
        var shouldDisplay: Bool?
    }

    var command: Command
}

/// A page in the language of man (groff's man macros).
private struct ManualPage {
    private(set) var text = ""

    mutating func write(_ root: CommandTree.Command, questions: [Question]) {
        let verbs = (root.subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
        text += ".TH RESGRAPH 1 \"\" \"resgraph \(Resgraph.configuration.version)\" \"User Commands\"\n"
        section("NAME")
        line("resgraph \\- \(escaped(root.abstract ?? ""))", isMarkup: true)
        section("SYNOPSIS")
        line(".B resgraph\n.I verb\n[option ...]", isMarkup: true)
        section("VERBS")
        for verb in verbs { item(verb.commandName, verb.abstract ?? "") }
        discussion(root.discussion)
        for verb in verbs {
            section("resgraph \(verb.commandName)".uppercased())
            line(verb.abstract ?? "")
            for argument in verb.arguments ?? [] where argument.shouldDisplay != false {
                item(name(of: argument), argument.abstract ?? "")
            }
            discussion(verb.discussion)
        }
        section("QUESTIONS")
        line("What resgraph ask QUESTION can be asked; parameters in brackets may be left out.")
        for question in questions {
            let parameters = question.parameters.map { $0.isRequired ? "\($0.name)=…" : "[\($0.name)=…]" }
            item(([question.name] + parameters).joined(separator: " "), question.summary + ". " + question.details)
        }
    }

    private func name(of argument: CommandTree.Argument) -> String {
        let value = argument.valueName.map { "<\($0)>" } ?? ""
        if argument.kind == "positional" { return value }
        let names = (argument.names ?? []).map(\.text).joined(separator: ", ")
        return argument.kind == "option" ? "\(names) \(value)" : names
    }

    private mutating func section(_ title: String) { text += ".SH \(escaped(title))\n" }

    private mutating func item(_ head: String, _ body: String) {
        text += ".TP\n.B \(escaped(head))\n"
        line(body)
    }

    private mutating func line(_ content: String, isMarkup: Bool = false) {
        text += (isMarkup ? content : escaped(content)) + "\n"
    }

    /// Text with examples, lines kept as they are.
    private mutating func discussion(_ content: String?) {
        guard let content, !content.isEmpty else { return }
        text += ".PP\n.nf\n" + content.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) + "\n" }.joined() + ".fi\n"
    }

    /// Backslashes and hyphens as themselves; a line that begins like a command is none.
    private func escaped(_ content: String) -> String {
        let text = content.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
    }
}
