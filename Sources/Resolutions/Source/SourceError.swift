/// Why a file could not be taken as a text.
public enum SourceError: Error, Hashable, Sendable {
    /// No character other than white space.
    case empty
    /// A byte that UTF-8 does not allow there.
    case invalidUTF8(byte: UInt8, at: SourcePosition)
    /// A byte-order mark of UTF-16, or the NUL bytes that UTF-16 without one leaves.
    case utf16
    /// More bytes than one text may have.
    case tooLarge(byteCount: Int, maximum: Int)

    /// The finding to report for the file of the given name.
    public func diagnostic(file: String) -> Diagnostic {
        switch self {
        case .empty:
            Diagnostic(.error, .emptyFile, "The file holds no text.", file: file)
        case .invalidUTF8(let byte, let position):
            Diagnostic(
                .error, .notUTF8,
                "Byte 0x\(String(byte, radix: 16, uppercase: true)) is not UTF-8 here; convert the file to UTF-8.",
                file: file, position: position)
        case .utf16:
            Diagnostic(.error, .utf16, "The file is UTF-16; convert it to UTF-8.", file: file)
        case .tooLarge(let byteCount, let maximum):
            Diagnostic(
                .error, .tooLarge, "The file has \(byteCount) bytes; one text may have \(maximum).",
                file: file)
        }
    }
}
