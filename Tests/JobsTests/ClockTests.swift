import Access
import Care
import HouseKit
import Jobs
import Logging
import ServiceLifecycle
import Storage
import Testing

/// The runner while it runs, on real seconds: each test waits for what it can see, not for a time.
@Suite struct ClockTests {
    private static let everyHalfMinute = [Recurring(every: 30) { Toll(name: "half") }]

    @Test(arguments: Engine.available)
    func `a recurring job is done once in each of its turns, however many servers there are`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            try await Belfry.build(in: town)
            for turn in 1...2 {
                for server in 1...2 {
                    let belfry = Belfry(town, recurring: Self.everyHalfMinute)
                    try await belfry.runUntilDone("turn \(turn) server \(server)")
                    #expect(try await belfry.tolls("half") == turn)
                }
                town.clock.pass(seconds: 30)
            }
        }
    }

    @Test func `turns that passed while nobody ran are not made up for`() async throws {
        try await withTown(.sqlite) { town in
            try await Belfry.build(in: town)
            let belfry = Belfry(town, recurring: Self.everyHalfMinute)
            try await belfry.runUntilDone("before")
            town.clock.pass(hours: 1)
            try await belfry.runUntilDone("after")
            #expect(try await belfry.tolls("half") == 2)
        }
    }

    @Test(arguments: Engine.available, [-23, 24])
    func `recurring jobs go on when the clock is set by a day`(_ engine: Engine, _ hours: Int) async throws {
        try await withTown(engine) { town in
            try await Belfry.build(in: town)
            let (belfry, start) = (Belfry(town, recurring: Self.everyHalfMinute), town.clock.now)
            for turn in 0..<10 {
                let key = "Toll \(town.clock.now.milliseconds / 30_000)"
                try await belfry.put(Toll(name: "half"), key: key)
                try await belfry.runner.workOff()
                town.clock.pass(seconds: 30)
                #expect(try await belfry.tolls("half") == turn + 1)
            }
            // Set back, the turns of these five minutes come once more, though each of them has been taken.
            town.clock.pass(hours: abs(hours))
            if hours < 0 { town.clock.set(start) }
            try await belfry.runUntilDone("noticed")
            // Within two minutes two servers' clocks may differ, so the first of them stay taken.
            town.clock.pass(seconds: 150)
            let before = try await belfry.tolls("half")
            try await belfry.runUntilDone("later")
            #expect(try await belfry.tolls("half") == before + 1)
        }
    }

    @Test func `a runner notices that the clock was set back while it runs`() async throws {
        try await withTown(.sqlite) { town in
            try await Belfry.build(in: town)
            let belfry = Belfry(town, recurring: Self.everyHalfMinute)
            try await belfry.running {
                try await belfry.waitUntilDone("before")
                for _ in 1...10 {
                    let before = try await belfry.tolls("half")
                    town.clock.pass(seconds: 30)
                    try await belfry.waitForTolls("half", moreThan: before)
                }
                let done = try await belfry.tolls("half")
                town.clock.pass(minutes: -4)
                try await belfry.waitUntilDone("after")
                // Within two minutes two servers' clocks may differ. Later than that, the turns come once more.
                town.clock.pass(seconds: 150)
                try await belfry.waitForTolls("half", moreThan: done)
            }
        }
    }

    @Test func `a job is done at once when the bell rings`() async throws {
        try await withTown(.sqlite) { town in
            try await Belfry.build(in: town)
            let belfry = Belfry(town)
            try await belfry.running {
                try await belfry.waitUntilDone("awake")
                // Right after one tick the next is a second away. On a busy machine one of thirty is enough.
                var quickest = Duration.seconds(60)
                for number in 1...30 where quickest >= .milliseconds(500) {
                    let name = "ring \(number)"
                    let start = ContinuousClock.now
                    try await belfry.put(Toll(name: name), key: name)
                    belfry.office.bell.ring(Bell.jobs)
                    while try await belfry.row(name)?.doneAt == nil { try await Task.sleep(for: .milliseconds(2)) }
                    quickest = min(quickest, ContinuousClock.now - start)
                }
                #expect(quickest < .milliseconds(500))
            }
        }
    }

    @Test func `a database that is away for a while stops nothing for good`() async throws {
        try await withTown(.sqlite) { town in
            try await Belfry.build(in: town)
            let belfry = Belfry(town)
            try await belfry.put(Toll(name: "noon"), key: "noon")
            town.database.become(.away)
            try await belfry.running {
                for _ in 1...20 {
                    belfry.office.bell.ring(Bell.jobs)
                    try await Task.sleep(for: .milliseconds(10))
                }
                #expect(belfry.told.all.isEmpty)
                town.database.become(.well)
                try await belfry.waitUntilDone("noon again")
                #expect(try await belfry.tolls("noon") == 1)
            }
        }
    }

    @Test func `done jobs are cleared away after a day, and others are not`() async throws {
        try await withTown(.sqlite) { town in
            try await Belfry.build(in: town)
            let belfry = Belfry(town)
            try await belfry.runUntilDone("old")
            try await belfry.put(Toll(name: "far"), inSeconds: 400_000, key: "far")
            town.clock.pass(hours: 23)
            try await belfry.runUntilDone("young")
            #expect(try await belfry.row("old") != nil)
            town.clock.pass(hours: 2)
            try await belfry.runUntilDone("new")
            #expect(try await belfry.row("old") == nil)
            #expect(try await belfry.row("young") != nil)
            #expect(try await belfry.row("far") != nil)
        }
    }

    // The limit is a net under a runner that never stops; the wait for a free town counts too.
    @Test(.timeLimit(.minutes(40))) func `a runner that is asked to stop stops`() async throws {
        try await withTown(.sqlite) { town in
            try await Belfry.build(in: town)
            let belfry = Belfry(town)
            let group = ServiceGroup(
                services: [belfry.runner], logger: Logger(label: "belfry") { _ in SwiftLogNoOpLogHandler() })
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                try await belfry.waitUntilDone("awake")
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
            }
            try await belfry.put(Toll(name: "late"), key: "late")
            belfry.office.bell.ring(Bell.jobs)
            try await Task.sleep(for: .milliseconds(50))
            #expect(try await belfry.tolls("late") == 0)
        }
    }
}
