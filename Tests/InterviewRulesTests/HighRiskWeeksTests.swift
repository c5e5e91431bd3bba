import Care
import Foundation
import InterviewRules
import Testing
import WarningRules

private func day(_ text: String) throws -> Day { try #require(Day(text)) }

private func weeks(on text: String) throws -> HighRiskWeeks? {
    let all = try HighRiskCalendars(json: try Shipped.data("high-risk-weeks.json"), file: "high-risk-weeks.json")
    let today = try day(text)
    return all.edition(for: try #require(Region("990102001000")), on: today).weeks(on: today)
}

/// Rulebook C.3: two weeks before to two weeks after start of term, exams and results, one step closer, for those who
/// are looked after already.
@Suite struct HighRiskWeeksTests {
    @Test(arguments: [
        ("2026-08-17", nil), ("2026-09-01", "2026-09-15"), ("2026-09-15", "2026-09-15"), ("2026-09-16", nil),
        ("2027-02-15", "2027-03-15"),
        // The exam and its results meet: one stretch, whose clocks begin once.
        ("2027-05-23", nil), ("2027-05-24", "2027-07-08"), ("2027-06-23", "2027-07-08"), ("2027-07-09", nil),
    ] as [(String, String?)])
    func `the weeks begin and end by themselves`(today: String, last: String?) throws {
        let told = try weeks(on: today)?.last.description
        #expect(told == last)
    }

    @Test func `weeks that meet tell every reason and begin with the first`() throws {
        let met = try #require(try weeks(on: "2027-07-01"))
        #expect(met.reasons.compactMap { $0["zh-Hans"] } == ["高考", "公布成绩"])
        #expect("\(met.first)" == "2027-05-24")
    }

    @Test(arguments: [
        (.calm, .calm), (.watch, .moderate), (.moderate, .serious), (.serious, .serious), (.imminent, .imminent),
    ] as [(CareLevel, CareLevel)])
    func `one step closer and never to the gravest`(level: CareLevel, closer: CareLevel) {
        #expect(level.inHighRiskWeeks == closer)
    }

    /// Talked with on a day, promised a look on another; the weeks are those of 2026-08-18 to 2026-09-15.
    @Test(arguments: [
        // Rank 1 in the rhythm of rank 2 (14 days), rank 2 in that of rank 3 (7 days).
        (.watch, "2026-08-01", "2026-10-20", "2026-09-01"), (.moderate, "2026-08-10", "2026-08-30", "2026-08-25"),
        (.moderate, "2026-08-25", "2026-09-08", "2026-09-01"),
        // What was promised sooner stays.
        (.watch, "2026-08-01", "2026-08-20", "2026-08-20"),
        // A day behind the weeks is none of theirs.
        (.watch, "2026-09-05", "2026-11-01", "2026-11-01"), (.moderate, "2026-09-10", "2026-09-24", "2026-09-24"),
        // Never graver, never milder.
        (.serious, "2026-08-20", "2026-08-27", "2026-08-27"), (.imminent, "2026-08-20", "2026-08-21", "2026-08-21"),
    ] as [(CareLevel, String, String, String)])
    func `in such weeks the next look is that of the next level`(
        level: CareLevel, talked: String, promised: String, due: String
    ) throws {
        let talk = Moment(try day(talked), minute: 600)
        let clocks = CareClocks(
            proposed: level, foundAt: talk, level: level, levelAt: talk, guardianIsSettled: true,
            nextLook: try day(promised), lastTalk: talk, weeks: try weeks(on: "2026-09-01"))
        let next = clocks.next(under: try Shipped.policy(), in: try Shipped.calendar())
        let expected = CareClocks.Due(clock: .look, at: Moment(try day(due), minute: 1_439))
        #expect(next == expected)
    }

    @Test func `who waits for a talk keeps the clock of the screening`() throws {
        let found = Moment(try day("2026-08-30"), minute: 600)
        let (policy, calendar) = (try Shipped.policy(), try Shipped.calendar())
        let plain = CareClocks(proposed: .watch, foundAt: found)
        let inWeeks = CareClocks(proposed: .watch, foundAt: found, weeks: try weeks(on: "2026-09-01"))
        let (first, second) = (plain.next(under: policy, in: calendar), inWeeks.next(under: policy, in: calendar))
        #expect(first == second && first?.clock == .interview)
    }

    @Test func `a date of the school is one more beside those of its place`() throws {
        let all = try HighRiskCalendars(json: try Shipped.data("high-risk-weeks.json"), file: "high-risk-weeks.json")
        let calendar = all.edition(for: try #require(Region("990102001000")), on: try day("2026-11-01"))
        let own = [RiskDay(kind: .anniversary, day: try day("2026-11-01"))]
        #expect(calendar.weeks(on: try day("2026-11-15")) == nil)
        let told = calendar.weeks(on: try day("2026-11-15"), besides: own)
        #expect(told?.last.description == "2026-11-15" && told?.reasons.count == 1)
    }
}
