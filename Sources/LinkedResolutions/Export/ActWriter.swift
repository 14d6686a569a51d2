import GraphStore
import RDF
import Resolutions
import Synchronization

/// Writes acts in one syntax: each into a file of its own and into the merged file.
///
/// With `isConcurrent` an act is written on a thread of its own while the next is read; acts
/// are still written one after the other, in the order given. Where the system has no room for a thread, the act is
/// written at once.
final class ActWriter {
    /// The statements of one act, in the order of writing.
    struct Act: Sendable {
        struct Block: Sendable {
            var triples: [Triple]
            /// Those that stand in the merged file; nil for all.
            var merged: [Triple]?
            var graph: IRI
        }

        var revision: IRI
        var blocks: [Block]
    }

    let merged: GraphFile
    private let isConcurrent: Bool
    /// Writes the act that was given last.
    private var thread: WorkerThread?
    private let failure = Mutex<ExportError?>(nil)
    /// The file of the act that was given last, until it is asked for.
    private var last: GraphFile?

    init(merged: GraphFile, isConcurrent: Bool) {
        self.merged = merged
        self.isConcurrent = isConcurrent
    }

    /// Writes an act, into a file of its own where one is given. The act before must have been waited for.
    func write(_ act: Act, to file: GraphFile?) throws(ExportError) {
        last = file
        if isConcurrent {
            // Between this line and `wait` the two files are touched by the thread alone.
            nonisolated(unsafe) let file = file
            nonisolated(unsafe) let merged = merged
            thread = WorkerThread { [self] in
                do throws(ExportError) {
                    try Self.write(act, to: file, merged: merged)
                } catch {
                    failure.withLock { $0 = error }
                }
            }
            if thread != nil { return }
        }
        try Self.write(act, to: file, merged: merged)
    }

    /// Waits until the act given last is written; its own file, closed.
    func wait() throws(ExportError) -> GraphFile? {
        thread?.join()
        if let error = failure.withLock({ $0 }) { throw error }
        defer { last = nil }
        return last
    }

    /// What was found since this was last asked about the file of the act given last and the merged one.
    func takeFindings() -> [Diagnostic] {
        thread?.join()
        return (last?.takeFindings() ?? []) + merged.takeFindings()
    }

    private static func write(_ act: Act, to file: GraphFile?, merged: GraphFile) throws(ExportError) {
        try file?.beginDocument(act.revision)
        try merged.beginDocument(act.revision)
        for block in act.blocks {
            if let file {
                if block.merged == nil {
                    try merged.write(block.triples, in: block.graph, to: [merged, file])
                } else {
                    try merged.write(block.triples, in: block.graph, to: [file])
                }
            }
            if file == nil || block.merged != nil { try merged.write(block.merged ?? block.triples, in: block.graph) }
        }
        try file?.close()
    }
}

// Given from one thread to another and back; `wait` stands between.
extension ActWriter: @unchecked Sendable {}
