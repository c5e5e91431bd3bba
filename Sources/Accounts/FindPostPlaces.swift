public import Access
public import Care
import Foundation
import Storage

/// Finds the regions and units in which the caller may give posts, by a part of the name or by the code.
public struct FindPostPlaces: Query {
    public static let permission = Permission.managePeople
    public static let opensIdentity = false
    /// More than a page can show well: who sees this many writes one more character.
    public static let most: Int64 = 30

    public var search: String?

    public init(search: String? = nil) {
        self.search = search
    }

    public struct Found: Codable, Sendable, Equatable {
        /// A region's twelve digits or a unit's code.
        public let code: String
        public let isUnit: Bool
        public let region: Region
        /// Language to name.
        public let names: [String: String]
        /// The names of the school or hospital that a class or a ward belongs to: there is a class 1 in every school.
        public let house: [String: String]?
    }

    /// The widest places first, then units, each before its parts.
    public func perform(in session: borrowing Session<Self>) throws -> [Found] {
        let words = (search ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        let plain = words.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
        let like = "%\(plain)%"
        let regions = try session.rows(
            """
            SELECT code, code AS region, name_zh, name_en, CAST(NULL AS TEXT) AS house_zh,
                CAST(NULL AS TEXT) AS house_en
            FROM published_region r
            WHERE (name_zh LIKE \(like) ESCAPE '!' OR name_en LIKE \(like) ESCAPE '!' OR code LIKE \("\(plain)%"))
                AND \(session.scope, region: "r.code")
            ORDER BY CASE level WHEN 'province' THEN 1 WHEN 'city' THEN 2 WHEN 'county' THEN 3 WHEN 'township' THEN 4
                ELSE 5 END, code LIMIT \(Self.most)
            """
        ).map { try Found($0, isUnit: false) }
        let units = try session.rows(
            """
            SELECT u.code, u.region, u.name_zh, u.name_en, h.name_zh AS house_zh, h.name_en AS house_en
            FROM published_unit u LEFT JOIN published_unit h ON h.code = u.house AND h.code <> u.code
            WHERE (u.name_zh LIKE \(like) ESCAPE '!' OR u.name_en LIKE \(like) ESCAPE '!'
                OR u.code LIKE \("\(plain)%")) AND \(session.scope, region: "u.region", unit: "u.code")
            ORDER BY CASE WHEN u.parent IS NULL THEN 0 ELSE 1 END, u.code LIMIT \(Self.most)
            """
        ).map { try Found($0, isUnit: true) }
        return Array(regions.prefix(Int(Self.most) - min(units.count, 10)) + units)
    }
}

extension FindPostPlaces.Found {
    init(_ row: Row, isUnit: Bool) throws {
        code = try row("code")
        self.isUnit = isUnit
        region = try row("region")
        names = ["zh-Hans": try row("name_zh"), "en": try row("name_en")]
        let english: String? = try row("house_en")
        house = try row("house_zh", as: String?.self).map { ["zh-Hans": $0, "en": english ?? $0] }
    }
}
