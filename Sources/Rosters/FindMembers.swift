public import Access
public import Care
import Storage

/// Finds members by their whole name, or by an identity, student or staff number. Names lie sealed, so a part of one
/// finds nobody. Whoever asks learns that somebody is here: each search has its line in the audit log.
public struct FindMembers: Query {
    public static let permission = Permission.seeRosters
    public static let opensIdentity = true
    /// More of one name than a large school has.
    public static let atMost = 50

    public var text: Private<String>

    public init(text: Private<String>) {
        self.text = text
    }

    public struct Found: Codable, Sendable, Equatable {
        public let card: MemberCard
        public let unit: [String: String]
        public let house: [String: String]
    }

    public func perform(in session: borrowing Session<Self>) throws -> [Found] {
        let text = text.exposed.trimmed
        guard !text.isEmpty else { throw RosterError.nothingToFind }
        guard text.count <= RosterError.longestName else { throw RosterError.longSearch }
        let marks = session.marks(ofSearch: text)
        session.about("members by name or number")
        return try session.rows(
            """
            SELECT \(MemberCard.columns), u.name_zh AS unit_zh, u.name_en AS unit_en, h.name_zh AS house_zh,
                h.name_en AS house_en
            FROM member m JOIN published_unit u ON u.code = m.unit JOIN published_unit h ON h.code = m.house
            WHERE m.id IN (
                    SELECT id FROM member WHERE name_index IN \(list: marks.name)
                    UNION ALL \(MemberCard.withNumbers(marks.idNumber))
                    UNION ALL SELECT s.id FROM published_unit p JOIN member s ON s.house = p.code
                    WHERE s.number_index IN \(list: marks.number)
                        AND \(session.scope, region: "p.region", unit: "p.code"))
                AND \(session.scope, region: "m.region", unit: "m.house")
            ORDER BY m.left_at IS NOT NULL, m.id LIMIT \(Self.atMost)
            """
        ).map { row in
            Found(card: try MemberCard(row), unit: try row.both("unit_zh", "unit_en"),
                house: try row.both("house_zh", "house_en"))
        }
    }
}
