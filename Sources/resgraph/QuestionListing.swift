import LinkedResolutions

/// How questions are shown to people.
enum QuestionListing {
    /// A line for each question: its name, its parameters, what it asks. Parameters in brackets may be
    /// left out.
    static func table(of questions: [Question]) -> String {
        let rows = questions.map { question in
            (question.name, question.parameters.map { $0.isRequired ? $0.name : "[\($0.name)]" }.joined(separator: " "), question.summary)
        }
        let widths = rows.reduce((8, 10)) { (max($0.0, $1.0.count), max($0.1, $1.1.count)) }
        func line(_ name: String, _ parameters: String, _ summary: String) -> String {
            name.padded(to: widths.0 + 2) + parameters.padded(to: widths.1 + 2) + summary + "\n"
        }
        return line("question", "parameters", "what it asks")
            + line(String(repeating: "─", count: widths.0), String(repeating: "─", count: widths.1), "────────────")
            + rows.map { line($0.0, $0.1, $0.2) }.joined()
    }

    /// What one question asks and takes, with examples to copy.
    static func description(of question: Question) -> String {
        var text = "\(question.name): \(question.summary)\n"
        if !question.details.isEmpty { text += "\n\(question.details)\n" }
        if !question.parameters.isEmpty {
            text += "\nPARAMETERS\n"
            let width = question.parameters.map(\.name.count).max() ?? 0
            for parameter in question.parameters {
                let kind = "(\(parameter.kind.rawValue)\(parameter.isRequired ? ", required" : ""))"
                text += "  \(parameter.name.padded(to: width))  \(kind) \(parameter.summary)\n"
                if !parameter.examples.isEmpty {
                    text += String(repeating: " ", count: width + 4) + "for example " + parameter.examples.joined(separator: "; ") + "\n"
                }
            }
        }
        if !question.examples.isEmpty {
            text += "\nEXAMPLES\n"
            for example in question.examples {
                text += "  resgraph ask --data texts/ \(question.name)\(example.isEmpty ? "" : " \(example)")\n"
            }
        }
        return text
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
