import Dispatch
import Foundation

/// Threads of our own for work that blocks, so that it never holds a thread of Swift's cooperative pool.
package struct WorkerThreads: Sendable {
    private let running = DispatchGroup()

    /// Starts threads that each run `work` once.
    package init(named name: String, count: Int, _ work: @escaping @Sendable () -> Void) {
        for number in 1...count {
            running.enter()
            let thread = Thread { [running] in
                work()
                running.leave()
            }
            thread.name = "\(name) \(number)"
            thread.start()
        }
    }

    /// Returns after all of them have come to their end.
    package func ended() async {
        await withCheckedContinuation { continuation in
            running.notify(queue: .global()) { continuation.resume() }
        }
    }
}
