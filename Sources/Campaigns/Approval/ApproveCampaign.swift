public import Access
public import Care
import Foundation
import Storage

/// Agrees to a plan that others have made. It opens and closes by itself at the moments of its window.
///
/// Whoever made the plan, changed it last or submitted it cannot approve it; the table says so as well.
public struct ApproveCampaign: Command {
    public static let permission = Permission.approveCampaigns

    public var campaign: ID<Campaign>

    public init(campaign: ID<Campaign>) {
        self.campaign = campaign
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.submittedCampaign(campaign)
        let gaps = try session.gaps(of: found)
        guard gaps.isEmpty else { throw CampaignProblem.lacking(count: gaps.count) }
        try session.run(
            """
            UPDATE campaign SET state = 'approved', decided_by = \(session.caller.idText), decided_at = \(session.now)
            WHERE id = \(campaign) AND state = 'submitted' \(unscoped: "the campaign itself was found within the scope")
            """)
        try session.later(
            OpenCampaign(campaign: campaign), at: found.card.opensAt, key: "open campaign \(campaign)")
        try session.later(
            CloseCampaign(campaign: campaign), at: found.card.closesAt, key: "close campaign \(campaign)")
        return Done()
    }
}

/// Sends a plan back to those who made it, and says why.
public struct DeclineCampaign: Command {
    public static let permission = Permission.approveCampaigns
    public static let longestReason = 300

    public var campaign: ID<Campaign>
    public var reason: String

    public init(campaign: ID<Campaign>, reason: String) {
        self.campaign = campaign
        self.reason = reason
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !reason.isEmpty else { throw CampaignProblem.missing(field: "reason") }
        guard reason.count <= Self.longestReason else {
            throw CampaignProblem.tooLong(field: "reason", most: Self.longestReason)
        }
        _ = try session.submittedCampaign(campaign)
        try session.run(
            """
            UPDATE campaign SET state = 'draft', decided_by = \(session.caller.idText), decided_at = \(session.now),
                decision_reason = \(reason)
            WHERE id = \(campaign) AND state = 'submitted' \(unscoped: "the campaign itself was found within the scope")
            """)
        return Done()
    }
}

extension Session {
    /// A plan that waits for a second person, and that the caller may decide on.
    /// - Throws: `CampaignProblem.ownPlan` for whoever has had a hand in it.
    fileprivate func submittedCampaign(_ id: ID<Campaign>) throws -> Campaign {
        let found = try ownedCampaign(id)
        guard found.card.state == .submitted else { throw CampaignProblem.notWaiting }
        guard ![found.madeBy, found.changedBy, found.submittedBy].contains(caller.idText) else {
            throw CampaignProblem.ownPlan
        }
        return found
    }
}
