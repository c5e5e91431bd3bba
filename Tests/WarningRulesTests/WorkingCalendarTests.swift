import Care
import Foundation
import Testing
import WarningRules

struct WorkingCalendarTests {
    @Test func `the shipped calendar is Monday to Friday, nine to half past five`() throws {
        let calendar = try shippedCalendar()
        #expect(calendar.weekdays == [1, 2, 3, 4, 5])
        #expect(calendar.opens == 540)
        #expect(calendar.closes == 1_050)
        #expect(try calendar.isWorkingDay(day("2026-03-06")))
        #expect(try !calendar.isWorkingDay(day("2026-03-07")))
    }

    @Test func `holidays are off and exchanged Saturdays are at work`() throws {
        let calendar = try calendarWithHolidays()
        #expect(try !calendar.isWorkingDay(day("2026-10-01")))
        #expect(try calendar.isWorkingDay(day("2026-10-10")))
        #expect(try !calendar.isWorkingDay(day("2026-10-11")))
    }

    @Test(arguments: [
        (calendar(zone: "UTC"), "0: timeZone must be Asia/Shanghai"),
        (calendar(weekdays: "[]"), "0: weekdays must name at least one day from 1 (Monday) to 7 (Sunday)"),
        (calendar(weekdays: "[0, 1]"), "0: weekdays must name at least one day from 1 (Monday) to 7 (Sunday)"),
        (calendar(opens: "17:30"), "0: opens must be before closes"),
        (calendar(opens: "9:00"), "0.opens: a time is written 09:00"),
        (calendar(opens: "-1:59"), "0.opens: a time is written 09:00"),
        (calendar(opens: "08:60"), "0.opens: a time is written 09:00"),
        (calendar(holidays: "[\"2027-01-01\"]"), "0: the list of 2026 holds a day of another year"),
        (calendar(holidays: "[\"2026-01-04\"]", extra: "[\"2026-01-04\"]"),
            "0: a day is both a holiday and a working day"),
        (calendar(holidays: "[], \"holiday\": []"), "0.years.2026: unknown key holiday"),
    ])
    func `a calendar that cannot be used is refused with file and reason`(json: String, reason: String) {
        #expect(throws: PolicyFault(file: "days.json", reason: reason)) {
            try WorkingCalendars(json: Data(json.utf8), file: "days.json")
        }
    }
}

private func calendar(
    zone: String = "Asia/Shanghai", weekdays: String = "[1]", opens: String = "09:00",
    holidays: String = "[]", extra: String = "[]"
) -> String {
    """
    [{"region": "*", "validFrom": "2025-01-01", "source": "s", "timeZone": "\(zone)", "weekdays": \(weekdays),
      "opens": "\(opens)", "closes": "17:30", "years": {"2026": {"holidays": \(holidays), "workingDays": \(extra)}}}]
    """
}
