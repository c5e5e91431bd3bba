public import Access
import CampaignRules
import Care
import Storage

/// Shows a class teacher how to care for pupils of the own class. Nothing else is told: not who says so, not why, not
/// whether anybody else is looked after. Advice from a campaign whose plan shows none to class teachers is not there,
/// nor is it once somebody has taken the consent back. Every look has its line in the log.
public struct ListCareAdvice: Query {
    public static let permission = Permission.readCareAdvice
    public static let opensIdentity = true
    static let most = 100

    public init() {}

    /// A pupil and how to care for them. The name is the roster's.
    public struct Line: Codable, Sendable, Equatable {
        public let member: String
        public let unit: String
        public let unitNames: [String: String]
        public let advice: CareAdvice
    }

    public func perform(in session: borrowing Session<Self>) throws -> [Line] {
        session.about("care advice for a class")
        // Far more than a few classes ever have, so that what is not shown takes no place from what is.
        let rows = try session.rows(
            """
            SELECT a.id, a.sentences, a.words, a.until_day, a.given_at, m.id AS member, m.unit, u.name_zh, u.name_en,
                v.sights
            FROM care_advice a JOIN published_member m ON m.id = a.member
            JOIN published_unit u ON u.code = m.unit JOIN finding f ON f.id = a.finding
            JOIN published_campaign_sight v ON v.campaign = f.campaign
            WHERE a.ended_at IS NULL AND a.until_day >= \(session.today) AND m.left_at IS NULL AND m.kind = 'pupil'
                AND NOT EXISTS (
                    SELECT 1 FROM published_consent c WHERE c.participant = f.participant AND c.standing = 'withdrawn')
                AND m.unit IN \(list: session.scope.units) AND \(session.scope, region: "m.region", unit: "m.unit")
            ORDER BY m.unit, a.given_at DESC, a.id LIMIT \(10 * Self.most)
            """)
        let shown = try rows.filter { try $0.sights().show(.advice, to: .classTeacher) }
        return try shown.prefix(Self.most).map { row in
            Line(
                member: try row("member"), unit: try row("unit"), unitNames: try row.both("name_zh", "name_en"),
                advice: try session.careAdvice(row))
        }
    }
}
