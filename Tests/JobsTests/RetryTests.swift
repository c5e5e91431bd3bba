import Access
import Care
import HouseKit
import Jobs
import Storage
import Testing

@Suite struct RetryTests {
    @Test(arguments: Engine.available)
    func `a job that fails comes again after longer and longer pauses and is given up for all to see`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            try await Belfry.build(in: town)
            let belfry = Belfry(town)
            try await belfry.put(Toll(name: "cracked"), key: "cracked")
            for (attempt, pause) in [4, 8, 16, 32, 64, 128, 256, 512, 900].enumerated() {
                try await belfry.runner.workOff()
                let row = try #require(try await belfry.row("cracked"))
                #expect(row.attempts == attempt + 1)
                #expect(row.due == town.clock.now.adding(seconds: pause))
                #expect(row.failedAt == nil)
                #expect(try await belfry.runner.failures() == 0)
                town.clock.pass(seconds: pause - 1)
                try await belfry.runner.workOff()
                #expect(try await belfry.row("cracked")?.attempts == attempt + 1, "came too early")
                town.clock.pass(seconds: 1)
            }
            try await belfry.runner.workOff()
            let row = try #require(try await belfry.row("cracked"))
            #expect(row.attempts == 10)
            #expect(row.failedAt == town.clock.now)
            #expect(row.lastProblem?.contains("name") == true)
            #expect(try await belfry.runner.failures() == 1)
            #expect(belfry.told.all == Array(repeating: "Toll failed", count: 10))
        }
    }

    @Test func `a job that was given up rests, and keeps nobody from the others`() async throws {
        try await withTown(.sqlite) { town in
            try await Belfry.build(in: town)
            let belfry = Belfry(town)
            try await belfry.put(Toll(name: "cracked"), key: "cracked")
            for _ in 1...10 {
                try await belfry.runner.workOff()
                town.clock.pass(minutes: 15)
            }
            town.clock.pass(days: 2)
            try await belfry.put(Toll(name: "noon"), key: "noon")
            try await belfry.runner.workOff()
            #expect(try await belfry.row("cracked")?.attempts == 10)
            #expect(try await belfry.tolls("noon") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `what a failing job has written is not kept`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await Belfry.build(in: town)
            let belfry = Belfry(town)
            try await belfry.put(Toll(name: "cracked"), key: "cracked")
            try await belfry.put(Toll(name: "noon"), key: "noon")
            try await belfry.runner.workOff()
            #expect(try await belfry.tolls("cracked") == 0)
            #expect(try await belfry.tolls("noon") == 1)
        }
    }

    @Test func `a job that needs a person is refused`() async throws {
        try await withTown(.sqlite) { town in
            try await Belfry.build(in: town)
            let belfry = Belfry(town)
            try await belfry.put(Sign(name: "signed"), key: "signed")
            try await belfry.runner.workOff()
            #expect(try await belfry.tolls("signed") == 0)
            #expect(try await belfry.row("signed")?.lastProblem == "forbidden")
        }
    }

    @Test func `a job of a use case that no longer exists fails like any other`() async throws {
        try await withTown(.sqlite) { town in
            let belfry = Belfry(town)
            try await belfry.put(Forgotten(), key: "forgotten")
            try await belfry.runner.workOff()
            #expect(try await belfry.row("forgotten")?.lastProblem == "unknownUseCase")
            #expect(try await belfry.row("forgotten")?.doneAt == nil)
        }
    }
}

/// In no catalogue.
private struct Forgotten: Query {
    static let permission = Permission.operate
    static let unattended = true
    static let opensIdentity = false

    func perform(in session: borrowing Session<Self>) throws -> Int { 0 }
}
