import Access
import Accounts
import Care
import HouseKit
import Regions
import Testing
import Warnings

/// Whoever holds a post in the successor of a merged or moved place is on duty for the old place's alerts too.
@Suite struct InheritedDutyTests {
    private static func change(
        _ kind: RegionChange.Kind, _ old: Region, _ new: Region..., on day: String = "2026-03-01"
    ) throws -> ListedChange {
        ListedChange(
            day: try #require(Day(day)), kind: kind, predecessor: old, successors: new, name: "", source: "令第 1 号")
    }

    private static func record(_ changes: ListedChange..., in town: Town) async throws {
        let outcome = try await town.performBySystem(RecordRegionChanges(changes: changes))
        #expect(outcome.recorded == changes.count && outcome.problems.isEmpty)
    }

    private static func caller(_ person: Townsperson, in town: Town) async throws -> Caller {
        try await town.performBySystem(RecogniseColleague(login: person.rawValue)).caller
    }

    @Test(arguments: Engine.available)
    func `an open alert of a merged township comes home to the successor's duty`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.northHamlet).alert
            try await town.takeDuty(.southTownshipLead)
            try await town.sweep()
            #expect(try await !town.row(alert).attended)
            try await Self.record(
                Self.change(.merged, TownPlaces.northHamlet, TownPlaces.southTownship), in: town)
            try await town.sweep()
            #expect(try await town.row(alert).holder == TownPlaces.southTownship)
            #expect(try await town.row(alert).attended)
            let lead = try await Self.caller(.southTownshipLead, in: town)
            #expect(try await town.office.perform(ListAlerts(mine: true), as: lead).alerts.map(\.id) == [alert])
        }
    }

    @Test(arguments: Engine.available)
    func `whoever takes the successor's duty brings the old place's alert home`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await Self.record(
                Self.change(.merged, TownPlaces.northHamlet, TownPlaces.southTownship), in: town)
            let alert = try await town.raiseAlert(in: TownPlaces.northHamlet).alert
            #expect(try await !town.row(alert).attended)
            let lead = try await Self.caller(.southTownshipLead, in: town)
            try await town.office.perform(TakeDuty(region: TownPlaces.southTownship), as: lead)
            #expect(try await town.row(alert).holder == TownPlaces.southTownship)
            try await town.takeDuty(.southLead)
            try await town.office.perform(LeaveDuty(region: TownPlaces.southTownship), as: lead)
            try await town.workOff()
            #expect(try await town.row(alert).holder == TownPlaces.south)
            #expect(try await town.row(alert).attended)
        }
    }

    @Test(arguments: Engine.available)
    func `an old sheet's new alert reaches the last of two mergers and climbs above it`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let key = try await town.startSheet(in: TownPlaces.northVillage)
            try await Self.record(
                Self.change(.merged, TownPlaces.northVillage, TownPlaces.northHamlet),
                Self.change(.merged, TownPlaces.northHamlet, TownPlaces.southTownship, on: "2026-03-02"), in: town)
            try await town.takeDuty(.southTownshipLead, .southLead, .northLead, .cityLead)
            try await town.answer(9, 2, on: key)
            let alert = try await town.alert(of: key)
            #expect(try await town.row(alert).holder == TownPlaces.southTownship)
            town.clock.pass(minutes: 31)
            try await town.sweep()
            #expect(try await town.row(alert).holder == TownPlaces.south)
            #expect(try await town.row(alert).attended)
        }
    }

    @Test(arguments: Engine.available)
    func `of a split place no part holds the old alerts`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.northHamlet).alert
            try await Self.record(
                Self.change(
                    .split, TownPlaces.northHamlet, TownPlaces.northTownship, TownPlaces.southTownship), in: town)
            try await town.takeDuty(.northTownshipLead, .southTownshipLead, .southLead)
            try await town.sweep()
            #expect(try await !town.row(alert).attended)
            try await town.takeDuty(.northLead)
            #expect(try await town.row(alert).holder == TownPlaces.north)
        }
    }
}
