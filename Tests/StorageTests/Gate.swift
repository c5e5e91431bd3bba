import Dispatch

/// Lets one side wait until the other has come to a point, whether it waits on a thread or in a task.
final class Gate: Sendable {
    private let signal = DispatchSemaphore(value: 0)

    func open() {
        signal.signal()
    }

    /// Blocks the thread; for closures that run in a database.
    func wait() {
        signal.wait()
    }

    func opened() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [signal] in
                signal.wait()
                continuation.resume()
            }
        }
    }
}
