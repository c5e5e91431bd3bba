import ArgumentParser
import Foundation
import Logging
import Storage

/// Where the house's data lies; the same for every command.
struct HouseOptions: ParsableArguments {
    @Option(help: "The data folder. (default: data)")
    var data: String?

    @Option(help: "postgres://user@host:port/name; SQLite in the data folder where there is none.")
    var database: String?

    @Option(help: "The folder of the keys. (default: DATA/keys)")
    var keys: String?

    @Option(help: "The folder with Instruments, Policies, Words and Public, if not beside the binary.")
    var resources: String?

    @Flag(help: "An invented city with invented people; on this machine only.")
    var demo = false

    var given: Settings.Given {
        var given = Settings.Given()
        given.data = data
        given.database = database
        given.keys = keys
        given.resources = resources
        given.isDemo = demo
        return given
    }

    /// Opens the house, and does `work` in it.
    func withHouse(_ work: (House) async throws -> Void) async throws {
        let house = try await Told.orExit {
            let settings = try Settings(given)
            return try await House.open(settings, logger: .xinqiao(settings.logLevel))
        }
        do {
            try await work(house)
        } catch {
            await house.database.close()
            throw Told.exit(error)
        }
        await house.database.close()
    }
}

extension Logger {
    /// One line a message, on the error stream, so that what a command prints can be piped.
    static func xinqiao(_ level: Level) -> Logger {
        var logger = Logger(label: "xinqiao") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = level
        return logger
    }
}
