import CRaptor
import RDF
import Synchronization

/// One `raptor_world`: Raptor's tables and its log.
///
/// Invariants: the pointer is valid until `deinit`; every handle made in a world is freed before it,
/// because whoever holds such a handle also holds the world. A world, and all that is made in it, is
/// used by one thread at a time; two worlds are independent but for libxml2's and libxslt's start
/// and end, which `lifecycle` keeps apart.
final class RaptorWorld {
    let pointer: OpaquePointer
    let log = RaptorLog()

    private static let lifecycle = Mutex<Void>(())

    init() throws(RaptorUnavailable) {
        let world: OpaquePointer? = Self.lifecycle.withLock { _ in
            guard let world = resgraph_raptor_new_world() else { return nil }
            // Without this Raptor starts and ends curl, which is neither needed nor safe in threads.
            raptor_world_set_flag(world, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH, 1)
            guard raptor_world_open(world) == 0 else {
                raptor_free_world(world)
                return nil
            }
            return world
        }
        guard let world else { throw RaptorUnavailable() }
        pointer = world
        // The log lives as long as the world, so that an unretained reference to it is safe.
        raptor_world_set_log_handler(world, Unmanaged.passUnretained(log).toOpaque()) { context, message in
            guard let context, let message else { return }
            Unmanaged<RaptorLog>.fromOpaque(context).takeUnretainedValue().add(RaptorMessage(message.pointee))
        }
    }

    deinit {
        Self.lifecycle.withLock { _ in raptor_free_world(pointer) }
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
