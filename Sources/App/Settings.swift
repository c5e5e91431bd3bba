public import Care
import Configuration
public import Logging
import Regions

/// How a house is set up. Filled once, from the command line, then the environment (`XINQIAO_DATA` …), then what
/// is usual. Nobody else reads the environment.
public struct Settings: Sendable {
    /// `127.0.0.1` unless told otherwise: the house stands behind a proxy that speaks TLS.
    public var host = "127.0.0.1"
    public var port = 8080
    /// Where the SQLite file lies, and by default the keys.
    public var data = "data"
    /// `postgres://…`; SQLite in `data` where there is none.
    public var database: String?
    public var keys: String
    public var isDemo = false
    /// Whether this process performs the jobs too.
    public var works = true
    /// Whether other processes change what this one shows: other servers on one database, or a worker beside this one.
    var hasOthers: Bool { database != nil || !works }
    /// The place that this house serves, told once; `nil` to go by what is kept.
    public var home: Region?
    /// Where content and public files lie, if not beside the binary.
    public var resources: String?
    /// Proxies whose word about the visitor's address counts.
    public var trustedProxies: Set<String> = []
    public var databaseConnections = 8
    /// `info` writes a line for each request and job, `notice` only what is worth knowing.
    public var logLevel = Logger.Level.notice
    /// Where messages leave the house.
    public var messages = MessageSettings()

    /// What the command line says; `nil` leaves it to the environment.
    public struct Given: Sendable {
        public var host: String?
        public var port: Int?
        public var data: String?
        public var database: String?
        public var keys: String?
        public var isDemo = false
        public var works = true
        public var home: String?
        public var resources: String?
        public var trustedProxies: String?

        public init() {}
    }

    /// - Throws: `SettingsFault` with everything that is wrong, not only the first.
    public init(_ given: Given) throws {
        let environment = ConfigReader(provider: EnvironmentVariablesProvider()).scoped(to: "xinqiao")
        host = given.host ?? environment.string(forKey: "host") ?? host
        port = given.port ?? environment.int(forKey: "port") ?? port
        data = given.data ?? environment.string(forKey: "data") ?? data
        database = given.database ?? environment.string(forKey: "database", isSecret: true)
        if database?.isEmpty == true { database = nil }
        keys = given.keys ?? environment.string(forKey: "keys") ?? "\(data)/keys"
        isDemo = given.isDemo
        works = given.works
        resources = given.resources ?? environment.string(forKey: "resources")
        let proxies = given.trustedProxies ?? environment.string(forKey: "trusted.proxies") ?? ""
        trustedProxies = Set(proxies.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init))
        logLevel = environment.string(forKey: "log").flatMap(Logger.Level.init(rawValue:)) ?? logLevel
        databaseConnections = environment.int(forKey: "database.connections") ?? databaseConnections
        let toldHome = given.home ?? environment.string(forKey: "home")
        home = toldHome.flatMap(RegionList.region)
        var faults: [String] = []
        messages = MessageSettings(environment, faults: &faults)
        try refuseWhatCannotBe(toldHome: toldHome, besides: faults)
    }

    private func refuseWhatCannotBe(toldHome: String?, besides known: [String]) throws {
        var faults = known
        if !(0...65_535).contains(port) { faults.append("--port \(port): a port is 0 to 65535") }
        if data.isEmpty { faults.append("--data: name a folder") }
        if isDemo, !["127.0.0.1", "::1", "localhost"].contains(host) {
            faults.append("--demo listens on this machine only, not on \(host)")
        }
        if isDemo, !messages.stayHere {
            faults.append("--demo sends nothing abroad: XINQIAO_SMS_URL and XINQIAO_WEBHOOK_URL on this machine")
        }
        if let database, !database.hasPrefix("postgres://"), !database.hasPrefix("postgresql://") {
            faults.append("--database: write postgres://…")
        }
        if !(1...64).contains(databaseConnections) { faults.append("XINQIAO_DATABASE_CONNECTIONS: 1 to 64") }
        if let toldHome, !toldHome.isEmpty, home == nil {
            faults.append("--home \(toldHome): write the code of a place, such as 990100 or 990100000000")
        }
        guard faults.isEmpty else { throw SettingsFault(faults: faults) }
    }

    var sqliteFile: String { "\(data)/xinqiao.sqlite" }

    /// The settings as lines to print, without secrets.
    public var lines: [String] {
        [
            "address   http://\(host):\(port)", "data      \(data)",
            "database  \(database == nil ? "SQLite in \(data)" : "PostgreSQL")", "keys      \(keys)",
            "jobs      \(works ? "performed here" : "left to others")",
        ] + messages.lines
    }
}

/// Settings that cannot be.
public struct SettingsFault: Error, CustomStringConvertible {
    public let faults: [String]
    public var description: String { faults.joined(separator: "\n") }
}
