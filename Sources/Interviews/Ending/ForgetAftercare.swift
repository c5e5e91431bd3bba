public import Access
import Storage

/// Deletes what hung on answers that lose their person: whom to ask again, and the reports to people whom nobody has to
/// talk with. Findings, talks, contacts with guardians, advice and the way to help and back, with a doctor's papers,
/// are the school's archive, whose rule is longer, and so is the report to whoever has a finding (rulebook H.8).
public struct ForgetAftercare: ForgettingBlock {
    public static let part = DeletionPart.aftercare
    public static let block = 1_000

    public var list: String
    public var campaign: String

    public init(list: String, campaign: String) {
        (self.list, self.campaign) = (list, campaign)
    }

    public func forget(in session: borrowing Session<Self>) throws -> Int {
        let wishes = try session.run(
            """
            DELETE FROM retest_wish WHERE participant IN (
                SELECT r.participant FROM retest_wish r WHERE r.campaign = \(campaign)
                ORDER BY r.participant LIMIT \(Self.block))
            \(unscoped: "two people have agreed to it")
            """)
        let reports = try session.run(
            """
            DELETE FROM person_report WHERE id IN (
                SELECT r.id FROM person_report r WHERE r.campaign = \(campaign)
                    AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.participant = r.participant)
                ORDER BY r.id LIMIT \(Self.block - wishes))
            \(unscoped: "two people have agreed to it")
            """)
        return wishes + reports
    }
}
