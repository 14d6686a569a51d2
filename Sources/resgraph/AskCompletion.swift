import Foundation
import LinkedResolutions

/// What a shell offers while a person types `resgraph ask …`.
enum AskCompletion {
    /// The names of the questions that begin with what is typed.
    static func questions(_ words: [String], _ current: String) -> [String] {
        matching(current, library(words).map(\.name))
    }

    /// The parameters of the question that are not given yet, as `name=`; behind the equals sign the
    /// names that the data holds.
    ///
    /// - Parameters:
    ///   - index: which word the cursor stands in.
    ///   - current: what of that word stands before the cursor.
    static func arguments(_ words: [String], _ index: Int, _ current: String) -> [String] {
        guard let question = library(words).first(where: { words.contains($0.name) }) else { return [] }
        // A shell for which the equals sign parts words (bash) gives `name`, `=` and the value apart.
        let before = words.prefix(max(0, index))
        if current == "=" { return values(of: before.last.flatMap { question.parameter(named: $0) }, words) }
        if before.last == "=" {
            let name = before.dropLast().last
            return matching(current, values(of: name.flatMap { question.parameter(named: $0) }, words))
        }
        if let equals = current.firstIndex(of: "=") {
            let name = String(current[..<equals])
            return matching(current, values(of: question.parameter(named: name), words).map { "\(name)=\($0)" })
        }
        let given = Set(words.enumerated().filter { $0.offset != index }.map { String($0.element.prefix { $0 != "=" }) })
        return matching(current, question.parameters.map(\.name).filter { !given.contains($0) }.map { "\($0)=" })
    }

    /// Those that begin with what is typed, whatever its case: not every shell leaves out the others.
    private static func matching(_ typed: String, _ candidates: [String]) -> [String] {
        let start = typed.lowercased()
        return candidates.filter { $0.lowercased().hasPrefix(start) }
    }

    private static func values(of parameter: QuestionParameter?, _ words: [String]) -> [String] {
        guard let parameter else { return [] }
        let found = NameCompletion.names(for: parameter.kind, inDataOf: words)
        return found.isEmpty ? parameter.examples : found
    }

    private static func library(_ words: [String]) -> [Question] {
        let folders = zip(words, words.dropFirst()).filter { $0.0 == "--questions" }.map(\.1)
        return ((try? QuestionLibrary(adding: folders)) ?? (try? QuestionLibrary()))?.questions ?? []
    }
}

/// Names in the data that a command line names.
enum NameCompletion {
    /// Data larger than this would keep a person waiting at every keystroke.
    private static let largestFile = 20 << 20

    static func names(for kind: QuestionParameter.Kind, inDataOf words: [String]) -> [String] {
        let inputs = zip(words, words.dropFirst()).filter { $0.0 == "--data" }.map { graphFile($0.1) }
        let files = inputs.compactMap { $0 }
        guard !files.isEmpty, let dataset = try? DataSource(inputs: files).load() else { return [] }
        return ResolutionGraph(dataset).knownNames(for: kind)
    }

    /// The RDF file that an input stands for, if it is quick to read; texts are not.
    private static func graphFile(_ input: String) -> String? {
        let candidates = [input, input + "/corpus.nt"]
        return candidates.first { path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            guard attributes?[.type] as? FileAttributeType == .typeRegular, !path.hasSuffix(".txt") else { return false }
            return (attributes?[.size] as? Int ?? .max) <= largestFile
        }
    }
}
