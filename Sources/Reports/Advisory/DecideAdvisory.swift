public import Access
public import Care
import Storage

/// Agrees to advice that somebody else has written, in the version that was read. From then on it may be handed out.
///
/// Whoever wrote it cannot agree to it; the table says so as well.
public struct ApproveAdvisory: Command {
    public static let permission = Permission.approveCampaigns

    public var campaign: ID<ReportedCampaign>
    public var version: Int

    public init(campaign: ID<ReportedCampaign>, version: Int) {
        self.campaign = campaign
        self.version = version
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.decide(campaign, version, "approved", reason: nil)
        return Done()
    }
}

/// Sends advice back to whoever wrote it, and says why. The version stays as it is.
public struct ReturnAdvisory: Command {
    public static let permission = Permission.approveCampaigns

    public var campaign: ID<ReportedCampaign>
    public var version: Int
    public var reason: String

    public init(campaign: ID<ReportedCampaign>, version: Int, reason: String) {
        self.campaign = campaign
        self.version = version
        self.reason = reason
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let why = try ExportReason(reason).words
        try session.decide(campaign, version, "returned", reason: why)
        return Done()
    }
}

extension Session {
    /// - Throws: `ReportProblem.ownAdvice` for whoever wrote it; `adviceChanged` where it does not wait any more.
    fileprivate func decide(
        _ campaign: ID<ReportedCampaign>, _ version: Int, _ state: String, reason: String?
    ) throws {
        let advised = try advisedPlace(campaign)
        guard let found = try versions(of: advised).first(where: { $0.version == version }) else {
            throw Refusal.notFound
        }
        guard found.state == .waiting else { throw ReportProblem.adviceChanged }
        guard !found.isOwn else { throw ReportProblem.ownAdvice }
        let decided = try run(
            """
            UPDATE advisory SET state = \(state), decided_by = \(caller.hand), decided_at = \(now),
                reason = CAST(\(reason) AS TEXT)
            WHERE campaign = \(campaign) AND version = \(version) AND state = 'waiting'
            \(unscoped: "the report was found within the scope")
            """)
        guard decided == 1 else { throw ReportProblem.adviceChanged }
    }
}
