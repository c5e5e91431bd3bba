import Access
import Care
import HouseKit
import Storage
import Testing
import WarningRules
import Warnings

@Suite struct DutyHandOverTests {
    @Test(arguments: Engine.available)
    func `what is open is counted, and nobody leaves before the next one has come`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.plan(.northLead, "08:00", "18:00")
            _ = try await town.raiseAlert(in: TownPlaces.southVillage)
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            let late = try await town.raiseAlert(in: TownPlaces.north).alert
            try await town.perform(AcknowledgeAlert(alert: alert), as: .northLead)
            town.clock.pass(minutes: 40)
            // Nobody has swept yet, so the second one is late and still here.
            try await town.handOver(note: "夜里留意北村")
            let line = try await town.line()
            #expect([line.open, line.waiting, line.overdue] == [2, 1, 1])
            #expect(line.note == "夜里留意北村")
            #expect(line.acceptedAt == nil)
            let own = try await town.perform(ListAlerts(), as: .northLead).duty
            #expect(own == [TownPlaces.north: true])
            try await town.perform(AcceptHandOver(handOver: line.id), as: .secondNorthLead)
            try await town.workOff()
            #expect(try await town.perform(ListAlerts(), as: .northLead).duty == [TownPlaces.north: false])
            #expect(try await town.perform(ListAlerts(), as: .secondNorthLead).duty == [TownPlaces.north: true])
            #expect(try await town.row(alert).attended)
            #expect(try await town.holder(alert) == TownPlaces.north)
            #expect(try await town.line().acceptedAt == town.clock.now)
            // The late one has climbed to the city, where nobody is, and comes home to who has just come on duty.
            #expect(try await town.row(late).attended)
            #expect(try await town.history(late).contains(.climbed))
        }
    }

    @Test(arguments: Engine.available)
    func `who has come back since keeps the new duty when the old hand-over is accepted`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            try await town.takeDuty(.northLead)
            try await town.handOver()
            town.clock.pass(minutes: 5)
            try await town.perform(LeaveDuty(region: TownPlaces.north), as: .northLead)
            town.clock.pass(minutes: 5)
            try await town.takeDuty(.northLead)
            try await town.perform(AcceptHandOver(handOver: try await town.line().id), as: .secondNorthLead)
            #expect(try await town.perform(ListAlerts(), as: .northLead).duty == [TownPlaces.north: true])
        }
    }

    @Test(arguments: Engine.available)
    func `only the one to whom it was given accepts, and once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.takeDuty(.northLead)
            try await town.handOver()
            let line = try await town.line()
            for person in [Townsperson.northLead, .cityLead, .southLead] {
                await #expect(throws: Refusal.notFound) {
                    try await town.perform(AcceptHandOver(handOver: line.id), as: person)
                }
            }
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(AcceptHandOver(handOver: line.id), as: .northCounsellor)
            }
            try await town.perform(AcceptHandOver(handOver: line.id), as: .secondNorthLead)
            await #expect(throws: DutyProblem.alreadyAccepted) {
                try await town.perform(AcceptHandOver(handOver: line.id), as: .secondNorthLead)
            }
        }
    }

    @Test func `a hand-over needs somebody on duty, another person with a post, and is sent once`() async throws {
        try await withTown(.sqlite) { town in
            await #expect(throws: DutyProblem.notOnDuty) { try await town.handOver() }
            try await town.takeDuty(.northLead)
            await #expect(throws: DutyProblem.samePerson(field: "taker")) { try await town.handOver(to: .northLead) }
            await #expect(throws: DutyProblem.noPostThere(field: "taker")) {
                try await town.handOver(to: .northCounsellor)
            }
            await #expect(throws: WarningError.longNote) {
                try await town.handOver(note: String(repeating: "长", count: WarningError.longestNote + 1))
            }
            for _ in 1...2 { try await town.handOver(request: "one form") }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM duty_hand_over") == 1)
        }
    }

    @Test func `a note lies sealed in the table, and whoever opens it leaves a line`() async throws {
        try await withTown(.sqlite) { town in
            try await town.takeDuty(.northLead)
            try await town.handOver(note: "夜里留意北村的电话")
            #expect(try await !town.holdsInTheOpen("夜里留意"))
            _ = try await town.line()
            let lines = try await town.number(
                "SELECT COUNT(*) AS number FROM audit_line WHERE use_case = 'ListHandOvers'")
            #expect(lines == 1)
        }
    }
}

extension Town {
    fileprivate func handOver(
        to taker: Townsperson = .secondNorthLead, note: String? = nil, request: String? = nil
    ) async throws {
        try await perform(
            HandOverDuty(region: TownPlaces.north, taker: id(taker), note: note.map { Private($0) }, request: request),
            as: .northLead)
    }

    fileprivate func line() async throws -> ListHandOvers.Line {
        try #require(try await perform(ListHandOvers(region: TownPlaces.north), as: .northLead).lines.first)
    }
}
