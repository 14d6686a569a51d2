import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Keeps libxml2 from opening files and addresses while Raptor parses with it.
///
/// Raptor 2.0.15 can be told not to load external entities, and then still lets libxml2 load the
/// parameter entities of a document type: a document could take in any file of the machine. So
/// libxml2's loader is replaced, once, by one that gives nothing to a thread that is in `refused`, and
/// leaves everybody else in the process to the loader that was there before.
enum ExternalEntities {
    private typealias Loader =
        @convention(c) (UnsafePointer<CChar>?, UnsafePointer<CChar>?, OpaquePointer?) -> OpaquePointer?

    /// The threads that parse for us, each as often as it does.
    private static let parsing = Mutex<[UInt: Int]>([:])
    private static let previous = Mutex<Loader?>(nil)

    /// Looked up by name, because Raptor's package does not link programs with libxml2.
    private static let isInstalled: Bool = {
        let program = dlopen(nil, RTLD_NOW)
        guard let getter = dlsym(program, "xmlGetExternalEntityLoader"),
            let setter = dlsym(program, "xmlSetExternalEntityLoader")
        else { return false }
        let get = unsafeBitCast(getter, to: (@convention(c) () -> Loader?).self)
        let set = unsafeBitCast(setter, to: (@convention(c) (Loader) -> Void).self)
        previous.withLock { $0 = get() }
        set { address, identifier, context in
            if ExternalEntities.parsing.withLock({ $0[ExternalEntities.thread] != nil }) { return nil }
            return ExternalEntities.previous.withLock { $0 }?(address, identifier, context)
        }
        return true
    }()

    private static var thread: UInt {
        #if canImport(Darwin)
        UInt(bitPattern: pthread_self())
        #else
        UInt(pthread_self())
        #endif
    }

    /// Runs the body with every external entity refused to this thread; false, without having run it,
    /// where libxml2 is not there to be told.
    static func refused(_ body: () -> Void) -> Bool {
        guard isInstalled else { return false }
        let thread = thread
        parsing.withLock { $0[thread, default: 0] += 1 }
        body()
        parsing.withLock { parsing in
            let count = parsing[thread, default: 1] - 1
            parsing[thread] = count == 0 ? nil : count
        }
        return true
    }
}
