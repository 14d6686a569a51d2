import RDF
import Raptor

/// Passes bytes on, and to a second sink as long as one is set.
final class CopyingSink: ByteSink {
    private let sink: any ByteSink
    /// Gets a copy of what is written.
    var copy: CopyingSink?

    init(_ sink: any ByteSink) { self.sink = sink }

    func write(_ bytes: Span<UInt8>) throws(OutputError) {
        try copy?.write(bytes)
        try sink.write(bytes)
    }

    func finish() throws(OutputError) { try sink.finish() }
}
