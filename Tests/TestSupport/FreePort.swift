import Foundation

/// A port of this machine that nobody listened at a moment ago.
public func freePort() throws -> Int {
    let socket = try LoopbackSocket()
    return socket.port
}

/// Whether somebody listens at a port of this machine.
func isListenedAt(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, LoopbackSocket.kind, 0)
    defer { close(descriptor) }
    var address = LoopbackSocket.address(port: port)
    return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
    }
}

/// A socket that listens at a free port of 127.0.0.1.
final class LoopbackSocket: Sendable {
    let descriptor: Int32
    let port: Int

    #if canImport(Darwin)
    static let kind = SOCK_STREAM
    #else
    static let kind = Int32(SOCK_STREAM.rawValue)
    #endif

    /// A port of 127.0.0.1.
    static func address(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    init() throws {
        descriptor = socket(AF_INET, Self.kind, 0)
        var address = Self.address(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, length) == 0 && listen(descriptor, 16) == 0
                    && getsockname(descriptor, generic, &length) == 0
            }
        }
        guard descriptor >= 0, isBound else { throw CocoaError(.fileWriteUnknown) }
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit { close(descriptor) }
}
