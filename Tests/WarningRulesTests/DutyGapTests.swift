import Care
import Foundation
import Testing
import WarningRules

/// Source: rulebook D.2, rota check: no gap in the published hours.
struct DutyGapTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let name: String
        var demand = DutyDemand.roundTheClock
        let span: (String, String)
        var shifts: [(String, String)] = []
        /// Of the same person and place as the shifts.
        var away: [(String, String)] = []
        let gaps: [(String, String)]
        var testDescription: String { name }
    }

    @Test(arguments: [
        Example(
            name: "nobody planned is one long gap", span: ("2026-03-04 10:00", "2026-03-11 10:00"),
            gaps: [("2026-03-04 10:00", "2026-03-11 10:00")]),
        Example(
            name: "shifts that touch leave no gap", span: ("2026-03-04 08:00", "2026-03-05 08:00"),
            shifts: [("2026-03-04 08:00", "2026-03-04 18:00"), ("2026-03-04 18:00", "2026-03-05 08:00")], gaps: []),
        Example(
            name: "one minute is a gap", span: ("2026-03-04 08:00", "2026-03-05 08:00"),
            shifts: [("2026-03-04 08:00", "2026-03-04 18:00"), ("2026-03-04 18:01", "2026-03-05 08:00")],
            gaps: [("2026-03-04 18:00", "2026-03-04 18:01")]),
        Example(
            name: "overlaps count once, whatever their order", span: ("2026-03-04 08:00", "2026-03-04 20:00"),
            shifts: [
                ("2026-03-04 16:00", "2026-03-04 20:00"), ("2026-03-04 08:00", "2026-03-04 17:00"),
                ("2026-03-04 09:00", "2026-03-04 10:00"),
            ], gaps: []),
        Example(
            name: "across the end of a month and midnight", span: ("2026-02-28 20:00", "2026-03-01 08:00"),
            shifts: [("2026-02-28 18:00", "2026-03-01 00:00")],
            gaps: [("2026-03-01 00:00", "2026-03-01 08:00")]),
        Example(
            name: "no summer time: the last Sunday of March is as long as any day",
            span: ("2026-03-29 00:00", "2026-03-30 00:00"),
            shifts: [("2026-03-29 00:00", "2026-03-29 12:00"), ("2026-03-29 12:00", "2026-03-30 00:00")], gaps: []),
        Example(
            name: "a shift that began before and ends after covers all", span: ("2026-03-04 08:00", "2026-03-04 20:00"),
            shifts: [("2026-03-03 08:00", "2026-03-06 08:00")], gaps: []),
        Example(
            name: "an absence cuts a hole", span: ("2026-03-04 08:00", "2026-03-04 20:00"),
            shifts: [("2026-03-04 08:00", "2026-03-04 20:00")], away: [("2026-03-04 10:00", "2026-03-04 11:30")],
            gaps: [("2026-03-04 10:00", "2026-03-04 11:30")]),
        Example(
            name: "absences that overlap each other and the ends", span: ("2026-03-04 08:00", "2026-03-04 20:00"),
            shifts: [("2026-03-04 08:00", "2026-03-04 20:00")],
            away: [
                ("2026-03-04 06:00", "2026-03-04 09:00"), ("2026-03-04 08:30", "2026-03-04 10:00"),
                ("2026-03-04 19:00", "2026-03-05 19:00"),
            ],
            gaps: [("2026-03-04 08:00", "2026-03-04 10:00"), ("2026-03-04 19:00", "2026-03-04 20:00")]),
        Example(
            name: "where working hours are enough, nights and weekends are none", demand: .workingHours,
            span: ("2026-03-06 00:00", "2026-03-10 00:00"), shifts: [("2026-03-06 09:00", "2026-03-06 17:30")],
            gaps: [("2026-03-09 09:00", "2026-03-09 17:30")]),
        Example(
            name: "a holiday needs nobody, an exchanged Saturday does", demand: .workingHours,
            span: ("2026-10-05 00:00", "2026-10-11 00:00"), shifts: [("2026-10-08 00:00", "2026-10-10 00:00")],
            gaps: [("2026-10-10 09:00", "2026-10-10 17:30")]),
        Example(
            name: "a span inside an opening is asked for that part only", demand: .workingHours,
            span: ("2026-03-04 16:00", "2026-03-04 16:30"), gaps: [("2026-03-04 16:00", "2026-03-04 16:30")]),
        Example(
            name: "where nobody is needed there is no gap", demand: .nobody,
            span: ("2026-03-04 08:00", "2026-03-05 08:00"), gaps: []),
    ])
    func `a gap is when somebody is needed and nobody is there`(_ example: Example) throws {
        let place = try region("990102000000")
        let found = example.demand.gaps(
            in: try stretch(example.span),
            shifts: try example.shifts.map {
                DutyShift(account: "a", region: place, stretch: try stretch($0), kind: .first)
            },
            absences: try example.away.map { DutyAbsence(account: "a", region: place, stretch: try stretch($0)) },
            calendar: try calendarWithHolidays())
        let expected = try example.gaps.map(stretch)
        #expect(found == expected)
    }

    @Test func `the absence of one person, or in one place, cuts nobody else's shift`() throws {
        let (here, there) = (try region("990102000000"), try region("990103000000"))
        let span = try stretch(("2026-03-04 08:00", "2026-03-04 20:00"))
        let shift = DutyShift(account: "a", region: here, stretch: span, kind: .standIn)
        let others = [
            DutyAbsence(account: "b", region: here, stretch: span),
            DutyAbsence(account: "a", region: there, stretch: span),
        ]
        #expect(shift.attended(despite: others) == [span])
        #expect(shift.attended(despite: [DutyAbsence(account: "a", region: here, stretch: span)]) == [])
    }

    @Test func `a stretch ends after it begins and holds its first moment, not its last`() throws {
        let noon = try moment("2026-03-04 12:00")
        #expect(Stretch(from: noon, until: noon) == nil)
        #expect(Stretch(from: noon.adding(minutes: 1), until: noon) == nil)
        let hour = try #require(Stretch(from: noon, until: noon.adding(hours: 1)))
        #expect(hour.contains(noon))
        #expect(!hour.contains(noon.adding(hours: 1)))
    }
}

