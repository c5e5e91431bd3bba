import ArgumentParser
import Foundation
import Hummingbird
import Jobs
import Logging
import NIOCore
import ServiceLifecycle
import Storage
import UnixSignals
import Web

/// `xinqiao serve`
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serve pages and programs, and perform the jobs.")

    @OptionGroup var options: HouseOptions

    @Option(help: "The port to listen on. (default: 8080)")
    var port: Int?

    @Option(help: "The address to listen on. (default: 127.0.0.1)")
    var host: String?

    @Flag(name: .customLong("no-work"), help: "Leave the jobs to `xinqiao work`.")
    var noWork = false

    @Option(help: "The code of the place that this house serves; kept, so that telling it once is enough.")
    var home: String?

    @Option(help: "Proxies, by address, whose word about the visitor counts; separated by commas.")
    var trustedProxies: String?

    func run() async throws {
        ProcessMemory.shareHeaps()
        var given = options.given
        given.port = port
        given.host = host
        given.works = !noWork
        given.home = home
        given.trustedProxies = trustedProxies
        let house = try await Told.orExit { [given] in
            let settings = try Settings(given)
            return try await House.open(settings, logger: .xinqiao(settings.logLevel))
        }
        try await Told.orExit { try await serve(house) }
    }

    private func serve(_ house: House) async throws {
        let settings = house.settings
        let logger = Logger.xinqiao(settings.logLevel)
        let baseURL = "http://\(settings.host):\(settings.port)"
        let demo = settings.isDemo ? try await DemoSeed(house: house, baseURL: baseURL).seed() : nil
        let home = try await house.settleHome(told: settings.home)
        let web = try house.web(
            demoPeople: try demo?.people(in: DemoTown(house.resources)), demoHistory: demo?.historyCode)
        let server = Application(
            responder: web.responder(),
            configuration: .init(address: .hostname(settings.host, port: settings.port), serverName: nil),
            onServerRunning: { _ in Welcome(settings: settings, home: home, baseURL: baseURL, demo: demo).say() },
            logger: logger)
        ProcessMemory.giveBack()
        var services: [any Service] = [server, MemoryKeeper()]
        if settings.works {
            services += [demo == nil ? house.runner : DemoPast(house: house, next: house.runner), house.courier]
        }
        if settings.hasOthers { services.append(Lookout(office: house.office, logger: logger)) }
        let group = ServiceGroup(
            configuration: .init(services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        await house.database.close()
    }
}
