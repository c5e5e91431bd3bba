public import Access
public import Care
import Storage

/// Invites somebody who came to the class or the unit after the campaign had opened.
public struct AddLateMember: Command {
    public static let permission = Permission.carryOutCampaigns

    public var campaign: ID<Campaign>
    public var member: String

    public init(campaign: ID<Campaign>, member: String) {
        self.campaign = campaign
        self.member = member
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let (found, _) = try session.reachedCampaign(campaign)
        session.about("campaign \(campaign)", region: found.card.region)
        let late = try session.lateMember(member, of: found)
        guard found.card.state == .open else { throw CampaignProblem.notOpen }
        guard session.isAsked(late, found, try session.battery(of: campaign)) else {
            throw CampaignProblem.notOfAudience
        }
        guard try session.invite([late], to: campaign) == 1 else { throw CampaignProblem.alreadyInvited }
        return Done()
    }
}

extension Session where Case == AddLateMember {
    /// - Throws: `Refusal.notFound` for a member of another school, whether or not there is one.
    fileprivate func lateMember(_ member: String, of campaign: Campaign) throws -> CampaignMember {
        let row = try row(
            """
            SELECT \(CampaignMember.columns) FROM published_member m
            WHERE m.id = \(member) AND \(scope, region: "m.region", unit: "m.house")
            """)
        guard let row else { throw Refusal.notFound }
        let belongs = try self.row(
            """
            SELECT 1 AS found FROM published_member m WHERE m.id = \(member) AND \(audience(of: campaign))
            \(unscoped: "the member was found within the scope")
            """)
        guard belongs != nil else { throw CampaignProblem.notOfAudience }
        return try CampaignMember(row)
    }
}
