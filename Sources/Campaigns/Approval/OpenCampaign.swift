public import Access
import CampaignRules
public import Care
import Storage

/// Opens an approved campaign when its window begins, if nothing is missing by then; else holds it, says why on its
/// page, and tries again.
public struct OpenCampaign: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// How long a held campaign waits before it is looked at again.
    public static let patienceMinutes = 10

    public var campaign: ID<Campaign>

    public init(campaign: ID<Campaign>) {
        self.campaign = campaign
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.ownedCampaign(campaign)
        guard found.card.state == .approved, session.now < found.card.closesAt else { return Done() }
        guard try session.gaps(of: found).isEmpty else {
            try session.hold(campaign)
            return Done()
        }
        try session.run(
            """
            UPDATE campaign SET state = 'open', opened_at = \(session.now), held_since = NULL
            WHERE id = \(campaign) AND state = 'approved'
            \(unscoped: "the campaign itself was found within the scope")
            """)
        if found.audience.sample == nil {
            try session.later(EnrolMembers(campaign: campaign), at: session.now, key: "enrol \(campaign) ")
        } else {
            try session.later(DrawSample(campaign: campaign), at: session.now, key: "draw \(campaign)")
        }
        return Done()
    }
}

extension Session where Case == OpenCampaign {
    fileprivate func hold(_ campaign: ID<Campaign>) throws {
        try run(
            """
            UPDATE campaign SET held_since = COALESCE(held_since, \(now)) WHERE id = \(campaign)
            \(unscoped: "the campaign itself was found within the scope")
            """)
        let next = now.adding(minutes: OpenCampaign.patienceMinutes)
        try later(
            OpenCampaign(campaign: campaign), at: next, key: "open campaign \(campaign) \(next.milliseconds)")
    }
}

/// Closes a campaign when its window ends. Nothing is asked any more; what was answered stays.
public struct CloseCampaign: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var campaign: ID<Campaign>

    public init(campaign: ID<Campaign>) {
        self.campaign = campaign
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.ownedCampaign(campaign)
        guard session.now >= found.card.closesAt else { return Done() }
        try session.run(
            """
            UPDATE campaign SET state = 'closed', closed_at = \(session.now)
            WHERE id = \(campaign) AND state = 'open' \(unscoped: "the campaign itself was found within the scope")
            """)
        session.announce(CampaignClosed(campaign: campaign.rawValue))
        return Done()
    }
}

/// The window of a campaign is over: what was begun and not handed in has to be looked through.
public struct CampaignClosed: Announcement {
    public let campaign: String
}
