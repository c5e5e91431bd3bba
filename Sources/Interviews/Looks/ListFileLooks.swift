public import Access
public import Care
import Storage

/// Shows the lead of a school's psychology centre who has opened whose file in a month, the newest first, and nothing
/// of what stands in the files (rulebook G.3: every view is shown to the lead monthly). What pupils and families read
/// of themselves is nobody's business and not shown.
public struct ListFileLooks: Query {
    public static let permission = Permission.reviewLooks
    public static let opensIdentity = true
    public static let perPage = 50

    /// `yyyy-mm`; this month where it is left out.
    public var month: String?
    /// From 1.
    public var page: Int?

    public init(month: String? = nil, page: Int? = nil) {
        self.month = month
        self.page = page
    }

    public struct Line: Codable, Sendable, Equatable {
        public let at: Moment
        /// The name that colleagues know.
        public let by: String
        public let useCase: String
        /// Whose file; `nil` for the head's list of plans.
        public let member: String?
        /// The class of today.
        public let unitNames: [String: String]?
        /// Whether whoever opened it looks after that person.
        public let isTheirs: Bool
        /// A code: for what somebody's identity was opened; `nil` for what opens none.
        public let reason: String?
    }

    /// How often somebody has looked, and into how many files.
    public struct Reader: Codable, Sendable, Equatable {
        public let by: String
        public let looks: Int
        public let files: Int
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// `yyyy-mm`.
        public let month: String
        public let readers: [Reader]
        public let lines: [Line]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        session.about("looks into files")
        let first = try firstDay(today: session.today)
        let span = (from: Moment(first), until: Moment(Self.month(after: first)))
        let lines = try session.looks(from: span.from, until: span.until, page: page ?? 1)
        return Outcome(
            month: String("\(first)".prefix(7)), readers: try session.readers(from: span.from, until: span.until),
            lines: Array(lines.prefix(Self.perPage)), hasMore: lines.count > Self.perPage)
    }

    /// - Throws: `InterviewError.badMoment` for what is no month, or one to come.
    private func firstDay(today: Day) throws -> Day {
        let asked = month.flatMap { $0.isEmpty ? nil : $0 } ?? String("\(today)".prefix(7))
        guard let first = Day("\(asked)-01"), first <= today else { throw InterviewError.badMoment(field: "month") }
        return first
    }

    private static func month(after first: Day) -> Day {
        let (year, month, _) = first.civil
        return Day(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1) ?? first
    }
}

extension Session where Case == ListFileLooks {
    /// Lines of the log by what they are about: a finding, a participant, a member, or the plans for the head; and of
    /// one deed alone where the rest is no look. Of somebody who is well the report is the whole file, and whoever
    /// opens it without a reason is seen here or nowhere.
    private func files() throws -> SQL {
        var plans: SQL = ""
        for unit in scope.units {
            let subject: String = "care plans of \(unit)"
            plans = "\(plans) UNION SELECT \(subject), NULL, NULL"
        }
        return """
            SELECT 'finding ' || f.id AS subject, f.member, CAST(NULL AS TEXT) AS deed FROM finding f
            WHERE \(scope, region: "f.region", house: "f.keeper")
            UNION SELECT 'participant ' || f.participant, f.member, NULL FROM finding f
            WHERE \(scope, region: "f.region", house: "f.keeper")
            UNION SELECT 'member ' || f.member, f.member, NULL FROM finding f
            WHERE \(scope, region: "f.region", house: "f.keeper")
            UNION SELECT 'participant ' || p.id, p.member, CAST(\(ReadTeachersReport.name) AS TEXT)
            FROM published_campaign_site s
            JOIN published_participant p ON p.campaign = s.campaign AND p.house = s.unit
            WHERE \(scope, region: "s.region", house: "s.unit") AND (\(Keeper.column)) = s.unit
                AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.participant = p.id)
            UNION SELECT 'member ' || k.member, k.member, CAST(\(ReadCareTags.name) AS TEXT) FROM care_tag k
            WHERE \(scope, region: "k.region", house: "k.keeper")
                AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.member = k.member AND f.keeper = k.keeper)\(plans)
            """
    }

    /// What staff has done; an empty subject would be everybody's.
    private func opened(from start: Moment, until end: Moment) -> SQL {
        """
        l.subject <> '' AND l.at >= \(start) AND l.at < \(end) AND l.outcome = 'done'
            AND l.caller_kind IN ('person', 'program') AND (t.deed IS NULL OR l.use_case = t.deed)
        """
    }

    fileprivate func looks(from start: Moment, until end: Moment, page: Int) throws -> [ListFileLooks.Line] {
        let skipped = max(0, min(page, 10_000) - 1) * ListFileLooks.perPage
        return try rows(
            """
            SELECT l.at, l.caller_name, a.display_name, l.use_case, l.reason, t.member, u.name_zh, u.name_en,
                EXISTS (SELECT 1 FROM finding g WHERE g.member = t.member AND g.teacher = l.caller_id) AS is_theirs
            FROM (\(try files())) t JOIN published_audit_line l ON l.subject = t.subject
            LEFT JOIN published_account a ON a.id = l.caller_id
            LEFT JOIN published_member m ON m.id = t.member LEFT JOIN published_unit u ON u.code = m.unit
            WHERE \(opened(from: start, until: end))
            ORDER BY l.id DESC LIMIT \(ListFileLooks.perPage + 1) OFFSET \(skipped)
            """
        ).map { row in
            let hasUnit = try row("name_zh", as: String?.self) != nil
            let reason: String = try row("reason")
            return ListFileLooks.Line(
                at: try row("at"), by: try row("display_name", as: String?.self) ?? row("caller_name"),
                useCase: try row("use_case"), member: try row("member"),
                unitNames: hasUnit ? try row.both("name_zh", "name_en") : nil, isTheirs: try row("is_theirs"),
                reason: reason.isEmpty ? nil : reason)
        }
    }

    fileprivate func readers(from start: Moment, until end: Moment) throws -> [ListFileLooks.Reader] {
        try rows(
            """
            SELECT COALESCE(a.display_name, l.caller_name) AS name, COUNT(*) AS looks, COUNT(DISTINCT t.member) AS files
            FROM (\(try files())) t JOIN published_audit_line l ON l.subject = t.subject
            LEFT JOIN published_account a ON a.id = l.caller_id
            WHERE \(opened(from: start, until: end))
            GROUP BY l.caller_id, COALESCE(a.display_name, l.caller_name) ORDER BY looks DESC, name
            """
        ).map {
            ListFileLooks.Reader(by: try $0("name"), looks: try $0("looks"), files: try $0("files"))
        }
    }
}
