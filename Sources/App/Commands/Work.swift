import ArgumentParser
import Logging
import ServiceLifecycle
import UnixSignals

/// `xinqiao work`
struct Work: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Perform the jobs without serving pages.",
        discussion: "Any number of workers may run on one database; each job is performed once.")

    @OptionGroup var options: HouseOptions

    func run() async throws {
        try await options.withHouse { house in
            print("working on \(house.settings.database == nil ? "SQLite" : "PostgreSQL"); stop with Ctrl-C")
            let group = ServiceGroup(
                configuration: .init(
                    services: [house.runner, house.courier], gracefulShutdownSignals: [.sigterm, .sigint],
                    logger: .xinqiao(house.settings.logLevel)))
            try await group.run()
        }
    }
}
