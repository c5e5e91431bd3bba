import Access
import Care
import HouseKit
import Jobs
import Storage
import Testing

@Suite struct DueTests {
    @Test(arguments: Engine.available)
    func `a job is done when it is due, and once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await Belfry.build(in: town)
            let belfry = Belfry(town)
            try await belfry.put(Toll(name: "noon"), inSeconds: 600, key: "noon")
            town.clock.pass(seconds: 599)
            try await belfry.runner.workOff()
            #expect(try await belfry.tolls("noon") == 0)
            #expect(try await belfry.row("noon")?.attempts == 0)
            town.clock.pass(seconds: 1)
            try await belfry.runner.workOff()
            try await belfry.runner.workOff()
            #expect(try await belfry.tolls("noon") == 1)
            let row = try #require(try await belfry.row("noon"))
            #expect(row.doneAt == town.clock.now)
            #expect(row.takenUntil == nil)
            #expect(belfry.told.all == ["Toll done"])
        }
    }

    @Test(arguments: Engine.available)
    func `two slips with one key are one job`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await Belfry.build(in: town)
            let belfry = Belfry(town)
            try await belfry.put(Toll(name: "first"), key: "same")
            try await belfry.put(Toll(name: "second"), key: "same")
            try await belfry.runner.workOff()
            try await belfry.put(Toll(name: "third"), key: "same")
            try await belfry.runner.workOff()
            #expect(try await belfry.tolls("first") == 1)
            #expect(try await belfry.tolls("second") == 0)
            #expect(try await belfry.tolls("third") == 0)
        }
    }

    @Test func `the job that is due first is done first`() async throws {
        try await withTown(.sqlite) { town in
            try await Belfry.build(in: town)
            let belfry = Belfry(town)
            try await belfry.put(Toll(name: "later"), inSeconds: 20, key: "later")
            try await belfry.put(Confide(), inSeconds: 10, key: "earlier")
            town.clock.pass(minutes: 1)
            try await belfry.runner.workOff()
            #expect(belfry.told.all == ["Confide done", "Toll done"])
        }
    }

    @Test func `a job is done in the name of the platform and stands in the audit log`() async throws {
        try await withTown(.sqlite) { town in
            try await Belfry.build(in: town)
            let belfry = Belfry(town)
            try await belfry.put(Toll(name: "noon"), key: "noon")
            try await belfry.runner.workOff()
            let lines = try await town.number(
                """
                SELECT COUNT(*) AS number FROM audit_line
                WHERE use_case = 'Toll' AND caller_kind = 'system' AND caller_name = 'job Toll' AND outcome = 'done'
                """)
            #expect(lines == 1)
        }
    }
}
