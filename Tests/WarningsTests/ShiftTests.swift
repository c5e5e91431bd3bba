import Access
import Accounts
import App
import Care
import HouseKit
import Storage
import Testing
import WarningRules
import Warnings

/// A shift counts as a duty taken by hand does, from its first minute to its last.
@Suite struct ShiftTests {
    @Test(arguments: Engine.available)
    func `whose shift runs holds the alert without pressing anything`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.plan(.northTownshipLead, "08:00", "18:00")
            let row = try await town.row(town.raiseAlert(in: TownPlaces.northVillage).alert)
            #expect(row.holder == TownPlaces.northTownship)
            #expect(row.attended)
            #expect(
                try await town.perform(ListAlerts(), as: .northTownshipLead).duty == [TownPlaces.northTownship: true])
        }
    }

    @Test(arguments: Engine.available)
    func `an alert leaves with the shift, in the very minute and not before`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.plan(.northTownshipLead, "08:00", "10:20")
            try await town.takeDuty(.northLead)
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            try await town.halfMinuteBefore(10, 20)
            #expect(try await town.holder(alert) == TownPlaces.northTownship)
            try await town.strikes(10, 20)
            #expect(try await town.holder(alert) == TownPlaces.north)
            #expect(try await town.history(alert) == [.raised, .moved])
        }
    }

    @Test(arguments: Engine.available)
    func `a shift that begins brings unattended alerts home in that minute`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            #expect(try await !town.row(alert).attended)
            try await town.plan(.northTownshipLead, "10:20", "18:00")
            try await town.workOff()
            try await town.halfMinuteBefore(10, 20)
            #expect(try await !town.row(alert).attended)
            try await town.strikes(10, 20)
            #expect(try await town.holder(alert) == TownPlaces.northTownship)
            #expect(try await town.row(alert).attended)
        }
    }

    @Test(arguments: Engine.available)
    func `a house that was dead at the turn finds out at its first sweep`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.plan(.northTownshipLead, "08:00", "10:10")
            try await town.plan(.northLead, "10:10", "10:25")
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            // Killed with all that it had put down; the tables and the clock are enough.
            try await town.tamper("DELETE FROM job")
            town.clock.pass(minutes: 15)
            let later = try await town.secondHouse()
            _ = try await later.office.perform(ClimbOverdueAlerts(), as: .system("later"))
            #expect(try await town.holder(alert) == TownPlaces.north)
            town.clock.pass(minutes: 10)
            _ = try await later.office.perform(ClimbOverdueAlerts(), as: .system("later"))
            await later.database.close()
            #expect(try await !town.row(alert).attended)
        }
    }

    @Test(arguments: Engine.available)
    func `where one shift ends as the next begins nothing moves`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.plan(.northLead, "08:00", "10:20")
            try await town.plan(.secondNorthLead, "10:20", "18:00")
            try await town.takeDuty(.cityLead)
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            try await town.halfMinuteBefore(10, 20)
            try await town.strikes(10, 20)
            try await town.sweep()
            #expect(try await town.holder(alert) == TownPlaces.north)
            #expect(try await town.history(alert) == [.raised])
        }
    }

    @Test(arguments: Engine.available)
    func `as one place goes off and one below comes on in the same instant the alert is attended`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            try await town.plan(.northLead, "08:00", "10:20")
            try await town.plan(.northTownshipLead, "10:20", "18:00")
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            #expect(try await town.holder(alert) == TownPlaces.north)
            try await town.halfMinuteBefore(10, 20)
            try await town.strikes(10, 20)
            #expect(try await town.holder(alert) == TownPlaces.northTownship)
            #expect(try await town.row(alert).attended)
        }
    }

    @Test(arguments: Engine.available)
    func `an alert that climbed comes back to the next shift and not to the one that let it climb`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            try await town.plan(.northTownshipLead, "08:00", "10:50")
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            town.clock.pass(minutes: 30)
            try await town.workOff()
            for _ in 1...2 { try await town.sweep() }
            #expect(try await town.holder(alert) == TownPlaces.city)
            #expect(try await !town.row(alert).attended)
            try await town.plan(.northLead, "10:40", "18:00")
            try await town.halfMinuteBefore(10, 40)
            try await town.strikes(10, 40)
            #expect(try await town.holder(alert) == TownPlaces.north)
        }
    }

    @Test(arguments: Engine.available)
    func `the shift of somebody suspended counts no more and shows as a gap`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.plan(.northTownshipLead, "08:00", "18:00")
            try await town.takeDuty(.cityLead)
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            let before = try await town.week(of: TownPlaces.northTownship)
            #expect(before.gaps.first?.from == .china("2026-03-04", 18))
            try await town.performBySystem(SuspendAccount(login: Townsperson.northTownshipLead.rawValue))
            try await town.sweep()
            #expect(try await town.holder(alert) == TownPlaces.city)
            let after = try await town.week(of: TownPlaces.northTownship)
            #expect(after.shifts.map(\.attended) == [[]])
            #expect(after.gaps.first?.from == town.clock.now)
        }
    }

    @Test(arguments: Engine.available)
    func `who leaves in the middle of a shift is off duty, and can come back`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.plan(.northTownshipLead, "08:00", "18:00")
            try await town.takeDuty(.northLead)
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            let own = TownPlaces.northTownship
            try await town.perform(LeaveDuty(region: own), as: .northTownshipLead)
            try await town.workOff()
            #expect(try await town.holder(alert) == TownPlaces.north)
            #expect(try await town.perform(ListAlerts(), as: .northTownshipLead).duty == [own: false])
            let gaps = try await town.week(of: own).gaps
            #expect(gaps.first?.from == town.clock.now)
            town.clock.pass(minutes: 5)
            try await town.takeDuty(.northTownshipLead)
            #expect(try await town.perform(ListAlerts(), as: .northTownshipLead).duty == [own: true])
            let next = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            #expect(try await town.holder(next) == own)
        }
    }

    @Test(arguments: Engine.available)
    func `the next turns are put down as jobs a minute ahead and no earlier`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.plan(.northLead, "10:05", "18:00")
            try await town.workOff()
            try await town.sweep()
            #expect(try await town.turnJobs() == 0)
            try await town.halfMinuteBefore(10, 5)
            #expect(try await town.turnJobs() == 1)
            try await town.sweep()
            #expect(try await town.turnJobs() == 1)
        }
    }
}

extension Town {
    fileprivate func turnJobs() async throws -> Int {
        try await number("SELECT COUNT(*) AS number FROM job WHERE unique_key LIKE 'duty turns %'")
    }
}
