import Dispatch
import Synchronization

/// Work in the order of its arrival, handed to threads that may block.
///
/// The line is bounded: whoever finds it full is told at once, instead of waiting for an answer nobody will read.
package final class WaitingLine<Item: Sendable>: Sendable {
    private let limit: Int
    private let state = Mutex(State())
    /// Counts the items, plus one for good once the line is closed.
    private let signals = DispatchSemaphore(value: 0)

    private struct State {
        var arriving: [Item] = []
        var leaving: [Item] = []
        var isClosed = false
    }

    package init(limit: Int) {
        self.limit = limit
    }

    /// How much waits now.
    package var count: Int { state.withLock { $0.arriving.count + $0.leaving.count } }

    /// - Throws: `StorageError.busy` when the line is full or closed.
    package func add(_ item: Item) throws(StorageError) {
        try state.withLock { (state) throws(StorageError) in
            guard !state.isClosed else { throw .busy("the database is closed") }
            guard state.arriving.count + state.leaving.count < limit else { throw .busy("too much work is waiting") }
            state.arriving.append(item)
        }
        signals.signal()
    }

    /// Blocks until there is work, and takes what waits already.
    /// - Returns: up to `most` items; none when the line is closed and empty.
    package func take(upTo most: Int) -> [Item] {
        var taken: [Item] = []
        signals.wait()
        repeat {
            guard let item = first() else {
                signals.signal()  // The signal of the closing: every other thread needs to see it too.
                break
            }
            taken.append(item)
        } while taken.count < most && signals.wait(timeout: .now()) == .success
        return taken
    }

    /// Refuses new work. What waits already can still be taken.
    package func close() {
        let closesNow = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        if closesNow { signals.signal() }
    }

    private func first() -> Item? {
        state.withLock { state in
            if state.leaving.isEmpty {
                state.leaving = state.arriving.reversed()
                state.arriving = []
            }
            return state.leaving.popLast()
        }
    }
}
