import Access
import Accounts
import Care
import WarningRules
import Warnings

/// The roster of the demo for this week and the next, reckoned from today, with a gap that the gap check finds.
struct DemoRoster: Sendable {
    let house: House

    /// One person's duty, week after week.
    struct Line: Decodable, Sendable {
        let planner: String
        let account: String
        let region: Region
        let kind: DutyKind
        let days: PlanDutyShifts.Days
        let opens: ClockTime
        let closes: ClockTime
        /// How many days from today nobody is planned, so that the demo shows a gap.
        let gapAfterDays: Int?
    }

    /// What stands there already stays, so that a start that was cut short can go on.
    func plan(_ lines: [Line]) async throws {
        for line in lines {
            for span in spans(around: line.gapAfterDays) { try await plan(line, from: span.first, through: span.last) }
        }
    }

    /// Monday of this week to Sunday of the next, in two parts where a day is left out.
    private func spans(around gap: Int?) -> [(first: Day, last: Day)] {
        let today = house.office.now.day
        let monday = today.adding(days: 1 - today.weekday)
        let sunday = monday.adding(days: 13)
        guard let gap else { return [(monday, sunday)] }
        return [(monday, today.adding(days: gap - 1)), (today.adding(days: gap + 1), sunday)]
    }

    private func plan(_ line: Line, from first: Day, through last: Day) async throws {
        let person = try await house.office.perform(RecogniseColleague(login: line.account), as: .system("demo"))
        let planner = try await house.office.perform(RecogniseColleague(login: line.planner), as: .system("demo"))
        let everyDay = Dictionary(uniqueKeysWithValues: (1...7).map { ("\($0)", true) })
        do {
            _ = try await house.office.perform(
                PlanDutyShifts(
                    region: line.region, account: person.account, kind: line.kind, days: line.days,
                    weekdays: everyDay, firstDay: first, lastDay: last, opens: line.opens, closes: line.closes),
                as: planner.caller)
        } catch DutyProblem.nothingToAdd {
            // A long holiday can leave no working day in two weeks: then there is nothing to show, and nothing wrong.
            return
        }
    }
}
