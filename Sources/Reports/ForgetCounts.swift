public import Access
import Storage

/// Deletes what a report was worked out from. It counts one person where one person was, class by class, and so would
/// tell of somebody whose answers have lost their name. What is shown, ten people and more, stays.
public struct ForgetCounts: ForgettingBlock {
    public static let part = DeletionPart.counts
    public static let block = 5_000

    public var list: String
    public var campaign: String

    public init(list: String, campaign: String) {
        (self.list, self.campaign) = (list, campaign)
    }

    public func forget(in session: borrowing Session<Self>) throws -> Int {
        try session.run(
            """
            DELETE FROM report_count WHERE campaign = \(campaign) AND (measure, place, cell) IN (
                SELECT c.measure, c.place, c.cell FROM report_count c WHERE c.campaign = \(campaign)
                LIMIT \(Self.block))
            \(unscoped: "two people have agreed to it")
            """)
    }
}
