public import Access
import AsyncAlgorithms
public import Logging
public import ServiceLifecycle

/// Rings the bell of this server for what other servers and workers have changed, so that the pages that are open
/// here hear of it within a second.
///
/// One small question for the whole server, however many pages listen.
public struct Lookout: Service {
    /// [D] With the half second for which a page rests after it was rung, this stays under one second.
    private static let interval = Duration.milliseconds(400)

    private let office: Office
    private let logger: Logger

    public init(office: Office, logger: Logger) {
        self.office = office
        self.logger = logger
    }

    public func run() async throws {
        var seen = ChangeCounts()
        let ticks = AsyncTimerSequence(interval: Self.interval, clock: .continuous)
        for await _ in ticks.cancelOnGracefulShutdown() {
            do {
                seen = try await office.ring(forChangesSince: seen)
            } catch {
                // The database is away for the moment; what is changed meanwhile rings when it is back.
                logger.debug("the lookout waits", metadata: ["reason": "\(error)"])
            }
        }
    }
}
