import Synchronization

/// Rings after a commit, so that waiting jobs and open pages look again at once instead of at the next tick.
///
/// Only within this server; across servers everybody also looks at the change counters in the database.
public final class Bell: Sendable {
    private struct Listeners {
        var next = 0
        var streams: [Int: AsyncStream<String>.Continuation] = [:]
    }

    private let listeners = Mutex(Listeners())

    public init() {}

    public func ring(_ topic: String) {
        let streams = listeners.withLock { Array($0.streams.values) }
        for stream in streams { stream.yield(topic) }
    }

    /// The topics that ring from now on. Holds at most the newest 16 that nobody has taken yet.
    public func topics() -> AsyncStream<String> {
        let (stream, continuation) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(16))
        let number = listeners.withLock { listeners in
            listeners.next += 1
            listeners.streams[listeners.next] = continuation
            return listeners.next
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.listeners.withLock { $0.streams.removeValue(forKey: number) }
        }
        return stream
    }

    public static let jobs = "jobs"
}
