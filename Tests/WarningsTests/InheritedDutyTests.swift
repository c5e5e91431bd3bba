import Access
import Accounts
import Care
import HouseKit
import Regions
import Storage
import Testing
import WarningRules
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

    private static let third = TownPlaces.region("990205000000")
    private static let (otherCity, thirdCity) = (TownPlaces.region("990300000000"), TownPlaces.region("990400000000"))

    /// A place that the town does not have.
    private static func found(_ region: Region, _ name: String, in town: Town) async throws {
        try await town.performBySystem(
            SetUpPlaces(places: [Place(region: region, names: [.zhHans: name, .en: name])], sites: []))
    }

    /// Somebody new who leads the duty of a place.
    private static func lead(_ login: String, of region: Region, in town: Town) async throws -> Caller {
        try await town.performBySystem(
            AddAccount(
                login: login, displayName: login, password: Private("a long secret of \(login)"),
                post: Post(role: .dutyLead, region: region)))
        return try await town.performBySystem(RecogniseColleague(login: login)).caller
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
            try await Self.record(Self.change(.merged, TownPlaces.northHamlet, TownPlaces.southTownship), in: town)
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
            try await Self.record(Self.change(.merged, TownPlaces.northHamlet, TownPlaces.southTownship), in: town)
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
    func `an old sheet's new alert reaches the last of two mergers and climbs above it`(_ engine: Engine) async throws {
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

    @Test(arguments: Engine.available)
    func `where the heir's county merged in its turn the third county holds the first township's alert`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.northHamlet).alert
            try await Self.found(Self.third, "三县", in: town)
            // In the table no line leads from the hamlet to the third county: the chain goes on above its heir.
            try await Self.record(
                Self.change(.merged, TownPlaces.northHamlet, TownPlaces.southTownship),
                Self.change(.merged, TownPlaces.south, Self.third, on: "2026-03-02"), in: town)
            let lead = try await Self.lead("lead.third", of: Self.third, in: town)
            #expect(lead.posts.first?.inherited == [TownPlaces.northHamlet, TownPlaces.south])
            let seen = try await town.office.perform(ListAlerts(), as: lead).alerts
            #expect(seen.map(\.id) == [alert])
            try await town.office.perform(TakeDuty(region: Self.third), as: lead)
            #expect(try await town.row(alert).holder == Self.third)
            #expect(try await town.row(alert).attended)
            try await town.takeDuty(.cityLead)
            town.clock.pass(minutes: 31)
            try await town.sweep()
            #expect(try await town.row(alert).holder == TownPlaces.city)
        }
    }

    @Test(arguments: Engine.available)
    func `a county that moved with all its villages is one place to whoever inherits it`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            try await Self.found(Self.third, "三县", in: town)
            try await Self.record(
                Self.change(.moved, TownPlaces.northVillage, Self.third),
                Self.change(.moved, TownPlaces.northTownship, Self.third),
                Self.change(.moved, TownPlaces.north, Self.third), in: town)
            let lead = try await Self.lead("lead.third", of: Self.third, in: town)
            #expect(lead.posts.first?.inherited == [TownPlaces.north])
            #expect(try await town.office.perform(ListAlerts(), as: lead).alerts.map(\.id) == [alert])
        }
    }

    @Test(arguments: Engine.available)
    func `a loop in the data ends, and both sides reach the alert`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            for (old, new) in [
                (TownPlaces.northHamlet, TownPlaces.southTownship), (TownPlaces.southTownship, TownPlaces.northHamlet),
                (TownPlaces.south, TownPlaces.north), (TownPlaces.north, TownPlaces.south),
            ] {
                try await town.tamper("INSERT INTO region_succession (predecessor, successor) VALUES (\(old), \(new))")
            }
            let alert = try await town.raiseAlert(in: TownPlaces.northHamlet).alert
            for person in [Townsperson.southTownshipLead, .southLead, .northLead] {
                let lead = try await Self.caller(person, in: town)
                #expect(try await town.office.perform(ListAlerts(), as: lead).alerts.map(\.id) == [alert])
            }
            try await town.takeDuty(.southTownshipLead)
            try await town.sweep()
            #expect(try await town.row(alert).holder == TownPlaces.southTownship)
        }
    }

    @Test(arguments: Engine.available)
    func `the alerts of a city that was split are held by the province`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.city).alert
            let province = TownPlaces.region("990000000000")
            let lead = try await Self.lead("lead.province", of: province, in: town)
            try await town.office.perform(TakeDuty(region: province), as: lead)
            // As long as the city stands, its alerts do not climb above it.
            #expect(try await town.row(alert).holder == TownPlaces.city)
            for new in [Self.otherCity, Self.thirdCity] { try await Self.found(new, "新的市", in: town) }
            try await Self.record(Self.change(.split, TownPlaces.city, Self.otherCity, Self.thirdCity), in: town)
            try await town.sweep()
            #expect(try await town.row(alert).holder == province)
            #expect(try await town.row(alert).attended)
        }
    }

    @Test(arguments: Engine.available)
    func `an inherited alert can be handed to the successor's people, the nearest first`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.northHamlet).alert
            try await Self.record(Self.change(.merged, TownPlaces.northHamlet, TownPlaces.southTownship), in: town)
            let offered = try await town.read(alert).colleagues
            #expect(offered.first?.account == town.id(.southTownshipLead))
            #expect(offered.map(\.region.level) == offered.map(\.region.level).sorted(by: >))
            let lead = try await Self.caller(.southTownshipLead, in: town)
            try await town.office.perform(AcknowledgeAlert(alert: alert), as: lead)
            try await town.office.perform(
                HandOverAlert(alert: alert, colleague: town.id(.southCounsellor), note: nil, request: nil), as: lead)
            #expect(try await town.row(alert).handler == town.id(.southCounsellor).rawValue)
        }
    }

    @Test(arguments: Engine.available)
    func `a place that ended is on duty as long as it has a roster, and then asks for nobody`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            try await town.plan(.northTownshipLead, "08:00", "18:00")
            try await Self.record(Self.change(.merged, TownPlaces.northTownship, TownPlaces.southTownship), in: town)
            let lead = try await Self.caller(.southTownshipLead, in: town)
            let both = try await town.office.perform(SeeWhoIsOnDuty(), as: lead).places
            #expect(both.map(\.region) == [TownPlaces.northTownship, TownPlaces.southTownship])
            #expect(both.map(\.people.count) == [1, 0])
            let gaps = try await town.office.perform(CheckDutyGaps(), as: lead).places
            #expect(gaps.map(\.region) == [TownPlaces.southTownship])
            #expect(try await town.perform(CheckDutyGaps(), as: .northLead).places.map(\.region) == [TownPlaces.north])
            town.clock.pass(hours: 9)
            let later = try await town.office.perform(SeeWhoIsOnDuty(), as: lead).places
            #expect(later.map(\.region) == [TownPlaces.southTownship])
        }
    }

    @Test(arguments: Engine.available)
    func `whoever keeps a post in the old place has their own shifts from both places`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.performBySystem(
                AddPost(
                    login: Townsperson.northTownshipLead.rawValue,
                    post: Post(role: .dutyLead, region: TownPlaces.southTownship), until: nil))
            try await town.plan(.northTownshipLead, "12:00", "18:00")
            try await town.perform(
                PlanDutyShifts(
                    region: TownPlaces.southTownship, account: town.id(.northTownshipLead), kind: .first, days: .once,
                    firstDay: town.clock.now.day.adding(days: 1), opens: try #require(ClockTime("08:00")),
                    closes: try #require(ClockTime("12:00"))),
                as: .cityLead)
            try await Self.record(Self.change(.merged, TownPlaces.northTownship, TownPlaces.southTownship), in: town)
            let lead = try await Self.caller(.northTownshipLead, in: town)
            let own = try await town.office.perform(ListOwnShifts(), as: lead).shifts
            #expect(own.map(\.region) == [TownPlaces.northTownship, TownPlaces.southTownship])
        }
    }
}
