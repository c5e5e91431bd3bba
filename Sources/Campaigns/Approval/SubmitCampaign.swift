public import Access
public import Care
import Storage

/// Hands a finished plan to a second person.
public struct SubmitCampaign: Command {
    public static let permission = Permission.planCampaigns

    public var campaign: ID<Campaign>

    public init(campaign: ID<Campaign>) {
        self.campaign = campaign
    }

    /// - Throws: `CampaignProblem.lacking` while anything is missing.
    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.draftCampaign(campaign)
        let gaps = try session.gaps(of: found)
        guard gaps.isEmpty else { throw CampaignProblem.lacking(count: gaps.count) }
        try session.run(
            """
            UPDATE campaign SET state = 'submitted', submitted_by = \(session.caller.idText),
                submitted_at = \(session.now), decided_by = NULL, decided_at = NULL, decision_reason = NULL
            WHERE id = \(campaign) AND state = 'draft' \(unscoped: "the campaign itself was found within the scope")
            """)
        return Done()
    }
}

/// Gives a plan up before it has opened. What was written of it is kept, and nobody is invited.
public struct DiscardCampaign: Command {
    public static let permission = Permission.planCampaigns

    public var campaign: ID<Campaign>

    public init(campaign: ID<Campaign>) {
        self.campaign = campaign
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.ownedCampaign(campaign)
        if found.card.state == .discarded { return Done() }
        let discarded = try session.run(
            """
            UPDATE campaign SET state = 'discarded', closed_at = \(session.now)
            WHERE id = \(campaign) AND state IN ('draft', 'submitted', 'approved')
            \(unscoped: "the campaign itself was found within the scope")
            """)
        guard discarded == 1 else { throw CampaignProblem.settled }
        return Done()
    }
}
