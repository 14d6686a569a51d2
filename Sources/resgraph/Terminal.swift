import Foundation

/// The terminal that standard output may be.
enum Terminal {
    static let isOutput = isatty(STDOUT_FILENO) == 1

    /// How many columns it has; nil where output goes to a file or a pipe.
    static var width: Int? {
        var size = winsize()
        guard isOutput, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Colours only on a terminal, and for nobody who has asked for none (https://no-color.org).
    static let usesColour =
        isOutput && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"
}
