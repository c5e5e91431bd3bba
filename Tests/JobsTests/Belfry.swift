import Access
import App
import Care
import Foundation
import HouseKit
import Jobs
import Logging
import Storage
import Synchronization
import Vault

/// An office, a catalogue and a runner over the town's database. What its jobs do can be counted afterwards.
struct Belfry {
    let town: Town
    let office: Office
    let catalogue = Catalogue([Toll.self, Confide.self, Sign.self])
    let runner: JobRunner
    let told = Told()

    /// - Parameter database: the town's own, or another object over the same data, as a second server has.
    init(_ town: Town, database: (any Database)? = nil, recurring: [Recurring] = []) {
        self.town = town
        let clock = town.clock
        let database = database ?? town.database
        office = Office(
            database: database, keys: town.house.keys, passwords: PasswordBench(cost: .forTests),
            reactions: Reactions(), clock: { clock.now }, random: { RandomSource.system.bytes($0) }, shelf: Shelf(),
            isDemo: false)
        let told = told
        runner = JobRunner(
            database: database, office: office, catalogue: catalogue, recurring: recurring,
            logger: Logger(label: "belfry") { _ in SwiftLogNoOpLogHandler() },
            newID: { Self.newID(clock.now) },
            afterwards: { useCase, outcome in told.note("\(useCase) \(outcome == nil ? "failed" : "done")") })
    }

    /// The table that the tolls are counted in.
    static func build(in town: Town) async throws {
        try await town.tamper("CREATE TABLE toll (name TEXT NOT NULL)")
    }

    private static func newID(_ now: Moment) -> ID<JobSlip> {
        ID(at: now, randomHigh: .random(in: 0 ... .max), randomLow: .random(in: 0 ... .max))
    }

    /// Puts a slip into the queue.
    /// - Parameter key: the slip's own; two slips with one key are one.
    func put(_ useCase: some UseCase, inSeconds seconds: Int = 0, key: String) async throws {
        let now = town.clock.now
        let slip = try JobSlip(useCase, due: now.adding(seconds: seconds), key: key)
        try await town.database.write { try slip.put(on: $0, now: now, id: Self.newID(now)) }
    }

    func tolls(_ name: String) async throws -> Int {
        try await town.number("SELECT COUNT(*) AS number FROM toll WHERE name = \(name)")
    }

    func row(_ key: String) async throws -> JobRow? {
        try await town.database.read { connection in
            try connection.row(
                """
                SELECT attempts, due_at, done_at, failed_at, taken_until, last_problem FROM job
                WHERE unique_key = \(key)
                """
            ).map(JobRow.init)
        }
    }
}

/// What a test wants to know of a slip in the queue.
struct JobRow {
    let attempts: Int
    let due: Moment
    let doneAt: Moment?
    let failedAt: Moment?
    let takenUntil: Moment?
    let lastProblem: String?

    init(_ row: Row) throws {
        attempts = try row("attempts")
        due = try row("due_at")
        doneAt = try row("done_at")
        failedAt = try row("failed_at")
        takenUntil = try row("taken_until")
        lastProblem = try row("last_problem")
    }
}

/// What the runner told about its jobs, in order.
final class Told: Sendable {
    private let lines = Mutex<[String]>([])

    func note(_ line: String) { lines.withLock { $0.append(line) } }

    var all: [String] { lines.withLock { $0 } }
}
