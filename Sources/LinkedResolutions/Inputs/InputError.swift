import Foundation

/// Why an input could not be taken.
public enum InputError: Error, Hashable, Sendable, CustomStringConvertible {
    case notFound(path: String)
    case unreadable(path: String, reason: String)
    case unknownSuffix(path: String)
    case emptyFolder(path: String)
    /// More bytes than one text may have.
    case tooLarge(path: String, maximum: Int)

    /// The file or folder, as given.
    public var path: String {
        switch self {
        case .notFound(let path), .unreadable(let path, _), .unknownSuffix(let path), .emptyFolder(let path),
            .tooLarge(let path, _):
            path
        }
    }

    /// What is wrong with it, as a sentence.
    public var message: String {
        switch self {
        case .notFound: "There is no such file or folder."
        case .unreadable(_, let reason): "The file cannot be read: \(reason)."
        case .unknownSuffix:
            "The suffix is neither .txt nor one of RDF; say what the file holds with --input-format."
        case .emptyFolder: "The folder holds no text (.txt) and no RDF file."
        case .tooLarge(_, let maximum):
            "One text may have \(maximum) bytes, and here are more; "
                + "put it into a file that holds one act after the other."
        }
    }

    public var description: String { "\(path): \(message)" }

    /// The system's own words for what went wrong, without paths and domains.
    static func reason(of error: any Error) -> String {
        let error = error as NSError
        if let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError,
            underlying.domain == NSPOSIXErrorDomain
        {
            return String(cString: strerror(Int32(underlying.code)))
        }
        if error.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(error.code))) }
        return error.localizedDescription
    }
}
