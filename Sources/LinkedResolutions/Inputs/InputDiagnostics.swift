import RDF
import Raptor
import Resolutions

extension InputError {
    /// The error as a finding about the input as a whole.
    var diagnostic: Diagnostic {
        let code: Diagnostic.Code = if case .tooLarge = self { .tooLarge } else { .unreadableFile }
        return Diagnostic(.error, code, message, file: path)
    }
}

extension Diagnostic {
    static func notAResolution(_ file: InputFile) -> Diagnostic {
        Diagnostic(
            .error, .notAResolution,
            "No number line, enacting formula or heading verb was found: this is no resolution.",
            file: file.displayName, position: SourcePosition(line: 1, column: 1))
    }

    static func changedWhileRead(_ file: InputFile) -> Diagnostic {
        Diagnostic(
            .error, .unreadableFile, "The file changed while it was read; run again.", file: file.displayName)
    }
}

extension RDFReadingError {
    /// Whether the file is not at fault, but the machine: others would be read no better.
    var isLackOfMemory: Bool { message.hasPrefix("out of memory") }

    /// The error as a finding in a file.
    func diagnostic(file: InputFile) -> Diagnostic {
        var position: SourcePosition?
        if let line { position = SourcePosition(line: line, column: column ?? 1) }
        return Diagnostic(.error, .unreadableFile, message, file: file.displayName, position: position)
    }
}

extension RaptorMessage {
    /// What a parser or a serializer warned of, as a finding in a file.
    public func diagnostic(path: String) -> Diagnostic {
        let position = line.map { SourcePosition(line: $0, column: column ?? 1) }
        return Diagnostic(.warning, .doubtfulRDF, text, file: path, position: position)
    }
}
