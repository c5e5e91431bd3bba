import Synchronization

/// Rings after a commit, so that waiting jobs and open pages look again at once instead of at the next tick.
///
/// Only within this server. Across servers a lookout asks the change counters in the database and rings for what has
/// moved; whoever must not miss anything looks by themselves as well.
public final class Bell: Sendable {
    private struct Listener {
        let topic: String
        let stream: AsyncStream<Void>.Continuation
    }

    private struct Listeners {
        var next = 0
        var all: [Int: Listener] = [:]
    }

    private let listeners = Mutex(Listeners())

    public init() {}

    public func ring(_ topic: String) {
        let listening = listeners.withLock { $0.all.values.filter { $0.topic == topic } }
        for listener in listening { listener.stream.yield() }
    }

    /// The rings of one topic from now on. One that nobody has taken yet is kept, and stands for all that came after
    /// it: whoever listens looks again anyway, and however much else rings meanwhile, it is not lost.
    public func rings(of topic: String) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = listeners.withLock { listeners in
            listeners.next += 1
            listeners.all[listeners.next] = Listener(topic: topic, stream: continuation)
            return listeners.next
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.listeners.withLock { $0.all.removeValue(forKey: number) }
        }
        return stream
    }

    public static let jobs = "jobs"
}
