import ArgumentParser
import Foundation
import LinkedResolutions

/// The command line. Each verb is one file; none holds more than arguments and printing.
@main
struct Resgraph: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resgraph",
        abstract: "Reads resolutions of international organizations and publishes them as linked data.",
        discussion: """
            EXAMPLES
              resgraph export texts/ -o graph/       one Turtle and one N-Triples file per
                                                     act, and all in one
              resgraph export texts/ --single -      all in one, to standard output
              resgraph check texts/                  what was not understood, and where
              resgraph diff old.txt new.txt          what changed, clause by clause
              resgraph draw --data texts/ -o a.svg   who directs whom, as a picture
              resgraph query --data texts/ 'SELECT ?who WHERE { ?text rg:instructs ?who }'
              resgraph ask --data texts/ reporting-lines to=TSAG
              resgraph push texts/ --endpoint http://localhost:7878/store
                                                     into a triple store
              resgraph serve --data texts/           a SPARQL endpoint and linked data

            EXIT CODES
              0  done
              1  bad input, a bad query, findings at error level, or an output that
                 cannot be written (full disk, no right, out of memory); no file is left
                 half written
              2  wrong use of the command line
              130, 143  ended by a signal (SIGINT, SIGTERM)
            """,
        version: ProgramVersion.current,
        subcommands: [
            ExportCommand.self, QueryCommand.self, AskCommand.self, IndexCommand.self, CheckCommand.self,
            DiffCommand.self, DrawCommand.self, SiteCommand.self, StatsCommand.self, PushCommand.self,
            ServeCommand.self, ManualCommand.self,
        ])

    /// Parses, runs, and turns every failure into one clear line and a documented exit code.
    static func main() {
        Signals.setUp()
        if let free = FileDescriptors.shortage() {
            StandardError.message("Too many open files: the system lets this process open \(free) more, which do not suffice (see ulimit -n)")
            leave(with: 1)
        }
        do {
            var command = try parseAsRoot(helpOfQuestions(CommandLine.arguments.dropFirst()))
            try command.run()
        } catch let code as ExitCode {
            leave(with: code.rawValue)
        } catch {
            let code = exitCode(for: error)
            if code == .success {
                do throws(OutputError) { try StandardOutput.write(fullMessage(for: error) + "\n") } catch {
                    StandardError.message("\(error)")
                    leave(with: 1)
                }
                leave(with: 0)
            }
            if code == .validationFailure {
                StandardError.write(fullMessage(for: error))
                leave(with: 2)
            }
            StandardError.message("\(error)")
            leave(with: 1)
        }
    }

    /// `ask QUESTION --help` asks for help with the question, not with the verb.
    private static func helpOfQuestions(_ arguments: ArraySlice<String>) -> [String] {
        guard arguments.first == "ask", arguments.dropFirst().contains(where: { !$0.hasPrefix("-") }) else {
            return Array(arguments)
        }
        return arguments.map { $0 == "--help" || $0 == "-h" ? "--describe" : $0 }
    }

    private static func leave(with code: Int32) -> Never {
        fflush(nil)
        Foundation.exit(code)
    }
}
