#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file that appears whole or not at all: written where no reader looks, put in its place on
/// `commit()`, gone when it goes away without. An error leaves the old file as it was.
///
/// Where the system has files without a name (Linux, most file systems) nothing is left behind even by a
/// process that is killed; elsewhere the file has a name that ends in `.tmp` until it is committed.
/// A symbolic link is followed, so that the file behind it is replaced. What is no file (a device, a
/// pipe) cannot be replaced and is written to directly.
public struct AtomicFile: ~Copyable {
    /// Takes the file's bytes.
    public let sink: FileDescriptorSink
    /// The path as given, for messages.
    private let name: String
    /// Where the file goes, symbolic links followed.
    private let target: String
    private let place: TemporaryPlace
    private let descriptor: Int32
    private var isOpen = true
    private var isCommitted = false

    /// Where the bytes are until `commit()`.
    private enum TemporaryPlace {
        /// In a file without a name.
        case nameless
        /// In one with a name, and where that is noted, if there was room.
        case named(String, number: Int?)
        /// At the target already, which is no file.
        case direct
    }

    /// Creates the temporary file in the target's folder, which must exist. A new file gets the
    /// rights that the process's mask leaves of `rw-rw-rw-`; a replaced one keeps its own.
    /// - Throws: `OutputError`, also where the path is a folder's.
    public init(replacing path: String) throws(OutputError) {
        let opened = try Self.opened(replacing: path)
        name = path
        target = opened.target
        place = opened.place
        descriptor = opened.descriptor
        sink = FileDescriptorSink(opened.descriptor, name: path)
    }

    /// Writes a whole file at once.
    public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
        let file = try AtomicFile(replacing: path)
        try file.sink.write(bytes.span)
        try file.commit()
    }

    /// Where the bytes that the sink has flushed can be read before `commit()`; nil for what is no file.
    public var readablePath: String? {
        switch place {
        case .nameless: "\(Self.descriptorFolder)/\(descriptor)"
        case .named(let path, _): path
        case .direct: nil
        }
    }

    /// Writes out the buffer, closes, and puts the file in its place.
    /// - Parameter synchronize: whether to wait until the disk holds it.
    public consuming func commit(synchronize: Bool = false) throws(OutputError) {
        try sink.flush()
        if synchronize, fsync(descriptor) != 0 { throw failure(to: "write") }
        if case .nameless = place { try nameTheFile() }
        isOpen = false
        guard close(descriptor) == 0 else { throw failure(to: "write") }
        if case .named(let path, _) = place { try replaceTarget(with: path) }
        isCommitted = true
    }

    deinit {
        if isOpen { close(descriptor) }
        if case .named(let path, let number) = place {
            if !isCommitted { unlink(path) }
            UnfinishedFiles.forget(number)
        }
    }

    private func failure(to operation: String) -> OutputError {
        OutputError(name: name, code: errno, operation: operation)
    }

    private func replaceTarget(with path: String) throws(OutputError) {
        guard rename(path, target) == 0 else { throw failure(to: "replace") }
    }

    // MARK: Files without a name

    /// Puts a file without a name in its place: in one step where the target is new, else by renaming.
    private func nameTheFile() throws(OutputError) {
        if link(to: target) { return }
        let (path, number) = try linkBesideTarget()
        defer { UnfinishedFiles.forget(number) }
        do throws(OutputError) {
            try replaceTarget(with: path)
        } catch {
            unlink(path)
            throw error
        }
    }

    /// The folder in which the system shows a process its open files.
    private static let descriptorFolder = "/proc/self/fd"

    /// Gives the file a name; false where that is taken, or cannot be given.
    private func link(to path: String) -> Bool {
        linkat(AT_FDCWD, "\(Self.descriptorFolder)/\(descriptor)", AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0
    }

    private func linkBesideTarget() throws(OutputError) -> (path: String, number: Int?) {
        for attempt in 0..<1000 {
            let path = Self.temporaryName(for: target, attempt: attempt)
            let (number, isLinked) = UnfinishedFiles.create(path) { link(to: path) }
            if isLinked { return (path, number) }
            guard errno == EEXIST else { break }
        }
        throw failure(to: "create")
    }

    // MARK: Opening

    private static func opened(
        replacing path: String
    ) throws(OutputError) -> (target: String, place: TemporaryPlace, descriptor: Int32) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            let target = followingLinks(path)
            let (descriptor, place) = try temporaryFile(for: target, name: path)
            return (target, place, descriptor)
        }
        let kind = status.st_mode & S_IFMT
        if kind == S_IFDIR { throw OutputError(name: path, code: EISDIR, operation: "replace") }
        guard kind == S_IFREG else { return (path, .direct, try open(path, O_WRONLY | O_CLOEXEC, name: path)) }
        let target = followingLinks(path)
        let (descriptor, place) = try temporaryFile(for: target, name: path)
        _ = fchmod(descriptor, status.st_mode & 0o777)
        return (target, place, descriptor)
    }

    private static func temporaryName(for target: String, attempt: Int) -> String {
        "\(target).\(getpid())-\(attempt).tmp"
    }

    private static func temporaryFile(
        for target: String, name: String
    ) throws(OutputError) -> (Int32, TemporaryPlace) {
        if let descriptor = namelessFile(beside: target) { return (descriptor, .nameless) }
        var attempt = 0
        while true {
            let path = temporaryName(for: target, attempt: attempt)
            var descriptor: Int32 = -1
            let (number, isCreated) = UnfinishedFiles.create(path) {
                descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC)
                return descriptor >= 0
            }
            if isCreated { return (descriptor, .named(path, number: number)) }
            guard errno == EEXIST, attempt < 1000 else { throw OutputError(name: name, code: errno, operation: "create") }
            attempt += 1
        }
    }

    /// A file without a name in the target's folder; nil where the system or the file system has none.
    private static func namelessFile(beside target: String) -> Int32? {
        #if canImport(Glibc)
        guard access(descriptorFolder, X_OK) == 0 else { return nil }
        let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
        // O_TMPFILE, which is spelled as an expression in C and so not imported.
        let descriptor = Glibc.open(folder, 0o20_000_000 | O_DIRECTORY | O_WRONLY | O_CLOEXEC, 0o666)
        return descriptor >= 0 ? descriptor : nil
        #else
        return nil
        #endif
    }

    private static func open(_ path: String, _ flags: Int32, name: String) throws(OutputError) -> Int32 {
        let descriptor = open(path, flags)
        guard descriptor >= 0 else { throw OutputError(name: name, code: errno, operation: "create") }
        return descriptor
    }

    /// The descriptor, or -1 and `errno`.
    private static func open(_ path: String, _ flags: Int32) -> Int32 {
        while true {
            #if canImport(Glibc)
            let descriptor = Glibc.open(path, flags, 0o666)
            #elseif canImport(Musl)
            let descriptor = Musl.open(path, flags, 0o666)
            #else
            let descriptor = Darwin.open(path, flags, 0o666)
            #endif
            if descriptor >= 0 || errno != EINTR { return descriptor }
        }
    }

    /// The file that a path leads to, also where that is not there yet.
    private static func followingLinks(_ path: String) -> String {
        if let resolved = realpath(path, nil) {
            defer { free(resolved) }
            return String(cString: resolved)
        }
        var path = path
        for _ in 0..<40 {  // as many links in a row as Linux follows
            let target = [CChar](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
                count = buffer.baseAddress.map { max(0, readlink(path, $0, buffer.count)) } ?? 0
            }
            guard !target.isEmpty else { return path }
            let name = String(decoding: target.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
            path = name.hasPrefix("/") ? name : folder + name
        }
        return path
    }
}
