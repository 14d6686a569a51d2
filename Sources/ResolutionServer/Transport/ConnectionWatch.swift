#if Server
import Hummingbird
import NIOCore
import Synchronization

/// Watches the connection of a client: when the client closes it, what is being done for it is cancelled.
///
/// One stands in the pipeline of each connection, on which one request is answered at a time.
final class ConnectionWatch: ChannelInboundHandler, RemovableChannelHandler, Sendable {
    typealias InboundIn = Any

    private struct State {
        var isClosed = false
        var cancel: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    /// The value of the work, whose task is cancelled when the client closes its side.
    func whileConnected<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value {
        let task = Task { await work() }
        let isClosed = state.withLock { state in
            state.cancel = { task.cancel() }
            return state.isClosed
        }
        if isClosed { task.cancel() }
        let value = await withTaskCancellationHandler { await task.value } onCancel: { task.cancel() }
        state.withLock { $0.cancel = nil }
        return value
    }

    // MARK: What the connection tells

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed? = event as? ChannelEvent { close() }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        close()
        context.fireChannelInactive()
    }

    private func close() {
        let cancel = state.withLock { state in
            state.isClosed = true
            return state.cancel
        }
        cancel?()
    }
}

/// What is known of a request beside itself: the connection on which it came.
struct ConnectionContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    private let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// The value of the work, which is cancelled when the client closes the connection.
    func whileConnected<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value {
        guard let watch = try? await channel.pipeline.handler(type: ConnectionWatch.self).get() else { return await work() }
        return await watch.whileConnected(work)
    }
}
#endif
