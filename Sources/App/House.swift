public import Access
public import Care
import Consents
import Foundation
public import Jobs
public import Logging
import Messages
import ScreeningRules
public import Storage
import StoragePostgres
import StorageSQLite
public import Vault
public import Web

/// Everything put together, in one function. Tests build the same house with other settings.
public struct House: Sendable {
    public let settings: Settings
    public let database: any Database
    public let keys: KeyRing
    public let office: Office
    public let catalogue: Catalogue
    public let runner: JobRunner
    public let courier: Courier
    public let metrics: Metrics
    let references: References
    let resources: Resources
    let random: RandomSource

    /// What tests put in place of the world outside.
    public struct World: Sendable {
        public var clock: @Sendable () -> Moment = { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }
        public var random = RandomSource.system
        public var passwordCost = ScryptCost.standard
        public var database: (any Database)?
        /// Read before; `nil` reads the files of the setting.
        public var references: References?
        /// In place of the settings for messages.
        public var messages: MessageSettings?

        public init() {}
    }

    /// Opens the database, brings its schema up to date, opens the keys, reads scales and policies.
    /// - Throws: `HouseFault`, `SettingsFault`, `KeyFolderError`, `StorageError`, each in words.
    public static func open(_ settings: Settings, world: World = World(), logger: Logger) async throws -> House {
        // What lies in files is read while the database is opened and looked through.
        let resources = Resources(setting: settings.resources)
        async let read = try world.references ?? References(resources)
        let database = try world.database ?? openDatabase(settings)
        let isLivedIn = try await HouseFacts(database: database).isLivedIn()
        let keys = try KeyRing.open(folder: settings.keys, makingFirst: !isLivedIn)
        let applied = try await Schema.house.migrate(database)
        if !applied.isEmpty { logger.info("schema brought up to date", metadata: ["steps": "\(applied.count)"]) }
        try await HouseFacts(database: database).settle(isDemo: settings.isDemo)
        return House(
            settings, world: world, database: database, keys: keys, resources, try await read, logger: logger)
    }

    private init(
        _ settings: Settings, world: World, database: any Database, keys: KeyRing, _ resources: Resources,
        _ references: References, logger: Logger
    ) {
        self.settings = settings
        self.database = database
        self.keys = keys
        self.resources = resources
        self.references = references
        random = world.random
        metrics = Metrics()
        catalogue = .house(isDemo: settings.isDemo)
        let messages = world.messages ?? settings.messages
        var shelf = references.shelf
        shelf.put(messages.channels)
        shelf.put(ReminderWay(rings: messages.channels.sms))
        office = Office(
            database: database, keys: keys, passwords: PasswordBench(cost: world.passwordCost, random: world.random),
            reactions: .house, clock: world.clock, random: { world.random.bytes($0) }, shelf: shelf,
            isDemo: settings.isDemo)
        runner = Self.runner(database, office, catalogue, world, AuditHeadFile(folder: settings.keys), metrics, logger)
        courier = Courier(
            office: office, settings: messages, words: references.words, metrics: metrics, logger: logger)
        watchJobs()
    }

    static func openDatabase(_ settings: Settings) throws -> any Database {
        try FileManager.default.createDirectory(
            atPath: settings.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        if let url = settings.database {
            return try PostgresDatabase(url: url, connections: settings.databaseConnections)
        }
        return try SQLiteDatabase(path: settings.sqliteFile)
    }

    private static func runner(
        _ database: any Database, _ office: Office, _ catalogue: Catalogue, _ world: World, _ heads: AuditHeadFile,
        _ metrics: Metrics, _ logger: Logger
    ) -> JobRunner {
        JobRunner(
            database: database, office: office, catalogue: catalogue, recurring: Recurring.house, logger: logger,
            newID: {
                let bytes = world.random.bytes(16).map(UInt64.init)
                return ID(
                    at: office.now, randomHigh: bytes[..<8].reduce(0) { $0 << 8 | $1 },
                    randomLow: bytes[8...].reduce(0) { $0 << 8 | $1 })
            },
            afterwards: { useCase, outcome in
                let end = outcome == nil ? "failed" : "done"
                metrics.count("xinqiao_jobs_total{use_case=\"\(useCase)\",outcome=\"\(end)\"}")
                guard useCase == SealAudit.name, let outcome else { return }
                heads.keep(outcome, logger: logger)
            })
    }

    private func watchJobs() {
        let (runner, office) = (runner, office)
        metrics.gauge("xinqiao_jobs_given_up") { (try? await runner.failures()).map(Double.init) }
        metrics.gauge("xinqiao_messages_waiting") { await Self.outbox(office).map { Double($0.waiting) } }
        metrics.gauge("xinqiao_messages_given_up") { await Self.outbox(office).map { Double($0.givenUp) } }
        metrics.gauge("process_resident_memory_bytes") { ProcessMemory.resident }
    }

    private static func outbox(_ office: Office) async -> CountOutbox.Outcome? {
        try? await office.perform(CountOutbox(), as: .system("figures"))
    }
}
