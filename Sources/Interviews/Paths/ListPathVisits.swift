public import Access
public import Care
public import InterviewRules
import Storage

/// Lists who is on the way to help or back, whose time is over first: whom to visit today. Without names and without
/// what was written down.
public struct ListPathVisits: Query {
    public static let permission = Permission.holdInterviews
    public static let opensIdentity = true
    public static let perPage = 30

    /// Only what is due by the end of today.
    public var today: Bool?
    /// From 1.
    public var page: Int?

    public init(today: Bool? = nil, page: Int? = nil) {
        self.today = today
        self.page = page
    }

    public struct Line: Codable, Sendable, Equatable {
        public let finding: ID<Finding>
        public let member: String
        public let unitNames: [String: String]?
        public let step: PathStep
        public let clock: PathClock?
        public let due: Moment?
        /// Who looks after the person.
        public let teacher: String?
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let lines: [Line]
        /// On the way, whether something is due or not.
        public let people: Int
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        session.about("care paths")
        let found = try session.lines(onlyToday: today ?? false, page: page ?? 1)
        return Outcome(
            lines: Array(found.prefix(Self.perPage)), people: try session.people(),
            hasMore: found.count > Self.perPage)
    }
}

extension Session where Case == ListPathVisits {
    fileprivate func lines(onlyToday: Bool, page: Int) throws -> [ListPathVisits.Line] {
        let skipped = max(0, min(page, 10_000) - 1) * ListPathVisits.perPage
        let endOfToday = Moment(today, minute: 1_440)
        return try rows(
            """
            SELECT f.id, f.member, u.name_zh, u.name_en, p.step, p.due_clock, p.due_at, w.display_name
            FROM care_path p JOIN finding f ON f.id = p.finding
            LEFT JOIN published_unit u ON u.code = f.unit LEFT JOIN published_account w ON w.id = f.teacher
            WHERE p.closed_at IS NULL AND f.handed_on_at IS NULL AND (p.due_at < \(endOfToday) OR NOT \(onlyToday))
                AND \(scope, region: "f.region", house: "f.keeper")
            ORDER BY p.due_at NULLS LAST, p.id LIMIT \(ListPathVisits.perPage + 1) OFFSET \(skipped)
            """
        ).map { row in
            let hasUnit = try row("name_zh", as: String?.self) != nil
            return ListPathVisits.Line(
                finding: try row("id"), member: try row("member"),
                unitNames: hasUnit ? try row.both("name_zh", "name_en") : nil, step: try row("step"),
                clock: try row("due_clock"), due: try row("due_at"), teacher: try row("display_name"))
        }
    }

    fileprivate func people() throws -> Int {
        try row(
            """
            SELECT COUNT(*) AS number FROM care_path p JOIN finding f ON f.id = p.finding
            WHERE p.closed_at IS NULL AND f.handed_on_at IS NULL AND \(scope, region: "f.region", house: "f.keeper")
            """
        )?("number") ?? 0
    }
}
