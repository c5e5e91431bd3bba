import Dispatch
import Synchronization
import Vault

/// Holds whoever asks it for random bytes while it is shut, so that a test can look at work that is under way.
final class Gate: Sendable {
    private struct State {
        var isShut = false
        var held = 0
        var timedOut = 0
    }

    /// A net under a broken bench and no mark for speed: beside all other tests a turn may take its time to come.
    private static let longest = DispatchTimeInterval.seconds(120)
    private let state = Mutex(State())
    private let signal = DispatchSemaphore(value: 0)

    /// How many have stood before the gate.
    var held: Int { state.withLock { $0.held } }
    /// How many went through without being let in; a broken bench must not hang the tests.
    var timedOut: Int { state.withLock { $0.timedOut } }

    var random: RandomSource {
        RandomSource { count in
            self.pass()
            return RandomSource.system.bytes(count)
        }
    }

    func shut() { state.withLock { $0.isShut = true } }

    func open() {
        let held = state.withLock { state in
            state.isShut = false
            return state.held
        }
        for _ in 0..<held { signal.signal() }
    }

    private func pass() {
        let mustWait = state.withLock { state in
            if state.isShut { state.held += 1 }
            return state.isShut
        }
        guard mustWait, signal.wait(timeout: .now() + Self.longest) == .timedOut else { return }
        state.withLock { state in
            state.timedOut += 1
            state.isShut = false
        }
    }
}
