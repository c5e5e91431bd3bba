public import Access
import Accounts
public import App
public import Care
import Logging
import Regions
import Storage
import Vault

/// A whole house over a small invented town, on one engine, with a clock that the test moves.
///
/// It opens on Wednesday, 4 March 2026, at ten in the morning in China, with nobody on duty.
public struct Town: Sendable {
    public let house: House
    public let clock: StoppedClock
    public let database: UnreliableDatabase
    public let ground: Ground
    private let people: [Townsperson: Settled]

    private struct Settled: Sendable {
        let caller: Caller
        let secret: String?
    }

    public var office: Office { house.office }

    public func caller(_ person: Townsperson) -> Caller {
        people[person]?.caller ?? .anyone
    }

    /// The six digits that the person's telephone shows now.
    public func code(_ person: Townsperson, stepsAhead: Int = 0) -> Private<String> {
        let secret = people[person]?.secret.flatMap { OneTimeCode(base32: Private($0)) }
        return Private(secret?.digits(at: clock.now.adding(seconds: 30 * stepsAhead)) ?? "")
    }

    public func id(_ person: Townsperson) -> ID<Caller> { caller(person).id ?? ID("") }

    /// Another house over the same data, as after a restart or on a second machine.
    ///
    /// - Parameter resources: a folder whose scales it reads instead of the ones that ship.
    public func secondHouse(resources: String? = nil) async throws -> House {
        try await Self.house(
            on: ground, UnreliableDatabase(ground.open()), clock, isDemo: house.settings.isDemo, resources: resources)
    }

    /// Read once for all towns: trying every golden vector of every scale takes most of a second.
    private static let shipped = Result { try References.shipped() }

    /// A house without people, over whatever lies on a ground.
    public static func house(
        on ground: Ground, _ database: UnreliableDatabase, _ clock: StoppedClock, isDemo: Bool,
        resources: String? = nil, messages: MessageSettings? = nil
    ) async throws -> House {
        var given = Settings.Given()
        given.resources = resources
        given.data = ground.folder
        given.keys = "\(ground.folder)/keys"
        given.isDemo = isDemo
        var world = House.World()
        world.clock = { clock.now }
        world.random = .counted()
        world.passwordCost = .forTests
        world.database = database
        world.messages = messages
        if resources == nil { world.references = try shipped.get() }
        return try await House.open(
            try Settings(given), world: world, logger: Logger(label: "town") { _ in SwiftLogNoOpLogHandler() })
    }

    static func found(on ground: Ground, isDemo: Bool, messages: MessageSettings?) async throws -> Town {
        let clock = StoppedClock(at: .china("2026-03-04", 10))
        let database = UnreliableDatabase(try ground.open())
        let house = try await house(on: ground, database, clock, isDemo: isDemo, messages: messages)
        _ = try await house.office.perform(
            SetUpPlaces(places: TownPlaces.all, sites: TownPlaces.sites), as: .system("town"))
        return Town(house: house, clock: clock, database: database, ground: ground, people: try await settle(in: house))
    }

    /// All at once, because writers that wait together share one commit.
    private static func settle(in house: House) async throws -> [Townsperson: Settled] {
        try await withThrowingTaskGroup(of: (Townsperson, Settled).self) { group in
            for person in Townsperson.allCases {
                group.addTask { (person, try await settle(person, in: house)) }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    private static func settle(_ person: Townsperson, in house: House) async throws -> Settled {
        let added = try await house.office.perform(
            AddAccount(
                login: person.rawValue, displayName: person.displayName,
                password: person.isProgram ? nil : person.password, post: person.post),
            as: .system("town"))
        let caller: Caller = person.isProgram
            ? .program(
                added.account, name: person.rawValue, posts: [person.post], granted: person.post.role.permissions)
            : .person(added.account, name: person.rawValue, posts: [person.post])
        return Settled(caller: caller, secret: added.totpSecret)
    }
}

/// Gives the test a town of its own, which is gone afterwards.
/// - Parameter messages: where messages leave the house; nowhere, as a rule.
public func withTown(
    _ engine: Engine, isDemo: Bool = false, messages: MessageSettings? = nil,
    _ body: @Sendable (Town) async throws -> Void
) async throws {
    try await withGround(engine, hasTables: true) { ground in
        let town = try await Town.found(on: ground, isDemo: isDemo, messages: messages)
        do {
            try await body(town)
        } catch {
            await town.database.close()
            throw error
        }
        await town.database.close()
    }
}

/// Gives the test a place of its own for data, empty at first and gone afterwards.
public func withGround(_ engine: Engine, _ body: @Sendable (Ground) async throws -> Void) async throws {
    try await withGround(engine, hasTables: false, body)
}

private func withGround(
    _ engine: Engine, hasTables: Bool, _ body: @Sendable (Ground) async throws -> Void
) async throws {
    try await Gate.towns.pass {
        try await use(try await Ground.prepare(engine, hasTables: hasTables), body)
    }
}

/// A further place, for a test that has a town already: it does not wait at the gate, where all towns that want a
/// second place would wait for one another.
public func withFurtherGround(_ engine: Engine, _ body: @Sendable (Ground) async throws -> Void) async throws {
    try await use(try await Ground.prepare(engine, hasTables: false), body)
}

/// Clears the ground also when the test fails on it.
private func use(_ ground: Ground, _ body: @Sendable (Ground) async throws -> Void) async throws {
    do {
        try await body(ground)
    } catch {
        try await ground.clear()
        throw error
    }
    try await ground.clear()
}
