import Dispatch
import Storage
import Synchronization

/// Stops the first transaction that is about to run a certain statement, so that another one can come in between: a
/// race that is met once in a thousand tries is met in every run.
final class StatementPause: Sendable {
    /// Where both wait for one another, as they should, the first goes on after this long.
    private static let longest = DispatchTimeInterval.milliseconds(250)

    private let text: String
    private let reached = Mutex(false)
    private let going = DispatchSemaphore(value: 0)

    init(before text: String) { self.text = text }

    var isReached: Bool { reached.withLock { $0 } }

    func meet(_ statement: SQL) {
        guard statement.description.contains(text) else { return }
        let isFirst = reached.withLock { reached in
            defer { reached = true }
            return !reached
        }
        if isFirst { _ = going.wait(timeout: .now() + Self.longest) }
    }

    func goOn() { going.signal() }
}

/// What came of two deeds of which the second came between two statements of the first.
public struct Interleaved<First: Sendable, Second: Sendable>: Sendable {
    public let first: Result<First, any Error>
    public let second: Result<Second, any Error>
}

extension Town {
    /// Does the second deed while the first one stands before a statement. On SQLite, and where the first holds a row
    /// that the second wants, the second waits for the first.
    /// - Parameter text: stands in the statement.
    public func interleave<First: Sendable, Second: Sendable>(
        before text: String, _ first: @escaping @Sendable () async throws -> First,
        _ second: @escaping @Sendable () async throws -> Second
    ) async throws -> Interleaved<First, Second> {
        let pause = StatementPause(before: text)
        database.pause(at: pause)
        defer { database.pause(at: nil) }
        let isOver = Flag()
        let one = Task {
            defer { isOver.raise() }
            return try await first()
        }
        while !pause.isReached, !isOver.isRaised { try await Task.sleep(for: .milliseconds(1)) }
        guard pause.isReached else { throw NeverReached(text: text) }
        let two = Task { try await second() }
        let told = await two.result
        pause.goOn()
        return await Interleaved(first: one.result, second: told)
    }
}

/// The first deed has no such statement, so that nothing was tried.
struct NeverReached: Error {
    let text: String
}

private final class Flag: Sendable {
    private let raised = Mutex(false)

    var isRaised: Bool { raised.withLock { $0 } }

    func raise() { raised.withLock { $0 = true } }
}
