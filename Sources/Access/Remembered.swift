import Synchronization

/// What was made from a text once and is needed often, by the checksum of that text.
///
/// Lies on the shelf. The text itself stays in the database, so every server finds what another has kept, and
/// nothing here can grow old: another text has another checksum. When it is full, what was used longest ago goes.
/// What can change is kept by the office, see `KeptQuery`.
public final class Remembered<Value: Sendable>: Sendable {
    private struct State {
        var values: [String: (value: Value, used: Int)] = [:]
        var clock = 0

        mutating func keep(_ value: Value, _ checksum: String, atMost limit: Int) {
            clock += 1
            values[checksum] = (value, clock)
            guard values.count > limit, let oldest = values.min(by: { $0.value.used < $1.value.used }) else { return }
            values[oldest.key] = nil
        }
    }

    private let state = Mutex(State())
    private let limit: Int

    /// - Parameter limit: how many values are kept at most.
    public init(limit: Int) {
        self.limit = max(1, limit)
    }

    /// The value of this checksum, made now unless it is remembered. Two callers may both make it; one is kept.
    public func value(of checksum: String, make: () throws -> Value) rethrows -> Value {
        if let known = known(checksum) { return known }
        let made = try make()
        state.withLock { $0.keep(made, checksum, atMost: limit) }
        return made
    }

    private func known(_ checksum: String) -> Value? {
        state.withLock { state in
            guard let found = state.values[checksum] else { return nil }
            state.clock += 1
            state.values[checksum] = (found.value, state.clock)
            return found.value
        }
    }

    var count: Int { state.withLock { $0.values.count } }
}
