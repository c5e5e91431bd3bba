public import Access
public import Care
import Storage
public import WarningRules

/// Puts somebody on the roster of a place: once, or on certain days of a span.
///
/// What stands there already is left as it is, so that the same form sent twice plans once.
public struct PlanDutyShifts: Command {
    public static let permission = Permission.planDuty

    /// On which days of the span: only the first, chosen weekdays, working days, or weekends and holidays.
    public enum Days: String, Codable, Sendable, CaseIterable {
        case once, weekdays, working, off
    }

    public var region: Region
    public var account: ID<Caller>
    public var kind: DutyKind
    public var days: Days
    /// `"1"` for Monday to `"7"` for Sunday; read for `weekdays` only.
    public var weekdays: [String: Bool]?
    public var firstDay: Day
    /// For one shift, the day on which it ends; for several, the last on which one begins.
    public var lastDay: Day?
    public var opens: ClockTime
    public var closes: ClockTime

    public init(
        region: Region, account: ID<Caller>, kind: DutyKind, days: Days, weekdays: [String: Bool]? = nil,
        firstDay: Day, lastDay: Day? = nil, opens: ClockTime, closes: ClockTime
    ) {
        self.region = region
        self.account = account
        self.kind = kind
        self.days = days
        self.weekdays = weekdays
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.opens = opens
        self.closes = closes
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// How many shifts were added; those that stood there before are not counted.
        public let added: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let place = try session.scope.admit(region)
        try session.mustBeOnRoster(account, in: region, field: "account")
        let calendar = try session.book(WorkingCalendars.self).edition(for: region, on: firstDay)
        let coming = try stretches(calendar).filter { $0.until > session.now }
        guard !coming.isEmpty else { throw DutyProblem.nothingToAdd }
        var added = 0
        for stretch in coming {
            added += try session.run(
                """
                INSERT INTO duty_shift (id, region, account, kind, from_at, until_at, planned_by, planned_at)
                VALUES (\(session.newID(DutyShift.self)), \(place), \(account), \(kind), \(stretch.from),
                    \(stretch.until), \(session.caller.id), \(session.now))
                ON CONFLICT (account, region, from_at, until_at) DO NOTHING
                """)
        }
        try session.rosterChanged(in: region)
        return Outcome(added: added)
    }

    private func stretches(_ calendar: WorkingCalendar) throws -> [Stretch] {
        guard days != .once else {
            return [try single(from: firstDay, opens, until: lastDay, closes)]
        }
        let last = lastDay ?? firstDay
        guard last >= firstDay else { throw DutyProblem.endsBeforeItBegins }
        guard last.daysSince1970 - firstDay.daysSince1970 <= DutyPattern.longestWeeks * 7 else {
            throw DutyProblem.spanTooLong
        }
        return DutyPattern(days: try pattern, opens: opens, closes: closes)
            .stretches(from: firstDay, through: last, calendar: calendar)
    }

    private var pattern: DutyPattern.Days {
        get throws {
            switch days {
            case .working: return .working
            case .off: return .off
            case .once, .weekdays:
                let chosen = (weekdays ?? [:]).filter(\.value).keys.compactMap(Int.init).filter((1...7).contains)
                guard !chosen.isEmpty else { throw DutyProblem.noWeekday }
                return .weekdays(Set(chosen))
            }
        }
    }
}

/// One shift between two days and times; without a last day it ends at the next `closes`.
/// - Throws: `DutyProblem` when it ends before it begins or is too long to be meant.
func single(from first: Day, _ opens: ClockTime, until last: Day?, _ closes: ClockTime) throws -> Stretch {
    let given = last.flatMap {
        Stretch(from: Moment(first, minute: opens.minute), until: Moment($0, minute: closes.minute))
    }
    let next = DutyPattern(days: .off, opens: opens, closes: closes).shift(on: first)
    guard let stretch = last == nil ? next : given else { throw DutyProblem.endsBeforeItBegins }
    guard stretch.until.seconds(since: stretch.from) <= DutyShift.longestHours * 3_600 else {
        throw DutyProblem.tooLong
    }
    return stretch
}
