public import Access
import Storage

/// Deletes the links that guardians of a campaign were given. What they have said stays as evidence.
public struct ForgetLinks: ForgettingBlock {
    public static let part = DeletionPart.links
    public static let block = 2_000

    public var list: String
    public var campaign: String

    public init(list: String, campaign: String) {
        (self.list, self.campaign) = (list, campaign)
    }

    public func forget(in session: borrowing Session<Self>) throws -> Int {
        try session.run(
            """
            DELETE FROM consent_link WHERE id IN (
                SELECT l.id FROM consent_link l JOIN published_participant p ON p.id = l.participant
                WHERE p.campaign = \(campaign) ORDER BY l.id LIMIT \(Self.block))
            \(unscoped: "two people have agreed to it")
            """)
    }
}

/// Deletes what was said about taking part, with papers and scans, three years after the processing has ended
/// (PIPL art. 56). Of whom something stays in the archive, a sitting or a finding, the consent stays with it, and three
/// years longer than that.
public struct ForgetConsents: ForgettingBlock {
    public static let part = DeletionPart.consents
    public static let block = 500

    public var list: String
    public var campaign: String

    public init(list: String, campaign: String) {
        (self.list, self.campaign) = (list, campaign)
    }

    public func forget(in session: borrowing Session<Self>) throws -> Int {
        let found: [String] = try session.rows(
            """
            SELECT c.id FROM consent c JOIN consent_notice n ON n.id = c.notice
            WHERE n.campaign = \(campaign)
                AND NOT EXISTS (SELECT 1 FROM published_sitting t WHERE t.participant = c.participant)
                AND NOT EXISTS (SELECT 1 FROM published_set_aside a WHERE a.participant = c.participant)
                AND NOT EXISTS (SELECT 1 FROM published_finding f WHERE f.participant = c.participant)
                AND NOT EXISTS (
                    SELECT 1 FROM published_ended_archive e WHERE e.participant = c.participant
                        AND (e.evidence_until IS NULL OR e.evidence_until > \(session.now)))
            ORDER BY c.id LIMIT \(Self.block) \(unscoped: "two people have agreed to it")
            """
        ).map { try $0("id") }
        if !found.isEmpty {
            try session.forgetSharing(with: found)
            try session.run(
                "DELETE FROM consent_paper WHERE consent IN \(list: found) \(unscoped: "two people have agreed to it")")
            try session.run(
                "DELETE FROM consent_aloud WHERE consent IN \(list: found) \(unscoped: "two people have agreed to it")")
            try session.run(
                "DELETE FROM consent WHERE id IN \(list: found) \(unscoped: "two people have agreed to it")")
        }
        if found.count < Self.block { try session.forgetReminders(of: campaign) }
        return found.count
    }
}

extension Session where Case == ForgetConsents {
    /// What was said of third parties goes with the first of somebody's consents: only who agreed to take part was
    /// asked.
    fileprivate func forgetSharing(with consents: [String]) throws {
        let answers: [String] = try rows(
            """
            SELECT s.id FROM consent_sharing s
            WHERE s.participant IN (SELECT c.participant FROM consent c WHERE c.id IN \(list: consents))
            \(unscoped: "two people have agreed to it")
            """
        ).map { try $0("id") }
        guard !answers.isEmpty else { return }
        let agreed: SQL = "\(unscoped: "two people have agreed to it")"
        try run("DELETE FROM consent_sharing_paper WHERE sharing IN \(list: answers) \(agreed)")
        try run("DELETE FROM consent_sharing_aloud WHERE sharing IN \(list: answers) \(agreed)")
        try run("DELETE FROM consent_sharing WHERE id IN \(list: answers) \(agreed)")
    }

    fileprivate func forgetReminders(of campaign: String) throws {
        try run(
            """
            DELETE FROM consent_reminder WHERE participant IN (
                SELECT p.id FROM published_participant p WHERE p.campaign = \(campaign)
                    AND NOT EXISTS (SELECT 1 FROM published_sitting t WHERE t.participant = p.id)
                    AND NOT EXISTS (SELECT 1 FROM published_set_aside a WHERE a.participant = p.id)
                    AND NOT EXISTS (SELECT 1 FROM published_finding f WHERE f.participant = p.id)
                    AND NOT EXISTS (
                        SELECT 1 FROM published_ended_archive e WHERE e.participant = p.id
                            AND (e.evidence_until IS NULL OR e.evidence_until > \(now))))
            \(unscoped: "two people have agreed to it")
            """)
    }
}
