public import Access
import Storage

/// Deletes what colleagues have noted beside the alerts of people whose archive is over, and the name and the telephone
/// that were left with them (rulebook H.8, decision 0053). That there was an alert, when, and how soon somebody was
/// there, stays and is nobody's.
public struct ForgetAlertNotes: ForgettingBlock {
    public static let part = DeletionPart.notes
    public static let block = 500

    public var list: String
    public var campaign: String

    public init(list: String, campaign: String) {
        (self.list, self.campaign) = (list, campaign)
    }

    public func forget(in session: borrowing Session<Self>) throws -> Int {
        let count = try session.run(
            """
            UPDATE alert_entry SET note = NULL WHERE id IN (
                SELECT e.id FROM alert_entry e JOIN alert a ON a.id = e.alert
                WHERE e.note IS NOT NULL AND a.sheet IN (\(sheets)) ORDER BY e.id LIMIT \(Self.block))
            \(unscoped: "two people have agreed to it")
            """)
        if count < Self.block {
            try session.run(
                """
                UPDATE alert SET caller_name = NULL, caller_phone = NULL
                WHERE (caller_name IS NOT NULL OR caller_phone IS NOT NULL) AND sheet IN (\(sheets))
                \(unscoped: "two people have agreed to it")
                """)
        }
        return count
    }

    /// Of those whom the list names.
    private var sheets: SQL {
        """
        SELECT s.sheet FROM published_any_sheet s
        JOIN published_ended_archive d ON d.participant = s.participant
        WHERE s.campaign = \(campaign) AND d.list = \(list)
        UNION
        SELECT g.sheet FROM published_flagged_sheet g
        JOIN published_ended_archive d ON d.participant = g.participant
        WHERE d.list = \(list)
        """
    }
}
