public import Access
import CampaignRules
public import Care
public import InterviewRules
import Storage

/// Shows the head of a school for which pupils a talk has set a serious level or above, and the plan of care in words:
/// no answer, no score, nothing of what was said (rulebook G.3). Only where the plan of the campaign says so, and only
/// while nobody has taken a consent back. Every look has its line in the log.
public struct ListCarePlans: Query {
    public static let permission = Permission.readCarePlans
    public static let opensIdentity = true
    public static let perPage = 30

    /// From 1.
    public var page: Int?

    public init(page: Int? = nil) {
        self.page = page
    }

    /// A pupil and how the school looks after them. The name is the roster's.
    public struct Line: Codable, Sendable, Equatable {
        public let member: String
        /// The class of today.
        public let unitNames: [String: String]?
        public let level: CareLevel
        /// What the school's region calls the level.
        public let levelNames: [String: String]
        /// Since when it stands.
        public let since: Moment
        /// `nil` where it holds a digit or a word that only psychology teachers read; then they are asked.
        public let plan: String?
        public let nextLook: Day?
        /// Who looks after the pupil.
        public let teacher: String?
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let lines: [Line]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        session.about("care plans of \(session.scope.units.sorted().joined(separator: " "))")
        let rows = try session.plans(of: try session.campaignsForTheHead(), page: page ?? 1)
        return Outcome(
            lines: try rows.prefix(Self.perPage).map { try session.line($0) }, hasMore: rows.count > Self.perPage)
    }
}

extension Session where Case == ListCarePlans {
    fileprivate func campaignsForTheHead() throws -> [String] {
        try rows(
            """
            SELECT DISTINCT f.campaign, v.sights FROM finding f
            JOIN published_campaign_sight v ON v.campaign = f.campaign
            WHERE f.house IN \(list: scope.units) AND f.closed_at IS NULL AND f.handed_on_at IS NULL
                AND \(scope, region: "f.region", unit: "f.house")
            """
        ).filter { try $0.sights().show(.level, to: .unitLead) }.map { try $0("campaign", as: String.self) }
    }

    /// By the newest record of the level that holds: a milder talk that is written down late sets no plan for what a
    /// later one has found. A correction is newer than what it corrects.
    fileprivate func plans(of campaigns: [String], page: Int) throws -> [Row] {
        let skipped = max(0, min(page, 10_000) - 1) * ListCarePlans.perPage
        return try rows(
            """
            SELECT m.id AS member, u.name_zh, u.name_en, f.region, f.level, f.level_at, w.display_name, i.id, i.content
            FROM finding f JOIN published_member m ON m.id = f.member AND m.house = f.house
            JOIN interview i ON i.finding = f.id
            LEFT JOIN published_unit u ON u.code = m.unit LEFT JOIN published_account w ON w.id = f.teacher
            WHERE f.campaign IN \(list: campaigns) AND f.level >= \(CareLevel.neverAlone)
                AND f.closed_at IS NULL AND f.handed_on_at IS NULL
                AND m.kind = 'pupil' AND m.left_at IS NULL
                AND i.level = f.level AND NOT EXISTS (
                    SELECT 1 FROM interview n WHERE n.finding = f.id AND n.level = f.level AND n.id > i.id)
                AND NOT EXISTS (
                    SELECT 1 FROM published_consent c WHERE c.participant = f.participant AND c.standing = 'withdrawn')
                AND f.house IN \(list: scope.units) AND \(scope, region: "f.region", unit: "f.house")
            ORDER BY f.level DESC, f.level_at DESC, f.id LIMIT \(ListCarePlans.perPage + 1) OFFSET \(skipped)
            """)
    }

    fileprivate func line(_ row: Row) throws -> ListCarePlans.Line {
        let (interview, level): (ID<Interview>, CareLevel) = (try row("id"), try row("level"))
        let content = try openAll(
            row("content"), for: InterviewContent.sealing(of: interview), as: InterviewContent.self)
        let policy = try policy(in: row("region"), isPupil: true)
        let hasUnit = try row("name_zh", as: String?.self) != nil
        return ListCarePlans.Line(
            member: try row("member"), unitNames: hasUnit ? try row.both("name_zh", "name_en") : nil, level: level,
            levelNames: policy.names(of: level), since: try row("level_at"),
            plan: content.plan.flatMap { PlainWords.unfit(in: $0, under: policy) == nil ? $0 : nil },
            nextLook: content.nextLook, teacher: try row("display_name"))
    }
}
