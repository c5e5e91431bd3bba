import AsyncAlgorithms
import ServiceLifecycle

/// Hands memory back once a minute, so that a busy hour does not stay in the process for the night.
struct MemoryKeeper: Service {
    func run() async throws {
        for await _ in AsyncTimerSequence(interval: .seconds(60), clock: .continuous).cancelOnGracefulShutdown() {
            ProcessMemory.giveBack()
        }
    }
}
