import Access
@testable import App
import HouseKit
import Storage
import Testing
import Vault

@Suite struct HouseFactsTests {
    /// Opens a house and closes its database again.
    private static func visit(_ ground: Ground, isDemo: Bool) async throws {
        let database = UnreliableDatabase(try ground.open())
        do {
            let clock = StoppedClock(at: .china("2026-03-04", 10))
            _ = try await Town.house(on: ground, database, clock, isDemo: isDemo)
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }

    @Test(arguments: Engine.available)
    func `a house opens again over its own data`(_ engine: Engine) async throws {
        try await withGround(engine) { ground in
            try await Self.visit(ground, isDemo: false)
            try await Self.visit(ground, isDemo: false)
        }
    }

    @Test(arguments: Engine.available)
    func `a demo never opens over real data, and real work never over a demo`(_ engine: Engine) async throws {
        try await withGround(engine) { ground in
            try await Self.visit(ground, isDemo: false)
            await #expect(throws: HouseFault.realData) { try await Self.visit(ground, isDemo: true) }
            try await Self.visit(ground, isDemo: false)
        }
        try await withGround(engine) { ground in
            try await Self.visit(ground, isDemo: true)
            await #expect(throws: HouseFault.demoData) { try await Self.visit(ground, isDemo: false) }
        }
    }

    @Test(arguments: Engine.available)
    func `a house whose keys are lost stays shut instead of making new ones`(_ engine: Engine) async throws {
        try await withGround(engine) { ground in
            try await Self.visit(ground, isDemo: false)
            try ground.loseKeys()
            await #expect(throws: KeyFolderError.self) { try await Self.visit(ground, isDemo: false) }
            await #expect(throws: KeyFolderError.self) { try await Self.visit(ground, isDemo: false) }
        }
    }

    @Test(arguments: Engine.available)
    func `an open house has no migration left to do`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let pending = try await Schema.house.pending(in: town.database)
            #expect(pending.isEmpty)
            #expect(try await Schema.house.migrate(town.database).isEmpty)
        }
    }

    @Test func `no two use cases and no two migrations bear the same name`() {
        let names = Catalogue.house(isDemo: true).entries.map(\.name)
        #expect(Set(names).count == names.count)
        let migrations = Schema.house.migrations.map(\.name)
        #expect(Set(migrations).count == migrations.count)
    }
}