struct DutyPatternTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let name: String
        let days: DutyPattern.Days
        let times: (String, String)
        let span: (String, String)
        let shifts: [(String, String)]
        var testDescription: String { name }
    }

    @Test(arguments: [
        Example(
            name: "chosen weekdays, holidays or not", days: .weekdays([1, 5]), times: ("08:00", "18:00"),
            span: ("2026-09-28", "2026-10-05"),
            shifts: [
                ("2026-09-28 08:00", "2026-09-28 18:00"), ("2026-10-02 08:00", "2026-10-02 18:00"),
                ("2026-10-05 08:00", "2026-10-05 18:00"),
            ]),
        Example(
            name: "a night ends on the next day, also at the end of a month", days: .weekdays([6]),
            times: ("18:00", "08:00"), span: ("2026-02-23", "2026-03-01"),
            shifts: [("2026-02-28 18:00", "2026-03-01 08:00")]),
        Example(
            name: "the same time twice is a whole day", days: .weekdays([3]), times: ("08:00", "08:00"),
            span: ("2026-12-30", "2026-12-31"), shifts: [("2026-12-30 08:00", "2026-12-31 08:00")]),
        Example(
            name: "until midnight", days: .weekdays([3]), times: ("16:00", "24:00"), span: ("2026-03-04", "2026-03-04"),
            shifts: [("2026-03-04 16:00", "2026-03-05 00:00")]),
        Example(
            name: "from midnight to midnight", days: .weekdays([3]), times: ("00:00", "24:00"),
            span: ("2026-03-04", "2026-03-04"), shifts: [("2026-03-04 00:00", "2026-03-05 00:00")]),
        Example(
            name: "working days with the exchanged Saturday", days: .working, times: ("09:00", "17:30"),
            span: ("2026-10-06", "2026-10-11"),
            shifts: [
                ("2026-10-08 09:00", "2026-10-08 17:30"), ("2026-10-09 09:00", "2026-10-09 17:30"),
                ("2026-10-10 09:00", "2026-10-10 17:30"),
            ]),
        Example(
            name: "weekends and holidays without it", days: .off, times: ("09:00", "17:30"),
            span: ("2026-10-07", "2026-10-11"),
            shifts: [("2026-10-07 09:00", "2026-10-07 17:30"), ("2026-10-11 09:00", "2026-10-11 17:30")]),
        Example(
            name: "a span that ends before it begins", days: .weekdays([1, 2, 3, 4, 5, 6, 7]),
            times: ("08:00", "18:00"), span: ("2026-03-05", "2026-03-04"), shifts: []),
    ])
    func `a pattern becomes shifts`(_ example: Example) throws {
        let pattern = DutyPattern(
            days: example.days, opens: try #require(ClockTime(example.times.0)),
            closes: try #require(ClockTime(example.times.1)))
        let found = pattern.stretches(
            from: try day(example.span.0), through: try day(example.span.1), calendar: try calendarWithHolidays())
        let expected = try example.shifts.map(stretch)
        #expect(found == expected)
    }

    @Test(arguments: ["8:00", "08:60", "24:01", "25:00", "-1:00", "0800", ""])
    func `what is no time is refused`(_ text: String) {
        #expect(ClockTime(text) == nil)
    }

    @Test(arguments: ["00:00", "09:05", "23:59", "24:00"])
    func `a time is written as it was read`(_ text: String) throws {
        #expect(try #require(ClockTime(text)).description == text)
    }
}

