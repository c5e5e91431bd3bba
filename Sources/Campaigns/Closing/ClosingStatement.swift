public import Access
public import Care
import Foundation
import Storage

/// What stands under a closure report: the words of whoever closes the campaign, and who has agreed.
public struct ClosingStatement: Codable, Sendable, Equatable {
    public let words: String
    public let writtenBy: String
    public let writtenAt: Moment
    /// Whether the caller has written it, and so may not be the one who ends the campaign.
    public let isOwn: Bool
    public let endedBy: String?
    public let endedAt: Moment?
    /// Who looks after those who were found and belong to no unit; `nil` where there was nobody.
    public let referral: String?
}

/// Writes the closing statement of a campaign that is over, or writes it anew: what came of it, and what is done next
/// time. Figures need not be copied into it; they stand in the report above.
public struct WriteClosingStatement: Command {
    public static let permission = Permission.planCampaigns

    public var campaign: ID<Campaign>
    public var statement: String

    public init(campaign: ID<Campaign>, statement: String) {
        self.campaign = campaign
        self.statement = statement
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.ownedCampaign(campaign)
        guard found.card.state == .closed else { throw CampaignProblem.notClosed }
        let words = statement.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !words.isEmpty else { throw CampaignProblem.missing(field: "statement") }
        guard words.count <= CampaignProblem.longestText else {
            throw CampaignProblem.tooLong(field: "statement", most: CampaignProblem.longestText)
        }
        try session.run(
            """
            INSERT INTO campaign_closure (campaign, statement, written_by, written_at)
            VALUES (\(campaign), \(words), \(session.caller.idText), \(session.now))
            ON CONFLICT (campaign) DO UPDATE SET statement = excluded.statement, written_by = excluded.written_by,
                written_at = excluded.written_at
            \(unscoped: "the campaign itself was found within the scope")
            """)
        return Done()
    }
}

/// Ends a campaign for good, when nothing that touches safety is open. Its figures are kept as they are now; answers go
/// on to be kept and deleted by their own time, which is counted from the close (rulebook G.2.7, H.8).
///
/// Whoever wrote the closing statement does not end it; the table says so as well. Sent again, it says the same. Where
/// somebody was found who belongs to no unit, nobody in this house may talk with them: then it has to be written down
/// to whom they were handed on, and that stays with the statement.
public struct EndCampaign: Command {
    public static let permission = Permission.approveCampaigns
    public static var looksFirst: Bool { true }

    public var campaign: ID<Campaign>
    /// Asked for where `EndingGap.residents` is open.
    public var referral: String?
    private var counted: [Row]?

    public init(campaign: ID<Campaign>, referral: String? = nil) {
        self.campaign = campaign
        self.referral = referral
    }

    private enum CodingKeys: String, CodingKey { case campaign, referral }

    /// Counting a whole city must not keep a class from saving its answers.
    public func looked(in session: borrowing Session<Self>) throws -> Self {
        guard try session.ownedCampaign(campaign).card.state == .closed else { return self }
        var ready = self
        ready.counted = try session.finalCounts(of: campaign)
        return ready
    }

    /// Whether anything is left to do is asked here, where nobody else writes: somebody may have been found since.
    /// - Throws: `CampaignProblem.notEndable`, `ownStatement`.
    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.ownedCampaign(campaign)
        if found.card.state == .ended { return Done() }
        guard let statement = try session.statement(of: campaign) else {
            throw CampaignProblem.missing(field: "statement")
        }
        guard !statement.isOwn else { throw CampaignProblem.ownStatement }
        let gaps = try session.endingGaps(of: found.card, isOwned: true)
        let open = gaps.count { $0 != .residents }
        guard open == 0 else { throw CampaignProblem.notEndable(count: open) }
        let handedOn = gaps.isEmpty ? nil : try writtenReferral()
        let ended = try session.run(
            """
            UPDATE campaign SET state = 'ended' WHERE id = \(campaign) AND state = 'closed'
            \(unscoped: "the campaign itself was found within the scope")
            """)
        guard ended == 1 else { return Done() }
        try session.run(
            """
            UPDATE campaign_closure SET ended_by = \(session.caller.idText), ended_at = \(session.now),
                referral = CAST(\(handedOn) AS TEXT)
            WHERE campaign = \(campaign) \(unscoped: "the campaign itself was found within the scope")
            """)
        try session.keep(counted ?? session.finalCounts(of: campaign), of: campaign)
        return Done()
    }

    private func writtenReferral() throws -> String {
        let words = (referral ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        guard !words.isEmpty else { throw CampaignProblem.missing(field: "referral") }
        let most = CampaignProblem.longestText
        guard words.count <= most else { throw CampaignProblem.tooLong(field: "referral", most: most) }
        return words
    }
}

extension Session {
    func statement(of campaign: ID<Campaign>) throws -> ClosingStatement? {
        let row = try row(
            """
            SELECT statement, written_by, written_at, ended_by, ended_at, referral FROM campaign_closure
            WHERE campaign = \(campaign) \(unscoped: "the campaign itself was found within the scope")
            """)
        guard let row else { return nil }
        let (writer, ender): (String, String?) = (try row("written_by"), try row("ended_by"))
        return ClosingStatement(
            words: try row("statement"), writtenBy: try name(of: writer) ?? writer, writtenAt: try row("written_at"),
            isOwn: writer == caller.idText, endedBy: try ender.map { try name(of: $0) ?? $0 },
            endedAt: try row("ended_at"), referral: try row("referral"))
    }
}
