public import Access
public import Care
public import WarningRules

/// Opens the roster of a place for one week: who is on duty when, who is away, and where nobody is.
public struct ReadDutyRoster: Query {
    public static let permission = Permission.watchAlerts
    /// Names of colleagues at work, and of nobody who is helped.
    public static let opensIdentity = false

    public var region: Region
    /// Any day of the week; this week where none is given.
    public var week: Day?

    public init(region: Region, week: Day? = nil) {
        self.region = region
        self.week = week
    }

    public func perform(in session: borrowing Session<Self>) throws -> DutyWeek {
        _ = try session.scope.admit(region)
        return try session.dutyWeek(of: region, around: week ?? session.today)
    }
}

/// Opens the roster of a place for one week for whoever plans it, with those who can be planned.
public struct ReadDutyPlan: Query {
    public static let permission = Permission.planDuty
    public static let opensIdentity = false

    public var region: Region
    public var week: Day?

    public init(region: Region, week: Day? = nil) {
        self.region = region
        self.week = week
    }

    public struct Outcome: Codable, Sendable {
        public let week: DutyWeek
        public let people: [DutyPerson]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        _ = try session.scope.admit(region)
        return Outcome(
            week: try session.dutyWeek(of: region, around: week ?? session.today),
            people: try session.dutyPeople(in: region))
    }
}

/// One week of the roster of a place, Monday to Sunday.
public struct DutyWeek: Codable, Sendable, Equatable {
    public let region: Region
    public let monday: Day
    public let shifts: [ShiftLine]
    public let absences: [AbsenceLine]
    /// When somebody is needed and nobody is planned, from now on: what is over cannot be mended.
    public let gaps: [Stretch]
}

extension Session {
    fileprivate func dutyWeek(of region: Region, around day: Day) throws -> DutyWeek {
        // A calendar without an end would ask the database for years that nobody lives to see.
        guard abs(day.daysSince1970 - today.daysSince1970) <= 3_660 else { throw Refusal.invalid(field: "week") }
        let monday = day.adding(days: 1 - day.weekday)
        guard let week = Stretch(from: Moment(monday), until: Moment(monday.adding(days: 7))) else {
            throw Refusal.invalid(field: "week")
        }
        let book = try dutyBook(of: region, in: week)
        let coming = Stretch(from: max(now, week.from), until: week.until)
        return DutyWeek(
            region: region, monday: monday, shifts: book.shifts, absences: book.absences,
            gaps: try coming.map { try dutyGaps(of: region, in: $0, book) } ?? [])
    }
}
