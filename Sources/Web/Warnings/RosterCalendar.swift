import Care
import Foundation
import WarningRules
import Warnings

/// A person's own shifts as a calendar file (iCalendar, RFC 5545): places and times, and nobody's name.
enum RosterCalendar {
    static func download(_ visit: Visit) async throws -> Reply {
        let shifts = try await visit.perform(ListOwnShifts()).shifts
        let visit = await visit.naming(shifts.map(\.region))
        let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Xinqiao//duty//EN", "METHOD:PUBLISH"]
        let events = shifts.flatMap { line in
            line.attended.enumerated().flatMap { number, stretch in event(line, number, stretch, visit) }
        }
        let text = (head + events + ["END:VCALENDAR"]).map { folded($0) + "\r\n" }.joined()
        return .file(Array(text.utf8), type: "text/calendar; charset=utf-8", name: "xinqiao-duty.ics")
    }

    private static func event(_ line: ShiftLine, _ number: Int, _ stretch: Stretch, _ visit: Visit) -> [String] {
        let summary = visit.say(Phrase("duty.calendar.summary", ["place": visit.placeName(line.region)]))
        return [
            "BEGIN:VEVENT", "UID:\(line.id.rawValue)-\(number)@xinqiao", "DTSTAMP:\(utc(visit.now))",
            "DTSTART:\(utc(stretch.from))", "DTEND:\(utc(stretch.until))", "SUMMARY:\(escaped(summary))",
            "DESCRIPTION:\(escaped(visit.say(line.kind.phrase)))", "END:VEVENT",
        ]
    }

    /// `20260304T020000Z`.
    static func utc(_ moment: Moment) -> String {
        let there = Moment(milliseconds: moment.milliseconds - ChinaTime.offsetMilliseconds)
        let day = there.day.description.filter { $0 != "-" }
        return "\(day)T\(there.clockText.filter { $0 != ":" })00Z"
    }

    static func escaped(_ text: String) -> String {
        var safe = text.replacingOccurrences(of: "\\", with: "\\\\")
        for mark in [",", ";"] { safe = safe.replacingOccurrences(of: mark, with: "\\" + mark) }
        return safe.replacingOccurrences(of: "\n", with: "\\n")
    }

    /// A line has at most 75 bytes; what is longer goes on after a break and a blank, never inside a character.
    static func folded(_ line: String) -> String {
        var (text, length) = ("", 0)
        for character in line {
            let size = character.utf8.count
            if length + size > 75 {
                text += "\r\n "
                length = 1
            }
            text.append(character)
            length += size
        }
        return text
    }
}
