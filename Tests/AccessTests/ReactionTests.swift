import Access
import App
import Care
import HouseKit
import Storage
import Testing
import Warnings

@Suite struct ReactionTests {
    private static var atOnce: Reactions {
        var reactions = Reactions()
        reactions.atOnce(when: SlipKept.self) { AnswerSlip(name: $0.name) }
        return reactions
    }

    private static var soon: Reactions {
        var reactions = Reactions()
        reactions.soon(when: SlipKept.self) { AnswerSlip(name: $0.name) }
        return reactions
    }

    @Test(arguments: Engine.available)
    func `what must happen at once has happened when the command is done`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let workshop = try await Workshop(town, reactions: Self.atOnce)
            let slip = KeepSlip(name: "one", region: TownPlaces.north, announces: true)
            _ = try await workshop.office.perform(slip, as: town.caller(.northLead))
            #expect(try await workshop.slips() == 2)
            #expect(try await workshop.lines(of: "AnswerSlip").map(\.caller) == ["SlipKept"])
        }
    }

    @Test(arguments: Engine.available)
    func `a reaction at once that fails undoes what announced it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let workshop = try await Workshop(town, reactions: Self.atOnce)
            let slip = KeepSlip(name: "unanswerable", region: TownPlaces.north, announces: true)
            await #expect(throws: Refusal.invalid(field: "name")) {
                try await workshop.office.perform(slip, as: town.caller(.northLead))
            }
            #expect(try await workshop.slips() == 0)
            #expect(try await workshop.lines(of: "AnswerSlip").isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `what was announced waits as a job if and only if it was kept`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let workshop = try await Workshop(town, reactions: Self.soon)
            let lead = town.caller(.northLead)
            let lost = KeepSlip(name: "lost", region: TownPlaces.north, announces: true, fails: true)
            await #expect(throws: Refusal.self) { try await workshop.office.perform(lost, as: lead) }
            #expect(try await workshop.jobs() == 0)
            let kept = KeepSlip(name: "kept", region: TownPlaces.north, announces: true)
            _ = try await workshop.office.perform(kept, as: lead)
            #expect(try await workshop.jobs() == 1)
            #expect(try await workshop.slips() == 1)
        }
    }

    @Test func `nothing that needs a person can be a reaction`() async throws {
        try await withTown(.sqlite) { town in
            var reactions = Reactions()
            reactions.atOnce(when: SlipKept.self) { _ in KeepSlip(name: "two", region: TownPlaces.north) }
            let workshop = try await Workshop(town, reactions: reactions)
            let slip = KeepSlip(name: "one", region: TownPlaces.north, announces: true)
            await #expect(throws: Refusal.forbidden) {
                try await workshop.office.perform(slip, as: town.caller(.northLead))
            }
            #expect(try await workshop.slips() == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a private value cannot lie in a job and takes its command down with it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let workshop = try await Workshop(town)
            await #expect(throws: EncodingError.self) {
                try await workshop.office.perform(
                    RememberName(name: Private(Marker.north)), as: town.caller(.northLead))
            }
            #expect(try await workshop.jobs() == 0)
            #expect(try await workshop.slips() == 0)
        }
    }

    @Test func `the bell rings after a change and not after a failure`() async throws {
        try await withTown(.sqlite) { town in
            var alerts = town.office.bell.rings(of: WarningsContents.topic).makeAsyncIterator()
            var jobs = town.office.bell.rings(of: Bell.jobs).makeAsyncIterator()
            let key = try await town.startSheet(in: TownPlaces.north)
            await #expect(throws: (any Error).self) { try await town.answer(9, 2, on: "no such key") }
            try await town.answer(9, 2, on: key)
            #expect(await alerts.next() != nil)
            #expect(await jobs.next() != nil)
            let changes = try await town.number(
                "SELECT count AS number FROM change_counter WHERE topic = \(WarningsContents.topic)")
            #expect(changes == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `another server rings for what was changed here and not while nothing is`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let other = try await town.secondHouse()
            let first = try await other.office.ring(forChangesSince: ChangeCounts())
            var alerts = other.office.bell.rings(of: WarningsContents.topic).makeAsyncIterator()
            let quiet = try await other.office.ring(forChangesSince: first)
            #expect(quiet == first)
            _ = try await town.raiseAlert(in: TownPlaces.north)
            let moved = try await other.office.ring(forChangesSince: quiet)
            #expect(moved != quiet)
            #expect(await alerts.next() != nil)
            await other.database.close()
        }
    }

    /// A hall of pupils rings a thousand times a second while a page that was rung looks.
    @Test func `a ring is kept for who is busy however much else rings`() async {
        let bell = Bell()
        var alerts = bell.rings(of: "alerts").makeAsyncIterator()
        bell.ring("alerts")
        for _ in 1...1_000 { bell.ring("jobs") }
        #expect(await alerts.next() != nil)
    }
}
