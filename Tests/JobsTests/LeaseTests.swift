import Access
import Care
import Foundation
import HouseKit
import Storage
import Testing

@testable import Jobs

@Suite struct LeaseTests {
    @Test(arguments: Engine.available)
    func `two servers never do the same job twice`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await Belfry.build(in: town)
            let other = try town.ground.open()
            let servers = [Belfry(town), Belfry(town, database: other)]
            let names = (1...30).map { "bell \($0)" }
            for name in names { try await servers[0].put(Toll(name: name), key: name) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for server in servers + servers { group.addTask { try await server.runner.workOff() } }
                try await group.waitForAll()
            }
            await other.close()
            for name in names { #expect(try await servers[0].tolls(name) == 1, "\(name)") }
            #expect(servers.map(\.told.all.count).reduce(0, +) == names.count)
        }
    }

    @Test(arguments: Engine.available)
    func `the job of a worker that was killed is done by another after a minute`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await Belfry.build(in: town)
            let belfry = Belfry(town)
            try await belfry.put(Toll(name: "noon"), key: "noon")
            let taken = try await JobTable(database: town.database).claim(at: town.clock.now)
            #expect(taken?.useCase == "Toll")

            town.clock.pass(seconds: JobTable.leaseSeconds)
            try await belfry.runner.workOff()
            #expect(try await belfry.tolls("noon") == 0)

            town.clock.pass(seconds: 1)
            try await belfry.runner.workOff()
            #expect(try await belfry.tolls("noon") == 1)
            #expect(try await belfry.row("noon")?.attempts == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `a worker that was believed dead can neither do the job again nor put it back`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await Belfry.build(in: town)
            let belfry = Belfry(town)
            try await belfry.put(Toll(name: "noon"), key: "noon")
            let table = JobTable(database: town.database)
            let asleep = try #require(try await table.claim(at: town.clock.now))
            town.clock.pass(seconds: JobTable.leaseSeconds + 1)
            try await belfry.runner.workOff()
            #expect(try await belfry.tolls("noon") == 1)

            let late = belfry.office.closing(TakenSlip(id: asleep.id, taking: asleep.attempts))
            await #expect(throws: SlipLost.self) {
                _ = try await belfry.catalogue.perform(
                    "Toll", Data(asleep.input.utf8), as: .system("job Toll"), in: late)
            }
            try await table.putBack(asleep, problem: "late", at: town.clock.now)
            try await belfry.runner.workOff()
            #expect(try await belfry.tolls("noon") == 1)
            #expect(try await belfry.row("noon")?.attempts == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `the job of a worker that was killed before the clock was set back does not wait a day`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            try await Belfry.build(in: town)
            let belfry = Belfry(town)
            town.clock.pass(days: -1)
            try await belfry.put(Toll(name: "noon"), key: "noon")
            town.clock.pass(days: 1)
            _ = try await JobTable(database: town.database).claim(at: town.clock.now)
            town.clock.pass(days: -1)
            try await belfry.runner.workOff()
            #expect(try await belfry.tolls("noon") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a job that one worker holds keeps no other worker from the next`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await Belfry.build(in: town)
            let belfry = Belfry(town)
            try await belfry.put(Toll(name: "held"), key: "held")
            _ = try await JobTable(database: town.database).claim(at: town.clock.now)
            try await belfry.put(Toll(name: "free"), key: "free")
            try await belfry.runner.workOff()
            #expect(try await belfry.tolls("held") == 0)
            #expect(try await belfry.tolls("free") == 1)
        }
    }

    @Test func `a queue that cannot be written for a while loses nothing`() async throws {
        try await withTown(.sqlite) { town in
            try await Belfry.build(in: town)
            let belfry = Belfry(town)
            try await belfry.put(Toll(name: "noon"), key: "noon")
            town.database.become(.refusing(.full))
            await #expect(throws: StorageError.full) { try await belfry.runner.workOff() }
            town.database.become(.well)
            try await belfry.runner.workOff()
            #expect(try await belfry.tolls("noon") == 1)
        }
    }
}
