import Access
import Accounts
import App
import Care
import HouseKit
import Storage
import Testing
import WarningRules
import Warnings

/// What a roster must bear: two planners in the same instant, the turn of the year, and people who are gone.
@Suite struct RosterAttackTests {
    private static func plan(
        _ person: Townsperson, on day: Day, _ opens: String, _ closes: String, in town: Town
    ) throws -> PlanDutyShifts {
        PlanDutyShifts(
            region: person.post.region, account: town.id(person), kind: .first, days: .once, firstDay: day,
            opens: try #require(ClockTime(opens)), closes: try #require(ClockTime(closes)))
    }

    private static func change(
        _ line: ShiftLine, to person: Townsperson, _ opens: String = "08:00", _ closes: String = "18:00", in town: Town
    ) throws -> ChangeDutyShift {
        ChangeDutyShift(
            shift: line.id, account: town.id(person), kind: line.kind, firstDay: line.stretch.from.day,
            opens: try #require(ClockTime(opens)), closes: try #require(ClockTime(closes)))
    }

    /// What came of something that two people did at once: nothing went wrong, or why not.
    private static func problem(_ deed: () async throws -> Void) async throws -> DutyProblem? {
        do {
            try await deed()
            return nil
        } catch let problem as DutyProblem {
            return problem
        }
    }

    @Test(arguments: Engine.available)
    func `two leads who plan the same shift in the same instant plan it once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let other = try await town.secondHouse()
            for offset in 1...8 {
                let day = town.clock.now.day.adding(days: offset)
                let shift = try Self.plan(.northLead, on: day, "08:00", "18:00", in: town)
                async let here = town.perform(shift, as: .northLead)
                async let there = other.office.perform(shift, as: town.caller(.secondNorthLead))
                let (one, two) = try await (here, there)
                #expect(one.added + two.added == 1)
            }
            await other.database.close()
            let shifts = try await town.number("SELECT COUNT(*) AS number FROM duty_shift")
            #expect(shifts == 8)
        }
    }

    @Test(arguments: Engine.available)
    func `of two leads who give one person the same hours in the same instant one hears so`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let other = try await town.secondHouse()
            for offset in 1...8 {
                let day = town.clock.now.day.adding(days: offset)
                try await town.perform(Self.plan(.northLead, on: day, "06:00", "07:00", in: town), as: .northLead)
                try await town.perform(Self.plan(.northLead, on: day, "19:00", "20:00", in: town), as: .northLead)
                let lines = try await town.week(of: TownPlaces.north, on: day.description).shifts
                    .filter { $0.stretch.from.day == day }
                let (early, late) = (try #require(lines.first), try #require(lines.last))
                let (first, second) = (
                    try Self.change(early, to: .secondNorthLead, in: town),
                    try Self.change(late, to: .secondNorthLead, in: town)
                )
                async let here = Self.problem { try await town.perform(first, as: .northLead) }
                async let there = Self.problem {
                    _ = try await other.office.perform(second, as: town.caller(.secondNorthLead))
                }
                let heard = try await [here, there].compactMap { $0 }
                #expect(heard == [.shiftTaken])
            }
            await other.database.close()
            let shifts = try await town.number("SELECT COUNT(*) AS number FROM duty_shift")
            #expect(shifts == 16)
        }
    }

    @Test(arguments: Engine.available)
    func `a running shift that two leads pass on in the same instant goes to one person`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            try await town.performBySystem(
                AddPost(
                    login: Townsperson.cityLead.rawValue, post: Post(role: .dutyLead, region: TownPlaces.north),
                    until: nil))
            try await town.plan(.northLead, "08:00", "18:00")
            let line = try #require(try await town.week(of: TownPlaces.north).shifts.first)
            let (first, second) = (
                try Self.change(line, to: .secondNorthLead, in: town), try Self.change(line, to: .cityLead, in: town)
            )
            let other = try await town.secondHouse()
            async let here = Self.problem { try await town.perform(first, as: .northLead) }
            async let there = Self.problem {
                _ = try await other.office.perform(second, as: town.caller(.secondNorthLead))
            }
            let heard = try await [here, there].compactMap { $0 }
            await other.database.close()
            #expect(heard == [.alreadyOver])
            let onDuty = try await town.perform(SeeWhoIsOnDuty(), as: .northLead).places.first?.people
            #expect(onDuty?.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a shift taken off the roster before somebody saves a change to it is not there any more`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let day = town.clock.now.day.adding(days: 1)
            try await town.perform(Self.plan(.northLead, on: day, "08:00", "18:00", in: town), as: .northLead)
            let line = try #require(try await town.week(of: TownPlaces.north).shifts.first)
            let change = try Self.change(line, to: .secondNorthLead, in: town)
            try await town.perform(RemoveDutyShift(shift: line.id), as: .northLead)
            await #expect(throws: Refusal.notFound) { try await town.perform(change, as: .secondNorthLead) }
            let shifts = try await town.number("SELECT COUNT(*) AS number FROM duty_shift")
            #expect(shifts == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a night over the turn of the year is one shift, on both days and on duty at midnight`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let eve = try #require(Day("2026-12-31"))
            town.clock.set(.china("2026-12-31", 9))
            try await town.perform(Self.plan(.northLead, on: eve, "20:00", "08:00", in: town), as: .northLead)
            let week = try await town.week(of: TownPlaces.north, on: "2027-01-01")
            #expect(week.monday == Day("2026-12-28"))
            let night = try #require(Stretch(from: .china("2026-12-31", 20), until: .china("2027-01-01", 8)))
            #expect(week.shifts.map(\.stretch) == [night])
            #expect(week.gaps.first?.until == night.from)
            for (moment, isThere) in [
                (Moment.china("2026-12-31", 19, 59), false), (.china("2026-12-31", 20), true),
                (.china("2027-01-01", 0), true), (.china("2027-01-01", 7, 59), true), (.china("2027-01-01", 8), false),
            ] {
                town.clock.set(moment)
                let duty = try await town.perform(ListAlerts(), as: .northLead).duty
                #expect(duty == [TownPlaces.north: isThere])
            }
        }
    }

