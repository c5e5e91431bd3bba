public import Access
import AsyncAlgorithms
public import Care
public import Foundation
public import Logging
public import ServiceLifecycle
public import Storage

/// The clock of the house: takes jobs that are due and has the office perform them, one after the other.
///
/// Wakes at once after a commit that put something down, and every second for what others have put down. What a
/// restart interrupts is taken again by whoever comes next.
public struct JobRunner: Service {
    private let table: JobTable
    private let office: Office
    private let catalogue: Catalogue
    private let recurring: [Recurring]
    private let afterwards: @Sendable (_ useCase: String, _ outcome: Data?) async -> Void
    private let newID: @Sendable () -> ID<JobSlip>
    private let logger: Logger

    /// - Parameter afterwards: told after each job, with the outcome as JSON or `nil` when it failed.
    public init(
        database: any Database, office: Office, catalogue: Catalogue, recurring: [Recurring], logger: Logger,
        newID: @escaping @Sendable () -> ID<JobSlip>,
        afterwards: @escaping @Sendable (_ useCase: String, _ outcome: Data?) async -> Void
    ) {
        table = JobTable(database: database)
        self.office = office
        self.catalogue = catalogue
        self.recurring = recurring
        self.afterwards = afterwards
        self.newID = newID
        self.logger = logger
    }

    public func run() async throws {
        var slots = RecurringSlots()
        let rings = office.bell.rings(of: Bell.jobs)
        let ticks = AsyncTimerSequence(interval: .seconds(1), clock: .continuous).map { _ in () }
        for await _ in merge(rings, ticks).cancelOnGracefulShutdown() {
            do {
                try await plan(&slots)
                try await workOff()
            } catch {
                // The database is away for the moment; the next tick tries again.
                logger.warning("jobs wait", metadata: ["reason": "\(error)"])
            }
        }
    }

    /// Performs everything that is due by now. Tests call it instead of waiting.
    public func workOff() async throws {
        while !Task.isShuttingDownGracefully, try await table.hasDue(at: office.now),
            let job = try await table.claim(at: office.now)
        {
            await perform(job)
        }
    }

    /// How many jobs were given up.
    public func failures() async throws -> Int { try await table.failures() }

    private func perform(_ job: Job) async {
        do {
            let caller = Caller.system("job \(job.useCase)")
            let office = office.closing(TakenSlip(id: job.id, taking: job.attempts))
            let outcome = try await catalogue.perform(job.useCase, Data(job.input.utf8), as: caller, in: office)
            await afterwards(job.useCase, outcome)
        } catch is SlipLost {
            logger.notice("job left to another", metadata: ["use_case": "\(job.useCase)"])
        } catch {
            logger.error(
                "job failed",
                metadata: ["use_case": "\(job.useCase)", "attempt": "\(job.attempts)", "reason": "\(error)"])
            if await lastWord(of: job, after: error) {
                // Else the lease runs out by itself.
                try? await table.putBack(job, problem: "\(error)", at: office.now)
            }
            await afterwards(job.useCase, nil)
        }
    }

    /// Does what the use case wants done when it is given up.
    /// - Returns: false when that failed too: the job then stays in hand until its lease is over, and comes once more.
    private func lastWord(of job: Job, after problem: any Error) async -> Bool {
        guard job.attempts >= JobTable.lastAttempt, let entry = catalogue[job.useCase] else { return true }
        do {
            guard let last = try entry.givenUp(Data(job.input.utf8), problem) else { return true }
            _ = try await office.perform(last, as: .system("job \(job.useCase)"))
            return true
        } catch is DecodingError {
            return true  // An input that cannot be read has nobody to tell.
        } catch {
            logger.error("last word failed", metadata: ["use_case": "\(job.useCase)", "reason": "\(error)"])
            return false
        }
    }

    private func plan(_ slots: inout RecurringSlots) async throws {
        let now = office.now
        // First: a slot that was done in a time that has not come yet would keep its turn from coming again.
        if slots.isNewHour(at: now) { try await table.forgetDone(at: now) }
        for entry in recurring where slots.isNew(entry, at: now) {
            let key = "\(entry.name) \(slots.slot(entry, at: now))"
            try await table.put(slip(of: entry.useCase(), at: now, key: key), id: newID(), at: now)
            slots.note(entry, at: now)
        }
    }

    private func slip(of useCase: some UseCase, at now: Moment, key: String) throws -> JobSlip {
        try JobSlip(useCase, due: now, key: key)
    }
}

/// Which turns of the recurring jobs this runner has put down. The key in the table keeps others from doing it twice.
private struct RecurringSlots {
    private var last: [String: Int64] = [:]
    private var hour: Int64 = 0
    private var latest = Moment(milliseconds: 0)

    func slot(_ entry: Recurring, at now: Moment) -> Int64 { now.milliseconds / Int64(entry.seconds * 1_000) }

    func isNew(_ entry: Recurring, at now: Moment) -> Bool { last[entry.name] != slot(entry, at: now) }

    mutating func note(_ entry: Recurring, at now: Moment) { last[entry.name] = slot(entry, at: now) }

    /// Also when the clock was set back within the hour.
    mutating func isNewHour(at now: Moment) -> Bool {
        defer { (hour, latest) = (now.milliseconds / 3_600_000, now) }
        return hour != now.milliseconds / 3_600_000 || latest > now.adding(seconds: JobTable.skewSeconds)
    }
}
