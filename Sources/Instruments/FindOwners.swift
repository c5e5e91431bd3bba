public import Access
public import Care
import Foundation
import Storage

/// Finds the schools and institutions that the caller may load a scale for, by a part of the name or by the code.
public struct FindOwners: Query {
    public static let permission = Permission.loadInstruments
    public static let opensIdentity = false
    /// As many as a list on a page can show well; of more, a part of the name finds the right one.
    public static let most = 30

    public var search: String?
    /// The code of a unit that was chosen before: found whatever is searched for.
    public var chosen: String?

    public init(search: String? = nil, chosen: String? = nil) {
        self.search = search
        self.chosen = chosen
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let owners: [Owner]
        public let hasMore: Bool
    }

    /// A unit by itself; its classes and wards own no scales.
    public struct Owner: Codable, Sendable, Equatable {
        public let code: String
        public let region: Region
        /// Language to name.
        public let names: [String: String]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let words = (search ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        let plain = words.reduce(into: "") { $0 += "!%_".contains($1) ? "!\($1)" : "\($1)" }
        let like = "%\(plain)%"
        let chosen = chosen ?? ""
        let owners = try session.rows(
            """
            SELECT u.code, u.region, u.name_zh, u.name_en FROM published_unit u
            WHERE u.parent IS NULL AND u.status NOT IN ('closed', 'merged')
                AND \(session.scope, region: "u.region", unit: "u.code")
                AND (u.name_zh LIKE \(like) ESCAPE '!' OR u.name_en LIKE \(like) ESCAPE '!'
                    OR u.code LIKE \("\(plain)%") ESCAPE '!' OR u.code = \(chosen))
            ORDER BY CASE WHEN u.code = \(chosen) THEN 0 ELSE 1 END, u.region, u.code LIMIT \(Self.most + 1)
            """
        ).map { row in
            Owner(
                code: try row("code"), region: try row("region"),
                names: ["zh-Hans": try row("name_zh"), "en": try row("name_en")])
        }
        return Outcome(owners: Array(owners.prefix(Self.most)), hasMore: owners.count > Self.most)
    }
}
