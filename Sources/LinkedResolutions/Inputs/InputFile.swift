import Foundation
import RDF
import Raptor

/// One file to read, and what it holds.
public struct InputFile: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        /// The text of one or more resolutions.
        case resolutionText
        /// RDF in the given syntax.
        case rdf(RDFSyntax)
    }

    public enum Location: Hashable, Sendable {
        case file(path: String)
        case standardInput
    }

    public var location: Location
    public var content: Content

    public init(_ location: Location, content: Content) {
        self.location = location
        self.content = content
    }

    /// The name without its folder, as it stands in the graph; `stdin` for standard input.
    public var name: String {
        switch location {
        case .file(let path): (path as NSString).lastPathComponent
        case .standardInput: "stdin"
        }
    }

    /// The path as given, for messages.
    public var displayName: String {
        switch location {
        case .file(let path): path
        case .standardInput: "standard input"
        }
    }

    /// The bytes of the file.
    /// - Throws: `InputError.unreadable` with the system's reason.
    public func bytes() throws(InputError) -> [UInt8] {
        switch location {
        case .standardInput:
            return [UInt8](FileHandle.standardInput.readDataToEndOfFile())
        case .file(let path):
            do {
                return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe))
            } catch {
                throw .unreadable(path: path, reason: InputError.reason(of: error))
            }
        }
    }

    /// Hands the statements of an RDF file to the receiver; relative IRIs resolve against the file's
    /// own `file:` IRI.
    func readRDF<Receiver: StatementReceiver>(into receiver: inout Receiver) throws(RDFReadingError) {
        guard case .rdf(let syntax) = content else { return }
        switch location {
        case .file(let path): try RDFReader.read(path: path, syntax: syntax, into: &receiver)
        case .standardInput: try RDFReader.read(path: "-", syntax: syntax, into: &receiver)
        }
    }
}

/// Why an input could not be taken.
public enum InputError: Error, Hashable, Sendable, CustomStringConvertible {
    case notFound(path: String)
    case unreadable(path: String, reason: String)
    case unknownSuffix(path: String)
    case emptyFolder(path: String)

    public var description: String {
        switch self {
        case .notFound(let path): "\(path): no such file or folder"
        case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
        case .unknownSuffix(let path):
            "\(path): neither a text (.txt) nor a known RDF suffix; say what it is with --input-format"
        case .emptyFolder(let path): "\(path): the folder holds no text (.txt) and no RDF file"
        }
    }

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
