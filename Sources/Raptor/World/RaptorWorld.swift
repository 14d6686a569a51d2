import CRaptor
import RDF
import Synchronization

/// One `raptor_world`: Raptor's tables and its log.
///
/// Invariants: the pointer is never freed; every handle made in a world is freed before the world
/// goes back among the idle ones, because whoever holds such a handle also holds the world. A world,
/// and all that is made in it, is used by one thread at a time; two worlds are independent.
///
/// Worlds are used again and never freed: freeing one ends libxml2 for the whole process
/// (`xmlCleanupParser`), also for a thread that is parsing with it in another world. There are as
/// many as were ever in use at the same time.
final class RaptorWorld {
    let pointer: OpaquePointer
    let log = RaptorLog()

    /// Sendable because an idle world is in nobody's hands.
    private struct Idle: @unchecked Sendable {
        let pointer: OpaquePointer
    }

    private static let idle = Mutex<[Idle]>([])

    init() throws(RaptorUnavailable) {
        // Opened under the lock, since opening starts libraries that all worlds share.
        let world: Idle? = Self.idle.withLock { idle in
            if let world = idle.popLast() { return world }
            guard let world = resgraph_raptor_new_world() else { return nil }
            // Without this Raptor starts and ends curl, which is neither needed nor safe in threads.
            raptor_world_set_flag(world, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH, 1)
            // libxml2's handlers of last resort belong to a thread; a world may be used by another
            // one later, and would be told of errors that are not its own.
            raptor_world_set_flag(world, RAPTOR_WORLD_FLAG_LIBXML_GENERIC_ERROR_SAVE, 0)
            raptor_world_set_flag(world, RAPTOR_WORLD_FLAG_LIBXML_STRUCTURED_ERROR_SAVE, 0)
            guard raptor_world_open(world) == 0 else { return nil }
            return Idle(pointer: world)
        }
        guard let world else { throw RaptorUnavailable() }
        pointer = world.pointer
        // Names of blank nodes are counted anew, as in a world that is new.
        raptor_world_set_generate_bnodeid_parameters(pointer, nil, 1)
        // The log lives as long as this object, so that an unretained reference to it is safe.
        raptor_world_set_log_handler(pointer, Unmanaged.passUnretained(log).toOpaque()) { context, message in
            guard let context, let message else { return }
            Unmanaged<RaptorLog>.fromOpaque(context).takeUnretainedValue().add(RaptorMessage(message.pointee))
        }
    }

    deinit {
        raptor_world_set_log_handler(pointer, nil, nil)
        let world = Idle(pointer: pointer)
        Self.idle.withLock { $0.append(world) }
    }

    /// A URI of this world that the caller frees. Fails only without memory.
    func makeURI(_ text: String) throws(RaptorUnavailable) -> OpaquePointer {
        var text = text
        let uri = text.withUTF8 { raptor_new_uri_from_counted_string(pointer, $0.baseAddress, $0.count) }
        guard let uri else { throw RaptorUnavailable() }
        return uri
    }
}

/// libraptor2 could not be started or ran out of memory.
public struct RaptorUnavailable: Error, CustomStringConvertible {
    public var description: String { "libraptor2 could not be started (is there memory left?)" }
}
