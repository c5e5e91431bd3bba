import Access
import Care
import HouseKit
import Storage
import Testing
import WarningRules
import Warnings

@Suite struct RosterTests {
    @Test(arguments: Engine.available)
    func `a weekly pattern is planned once, however often it is sent`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let pattern = PlanDutyShifts(
                region: TownPlaces.north, account: town.id(.northLead), kind: .first, days: .weekdays,
                weekdays: ["1": true, "2": false, "6": true], firstDay: try #require(Day("2026-03-02")),
                lastDay: Day("2026-03-15"), opens: try #require(ClockTime("18:00")),
                closes: try #require(ClockTime("08:00")))
            // Monday the 2nd is over: it cannot be planned any more.
            #expect(try await town.perform(pattern, as: .northAdministrator).added == 3)
            #expect(try await town.perform(pattern, as: .secondNorthLead).added == 0)
            let week = try await town.week(of: TownPlaces.north, on: "2026-03-12")
            #expect(week.monday == Day("2026-03-09"))
            #expect(week.shifts.map(\.stretch.from) == [.china("2026-03-09", 18), .china("2026-03-14", 18)])
            // The night of Saturday the 7th is over on Sunday.
            #expect(week.shifts.map(\.name) == ["\(Marker.north) lead.north", "\(Marker.north) lead.north"])
            #expect(try await town.week(of: TownPlaces.north).shifts.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `the gaps of the coming week are told to whoever plans`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let day = "2026-03-04"
            for person in [Townsperson.northLead, .secondNorthLead] {
                for offset in 0...7 {
                    let at = try #require(Day(day)).adding(days: offset).description
                    let isFirst = person == .northLead
                    try await town.plan(person, isFirst ? "08:00" : "20:00", isFirst ? "20:00" : "08:00", on: at)
                }
            }
            let none = try await town.perform(CheckDutyGaps(), as: .northAdministrator)
            #expect(none.places == [])
            let lines = try await town.week(of: TownPlaces.north).shifts
            let tomorrow = try #require(lines.first { $0.stretch.from == .china("2026-03-05", 8) })
            try await town.perform(RemoveDutyShift(shift: tomorrow.id), as: .northAdministrator)
            for planner in [Townsperson.northAdministrator, .northLead] {
                let told = try await town.perform(CheckDutyGaps(), as: planner)
                #expect(told.places.map(\.region) == [TownPlaces.north])
                #expect(told.places.first?.gaps == [tomorrow.stretch])
                #expect(told.places.first?.hasRoster == true)
            }
            let oneDay = try await town.perform(CheckDutyGaps(days: 1), as: .northLead)
            let early = Stretch(from: .china("2026-03-05", 8), until: .china("2026-03-05", 10))
            #expect(oneDay.places.first?.gaps == [early].compactMap { $0 })
        }
    }

    @Test func `a place without any roster is told as that`() async throws {
        try await withTown(.sqlite) { town in
            let told = try await town.perform(CheckDutyGaps(), as: .southLead)
            #expect(told.places.map(\.region) == [TownPlaces.south])
            #expect(told.places.map(\.hasRoster) == [false])
            #expect(told.places.first?.gaps.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `somebody else goes on with a running shift, and what is over keeps its name`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.plan(.northLead, "08:00", "18:00")
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            let line = try #require(try await town.week(of: TownPlaces.north).shifts.first)
            town.clock.pass(hours: 1)
            try await town.perform(
                ChangeDutyShift(
                    shift: line.id, account: town.id(.secondNorthLead), kind: .standIn, firstDay: town.clock.now.day,
                    opens: try #require(ClockTime("08:00")), closes: try #require(ClockTime("16:00"))),
                as: .northLead)
            let lines = try await town.week(of: TownPlaces.north).shifts
            #expect(lines.map(\.account) == [town.id(.northLead), town.id(.secondNorthLead)])
            let stretches: [Stretch?] = lines.map(\.stretch)
            #expect(stretches == [
                Stretch(from: .china("2026-03-04", 8), until: .china("2026-03-04", 11)),
                Stretch(from: .china("2026-03-04", 11), until: .china("2026-03-04", 16)),
            ])
            try await town.sweep()
            #expect(try await town.row(alert).attended)
        }
    }

    @Test(arguments: Engine.available)
    func `a running shift taken off the roster ends now, a coming one was never there`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.plan(.northLead, "08:00", "18:00")
            try await town.plan(.secondNorthLead, "18:00", "24:00")
            for line in try await town.week(of: TownPlaces.north).shifts {
                try await town.perform(RemoveDutyShift(shift: line.id), as: .northLead)
            }
            let left = try await town.week(of: TownPlaces.north).shifts
            #expect(left.map(\.stretch.until) == [town.clock.now])
            let over = try #require(left.first)
            town.clock.pass(minutes: 1)
            await #expect(throws: DutyProblem.alreadyOver) {
                try await town.perform(RemoveDutyShift(shift: over.id), as: .northLead)
            }
        }
    }

    @Test func `who is on duty now, until when, and who comes next`() async throws {
        try await withTown(.sqlite) { town in
            try await town.plan(.northLead, "08:00", "18:00")
            try await town.plan(.secondNorthLead, "17:00", "22:00")
            let place = try #require(try await town.perform(SeeWhoIsOnDuty(), as: .northCounsellor).places.first)
            #expect(place.people.map(\.account) == [town.id(.northLead)])
            #expect(place.people.map(\.until) == [.china("2026-03-04", 18)])
            #expect(place.next?.from == .china("2026-03-04", 17))
            try await town.takeDuty(.northLead)
            let byHand = try #require(try await town.perform(SeeWhoIsOnDuty(), as: .northLead).places.first)
            #expect(byHand.people.map(\.until) == [nil])
        }
    }

    @Test func `only who holds a duty post stands on a roster, and only who plans there writes it`() async throws {
        try await withTown(.sqlite) { town in
            func plan(_ account: Townsperson, in region: Region, as planner: Townsperson) async throws {
                try await town.perform(
                    PlanDutyShifts(
                        region: region, account: town.id(account), kind: .first, days: .once,
                        firstDay: town.clock.now.day, opens: try #require(ClockTime("12:00")),
                        closes: try #require(ClockTime("18:00"))), as: planner)
            }
            for stranger in [Townsperson.southLead, .northCounsellor, .northTownshipLead, .cityLead, .evaluator] {
                await #expect(throws: DutyProblem.noPostThere(field: "account")) {
                    try await plan(stranger, in: TownPlaces.north, as: .northAdministrator)
                }
            }
            for planner in [Townsperson.northCounsellor, .northTeacher, .classTeacher, .gridWorker, .evaluator] {
                await #expect(throws: Refusal.forbidden) {
                    try await plan(.northLead, in: TownPlaces.north, as: planner)
                }
            }
            for planner in [Townsperson.southLead, .southAdministrator, .northTownshipLead] {
                await #expect(throws: Refusal.notFound) {
                    try await plan(.northLead, in: TownPlaces.north, as: planner)
                }
            }
            let shifts = try await town.number("SELECT COUNT(*) AS number FROM duty_shift")
            #expect(shifts == 0)
        }
    }

    @Test func `a roster is closed to roles without duties and to a school's own`() async throws {
        try await withTown(.sqlite) { town in
            for person in [Townsperson.classTeacher, .gridWorker, .evaluator, .northProgram] {
                await #expect(throws: Refusal.forbidden) {
                    try await town.week(of: TownPlaces.northTownship, as: person)
                }
            }
            for person in [Townsperson.northTeacher, .southLead, .southCounsellor] {
                await #expect(throws: Refusal.notFound) {
                    try await town.week(of: TownPlaces.northTownship, as: person)
                }
            }
        }
    }

    struct Mistake: Sendable, CustomTestStringConvertible {
        var days = PlanDutyShifts.Days.once
        var weekdays: [String: Bool]?
        var firstDay = "2026-03-04"
        var lastDay: String?
        var opens = "12:00"
        var closes = "18:00"
        let problem: DutyProblem
        var testDescription: String { "\(problem)" }
    }

    @Test(arguments: [
        Mistake(lastDay: "2026-03-03", problem: .endsBeforeItBegins),
        Mistake(lastDay: "2026-03-04", closes: "12:00", problem: .endsBeforeItBegins),
        Mistake(lastDay: "2026-03-12", problem: .tooLong),
        Mistake(firstDay: "2026-03-03", problem: .nothingToAdd),
        Mistake(opens: "08:00", closes: "10:00", problem: .nothingToAdd),
        Mistake(days: .weekdays, problem: .noWeekday),
        Mistake(days: .weekdays, weekdays: ["8": true, "1": false], problem: .noWeekday),
        Mistake(days: .working, lastDay: "2026-03-03", problem: .endsBeforeItBegins),
        Mistake(days: .working, lastDay: "2026-09-03", problem: .spanTooLong),
        Mistake(days: .off, lastDay: "2026-03-06", problem: .nothingToAdd),
    ])
    func `what cannot be meant is refused and changes nothing`(_ mistake: Mistake) async throws {
        try await withTown(.sqlite) { town in
            let plan = PlanDutyShifts(
                region: TownPlaces.north, account: town.id(.northLead), kind: .first, days: mistake.days,
                weekdays: mistake.weekdays, firstDay: try #require(Day(mistake.firstDay)),
                lastDay: mistake.lastDay.flatMap(Day.init), opens: try #require(ClockTime(mistake.opens)),
                closes: try #require(ClockTime(mistake.closes)))
            await #expect(throws: mistake.problem) { try await town.perform(plan, as: .northLead) }
            let shifts = try await town.number("SELECT COUNT(*) AS number FROM duty_shift")
            #expect(shifts == 0)
        }
    }
}
