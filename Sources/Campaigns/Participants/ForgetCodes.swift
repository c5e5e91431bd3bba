public import Access
import Storage

/// Deletes the personal codes of a campaign whose time is over: they open nothing any more.
public struct ForgetCodes: ForgettingBlock {
    public static let part = DeletionPart.codes
    public static let block = 2_000

    public var list: String
    public var campaign: String

    public init(list: String, campaign: String) {
        (self.list, self.campaign) = (list, campaign)
    }

    public func forget(in session: borrowing Session<Self>) throws -> Int {
        let nothing: [UInt8] = []
        return try session.run(
            """
            UPDATE participant SET code_index = 'gone ' || id, code_sealed = \(nothing)
            WHERE id IN (
                SELECT p.id FROM participant p WHERE p.campaign = \(campaign) AND p.code_index <> 'gone ' || p.id
                ORDER BY p.id LIMIT \(Self.block))
            \(unscoped: "two people have agreed to it")
            """)
    }
}

/// Deletes who was invited to a campaign, three years after the answers have lost their people. Of whom something stays
/// in the archive, a sitting or a finding, the invitation stays with it, and three years longer than that.
public struct ForgetParticipants: ForgettingBlock {
    public static let part = DeletionPart.participants
    public static let block = 2_000

    public var list: String
    public var campaign: String

    public init(list: String, campaign: String) {
        (self.list, self.campaign) = (list, campaign)
    }

    public func forget(in session: borrowing Session<Self>) throws -> Int {
        let count = try session.run(
            """
            DELETE FROM participant WHERE id IN (
                SELECT p.id FROM participant p WHERE p.campaign = \(campaign)
                    AND NOT EXISTS (SELECT 1 FROM published_sitting t WHERE t.participant = p.id)
                    AND NOT EXISTS (SELECT 1 FROM published_set_aside a WHERE a.participant = p.id)
                    AND NOT EXISTS (SELECT 1 FROM published_finding f WHERE f.participant = p.id)
                    AND NOT EXISTS (
                        SELECT 1 FROM published_ended_archive e WHERE e.participant = p.id
                            AND (e.evidence_until IS NULL OR e.evidence_until > \(session.now)))
                ORDER BY p.id LIMIT \(Self.block))
            \(unscoped: "two people have agreed to it")
            """)
        if count < Self.block {
            try session.run(
                "DELETE FROM campaign_drawn WHERE campaign = \(campaign) \(unscoped: "two people have agreed to it")")
        }
        return count
    }
}
