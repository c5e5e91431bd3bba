import Synchronization

/// Counters and sums by name, written out as Prometheus text. Names are use cases and routes: bounded, no paths.
public final class Metrics: Sendable {
    private struct State {
        var counters: [String: Int] = [:]
        var gauges: [String: @Sendable () async -> Double?] = [:]
    }

    private let state = Mutex(State())

    public init() {}

    /// - Parameter series: name with labels, `xinqiao_requests_total{route="duty",status="200"}`.
    public func count(_ series: String, by amount: Int = 1) {
        state.withLock { $0.counters[series, default: 0] += amount }
    }

    public func gauge(_ series: String, _ value: @escaping @Sendable () async -> Double?) {
        state.withLock { $0.gauges[series] = value }
    }

    func text() async -> String {
        let (counters, gauges) = state.withLock { ($0.counters, $0.gauges) }
        var lines = counters.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        for (series, value) in gauges.sorted(by: { $0.key < $1.key }) {
            if let value = await value() { lines.append("\(series) \(value)") }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
