import RDF
import Raptor
import Resolutions

extension InputError {
    /// The error as a finding about the input as a whole.
    var diagnostic: Diagnostic {
        switch self {
        case .notFound(let path):
            Diagnostic(.error, .unreadableFile, "There is no such file or folder.", file: path)
        case .unreadable(let path, let reason):
            Diagnostic(.error, .unreadableFile, "The file cannot be read: \(reason).", file: path)
        case .unknownSuffix(let path):
            Diagnostic(
                .error, .unreadableFile,
                "The suffix is neither .txt nor one of RDF; say what the file holds with --input-format.",
                file: path)
        case .emptyFolder(let path):
            Diagnostic(.error, .unreadableFile, "The folder holds no text (.txt) and no RDF file.", file: path)
        case .tooLarge(let path, let maximum):
            Diagnostic(
                .error, .tooLarge, "One text may have \(maximum) bytes, and here are more; put it into a file that holds one act after the other.",
                file: path)
        }
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
    /// The error as a finding in a file.
    func diagnostic(file: InputFile) -> Diagnostic {
        var position: SourcePosition?
        if let line { position = SourcePosition(line: line, column: column ?? 1) }
        return Diagnostic(.error, .unreadableFile, message, file: file.displayName, position: position)
    }
}

extension RaptorMessage {
    /// What the parser warned of, as a finding in a file.
    func diagnostic(file: InputFile) -> Diagnostic {
        let position = line.map { SourcePosition(line: $0, column: column ?? 1) }
        return Diagnostic(.warning, .doubtfulRDF, text, file: file.displayName, position: position)
    }
}
