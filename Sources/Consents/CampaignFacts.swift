import Access
import CampaignRules
import Care
import Storage

/// What this room needs to know of a campaign.
struct CampaignFacts {
    let id: String
    let titles: [String: String]
    let region: Region
    let closesAt: Moment
    let retentionDays: Int
    let state: String
    let rule: ConsentRule
    /// The template that it began with; `nil` for none.
    let template: String?

    static let columns: SQL = """
        c.id AS campaign, c.region AS campaign_region, c.title_zh, c.title_en, c.asks_guardian_from_14, c.closes_at,
        c.retention_days, c.state,
        (SELECT v.template FROM published_campaign_template v WHERE v.campaign = c.id) AS template
        """

    init(_ row: Row) throws {
        id = try row("campaign")
        region = try row("campaign_region")
        titles = try row.names("title_zh", "title_en")
        closesAt = try row("closes_at")
        retentionDays = try row("retention_days")
        state = try row("state")
        template = try row("template")
        rule = ConsentRule(asksGuardianFrom14: try row("asks_guardian_from_14"))
    }

    /// Whether somebody may be asked now: after a second person has approved, and until it closes.
    func mayAnswer(at now: Moment) -> Bool { ["approved", "open"].contains(state) && now < closesAt }

    /// Taking back is possible as long as anything is there to be taken back (PIPL art. 15), also after the close and
    /// after the closure report: the links go when the answers lose their people.
    var mayTakeBack: Bool { ["approved", "open", "closed", "ended"].contains(state) }

    /// For which day ages are reckoned in counts: after the close nobody grows out of them.
    func countedOn(_ today: Day) -> Day { min(today, closesAt.day) }

    /// Whether nothing changes any more.
    func isClosed(at now: Moment) -> Bool { ["closed", "ended"].contains(state) || now >= closesAt }
}

extension Row {
    func names(_ chinese: StaticString, _ english: StaticString) throws -> [String: String] {
        ["zh-Hans": try self(chinese), "en": try self(english)]
    }
}

extension Session {
    /// A campaign that the caller plans, or in which people of the caller's own take part.
    /// - Throws: `Refusal.notFound` for every other.
    func campaign(_ id: String) throws -> CampaignFacts {
        let row = try row(
            """
            SELECT \(CampaignFacts.columns) FROM published_campaign c
            WHERE c.id = \(id) AND (\(scope, region: "c.region", unit: "c.unit") OR EXISTS (
                SELECT 1 FROM published_participant p
                WHERE p.campaign = c.id
                    AND \(scope, region: "p.region", unit: "p.house", residents: "p.house")))
            """)
        guard let row else { throw Refusal.notFound }
        return try CampaignFacts(row)
    }

    /// A campaign that the caller plans: its own, and not one that a higher place has planned.
    func plannedCampaign(_ id: String) throws -> CampaignFacts {
        let row = try row(
            """
            SELECT \(CampaignFacts.columns) FROM published_campaign c
            WHERE c.id = \(id) AND \(scope, region: "c.region", unit: "c.unit")
            """)
        guard let row else { throw Refusal.notFound }
        return try CampaignFacts(row)
    }

    /// What its template says to its people; `nil` where there is no such template any more.
    func template(of facts: CampaignFacts) throws -> CampaignTemplate? {
        try facts.template.flatMap { try book(CampaignTemplates.self)[$0] }
    }

    /// Whether one of its scales is for children under 14.
    func isForChildren(_ campaign: String) throws -> Bool {
        try row(
            """
            SELECT s.questionnaire FROM published_campaign_scale s
            WHERE s.campaign = \(campaign) AND s.youngest < \(ConsentRule.guardianAge) LIMIT 1
            \(unscoped: "the campaign was let in by the scope")
            """) != nil
    }
}
