public import Care

/// A duty that comes back: on which days, between which times.
public struct DutyPattern: Hashable, Sendable {
    /// Which days of the span have a shift.
    public enum Days: Hashable, Sendable {
        /// 1 for Monday to 7 for Sunday, holidays or not.
        case weekdays(Set<Int>)
        /// As the working calendar has them: without holidays, with exchanged working days (调休).
        case working
        /// Weekends and holidays, without exchanged working days.
        case off
    }

    public let days: Days
    public let opens: ClockTime
    public let closes: ClockTime

    /// Half a year: beyond it posts and people change too much for a plan to hold. [D]
    public static let longestWeeks = 26

    /// - Parameters:
    ///   - opens: when each shift begins.
    ///   - closes: when it ends; at or before `opens` means on the next day, so 08:00 to 08:00 is a whole day.
    public init(days: Days, opens: ClockTime, closes: ClockTime) {
        self.days = days
        self.opens = opens
        self.closes = closes
    }

    /// The shifts that begin on the days of a span, in order; both its ends count.
    public func stretches(from first: Day, through last: Day, calendar: WorkingCalendar) -> [Stretch] {
        guard first <= last else { return [] }
        return (first.daysSince1970...last.daysSince1970).map(Day.init(daysSince1970:))
            .filter { isDutyDay($0, calendar) }
            .compactMap(shift(on:))
    }

    private func isDutyDay(_ day: Day, _ calendar: WorkingCalendar) -> Bool {
        switch days {
        case .weekdays(let chosen): chosen.contains(day.weekday)
        case .working: calendar.isWorkingDay(day)
        case .off: !calendar.isWorkingDay(day)
        }
    }

    /// The shift that begins on a day. China has one civil time without summer time, so no day is longer than another.
    public func shift(on day: Day) -> Stretch? {
        let end = closes > opens ? day : day.adding(days: 1)
        return Stretch(from: Moment(day, minute: opens.minute), until: Moment(end, minute: closes.minute))
    }
}
