public import Access
public import Care
import Storage

/// A campaign in which people of the caller's own take part, and how many guardians wait to be asked.
public struct ConsentWork: Codable, Sendable, Equatable {
    public let campaign: String
    public let titles: [String: String]
    public let closesAt: Moment
    public let isOpen: Bool
    public let waiting: Int
}

/// Lists the campaigns for which consents are kept in the caller's school, the one that closes first on top.
public struct ListConsentWork: Query {
    public static let permission = Permission.keepConsents
    public static let opensIdentity = false
    public static let most = 50

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> [ConsentWork] {
        let rows = try session.rows(
            """
            SELECT \(CampaignFacts.columns) FROM published_campaign c
            WHERE c.state IN ('approved', 'open', 'closed') AND EXISTS (
                SELECT 1 FROM published_participant p WHERE p.campaign = c.id AND p.removed_at IS NULL
                    AND \(session.scope, region: "p.region", unit: "p.house"))
            ORDER BY CASE WHEN c.closes_at > \(session.now) THEN 0 ELSE 1 END, c.closes_at DESC, c.id
            LIMIT \(Self.most)
            """)
        return try rows.map { row in
            let facts = try CampaignFacts(row)
            return ConsentWork(
                campaign: facts.id, titles: facts.titles, closesAt: facts.closesAt,
                isOpen: facts.mayAnswer(at: session.now), waiting: try session.waiting(in: facts))
        }
    }
}

extension Session where Case == ListConsentWork {
    fileprivate func waiting(in facts: CampaignFacts) throws -> Int {
        let row = try row(
            """
            SELECT COUNT(*) AS number FROM published_participant p
            WHERE p.campaign = \(facts.id) AND p.removed_at IS NULL
                AND \(Waiting(facts, on: today).isWaiting) AND \(scope, region: "p.region", unit: "p.house")
            """)
        return try row?("number") ?? 0
    }
}
