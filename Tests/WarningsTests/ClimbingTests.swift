import Access
import App
import Care
import HouseKit
import Jobs
import Storage
import Testing
import WarningRules
import Warnings

/// Source: rulebook C.5: overdue at any clock, to the next level; at twice the time, to the county.
@Suite struct ClimbingTests {
    @Test(arguments: Engine.available)
    func `an alert that nobody takes up climbs when its time is over and not before`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.takeDuty(.northTownshipLead, .northLead, .cityLead)
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            town.clock.pass(minutes: 29)
            try await town.workOff()
            #expect(try await town.holder(alert) == TownPlaces.northTownship)
            town.clock.pass(minutes: 1)
            try await town.workOff()
            #expect(try await town.holder(alert) == TownPlaces.north)
            town.clock.pass(minutes: 30)
            try await town.workOff()
            #expect(try await town.holder(alert) == TownPlaces.city)
            #expect(try await town.history(alert) == [.raised, .climbed, .climbed])
        }
    }

    @Test(arguments: Engine.available)
    func `the sweep does what a lost job did not`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.takeDuty(.northTownshipLead, .northLead)
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            try await town.tamper("DELETE FROM job")
            town.clock.pass(minutes: 30)
            try await town.sweep()
            #expect(try await town.holder(alert) == TownPlaces.north)
        }
    }

    @Test(arguments: Engine.available)
    func `swept twice, one step is taken once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.takeDuty(.northTownshipLead, .northLead, .cityLead)
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            town.clock.pass(minutes: 31)
            for _ in 1...3 { try await town.sweep() }
            try await town.workOff()
            #expect(try await town.holder(alert) == TownPlaces.north)
            #expect(try await town.steps(alert) == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `two workers at once take one step`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.takeDuty(.northTownshipLead, .northLead, .cityLead)
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            let other = try await town.secondHouse()
            town.clock.pass(minutes: 31)
            async let here: Void = town.sweep()
            async let there = other.office.perform(ClimbOverdueAlerts(), as: .system("other"))
            async let jobs: Void = other.runner.workOff()
            _ = try await (here, there, jobs)
            await other.database.close()
            #expect(try await town.holder(alert) == TownPlaces.north)
            #expect(try await town.steps(alert) == 1)
            #expect(try await town.history(alert).filter { $0 == .climbed }.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `an alert climbs after a restart as if there had been none`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.takeDuty(.northTownshipLead, .northLead)
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            let later = try await town.secondHouse()
            town.clock.pass(minutes: 30)
            try await later.runner.workOff()
            await later.database.close()
            #expect(try await town.holder(alert) == TownPlaces.north)
        }
    }

    @Test func `after a weekend at a standstill the alert is where it would have been`() async throws {
        try await withTown(.sqlite) { town in
            try await town.takeDuty(.northTownshipLead, .northLead, .cityLead)
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            town.clock.pass(days: 3)
            try await town.sweep()
            #expect(try await town.holder(alert) == TownPlaces.city)
            #expect(try await town.steps(alert) == 3 * ClimbStep.last)
        }
    }

    @Test(arguments: Engine.available)
    func `a clock that is set back undoes no step and repeats none`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.takeDuty(.northTownshipLead, .northLead, .cityLead)
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            town.clock.pass(minutes: 31)
            try await town.sweep()
            town.clock.pass(hours: -2)
            try await town.sweep()
            #expect(try await town.holder(alert) == TownPlaces.north)
            town.clock.pass(hours: 2)
            try await town.sweep()
            #expect(try await town.holder(alert) == TownPlaces.north)
            #expect(try await town.steps(alert) == 1)
        }
    }

    @Test func `an acknowledged alert waits for the contact and climbs when that is late`() async throws {
        try await withTown(.sqlite) { town in
            try await town.takeDuty(.northTownshipLead, .northLead)
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            try await town.perform(AcknowledgeAlert(alert: alert), as: .northTownshipLead)
            town.clock.pass(minutes: 119)
            try await town.sweep()
            #expect(try await town.holder(alert) == TownPlaces.northTownship)
            town.clock.pass(minutes: 1)
            try await town.workOff()
            #expect(try await town.holder(alert) == TownPlaces.north)
        }
    }

    @Test func `an alert whose person was reached climbs no more`() async throws {
        try await withTown(.sqlite) { town in
            try await town.takeDuty(.northLead, .cityLead)
            let alert = try await town.alertAtWork().alert
            town.clock.pass(days: 5)
            try await town.sweep()
            try await town.workOff()
            #expect(try await town.holder(alert) == TownPlaces.north)
        }
    }

    @Test func `a closed alert stays where it is`() async throws {
        try await withTown(.sqlite) { town in
            try await town.takeDuty(.northLead, .cityLead)
            let alert = try await town.alertAtWork().alert
            try await town.close(alert)
            try await town.perform(LeaveDuty(region: TownPlaces.north), as: .northLead)
            town.clock.pass(days: 5)
            try await town.workOff()
            try await town.performBySystem(ClimbAlert(alert: alert))
            #expect(try await town.holder(alert) == TownPlaces.north)
        }
    }

    @Test func `where nobody above is on duty the alert is held by the city, unattended`() async throws {
        try await withTown(.sqlite) { town in
            try await town.takeDuty(.northTownshipLead)
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            town.clock.pass(minutes: 30)
            try await town.sweep()
            #expect(try await town.holder(alert) == TownPlaces.city)
            #expect(try await !town.row(alert).attended)
        }
    }
}
