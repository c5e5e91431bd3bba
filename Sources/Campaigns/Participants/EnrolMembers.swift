public import Access
public import Care

/// Invites the next two thousand members of a campaign that has opened, and asks to be called again until all are.
///
/// One step is one transaction: what a killed process leaves behind is begun again, and nobody is invited twice.
/// Measured: see docs/subjects/campaigns.md.
public struct EnrolMembers: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    static let membersAtOnce = 2_000

    public var campaign: ID<Campaign>
    /// The member up to whom all are invited; empty at the beginning.
    public var after: String

    public init(campaign: ID<Campaign>, after: String = "") {
        self.campaign = campaign
        self.after = after
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.ownedCampaign(campaign)
        guard found.card.state == .open else { return Done() }
        let battery = try session.battery(of: campaign)
        let members = try session.members(of: found, after: after, atMost: Self.membersAtOnce)
        try session.invite(members.filter { session.isAsked($0, found, battery) }, to: campaign)
        if let last = members.last, members.count == Self.membersAtOnce {
            try session.later(
                EnrolMembers(campaign: campaign, after: last.id), at: session.now, key: "enrol \(campaign) \(last.id)")
        }
        return Done()
    }
}
