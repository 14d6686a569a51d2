import Foundation
import LinkedResolutions

/// What the system's signals and streams mean to this program.
enum Signals {
    static func setUp() {
        // A closed pipe is a reader that has seen enough, not an error to report.
        signal(SIGPIPE, SIG_DFL)
        // A file over the limit of its size (ulimit -f) is then an error of writing, which is reported.
        signal(SIGXFSZ, SIG_IGN)
        explainLackOfMemory()
        keepStandardStreams()
        removeTemporaryFiles()
    }

    /// Where temporary files have names, a signal that ends the program removes them first.
    private static func removeTemporaryFiles() {
        UnfinishedFiles.prepare()
        let ending = [SIGINT, SIGTERM, SIGHUP]
        // A program that starts this one from a thread of tasks hands on that the thread blocks them.
        var blocked = sigset_t()
        sigemptyset(&blocked)
        for number in ending { sigaddset(&blocked, number) }
        pthread_sigmask(SIG_UNBLOCK, &blocked, nil)
        for number in ending {
            let before = signal(number) { number in
                UnfinishedFiles.remove()
                signal(number, SIG_DFL)
                raise(number)
            }
            // Whoever started the program may want the signal to be ignored (nohup).
            if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { signal(number, SIG_IGN) }
        }
    }

    /// Where a standard stream is closed, the first file that is opened would take its number, and what is said
    /// on the stream would go into that file. So the number is taken by what can be neither read nor written.
    private static func keepStandardStreams() {
        for (stream, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
        where fcntl(stream, F_GETFD) < 0 {
            // The lowest number that is free, which is this one.
            _ = open("/dev/null", mode)
        }
    }

    /// Under a limit on memory (ulimit -v) the language's runtime ends the process when there is no more.
    /// That cannot be thrown as an error, but it can be told in one line, with the exit code of an error.
    private static func explainLackOfMemory() {
        guard let limit = addressSpaceLimit() else { return }
        LackOfMemory.half = limit / 2
        dropWhatLibrariesSay()
        giveHandlersTheirOwnStack()
        for number in [SIGABRT, SIGILL, SIGTRAP, SIGSEGV] {
            var action = sigaction()
            #if canImport(Glibc)
            action.__sigaction_handler.sa_handler = { number in LackOfMemory.endProcess(after: number) }
            #else
            action.__sigaction_u.__sa_handler = { number in LackOfMemory.endProcess(after: number) }
            #endif
            action.sa_flags = Int32(SA_ONSTACK)
            sigaction(number, &action, nil)
        }
    }

    /// The language's runtime, where it is linked in, and libxml2 tell of a lack of memory in many lines for those who
    /// wrote the program. They write through C's stream; this program never does. The stream is a variable of the C
    /// library, to be had by its name alone where a language looks after threads, of which there are no others yet.
    private static func dropWhatLibrariesSay() {
        #if canImport(Glibc)
        guard let place = dlsym(nil, "stderr"), let nothing = fopen("/dev/null", "we") else { return }
        place.assumingMemoryBound(to: UnsafeMutablePointer<FILE>?.self).pointee = nothing
        #endif
    }

    /// The stack of the first thread grows as it is needed. Where the limit keeps it from growing, nothing is left of
    /// it for a handler either.
    private static func giveHandlersTheirOwnStack() {
        let size = 64 << 10
        // Never freed: a handler may run until the program has ended.
        guard let memory = malloc(size) else { return }
        var stack = stack_t()
        stack.ss_sp = memory
        stack.ss_size = size
        sigaltstack(&stack, nil)
    }

    private static func addressSpaceLimit() -> Int? {
        var limit = rlimit()
        #if canImport(Glibc)
        let isKnown = getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0
        #else
        let isKnown = getrlimit(RLIMIT_AS, &limit) == 0
        #endif
        guard isKnown, limit.rlim_cur < rlim_t(Int64.max) else { return nil }
        return Int(limit.rlim_cur)
    }
}

/// What a signal handler needs: it may neither allocate nor take a lock.
private enum LackOfMemory {
    /// Half of the limit in bytes. Written once, before the handlers are installed.
    nonisolated(unsafe) static var half = 0

    /// Leaves with one line where memory is the likely cause (the last thing that failed was for want of it, or
    /// not even half of the limit is free), else as the signal does by itself.
    static func endProcess(after number: Int32) {
        let lastFault = errno
        let free = mmap(nil, half, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard lastFault == ENOMEM || free == MAP_FAILED else {
            signal(number, SIG_DFL)
            raise(number)
            return
        }
        let message: StaticString =
            "resgraph: out of memory: the limit that is set (ulimit -v) does not suffice; no file is half written\n"
        _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
        _exit(1)
    }
}
