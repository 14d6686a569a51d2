import GraphStore
import RDF
import Resolutions

/// Writes acts in one syntax: each into a file of its own and into the merged file.
///
/// Serializing is the dearest step of an export. Where blocks are the same bytes wherever they stand, several acts are
/// written at a time, each in a lane that holds what is to go into the merged file until its turn has come: that file has
/// the acts in the order given. In other syntaxes there is one lane, which writes an act while the next is read.
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

        /// Whether the merged file takes more of it than is held in memory: some megabytes.
        var isLarge: Bool { blocks.reduce(0) { $0 + ($1.merged ?? $1.triples).count } > 20_000 }
    }

    let merged: GraphFile
    private var idle: [ActLane] = []
    /// Those with an act, in the order in which they were given one.
    private var busy: [ActLane] = []

    /// - Parameters:
    ///   - jobs: one where each act is written before the caller goes on.
    ///   - laneCount: how many acts are written at a time; one in a syntax that does not `writeBlocksAlone`.
    init(merged: GraphFile, jobs: Int, laneCount: Int, settings: GraphFileSettings) throws(ExportError) {
        self.merged = merged
        for _ in 0..<laneCount {
            let held = laneCount > 1 ? try GraphFile(heldFor: merged, settings: settings) : nil
            idle.append(ActLane(merged: merged, held: held, isConcurrent: jobs > 1))
        }
    }

    /// Whether an act can be written without waiting for another.
    var hasRoom: Bool { !idle.isEmpty }

    /// Whether acts are being written.
    var isBusy: Bool { !busy.isEmpty }

    /// Writes an act, into a file of its own where one is given. There must be room, and no act before a large one.
    func write(_ act: Act, to file: GraphFile?) {
        guard let lane = idle.popLast() else { return }
        lane.begin(act, to: file, isHeld: !act.isLarge || isBusy)
        busy.append(lane)
    }

    /// Waits until the act given first of those that are being written is written; its own file, closed.
    func finishFirst() throws(ExportError) -> GraphFile? {
        guard let lane = busy.first else { return nil }
        let file = try lane.finish()
        idle.append(busy.removeFirst())
        return file
    }

    /// What was found since this was last asked about the files of acts that are being written and the merged one.
    func takeFindings() -> [Diagnostic] { busy.flatMap { $0.takeFindings() } + merged.takeFindings() }
}
