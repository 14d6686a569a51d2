import Foundation
import ResolutionOntology

/// The named questions that can be asked: those that the program carries with it, and a user's own.
public struct QuestionLibrary: Sendable {
    /// The questions by name, in the order of their names.
    public let questions: [Question]

    /// The questions of `Ontology/questions/`, and those of folders; a file of a folder replaces a
    /// question of the same name.
    ///
    /// - Parameter folders: folders whose files ending in `.rq` are questions; others are left alone.
    /// - Throws: ``QuestionError`` for a file that is no question, `InputError` for one that cannot be read.
    public init(adding folders: [String] = []) throws {
        var byName: [String: Question] = [:]
        for file in OntologyFile.questions {
            let question = try Question(named: Self.name(of: file.name), text: file.text)
            byName[question.name] = question
        }
        for folder in folders {
            for file in try Self.files(in: folder) {
                let bytes = try InputFile(.file(path: file), content: .resolutionText).bytes()
                let name = Self.name(of: URL(fileURLWithPath: file).lastPathComponent)
                guard let text = String(validating: bytes, as: UTF8.self) else {
                    throw QuestionError(question: name, line: 1, column: 1, message: "the file is not valid UTF-8")
                }
                byName[name] = try Question(named: name, text: text)
            }
        }
        questions = byName.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// The question with a name.
    /// - Throws: ``UnknownNameError`` with the names that are nearest.
    public func question(named name: String) throws(UnknownNameError) -> Question {
        if let question = questions.first(where: { $0.name == name }) { return question }
        let near = EditDistance.nearest(to: name, among: questions.map(\.name), limit: 3)
        throw UnknownNameError(name: name, kind: "question", suggestions: near)
    }

    private static func files(in folder: String) throws -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw InputError.unreadable(path: folder, reason: "it is no folder that can be read")
        }
        return names.filter { $0.hasSuffix(".rq") }.sorted().map { folder + "/" + $0 }
    }

    private static func name(of file: String) -> String {
        file.hasSuffix(".rq") ? String(file.dropLast(3)) : file
    }
}
