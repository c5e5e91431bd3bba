public import Access
import CampaignRules
public import Care
import InterviewRules
import Storage

/// Shows whoever holds it, such as the psychology teacher of the school, what one person's sheets came to, the talks,
/// and how the same scale in the same version came out in earlier campaigns of this unit or place (rulebook E.4.7).
/// Points and bands are there as far as the plan of each campaign shows them; red flags, marks and talks always.
public struct ReadTeachersReport: Query {
    public static let permission = Permission.holdInterviews
    public static let opensIdentity = true

    public var participant: String

    public init(participant: String) {
        self.participant = participant
    }

    /// A scale or a part of it.
    public struct Part: Codable, Sendable, Equatable {
        public let scale: String
        /// Points; `nil` where the plan does not show them.
        public let total: Int?
        public let band: String?
        /// `nil` where the plan does not show bands.
        public let isPositive: Bool?
    }

    public struct Sheet: Codable, Sendable, Equatable {
        public let questionnaire: String
        public let version: String
        /// Whether there is a result, shown or not.
        public let hasScore: Bool
        /// Points; `nil` without a result, and where the plan does not show them.
        public let total: Int?
        public let band: String?
        /// `nil` where the plan does not show bands.
        public let isPositive: Bool?
        public let parts: [Part]
        /// Questions without an answer, where that left no score.
        public let missing: Int?
        /// Looks clicked through, or is not valid.
        public let isMarked: Bool
        /// Of a sitting in whose place another one counts: kept, and counted nowhere but for its red flags.
        public let isSetAside: Bool
        /// Not handed in yet: it counts once it is.
        public let isOpen: Bool
        /// 0 without a red flag.
        public let worstRank: Int
        /// Earlier results of the same scale in the same version, the oldest first.
        public let earlier: [Earlier]
    }

    public struct Earlier: Codable, Sendable, Equatable {
        public let titles: [String: String]
        public let at: Moment
        /// Points; `nil` where the plan of that campaign does not show them.
        public let total: Int?
        public let band: String?
    }

    public struct Outcome: Codable, Sendable {
        public let participant: String
        public let member: String
        public let titles: [String: String]
        public let unitNames: [String: String]?
        public let handedInAt: Moment?
        /// What the plan shows of the sheets.
        public let showsScores: Bool
        public let showsBands: Bool
        public let sheets: [Sheet]
        public let finding: ID<Finding>?
        public let interviews: [HeldInterview]
        public let levels: [ReadFinding.Level]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let owner = try session.owner(participant)
        session.about("participant \(participant)", region: owner.region)
        let (rows, plan) = (try session.sheets(of: owner), try session.sights(of: owner.campaign))
        let counting = try CountingSitting(rows)
        let finding = try session.findingID(of: participant)
        return Outcome(
            participant: participant, member: owner.member, titles: owner.titles, unitNames: owner.unitNames,
            handedInAt: counting.handedInAt, showsScores: plan.showToWhoTalks(.score),
            showsBands: plan.showToWhoTalks(.band),
            sheets: try session.read(counting.first(rows), counting, of: owner, as: plan), finding: finding,
            interviews: try finding.map { try session.interviews(of: $0) } ?? [],
            levels: try session.levels(in: owner.region, isPupil: session.isPupil(owner.member)))
    }
}

private struct ReportOwner {
    let participant: String
    let member: String
    let campaign: String
    let house: String?
    let region: Region
    let titles: [String: String]
    let unitNames: [String: String]?
}

extension Session where Case == ReadTeachersReport {
    /// Of a place, only own cases: whoever is well is nobody's business there (rulebook H.6).
    fileprivate func owner(_ participant: String) throws -> ReportOwner {
        let row = try row(
            """
            SELECT x.member, x.campaign, x.house, x.region, c.title_zh, c.title_en, u.name_zh, u.name_en
            FROM (
                SELECT p.id, p.campaign, p.member, p.unit, p.house, p.region, \(Keeper.column) AS keeper
                FROM published_participant p WHERE p.id = \(participant)
            ) x JOIN published_campaign c ON c.id = x.campaign LEFT JOIN published_unit u ON u.code = x.unit
            WHERE \(scope, region: "x.region", house: "x.keeper") AND (x.keeper IS NOT NULL
                OR EXISTS (SELECT 1 FROM finding f WHERE f.participant = x.id AND f.keeper IS NULL)
                OR EXISTS (SELECT 1 FROM retest_wish r WHERE r.participant = x.id AND r.keeper IS NULL))
            """)
        guard let row else { throw Refusal.notFound }
        let hasUnit = try row("name_zh", as: String?.self) != nil
        return ReportOwner(
            participant: participant, member: try row("member"), campaign: try row("campaign"),
            house: try row("house"), region: try row("region"),
            titles: try row.both("title_zh", "title_en"),
            unitNames: hasUnit ? try row.both("name_zh", "name_en") : nil)
    }

