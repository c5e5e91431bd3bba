public import Access
public import Care
public import ProtectionRules
import Storage

/// A report as the list shows it: no name, and nothing of the facts.
public struct HarmReportCard: Codable, Sendable, Equatable {
    public let id: ID<HarmReport>
    /// `nil` where nobody has to talk with the person.
    public let finding: String?
    public let situation: HarmSituation
    public let harmed: HarmedPerson
    public let region: Region
    /// The school or unit, where it is one's.
    public let unitNames: [String: String]?
    public let foundAt: Moment
    public let raisedAt: Moment
    public let reporter: String
    /// Whether the caller has raised it, and so cannot be the second person.
    public let isMine: Bool
    public let toldAt: Moment?
    public let acknowledgedAt: Moment?
    public let closedAt: Moment?
    public let clock: HarmClock?
    public let due: Moment?

    static let columns: SQL = """
        r.finding, r.situation, r.harmed, r.raised_at, u.name_zh, u.name_en, w.display_name, \(OpenHarmReport.columns)
        """
    static let tables: SQL = """
        harm_report r LEFT JOIN published_unit u ON u.code = r.keeper
        LEFT JOIN published_account w ON w.id = r.reporter
        """

    init(_ row: Row, for caller: ID<Caller>?) throws {
        let report = try OpenHarmReport(row)
        id = report.id
        let found: String = try row("finding")
        finding = found.isEmpty ? nil : found
        situation = try row("situation")
        harmed = try row("harmed")
        region = report.region
        let (chinese, english): (String?, String?) = (try row("name_zh"), try row("name_en"))
        unitNames = chinese.map { ["zh-Hans": $0, "en": english.flatMap { $0.isEmpty ? nil : $0 } ?? $0] }
        foundAt = report.foundAt
        raisedAt = try row("raised_at")
        reporter = try row("display_name", as: String?.self) ?? ""
        isMine = caller?.rawValue == report.reporter
        toldAt = report.course.toldAt
        acknowledgedAt = report.course.acknowledgedAt
        closedAt = report.course.closedAt
        clock = report.course.next?.clock
        due = report.course.next?.due
    }
}

/// Lists the reports of harm that the caller looks after or answers for: what is open first, and of that what has
/// waited longest. Without names.
public struct ListHarmReports: Query {
    public static let permission = Permission.reportHarm
    public static let opensIdentity = true
    public static let perPage = 40

    /// Only those about one person.
    public var finding: String?
    /// Those that have ended, too.
    public var ended: Bool?
    /// From 1.
    public var page: Int?

    public init(finding: String? = nil, ended: Bool? = nil, page: Int? = nil) {
        self.finding = finding
        self.ended = ended
        self.page = page
    }

    public struct Outcome: Codable, Sendable {
        public let reports: [HarmReportCard]
        /// Open, and over one of its clocks.
        public let late: Int
        public let open: Int
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let about = finding.flatMap { $0.isEmpty ? nil : $0 }
        let skipped = max(0, min(page ?? 1, 10_000) - 1) * Self.perPage
        let cards = try session.rows(
            """
            SELECT \(HarmReportCard.columns) FROM \(HarmReportCard.tables)
            WHERE \(session.ownReports()) AND (\(ended ?? false) OR NOT \(Self.isClosed))
                AND (CAST(\(about) AS TEXT) IS NULL OR r.finding = CAST(\(about) AS TEXT))
            ORDER BY \(Self.isClosed), \(Self.isSettled), r.raised_at, r.id
            LIMIT \(Self.perPage + 1) OFFSET \(skipped)
            """
        ).map { try HarmReportCard($0, for: session.caller.id) }
        session.about("harm reports")
        return Outcome(
            reports: Array(cards.prefix(Self.perPage)), late: try session.number(where: Self.isLate(session.now)),
            open: try session.number(where: "NOT \(Self.isClosed)"), hasMore: cards.count > Self.perPage)
    }

    static let isClosed: SQL = "EXISTS (SELECT 1 FROM harm_entry x WHERE x.report = r.id AND x.kind = 'closed')"
    private static let isTold: SQL = "EXISTS (SELECT 1 FROM harm_entry y WHERE y.report = r.id AND y.kind = 'told')"
    private static let isHeard: SQL = """
        EXISTS (SELECT 1 FROM harm_entry z WHERE z.report = r.id AND z.kind = 'acknowledged')
        """
    private static let isSettled: SQL = "(\(isTold) AND \(isHeard))"

    private static func isLate(_ now: Moment) -> SQL {
        """
        NOT \(isClosed) AND ((NOT \(isTold) AND r.tell_due < \(now)) OR (NOT \(isHeard) AND r.acknowledge_due < \(now)))
        """
    }
}

extension Session where Case == ListHarmReports {
    fileprivate func number(where condition: SQL) throws -> Int {
        try row(
            "SELECT COUNT(*) AS number FROM harm_report r WHERE \(ownReports()) AND \(condition)"
        )?("number") ?? 0
    }
}
