import Access
import Care
import HouseKit
import Storage
import Testing
import WarningRules
import Warnings

@Suite struct AbsenceTests {
    @Test(arguments: Engine.available)
    func `an absence without a replacement leaves a gap that is told, and alerts move on`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            try await town.plan(.northTownshipLead, "08:00", "18:00")
            try await town.takeDuty(.northLead)
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            let told = try await town.away(.northTownshipLead, "10:00", "12:00")
            let hole = Stretch(from: town.clock.now, until: .china("2026-03-04", 12))
            #expect(told.gaps == [hole].compactMap { $0 })
            try await town.workOff()
            #expect(try await town.holder(alert) == TownPlaces.north)
            let week = try await town.week(of: TownPlaces.northTownship)
            #expect(week.gaps.first == hole)
            #expect(week.absences.map(\.isOwn) == [false])
            #expect(week.shifts.map(\.attended.count) == [2])
        }
    }

    @Test(arguments: Engine.available)
    func `a replacement takes the very hours over`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.plan(.northLead, "08:00", "18:00", kind: .standIn)
            let told = try await town.away(
                .northLead, "12:00", "24:00", replacement: .secondNorthLead, by: .northAdministrator)
            let evening = Stretch(from: .china("2026-03-04", 18), until: .china("2026-03-05", 0))
            #expect(told.gaps == [evening].compactMap { $0 })
            let lines = try await town.week(of: TownPlaces.north).shifts
            #expect(lines.map(\.account) == [town.id(.northLead), town.id(.secondNorthLead)])
            #expect(lines.map(\.kind) == [.standIn, .standIn])
            #expect(lines.last?.stretch == Stretch(from: .china("2026-03-04", 12), until: .china("2026-03-04", 18)))
            // Said twice, it is one absence and one shift.
            try await town.away(.northLead, "12:00", "24:00", replacement: .secondNorthLead, by: .northAdministrator)
            #expect(try await town.week(of: TownPlaces.north).shifts.count == 2)
            #expect(try await town.week(of: TownPlaces.north).absences.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `an absence that begins ends a duty taken by hand before it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.takeDuty(.northTownshipLead, .northLead)
            try await town.away(.northTownshipLead, "10:20", "12:00")
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            #expect(try await town.holder(alert) == TownPlaces.northTownship)
            try await town.halfMinuteBefore(10, 20)
            try await town.strikes(10, 20)
            #expect(try await town.holder(alert) == TownPlaces.north)
            // There after all: who takes the duty during an absence is on duty.
            try await town.perform(LeaveDuty(region: TownPlaces.northTownship), as: .northTownshipLead)
            try await town.takeDuty(.northTownshipLead)
            let next = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            #expect(try await town.holder(next) == TownPlaces.northTownship)
        }
    }

    @Test(arguments: Engine.available)
    func `who comes back after an absence counts as coming on duty`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.takeDuty(.northTownshipLead)
            try await town.away(.northTownshipLead, "10:40", "10:50")
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            town.clock.pass(minutes: 30)
            try await town.workOff()
            #expect(try await !town.row(alert).attended)
            try await town.halfMinuteBefore(10, 50)
            try await town.strikes(10, 50)
            #expect(try await town.holder(alert) == TownPlaces.northTownship)
            #expect(try await town.row(alert).attended)
        }
    }

    @Test(arguments: Engine.available)
    func `an absence taken back keeps what of it is over`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.plan(.northLead, "08:00", "18:00")
            try await town.away(.northLead, "10:00", "16:00")
            town.clock.pass(hours: 1)
            let line = try #require(try await town.week(of: TownPlaces.north).absences.first)
            try await town.perform(EndAbsence(absence: line.id), as: .northLead)
            let week = try await town.week(of: TownPlaces.north)
            #expect(week.absences.map(\.stretch.until) == [town.clock.now])
            #expect(week.gaps.first?.from == .china("2026-03-04", 18))
            await #expect(throws: DutyProblem.alreadyOver) {
                try await town.perform(EndAbsence(absence: line.id), as: .northLead)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(EndAbsence(absence: line.id), as: .southLead)
            }
        }
    }

    @Test func `what cannot be meant is refused and changes nothing`() async throws {
        try await withTown(.sqlite) { town in
            try await town.plan(.northLead, "08:00", "18:00")
            let before = try await town.ledger(without: ["audit_line", "job"])
            await #expect(throws: DutyProblem.samePerson(field: "replacement")) {
                try await town.away(.northLead, "12:00", "24:00", replacement: .northLead)
            }
            await #expect(throws: DutyProblem.noPostThere(field: "replacement")) {
                try await town.away(.northLead, "12:00", "24:00", replacement: .northCounsellor)
            }
            await #expect(throws: DutyProblem.noPostThere(field: "account")) {
                try await town.perform(
                    ReportAbsence(
                        region: TownPlaces.north, account: town.id(.southLead), firstDay: town.clock.now.day,
                        lastDay: town.clock.now.day, opens: try #require(ClockTime("08:00")),
                        closes: try #require(ClockTime("18:00"))), as: .northLead)
            }
            await #expect(throws: DutyProblem.endsBeforeItBegins) { try await town.away(.northLead, "12:00", "12:00") }
            await #expect(throws: DutyProblem.alreadyOver) { try await town.away(.northLead, "08:00", "10:00") }
            await #expect(throws: Refusal.notFound) {
                try await town.away(.northLead, "12:00", "24:00", by: .southLead)
            }
            await #expect(throws: Refusal.forbidden) {
                try await town.away(.northLead, "12:00", "24:00", by: .northCounsellor)
            }
            #expect(try await town.ledger(without: ["audit_line", "job"]) == before)
        }
    }
}