    fileprivate func sheets(of owner: ReportOwner) throws -> [Row] {
        try rows(
            """
            SELECT s.sheet, s.sitting, s.questionnaire, s.version, s.finished_at, s.worst_rank, s.total, s.band,
                s.positive_by, s.missing, s.is_marked, 0 AS is_aside, s.place
            FROM published_sitting_sheet s WHERE s.participant = \(owner.participant)
            UNION ALL SELECT a.sheet, a.sitting, a.questionnaire, a.version, a.finished_at, a.worst_rank, a.total,
                a.band, a.positive_by, a.missing, a.is_marked, 1 AS is_aside, a.place
            FROM published_set_aside_sheet a WHERE a.participant = \(owner.participant)
            ORDER BY 12, 13 \(unscoped: "the participant was found within the scope")
            """)
    }

    fileprivate func read(
        _ rows: [Row], _ counting: CountingSitting, of owner: ReportOwner, as plan: CampaignSights
    ) throws -> [ReadTeachersReport.Sheet] {
        let parts = try parts(of: try rows.map { try $0("sheet", as: String.self) }, as: plan)
        let trend = try trend(of: owner, before: counting.handedInAt ?? now)
        return try rows.map { row in
            let scale = TrendKey(questionnaire: try row("questionnaire"), version: try row("version"))
            let shown = try ShownResult(row, as: plan)
            return ReadTeachersReport.Sheet(
                questionnaire: scale.questionnaire, version: scale.version,
                hasScore: try row("total", as: Int?.self) != nil, total: shown.total, band: shown.band,
                isPositive: shown.seesBands
                    ? try row("positive_by", as: String?.self).map { !$0.isEmpty } ?? false : nil,
                parts: parts[try row("sheet")] ?? [], missing: try row("missing"), isMarked: try row("is_marked"),
                isSetAside: try counting.isAside(row), isOpen: try CountingSitting.isOpen(row),
                worstRank: try row("worst_rank"), earlier: trend[scale] ?? [])
        }
    }

    private func parts(of sheets: [String], as plan: CampaignSights) throws -> [String: [ReadTeachersReport.Part]] {
        let seesNothing = !plan.showToWhoTalks(.score) && !plan.showToWhoTalks(.band)
        guard !seesNothing else { return [:] }
        let rows = try rows(
            """
            SELECT c.sheet, c.scale, c.total, c.band, c.positive FROM published_sitting_score c
            WHERE c.sheet IN \(list: sheets) ORDER BY c.scale
            \(unscoped: "the participant was found within the scope")
            """)
        return Dictionary(
            try rows.map { row in
                let shown = try ShownResult(row, as: plan)
                let part = ReadTeachersReport.Part(
                    scale: try row("scale"), total: shown.total, band: shown.band,
                    isPositive: shown.seesBands ? try row("positive", as: Bool.self) : nil)
                return (try row("sheet"), [part])
            }, uniquingKeysWith: +)
    }

    /// Only of this unit or place: what another one has asked stays there (rulebook G.3), and whoever belongs to no
    /// unit may have answered in a place that is not the caller's. Each by its own campaign's plan.
    private func trend(
        of owner: ReportOwner, before moment: Moment
    ) throws -> [TrendKey: [ReadTeachersReport.Earlier]] {
        let rows = try rows(
            """
            SELECT s.questionnaire, s.version, s.finished_at, s.total, s.band, c.title_zh, c.title_en, v.sights
            FROM published_participant p JOIN published_sitting_sheet s ON s.participant = p.id
            JOIN published_campaign c ON c.id = s.campaign
            JOIN published_campaign_sight v ON v.campaign = s.campaign
            WHERE p.member = \(owner.member) AND s.participant <> \(owner.participant)
                AND s.house IS NOT DISTINCT FROM CAST(\(owner.house) AS TEXT)
                AND (s.house IS NOT NULL OR \(scope, region: "s.region", house: "s.house"))
                AND s.finished_at IS NOT NULL AND s.total IS NOT NULL AND NOT s.is_marked
                AND s.finished_at < \(moment)
            ORDER BY s.finished_at, s.sheet \(unscoped: "the participant was found within the scope")
            """)
        return Dictionary(
            try rows.compactMap { row -> (TrendKey, [ReadTeachersReport.Earlier])? in
                let key = TrendKey(questionnaire: try row("questionnaire"), version: try row("version"))
                let shown = try ShownResult(row, as: try row.sights())
                guard shown.total != nil || shown.band != nil else { return nil }
                let earlier = ReadTeachersReport.Earlier(
                    titles: try row.both("title_zh", "title_en"), at: try row("finished_at"), total: shown.total,
                    band: shown.band)
                return (key, [earlier])
            }, uniquingKeysWith: +)
    }

    fileprivate func findingID(of participant: String) throws -> ID<Finding>? {
        try row(
            """
            SELECT f.id FROM finding f WHERE f.participant = \(participant)
            \(unscoped: "the participant was found within the scope")
            """
        ).map { try $0("id") }
    }
}

/// Points and band of a sheet or a part of it, as far as a plan shows them to the psychology teacher.
private struct ShownResult {
    let total: Int?
    let band: String?
    let seesBands: Bool

    init(_ row: Row, as plan: CampaignSights) throws {
        seesBands = plan.showToWhoTalks(.band)
        total = plan.showToWhoTalks(.score) ? try row("total", as: Int?.self) : nil
        band = seesBands ? try row("band", as: String?.self) : nil
    }
}

/// Two results can be compared only when the same scale was asked in the same version.
private struct TrendKey: Hashable {
    let questionnaire: String
    let version: String
}
