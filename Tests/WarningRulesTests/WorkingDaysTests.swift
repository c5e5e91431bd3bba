import Care
import Testing
import WarningRules

struct WorkingDaysTests {
    @Test(arguments: [
        // In working time: the same minute of the n-th working day after.
        ("2026-03-04 10:00", 1, "2026-03-05 10:00"), ("2026-03-04 17:29", 1, "2026-03-05 17:29"),
        ("2026-03-04 09:01", 1, "2026-03-05 09:01"), ("2026-03-04 10:00", 3, "2026-03-09 10:00"),
        ("2026-03-06 10:00", 1, "2026-03-09 10:00"),
        // At opening, before it and from closing on: when the next working day closes.
        ("2026-03-04 09:00", 1, "2026-03-04 17:30"), ("2026-03-04 07:00", 1, "2026-03-04 17:30"),
        ("2026-03-04 00:00", 1, "2026-03-04 17:30"), ("2026-03-04 17:30", 1, "2026-03-05 17:30"),
        ("2026-03-04 23:59", 1, "2026-03-05 17:30"), ("2026-03-06 17:30", 1, "2026-03-09 17:30"),
        // Friday, 22:00, and the weekend.
        ("2026-03-06 22:00", 1, "2026-03-09 17:30"), ("2026-03-07 12:00", 1, "2026-03-09 17:30"),
        ("2026-03-08 23:59", 1, "2026-03-09 17:30"), ("2026-03-06 22:00", 3, "2026-03-11 17:30"),
        ("2026-03-07 00:00", 2, "2026-03-10 17:30"),
        // Year end, without and with holidays entered.
        ("2026-12-31 16:00", 1, "2027-01-01 16:00"), ("2025-12-31 16:00", 1, "2026-01-05 16:00"),
        ("2025-12-31 18:00", 3, "2026-01-07 17:30"),
        // The last day before a leap day, and the leap day itself (a Tuesday).
        ("2028-02-28 11:00", 1, "2028-02-29 11:00"), ("2028-02-29 11:00", 1, "2028-03-01 11:00"),
        ("2028-02-28 20:00", 2, "2028-03-01 17:30"),
        // National Day 2026: seven days off, and the Saturday after them at work.
        ("2026-09-30 15:00", 1, "2026-10-08 15:00"), ("2026-10-01 15:00", 1, "2026-10-08 17:30"),
        ("2026-10-09 15:00", 1, "2026-10-10 15:00"), ("2026-10-10 15:00", 1, "2026-10-12 15:00"),
        ("2026-10-09 18:00", 1, "2026-10-10 17:30"), ("2026-10-10 17:30", 1, "2026-10-12 17:30"),
    ])
    func `working days are over when the table says`(start: String, count: Int, end: String) throws {
        let calendar = try calendarWithHolidays()
        #expect(try calendar.moment(after: moment(start), workingDays: count) == moment(end))
    }

    @Test func `seconds and milliseconds are kept`() throws {
        let start = Moment(milliseconds: try moment("2026-03-04 10:00").milliseconds + 12_345)
        let end = try calendarWithHolidays().moment(after: start, workingDays: 1)
        #expect(end.milliseconds == (try moment("2026-03-05 10:00")).milliseconds + 12_345)
    }

    @Test func `no working days are over at once`() throws {
        let start = try moment("2026-03-07 12:00")
        #expect(try calendarWithHolidays().moment(after: start, workingDays: 0) == start)
    }

    /// An independent reckoning: walk minute by minute and count those in which people are at work.
    @Test func `between start and end lie exactly the working minutes`() throws {
        let calendar = try calendarWithHolidays()
        for offset in stride(from: 0, to: 16 * 1_440, by: 37) {
            let start = try moment("2026-09-28 00:00").adding(minutes: offset)
            #expect(calendar.moment(after: start, workingDays: 2) == walk(1_020, from: start, in: calendar))
        }
    }

    @Test func `a later start never ends earlier, and two days are one day twice`() throws {
        let calendar = try calendarWithHolidays()
        for offset in stride(from: 0, to: 14 * 1_440, by: 53) {
            let start = try moment("2026-09-29 00:00").adding(minutes: offset)
            let one = calendar.moment(after: start, workingDays: 1)
            #expect(calendar.moment(after: start.adding(minutes: 53), workingDays: 1) >= one)
            #expect(calendar.moment(after: one, workingDays: 1) == calendar.moment(after: start, workingDays: 2))
            #expect(one > start)
        }
    }

    @Test(arguments: [
        (TimeAllowed.minutes(30), 1, "2026-03-06 22:30"), (.minutes(30), 4, "2026-03-07 00:00"),
        (.hours(2), 1, "2026-03-07 00:00"), (.hours(24), 1, "2026-03-07 22:00"),
        (.days(3), 1, "2026-03-09 22:00"), (.days(3), 2, "2026-03-12 22:00"), (.days(15), 1, "2026-03-21 22:00"),
        (.workingDays(1), 2, "2026-03-10 17:30"),
    ])
    func `only working days wait for the office`(allowed: TimeAllowed, times: Int, end: String) throws {
        let calendar = try calendarWithHolidays()
        #expect(try allowed.end(from: moment("2026-03-06 22:00"), times: times, in: calendar) == moment(end))
    }

    private func walk(_ minutes: Int, from start: Moment, in calendar: WorkingCalendar) -> Moment {
        var left = minutes
        var walker = start
        while left > 0 {
            let atWork = calendar.isWorkingDay(walker.day) && (540..<1_050).contains(walker.minuteOfDay)
            left -= atWork ? 1 : 0
            walker = walker.adding(minutes: 1)
        }
        return walker
    }
}
