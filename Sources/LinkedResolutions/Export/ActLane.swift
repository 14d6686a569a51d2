import GraphStore
import RDF
import Resolutions
import Synchronization

/// Writes one act at a time, on a thread of its own where that is wanted and the system has room for one.
///
/// Invariant: from `begin` to `finish` the act's file and what is held, or else the merged file, are touched by that
/// thread alone.
final class ActLane {
    private let merged: GraphFile
    /// What the merged file takes when the turn of the act has come; nil where acts are written into that file at once.
    private let held: GraphFile?
    private let isConcurrent: Bool
    private var thread: WorkerThread?
    private let failure = Mutex<ExportError?>(nil)
    /// The act's own file.
    private var file: GraphFile?
    /// The act that is held.
    private var heldAct: IRI?

    init(merged: GraphFile, held: GraphFile?, isConcurrent: Bool) {
        self.merged = merged
        self.held = held
        self.isConcurrent = isConcurrent
    }

    /// Writes an act. The one before must be finished.
    ///
    /// - Parameter isHeld: false for an act that goes into the merged file at once, which no other thread then writes to.
    func begin(_ act: ActWriter.Act, to file: GraphFile?, isHeld: Bool) {
        self.file = file
        heldAct = held != nil && isHeld ? act.revision : nil
        let target = isHeld ? held ?? merged : merged
        // See the invariant.
        nonisolated(unsafe) let write = {
            do throws(ExportError) {
                try Self.write(act, to: file, merged: target)
            } catch {
                self.failure.withLock { $0 = error }
            }
        }
        thread = isConcurrent ? WorkerThread { write() } : nil
        if thread == nil { write() }
    }

    /// Waits until the act is written, also into the merged file; its own file, closed.
    func finish() throws(ExportError) -> GraphFile? {
        thread?.join()
        thread = nil
        if let error = failure.withLock({ $0 }) { throw error }
        if let held, let heldAct { try merged.take(held, of: heldAct) }
        defer { file = nil }
        return file
    }

    /// What was found about the act's file since this was last asked, also where it could not be written.
    func takeFindings() -> [Diagnostic] {
        thread?.join()
        return (file?.takeFindings() ?? []) + (held?.takeFindings() ?? [])
    }

    private static func write(_ act: ActWriter.Act, to file: GraphFile?, merged: GraphFile) throws(ExportError) {
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
