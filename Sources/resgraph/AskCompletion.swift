import Foundation
import LinkedResolutions

/// What a shell offers while a person types `resgraph ask …`.
enum AskCompletion {
    /// The names of all questions.
    static func questions(_ words: [String]) -> [String] {
        library(words).map(\.name)
    }

    /// The parameters of the question that are not given yet, as `name=`; behind the equals sign the
    /// names that the data holds.
    ///
    /// - Parameters:
    ///   - index: which word the cursor stands in.
    ///   - current: what of that word stands before the cursor.
    static func arguments(_ words: [String], _ index: Int, _ current: String) -> [String] {
        guard let question = library(words).first(where: { words.contains($0.name) }) else { return [] }
        // A shell for which the equals sign parts words gives `name`, `=` and the value apart.
        let before = words.prefix(max(0, index))
        if let equals = current.firstIndex(of: "=") {
            let name = String(current[..<equals])
            return values(of: question.parameter(named: name), words).map { "\(name)=\($0)" }
        }
        if before.last == "=" { return values(of: before.dropLast().last.flatMap { question.parameter(named: $0) }, words) }
        if current == "=" { return values(of: before.last.flatMap { question.parameter(named: $0) }, words) }
        let given = words.map { $0.prefix { $0 != "=" } }
        return question.parameters.map(\.name).filter { name in !given.contains { $0 == name && $0 != current } }
            .map { "\($0)=" }
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
