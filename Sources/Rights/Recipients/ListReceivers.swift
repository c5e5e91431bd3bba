public import Access
public import CampaignRules
public import Care
import Storage

/// Tells everybody who receives data from a place today: what the place itself, those above it and the units in it have
/// agreed, by name, purpose and whom to ask (PIPL art. 17, 23). A change that was agreed for a day to come takes nobody
/// off the list before that day.
public struct ListReceivers: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = false
    public static let perPage = 50

    public var region: Region
    /// From 1.
    public var page: Int?

    public init(region: Region, page: Int? = nil) {
        self.region = region
        self.page = page
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let receivers: [Receiver]
        public let hasMore: Bool
    }

    public struct Receiver: Codable, Sendable, Equatable {
        /// The place that gives.
        public let region: Region
        /// The unit that gives, by language; nothing for the place itself.
        public let unitNames: [String: String]?
        public let told: ToldRecipient
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let inside = region.prefix
        let found = try session.rows(
            """
            SELECT r.region, v.terms, u.name_zh, u.name_en FROM recipient r
            JOIN recipient_version v ON v.recipient = r.id AND v.version = (
                SELECT MAX(n.version) FROM recipient_version n
                WHERE n.recipient = r.id AND n.agreed_at IS NOT NULL AND n.from_day <= \(session.today))
            LEFT JOIN published_unit u ON u.code = r.unit
            WHERE (r.unit IS NULL AND r.region IN \(list: region.upwards)
                    OR r.region >= \(inside) AND r.region < \(inside + "~"))
                AND NOT EXISTS (SELECT 1 FROM recipient_end e WHERE e.recipient = r.id)
                AND (v.until_day IS NULL OR v.until_day >= \(session.today))
            ORDER BY r.region, r.id LIMIT \(Self.perPage + 1)
            OFFSET \(max(0, min(page ?? 1, 10_000) - 1) * Self.perPage)
            \(unscoped: "whoever gives data tells everybody to whom (PIPL art. 17)")
            """
        ).map { row in
            let hasUnit = try row("name_zh", as: String?.self) != nil
            return Receiver(
                region: try row("region"), unitNames: hasUnit ? try row.both("name_zh", "name_en") : nil,
                told: try RecipientTerms(json: row("terms")).told)
        }
        return Outcome(receivers: Array(found.prefix(Self.perPage)), hasMore: found.count > Self.perPage)
    }
}
