import Access
import CampaignRules
import Care
import Storage

/// How a caller comes to see a campaign.
enum CampaignReach {
    /// The campaign belongs to a place or a unit of the caller's: all of it is there to be seen.
    case owned
    /// A unit of the caller's carries it out.
    case carriedOut
}

extension Session {
    /// A campaign that belongs to the caller's places or units.
    /// - Throws: `Refusal.notFound` when there is none in the caller's reach.
    func ownedCampaign(_ id: ID<Campaign>) throws -> Campaign {
        let row = try row(
            """
            SELECT \(Campaign.columns) FROM campaign c
            WHERE c.id = \(id) AND \(scope, region: "c.region", unit: "c.unit")
            """)
        guard let row else { throw Refusal.notFound }
        let campaign = try Campaign(row)
        about("campaign \(id)", region: campaign.card.region)
        return campaign
    }

    /// The same while it may still be written.
    /// - Throws: `CampaignProblem.settled` for one that waits, was approved, or is over.
    func draftCampaign(_ id: ID<Campaign>) throws -> Campaign {
        let campaign = try ownedCampaign(id)
        guard campaign.card.state == .draft else { throw CampaignProblem.settled }
        return campaign
    }

    /// A campaign that the caller owns, or that one of the caller's units carries out once it is settled.
    func reachedCampaign(_ id: ID<Campaign>) throws -> (campaign: Campaign, reach: CampaignReach) {
        let row = try row(
            """
            SELECT \(Campaign.columns),
                CASE WHEN \(scope, region: "c.region", unit: "c.unit") THEN 1 ELSE 0 END AS owned
            FROM campaign c WHERE c.id = \(id) AND \(reached)
            """)
        guard let row else { throw Refusal.notFound }
        return (try Campaign(row), try row("owned", as: Int.self) == 1 ? .owned : .carriedOut)
    }

    /// Which campaigns `c` the caller may know of. Residents are invited by the place and no unit takes part: the unit
    /// on whose list they stand carries it out for them.
    var reached: SQL {
        """
        (\(scope, region: "c.region", unit: "c.unit") OR (
            c.state IN ('approved', 'open', 'closed', 'ended') AND (EXISTS (
                SELECT 1 FROM campaign_site s
                WHERE s.campaign = c.id AND \(scope, region: "s.region", unit: "s.unit"))
            OR (NOT EXISTS (SELECT 1 FROM campaign_site o WHERE o.campaign = c.id) AND EXISTS (
                SELECT 1 FROM participant p
                WHERE p.campaign = c.id AND p.house IN \(list: scope.units)
                    AND \(scope, region: "p.region", unit: "p.house"))))))
        """
    }

    func battery(of campaign: ID<Campaign>) throws -> [PlannedScale] {
        try rows(
            """
            SELECT questionnaire, youngest, oldest FROM campaign_scale WHERE campaign = \(campaign) ORDER BY position
            \(unscoped: "the campaign itself was found within the scope")
            """
        ).map {
            PlannedScale(
                questionnaire: try $0("questionnaire"), youngest: try $0("youngest"), oldest: try $0("oldest"))
        }
    }

    func keep(_ battery: [PlannedScale], of campaign: ID<Campaign>) throws {
        try run("""
            DELETE FROM campaign_scale WHERE campaign = \(campaign)
            \(unscoped: "the campaign itself was found within the scope")
            """)
        for (position, scale) in battery.enumerated() {
            try run(
                """
                INSERT INTO campaign_scale (campaign, position, questionnaire, youngest, oldest)
                VALUES (\(campaign), \(position + 1), \(scale.questionnaire), \(scale.youngest), \(scale.oldest))
                \(unscoped: "the campaign itself was found within the scope")
                """)
        }
    }

    /// The newest record of what the campaign means for people's privacy.
    func privacyRecord(of campaign: ID<Campaign>) throws -> KeptPrivacyRecord? {
        try row(
            """
            SELECT r.purpose, r.necessity, r.risks, r.measures, r.made_at, a.display_name
            FROM campaign_privacy_record r LEFT JOIN published_account a ON a.id = r.made_by
            WHERE r.campaign = \(campaign) ORDER BY r.id DESC LIMIT 1
            \(unscoped: "the campaign itself was found within the scope")
            """
        ).map(KeptPrivacyRecord.init)
    }

    /// Notes that somebody has written in the plan: who approves it must be another.
    func changed(_ campaign: ID<Campaign>) throws {
        try run(
            """
            UPDATE campaign SET changed_by = \(caller.idText), changed_at = \(now) WHERE id = \(campaign)
            \(unscoped: "the campaign itself was found within the scope")
            """)
    }

    func name(of account: String?) throws -> String? {
        guard let account else { return nil }
        return try row(
            """
            SELECT display_name FROM published_account WHERE id = \(account)
            \(unscoped: "who planned and who decided stands on the plan")
            """
        )?("display_name")
    }
}

extension Caller {
    /// Who did it, for a column that always holds somebody: the demo's seed has no account.
    var idText: String { id?.rawValue ?? name }
}
