import Care
import Foundation
import Testing
import WarningRules

/// `2026-03-06 22:00` in China.
func moment(_ text: String) throws -> Moment {
    let parts = text.split(separator: " ")
    let clock = try parts[1].split(separator: ":").map { try #require(Int($0)) }
    return Moment(try #require(Day(String(parts[0]))), minute: clock[0] * 60 + clock[1])
}

func day(_ text: String) throws -> Day { try #require(Day(text)) }

func region(_ code: String) throws -> Region { try #require(Region(code)) }

/// The demo tree: a city, a county in it, a township in that, a village in that, and a second county.
struct Tree {
    let city: Region, county: Region, township: Region, village: Region, otherCounty: Region

    init() throws {
        city = try region("990100000000")
        county = try region("990102000000")
        township = try region("990102003000")
        village = try region("990102003004")
        otherCounty = try region("990103000000")
    }

    func roster(_ onDuty: Region...) -> DutyRoster {
        let since = Moment(milliseconds: 0)
        return DutyRoster(since: Dictionary(uniqueKeysWithValues: onDuty.map { ($0, since) }), top: city)
    }
    var everybody: DutyRoster { roster(city, county, township, village, otherCounty) }
}

/// A file as it is shipped.
func shipped(_ name: String) throws -> Data {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../Content/Policies")
    return try Data(contentsOf: root.appending(path: name))
}

func shippedLadder() throws -> Ladder {
    try WarningPolicy(json: shipped("warning-ladder.json"), file: "warning-ladder.json")
        .edition(for: region("990102003004"), on: day("2026-03-06"))
}

func shippedCalendar() throws -> WorkingCalendar {
    try WorkingCalendars(json: shipped("working-days.json"), file: "working-days.json")
        .edition(for: region("990102003004"), on: day("2026-03-06"))
}

/// Monday to Friday, 09:00 to 17:30, off from 1 to 3 January and 1 to 7 October 2026, at work on Saturday 10 October.
func calendarWithHolidays() throws -> WorkingCalendar {
    let json = """
        [{"region": "*", "validFrom": "2025-01-01", "source": "test", "timeZone": "Asia/Shanghai",
          "weekdays": [1, 2, 3, 4, 5], "opens": "09:00", "closes": "17:30", "years": {"2026": {
            "holidays": ["2026-01-01", "2026-01-02", "2026-01-03", "2026-10-01", "2026-10-02", "2026-10-03",
                         "2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07"],
            "workingDays": ["2026-10-10"]}}}]
        """
    return try WorkingCalendars(json: Data(json.utf8), file: "test").edition(
        for: region("990100000000"), on: day("2026-01-01"))
}
