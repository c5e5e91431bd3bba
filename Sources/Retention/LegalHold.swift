public import Access
public import Care
import Foundation
import Storage

/// Stops every deletion of a campaign, with a reason: a court asks, a complaint runs (PIPL art. 47).
public struct PlaceHold: Command {
    public static let permission = Permission.approveCampaigns

    public var campaign: String
    public var reason: String

    public init(campaign: String, reason: String) {
        (self.campaign, self.reason) = (campaign, reason)
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let reason = try HoldReason.read(reason)
        let place = try session.retainedCampaign(campaign)
        guard let person = session.caller.id else { throw Refusal.forbidden }
        let placed = try session.run(
            """
            INSERT INTO legal_hold (id, campaign, region, unit, reason, placed_by, placed_at)
            VALUES (\(session.newID(Hold.self)), \(campaign), \(place.region), \(place.unit), \(reason), \(person),
                \(session.now))
            ON CONFLICT (campaign) WHERE lifted_at IS NULL DO NOTHING
            \(unscoped: "the campaign itself was found within the scope")
            """)
        guard placed == 1 else { throw RetentionProblem.heldAlready }
        return Done()
    }
}

/// Lifts a hold, with a reason. What two people had agreed to before goes on.
public struct LiftHold: Command {
    public static let permission = Permission.approveCampaigns

    public var campaign: String
    public var reason: String

    public init(campaign: String, reason: String) {
        (self.campaign, self.reason) = (campaign, reason)
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let reason = try HoldReason.read(reason)
        _ = try session.retainedCampaign(campaign)
        guard let person = session.caller.id else { throw Refusal.forbidden }
        let lifted = try session.run(
            """
            UPDATE legal_hold SET lifted_by = \(person), lifted_at = \(session.now), lift_reason = \(reason)
            WHERE campaign = \(campaign) AND lifted_at IS NULL
            \(unscoped: "the campaign itself was found within the scope")
            """)
        guard lifted == 1 else { throw RetentionProblem.noHold }
        try session.goOn(campaign)
        return Done()
    }
}

extension Session where Case == LiftHold {
    fileprivate func goOn(_ campaign: String) throws {
        let waiting = try rows(
            """
            SELECT id FROM deletion_list WHERE campaign = \(campaign) AND state = 'approved'
            \(unscoped: "the campaign itself was found within the scope")
            """)
        for row in waiting {
            let list: ID<DeletionList> = try row("id")
            // The keys of the blocks before are used up; this one begins anew where the hold stopped it.
            let step = Int(now.milliseconds)
            try later(CarryOutDeletion(list: list, step: step), at: now, key: "delete \(list) \(step)")
        }
    }
}

/// A hold as a page shows it.
public struct Hold: Codable, Sendable, Equatable {
    public let reason: String
    public let placedBy: String
    public let placedAt: Moment
    public let liftedBy: String?
    public let liftedAt: Moment?
    public let liftReason: String?

    static let columns: SQL = """
        h.reason, h.placed_at, h.lifted_at, h.lift_reason, h.placed_by, h.lifted_by,
        (SELECT display_name FROM published_account a WHERE a.id = h.placed_by) AS placed_name,
        (SELECT display_name FROM published_account a WHERE a.id = h.lifted_by) AS lifted_name
        """

    init(_ row: Row) throws {
        reason = try row("reason")
        placedBy = try row("placed_name", as: String?.self) ?? row("placed_by")
        placedAt = try row("placed_at")
        liftedBy = try row("lifted_name", as: String?.self) ?? row("lifted_by")
        liftedAt = try row("lifted_at")
        liftReason = try row("lift_reason")
    }
}

enum HoldReason {
    static func read(_ text: String) throws -> String {
        let reason = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !reason.isEmpty else { throw RetentionProblem.noReason }
        guard reason.count <= RetentionProblem.longestReason else { throw RetentionProblem.longReason }
        return reason
    }
}

/// What is kept of a campaign needs to be known here.
struct RetainedCampaign {
    let titles: [String: String]
    let region: Region
    let unit: String?
    let state: String
    let closesAt: Moment
    let retentionDays: Int

    static let columns: SQL = "c.title_zh, c.title_en, c.region, c.unit, c.state, c.closes_at, c.retention_days"
    static let isSettled: SQL = "c.state IN ('approved', 'open', 'closed', 'ended')"

    init(_ row: Row) throws {
        titles = ["zh-Hans": try row("title_zh"), "en": try row("title_en")]
        region = try row("region")
        unit = try row("unit")
        state = try row("state")
        closesAt = try row("closes_at")
        retentionDays = try row("retention_days")
    }
}

extension Session {
    /// A campaign that belongs to the caller's places or units, once it is settled.
    func retainedCampaign(_ id: String) throws -> RetainedCampaign {
        let row = try row(
            """
            SELECT \(RetainedCampaign.columns) FROM published_campaign c
            WHERE c.id = \(id) AND \(RetainedCampaign.isSettled) AND \(scope, region: "c.region", unit: "c.unit")
            """)
        guard let row else { throw Refusal.notFound }
        let campaign = try RetainedCampaign(row)
        about("campaign \(id)", region: campaign.region)
        return campaign
    }
}
