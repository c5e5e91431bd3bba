import Access
import Accounts
import Care
import HouseKit
import Storage
import Testing
import WarningRules
import Warnings

@Suite struct HoldingTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let onDuty: [Townsperson]
        let holder: Region
        let attended: Bool
        var testDescription: String { "\(onDuty)" }
    }

    @Test(
        arguments: Engine.available,
        [
            Example(onDuty: [.northTownshipLead, .northLead], holder: TownPlaces.northTownship, attended: true),
            Example(onDuty: [.northLead, .cityLead], holder: TownPlaces.north, attended: true),
            Example(onDuty: [.cityLead], holder: TownPlaces.city, attended: true),
            Example(onDuty: [.southLead, .southTownshipLead], holder: TownPlaces.city, attended: false),
            Example(onDuty: [], holder: TownPlaces.city, attended: false),
        ])
    func `the nearest place where somebody is on duty holds the alert`(
        _ engine: Engine, _ example: Example
    ) async throws {
        try await withTown(engine) { town in
            for person in example.onDuty { try await town.takeDuty(person) }
            let row = try await town.row(town.raiseAlert(in: TownPlaces.northVillage).alert)
            #expect(row.holder == example.holder)
            #expect(row.attended == example.attended)
        }
    }

    @Test(arguments: Engine.available)
    func `a red answer on Friday at ten in the evening reaches the city at once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.takeDuty(.cityLead)
            town.clock.set(.china("2026-03-06", 22))
            let raised = try await town.raiseAlert(in: TownPlaces.northVillage)
            let row = try await town.row(raised.alert)
            #expect(row.holder == TownPlaces.city)
            #expect(row.due == .china("2026-03-06", 22, 30))
            #expect(try await town.perform(ListAlerts(mine: true), as: .cityLead).alerts.map(\.id) == [raised.alert])
        }
    }

    @Test(arguments: Engine.available)
    func `who leaves the duty hands on what was held there at once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.takeDuty(.northTownshipLead, .northLead)
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            try await town.perform(LeaveDuty(region: TownPlaces.northTownship), as: .northTownshipLead)
            try await town.workOff()
            #expect(try await town.holder(alert) == TownPlaces.north)
            #expect(try await town.history(alert) == [.raised, .moved])
        }
    }

    @Test func `where a second person stays on duty nothing moves`() async throws {
        try await withTown(.sqlite) { town in
            try await town.takeDuty(.northLead, .secondNorthLead, .cityLead)
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            try await town.perform(LeaveDuty(region: TownPlaces.north), as: .northLead)
            try await town.workOff()
            #expect(try await town.holder(alert) == TownPlaces.north)
        }
    }

    @Test(arguments: Engine.available)
    func `who takes the duty brings unattended alerts home`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let north = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            let south = try await town.raiseAlert(in: TownPlaces.southVillage).alert
            try await town.takeDuty(.northTownshipLead)
            #expect(try await town.holder(north) == TownPlaces.northTownship)
            #expect(try await town.row(north).attended)
            #expect(try await town.row(south).holder == TownPlaces.city)
            #expect(try await !town.row(south).attended)
        }
    }

    @Test(arguments: Engine.available)
    func `the alert of somebody who was suspended moves on at the next sweep`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.takeDuty(.northTownshipLead, .cityLead)
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            try await town.performBySystem(SuspendAccount(login: Townsperson.northTownshipLead.rawValue))
            try await town.sweep()
            #expect(try await town.holder(alert) == TownPlaces.city)
        }
    }

    @Test func `nobody takes the duty of a place where they hold no post`() async throws {
        try await withTown(.sqlite) { town in
            for region in [TownPlaces.south, TownPlaces.northTownship, TownPlaces.city] {
                await #expect(throws: WarningError.notYourPost) {
                    try await town.perform(TakeDuty(region: region), as: .northLead)
                }
            }
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(TakeDuty(region: TownPlaces.north), as: .northCounsellor)
            }
            await #expect(throws: Refusal.notSignedIn) { try await town.perform(TakeDuty(region: TownPlaces.north)) }
            let duties = try await town.number("SELECT COUNT(*) AS number FROM duty")
            #expect(duties == 0)
        }
    }

    @Test func `nobody sends another person off duty`() async throws {
        try await withTown(.sqlite) { town in
            try await town.takeDuty(.northLead)
            try await town.perform(LeaveDuty(region: TownPlaces.north), as: .secondNorthLead)
            try await town.perform(LeaveDuty(region: TownPlaces.north), as: .cityLead)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM duty") == 1)
        }
    }

    @Test func `taking the same duty twice is one duty`() async throws {
        try await withTown(.sqlite) { town in
            try await town.takeDuty(.northLead, .northLead)
            #expect(try await town.perform(ListAlerts(), as: .northLead).duty == [TownPlaces.north: true])
            try await town.perform(LeaveDuty(region: TownPlaces.north), as: .northLead)
            #expect(try await town.perform(ListAlerts(), as: .northLead).duty == [TownPlaces.north: false])
        }
    }
}
