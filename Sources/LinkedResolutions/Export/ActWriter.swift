import Dispatch
import RDF
import Resolutions
import Synchronization

/// Writes acts in one syntax: each into a file of its own and into the merged file.
///
/// With `isConcurrent` an act is written on a thread of the writer's own while the next is read; acts
/// are still written one after the other, in the order given.
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
    private let queue: DispatchQueue?
    private let group = DispatchGroup()
    private let failure = Mutex<ExportError?>(nil)
    /// The file of the act that was given last, until it is asked for.
    private var last: GraphFile?

    init(merged: GraphFile, isConcurrent: Bool) {
        self.merged = merged
        queue = isConcurrent ? DispatchQueue(label: "resgraph.writing") : nil
    }

    /// Writes an act, into a file of its own where one is given. The act before must have been waited for.
    func write(_ act: Act, to file: GraphFile?) throws(ExportError) {
        last = file
        guard let queue else { return try Self.write(act, to: file, merged: merged) }
        // Between this line and `wait` the two files are touched by the queue alone.
        nonisolated(unsafe) let file = file
        nonisolated(unsafe) let merged = merged
        queue.async(group: group) { [self] in
            do throws(ExportError) {
                try Self.write(act, to: file, merged: merged)
            } catch {
                failure.withLock { $0 = error }
            }
        }
    }

    /// Waits until the act given last is written; its own file, closed.
    func wait() throws(ExportError) -> GraphFile? {
        group.wait()
        if let error = failure.withLock({ $0 }) { throw error }
        defer { last = nil }
        return last
    }

    /// What was found since this was last asked about the file of the act given last and the merged one.
    func takeFindings() -> [Diagnostic] {
        group.wait()
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

// Given from one thread to its queue and back; `wait` stands between.
extension ActWriter: @unchecked Sendable {}
