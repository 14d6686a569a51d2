import Foundation

extension Process {
    /// Sends a signal; nothing to a process that has ended. Of such a one Foundation says the number -1, and
    /// `kill` would send the signal to every process there is.
    public func send(_ signal: Int32) {
        let identifier = processIdentifier
        if isRunning, identifier > 1 { kill(identifier, signal) }
    }
}
