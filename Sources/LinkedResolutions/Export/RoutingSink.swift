import RDF
import Raptor

/// Passes bytes on to its own sink, or for a while to others: one writer, with the terms that it
/// keeps, then serves several files.
final class RoutingSink: ByteSink {
    private let sink: any ByteSink
    /// Where bytes go instead; the sink itself may be among them.
    private var route: [RoutingSink]?

    init(_ sink: any ByteSink) { self.sink = sink }

    /// Sends what is written meanwhile to other sinks.
    func route<Failure: Error>(
        to others: [RoutingSink], while body: () throws(Failure) -> Void
    ) throws(Failure) {
        route = others
        defer { route = nil }
        try body()
    }

    func write(_ bytes: Span<UInt8>) throws(OutputError) {
        guard let route else { return try sink.write(bytes) }
        for other in route { try other.sink.write(bytes) }
    }

    func finish() throws(OutputError) { try sink.finish() }
}
