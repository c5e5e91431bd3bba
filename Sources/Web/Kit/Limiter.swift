import Care
import Synchronization

/// Lets so many requests of a kind through in a minute from one address; in this server's memory only, because
/// what must hold across servers (sign-in) is counted in the database.
final class Limiter: Sendable {
    private struct Window {
        var minute: Int64 = 0
        var counts: [String: Int] = [:]
    }

    private let window = Mutex(Window())

    /// How often it was asked for in this minute.
    func count(_ key: String, at now: Moment) -> Int {
        window.withLock { $0.minute == now.milliseconds / 60_000 ? $0.counts[key, default: 0] : 0 }
    }

    /// - Returns: whether the request may pass.
    func admits(_ key: String, perMinute limit: Int, at now: Moment) -> Bool {
        window.withLock { window in
            let minute = now.milliseconds / 60_000
            if minute != window.minute { window = Window(minute: minute) }
            window.counts[key, default: 0] += 1
            return window.counts[key, default: 0] <= limit
        }
    }
}
