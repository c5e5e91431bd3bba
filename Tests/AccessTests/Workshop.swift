import Access
import App
import Care
import HouseKit
import Storage
import Vault

/// A second office over the town's database, with a table and use cases of its own that do what none should.
struct Workshop {
    let town: Town
    let office: Office

    init(_ town: Town, reactions: Reactions = Reactions()) async throws {
        self.town = town
        let clock = town.clock
        office = Office(
            database: town.database, keys: town.house.keys, passwords: PasswordBench(cost: .forTests),
            reactions: reactions, clock: { clock.now }, random: { RandomSource.system.bytes($0) }, shelf: Shelf(),
            isDemo: false)
        try await town.tamper(
            "CREATE TABLE slip (id TEXT PRIMARY KEY, region TEXT \(DialectHole.binaryCollation) NOT NULL, unit TEXT)")
    }

    func slips() async throws -> Int { try await town.number("SELECT COUNT(*) AS number FROM slip") }
    func jobs() async throws -> Int { try await town.number("SELECT COUNT(*) AS number FROM job") }

    func lines(of useCase: String) async throws -> [Line] {
        try await town.lines(of: useCase)
    }
}

/// What a test wants to know of a line of the audit log.
struct Line: Equatable {
    let caller: String
    let subject: String
    let outcome: String
    let region: String?
}

extension Town {
    func lines(of useCase: String) async throws -> [Line] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT caller_name, subject, outcome, region FROM audit_line WHERE use_case = \(useCase) ORDER BY id
                """
            ).map {
                Line(
                    caller: try $0("caller_name"), subject: try $0("subject"), outcome: try $0("outcome"),
                    region: try $0("region"))
            }
        }
    }
}

/// Keeps a slip in a region, if the caller may.
struct KeepSlip: Command {
    static let permission = Permission.handleAlerts
    var name: String
    var region: Region
    var announces = false
    var fails = false

    func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.run(
            "INSERT INTO slip (id, region) VALUES (\(name), \(try session.scope.admit(region)))")
        session.about("slip \(name)", region: region)
        if announces { session.announce(SlipKept(name: name)) }
        if fails { throw Refusal.invalid(field: "name") }
        return Done()
    }
}

struct SlipKept: Announcement {
    let name: String
}

/// The platform's answer to a slip. It fails for a slip whose name says so.
struct AnswerSlip: Command {
    static let permission = Permission.operate
    static let unattended = true
    var name: String

    func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.run(
            """
            INSERT INTO slip (id, region) VALUES (\("answer to \(name)"), \("990200000000"))
            \(unscoped: "the platform answers everywhere")
            """)
        if name == "unanswerable" { throw Refusal.invalid(field: "name") }
        return Done()
    }
}

/// Reads slips, and says how many it saw.
struct CountSlips: Query {
    static let permission = Permission.watchAlerts
    static let opensIdentity = false

    func perform(in session: borrowing Session<Self>) throws -> Int {
        try session.rows("SELECT id FROM slip WHERE \(session.scope, region: "region", unit: "unit")").count
    }
}

/// The same for everybody, in a scope that reaches nothing.
struct CountSlipsOpenly: Query {
    static let permission = Permission.anyone
    static let opensIdentity = false

    func perform(in session: borrowing Session<Self>) throws -> Int {
        try session.rows("SELECT id FROM slip WHERE \(session.scope, region: "region")").count
    }
}

/// Opens a slip as if it named a person.
struct OpenSlip: Query {
    static let permission = Permission.openContact
    static let opensIdentity = true
    var name: String

    func perform(in session: borrowing Session<Self>) throws -> String {
        session.about("slip \(name)")
        return name
    }
}

/// Forgets to say whose rows it touches.
struct CountCarelessly: Query {
    static let permission = Permission.watchAlerts
    static let opensIdentity = false

    func perform(in session: borrowing Session<Self>) throws -> Int {
        try session.rows("SELECT id FROM slip").count
    }
}

/// Deletes everything without saying whose rows those are.
struct DeleteCarelessly: Command {
    static let permission = Permission.handleAlerts

    func perform(in session: borrowing Session<Self>) throws -> Int {
        try session.run("DELETE FROM slip")
    }
}

/// A query that writes.
struct WriteWhileReading: Query {
    static let permission = Permission.watchAlerts
    static let opensIdentity = false

    func perform(in session: borrowing Session<Self>) throws -> Int {
        try session.run("DELETE FROM slip WHERE \(session.scope, region: "region")")
    }
}

/// Wants a person's name to be carried to a later moment.
struct RememberName: Command {
    static let permission = Permission.handleAlerts
    var name: Private<String>

    init(name: Private<String>) {
        self.name = name
    }

    func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.run(
            "INSERT INTO slip (id, region) VALUES ('remembered', \(try session.scope.admit(TownPlaces.north)))")
        try session.later(RememberName(name: name), at: session.now, key: "remember")
        return Done()
    }
}

/// Opens a book that does not lie on the shelf.
struct OpenMissingBook: Query {
    static let permission = Permission.watchAlerts
    static let opensIdentity = false

    func perform(in session: borrowing Session<Self>) throws -> Int { try session.book(Int.self) }
}
