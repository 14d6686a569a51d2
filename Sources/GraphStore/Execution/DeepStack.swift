#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Runs what calls itself as often as a query has operators on a stack that is high enough.
///
/// A thread's own stack holds about a thousand operators one above the other; a query of ten thousand triple
/// patterns has more. Of the memory asked for only what is used is taken.
enum DeepStack {
    /// Up to here the caller's stack does.
    private static let shallow = 200
    /// What one operator takes at most, in builds that are not optimised and under sanitizers too.
    private static let bytesPerLevel = 48 << 10
    /// More than this no query may ask for.
    private static let mostBytes = 16 << 30

    /// Does the work, on a thread of its own where it is deep; the caller waits.
    ///
    /// - Throws: what the work throws; `QueryError.memoryLimit` where there is no room for such a stack.
    static func run<Value>(levels: Int, _ work: () throws(QueryError) -> Value) throws(QueryError) -> Value {
        guard levels > shallow else { return try work() }
        let (wanted, overflow) = levels.multipliedReportingOverflow(by: bytesPerLevel)
        guard !overflow, wanted <= mostBytes else { throw .memoryLimit(mostBytes) }
        let bytes = wanted + 1 << 20
        var result: Result<Value, QueryError> = .failure(.memoryLimit(bytes))
        withoutActuallyEscaping(work) { work in
            let job = Job {
                do throws(QueryError) { result = .success(try work()) } catch { result = .failure(error) }
            }
            perform(job, stack: bytes)
        }
        return try result.get()
    }

    private final class Job {
        let work: () -> Void
        init(_ work: @escaping () -> Void) { self.work = work }
    }

    /// Starts a thread and waits for its end; the job is not done where the system has no room for it.
    private static func perform(_ job: Job, stack bytes: Int) {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return }
        defer { pthread_attr_destroy(&attributes) }
        guard pthread_attr_setstacksize(&attributes, bytes) == 0 else { return }
        let context = Unmanaged.passRetained(job)
        #if canImport(Darwin)
        var thread: pthread_t?
        let status = pthread_create(&thread, &attributes, { context in
            Unmanaged<Job>.fromOpaque(context).takeRetainedValue().work()
            return nil
        }, context.toOpaque())
        guard status == 0, let thread else { return context.release() }
        #else
        var thread = pthread_t()
        let status = pthread_create(&thread, &attributes, { context in
            if let context { Unmanaged<Job>.fromOpaque(context).takeRetainedValue().work() }
            return nil
        }, context.toOpaque())
        guard status == 0 else { return context.release() }
        #endif
        // Until then nobody else touches what the job reads and writes.
        pthread_join(thread, nil)
    }
}
