import Access
import Care
import HouseKit
import Testing
import WarningRules
import Warnings

extension Town {
    /// Puts somebody on the roster of their own place, today: `plan(.northLead, "08:00", "18:00")`.
    @discardableResult
    func plan(
        _ person: Townsperson, _ opens: String, _ closes: String, on day: String = "2026-03-04",
        kind: DutyKind = .first, by planner: Townsperson = .cityLead
    ) async throws -> PlanDutyShifts.Outcome {
        try await perform(
            PlanDutyShifts(
                region: person.post.region, account: id(person), kind: kind, days: .once,
                firstDay: try #require(Day(day)), opens: try #require(ClockTime(opens)),
                closes: try #require(ClockTime(closes))),
            as: planner)
    }

    @discardableResult
    func away(
        _ person: Townsperson, _ opens: String, _ closes: String, replacement: Townsperson? = nil,
        by reporter: Townsperson? = nil
    ) async throws -> ReportAbsence.Outcome {
        let day = clock.now.day
        return try await perform(
            ReportAbsence(
                region: person.post.region, account: reporter == nil ? nil : id(person),
                replacement: replacement.map(id), firstDay: day, lastDay: day, opens: try #require(ClockTime(opens)),
                closes: try #require(ClockTime(closes))),
            as: reporter ?? person)
    }

    func week(of region: Region, on day: String? = nil, as person: Townsperson = .cityLead) async throws -> DutyWeek {
        try await perform(ReadDutyRoster(region: region, week: day.flatMap(Day.init)), as: person)
    }

    /// As the clock of a running house does it: the sweep of every half minute, then whatever it has put down.
    func halfMinuteBefore(_ hour: Int, _ minute: Int = 0) async throws {
        clock.set(Moment.china(clock.now.day.description, hour, minute).adding(seconds: -30))
        try await sweep()
    }

    /// The moment itself comes, and only jobs that are due by then are performed.
    func strikes(_ hour: Int, _ minute: Int = 0) async throws {
        clock.set(.china(clock.now.day.description, hour, minute))
        try await workOff()
    }
}