    @Test(arguments: ["2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25", "1986-05-03"])
    func `every night has twelve hours, for the clock in China is never put forward`(_ day: String) throws {
        let pattern = DutyPattern(
            days: .off, opens: try #require(ClockTime("20:00")), closes: try #require(ClockTime("08:00")))
        let first = try #require(Day(day))
        let night = try #require(pattern.shift(on: first))
        #expect(night.until.seconds(since: night.from) == 12 * 3_600)
    }

    @Test(arguments: Engine.available)
    func `whose post was ended while on the roster is not on duty, and the roster shows the gap`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            try await town.plan(.northTownshipLead, "08:00", "18:00")
            try await town.takeDuty(.northTownshipLead, .cityLead)
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            #expect(try await town.holder(alert) == TownPlaces.northTownship)
            let account = town.id(.northTownshipLead)
            let held = try await town.perform(ReadPerson(account: account), as: .northAdministrator).posts
            let post = try #require(held.first).id
            try await town.perform(EndPost(account: account, post: post), as: .northAdministrator)
            try await town.sweep()
            #expect(try await town.holder(alert) == TownPlaces.city)
            #expect(try await town.row(alert).attended)
            let week = try await town.week(of: TownPlaces.northTownship)
            #expect(week.shifts.map(\.attended) == [[]])
            #expect(week.gaps.first?.from == town.clock.now)
            let offered = try await town.perform(ReadDutyPlan(region: TownPlaces.northTownship), as: .cityLead).people
            #expect(!offered.map(\.account).contains(account))
        }
    }

    @Test(arguments: Engine.available)
    func `a post that ends at midnight ends the duty in the middle of a night shift`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let account = town.id(.northTownshipLead)
            let held = try await town.perform(ReadPerson(account: account), as: .northAdministrator).posts
            let post = try #require(held.first).id
            try await town.perform(
                ChangePostTerm(account: account, post: post, until: town.clock.now.day), as: .northAdministrator)
            try await town.plan(.northTownshipLead, "18:00", "08:00")
            try await town.takeDuty(.cityLead)
            town.clock.set(.china("2026-03-04", 23, 59))
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            #expect(try await town.holder(alert) == TownPlaces.northTownship)
            town.clock.set(.china("2026-03-05", 0))
            try await town.sweep()
            #expect(try await town.holder(alert) == TownPlaces.city)
            let night = try #require(try await town.week(of: TownPlaces.northTownship).shifts.first)
            #expect(night.attended.map(\.until) == [.china("2026-03-05", 0)])
        }
    }
}