struct DutyCoverageTests {
    @Test func `the shipped file asks counties for the whole day and the demo's townships for working hours`() throws {
        let coverages = try DutyCoverages(json: shipped("duty-coverage.json"), file: "duty-coverage.json")
        let today = try day("2026-03-06")
        let elsewhere = coverages.edition(for: try region("440100000000"), on: today)
        #expect(elsewhere.demand(of: .county) == .roundTheClock)
        #expect(elsewhere.demand(of: .village) == .workingHours)
        #expect(coverages.edition(for: try region("990102001000"), on: today).demand(of: .township) == .workingHours)
    }

    @Test func `a level that is not named is asked for the whole day`() throws {
        let coverage = try coverage(#"{"village": "08:00-22:00"}"#)
        #expect(coverage.demand(of: .township) == .roundTheClock)
        let span = try stretch(("2026-03-04 21:00", "2026-03-05 09:00"))
        let needed = coverage.demand(of: .village).needed(in: span, calendar: try calendarWithHolidays())
        let (evening, morning) = (
            try stretch(("2026-03-04 21:00", "2026-03-04 22:00")), try stretch(("2026-03-05 08:00", "2026-03-05 09:00"))
        )
        #expect(needed == [evening, morning])
    }

    @Test(arguments: [
        (#"{"hamlet": "nobody"}"#, "0: unknown level hamlet"),
        (#"{"city": "sometimes"}"#,
            "0.levels.city: a demand is roundTheClock, workingHours, nobody or 08:00-22:00"),
        (#"{"city": "22:00-08:00"}"#,
            "0.levels.city: a demand is roundTheClock, workingHours, nobody or 08:00-22:00"),
    ])
    func `a demand that nobody could meet is refused with its place`(_ levels: String, _ reason: String) {
        #expect(throws: PolicyFault(file: "c.json", reason: reason)) { try coverage(levels) }
    }
}

struct HomeComingTests {
    @Test func `an alert that never climbed comes home to the nearest place with somebody on duty`() throws {
        let tree = try Tree()
        let early = try moment("2026-03-04 08:00")
        let roster = DutyRoster(since: [tree.township: early, tree.county: early], top: tree.city)
        #expect(roster.home(for: tree.village, since: nil) == tree.township)
        #expect(tree.roster().home(for: tree.village, since: nil) == nil)
    }

    @Test func `one that climbed comes home only to who has come since`() throws {
        let tree = try Tree()
        let rest = try moment("2026-03-04 10:00")
        let stayed = DutyRoster(since: [tree.township: rest.adding(minutes: -1)], top: tree.city)
        #expect(stayed.home(for: tree.village, since: rest) == nil)
        let came = DutyRoster(since: [tree.township: rest, tree.county: rest.adding(hours: 1)], top: tree.city)
        #expect(came.home(for: tree.village, since: rest) == tree.township)
        let above = DutyRoster(since: [tree.township: rest.adding(minutes: -1), tree.county: rest], top: tree.city)
        #expect(above.home(for: tree.village, since: rest) == tree.county)
    }
}

private func stretch(_ ends: (String, String)) throws -> Stretch {
    try #require(Stretch(from: moment(ends.0), until: moment(ends.1)))
}

private func coverage(_ levels: String) throws -> DutyCoverage {
    let json = #"[{"region": "*", "validFrom": "2025-01-01", "source": "s", "levels": \#(levels)}]"#
    return try DutyCoverages(json: Data(json.utf8), file: "c.json").edition(
        for: region("990102003004"), on: day("2026-03-06"))
}
