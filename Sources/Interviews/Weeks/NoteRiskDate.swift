public import Access
public import Care
public import InterviewRules
import Storage

/// Adds a date of the own school around which pupils who are looked after are looked at sooner: a start of term, exams,
/// results, or the anniversary of a death, without a name (rulebook C.3, requirement 145). Their clocks follow within
/// a quarter of an hour.
public struct NoteRiskDate: Command {
    public static let permission = Permission.holdInterviews

    /// The school.
    public var unit: String
    public var kind: RiskDateKind
    public var day: Day
    public var request: String

    public init(unit: String, kind: RiskDateKind, day: Day, request: String) {
        (self.unit, self.kind, self.day, self.request) = (unit, kind, day, request)
    }

    /// - Throws: `InterviewError.badMoment` for a day too long ago or too far off.
    public func perform(in session: borrowing Session<Self>) throws -> Done {
        guard let school = try session.riskSchools().first(where: { $0.unit == unit }) else { throw Refusal.notFound }
        session.about("risk dates of \(unit)", region: school.region)
        let mark = try session.mark(ofRequest: request, for: "risk date")
        let today = session.today
        guard day >= today.adding(days: -Self.mostDaysAgo), day <= today.adding(days: Self.mostDaysAhead) else {
            throw InterviewError.badMoment(field: "day")
        }
        // The same date twice, by whomever, is one.
        let noted = try session.run(
            """
            INSERT INTO risk_date (id, region, keeper, request, kind, day, noted_by, noted_at)
            VALUES (\(session.newID(RiskDate.self)), \(school.region), \(unit), \(mark), \(kind), \(day),
                \(session.caller.id), \(session.now))
            ON CONFLICT DO NOTHING \(unscoped: "the school itself was found within the scope")
            """)
        if noted == 1 { try session.reckonWeeksAnew(of: unit) }
        return Done()
    }

    /// Its weeks may still run.
    public static let mostDaysAgo = 28
    public static let mostDaysAhead = 400
}

/// Takes a date of the own school away again.
public struct TakeOffRiskDate: Command {
    public static let permission = Permission.holdInterviews

    public var riskDate: ID<RiskDate>

    public init(riskDate: ID<RiskDate>) {
        self.riskDate = riskDate
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let row = try session.row(
            """
            SELECT d.keeper, d.region FROM risk_date d
            WHERE d.id = \(riskDate) AND \(session.scope, region: "d.region", house: "d.keeper")
            """)
        guard let row else { throw Refusal.notFound }
        let unit: String = try row("keeper")
        session.about("risk dates of \(unit)", region: try row("region"))
        try session.run(
            "DELETE FROM risk_date WHERE id = \(riskDate) \(unscoped: "it was found within the scope")")
        try session.reckonWeeksAnew(of: unit)
        return Done()
    }
}

extension Session {
    /// Marks open care of a school so that its clocks are wound in the next round, by whichever weeks they were wound.
    func reckonWeeksAnew(of keeper: String) throws {
        try run(
            """
            UPDATE finding SET weeks_until = \(Day(daysSince1970: 0))
            WHERE keeper = \(keeper) AND closed_at IS NULL AND handed_on_at IS NULL
                AND level IN \(list: [CareLevel.watch, .moderate])
            \(unscoped: "the school itself was found within the scope")
            """)
    }
}
