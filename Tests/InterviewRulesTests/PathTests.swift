import Care
import Foundation
import InterviewRules
import Testing
import WarningRules

private func day(_ text: String) throws -> Day { try #require(Day(text)) }

private func policy() throws -> ReturnPolicy {
    let policies = try ReturnPolicies(json: try Shipped.data("school-return.json"), file: "school-return.json")
    return policies.edition(for: try #require(Region("990102001000")), on: try day("2026-03-04"))
}

/// The way to help and back (rulebook G.4): the order of its steps, what each takes, and when somebody looks by.
@Suite struct PathTests {
    @Test(arguments: [
        (nil, [.referred]), (.referred, [.seen, .closed]), (.seen, [.treated, .closed]),
        (.treated, [.leave, .applied, .closed]), (.leave, [.applied, .closed]), (.applied, [.meeting, .closed]),
        (.meeting, [.notYet, .returned]), (.notYet, [.applied, .meeting, .closed]),
        (.returned, [.referred, .followUp, .closed]), (.followUp, [.referred, .followUp, .closed]), (.closed, []),
    ] as [(PathStep?, [PathStep])])
    func `a step follows only where the rulebook lets it`(earlier: PathStep?, next: [PathStep]) {
        #expect(PathStep.allCases.filter { $0.mayFollow(earlier) } == next)
    }

    @Test(arguments: [
        (.seen, .referred, [], false, nil, nil),
        (.treated, .referred, [], false, nil, .order),
        (.referred, nil, [.generalHospital, .guardianAgrees], false, nil, nil),
        (.referred, nil, [.guardianAgrees], false, nil,
            .facts([.mentalHospital, .generalHospital, .counsellingCentre, .otherHelp])),
        (.referred, nil, [.otherHelp], false, nil, .facts([.guardianAgrees, .personAgrees, .lifeInDanger])),
        (.leave, .treated, [.guardianAgrees], true, nil, .facts([.schoolAgrees])),
        (.leave, .treated, [.guardianAgrees, .schoolAgrees], false, nil, .words),
        (.applied, .leave, [.guardianAsks], false, nil, .facts([.hospitalAdvice])),
        (.meeting, .applied, [.schoolThere, .guardianThere, .teacherThere], false, nil, .facts([.adviceRead])),
        (.meeting, .applied, [.schoolThere, .teacherThere, .adviceRead], false, nil,
            .facts([.guardianThere, .personThere])),
        // A return waits for safety and support, and for nothing else.
        (.notYet, .meeting, [], true, "2026-03-11", .facts(PathFact.conditions)),
        (.notYet, .meeting, [.safetyPlan, .declined], true, "2026-03-11", .strangeFact),
        (.notYet, .meeting, [.safetyPlan], false, "2026-03-11", .words),
        (.notYet, .meeting, [.safetyPlan], true, nil, .day),
        (.notYet, .meeting, [.safetyPlan], true, "2026-03-03", .dayOutOfReach),
        (.notYet, .meeting, [.safetyPlan], true, "2026-03-11", nil),
        (.returned, .meeting, [.lessonPlan, .guardianAgrees, .schoolAgrees], true, "2027-03-06", .dayOutOfReach),
        (.returned, .meeting, [.lessonPlan, .guardianAgrees, .schoolAgrees], true, "2026-03-04", nil),
        (.followUp, .returned, [.comesToSchool], false, "2026-03-11", .dayOutOfReach),
        (.followUp, .returned, [], false, nil,
            .facts([.comesToSchool, .sleepsAndEats, .hasSomebody, .keepsAppointments, .needsMore])),
        (.closed, .leave, [.stayed], true, nil, .strangeFact),
        (.closed, .treated, [.stayed], true, nil, nil),
        (.closed, .returned, [.followedToEnd], true, nil, .visitIsOpen(Day(daysSince1970: 20_600))),
        (.closed, .returned, [.movedAway], true, nil, nil),
    ] as [(PathStep, PathStep?, [PathFact], Bool, String?, PathGap?)])
    func `each step says the first thing that it lacks`(
        step: PathStep, earlier: PathStep?, facts: [PathFact], hasWords: Bool, second: String?, gap: PathGap?
    ) throws {
        let move = PathMove(
            step, after: earlier, facts: facts, hasWords: hasWords, on: try day("2026-03-04"),
            day: try second.map { try day($0) }, openVisit: Day(daysSince1970: 20_600))
        #expect(move.gap == gap)
    }

    @Test func `what began grave is not ended by the one who began it`() throws {
        let today = try day("2026-03-04")
        var move = PathMove(
            .closed, after: .treated, facts: [.stayed], hasWords: true, on: today, needsColleague: true)
        #expect(move.gap == .needsColleague)
        move.needsColleague = false
        #expect(move.gap == nil)
    }

    @Test(arguments: [
        ("2026-03-04", "03-11 03-18 04-01 05-04 06-04 07-04 08-04 09-04"),
        // Ends of months: the last day where there is no such day, and never moved by a short month before.
        ("2026-08-31", "09-07 09-14 09-28 10-31 11-30 12-31 01-31 02-28"),
        ("2026-12-31", "01-07 01-14 01-28 02-28 03-31 04-30 05-31 06-30"),
        ("2027-12-30", "01-06 01-13 01-27 02-29 03-30 04-30 05-30 06-30"),
    ])
    func `visits are due in weeks 1 and 2 and 4 and monthly to month 6`(start: String, days: String) throws {
        let plan = VisitPlan(from: try day(start), made: [], under: try policy())
        #expect(plan.planned.map { "\($0.day)".suffix(5) }.joined(separator: " ") == days)
        #expect(plan.next == plan.planned.first?.day)
    }

    @Test(arguments: [
        ("", "", "2026-03-11", 0),
        // In the first days somebody is there for the return itself.
        ("2026-03-05", "", "2026-03-11", 0),
        ("2026-03-08", "2026-03-11", "2026-03-18", 0),
        ("2026-03-13", "2026-03-11", "2026-03-18", 0),
        // Between two planned days as near to the one as to the other: the earlier.
        ("2026-03-11 2026-03-25", "2026-03-11 2026-03-18", "2026-04-01", 0),
        // Who comes late settles what was missed, and not also the next.
        ("2026-04-13", "2026-04-01", "2026-05-04", 2),
        ("2026-04-01 2026-04-02", "2026-04-01", "2026-05-04", 2),
        ("2026-09-20", "2026-09-04", nil, 7),
    ] as [(String, String, String?, Int)])
    func `a visit counts for the planned day that it is nearest to`(
        made: String, settled: String, next: String?, missed: Int
    ) throws {
        let visits = try made.split(separator: " ").map { try day(String($0)) }
        let plan = VisitPlan(from: try day("2026-03-04"), made: visits, under: try policy())
        let done = plan.planned.filter { $0.madeOn != nil }
        #expect(done.map { "\($0.day)" }.joined(separator: " ") == settled)
        #expect(plan.next.map { "\($0)" } == next)
        #expect(plan.planned.filter(\.isMissed).count == missed)
    }

    @Test(arguments: [
        (.referred, false, nil, .seen, "2026-03-18 10:00"), (.referred, true, nil, .seen, "2026-03-05 10:00"),
        (.seen, false, "2026-03-20", .ask, "2026-03-20 23:59"), (.treated, false, nil, nil, ""),
        // Five school days from Wednesday.
        (.applied, false, nil, .meeting, "2026-03-11 10:00"), (.meeting, false, nil, .decision, "2026-03-04 23:59"),
        (.notYet, false, "2026-03-09", .meeting, "2026-03-09 23:59"), (.closed, true, nil, nil, ""),
    ] as [(PathStep, Bool, String?, PathClock?, String)])
    func `each step has its clock`(
        step: PathStep, isGrave: Bool, second: String?, clock: PathClock?, end: String
    ) throws {
        let standing = PathStanding(
            step: step, since: Moment(try day("2026-03-04"), minute: 600), isGrave: isGrave,
            day: try second.map { try day($0) })
        let due = standing.due(under: try policy(), in: try Shipped.calendar())
        #expect(due?.clock == clock)
        #expect(due.map { "\($0.at.day) \($0.at.clockText)" } ?? "" == end)
    }

    @Test(arguments: [
        (#""weeks": 1"#, #""weeks": 60"#), (#""weeks": 2"#, #""weeks": 1"#), (#""months": 6"#, #""days": 6"#),
        (#""seenGrave""#, #""seenGraver""#), (#""hours": 24"#, #""days": 15"#),
        (#""lateGrave""#, #""lateGraver""#), (#""hours": 8"#, #""hours": 60"#),
    ])
    func `a slip in the policy keeps the house shut`(written: String, slip: String) throws {
        let text = String(decoding: try Shipped.data("school-return.json"), as: UTF8.self)
        #expect(text.contains(written))
        let broken = Data(text.replacingOccurrences(of: written, with: slip).utf8)
        let fault = #expect(throws: PolicyFault.self) { try ReturnPolicies(json: broken, file: "school-return.json") }
        #expect(fault?.file == "school-return.json")
    }
}
